"""Lists as chambers of commerce keep them: short names, late additions, legends below, and answers given again."""

from __future__ import annotations

from typing import Any

import pytest

from sco_scheduler.intake.company_names import core_of
from sco_scheduler.intake.understanding.lists.legend_rows import legend_below, legend_text
from sco_scheduler.intake.understanding.names.likeness import Likeness
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.askers import Askers
from sco_scheduler.intake.understanding.wording.sheet_notes import heads_later_rows, says_latest_counts
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, away, event_sheets, hours, lists, said, understood


@pytest.mark.parametrize(
    ("name", "core", "city"),
    [
        ("金华小匠玩具有限公司", "小匠玩具", "jinhua"),
        ("Qingdao Hairun Import Co., Ltd.", "hairunimport", "qingdao"),
        ("台州亮洁日化有限公司", "亮洁日化", "台州"),
        ("Taizhou Lamps", "taizhoulamps", ""),  # there are two of this name
        ("义乌", "义乌", ""),
    ],
)
def test_cities_of_china_are_no_part_of_the_core_of_a_name(name, core, city):
    assert (core_of(name).text, core_of(name).city) == (core, city)


def test_a_remark_names_a_company_without_its_city(tmp_path):
    buyers = [
        ["企业", "类别", "意向企业", "备注"],
        ["马来西亚百家超市集团", "采购商", "永盛厨具", "如有空档再加小匠玩具"],
        ["海湾贸易", "采购商", "青韵瓷业", None],
        ["宁波永盛厨具有限公司", "供应商", "海湾贸易", None],
        ["龙泉青韵瓷业有限公司", "供应商", None, None],
        ["金华小匠玩具有限公司", "供应商", None, None],
    ]
    (question,) = read(tmp_path, {"名单": buyers, **event_sheets()}).questions
    assert [str(cell) for cell in question.cells] == ["名单!D2"]
    assert question.guess == "maybes"


@pytest.mark.parametrize(
    ("text", "name"), [("Сарыарка Азык", "«Сарыарқа Азық» АҚ"), ("Оркен Сауда", "ТОО «Өркен Сауда»")]
)
def test_names_are_found_in_russian_letters(text, name):
    names = NameIndex()
    names.add("own", [name])
    names.add("other", ["ТОО «Дала Маркет»"])
    assert names.mentions(f"хотели бы встретиться с {text}")[0] == ["own"]


def test_a_name_behind_a_short_prefix_is_alike():
    likeness = Likeness([("W", "МУП «Горводоканал»"), ("M", "ООО «Стройметалл»")])
    assert likeness.alike("Водоканал") == ["W"]
    assert likeness.alike("Металл") == []


def test_an_unknown_requester_among_listed_ones_is_asked_about(tmp_path):
    listed = [["Company", "Role"], *([name, "buyer"] for name in B), *([name, "supplier"] for name in S)]
    pairs = [["Who", "With whom", "Level"], *([b, s, "must"] for b in B for s in S[:2])]
    pairs += [["Orda Wholesale", S[0], "must"], ["Orda Wholesale", S[1], "wants"], ["Orda Wholesale", S[2], "wants"]]
    intake = read(tmp_path, {"Participants": listed, "Pairs": pairs, **event_sheets()})
    asked = [question for question in intake.questions if question.kind == "name"]
    assert [(question.subject, question.guess) for question in asked] == [("Orda Wholesale", "new purchaser")]


LATE = ["Late registrations (after 5 June)", "ДОЗАЯВКИ (после 06.02)", "5月6日后补报", "Nachmeldungen", "补报企业："]


@pytest.mark.parametrize("text", LATE)
def test_a_line_above_later_rows_heads_them(text):
    assert heads_later_rows(text)


@pytest.mark.parametrize("text", ["Late arrival on 14 May", "Altyn Trade comes later", "后天下午才到"])
def test_a_line_that_somebody_comes_late_heads_nothing(text):
    assert not heads_later_rows(text)


def parts(*late: list[Any]) -> list[list[Any]]:
    """A list with a heading for each side, and late rows below a heading that names none."""
    return [
        ["Company", "Town", "Phone", "Wishes", "Remarks of the office"],
        ["BUYERS"],
        *([name, "Osh", "996 312 11", wish, None] for name, wish in zip(B[:2], S[:2], strict=True)),
        ["SUPPLIERS"],
        *([name, "Chongqing", "86 23 11", None, None] for name in S[:3]),
        ["Late registrations (after 5 June)"],
        *late,
    ]


@pytest.mark.parametrize("remark", ["by phone, buyer", "applied 6 June; purchaser"])
def test_the_side_of_a_late_row_is_that_of_a_word_in_its_remark(tmp_path, remark):
    rows = parts(
        [B[2], "Bishkek", "996 312 12", S[2], remark], [S[3], "Chongqing", "86 23 12", None, "by phone, supplier"]
    )
    intake = read(tmp_path, {"List": rows, **event_sheets()})
    event = intake.event or intake.in_part  # what the remarks say beside the side is asked about
    assert event is not None
    assert {c.name for c in event.companies if c.supplier is None} == set(B)
    assert {c.name for c in event.companies if c.purchaser is None} == set(S)


