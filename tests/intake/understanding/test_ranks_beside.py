"""Numbers beside wishes in rows of their own are ranks, and a map that says so without such wishes is asked again."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl import load_workbook

from sco_scheduler.intake import read_registrations
from tests.intake.books import Sheets, read, save
from tests.intake.understanding.answers import B, S, lists, said

WISHES = {B[0]: [(S[2], 2), (S[0], 1), (S[1], 3)], B[1]: [(S[1], 1)], B[2]: [(S[3], 1), (S[0], 2)]}
MEANT = {(buyer, name, "want", rank) for buyer, of in WISHES.items() for name, rank in of}


def answers(title: str, *, again: bool = False, before: bool = True) -> Sheets:
    """A row for each wish; the buyer stands in the first of its rows, or in each."""
    rows: list[list[Any]] = [["Company", *([title, "Wishes"] if before else ["Wishes", title])]]
    for buyer, wishes in WISHES.items():
        for n, (name, rank) in enumerate(wishes):
            rows.append([buyer if again or not n else None, *([rank, name] if before else [name, rank])])
    return lists(rows)


@pytest.mark.one_of(3)
@pytest.mark.parametrize("title", ["Σειρά", "Очередность", "Order of preference", "Reihenfolge", "次序", "Xyzzy"])
@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("before", [False, True])
def test_numbers_beside_wishes_rank_them_below_any_title(tmp_path, title, again, before):
    intake = read(tmp_path, answers(title, again=again, before=before))
    assert intake.event is not None
    assert intake.questions == ()
    assert said(intake.event) == MEANT


def test_numbers_with_gaps_are_asked_about_and_may_be_ranks(tmp_path):
    sheets = answers("Xyzzy")
    sheets["Buyer answers"][1][1] = 5
    (question,) = read(tmp_path, sheets).questions
    assert (question.kind, question.guess, question.likely) == ("column", "Rank", True)


@pytest.mark.parametrize("answer", ["Rank", "From", "To", "asker"])
def test_a_meaning_of_pairs_in_a_list_without_wishes_beside_is_asked_again(tmp_path, answer):
    rows = [["Company", "Stand", "Country", "Wishes"], *([b, n, "Russia", S[n]] for n, b in enumerate(B))]
    sheets = lists(rows)
    form = tmp_path / "map.toml"
    form.write_text(f'[form."Buyer answers".columns]\n"Stand" = "{answer}"\n', encoding="utf-8")
    asked = [(q.kind, q.subject) for q in read(tmp_path, sheets, form=form).questions]
    assert asked == [("column", "Stand")]


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    "word",
    [
        *("Priority {}", "Ưu tiên {}", "Приоритет {}", "Öncelik {}", "{}. Priorität", "أولوية {}", "{}º lugar"),
        *("{}순위", "{}. Wahl", "{}. seçim", "第{}希望", "{}er choix", "{}-tanlov", "pilihan {}"),
    ],
)
def test_a_priority_with_a_number_in_a_matrix_ranks_also_with_ties(tmp_path, word):
    ranks = [(1, 1, 1, 2), (2, None, 1, 3), (None, 3, 2, 3)]
    cells = [[word.format(n) if n else None for n in of] for of in ranks]
    header = ["Company", *(f"How important are the suppliers? [{name}]" for name in S[:4])]
    intake = read(tmp_path, lists([header, *([b, *of] for b, of in zip(B, cells, strict=False))]))
    assert intake.event is not None, intake.questions
    meant = {(b, s, "want", n) for b, of in zip(B, ranks, strict=False) for s, n in zip(S, of, strict=False) if n}
    assert said(intake.event) == meant


@pytest.mark.parametrize("heading", ["З ким хоче зустрітися", "Gespräche mit", "Хотел бы видеть", "Potkania z kim"])
def test_one_name_that_is_not_known_below_the_last_of_numbered_wishes_is_asked_as_a_name(tmp_path, heading):
    buyers = ["Delta Horeca", "Orient Hotels", "Samovar Retail"]
    rows: list[list[Any]] = [["№", "Firm", heading, None, None, "Comment"], [None, None, "1", "2", "3", None]]
    rows += [
        [1, "Rongchang Kiln", "Delta", "Orient", None, None],
        [2, "Bashu Stoneware", "Samovar", "Delta", None, None],
    ]
    rows += [[3, "Yubei Glassworks", "Orient", "Samovar", "St. Luke", None]]
    sheets = {"Buyers": [["Company", "City"], *([b, "Almaty"] for b in buyers)], "Exhibiting sellers": rows}
    path = tmp_path / "trade.xlsx"
    save(path, sheets)
    book = load_workbook(path)
    book["Exhibiting sellers"].merge_cells("C1:E1")
    for column in "ABF":
        book["Exhibiting sellers"].merge_cells(f"{column}1:{column}2")
    book.save(path)
    asked = read_registrations(path).questions
    assert [q.subject for q in asked if q.kind == "column"] in ([], [heading])
    assert [q.subject for q in asked if q.kind == "name"] == ["St. Luke"]
    form = tmp_path / "map.toml"
    form.write_text(
        f'[form."Exhibiting sellers".columns]\n"{heading}" = "wishes"\n[names]\n"St. Luke" = "Delta Horeca"\n',
        encoding="utf-8",
    )
    event = read_registrations(path, form=form).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    assert {(names[r.target], r.rank) for r in event.requests if names[r.asker] == "Yubei Glassworks"} == {
        ("Orient Hotels", 1),
        ("Samovar Retail", 2),
        ("Delta Horeca", 3),
    }
