"""What is reckoned to fit its page does, by typst's own measure, for names in every script."""

import json
import random

import pytest
from typst import query

from sco_scheduler.output.printed.compiling import TEMPLATES
from sco_scheduler.output.printed.fitting import DENSITIES, PAGE_HEIGHT, Fit, fit, label_size
from sco_scheduler.output.printed.fonts import FAMILIES, font_folders
from sco_scheduler.output.printed.stand_fitting import SHEET_DENSITIES, fit_stand
from tests.output.printed import samples
from tests.output.printed.test_agenda_pages import data_of, page_of

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
        return {"kind": chance.choice(["free", "away", "break"]), "start": "09:00", "end": "09:20"}

    def text(longest: int) -> str:
        return words(chance, chance.choice(list(_WORDS)), longest)

    products = text(110)
    return {
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
    """The heights in millimetres, by typst, of what the expression makes of ``item`` at each density."""
    source = (TEMPLATES / f"{template}.typ").read_text(encoding="utf-8")
    start = source.index("\n#for ", source.index("#let agenda(") if template == "agendas" else 0)
    base = (TEMPLATES / "base.typ").read_text(encoding="utf-8")
    measured = (
        "#for item in data.items { context [#metadata(densities.map(density => "
        f"measure(width: width, {expression}).height.mm()))<height>] }}"
    )
    text = base + source[:start].replace('#import "base.typ": *', "") + measured
    found = query(
        text.encode(),
        "<height>",
        field="value",
        font_paths=[str(folder) for folder in font_folders()],
        sys_inputs={"data": json.dumps({"fonts": FAMILIES, **data})},
    )
    return json.loads(found)


def whole(fitted: Fit, days: int) -> bool:
    return fitted.sure and not (fitted.apart and days > 1)


@pytest.mark.parametrize("languages", [("en",), ("ru", "en")])
def test_an_agenda_that_surely_fits_does(languages):
    chance = random.Random(20250612)
    data = data_of(samples.full("cyrillic", languages=languages))
    model = page_of(data, "P001")
    data["items"] = pages = [random_page(chance, model) for _ in range(200)]
    measured = heights("agendas", "whole(item, data.words.at(item.language), density)", data)
    title = f"{data['event']} · {data['venue']}"
    found = [fit(page, title) for page in pages]
    for fitted, page, of_densities in zip(found, pages, measured, strict=True):
        if whole(fitted, len(page["days"])):
            assert of_densities[fitted.density] <= PAGE_HEIGHT, page
    sure = [of[f.density] / PAGE_HEIGHT for f, p, of in zip(found, pages, measured, strict=True) if whole(f, 1)]
    assert len(sure) > 30


def test_a_page_a_day_fits_too():
    chance = random.Random(3)
    data = data_of(samples.full("cyrillic", languages=("ru", "en"), days=2))
    model = page_of(data, "P001")
    pages = [page for page in (random_page(chance, model) for _ in range(150)) if len(page["days"]) == 2]
    title = f"{data['event']} · {data['venue']}"
    apart = [(page, found.density) for page in pages if (found := fit(page, title)).apart]
    assert len(apart) > 5
    data["items"] = [{**page, "days": [day]} for page, _ in apart for day in page["days"]]
    measured = heights("agendas", "whole(item, data.words.at(item.language), density)", data)
    for number, (page, density) in enumerate(apart):
        assert max(of[density] for of in measured[2 * number : 2 * number + 2]) <= PAGE_HEIGHT, page


def test_the_reckoning_is_close():
    """An agenda is printed at most one size smaller than measuring would have it."""
    data = data_of(samples.full("latin", languages=("ru", "en")))
    data["items"] = data["pages"]
    measured = heights("agendas", "whole(item, data.words.at(item.language), density)", data)
    for page, of_densities in zip(data["pages"], measured, strict=True):
        best = next(number for number, height in enumerate(of_densities) if height <= PAGE_HEIGHT)
        assert page["sure"]
        assert best <= page["density"] <= best + 1


def test_an_agenda_too_full_for_its_page_is_measured():
    page = page_of(data_of(samples.full("chinese", slots=40)), "P001")
    assert (page["sure"], page["density"]) == (False, len(DENSITIES) - 1)


def test_a_tables_sheet_that_surely_fits_does():
    chance = random.Random(7)

    def side() -> dict[str, str]:
        script = chance.choice(list(_WORDS))
        return {
            "name": words(chance, script, 60),
            "local": words(chance, "chinese", 40) if chance.random() < 0.5 else "",
            "rest": words(chance, script, 50),
        }

    def row() -> dict[str, object]:
        kind = chance.choice(["meeting", "meeting", "free", "closed"])
        return {"start": "09:00", "end": "09:20", "kind": kind, "sides": [side(), side()] if kind == "meeting" else []}

    stands = [
        {
            "zone": "A",
            "zone_title": ["Zone A: New energy vehicles and auto parts for everybody", "A 区：新能源汽车"],
            "table": chance.choice(["1", "A12", "12345", "Stand 12", "Conference 12"]),
            "days": [
                {"title": ["Thursday", "четверг"], "rows": [row() for _ in range(chance.randint(4, 22))]}
                for _ in range(chance.choice([1, 1, 2]))
            ],
        }
        for _ in range(100)
    ]
    words_known = {
        key: ["Word", "Слово"] for key in ("time", "table", "free", "page", "closed", "purchaser", "supplier")
    }
    data = {
        "event": "Test Forum of a Rather Long Name for Trade 2025",
        "venue": "Hall",
        "words": words_known,
        "densities": [{"time": d.time, "name": d.name, "rest": d.rest, "pad": d.pad} for d in SHEET_DENSITIES],
        "items": stands,
        "lang": "en",
    }
    measured = heights("tables", "whole(item, item.days, density)", data)
    found = [fit_stand(stand, f"{data['event']} · {data['venue']}") for stand in stands]
    surely = [
        (fitted.density, of)
        for fitted, stand, of in zip(found, stands, measured, strict=True)
        if whole(fitted, len(stand["days"]))
    ]
    assert len(surely) > 30
    assert all(of[density] <= PAGE_HEIGHT for density, of in surely)


@pytest.mark.parametrize(("label", "size"), [("A", 20), ("A12", 20), ("HALL7", 14.4), ("Stand 12", 10), ("x" * 20, 8)])
def test_a_longer_label_is_smaller(label, size):
    assert label_size(label, 20) == pytest.approx(size)
