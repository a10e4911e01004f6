"""What looks mean by sentences that name colours, by cells that have them, and by texts beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.cells.looks import _shortened, explained, explains_looks, hue_of, is_gone
from tests.intake.understanding.sheets import sheet

YELLOW, RED, GREEN = "FFFF00", "FF0000", "00B050"
MUST_AND_GONE = {"yellow": "must", "red": "not coming"}
NAMES = {
    "fill": {YELLOW: "yellow", RED: "red", GREEN: "green"},
    "letters": {RED: "red letters"},
    "struck": {"": "struck"},
}


def told(*rows: list[str | None], letters: bool = False, struck: bool = False) -> dict[str, str]:
    """What the colours of a list mean, by their names, with rows below it."""
    names = [["Altyn Trade", "Kazakhstan", "tea"], ["Orda Foods", "Kazakhstan", "oil"], ["Silk Way", "Osh", "pumps"]]
    grid = sheet("Buyers", *names, *rows)
    grid = replace(grid, colours={(n, 1): colour for n, colour in enumerate((YELLOW, RED, GREEN), 1)})
    grid = replace(grid, letters={(1, 2): RED} if letters else {}, struck=frozenset({(2, 3)} if struck else ()))
    meanings = explained(Book("list.xlsx", (grid,)), ()).meanings
    return {NAMES[kind][colour]: meaning for (kind, colour), meaning in meanings.items()}


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("Yellow: must be held", {"yellow": "must"}),
        ("Must be held: yellow", {"yellow": "must"}),
        ("VIP: yellow", {"yellow": "VIP"}),
        ("yellow = must, red = no", {"yellow": "must", "red": "no"}),
        ("yellow = must meet red = do not meet", {"yellow": "must", "red": "no"}),
        ("in yellow must meet red do not meet", {}),
        ("yellow or red: must be held", {}),
        ("yellow and green: must be held, red - no", {"red": "no"}),
        ("yellow = tea", {}),
        ("yellow = confirmed by phone; red = not coming", {"yellow": "nothing", "red": "not coming"}),
        ("blue = must meet", {}),
        ("жёлтым — обязательно; красным — не встречаться", {"yellow": "must", "red": "no"}),
        ("黄色=必须见，红色=不见", {"yellow": "must", "red": "no"}),
        ("Gold = VIP. Red = not coming.", {"yellow": "VIP", "red": "not coming"}),
        ("Gold sponsors are VIP", {}),
        ("※ yellow = must meet  /  red = not coming  /  the numbers are those of the list", MUST_AND_GONE),
        ("노란색 = 반드시 상담(필수) / 빨간색 = 참가 취소", {"yellow": "must", "red": "참가 취소"}),
        ("gelb = unbedingt • rot = kommt nicht", {"yellow": "must", "red": "kommt nicht"}),
        ("sárga = kiemelt vevő (VIP), piros = lemondta", {"yellow": "VIP", "red": "lemondta"}),
        ("žlutá = VIP, červená = zrušeno", {"yellow": "VIP", "red": "zrušeno"}),
        ("gul = VIP", {"yellow": "VIP"}),
        ("galben = VIP", {"yellow": "VIP"}),
        ("κίτρινο = VIP", {"yellow": "VIP"}),
        ("золотой = VIP", {"yellow": "VIP"}),
    ],
)
def test_a_sentence_says_what_the_colours_that_it_names_mean(text, meanings):
    assert told([text]) == meanings


@pytest.mark.parametrize(
    ("rows", "looks", "meanings"),
    [
        ([["red = no"]], {"letters": True}, {}),  # of which of the two is open
        ([["red font = do not meet"]], {"letters": True}, {"red letters": "no"}),
        ([["red: no", "yellow: must"]], {}, {"red": "no", "yellow": "must"}),
        ([["please mark", "yellow: must"]], {}, {"yellow": "must"}),
        ([["red: no", "by Friday"]], {}, {}),
        ([["red: no", "by Friday", "yellow: must"]], {}, {}),  # a row of a list
        ([["Key", "yellow = called", "red = not coming"]], {}, {"red": "not coming"}),
        ([["图例", "黄底=电话已确认", "红底=不来了"]], {}, {"yellow": "nothing", "red": "不来了"}),
        ([["yellow = called", "red = not coming", "oil"]], {}, {}),
        ([["yellow", "must"]], {}, {"yellow": "must"}),
        ([["yellow", "must", "by Friday"]], {}, {}),
        ([["Light yellow", "must"]], {}, {"yellow": "must"}),
        ([["светло-жёлтый", "обязательно"]], {}, {"yellow": "must"}),
        ([["yellow tents", "must"]], {}, {}),
        ([["Legend:", "yellow", "must be held"]], {}, {"yellow": "must"}),
        ([["Belgilar:", "sariq", "bu uchrashuv shart"]], {}, {"yellow": "must"}),
        ([["Legend", "yellow", "must be held"]], {}, {}),
        ([["yellow = by all means, a must | red = no"]], {}, {"yellow": "must", "red": "no"}),
        ([["Sarı = kesin olmalı, bu görüşme şart"]], {}, {"yellow": "must"}),
        ([["yellow = tea, green = oil"]], {}, {}),
        ([["Red row or column", "company has cancelled"]], {}, {"red": "row or column company has cancelled"}),
        ([["Yellow", "VIP guest of the ministry"]], {}, {"yellow": "VIP"}),
        ([["Gelbe Zeilen = VIP", "rot: no"]], {}, {"yellow": "VIP", "red": "no"}),
        ([["crossed out = cancelled"]], {}, {}),
        ([["crossed out = cancelled"]], {"struck": True}, {"struck": "cancelled"}),
    ],
)
def test_rows_that_explain_looks(rows, looks, meanings):
    assert told(*rows, **looks) == meanings


@pytest.mark.parametrize(
    ("colours", "text", "explained_by"),
    [
        ("FFC000 FFFF00", "orange = must, yellow = no", {"FFC000": "must", "FFFF00": "no"}),
        ("FFC000", "yellow = must", {"FFC000": "must"}),
        ("FFE699", "orange = must", {"FFE699": "must"}),
        ("FFC000 FFE699", "orange = must, yellow = no", {"FFC000": "must", "FFE699": "no"}),
        ("ED7D31", "yellow = must", {}),
        ("FFFF00", "orange = must", {}),
        ("BFBFBF D9E1F2", "grey = cancelled", {"BFBFBF": "cancelled"}),
    ],
)
def test_between_yellow_and_orange_a_colour_is_what_no_other_is(colours, text, explained_by):
    names = [[name, "Kazakhstan", "tea"] for name in ("Altyn Trade", "Orda Foods")]
    grid = replace(sheet("Buyers", *names, [text]), colours={(n, 1): c for n, c in enumerate(colours.split(), 1)})
    found = explained(Book("list.xlsx", (grid,)), ()).meanings
    assert {colour: meaning for (_, colour), meaning in found.items()} == explained_by


@pytest.mark.parametrize(
    ("colours", "name"),
    [
        ("FF0000 C00000 FF0030", "red"),
        ("FFC000 ED7D31 F4B084", "orange"),
        ("FFFF00 FFE699 FFF2CC FFD966", "yellow"),
        ("92D050 00B050 C6EFCE", "green"),
        ("00B0F0 0070C0 BDD7EE", "blue"),
        ("7030A0 FF00FF FF99CC", "purple"),
        ("D9D9D9 000000 FFFFFF", "grey"),
    ],
)
def test_colours_are_called_by_their_hue(colours, name):
    assert [hue_of(colour) for colour in colours.split()] == [name] * len(colours.split())
    assert hue_of(f"FF{colours[:6]}") == hue_of(f"#{colours[:6]}") == name
    assert hue_of("theme 4") == ""


@pytest.mark.parametrize(
    ("meaning", "gone"),
    [
        *((text, True) for text in ("will not come", "cancelled", "снялись", "不参加")),
        ("confirmed", False),
        ("VIP", False),
    ],
)
def test_a_meaning_may_be_that_somebody_does_not_come(meaning, gone):
    assert is_gone(meaning) is gone


@pytest.mark.parametrize(("again", "meanings"), [(None, {GREEN: "must meet"}), ("must meet", {})])
def test_a_text_that_stands_without_its_colour_too_explains_none(again, meanings):
    grid = sheet("Buyers", ["Altyn Trade", "Kazakhstan", again], ["Orda Foods", "Kazakhstan"], ["must meet"])
    found = explained(Book("list.xlsx", (replace(grid, colours={(3, 1): GREEN, (1, 1): RED}),)), ()).meanings
    assert {colour: meaning for (_, colour), meaning in found.items()} == meanings


@pytest.mark.parametrize(
    ("below", "also", "heads"),
    [(["Who", "Whom"], {}, True), (["Who"], {}, False), (["Who", "Whom"], {(4, 1): RED}, False)],
)
def test_the_painted_heading_of_a_table_explains_no_colour_that_is_nowhere_else(below, also, heads):
    grid = sheet("Plan", ["List"], ["must not meet", None], below, ["Orda Foods", "Altyn Trade"])
    grid = replace(grid, colours={(2, 1): RED, (2, 2): RED} | also)
    assert bool(explained(Book("list.xlsx", (grid,)), ()).meanings) is not heads


@pytest.mark.parametrize(
    ("meaning", "short"),
    [
        ("– do not arrange (refused by the buyer)", "no"),
        ("does not come - no meetings", "does not come - no meetings"),
        ("must meet (VIP)", "must meet (VIP)"),
    ],
)
def test_the_long_meaning_of_a_colour_is_its_level_unless_it_says_more(meaning, short):
    assert _shortened(meaning) == short


@pytest.mark.parametrize(
    ("text", "is_legend"),
    [
        ("Giallo = incontro irrinunciabile      Arancio = buyer VIP      Grigio barrato = annullato", True),
        ("Grey = not coming", True),
        ("grey rows: not coming", True),
        ("Grey & Sons are not coming", False),
        ("Yellow Bird wants to meet Red Fox", False),
    ],
)
def test_a_legend_of_colours_is_no_remark_on_companies(text, is_legend):
    assert explains_looks(text) == is_legend


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("red + struck through = not coming", "not coming"),
        ("durchgestrichen & rot: abgesagt", "abgesagt"),
        ("빨간색 + 취소선 = 참가 취소", "참가 취소"),
    ],
)
def test_a_colour_beside_strikethrough_explains_strikethrough(text, meaning):
    assert told([text], struck=True) == {"struck": meaning}


def test_a_label_that_other_rows_have_in_another_colour_explains_none():
    grid = sheet("Cards", ["Altyn Trade", "tea"], ["Not coming"], ["Orda Foods", "oil"], ["Not coming"])
    colours = {(1, 1): GREEN, (2, 1): GREEN, (3, 1): RED, (4, 1): RED}
    assert explained(Book("cards.xlsx", (replace(grid, colours=colours),)), ()).meanings == {}
    once = replace(grid, colours={(1, 1): GREEN, (4, 1): RED}, rows={r: grid.rows[r] for r in (1, 3, 4)})
    assert explained(Book("cards.xlsx", (once,)), ()).meanings == {("fill", RED): "Not coming"}
