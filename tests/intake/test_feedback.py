"""A feedback form: which columns its titles mean, which meeting a row is about, and what each field says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.findings import Finding
from sco_scheduler.intake.feedback import FeedbackRead, _spellings, read_feedback
from tests.events import company, event, meeting, published

HAPPENING = event(
    purchasers=[replace(company("P1"), name="Altyn Trade"), replace(company("P2"), name="Ural Import")],
    suppliers=[replace(company("S1"), name="Jialing Motors"), replace(company("S2"), name="River Machines")],
    slots=6,
    tables=2,
)
MEETINGS = published(
    meeting(HAPPENING, "P1", "S1", 0, number="M007"),
    meeting(HAPPENING, "P1", "S2", 1, number="M012"),
    meeting(HAPPENING, "P2", "S1", 2, number="M120"),
    meeting(HAPPENING, "P1", "S1", 3, number="M121"),
).meetings


MANY = event(purchasers=1, suppliers=7, slots=7, tables=1)


@pytest.fixture
def read(tmp_path):
    def read(text: str, of=HAPPENING, meetings=MEETINGS) -> FeedbackRead:
        path = tmp_path / "feedback.csv"
        path.write_text(text, encoding="utf-8")
        return read_feedback(path, of, meetings)

    return read


def told(found: FeedbackRead) -> list[tuple[str, str, object]]:
    return [(f.code, str(f.cells[0]), f.suggestion) for f in of_the_form(found)]


def of_the_form(found: FeedbackRead) -> list[Finding]:
    """What was found in the form, beside what tells how every CSV file was read."""
    return [f for f in found.findings if f.code.startswith("feedback-")]


@pytest.mark.parametrize("number", ["M007", "m007", "007", "7", "0007"])
def test_a_number_may_be_written_without_its_letter_and_zeros(read, number):
    (row,) = read(f"Meeting,Rating\n{number},5\n").rows
    assert (row.number, row.outcome.rating) == ("M007", 5)


def test_each_value_has_its_cell(read):
    (row,) = read("Meeting,Time,Rating,Notes,Outcome\nM012,09:25,5,good,\n").rows
    assert {key: str(cell) for key, cell in row.cells.items()} == {"rating": "feedback!C2", "notes": "feedback!D2"}


def test_of_two_meetings_of_a_pair_the_time_tells_which(read):
    both = read("Purchaser,Supplier,Time,Rating\nP1,S1,,4\nP1,S1,09:00,3\nP1,S1,10:15,5\nP1,S1,11:00,5\n")
    assert [(row.number, row.outcome.rating) for row in both.rows] == [("M007", 3), ("M121", 5)]
    assert told(both) == [
        ("feedback-unmatched", "feedback!A2", "M007, M121"),
        ("feedback-unmatched", "feedback!A5", None),
    ]
    assert (both.total, len(both.rows)) == (4, 2)


def test_of_many_meetings_that_are_meant_five_are_named(read):
    rows = published(*(meeting(MANY, "P1", f"S{n}", n - 1, number=f"M{n}") for n in range(1, 8))).meetings
    found = read("Your company,Time,Rating\nP1,,4\n", MANY, rows)
    assert told(found) == [("feedback-unmatched", "feedback!A2", "M1, M2, M3, M4, M5")]


def test_one_company_and_the_time_are_enough(read):
    found = read("Your company,Time,Rating\nRiver Machines,09:25,4\nUral Import,09:25,4\n")
    assert [row.number for row in found.rows] == ["M012"]
    assert told(found) == [("feedback-unmatched", "feedback!A3", None)]


def test_a_time_alone_is_no_meeting_even_if_only_one_is_held_then(read):
    found = read("Meeting,Time,Rating\n,09:25,4\n")
    assert (found.rows, told(found)) == ((), [("feedback-unmatched", "feedback!B2", None)])


def test_a_number_is_not_taken_against_the_companies_beside_it(read):
    found = read("Meeting,Purchaser,Supplier,Rating\nM007,P1,S2,4\nM007,P1,,5\nM007,P1,S1,2\nM01,,,3\n")
    assert [(row.number, row.outcome.rating) for row in found.rows] == [("M007", 5), ("M007", 2)]
    assert [cell for _, cell, _ in told(found)] == ["feedback!A2", "feedback!A5"]
    assert of_the_form(found)[0].details["value"] == "M007, P1, S2"


def test_a_company_that_is_not_known_names_the_likely_one(read):
    found = read("Purchaser,Supplier,Rating\nAltyn Trad,S1,4\n")
    (unmatched,) = of_the_form(found)
    assert (unmatched.code, str(unmatched.cells[0])) == ("feedback-unmatched", "feedback!A2")
    assert "Altyn Trade (P1)" in unmatched.advice


@pytest.mark.parametrize("titles", ["Rating,Notes", "Purchaser,Rating", "Time,Rating"])
def test_a_form_has_to_name_the_number_both_sides_or_one_and_the_time(read, titles):
    found = read(f"{titles}\nP1,4\n")
    assert (found.rows, found.total) == ((), 0)
    assert told(found) == [("feedback-no-meeting", "feedback row 1", None)]


def test_the_header_is_the_row_that_says_most_wherever_it_stands(read):
    found = read("Feedback of the forum,\nMeeting,\nMeeting,Rating\nM007,4\nMeeting,Rating\n")
    assert [(row.number, row.outcome.rating) for row in found.rows] == [("M007", 4)]
    assert found.total == 2


@pytest.mark.parametrize(("above", "rows"), [(9, ["M007"]), (10, [])])
def test_the_header_is_looked_for_among_the_first_ten_rows(read, above, rows):
    found = read("Please return by Friday,\n" * above + "Meeting,Rating\nM007,4\n")
    assert [row.number for row in found.rows] == rows


@pytest.mark.parametrize(("text", "place"), [("a,b\nc,d\n", "feedback row 1"), ("\n\n", "feedback"), ("", "feedback")])
def test_a_file_without_any_title_has_no_meeting(read, text, place):
    found = read(text)
    assert (found.rows, found.total) == ((), 0)
    assert told(found) == [("feedback-no-meeting", place, None)]


@pytest.mark.parametrize("titles", ["Score,How do you rate it?,Rating", "How do you rate it?,Score,Rating"])
def test_of_two_titles_the_one_of_more_words_counts_and_the_others_are_told(read, titles):
    place = titles.split(",").index("How do you rate it?")
    ratings = ["1", "1", "1"]
    ratings[place] = "4"
    found = read(f"Meeting,{titles}\nM007,{','.join(ratings)}\n")
    assert found.rows[0].outcome.rating == 4
    (unread,) = of_the_form(found)
    expected = [f"feedback!{letter}1" for n, letter in enumerate("BCD") if n != place]
    assert (unread.code, [str(cell) for cell in unread.cells]) == ("feedback-columns", expected)


def test_of_two_equal_titles_the_first_counts(read):
    assert read("Meeting,Rating,Rating\nM007,4,1\n").rows[0].outcome.rating == 4


@pytest.mark.parametrize(
    ("title", "rating"),
    [("请填写评分（1-5分）", 4), ("Ваша оценка (1–5)", 4), ("Переоценка запасов", None), ("Operating", None)],
)
def test_words_of_a_title_are_whole_except_in_chinese(read, title, rating):
    assert read(f"Meeting,{title},Notes\nM007,4,good\n").rows[0].outcome.rating == rating


def test_a_row_that_says_nothing_of_its_meeting_is_told(read):
    found = read("Meeting,Rating\nM007,\n,\nM012,3\n")
    assert [row.number for row in found.rows] == ["M012"]
    assert told(found) == [("feedback-blank", "feedback row 2", None)]
    assert found.total == 2


def test_what_is_not_understood_is_told_with_the_likely_outcome(read):
    found = read(
        "Meeting,Outcome,Rating\nM007,ordr,ordr\n",
        replace(HAPPENING, settings=replace(HAPPENING.settings, outcomes=("order", "samples"))),
    )
    assert told(found) == [("feedback-value", "feedback!B2", "order"), ("feedback-value", "feedback!C2", None)]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("Order", "order"), ("заказ", "order"), ("订单", "order"), ("проба", "проба"), ("образцы", None)],
)
def test_an_outcome_is_one_of_the_event_or_a_translation_of_one_that_it_has(read, text, outcome):
    chosen = replace(HAPPENING, settings=replace(HAPPENING.settings, outcomes=("order", "проба")))
    found = read(f"Meeting,Outcome,Rating\nM007,{text},4\n", chosen)
    assert found.rows[0].outcome.outcome == (outcome or "")
    assert (told(found) == []) is (outcome is not None)


def test_when_an_answer_was_sent_is_no_time_of_a_meeting(read):
    found = read("时间戳,贵公司名称,您会见的公司,评分\n2026/9/18 19:00,Altyn Trade,River Machines,4\n")
    assert [(row.number, row.outcome.rating) for row in found.rows] == [("M012", 4)]
    assert of_the_form(found) == []
    found = read("Timestamp,Start,Company,Rating\n2025-06-12 18:00,09:25,River Machines,4\n")
    assert [row.number for row in found.rows] == ["M012"]


@pytest.mark.parametrize(
    "titles",
    [
        "贵公司名称,您会见的公司,会面是否如期举行？",
        "Ваша организация,С какой компанией вы встречались?,Прошла ли встреча?",
        "Name of your company,Which company did you meet?,Did the meeting take place?",
    ],
)
def test_whole_questions_are_understood(read, titles):
    (row,) = read(f"{titles}\nAltyn Trade,River Machines,yes\n").rows
    assert (row.number, row.outcome.held) == ("M012", True)


@pytest.mark.parametrize(
    ("title", "value", "key", "read_as"),
    [
        ("Was the meeting held?", "no", "held", False),
        ("Meeting held", "no", "held", False),
        ("How was the meeting? Rating", "4", "rating", 4),
        ("Your company's rating of the meeting", "4", "rating", 4),
        ("Notes on the meeting", "good", "notes", "good"),
        ("Remarks on the company", "good", "notes", "good"),
        ("Meeting result", "order", "outcome", "order"),
        ("Amount agreed at the meeting", "12", "amount", 12),
        ("Встреча: оценка", "4", "rating", 4),
        ("对方公司评分", "4", "rating", 4),
    ],
)
@pytest.mark.parametrize("number", ["Meeting,{}", "Meeting number,{}"])
def test_what_is_asked_about_a_meeting_is_no_number_of_it(read, number, title, value, key, read_as):
    found = read(f"{number.format(title)}\nM007,{value}\n")
    assert [(row.number, getattr(row.outcome, key)) for row in found.rows] == [("M007", read_as)]
    assert of_the_form(found) == []


@pytest.mark.parametrize("title", ["Whom did you meet?", "与哪家公司达成合作？", "С какой компанией достигнуты итоги?"])
def test_whom_somebody_met_is_a_company_whatever_came_of_it(read, title):
    found = read(f"Your company,{title},Rating\nAltyn Trade,River Machines,4\n")
    assert [(row.number, row.outcome.rating) for row in found.rows] == [("M012", 4)]


def test_columns_of_companies_are_known_by_what_stands_in_them(read):
    found = read("Q1,Q2,Rating\nAltyn Trade,River Machines,4\nUral Import,Jialing Motors,5\n")
    assert [(row.number, row.outcome.rating) for row in found.rows] == [("M012", 4), ("M120", 5)]
    both = read("Purchaser,Supplier,Q3,Rating\nAltyn Trade,River Machines,Jialing Motors,4\n")
    assert [row.number for row in both.rows] == ["M012"]
    one = read("Q1,Q2,Rating\nAltyn Trade,good,4\nUral Import,bad,5\n")
    assert (one.rows, [f.code for f in of_the_form(one)]) == ((), ["feedback-no-meeting"])


def test_a_pair_that_meets_once_is_known_though_the_time_is_wrong(read):
    text = "Time,Company,Partner,Rating\n16:00,{},Jialing Motors,4\n"
    assert [row.number for row in read(text.format("Ural Import")).rows] == ["M120"]
    assert told(read(text.format("Altyn Trade"))) == [("feedback-unmatched", "feedback!B2", None)]


@pytest.mark.parametrize(
    ("title", "amount", "currency", "times"),
    [
        ("意向金额（万元）", 125_000, "CNY", 10_000),
        ("金额（百万美元）", 12_500_000, "USD", 1_000_000),
        ("成交额（亿元）", 1_250_000_000, "CNY", 100_000_000),
        ("Сумма, млрд ₸", 12_500_000_000, "KZT", 1_000_000_000),
        ("Сумма, тыс. руб.", 12_500, "RUB", 1_000),
        ("Amount in million USD", 12_500_000, "USD", 1_000_000),
        ("Amount, EUR", 12.5, "EUR", 1),
        ("Сумма", 12.5, "", 1),
    ],
)
def test_amounts_are_in_the_unit_that_their_title_says(read, title, amount, currency, times):
    found = read(f'Meeting,"{title}",Currency\nM007,12.5,\nM012,2,KZT\n')
    assert [(row.outcome.amount, row.outcome.currency) for row in found.rows] == [
        (amount, currency),
        (2 * times, "KZT"),
    ]
    assert told(found) == ([("feedback-amounts", "feedback!B1", None)] if times > 1 else [])


def test_the_words_of_titles_are_looked_for_from_the_longest_on():
    lengths = [len(text) for text, _ in _spellings()]
    assert lengths == sorted(lengths, reverse=True)
