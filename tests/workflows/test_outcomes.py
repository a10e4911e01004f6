"""A feedback form fills the columns of the day: rows find their meeting, and nothing is lost."""

from __future__ import annotations

import json
from datetime import time
from pathlib import Path

import pytest

from sco_scheduler.output.texts.words import speech
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.desk.file import DeskFile
from sco_scheduler.workflows.errors import Stopped
from sco_scheduler.workflows.outcomes import take_over
from tests.cli.books import run
from tests.workbooks import save
from tests.workflows.desk.day import number, opened, write


@pytest.fixture
def file(tmp_path: Path) -> DeskFile:
    return opened(write(tmp_path))


def form(file: DeskFile, text: str, encoding: str = "utf-8") -> Path:
    path = file.path.with_name("feedback.csv")
    path.write_bytes(text.encode(encoding))
    return path


def outcome(file: DeskFile, purchaser: str, supplier: str):
    rows = read_agendas_file(file.path).rows
    return next(row.outcome for row in rows if row.meeting.pair == (purchaser, supplier))


def codes(taken) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.cells[0])) for finding in taken.findings if finding.code.startswith("feedback")]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Meeting,Outcome,Amount,Currency,Rating,Notes\n{m},order,12000,USD,5,good\n", "utf-8"),
        (
            "Your company,Whom did you meet?,What was the outcome of the meeting?,Intended deal amount,Currency,"
            'How do you rate it?,Comments\nCompany P1,S1,order,"12,000",USD,5,good\n',
            "utf-8",
        ),
        (
            "贵公司;会面对象;会面时间;洽谈成果;意向金额;币种;评分;备注\nP1;Company S1;9:00;订单;1.2万;USD;5;good\n",
            "gb18030",
        ),
        (
            "Поставщик;Время встречи;Итог встречи;Сумма сделки;Валюта;Оценка;Комментарий\n"
            "S1;09:00;заказ;12 000,00;USD;5;good\n",
            "cp1251",
        ),
    ],
    ids=["number", "questions", "zh", "ru, one side and the time"],
)
def test_a_row_finds_its_meeting_by_number_pair_or_time(file, text, encoding):
    taken = take_over(file, form(file, text.replace("{m}", number(file, "P1", "S1")), encoding))
    assert (taken.rows, taken.matched, codes(taken)) == (1, 1, [])
    found = outcome(file, "P1", "S1")
    assert (found.held, found.outcome, found.amount) == (True, "order", 12000.0)
    assert (found.currency, found.rating, found.notes) == ("USD", 5, "good")


def test_a_form_may_be_a_workbook(file):
    path = save(file.path.with_name("feedback.xlsx"), {"Form": [["Company", "Time", "Rating"], ["P1", time(9), 5]]})
    taken = take_over(file, path)
    assert (taken.rows, taken.matched, codes(taken)) == (1, 1, [])
    assert outcome(file, "P1", "S1").rating == 5


def test_a_form_that_was_taken_over_changes_nothing_again(file):
    m = number(file, "P1", "S1")
    text = f"Meeting,Held,Outcome,Amount,Currency,Rating,Notes\n{m},maybe,zzz,abc,QQQ,7,good\n"
    assert take_over(file, form(file, text)).meetings == (m,)
    assert take_over(file, form(file, text)).meetings == ()


def test_rows_that_match_nothing_are_findings_with_their_cell(file):
    text = "Meeting,Purchaser,Supplier,Rating\nM999,,,5\n,Nobody,S1,4\n,P1,S3,3\n{m},P2,,2\n"
    taken = take_over(file, form(file, text.replace("{m}", number(file, "P1", "S1"))))
    assert codes(taken) == [("feedback-unmatched", f"feedback!{cell}") for cell in ("A2", "B3", "B4", "A5")]
    assert (taken.rows, taken.matched, taken.meetings) == (4, 0, ())


def test_what_is_noted_stays_and_notes_are_added(file):
    m = number(file, "P1", "S1")
    take_over(file, form(file, f"Meeting,Rating,Notes\n{m},4,good\n"))
    second = form(file, f"Meeting,Rating,Notes,Outcome\n{m},2,call again,samples\n")
    taken = take_over(file, second)
    found = outcome(file, "P1", "S1")
    assert codes(taken) == [("feedback-differs", "feedback!B2")]
    assert (found.rating, found.notes, found.outcome) == (4, "good; call again", "samples")
    take_over(file, second, replace_noted=True)
    assert outcome(file, "P1", "S1").rating == 2


def test_a_difference_is_told_in_words_and_whole_numbers_and_currencies_by_their_code(file):
    m = number(file, "P1", "S1")
    take_over(file, form(file, f"Meeting,Held,Amount,Currency\n{m},yes,3500000,美元\n"))
    assert outcome(file, "P1", "S1").currency == "USD"
    taken = take_over(file, form(file, f"会面编号,是否举行,金额,货币\n{m},否,4000000.5,美金\n"))
    told = [finding.message_in(speech("zh")) for finding in taken.findings if finding.code == "feedback-differs"]
    assert len(told) == 2
    assert "是" in told[0]
    assert "否" in told[0]
    assert "True" not in told[0]
    assert "3500000" in told[1]
    assert "4000000.5" in told[1]


