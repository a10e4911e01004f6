"""Which texts that no reader uses are told, by where they stand and what they say: as a golden file has it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from sco_scheduler.intake.understanding import book
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.remarks.accounting import Account, Text
from tests.intake.books import Sheets, read
from tests.intake.test_told_changed import differing
from tests.intake.understanding.answers import B, S, lists
from tests.output.layout import compared_below_names

BUYERS = ("Altyn Trade", "Orda Foods", "Steppe Wind", "Nomad Mills", "Ural Import", "Bishkek Motors")
SELLERS = ("River Machines", "Jade Tea", "Spring Parts", "Yangtze Pumps", "Two Rivers Foods", "Lotus Glass")
SAYINGS = (
    *("please not {other}", "must meet {other}", "{other}", "{other}, {third}", "{own}", "{own}: not before 10:30"),
    *("a friend of {other}", "{other} (please not)", "{own} and {other}", "{own} ({other})", "not River", "River must"),
    *("we know River", "leaves at 15:00", "12 June 10:00-11:00", "max 4 meetings", "will not attend", "must", "no"),
    *(
        "we speak Russian and English",
        "with an interpreter",
        "not with {other} but {third}",
        "in total 5",
        "{third}: no",
    ),
    *("5 pumps of {other}", "Total {other}", "avoid competitors", "{other} - maybe", "Nobody Ltd. must", "thank you"),
    *("будем до обеда", "не хотим {other}", "не приедем", "обязательно {other}, можно {third}", "итого: 5"),
    *(
        "不见{other}",
        "{other}必须见",
        "下午3点离开",
        "最多4场",
        "M = must",
        "++ must meet",
        "all suppliers",
        "?",
        "no. 3",
    ),
    *(
        "{other} {third} {own}",
        "{other}; {own}: max 3 meetings",
        "competitor",
        "after {other}",
        "test test",
        "cancelled",
    ),
)
COLUMNS = {
    "Country": "Kazakhstan",
    "Products": "spare parts",
    "Contact person": "Ann Bell",
    "Zyxw": "some {}",
    "Remarks": "thank you",
    "Remark on choice 1": "fine",
    "Hotel": "Grand {}",
    "Tel": "+7 701 555 01 0{}",
}


def planted(said: Sequence[str], *, familiar: bool) -> Sheets:
    """Lists of both sides, in each of whose columns one row says something, and what stands around them."""
    names = (BUYERS, SELLERS)
    lists: list[list[list[object]]] = []
    for side, companies in enumerate(names):
        title = "Company" if familiar else ("Buyer", "Exhibitor")[side]
        rows: list[list[object]] = [[title, *COLUMNS, None]]
        if not side:
            rows[0].append("To" if familiar else "Whom would you like to meet? 1")
        for n, name in enumerate(companies):
            cells: list[object] = [value.format(n) for value in COLUMNS.values()]
            others = names[1 - side]
            for place in range(len(COLUMNS) + 1):
                if (place + n) % 3 == side:
                    text = said[(place + 3 * side + n // 3) % len(said)]
                    text = text.format(own=name, other=others[n], third=others[n - 1])
                    cells[place:] = [text, *cells[place + 1 :]]
            rows.append([name, *cells, *[None] * (len(COLUMNS) + 1 - len(cells))])
            if not side:
                rows[-1].append(others[(n + 2) % 6])
        lists.append(rows)
    first, second, third = (
        text.format(own=BUYERS[0], other=SELLERS[0], third=SELLERS[1]) for text in (*said, *said, *said)[:3]
    )
    buyers, sellers = lists
    buyers += [[None, second], [], [first], [BUYERS[1], third], ["Total", 6]]
    calls: list[list[object]] = [["Calls of May"], [BUYERS[2], first], [second], [SELLERS[2], None, third]]
    calls += [["Somebody", first], [f"{BUYERS[4]}: {third}"]]
    return {
        "Purchasers" if familiar else "Buyers": buyers,
        "Suppliers" if familiar else "Exhibitors": [[third], *sellers] if not familiar else sellers,
        "Calls": calls,
        "Hotel": [[BUYERS[3], second], [third]],
    }


_PLAIN = re.compile(r"\+ (?:sheet-|column-unknown|ids-made|delegates-default|request-repeated|guess-taken)")


class Recorder(Account):
    """Keeps which texts were found."""

    found: list[Text]

    def texts(self, plans: Sequence[Plan], decided: Collection[tuple[str, str]]) -> Iterator[Text]:
        Recorder.found = list(super().texts(plans, decided))
        yield from Recorder.found


@pytest.mark.parametrize("familiar", [True, False], ids=["format", "any form"])
def test_which_texts_of_each_place_are_told(tmp_path, monkeypatch, familiar):
    monkeypatch.setattr(book, "Account", Recorder)
    plain = read(tmp_path, planted(["thank you"], familiar=familiar), sure=0.0)

    def told(said: list[str]) -> list[str]:
        Recorder.found = []
        intake = read(tmp_path, planted(said, familiar=familiar), sure=0.0)
        further = (line for line in differing(plain, intake) if line.startswith("  + ") and not _PLAIN.search(line))
        texts = (f"{t.cell}: {t.said}{' beside ' if t.beside else ''}{t.beside}" for t in Recorder.found)
        return [*texts, *(line.removeprefix("  ") for line in further)]

    sayings = [[*SAYINGS[start:], *SAYINGS[:start]][:6] for start in range(0, len(SAYINGS), 6)]
    name = "format" if familiar else "any form"
    made = [("; ".join(said), partial(told, said)) for said in sayings]
    compared_below_names(Path(__file__).parents[1] / "golden" / f"texts told, {name}.txt", made)


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        *((note, True) for note in ("10:30", "12 June", "buyers 8, 7", "River")),
        *((note, False) for note in ("no. 3", "tea", "3 cars")),
    ],
)
def test_a_note_without_a_word_for_meetings_is_asked_about_for_a_time_or_a_company(tmp_path, note, asked):
    rows = [["Company", "Would like to meet", "Notes"], [B[0], S[0], note], [B[1], S[1], None], [B[2], S[2], "oil"]]
    found = [(q.kind, q.subject) for q in read(tmp_path, lists(rows)).questions]
    assert found == [("cell", note)] if asked else found in ([], [("remarks", note)])  # then it is shown as a note


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("River Machines Kazakhstan", False),
        ("Kazakh dealership of River Machines, Inc.", False),
        ("Osh office (River Machines, Inc.)", True),
        ("Dealers: River Machines, Inc. and Spring Parts Co., Ltd. in Osh", True),
    ],
)
def test_the_name_of_another_company_inside_a_name_is_no_wish_and_several_are_asked_about(tmp_path, name, asked):
    told = f"{B[1]} (must meet {S[2]})"
    rows = [["Company", "Country", "Would like to meet"], [name, "KZ", S[0]], [told, "KZ", S[2]], [B[2], "KZ", S[3]]]
    questions = read(tmp_path, lists(rows)).questions
    assert {q.subject for q in questions if q.kind == "cell"} == {told, *([name] if asked else [])}
