"""Lists of pairs: who asks, at which level, and sheets of refusals or points."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from sco_scheduler.domain.event import Level
from sco_scheduler.intake import read_registrations
from tests.intake.books import read, save, with_requests
from tests.intake.understanding.answers import B, S, event_sheets, lists, said, understood


def test_a_side_asks_whether_it_gave_a_level_or_a_rank(tmp_path):
    pairs = [
        ["Buyer", "Supplier", "Buyer's level", "Buyer's rank", "Supplier's level", "Supplier's rank"],
        ["Altyn Trade", "Jialing Motors", "must", None, None, None],
        ["Altyn Trade", "Yangtze Pumps", None, 2, "no", None],
        ["Volga Auto", "Jialing Motors", None, None, None, 1],
        ["Volga Auto", "Yangtze Pumps", "maybe", None, None, 2],
    ]
    buyers = [["Buyer", "Country"], ["Altyn Trade", "Kazakhstan"], ["Volga Auto", "Russia"]]
    sellers = [["Supplier", "Zone"], ["Jialing Motors", "A"], ["Yangtze Pumps", "A"]]
    intake = read(tmp_path, {"Buyers": buyers, "Exhibitors": sellers, "Who meets whom": pairs})
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    told = sorted(
        (names[r.asker], names[next(c for c in r.pair if c != r.asker)], r.level, r.rank or 0)
        for r in intake.event.requests
    )
    assert told == [
        ("Altyn Trade", "Jialing Motors", Level.MUST, 0),
        ("Altyn Trade", "Yangtze Pumps", Level.WANT, 2),
        ("Jialing Motors", "Volga Auto", Level.WANT, 1),
        ("Volga Auto", "Yangtze Pumps", Level.MAYBE, 0),
        ("Yangtze Pumps", "Altyn Trade", Level.NO, 0),
        ("Yangtze Pumps", "Volga Auto", Level.WANT, 2),
    ]


def test_a_sheet_that_says_so_is_of_refusals(tmp_path: Path):
    sheets = lists([["Company", "Country"], *([name, "Russia"] for name in B)])
    sheets["Do not match"] = [["Buyer", "Supplier", "Requested by"], [B[0], S[1], "Buyer"], [B[1], S[0], "Supplier"]]
    sheets["Wish list"] = [["Buyer", "Supplier"], [B[0], S[0]], [B[0], S[2]], [B[1], S[1]]]
    assert {(a, t, level) for a, t, level, _ in said(understood(read(tmp_path, sheets)))} == {
        (B[0], S[1], "no"),
        (S[0], B[1], "no"),
        (B[0], S[0], "want"),
        (B[0], S[2], "want"),
        (B[1], S[1], "want"),
    }


def test_points_for_pairs_are_no_fixed_meetings(tmp_path):
    points = [
        ["Buyer", "Supplier", "Points (10 = most wanted, 1 = least)"],
        *([b, s, 10 - n - 3 * k] for n, b in enumerate(B) for k, s in enumerate(S[:2])),
    ]
    sheets = {**lists([["Company", "Country"], *([b, "Russia"] for b in B)]), "points": points}
    event = understood(read(tmp_path, sheets))
    assert event.fixed == ()
    assert len(said(event)) == 6


CALLS = (
    ("Altyn Trade", "Almaty", "Li Na", "Jialing Motors", "Must have"),
    ("Altyn Trade", "Almaty", "Li Na", "Yangtze Pumps", "Interested"),
    ("Volga Auto", "Samara", "Oleg", "Jialing Motors", "If time permits"),
    ("Volga Auto", "Samara", "Oleg", "Dazu Metal", "Declined"),
    ("Orda Foods", "Almaty", "Oleg", "Dazu Metal", "Interested"),
    ("Orda Foods", "Almaty", "Oleg", "Yangtze Pumps", "Must have"),
)


@pytest.mark.parametrize("more", ["Buyer city", "Buyer country", "Buyer's manager", "Supplier manager"])
def test_columns_that_say_something_of_a_side_do_not_hide_the_pair(tmp_path: Path, more: str):
    country = {"Almaty": "Kazakhstan", "Samara": "Russia"}
    about = {
        "Buyer city": lambda row: row[1],
        "Buyer country": lambda row: country[row[1]],
        "Buyer's manager": lambda row: row[2],
        "Supplier manager": lambda row: f"Wang {row[3][0]}",
    }
    rows = [["Deal", "Buyer account", more, "Owner", "Supplier account", "Interest level"]]
    rows += [[f"D-{n:04}", row[0], about[more](row), row[2], *row[3:]] for n, row in enumerate(CALLS)]
    intake = read(tmp_path, {"Export": rows})
    assert intake.event is not None, [q.subject for q in intake.questions]
    names = {company.id: company.name for company in intake.event.companies}
    told = {(names[r.purchaser], names[r.supplier], r.level.value) for r in intake.event.requests}
    levels = {"Must have": "must", "Interested": "want", "If time permits": "maybe", "Declined": "no"}
    assert told == {(row[0], row[3], levels[row[4]]) for row in CALLS}


@pytest.mark.parametrize(
    ("title", "words"), [("Answer", "gladly,fine,pass"), ("Отметка", "!,+,x"), ("结果", "行,再看,算了")]
)
def test_few_words_that_tell_pairs_of_one_company_apart_are_asked_about(tmp_path, title, words):
    said_of = words.split(",")
    rows = [[b, s, said_of[(n + k) % 3]] for n, b in enumerate(B) for k, s in enumerate(S)]
    intake = read(tmp_path, {"List": [["Buyer", "Supplier", title], *rows]})
    assert (title, "Level") in {(q.subject, q.guess) for q in intake.questions}


WORDS = '[words.level]\nnothing = ["zorvel"]\nwithdrawn = ["blixum"]\n'


@pytest.mark.parametrize(
    ("column", "more", "levels"),
    [
        ("Status", WORDS, "want must"),
        ("Level", WORDS, "want must"),
        ("Status", WORDS.replace("withdrawn", "no"), "no want must no"),
        ("Status", '[words.level]\nnothing = ["zorvel", "blixum"]\n', "must want must want"),
        ("Notes", '[remarks]\nblixum = "withdrawn: Chongqing Motors; Yangtze Pumps"\n', "want must"),
        ("Notes", '[remarks]\nblixum = "withdrawn"\n', "want must"),
        ("Notes", '[remarks]\nblixum = "musts: Yangtze Pumps; River Machines"\n', "must must must must"),
        (
            "Notes",
            '[remarks]\nblixum = ["refusals: Chongqing Motors; Yangtze Pumps", "Maximum: 9"]\n',
            "no want must no",
        ),
        ("nothing", "", "must want must want"),
    ],
)
def test_unknown_words_beside_levels_are_asked_about_and_each_answer_has_its_effect(tmp_path, column, more, levels):
    """Of the first company the first and the last request have another word than all others."""
    pairs = [(b, s, n) for b in B for n, s in enumerate(S)]
    rows = [[b, s, ("Must", "Want")[n % 2], ("zorvel", "blixum")[b is B[0] and n in {0, 3}]] for b, s, n in pairs]
    sheets = {**lists([["Company"], *([b] for b in B)]), "Asked": [["From", "To", "Level", "Grumel"], *rows]}
    (asked,) = [q for q in read(tmp_path, sheets).questions if q.kind == "column"]
    assert (asked.subject, asked.guess) == ("Grumel", "Status")
    (tmp_path / "map.toml").write_text(f'[form.Asked.columns]\nGrumel = "{column}"\n{more}', encoding="utf-8")
    event = read(tmp_path, sheets, form=tmp_path / "map.toml", sure=0.0).event
    assert event is not None
    told = {target: level for asker, target, level, _ in said(event) if asker == B[0]}
    assert " ".join(told[s] for s in S if s in told) == levels


def test_what_is_the_same_for_one_company_grades_no_pairs(tmp_path):
    rows = [[b, s, ("Li", "Wang")[n % 2]] for n, b in enumerate(B) for s in S]
    intake = read(tmp_path, {"List": [["Buyer", "Supplier", "Escort"], *rows]})
    assert [q.subject for q in intake.questions] == []


@pytest.mark.parametrize("second", ["VIP meetings", "Nix", "Особые"])
def test_what_a_second_list_of_pairs_means_is_asked_where_its_name_says_nothing(tmp_path, second):
    sheets = {"Buyers": [["Buyer"], *([b] for b in B)], "Exhibitors": [["Exhibitor"], *([s] for s in S)]}
    sheets["Requested meetings"] = [["From", "To"], *([b, s] for b in B for s in S[:2])]
    sheets[second] = [["From", "To"], *([b, S[2]] for b in B)]
    sheets["Blocked"] = [["From", "To"], [B[0], S[3]]]
    (question,) = read(tmp_path, sheets).questions
    assert (question.subject, question.likely, "no" in question.options) == (second, False, True)
    (tmp_path / "map.toml").write_text(f'[words.level]\nmust = ["{second}"]\n', encoding="utf-8")
    levels = [level for *_, level, _ in said(understood(read(tmp_path, sheets, form=tmp_path / "map.toml")))]
    assert sorted(levels) == ["must"] * 3 + ["no"] + ["want"] * 6


@pytest.mark.parametrize(
    ("words", "form", "askers"),
    [
        (("buyer", "seller", "both"), "", ["Altyn Trade", "Yangtze Pumps", "Volga Auto", "Jialing Motors"]),
        (("buyer", "seller", "both"), 'purchasers = ["seller"]', ["Altyn Trade", "Altyn Trade", "Volga Auto"]),
        (("buyer -> seller", "seller → buyer", "→ buyer"), "", ["Altyn Trade", "Yangtze Pumps", "Volga Auto"]),
    ],
)
def test_a_word_says_which_side_asks_as_it_is_known_or_as_the_map_has_it(tmp_path, words, form, askers):
    pairs = (("Altyn Trade", "Jialing Motors"), ("Altyn Trade", "Yangtze Pumps"), ("Volga Auto", "Jialing Motors"))
    sheets = {
        "Buyers": [["Buyer", "Country"], ["Altyn Trade", "Kazakhstan"], ["Volga Auto", "Russia"]],
        "Exhibitors": [["Supplier", "Zone"], ["Jialing Motors", "A"], ["Yangtze Pumps", "A"]],
        "Pairs": [["Buyer", "Supplier", "Requested by"], *([*pair, w] for pair, w in zip(pairs, words, strict=True))],
    }
    path = tmp_path / "form.toml"
    path.write_text(f"[words.role]\n{form}\n", encoding="utf-8")
    event = understood(read(tmp_path, sheets, form=path))
    names = {company.id: company.name for company in event.companies}
    found = [names[r.asker] for r in event.requests]
    assert found[: len(askers)] == askers


def requested(title: str, words: tuple[str, str], sides: tuple[str, str]) -> dict[str, list[list[object]]]:
    sheets = lists([["Company", "Country"], *([name, "KZ"] for name in B)])
    rows = [(B[0], S[0], words[0]), (B[1], S[0], words[1]), (B[2], S[1], words[0]), (B[0], S[2], words[0])]
    return {**sheets, "Requests list": [[*sides, title], *map(list, rows)]}


WHO_ASKED = {(B[0], S[0]), (S[0], B[1]), (B[2], S[1]), (B[0], S[2])}


@pytest.mark.parametrize(
    ("title", "words", "sides"),
    [
        ("Requested by", ("guest", "host"), ("Guest company", "Host company")),
        ("Requested by", ("G", "H"), ("Guest", "Host")),
        ("Initiator", ("guest", "host"), ("Guest", "Host")),
        ("Requested by", ("visitor", "exhibitor"), ("Visitor", "Exhibitor")),
        ("Кто запросил", ("гость", "принимающая сторона"), ("Гость", "Принимающая сторона")),
        ("Заявитель", ("покупатель", "поставщик"), ("Покупатель", "Поставщик")),
        ("谁提出", ("买方", "卖方"), ("采购商", "供应商")),
    ],
)
def test_a_column_says_which_side_asked_by_the_words_of_the_two_titles(tmp_path, title, words, sides):
    event = understood(read(tmp_path, requested(title, words, sides)))
    assert {wish[:2] for wish in said(event)} == WHO_ASKED
    # The cell of a request is that of the company asked for.
    assert sorted(str(r.cell) for r in event.requests) == [
        f"Requests list!{place}" for place in ("A3", "B2", "B4", "B5")
    ]


@pytest.mark.parametrize(
    ("title", "words", "sides"),
    [
        ("Requested by", ("guest", "host"), ("Purchaser", "Supplier")),
        ("Заявитель", ("гость", "хозяин"), ("Покупатель", "Поставщик")),
        ("提出方", ("客方", "主方"), ("采购商", "供应商")),
    ],
)
def test_words_of_sides_that_nobody_knows_are_asked_once_each(tmp_path, title, words, sides):
    sheets = requested(title, words, sides)
    questions = read(tmp_path, sheets).questions
    assert [(q.kind, q.subject, q.guess) for q in questions] == [
        ("word", words[0], "purchasers"),
        ("word", words[1], "suppliers"),
    ]
    lines = f'[words.role]\npurchasers = ["{words[0]}"]\nsuppliers = ["{words[1]}"]\n'
    (tmp_path / "map.toml").write_text(lines, encoding="utf-8")
    event = understood(read(tmp_path, sheets, form=tmp_path / "map.toml"))
    assert {wish[:2] for wish in said(event)} == WHO_ASKED


@pytest.mark.parametrize(
    "words",
    [
        ("Altyn Trade", "Chongqing Motors", "Bishkek Motor", "Altyn Trade"),
        (B[0], S[0], B[2], B[0]),
        ("Altyn Trade LLC", "Chongqing Motors", "Bishkek Motor", "Altyn Trad"),
    ],
)
def test_a_column_names_who_of_the_two_asked_as_the_lists_or_nearly_so(tmp_path, words):
    sheets = requested("Requested by", ("guest", "host"), ("Purchaser", "Supplier"))
    for row, word in zip(sheets["Requests list"][1:], words, strict=True):
        row[2] = word
    assert {wish[:2] for wish in said(understood(read(tmp_path, sheets)))} == WHO_ASKED


def test_who_asked_and_is_neither_of_both_is_asked_about(tmp_path):
    sheets = requested("Requested by", (B[0], S[0]), ("Purchaser", "Supplier"))
    assert {(q.kind, q.subject) for q in read(tmp_path, sheets).questions} == {("cell", B[0])}


@pytest.mark.parametrize(
    ("desk", "title", "nobody"),
    [
        ("Table", "Buyers who would like to meet them", "—"),
        ("Стол", "Покупатели, желающие встретиться", "-"),
    ],
)
def test_a_list_by_supplier_of_those_who_want_to_meet_it_is_read_the_other_way(tmp_path, desk, title, nobody):
    rows = [
        [desk, "Supplier", title, "Priority*"],
        *([1, S[0], B[0], "A"], [1, S[0], B[1], "B"], [2, S[1], B[2], "A"], [3, S[2], nobody, None]),
        *([4, S[3], B[1], "B"], [4, S[3], B[2], "A"]),
        *([], [None, "* A - must meet, B - would like to meet"]),
    ]
    event = understood(read(tmp_path, {"Who meets whom": rows, **event_sheets()}))
    assert said(event) == {
        *((B[0], S[0], "must", None), (B[1], S[0], "want", None), (B[2], S[1], "must", None)),
        *((B[1], S[3], "want", None), (B[2], S[3], "must", None)),
    }
    assert {c.name for c in event.companies if c.supplier} == set(S)


def test_pluses_of_two_lengths_are_musts_and_wishes_and_of_three_are_asked(tmp_path):
    def sheets(*signs):
        pairs = zip(B, S[:3], signs, strict=True)
        return {
            **lists([["Company"], *([b] for b in B)]),
            "Pairs": [["Buyer", "Exhibitor", "Level"], *map(list, pairs)],
        }

    event = understood(read(tmp_path, sheets("++", "+", "++")))
    assert {wish[:3] for wish in said(event)} == {(B[0], S[0], "must"), (B[1], S[1], "want"), (B[2], S[2], "must")}
    asked = read(tmp_path, sheets("+++", "++", "+")).questions
    assert {q.subject for q in asked} == {"+++", "++", "+"}


@pytest.mark.parametrize("words", [("Иванов И.", "Ли Вэй"), ("Altyn", "River")])
def test_names_of_who_asked_that_are_on_no_list_are_one_question_and_no_note(tmp_path, words):
    sheets = requested("Заявитель", words, ("Покупатель", "Поставщик"))
    rows = sheets["Requests list"]
    rows[1:] = [[B[0], S[0], words[0]], [B[0], S[1], words[1]], [B[1], S[2], "Петров"], [B[2], S[3], "Ван Фан"]]
    (question,) = read(tmp_path, sheets).questions
    assert (question.kind, question.subject) == ("column", "Заявитель")
    assert "asker" in question.options


@pytest.mark.parametrize(
    ("signs", "told"),
    [
        ("* must no", "asked *: must"),
        ("- must no", "want must no"),
        ("- + no", "asked -: no, asked +: want"),
        ("-- ++ +", "want must want"),
        ("! ? /", "asked !: must, asked ?: want"),
        ("yes no", "want no"),
        ("yes must", "want must"),
        ("x1 must", "request-level D2"),
        ("+1 must", "request-level D2"),
        ("n/a must .", "want must want"),
        ("none must +/-", "asked +/-: want, request-level D2"),
        ("must ++++", "request-level D3"),
    ],
)
def test_signs_among_the_levels_of_the_format_are_asked_about_unless_they_are_blank(tmp_path, signs, told):
    sheets = with_requests(*(["P001", f"S00{n}", None, sign] for n, sign in enumerate(signs.split(), 1)))
    names = {row[0]: row[1] for row in sheets["Suppliers"][1:]}
    sheets["Requests"][1:] = [[asker, names[target], *more] for asker, target, *more in sheets["Requests"][1:]]
    sheets["Exhibitors"] = [["Exhibitor", "Zone"], *([name, "A"] for name in names.values())]
    del sheets["Suppliers"]
    intake = read(tmp_path, sheets)
    levels = [r.level.value for r in intake.event.requests] if intake.event else []
    lines = [f"asked {q.subject}: {q.guess}" for q in intake.questions]
    lines += [f"{f.code} {f.where.partition('!')[2]}" for f in intake.findings if f.code == "request-level"]
    assert (", ".join(lines) or " ".join(levels)) == told


@pytest.mark.parametrize(
    "rows",
    [
        ["Jade Tea (must)", "River Machines, Inc. (no)", "Spring Parts Co., Ltd. (no)"],
        ["Jade Tea: must", "River Machines, Inc.: no", "Spring Parts Co., Ltd. (不见)"],
        ["Jade Tea (обязательно)", "River Machines, Inc. (refused)", "Spring Parts Co., Ltd. (нет)"],
    ],
)
def test_the_level_beside_a_name_of_a_pair_counts(tmp_path, rows):
    sellers = [["Supplier", "City"], *([name, "Wuhan"] for name in ("Jade Tea", *S[1:3]))]
    buyers = [["Buyer", "City"], *([b, "Perm"] for b in B)]
    pairs = [["Buyer", "Supplier"], *([B[n], text] for n, text in enumerate(rows)), [B[0], S[1]]]
    event = understood(read(tmp_path, {"Who": pairs, "Sellers": sellers, "Buyers": buyers}))
    assert [str(r.level) for r in event.requests] == ["must", "no", "no", "want"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            [[B[0], S[0]], [None, S[1]], [None, S[2]], [B[1], S[0]]],
            {(B[0], S[0]), (B[0], S[1]), (B[0], S[2]), (B[1], S[0])},
        ),
        ([[B[0], S[0]], ["-", S[1]], [None, S[2]], [B[1], S[0]]], {(B[0], S[0]), (B[1], S[0])}),
        ([[B[0], S[0]], [], [None, S[1]], [B[1], S[0]]], {(B[0], S[0]), (B[1], S[0])}),
        ([[B[0], S[0]], [B[2], None], [B[1], S[0]]], {(B[0], S[0]), (B[1], S[0])}),
        ([[None, S[1]], [B[0], S[0]], [B[1], S[0]]], {(B[0], S[0]), (B[1], S[0])}),
    ],
)
def test_who_asks_in_the_row_above_asks_in_the_rows_below_that_name_nobody(tmp_path, rows, found):
    sheets = {**lists([["Company"], *([b] for b in B)]), "Pairs": [["Buyer", "Supplier"], *rows]}
    columns = '[form.Pairs.columns]\nBuyer = "From"\nSupplier = "To"\n'
    (tmp_path / "map.toml").write_text(f'[form.Pairs]\nholds = "pairs"\n{columns}', encoding="utf-8")
    event = read(tmp_path, sheets, form=tmp_path / "map.toml").event
    assert event is not None
    assert {wish[:2] for wish in said(event)} == found


def test_a_tick_and_a_yes_below_a_refusal_refuse_and_a_no_does_not(tmp_path):
    rows = [[B[0], S[0], "x"], [B[1], S[1], "no"], [B[2], S[0], "yes"], [B[2], S[1], None], [B[1], S[2], "-"]]
    sheets = {**lists([["Company"], *([b] for b in B)]), "Pairs": [["Buyer", "Supplier", "Refused"], *rows]}
    assert {wish[:3] for wish in said(understood(read(tmp_path, sheets)))} == {
        (B[0], S[0], "no"),
        (B[1], S[1], "want"),
        (B[2], S[0], "no"),
        (B[2], S[1], "want"),
        (B[1], S[2], "want"),
    }


def test_the_rows_of_who_is_nobody_are_counted_and_not_used(tmp_path):
    rows = [[B[0], S[0]], ["Nobody Ltd", S[1]], ["Nobody Ltd", S[2]], [B[1], "Nobody Ltd"]]
    sheets = {**lists([["Company"], *([b] for b in B)]), "Pairs": [["Buyer", "Supplier"], *rows]}
    (tmp_path / "map.toml").write_text('[names]\n"Nobody Ltd" = "nobody"\n', encoding="utf-8")
    (read_so,) = read(tmp_path, sheets, form=tmp_path / "map.toml").wishes
    assert (read_so.wishes, read_so.askers, read_so.columns, read_so.used) == (4, 3, 1, 1)
    assert [f"{cell.column}{cell.row}" for cell in read_so.nobody] == ["A3", "A4", "B5"]


ALL = [(b, s) for b in B for s in S[:3]]


@pytest.mark.parametrize(
    ("pairs", "levels", "wished"),
    [
        (ALL, "want - - - want must - no want", {0: "want", 4: "want", 5: "must", 7: "no", 8: "want"}),
        (ALL, "yes - - - yes yes - - yes", {0: "want", 4: "want", 5: "want", 8: "want"}),
        (
            ALL,
            "must - - - no must - no must",
            {0: "must", 4: "no", 5: "must", 7: "no", 8: "must"} | dict.fromkeys((1, 2, 3, 6), "want"),
        ),
        (
            [*ALL[:8], (B[2], S[3])],
            "want - - - want must - no want",
            {5: "must", 7: "no"} | dict.fromkeys((0, 1, 2, 3, 4, 6, 8), "want"),
        ),
        (ALL[:6], "want - - - want must", {5: "must"} | dict.fromkeys(range(5), "want")),
    ],
)
def test_only_answers_count_where_each_was_asked_about_the_same_and_a_wish_has_a_word(tmp_path, pairs, levels, wished):
    rows = [[*pair, {"-": None}.get(word, word)] for pair, word in zip(pairs, levels.split(), strict=True)]
    sheets = {**lists([["Company"], *([b] for b in B)]), "Pairs": [["Buyer", "Supplier", "Level"], *rows]}
    event = understood(read(tmp_path, sheets))
    assert {wish[:3] for wish in said(event)} == {(*pairs[n], level) for n, level in wished.items()}


def test_a_blank_level_of_the_format_is_a_wish_also_where_all_ask_for_the_same(tmp_path):
    asked = [(a, t) for a in ("P001", "P002", "S003") for t in (("S001", "S002") if a < "Q" else ("P001", "P002"))]
    levels = ["want", None, None, "want", None, "must"]
    event = read(tmp_path, with_requests(*([a, t, None, w] for (a, t), w in zip(asked, levels, strict=True)))).event
    assert event is not None
    assert [r.level.value for r in event.requests] == [word or "want" for word in levels]


def test_rows_that_are_withdrawn_or_struck_through_are_counted_and_not_used(tmp_path):
    rows = [[B[0], S[0], "must", "valid"], [B[0], S[1], "want", "withdrawn"], [B[1], S[2], "must", "valid"]]
    rows += [[B[2], S[2], "want", "valid"]]
    sheets = {**lists([["Company"], *([b] for b in B)]), "Pairs": [["Buyer", "Supplier", "Level", "Status"], *rows]}
    path = save(tmp_path / "pairs.xlsx", sheets)
    book = openpyxl.load_workbook(path)
    for cell in book["Pairs"][4]:
        cell.font = Font(strike=True)
    book.save(path)
    (tmp_path / "map.toml").write_text(
        '[form.Pairs]\nstruck = "withdrawn"\n[words.level]\nwant = ["valid"]\nnothing = ["withdrawn"]\n',
        encoding="utf-8",
    )
    intake = read_registrations(path, form=tmp_path / "map.toml")
    assert {wish[:3] for wish in said(understood(intake))} == {(B[0], S[0], "must"), (B[2], S[2], "want")}
    assert [(w.wishes, w.used, w.replaced) for w in intake.wishes] == [(2, 2, 2)]


def test_a_refusal_goes_before_a_must_where_a_row_has_both_ticks(tmp_path):
    rows = [[B[0], S[0], "x", None], [B[1], S[1], "x", "x"], [B[2], S[0], None, "x"], [B[2], S[1], None, None]]
    sheets = {
        **lists([["Company"], *([b] for b in B)]),
        "Pairs": [["Buyer", "Supplier", "Must meet", "Refused"], *rows],
    }
    assert {wish[:3] for wish in said(understood(read(tmp_path, sheets)))} == {
        (B[0], S[0], "must"),
        (B[1], S[1], "no"),
        (B[2], S[0], "no"),
        (B[2], S[1], "want"),
    }


def test_a_word_for_who_asked_is_the_side_of_one_of_two_whose_titles_name_no_side(tmp_path):
    sheets = requested("Requested by", ("buyer", "supplier"), ("One", "Other"))
    assert {wish[:2] for wish in said(understood(read(tmp_path, sheets)))} == WHO_ASKED | {(B[0], S[2])}


def test_a_word_beside_several_names_of_those_asked_for_in_the_first_column_is_asked_about(tmp_path):
    sheets = requested("Requested by", ("buyer", "supplier"), ("Buyer", "Supplier"))
    asked = [f"{B[0]} (hot)", f"{B[1]} (hot)", B[2]]
    rows = [[buyer, seller, "supplier"] for buyer, seller in zip(asked, S, strict=False)]
    sheets["Requests list"] = [["Buyer", "Supplier", "Requested by"], *rows]
    assert [(q.kind, q.subject) for q in read(tmp_path, sheets).questions] == [("word", "hot")]


def test_shortened_names_below_titles_of_both_sides_are_pairs(tmp_path):
    firms = ["ООО «Дом и Лес»", "Сеть «Гипермаркет Уют Урал»", "ТОО «Алатау Интерьер»"]
    makers = ["ООО «Фабрика Берёзка»", "ИП Соболева Е.В.", "АО «Тагилмебель»", "ООО «Лак-Сервис Урал»"]
    rows = [["№", "Организация", "Категория"], *([n, name, "покупатель"] for n, name in enumerate(firms, 1))]
    rows += [[n, name, "поставщик"] for n, name in enumerate(makers, 4)]
    wishes = [
        ["Кто", "С кем", "Пожелание", "Приоритет"],
        ["Дом и лес", "Фабрика Березка", "хочет встретиться", 1],
        ["Дом и лес", "Соболева", "обязательно", 2],
        ["Гипермаркет Уют", "Тагил мебель", "хочет встретиться", 1],
        ["Гипермаркет Уют", "Лак-Сервис Урал", "не предлагать", None],
        ["Алатау Интерьер", "Соболева Е.В.", "хочет встретиться", 2],
        ["Алатау Интерьер", "Фабрика Березка", "хочет встретиться", 1],
    ]
    intake = read(tmp_path, {"Список": rows, "Пожелания": wishes}, sure=0.0)
    assert intake.event is not None
    found = {(asker, target): (level, rank) for asker, target, level, rank in said(intake.event)}
    assert found[firms[0], makers[1]] == ("must", 2)
    assert found[firms[1], makers[3]] == ("no", None)
    assert found[firms[2], makers[0]] == ("want", 1)
    assert len(found) == len(wishes) - 1


@pytest.mark.parametrize(
    ("titles", "refused", "comments"),
    [
        (
            ("Кто просит", "С кем встреча", "Приоритет", "Комментарий"),
            "отказ",
            ("обязательно!", "просят не назначать", "не нужна", "обязательная встреча"),
        ),
        (
            ("Who asks", "Whom to meet", "Priority", "Comment"),
            "no meeting",
            ("must!", "please do not schedule", "not needed", "a must for them"),
        ),
        (("提出方", "对象", "优先级", "备注"), "拒绝", ("必须", "请勿安排", "不需要", "必须见面")),
    ],
)
def test_a_refusal_in_place_of_a_rank_stays_one_beside_its_reason(tmp_path, titles, refused, comments):
    pairs = [
        titles,
        [B[0], S[0], 1, comments[0]],
        [B[0], S[1], refused, comments[1]],
        [B[1], S[1], 1, comments[3]],
        [B[1], S[2], 2, None],
        [B[2], S[2], refused, comments[2]],
        [B[2], S[0], 1, comments[0]],
    ]
    sheets = {
        "Buyers": [["Buyer", "Country"], *([b, "Russia"] for b in B)],
        "Sellers": [["Supplier", "Zone"], *([s, "A"] for s in S)],
        "Requests made": pairs,
    }
    form = tmp_path / "form.toml"
    told = f'[form."Requests made".columns]\n"{titles[2]}" = "Rank"\n"{titles[3]}" = "Level"\n'
    form.write_text(told, encoding="utf-8")
    intake = read(tmp_path, sheets, form=form, sure=0.0)
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    refusals = {(names[r.asker], names[r.target]) for r in intake.event.requests if r.level is Level.NO}
    assert refusals == {(B[0], S[1]), (B[2], S[2])}
