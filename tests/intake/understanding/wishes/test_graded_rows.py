"""Levels and ranks beside wishes: of each row, with other columns between, and by the order of rows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists, said, understood

ASKED = "Whom would you like to meet?"


def answers(header: list[str], *rows: list[Any]) -> dict[str, Any]:
    """Lists of both sides, and the answers of the buyers on a sheet of their own."""
    return {**lists([["Company", "Country"], *([name, "KZ"] for name in B)]), "Answers": [header, *rows]}


@pytest.mark.parametrize("between", [[], ["Remarks"], ["City", "Remarks"]])
@pytest.mark.parametrize("front", [False, True])
def test_a_level_of_the_row_is_that_of_all_its_wishes_and_is_asked_about(tmp_path, between, front):
    wishes = [f"{S[0]}; {S[1]}", S[2], f"{S[3]}; {S[1]}"]
    levels = ["must", "want", "no"]
    header = ["Company", "Level", *between, ASKED] if front else ["Company", ASKED, *between, "Level"]
    rows = [
        [name, level, *([None] * len(between)), wish] if front else [name, wish, *([None] * len(between)), level]
        for name, wish, level in zip(B, wishes, levels, strict=True)
    ]
    asking = read(tmp_path, answers(header, *rows))
    assert [(q.kind, q.subject, q.guess) for q in asking.questions] == [("column", "Level", "Level")]
    event = read(tmp_path, answers(header, *rows), sure=0.0).event
    assert event is not None
    assert {(asker, target, level) for asker, target, level, _ in said(event)} == {
        (B[0], S[0], "must"),
        (B[0], S[1], "must"),
        (B[1], S[2], "want"),
        (B[2], S[3], "no"),
        (B[2], S[1], "no"),
    }


def test_an_unknown_word_among_the_levels_is_asked_about(tmp_path):
    sheets = answers(["Company", ASKED, "Level"], [B[0], S[0], "must"], [B[1], S[2], "grmbl"], [B[2], S[3], "no"])
    assert ("word", "grmbl") in {(q.kind, q.subject) for q in read(tmp_path, sheets).questions}


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        (["Bên đăng ký", "Muốn gặp / Đối tác", "Thứ tự ưu tiên", "Mức độ"], ["Bắt buộc", "Mong muốn", "Không gặp"]),
        (["Strona", "Z kim chce się spotkać", "Ranga", "Ważność"], ["obowiązkowo", "chętnie", "nie spotykać"]),
    ],
)
def test_rows_of_a_company_with_a_wish_and_its_grade_are_pairs_whatever_the_first_title(tmp_path, titles, words):
    short = [name.split(" Co.")[0].split(",")[0] for name in S]
    rows = [
        [B[0], short[0], 1, words[0]],
        [B[0], S[1], 2, words[1]],
        [B[1], short[2], 1, words[1]],
        [B[1], S[0], 2, words[2]],
        [B[2], S[3], 1, words[1]],
        [B[2], short[1], 2, words[1]],
    ]
    event = read(tmp_path, answers(["№", *titles], *([n, *row] for n, row in enumerate(rows, 1))), sure=0.0).event
    assert event is not None
    assert said(event) == {
        (B[0], S[0], "must", 1),
        (B[0], S[1], "want", 2),
        (B[1], S[2], "want", 1),
        (B[1], S[0], "no", 2),
        (B[2], S[3], "want", 1),
        (B[2], S[1], "want", 2),
    }


@pytest.mark.parametrize(
    ("title", "ranks"),
    [
        ("Whom they want to meet (in order of priority)", (1, 2, 3)),
        ("Görüşmek istediği tedarikçiler (öncelik sırasıyla)", (1, 2, 3)),
        ("Wunschpartner (nach Wichtigkeit)", (1, 2, 3)),
        ("Whom they want to meet", (None, None, None)),
    ],
)
def test_wishes_one_below_the_other_are_ranked_if_the_title_says_in_order(tmp_path, title, ranks):
    rows = [[B[0], S[2]], [B[0], S[0]], [B[0], S[1]], [B[1], S[3]], [B[1], S[1]], [B[2], S[0]], [B[2], S[3]]]
    sheets = lists([["Buyer", "Country", title], *([name, "KZ", wish] for name, wish in rows)])
    event = understood(read(tmp_path, sheets, sure=0.0))
    of_first = {(target, rank) for asker, target, _, rank in said(event) if asker == B[0]}
    assert of_first == {(S[2], ranks[0]), (S[0], ranks[1]), (S[1], ranks[2])}


def test_a_grid_of_a_question_in_no_known_words_is_a_matrix_by_the_levels_below(tmp_path):
    names = ["Blue Lotus Retail", "Clay Online", "Sakhi Boutique Chain"]
    header = ["Firm", *(f"Qwx zyv trelm? [{name}]" for name in names)]
    rows = [
        [S[0], "must meet", "trelm", None],
        [S[1], "trelm", None, "do not meet"],
        [S[2], None, "trelm", "must meet"],
        [S[3], "do not meet", "trelm", "trelm"],
    ]
    intake = read(tmp_path, {"Answers": [header, *rows]})
    assert ("word", "trelm") in {(q.kind, q.subject) for q in intake.questions}
    event = read(tmp_path, {"Answers": [header, *rows]}, sure=0.0).event
    assert event is not None
    assert {company.name for company in event.companies} == {*names, *S}
    musts = {(asker, target) for asker, target, level, _ in said(event) if level == "must"}
    assert musts == {(S[0], names[0]), (S[2], names[2])}
    refusals = {(asker, target) for asker, target, level, _ in said(event) if level == "no"}
    assert refusals == {(S[1], names[2]), (S[3], names[0])}


@pytest.mark.parametrize(
    ("title", "coming", "gone"),
    [
        ("Statut inscription", "Inscrit", "Désistement"),
        ("Registration status", "confirmed", "withdrawn"),
        ("Статус регистрации", "подтверждена", "отказ"),
        ("报名状态", "已确认", "取消参会"),
    ],
)
def test_a_status_that_each_requester_has_in_all_rows_is_that_of_the_company(tmp_path, title, coming, gone):
    header = ["Company", "Profile", title, "Company asked for", "Rank", "Kind of request"]
    rows = [
        *([B[0], "Buyer", coming, S[n], n + 1, "must" if not n else "want"] for n in range(3)),
        *([B[1], "Buyer", coming, S[n], n, "want"] for n in (1, 2)),
        [B[2], "Buyer", gone, S[0], 1, "want"],
        *([S[3], "Supplier", coming, B[n], n + 1, "want"] for n in (0, 2)),
    ]
    event = read(tmp_path, {"Requests of all": [header, *rows]}, sure=0.0).event
    assert event is not None
    assert [c.name for c in event.companies if c.cancelled] == [B[2]]


def test_a_rank_and_a_level_beside_a_wish_both_count_also_if_a_wish_is_sent_again(tmp_path):
    header = ["Company", "Role", "City", "Company to meet", "Priority", "Kind of request"]
    rows = [
        *([B[0], "buyer", "Almaty", S[n], n + 1, "meeting wanted"] for n in range(3)),
        [B[0], "buyer", "Almaty", S[0], 1, "meeting wanted"],
        *([B[1], "buyer", "Osh", S[n], n + 1, "must meet" if not n else "meeting wanted"] for n in range(2)),
        *([S[3], "supplier", "Ufa", B[n], n + 1, "meeting wanted"] for n in range(2)),
    ]
    form = tmp_path / "map.toml"
    form.write_text(
        '[form.Requests.columns]\n"Company to meet" = "wishes"\n"Kind of request" = "Level"\n', encoding="utf-8"
    )
    event = read(tmp_path, {"Requests": [header, *rows]}, sure=0.0, form=form).event
    assert event is not None
    wanted = {(asker, target): (level, rank) for asker, target, level, rank in said(event)}
    assert [wanted[B[0], S[n]] for n in range(3)] == [("want", 1), ("want", 2), ("want", 3)]
    assert wanted[B[1], S[0]][0] == "must"
    assert wanted[B[1], S[1]] == ("want", 2)