def test_a_different_outcome_and_currency_are_told_as_they_are_noted(file):
    m = number(file, "P1", "S1")
    take_over(file, form(file, f"Meeting,Outcome,Amount,Currency\n{m},order,10,USD\n"))
    taken = take_over(file, form(file, f"Meeting,Outcome,Amount,Currency\n{m},samples,10,CNY\n"))
    told = [finding.message for finding in taken.findings if finding.code == "feedback-differs"]
    assert [[word for word in ("order", "samples", "USD", "CNY") if word in text] for text in told] == [
        ["order", "samples"],
        ["USD", "CNY"],
    ]


def test_a_value_that_is_not_understood_is_written_as_it_is(file):
    m = number(file, "P1", "S1")
    taken = take_over(file, form(file, f"Meeting,Rating,Outcome,Sent at\n{m},9,orders!,12:00:01\n"))
    assert codes(taken) == [
        ("feedback-value", "feedback!B2"),
        ("feedback-value", "feedback!C2"),
        ("feedback-columns", "feedback!D1"),
    ]
    assert dict(outcome(file, "P1", "S1").unread) == {"outcome": "orders!", "rating": "9"}


def test_an_outcome_does_not_say_that_a_meeting_was_held_where_the_form_says_something_else_of_it(file):
    m = number(file, "P1", "S1")
    taken = take_over(file, form(file, f"Meeting,Held,Outcome\n{m},for a minute,samples\n"))
    assert codes(taken) == [("feedback-value", "feedback!B2")]
    found = outcome(file, "P1", "S1")
    assert (found.held, found.outcome, found.unread) == (None, "samples", (("held", "for a minute"),))


@pytest.mark.parametrize(
    ("said", "held"),
    [("举行了", True), ("没有", False), ("没见面", False), ("Да, состоялась", True), ("Не было", False), ("met", True)],
)
def test_whether_a_meeting_was_held_is_said_in_many_words(file, said, held):
    m = number(file, "P1", "S1")
    assert codes(take_over(file, form(file, f'Meeting,Held\n{m},"{said}"\n'))) == []
    assert outcome(file, "P1", "S1").held is held


def test_a_form_that_names_no_meeting_stops(file):
    with pytest.raises(Stopped) as stopped:
        take_over(file, form(file, "Rating,Comment\n5,good\n"))
    assert [f.code for f in stopped.value.findings if f.severity == 1] == ["feedback-no-meeting"]


def test_the_workbook_before_is_kept_and_a_blank_form_changes_nothing(file):
    before = file.path.read_bytes()
    m = number(file, "P1", "S1")
    take_over(file, form(file, f"Meeting,Rating\n{m},\n"))
    assert file.path.read_bytes() == before
    result = run("outcomes", file.path, form(file, f"Meeting,Rating\n{m},5\n"))
    assert result.exit_code == 0
    assert "1 of 1 row belong" in " ".join(result.stdout.split())
    assert [copy.read_bytes() for copy in (file.path.parent / "history").iterdir()] == [before]


def test_programs_read_what_was_taken_over_and_a_form_without_news_says_so(file):
    m = number(file, "P1", "S1")
    words = ("outcomes", file.path, form(file, f"Meeting,Rating\n{m},5\nM999,4\n"))
    told = json.loads(run(*words, "--json").stdout)
    assert (told["status"], told["meetings"], told["rows"], told["matched"]) == ("ok", [m], 2, 1)
    assert [finding["code"] for finding in told["findings"] if finding["severity"] != "note"] == ["feedback-unmatched"]
    again = run(*words)
    assert again.exit_code == 0
    assert "1 of 2 rows" in " ".join(again.stdout.split())
    assert json.loads(run(*words, "--json").stdout)["meetings"] == []


def test_a_workbook_that_is_open_elsewhere_is_told_and_stays(file):
    before = file.path.read_bytes()
    file.path.with_name(f".~lock.{file.path.name}#").write_bytes(b",Anna,desk,,;")
    result = run("outcomes", file.path, form(file, f"Meeting,Outcome\n{number(file, 'P1', 'S1')},order\n"))
    assert result.exit_code == 1
    assert "Anna" in result.stderr
    assert file.path.read_bytes() == before


@pytest.mark.parametrize("letter", ["м", "М", "m"])
def test_a_number_typed_in_cyrillic_is_that_of_the_meeting(file, letter):
    wanted = number(file, "P1", "S1")
    typed = wanted.replace("M", letter)
    taken = take_over(file, form(file, f"Meeting,Outcome\n{typed},order\n"))
    assert (taken.meetings, codes(taken)) == ((wanted,), [])
    assert file.day().row(typed).meeting.number == wanted
