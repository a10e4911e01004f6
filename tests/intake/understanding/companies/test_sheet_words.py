"""Signs in a matrix mean what a remark on any sheet says, or are asked for where they may be a refusal."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.results import Intake
from sco_scheduler.intake.understanding.wording.legends import legend_of
from tests.intake.books import base, read, save, serious
from tests.intake.understanding.guests import GUESTS, HOSTS

B = ["Altyn Trade LLP", "Ural Import LLC", "Silk Way (Bukhara)", "Silk Way (Tashkent)"]
S = ["Chongqing Motors Co., Ltd.", "River Machines, Inc.", "Jialing Tractors", "Two Rivers Foods"]

Rows = list[list[Any]]


def matrix(corner: str, rows: list[str], columns: list[str], signs: list[str]) -> Rows:
    """A matrix with a row of signs for each company, a blank where a sign is a full stop."""
    cells = [[None if sign == "." else sign for sign in line.split()] for line in signs]
    return [[corner, *columns], *([name, *line] for name, line in zip(rows, cells, strict=True))]


def wishes(intake: Intake) -> set[tuple[str, str, str]]:
    """Who asks for whom at which level."""
    assert [(q.kind, q.subject) for q in intake.questions] == []
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    return {(names[r.asker], names[r.target], str(r.level)) for r in intake.event.requests}


BUYERS = [". m . n", "w . . .", ". . w w", "n m . ."]
LEVELS = {"m": "must", "w": "want", "n": "no"}
SAID = {
    (B[row], S[column], LEVELS[sign])
    for row, line in enumerate(BUYERS)
    for column, sign in enumerate(line.split())
    if sign != "."
}


def signed(**signs: str) -> list[str]:
    return ["".join(signs.get(char, char) for char in line) for line in BUYERS]


@pytest.mark.parametrize(
    ("signs", "legend"),
    [
        ({"m": "++", "w": "+", "n": "-"}, [["Marks: ++ must meet; + want to meet; - do not want"]]),
        ({"m": "★★", "w": "★", "n": "✗"}, [["注：★★＝必须见，★＝希望洽谈，✗＝请勿安排"]]),
        ({"m": "V!", "w": "V", "n": "X"}, [["V!", "обязательно"], ["V", "хотим"], ["X", "не предлагать"]]),
        ({"m": "必", "w": "是", "n": "否", ".": "无所谓"}, [["注：否＝请勿安排，无所谓＝不作要求"]]),
    ],
)
def test_a_legend_below_the_list_says_what_signs_mean(tmp_path, signs, legend):
    rows = matrix("Buyer \\ Supplier", B, S, signed(**signs))
    assert wishes(read(tmp_path, {"Buyers": [*rows, [], *legend]})) == SAID


@pytest.mark.parametrize("own", ["1 = сначала с ними, далее по убыванию; x = не встречаться", ""])
def test_a_legend_of_one_sheet_says_nothing_about_the_numbers_of_another(tmp_path, own):
    ranked = [[own], ["Поставщик", *B], [S[0], 1, 2, 1, None], [S[1], 2, 1, None, 1], [S[2], 3, None, 2, 2]]
    graded = [["1 = обязательно, 2 = желательно"], ["Поставщик", *B], [S[0], 1, None, 2, None], [S[1], None, 2, 2, 1]]
    listed = [["Компания", "Роль"], *([b, "покупатель"] for b in B), *([s, "поставщик"] for s in S)]
    sheets = {"Выбор покупателей": ranked[not own :], "Выбор поставщиков": graded, "Список": listed}
    said = wishes(read(tmp_path, sheets))
    assert {who for who, _, level in said if level == "must"} == {S[0], S[1]}
    assert (B[0], S[0], "want") in said


def test_a_code_of_a_company_and_a_sign_are_explained_on_another_sheet(tmp_path):
    codes = [*(f"B{n}" for n in range(1, 5)), *(f"S{n}" for n in range(1, 5))]
    sides = ["buyer"] * 4 + ["supplier"] * 4
    key = [["Code", "Company", "Role"], *map(list, zip(codes, [*B, *S], sides, strict=True))]
    signs = [[], ["**", "must meet"], ["*", "want to meet"], ["x", "no meeting please"]]
    sheets = {"Matrix": matrix("Buyer", codes[:4], codes[4:], signed(m="**", w="*", n="x")), "Key": [*key, *signs]}
    assert wishes(read(tmp_path, sheets)) == SAID


@pytest.mark.parametrize(("tick", "other"), [("+", "-"), ("✓", "x"), ("V", "X")])
def test_what_may_refuse_beside_a_tick_is_asked(tmp_path, tick, other):
    rows = matrix("Buyer \\ Supplier", B, S, signed(m=tick, w=tick, n=other))
    intake = read(tmp_path, {"Buyers": rows})
    assert [(q.kind, q.subject, q.guess) for q in intake.questions] == [("word", other, "no")]


def test_who_does_not_care_is_asked_for_in_a_matrix_without_a_legend(tmp_path):
    rows = matrix("公司", B, S, signed(**{"m": "必须", "w": "是", "n": "否", ".": "无所谓"}))
    intake = read(tmp_path, {"采购商": rows})
    assert [(q.kind, q.subject, q.guess) for q in intake.questions] == [("word", "无所谓", "nothing")]


@pytest.mark.parametrize(
    ("remark", "meant"),
    [
        ("M = must meet, W = want, N - no", {"m": "must", "w": "want", "n": "no"}),
        ("Legend: A: must meet; B: would like to meet", {"a": "must", "b": "want"}),
        ("1 - обязательно; 2 - желательно", {"1": "must", "2": "want"}),
        ("空白＝不作要求", {"空白": "nothing"}),
        ("по состоянию на 20.05.2025", {}),
    ],
)
def test_what_remarks_say_of_signs(remark, meant):
    assert legend_of([remark]) == meant


def test_a_company_whose_name_sounds_like_another_column_heads_its_column_of_a_matrix(tmp_path):
    names = ["Kaida Forging Co., Ltd.", "Silk & Textile Group", "Chemical Works", "Flowers, Fruits and Seeds Co., Ltd."]
    signs = {"Aral": ("P1", "P2", "-", "P1"), "Osh": ("-", "P2", "P1", "P2"), "Tengri": ("P2", "-", "P2", "P1")}
    legend = [["P1", "Must meet"], ["P2", "Would like to meet"], ["-", "No preference"]]
    asked = [[n, name, *said] for n, (name, said) in enumerate(signs.items(), 1)]
    rows = [["S.No.", "Name of the Purchaser", *names], *asked, [], [None, "Legend"], *legend]
    event = read(tmp_path, {"Preference Sheet": rows}).event
    assert event is not None
    fruits = next(c.id for c in event.companies if c.name == names[3])
    assert sorted(r.level.value for r in event.requests if r.target == fruits) == ["must", "must", "want"]


def test_negative_numbers_stand_where_nothing_was_chosen_or_asked(tmp_path):
    rows = [["采购商名称", *(f"3、请按意愿排序({s})" for s in S)], [B[0], 1, -2, 2, -2][: len(S) + 1]]
    rows += [[b, *[-3] * len(S)] for b in B[1:]]
    event = read(tmp_path, {"采购商": rows, "供应商": [["供应商名称"], *([s] for s in S)]}).event
    assert event is not None
    assert [request.rank for request in event.requests] == [1, 2]


@pytest.mark.parametrize("scale", ["High Medium Low", "高 中 低", "высокий средний низкий"])
@pytest.mark.parametrize("extra", [[], ["Date of request"]])
def test_the_top_of_a_scale_on_a_sheet_of_the_format_is_asked_for(tmp_path, scale, extra):
    steps = scale.split()
    sheets = base()
    rows = [["P001", "S001"], ["P001", "S002"], ["P002", "S003"], ["S001", "P002"], ["S002", "P002"], ["S003", "P001"]]
    days = [[f"2025-01-0{n}" for n in range(1, 7)]] if extra else []
    sheets["Requests"] = [
        ["From", "To", "Priority", *extra],
        *zip(*zip(*rows, strict=True), steps * 2, *days, strict=True),
    ]
    del sheets["Fixed"]
    intake = read(tmp_path, sheets, sure=0.0)
    assert intake.event is not None, serious(intake.findings)
    found = [(str(r.level), r.rank) for r in sorted(intake.event.requests, key=lambda r: r.cell.row)]
    assert found == [("want", 1), ("want", 2), ("want", 3)] * 2
    assert [q.subject for q in read(tmp_path, sheets).questions] == steps[:1]


def test_a_legend_that_is_read_is_not_told_as_unused(tmp_path: Path):
    rows = [
        ["Buyer", *S],
        [B[0], "A", None, "B", None],
        [B[1], None, "A", "C", None],
        [B[2], "B", None, None, "A"],
        [],
        ["A = must meet; B = wants to meet; C = does not want to meet"],
        ["Printed on 3 June"],
    ]
    intake = read(tmp_path, {"Wishes of buyers": rows})
    told = [f.message for f in intake.findings if f.code == "rows-not-used"]
    assert len(told) == 1
    assert "Printed" in told[0]
    assert "must meet" not in told[0]


def test_names_one_below_the_other_are_names_though_their_title_explains_marks(tmp_path):
    title = "想见的采购商（非见不可的后面写“必须”，不愿见的写“不见”）"
    rows = [
        ["公司", title],
        *([s, "\n".join((GUESTS[n % 4], f"{GUESTS[(n + 1) % 4]}（不见）"))] for n, s in enumerate(HOSTS)),
    ]
    sheets = {"供应商": rows, "采购商": [["采购商", "国别"], *([b, "x"] for b in GUESTS)]}
    event = read_registrations(save(tmp_path / "a.xlsx", sheets), sure=0.0).event
    assert event is not None
    assert Counter(r.level.value for r in event.requests) == {"want": len(HOSTS), "no": len(HOSTS)}


@pytest.mark.parametrize(
    ("signs", "legend", "sign"),
    [
        ({"m": "A", "w": "B", "n": "X"}, "A = has to happen   B = would like it   X = fell out in 2019", "X"),
        ({"m": "v", "w": "v", "n": "*"}, "* = not for this buyer", "*"),
        ({"m": "++", "w": "+", "n": "x"}, "++ обязательно; + хотим; x мимо", "x"),
        ({"m": "A", "w": "B", "n": "X"}, "Filled in by telephone", "X"),
    ],
)
def test_a_sign_that_may_refuse_by_its_explanation_or_beside_grades_is_no_tick(tmp_path, signs, legend, sign):
    rows = matrix("Buyer \\ Supplier", B, S, signed(**signs))
    asked = {q.subject: q.guess for q in read(tmp_path, {"Buyers": [*rows, [], [legend]]}).questions}
    assert asked.get(sign) == "no"


def test_signs_that_are_repeated_mean_what_the_legend_says(tmp_path):
    rows = [["Байер", *S[:3]], [B[0], "★★★", "★★", None], [B[1], None, "★★★", "✗"], [B[2], "★★", None, "★★★"]]
    legend = [[], ["★★★ обязательно встретиться, ★★ хотелось бы, ✗ не встречаться"]]
    assert wishes(read(tmp_path, {"Оценки": rows + legend})) == {
        (B[0], S[0], "must"),
        (B[0], S[1], "want"),
        (B[1], S[1], "must"),
        (B[1], S[2], "no"),
        (B[2], S[0], "want"),
        (B[2], S[2], "must"),
    }


def test_a_cross_beside_nothing_but_words_that_refuse_is_a_tick(tmp_path):
    rows = matrix("Buyer \\ Supplier", B, S, signed(m="X", w="X", n="N"))
    rows = [["not them" if cell == "N" else cell for cell in row] for row in rows]
    assert [(q.subject, q.guess) for q in read(tmp_path, {"Buyers": rows}).questions] == [("not them", "no")]


@pytest.mark.parametrize("blank", [".", "0"])
def test_a_nought_beside_empty_cells_is_asked_about_and_one_in_every_box_is_not(tmp_path, blank):
    signs = signed(**{"m": "3", "w": "2", "n": "0", ".": blank})
    rows = matrix("Buyer \\ Supplier", B, S, signs)
    if blank == "0":
        rows[1:] = [[row[0], *(cell or "0" for cell in row[1:])] for row in rows[1:]]
    words = {q.subject: q.likely for q in read(tmp_path, {"Buyers": rows}).questions if q.kind == "word"}
    assert words == ({"0": False} if blank == "." else {})


LEGEND = (("A", "must meet"), ("B", "would like to"), ("C", "if time allows"), ("X", "do not want to meet"))


@pytest.mark.one_of(3)
@pytest.mark.parametrize("dash", [" = ", " - ", ": ", None])
@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("dense", [False, True])
def test_a_legend_right_below_a_matrix_is_no_company_however_few_signs_stand_above_it(tmp_path, dash, gap, dense):
    rows = [["Buyer \\ Supplier", *S]]
    for n, buyer in enumerate(B):
        rows.append([buyer, *(("AXB"[(k - n) % 3] if dense or k == n else None) for k in range(len(S)))])
    rows += [[]] * gap + [[f"{sign}{dash}{meant}"] if dash else [sign, meant] for sign, meant in LEGEND]
    intake = read(tmp_path, {"Wishes": rows})
    assert intake.event is not None, [q.subject for q in intake.questions]
    assert {c.name for c in intake.event.companies} == {*B, *S}
    levels = {Level.MUST, Level.NO, Level.WANT} if dense else {Level.MUST}
    assert {r.level for r in intake.event.requests} == levels


NOUGHTS = {
    "dashes": ["X – must meet", "+ – want to meet", "0 – do not want to meet"],
    "Russian, below a heading": ["Условные знаки:", "X – обязательно", "+ – желательно", "0 – не хочет"],
    "Chinese": ["X：必须见", "+：想见", "0：不见"],
}


@pytest.mark.parametrize("words", NOUGHTS)
def test_a_legend_explains_a_nought_too(tmp_path, words):
    rows = [
        ["Buyer \\ Supplier", *S],
        *(
            [buyer, *("X" if n == k else "+" if n == k + 1 else None for k in range(len(S)))]
            for n, buyer in enumerate(B)
        ),
        [],
        *([line] for line in NOUGHTS[words]),
    ]
    intake = read(tmp_path, {"Wishes": rows})
    assert intake.event is not None, [q.subject for q in intake.questions]
    assert {c.name for c in intake.event.companies} == {*B, *S}
    assert {r.level for r in intake.event.requests} == {Level.MUST, Level.WANT}


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("mild", "strict", "wish", "guess"),
    [
        ("No need", "Please do not schedule", "Would like to meet", None),
        ("Not interested", "Please avoid", "Interested", None),
        ("Не интересно", "Не назначать", "Хотим", None),
        ("不需要", "请勿安排", "希望洽谈", None),
        ("Kein Bedarf", "Bitte nicht einplanen", "Ja, gern", None),
        ("Sans intérêt", "Ne pas planifier", "Volontiers", None),
        ("No me interesa", "No agendar", "Me interesa", None),
        ("Не нужно", "Ни в коем случае", "Желательно", None),
        ("Not interested", "Under no circumstances", "Interested", None),
        # without a word that forbids it may still refuse
        ("No need", "Must meet", "Would like to meet", "nothing"),
        ("Kein Interesse", "Unbedingt", "Ja", "nothing"),
        # The end of a scale of interest is no wish, but hardly a refusal.
        ("Not interested", "Very interested", "Interested", "nothing"),
        ("Non interessato", "Molto interessato", "Interessato", "nothing"),
        ("Не интересно", "Очень интересно", "Интересно", "nothing"),
        ("不感兴趣", "很感兴趣", "感兴趣", "nothing"),
        ("Không quan tâm", "Rất quan tâm", "Quan tâm", "nothing"),
    ],
)
def test_who_needs_no_meeting_refuses_none_where_another_word_forbids_them(tmp_path, mild, strict, wish, guess):
    words = {"n": mild, "x": strict, "w": wish}
    cells = ["wxnn", "nwnn", "nnwx", "wnnn"]
    rows = [["Buyer \\ Supplier", *S], *([b, *map(words.get, line)] for b, line in zip(B, cells, strict=True))]
    intake = read(tmp_path, {"Choices of buyers": rows, "Sellers": [["Supplier"], *([s] for s in S)]})
    assert {q.subject: q.guess for q in intake.questions}.get(mild) == guess
    if guess is None:
        assert {row.text("to") for row in intake.tables["Requests"] if row.text("level") == "no"} == {S[1], S[3]}


@pytest.mark.parametrize(("sheet", "guess"), [("Blocked", "no"), ("Blacklist", "no"), ("Matches", "want")])
def test_a_reason_beside_pairs_is_probably_what_the_name_of_the_sheet_says(tmp_path, sheet, guess):
    reason = "Existing exclusivity agreement with competitor"
    pairs = [["From company", "To company", "Reason"], *([b, s, reason] for b, s in zip(B[:2], S, strict=False))]
    lists = {"Buyers": [["Buyer"], *([b] for b in B)], "Sellers": [["Exhibitor"], *([s] for s in S)]}
    asked = read(tmp_path, {**lists, sheet: pairs, "Requests": [["From", "To"], [B[0], S[2]]]}).questions
    assert [q.guess for q in asked if q.kind == "word"] == [guess]


@pytest.mark.parametrize(("mark", "guess"), [("q", "nothing"), ("Q7", "nothing"), ("!", "must"), ("?", "maybe")])
def test_letters_beside_a_name_that_nothing_explains_are_not_taken_for_a_must(tmp_path, mark, guess):
    rows = [["Company", "Whom would you like to meet?"], *([b, "; ".join(S[n:])] for n, b in enumerate(B[:3]))]
    rows[1][1] = f"{S[0]} ({mark}); {S[1]}"
    asked = read(tmp_path, {"Buyers": rows, "Sellers": [["Exhibitor"], *([s] for s in S)]}).questions
    assert [(q.kind, q.subject, q.guess, q.likely) for q in asked] == [("word", mark, guess, guess != "nothing")]


@pytest.mark.parametrize("further", [True, False])
def test_a_word_beside_another_level_may_say_nothing_of_the_request(tmp_path, further):
    reasons = ["Keyed in from email", None, None, "Declined by the buyer"]
    levels = ["must meet", "want", "want", "want"]
    pairs = [
        ["Requested by", "Requested with", *(["Priority"] if further else []), "Status"],
        *(
            [b, s, *([level] if further else []), reason]
            for b, s, level, reason in zip(B, S, levels, reasons, strict=True)
        ),
    ]
    lists = {"Buyers": [["Buyer"], *([b] for b in B)], "Sellers": [["Exhibitor"], *([s] for s in S)]}
    questions = read(tmp_path, {**lists, "Meeting requests": pairs}).questions
    options = {q.subject: q.options for q in questions if q.kind == "word"}
    assert ("nothing" in options["Keyed in from email"]) is further


@pytest.mark.parametrize(("buyer", "supplier"), [("B", "S"), ("采", "供"), ("p", "v")])
def test_letters_for_the_sides_are_guessed_by_their_words_and_not_by_their_order(tmp_path, buyer, supplier):
    rows = [["Company", "Type", "Wants to meet"], *([s, supplier, None] for s in S), *([b, buyer, S[0]] for b in B)]
    guesses = {q.subject: q.guess for q in read(tmp_path, {"Info": rows}).questions if q.kind == "word"}
    assert guesses == {supplier: "suppliers", buyer: "purchasers"}
