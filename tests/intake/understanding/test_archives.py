"""Sheets of an earlier year, which say nothing of this one unless a cell asks for the same again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.books import Sheets, read
from tests.intake.understanding.answers import B, S, lists, said, understood

HELD = [(B[0], S[2], 0), (B[1], S[3], 0), (B[2], S[2], 1), (B[0], S[3], 0)]


def with_archive(name: str, titles: tuple[str, str, str], words: tuple[str, str], wish: str = S[0]) -> Sheets:
    old = [list(titles), *([buyer, seller, words[no]] for buyer, seller, no in HELD)]
    return {**lists([["Company", "Wishes"], [B[0], wish], [B[1], S[0]], [B[2], S[1]]]), name: old}


def wished(folder: Path, sheets: Sheets) -> set[tuple[str, str, str]]:
    return {wish[:3] for wish in said(understood(read(folder, sheets, form=folder / "map.toml")))}


@pytest.mark.parametrize(
    ("name", "titles", "words"),
    [
        ("Last year", ("Buyer", "Supplier", "Took place"), ("yes", "no")),
        ("Архив", ("Покупатель", "Поставщик", "Встреча состоялась"), ("да", "нет")),
        ("上届存档", ("采购商", "供应商", "是否已举行"), ("是", "否")),
    ],
)
def test_the_meetings_of_an_earlier_year_are_no_wishes(tmp_path: Path, name, titles, words):
    sheets = with_archive(name, titles, words)
    assert [(q.kind, q.sheet, q.guess) for q in read(tmp_path, sheets).questions] == [("holds", name, "nothing")]
    (tmp_path / "map.toml").write_text(f'[form."{name}"]\nholds = "nothing"\n', encoding="utf-8")
    wishes = {(B[0], S[0], "want"), (B[1], S[0], "want"), (B[2], S[1], "want")}
    assert wished(tmp_path, sheets) == wishes
    (tmp_path / "map.toml").write_text(f'[form."{name}"]\nholds = "pairs"\n', encoding="utf-8")
    held = {(buyer, seller, "want") for buyer, seller, _ in HELD}
    assert wished(tmp_path, sheets) == wishes | held


@pytest.mark.parametrize("wish", ["as last year", "как в прошлом году", "同去年"])
def test_they_are_wishes_where_a_cell_asks_for_the_same_again(tmp_path: Path, wish):
    sheets = with_archive("Archive 2024", ("Buyer", "Supplier", "Happened"), ("yes", "no"), wish)
    assert [(q.kind, q.subject) for q in read(tmp_path, sheets).questions] == [("name", wish)]


OUTDATED = [
    ("Rekap 3 Agt", "LAMA — JANGAN DIPAKAI", False),
    ("Rekap (LAMA)", None, True),
    ("List", "OLD – do not use", False),
    ("Список", "устарело, не использовать", False),
    ("旧名单（勿用）", None, False),
    ("旧_9月15日版（使用しない）", None, False),
    ("2025 (ancien)", "ÉDITION 2025 - NE PLUS UTILISER", False),
    ("Liste alt", None, True),
    ("Liste", "ne pas utiliser", False),
    ("Liste", "ESKİ, kullanmayın", False),
]


@pytest.mark.parametrize(("name", "above", "asked"), OUTDATED)
def test_sheets_called_outdated_are_left_out_and_asked_about_if_nothing_says_so(tmp_path: Path, name, above, asked):
    old = [["No", "Company", "Meet"], [1, B[0], S[1]], [2, B[1], S[2]], [3, B[2], S[1]]]
    new = lists([["Company", "Wishes"], [B[0], S[0]], [B[1], S[0]], [B[2], S[1]]])
    sheets = {**new, name: [[above], *old] if above else old}
    questions = read(tmp_path, sheets).questions
    assert [(q.kind, q.sheet, q.guess, q.likely) for q in questions] == [("holds", name, "nothing", True)] * asked
    assert [q.samples for q in questions] == [("no", "company", "meet")] * asked
    (tmp_path / "map.toml").write_text(f'[form."{name}"]\nholds = "nothing"\n', encoding="utf-8")
    assert wished(tmp_path, sheets) == {(B[0], S[0], "want"), (B[1], S[0], "want"), (B[2], S[1], "want")}


def test_a_list_that_speaks_of_another_outdated_one_is_current(tmp_path: Path):
    rows = [["Updated 14 Aug — the old list must not be used"], ["Company", "Wishes"], [B[0], S[0]], [B[1], S[0]]]
    assert not read(tmp_path, lists([*rows, [B[2], S[1]]])).questions
