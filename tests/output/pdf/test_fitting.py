"""What is reckoned to fit its page does, by typst's own measure, for names in every script."""

import json
import random
import re
from pathlib import Path

import pytest
from typst import query

from sco_scheduler.output.pdf.agendas import qr_code
from sco_scheduler.output.pdf.fitting import (
    DENSITIES,
    PAGE_MILLIMETRES,
    HeadImages,
    _day_height,
    _head_height,
    _line_count,
    _text_width,
    fit,
    label_size,
    room_left,
)
from sco_scheduler.output.pdf.fonts import FAMILIES, TEMPLATES, fonts
from tests.output.layout import compared
from tests.output.pdf import samples
from tests.output.pdf.test_agendas import data_of, page_of

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="100"><rect width="900" height="100"/></svg>'
"""A wide one."""

_WORDS = {
    "latin": [
        "Mountain",
        "Agricultural",
        "Machinery",
        "Holdings",
        "&",
        "Co.,",
        "Ltd.",
        "WWW",
        "iillii",
        "Kyrgyz-Republic",
        "(Import/Export)",
    ],
    "cyrillic": [
        "ООО",
        "«Северо-Западная»",
        "Сельскохозяйственная",
        "Машиностроительная",
        "ЖШЩ",
        "компания",
        "и",
        "торговля",
    ],
    "kazakh": ["Қазақстан", "өңірлік", "ауылшаруашылық", "үкіметтік", "һәм", "ғылыми-өндірістік", "бірлестігі"],
    "chinese": ["重庆两江新区，国际农业机械（集团）股份有限责任公司。", "新能源汽车", "零部件", "制造"],
}


def words(chance: random.Random, script: str, longest: int) -> str:
    text = ""
    while len(text) < longest:
        text += chance.choice(_WORDS[script]) + ("" if script == "chinese" else " ")
    return text[: chance.randint(1, longest)].strip() or "x"


def random_row(chance: random.Random) -> dict[str, str]:
    if chance.random() < 0.2:
        kind = chance.choice(["free", "away", "break", "programme"])
        return {"kind": kind, "start": "09:00", "end": "09:20", "text": "Lunch · Обед, Hall N2"}

    def text(longest: int) -> str:
        return words(chance, chance.choice(list(_WORDS)), longest)

    products = text(110)
    return {
        "new": chance.choice(["", "", "new"]),
        "kind": "meeting",
        "start": "09:00",
        "end": "09:20",
        "zone": chance.choice(["A", "B", "HALL7"]),
        "word": "Zone A",
        "table": chance.choice(["1", "A12", "Stand 12"]),
        "name": text(60),
        "local": text(60) if chance.random() < 0.6 else "",
        "country": chance.choice(["Китай · China", "Kyrgyzstan", ""]),
        "products": products,
        "brief": products[:40],
        "delegate": text(30),
        "interpreter": text(30) if chance.random() < 0.5 else "",
    }


def random_page(chance: random.Random, page: dict[str, object]) -> dict[str, object]:
    days = [[random_row(chance) for _ in range(chance.randint(4, 20))] for _ in range(chance.choice([1, 1, 2]))]
    return {
        **page,
        "company": words(chance, chance.choice(list(_WORDS)), 60),
        "local": words(chance, chance.choice(list(_WORDS)), 60) if chance.random() < 0.6 else "",
        "delegate": words(chance, "cyrillic", 40),
        "position": words(chance, "latin", 40),
        "interpreted": any(row.get("interpreter") for day in days for row in day),
        "days": [{"title": page["days"][0]["title"], "rows": rows} for rows in days],
        "note": ["Встречи не назначены.", "No meetings are scheduled."] if chance.random() < 0.2 else [],
        "zones": page["zones"] * chance.randint(0, 3),
    }


def heights(template: str, expression: str, data: dict[str, object]) -> list[list[float]]:
    """The heights in millimetres, by typst, of what the expression makes of each ``item``.

    It is measured at the densities that the item has as ``measured``. Only what a test asks for
    is measured: one measure takes typst some ten milliseconds.
    """
    source = (TEMPLATES / f"{template}.typ").read_text(encoding="utf-8")
    start = source.index("\n#for ", source.index("#let agenda(") if template == "agendas" else 0)
    base = (TEMPLATES / "base.typ").read_text(encoding="utf-8")
    measured = (
        "#for item in data.items { context [#metadata(item.measured.map(number => { "
        f"let density = densities.at(number); measure(width: width, {expression}).height.mm() }}))<height>] }}"
    )
    text = base + source[:start].replace('#import "base.typ": *', "") + measured
    found = query(
        text.encode(),
        "<height>",
        font_paths=fonts(system=False),
        field="value",
        sys_inputs={"data": json.dumps({"fonts": FAMILIES, **data})},
    )
    return json.loads(found)