def test_a_late_row_that_asks_for_the_side_of_the_heading_above_is_asked_about(tmp_path):
    rows = parts([B[2], "Bishkek", "996 312 12", S[2], None], [S[3], "Chongqing", "86 23 12", B[0], None])
    (question,) = read(tmp_path, {"List": rows, **event_sheets()}).questions
    assert (question.kind, question.subject, question.guess) == ("name", B[2], "new purchaser")


def test_a_question_to_both_sides_makes_no_refusal_of_boxes_that_are_not_ticked(tmp_path):
    ask = "Whom would you like to meet? / {}"
    titles = [*(ask.format(name) for name in S), *(ask.format(name) for name in B)]
    rows = [["Company", "You come as", *titles, "Hotel needed", "Whom do you NOT want to meet?"]]
    for n, name in enumerate(B):
        ticks = ["Yes" if k == n else "No" for k in range(len(S))]
        rows.append([name, "Buyer", *ticks, *(None for _ in B), "Yes" if n else "No", S[3] if n == 1 else None])
    for n, name in enumerate(S):
        ticks = ["Yes" if k == n else "No" for k in range(len(B))]
        rows.append([name, "Supplier", *(None for _ in S), *ticks, "No", None])
    intake = read(tmp_path, {"Answers": rows, **event_sheets()})
    found = {(a, t, level) for a, t, level, _ in said(understood(intake))}
    wanted = {(a, t, "want") for n in range(3) for a, t in ((B[n], S[n]), (S[n], B[n]))}
    assert found == {*wanted, (B[1], S[3], "no")}


MEANINGS = [("buyer: must meet", "A"), ("buyer: would like to meet", "B"), ("buyer does not want to meet", "X")]


def test_a_legend_with_its_signs_behind_their_meanings_is_no_part_of_a_matrix():
    rows = {1: {1: "Buyer", 2: "S1", 3: "S2"}, 2: {1: "Altyn", 2: "A", 3: "B"}, 3: {1: "Ural", 3: "X"}}
    rows |= {6 + n: {1: meaning, 2: sign} for n, (meaning, sign) in enumerate(MEANINGS)}
    assert legend_below([2, 3, 6, 7, 8], rows, 3) == {6, 7, 8}
    assert legend_text(list(rows[6].values())) == "A = buyer: must meet"


def test_companies_with_one_tick_are_no_legend():
    rows = {1: {1: "Buyer", 2: "S1", 3: "S2"}} | {n: {1: f"Ural Import {n}", 2: "xyz"[n % 3]} for n in range(2, 6)}
    assert legend_below([2, 3, 4, 5], rows, 3) == set()


@pytest.mark.parametrize(
    ("meant", "asks"),
    [
        ("supplier asked for this buyer (buyer did not)", "supplier asks"),
        ("запросил поставщик (покупатель не запрашивал)", "supplier asks"),
        ("supplier does not want this buyer", ""),
    ],
)
def test_brackets_that_deny_a_wish_of_the_other_side_make_no_refusal(meant, asks):
    askers = Askers({"s": meant, "b": "buyer wants this supplier"}, {})
    assert askers.guessed("S") == asks


def test_numbers_behind_that_of_musts_rank(tmp_path):
    rows = [
        ["1 = must meet; 2, 3, 4 ... = wanted, in this order"],
        ["Buyer", *S],
        [B[0], 1, 3, 2, 4],
        [B[1], 2, None, 1, 3],
        [B[2], 1, 2, None, None],
    ]
    found = said(understood(read(tmp_path, {"Wishes": rows, **event_sheets()})))
    assert {(t, level, rank) for a, t, level, rank in found if a == B[0]} == {
        *((S[0], "must", None), (S[2], "want", 2), (S[1], "want", 3), (S[3], "want", 4)),
    }


LATEST = [
    "The LATEST answer of a company counts and replaces the earlier ones.",
    "Учитывать только последний ответ компании",
    "同一企业多次填写的，以最后一次提交为准",
    "Es gilt immer die letzte Anmeldung einer Firma.",
]


@pytest.mark.parametrize("note", LATEST)
def test_the_latest_answer_of_a_company_holds_where_a_text_says_so(tmp_path, note):
    assert says_latest_counts(note)
    rows = [
        ["Start time", "Company", "Your name", "Whom would you like to meet?", "At most how many meetings?"],
        ["2025-05-01 10:00:00", B[0], "Anna Petrova", S[0], 3],
        ["2025-05-02 11:00:00", B[1], "Ivan Orlov", S[1], None],
        ["2025-05-03 12:00:00", B[0], "Oleg Kim", S[2], 6],
        ["2025-05-04 13:00:00", B[2], "Dina Li", S[3], None],
    ]
    notes: list[list[Any]] = [["Notes for the scheduler"], [note]]
    event = understood(read(tmp_path, {**lists(rows), "Notes": notes}))
    assert {target for asker, target, *_ in said(event) if asker == B[0]} == {S[2]}
    (first,) = (company for company in event.companies if company.name == B[0])
    assert first.purchaser is not None
    assert first.purchaser.maximum == 6


