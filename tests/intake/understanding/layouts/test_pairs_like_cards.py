"""Lists of pairs of companies whose names have words for a side, as labels of cards have them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from sco_scheduler.intake import Intake
from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.layouts.cards import with_cards
from tests.intake.books import Sheets, read, serious
from tests.intake.understanding.answers import said, understood
from tests.intake.understanding.sheets import sheet

GREEK = ["Alpha", "Beta", "Gamma", "Delta", "Omega", "Sigma", "Kappa", "Zeta"]
NAMED: dict[str, tuple[list[str], list[str], list[str], list[str]]] = {
    "en": (
        [f"Buyer {name} LLC" for name in GREEK],
        [f"Plant {name} Co., Ltd." for name in GREEK],
        ["Who", "With whom", "Level"],
        ["Buyers", "Sellers", "Company"],
    ),
    "en, both": (
        [f"Buyer {name} Trading" for name in GREEK],
        [f"Supplier {name} Works" for name in GREEK],
        ["Who", "With whom", "Level"],
        ["Buyers", "Sellers", "Company"],
    ),
    "de": (
        [f"Einkäufer {name} GmbH" for name in GREEK],
        [f"Hersteller {name} AG" for name in GREEK],
        ["Wer", "Mit wem", "Wie wichtig"],
        ["Einkäufer", "Aussteller", "Firma"],
    ),
    "ru": (
        [f"Покупатель {name}" for name in GREEK],
        [f"Завод {name}" for name in GREEK],
        ["Кто", "С кем", "Важность"],
        ["Покупатели", "Поставщики", "Компания"],
    ),
    "zh": (
        [f"{name}采购公司" for name in "阿波德伽黄蓝金银"],
        [f"{name}供应厂" for name in "阿波德伽黄蓝金银"],
        ["谁", "想见谁", "程度"],
        ["采购商", "供应商", "企业名称"],
    ),
}
LEVELS = ["must", "want", "maybe"]


def _pairs(buyers: list[str], sellers: list[str]) -> list[tuple[str, str, str]]:
    chance = Random(3)
    every = [(buyer, seller, chance.choice(LEVELS)) for buyer in buyers for seller in sellers]
    return chance.sample(every, 40)


def _sheets(tongue: str) -> tuple[Sheets, list[tuple[str, str, str]]]:
    buyers, sellers, titles, (first, second, company) = NAMED[tongue]
    pairs = _pairs(buyers, sellers)
    lists = {first: [[company], *([name] for name in buyers)], second: [[company], *([name] for name in sellers)]}
    return {**lists, "Wishes": [titles, *map(list, pairs)]}, pairs


def _are_read(intake: Intake, pairs: list[tuple[str, str, str]]) -> None:
    assert {(asker, target, level) for asker, target, level, _ in said(understood(intake))} == set(pairs)


@pytest.mark.parametrize("tongue", NAMED)
def test_names_that_other_sheets_list_are_no_labels_of_cards(tmp_path: Path, tongue):
    sheets, pairs = _sheets(tongue)
    _are_read(read(tmp_path, sheets), pairs)


@pytest.mark.parametrize("titles", [["Buyer", "Supplier", "Level"], ["Покупатель", "Поставщик", "Важность"]])
def test_a_table_below_titles_that_never_recur_has_no_cards(titles):
    book = Book("fair", (sheet("Sheet", titles, *_pairs(*NAMED["en, both"][:2])),))
    assert with_cards(book).grids == book.grids


def test_a_sheet_that_has_pairs_by_the_map_has_no_cards(tmp_path):
    buyers, sellers = NAMED["en, both"][:2]
    pairs = _pairs(buyers, sellers)
    form = tmp_path / "form.toml"
    columns = '"Zeta" = "From"\n"Eta" = "To"\n"Iota" = "Level"\n'
    form.write_text(f'[form.Sheet]\nholds = "pairs"\n[form.Sheet.columns]\n{columns}', encoding="utf-8")
    intake = read(tmp_path, {"Sheet": [["Zeta", "Eta", "Iota"], *map(list, pairs)]}, form=form)
    assert {q.kind for q in intake.questions} <= {"role", "name", "companies"}, serious(intake.findings)