def test_an_agenda_that_surely_fits_does():
    """Whole on its page, or a page a day."""
    chance = random.Random(20250612)
    wanted: list[dict[str, object]] = []
    on_one, a_page_a_day = 0, 0
    for languages, days in ((("en",), 1), (("ru", "en"), 1), (("ru", "en"), 2)):
        data = data_of(samples.full("cyrillic", languages=languages, days=days))
        model = page_of(data, "P001")
        long = [{**model, "company": name, "local": other} for name in samples.LONG.values() for other in (name, "")]
        for page in (*long, *(random_page(chance, model) for _ in range(45))):
            images = chance.choice([HeadImages(), HeadImages(logo=True, code=True)])
            fitted = fit(page, f"{data['event']} · {data['venue']}", images)
            if not fitted.sure:
                continue
            parts = [[day] for day in page["days"]] if fitted.apart else [page["days"]]
            words_known = data["words"][page["language"]]
            fits = {"extra": fitted.extra, "measured": [fitted.density], "dress": images.logo}
            wanted += [{**page, "words": words_known, "days": days, **fits} for days in parts]
            a_page_a_day += fitted.apart
            on_one += not fitted.apart
    assert min(on_one, 10 * a_page_a_day) > 90
    dressed = {
        "qr": qr_code("https://example.org/a-rather-long-address"),
        "logo": {"bytes": list(LOGO), "format": "svg"},
    }
    for how, more in ((False, {"qr": None, "logo": None}), (True, dressed)):
        pages = [page for page in wanted if page["dress"] == how]
        measured = heights("agendas", "whole(item, item.words, density)", {**data, **more, "items": pages})
        for page, (height,) in zip(pages, measured, strict=True):
            assert height <= PAGE_MILLIMETRES, page


def test_the_reckoning_is_close():
    """An agenda is printed at most one size smaller than measuring would have it."""
    data = data_of(samples.full("latin", languages=("ru", "en")))
    data["items"] = [{**page, "extra": 0, "measured": list(range(len(DENSITIES)))} for page in data["pages"]]
    measured = heights("agendas", "whole(item, data.words.at(item.language), density)", data)
    for page, of_densities in zip(data["pages"], measured, strict=True):
        best = next(number for number, height in enumerate(of_densities) if height <= PAGE_MILLIMETRES)
        assert page["sure"]
        assert best <= page["density"] <= best + 1


def test_what_is_reckoned_is_as_it_was_when_it_was_compared_with_typst():
    """Heights in millimetres of heads and days, and how each page is printed: a change is seen, and looked at."""
    chance = random.Random(4)
    model = page_of(data_of(samples.small()), "P001")
    lines = []
    for number in range(60):
        page, title = random_page(chance, model), words(chance, "latin", 260)
        if number % 4 == 0:
            page |= {"count": [words(chance, "cyrillic", 60)] * (number % 3), "country": words(chance, "latin", 50)}
        images = HeadImages(logo=chance.random() < 0.5, code=chance.random() < 0.5)
        found, head = fit(page, title, images), _head_height(page, title, images)
        days = [_day_height(day, DENSITIES[number % 9], bool(number % 2)) for day in page["days"]]
        told = f"{head:.3f} and {' '.join(f'{height:.3f}' for height in days)}: {found.density}, {found.extra:.3f}"
        lines.append(f"{told}{'' if found.sure else ' not sure'}{' apart' if found.apart else ''}")
    compared(Path(__file__).parent / "golden" / "reckoned.txt", lines)


def test_an_agenda_too_full_for_its_page_is_measured():
    page = page_of(data_of(samples.full("chinese", slots=40)), "P001")
    assert (page["sure"], page["density"]) == (False, len(DENSITIES) - 1)