def test_a_name_that_another_answer_has_with_further_words_is_asked_about(tmp_path):
    rows = [
        ["Start time", "Company", "Your name", "Whom would you like to meet?"],
        ["2025-05-01 10:00:00", "Northgate Retail", "Anna Petrova", S[0]],
        ["2025-05-02 11:00:00", B[1], "Ivan Orlov", S[1]],
        ["2025-05-03 12:00:00", "Northgate Retail Group", "Oleg Kim", S[2]],
        ["2025-05-04 13:00:00", B[2], "Dina Li", S[3]],
    ]
    (question,) = read(tmp_path, lists(rows)).questions
    assert (question.kind, question.subject, question.guess) == ("name", "Northgate Retail Group", "Northgate Retail")


@pytest.mark.parametrize(
    "text", ["None - we can now attend both days in full", "нет, будем оба дня полностью", "无，两天全程参加"]
)
def test_none_beside_presence_is_no_absence(tmp_path, text):
    rows = [["Company", "When are you NOT available?", "Wishes"]]
    rows += [[B[0], text, S[0]], [B[1], "12 June until 11:00", S[1]], [B[2], None, S[2]]]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {B[1]: hours(event, "12 09:00-11:00")}


@pytest.mark.parametrize(
    ("cell", "away"),
    [
        ("04.10", []),
        ("04.10 вечером", []),
        ("05.10 14:00", ["05 00:00-14:00"]),
        ("06.10", ["05 00:00-00:00"]),
        ("местные / жергілікті", []),
    ],
)
def test_a_day_in_figures_beside_days_with_hours_is_no_time(tmp_path, cell, away):
    assert absences_of(tmp_path, "на площадке с", cell, "05.10 11:30") == away


@pytest.mark.parametrize(
    ("cell", "away"),
    [
        ("06.10 после закрытия", []),
        ("06.10 13:00", ["06 13:00-00:00"]),
        ("05.10 после завершения форума", ["06 00:00-00:00"]),
        ("06.10", []),
    ],
)
def test_who_leaves_after_the_closing_misses_nothing_of_that_day(tmp_path, cell, away):
    assert absences_of(tmp_path, "на площадке до", cell, "06.10 15:00") == away


def absences_of(folder, title, *cells):
    """The hours away of the first buyer, with cells below a title."""
    rows = [["Форум, 5–6 октября 2027: 09:00-17:00"], ["Компания", "Роль", "С кем", title]]
    rows += [[b, "закупщик", s, c] for b, s, c in zip(B, S, (*cells, *[None] * len(B)), strict=False)]
    rows += [[s, "поставщик", None, None] for s in S]
    event = read(folder, {"Лист1": rows}, sure=0.0).event
    assert event is not None
    return [f"{span.start:%d %H:%M}-{span.end:%H:%M}" for span in event.companies[0].delegates[0].absences]


AGAIN = "2027-04-02 10:00:00"


@pytest.mark.parametrize(
    "remark",
    [
        "The rest of his answer is unchanged.",
        "Everything else unchanged",
        "Остальное без изменений",
        "Im Übrigen unverändert",
        "其余内容不变",
        "",
    ],
)
def test_a_later_answer_of_which_the_rest_is_unchanged_adds_to_the_earlier_one(tmp_path, remark):
    rows = [["Timestamp", "Company", "Role", "Whom do you want to meet?", "When are you NOT available?", "Comments"]]
    rows += [[f"2027-04-01 10:0{n}:00", b, "Buyer", s, None, None] for n, (b, s) in enumerate(zip(B, S, strict=False))]
    rows += [[f"2027-04-01 11:0{n}:00", s, "Supplier", None, None, None] for n, s in enumerate(S)]
    rows += [[AGAIN, B[0], "Buyer", None, "from 15:00 to 16:00", remark or None]]
    event = read(tmp_path, {"Answers": rows}, sure=0.0).event
    assert event is not None
    first = event.companies[0]
    assert (first.name, [f"{s.start:%H:%M}" for s in first.delegates[0].absences]) == (B[0], ["15:00"])
    assert sum(request.asker == first.id for request in event.requests) == 1


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("If you can squeeze it in: Hartwell as well.", "maybe"),
        ("Fit in Hartwell if you can", "maybe"),
        ("Hartwell would be great too", "want"),
        ("Hartwell wäre auch interessant", "want"),
    ],
)
def test_a_company_that_a_remark_calls_by_one_word_is_named_by_polite_wishes(tmp_path, text, level):
    rows = [["Company", "Role", "Whom do you want to meet?", "Comments"]]
    rows += [[b, "Buyer", S[0], None] for b in (*B, "Hartwell Facilities plc")]
    rows += [[s, "Supplier", None, text if s == S[1] else None] for s in S]
    event = read(tmp_path, {"Answers": rows}, sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    wished = [(names[r.target], str(r.level)) for r in event.requests if names[r.asker] == S[1]]
    assert wished == [("Hartwell Facilities plc", level)]