def test_several_days_have_a_page_each_before_their_lines_touch():
    """A single day that is as full is printed as small as it takes; two halves of it have two pages."""
    page = page_of(data_of(samples.full("chinese", slots=14)), "P001")
    (day,) = page["days"]
    tried = ({**day, "rows": day["rows"][:rows]} for rows in range(len(day["rows"]) + 1))
    crowded = next(one for one in tried if fit({**page, "days": [one]}, "").density >= 7)
    half = len(crowded["rows"]) // 2
    halves = [{**day, "rows": crowded["rows"][:half]}, {**day, "rows": crowded["rows"][half:]}]
    found = fit({**page, "days": halves}, "")
    assert found.sure
    assert found.apart
    assert found.density < 7
    assert not fit({**page, "days": [{**day, "rows": day["rows"][:3]}] * 2}, "").apart


def test_room_that_is_left_goes_to_the_meetings_up_to_the_largest_size():
    """A page with twice as many rows has half as much for each."""
    assert room_left([(PAGE_MILLIMETRES - 20, 10)], 5) == pytest.approx(1)
    assert room_left([(PAGE_MILLIMETRES - 20, 10), (PAGE_MILLIMETRES - 20, 20)], 5) == pytest.approx(0.5)
    assert room_left([(PAGE_MILLIMETRES - 20, 10)], 0.3) == pytest.approx(0.3)
    assert room_left([(PAGE_MILLIMETRES, 10)], 5) == 0


@pytest.mark.parametrize(("label", "size"), [("A", 20), ("A12", 20), ("HALL7", 14.4), ("Stand 12", 10), ("x" * 20, 8)])
def test_a_longer_label_is_smaller(label, size):
    assert label_size(label, 20) == pytest.approx(size)


@pytest.mark.parametrize("template", ["agendas", "tables"])
def test_the_height_of_a_page_is_what_the_template_leaves_of_a4(template):
    source = (TEMPLATES / f"{template}.typ").read_text(encoding="utf-8")
    sheet = source[source.index("#let sheet(") :]
    top, bottom = re.search(r"margin: \(x: \d+mm, top: (\d+)mm, bottom: (\d+)mm\)", sheet).groups()
    assert 'paper: "a4"' in sheet[:200]
    assert 297 - int(top) - int(bottom) == PAGE_MILLIMETRES


def test_the_day_in_a_second_language_takes_a_line_more():
    (day,) = page_of(data_of(samples.small()), "P001")["days"]
    one, two = (_day_height({**day, "title": ["12 June"] * many}, DENSITIES[0], interpreted=False) for many in (1, 2))
    assert 1.5 < two - one < 4


def test_a_title_of_several_lines_takes_its_room():
    data = data_of(samples.small())
    page = page_of(data, "P001")
    item = {**page, "words": data["words"][page["language"]], "extra": 0, "measured": [0]}
    whole, reckoned = [], []
    for title in ("Forum", "International Forum " * 15):
        given = {**data, "event": title.strip(), "venue": "", "qr": None, "logo": None, "items": [item]}
        ((height,),) = heights("agendas", "whole(item, item.words, density)", given)
        whole.append(height)
        reckoned.append(_head_height(page, title))
    assert 0 < whole[1] - whole[0] <= reckoned[1] - reckoned[0] + 0.01


def test_the_tail_of_a_letter_has_room_above_the_line_below_a_large_name():
    hosts = [{"name": name, "local": "", "rest": "Kazakhstan"} for name in ("Steppe Holding", "Stenne Holdina")]
    items = [{"host": host, "measured": [0]} for host in hosts]
    given = {"lang": "en", "words": {"seated": ["At this table"]}, "items": items}
    (tail,), (without,) = heights("tables", "seated(item.host, density, true)", given)
    assert tail - without > 2


def test_a_letter_is_as_wide_with_an_accent_and_a_mark_above_it_takes_no_room():
    for accented, plain in (("é", "e"), ("Ĺ", "L"), ("ǘ", "u"), ("e\u0301", "e")):
        assert _text_width(accented, 10.0) == pytest.approx(_text_width(plain, 10.0))
    assert _text_width("W", 10.0) > _text_width("i", 10.0) > 0.0


def test_a_word_may_end_a_line_at_a_soft_hyphen_and_chinese_after_any_sign():
    soft, plain, chinese = (text * 10 for text in ("Kyr\u00adgyz", "Kyrgyz", "汽车"))
    assert _text_width(soft, 10.0) == pytest.approx(_text_width(plain, 10.0))
    lines = [_line_count([(text, 10.0, False)], 20.0) for text in (soft, plain, chinese, f"{plain} {plain}")]
    assert lines == [9, 1, 4, 2]
