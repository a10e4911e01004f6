"""What does not say surely when somebody is away is asked, in any form and in the sheets of the format."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from sco_scheduler.cli import process
from sco_scheduler.cli.app import schedule
from sco_scheduler.intake.values.presence import bound_of
from sco_scheduler.output.form_map import with_answers
from tests.intake.books import bare, codes, put, read, save, serious
from tests.intake.understanding.answers import B, S, away, hours, understood
from tests.intake.understanding.companies.test_hours import lists


def form(text: str, title: str = "Not available") -> dict[str, list[list[object]]]:
    rows = [[name, said, S[0]] for name, said in zip(B, (text, None, None), strict=True)]
    return lists([["Company", title, "Wishes"], *rows])


def own(text: str) -> dict[str, list[list[object]]]:
    sheets = bare()
    sheets["Purchasers"] = [["Company", "Not available"], ["Altyn Trade", text], ["Ural Import", None]]
    return sheets


@pytest.mark.parametrize("book", [form, own])
@pytest.mark.parametrize(("text", "guess"), [("16:00", "16:00-"), ("maybe till 10:30", "-10:30"), ("9点半", "-09:30")])
def test_a_time_without_a_direction_is_asked_with_both(tmp_path, book, text, guess):
    intake = read(tmp_path, book(text))
    (question,) = intake.questions
    moment = guess.strip("-")
    assert (question.kind, question.subject, question.guess) == ("times", text, guess)
    assert set(question.options) == {f"-{moment}", f"{moment}-", "never"}
    assert [f.code for f in intake.findings if f.code in {"question", "range-unreadable"}] == ["question"]


def test_below_a_title_of_presence_the_guess_is_the_other_way_round(tmp_path):
    intake = read(tmp_path, form("maybe till 10:30", "When are you available?"), sure=0.65)
    assert [(q.kind, q.guess) for q in intake.questions] == [("times", "10:30-")]


@pytest.mark.parametrize(("sheet", "guess"), [("Times NOT available", "Not available"), ("Hours", "available")])
def test_hours_on_a_sheet_of_absences_are_more_likely_absences(tmp_path, sheet, guess):
    hours = [["Company", "Xyz"], [B[0], "8:30-10:00"], [B[1], "all day"], [B[2], "all day"]]
    asked = read(tmp_path, {**lists([["Company", "Wishes"], *([name, S[0]] for name in B)]), sheet: hours}).questions
    assert [q.guess for q in asked if q.kind == "column"] == [guess]


@pytest.mark.parametrize("book", [form, own])
@pytest.mark.parametrize(("said", "absent"), [("-11:00", True), ("from 16:00", True), ("never", False)])
def test_the_map_says_what_a_text_means(tmp_path: Path, book, said, absent):
    (tmp_path / "map.toml").write_text(f'[times]\n"When the TALK ends" = "{said}"\n', encoding="utf-8")
    intake = read(tmp_path, book("When the talk ends"), form=tmp_path / "map.toml")
    assert not intake.questions
    assert intake.event is not None
    assert any(d.absences for c in intake.event.companies for d in c.delegates) is absent
    assert "range-unreadable" not in codes(intake.findings)


@pytest.mark.parametrize(
    ("field", "text", "guess", "said", "absent"),
    [
        ("available", "12 June after 15:00", "2025-06-12 -15:00", "12 june -15:00", "12 09:00-15:00"),
        ("available", "12 June after 15:00", "2025-06-12 -15:00", "12 june 15:00-", "12 15:00-17:00"),
        ("available", "perhaps 13 June 15:00", "2025-06-13 15:00-", "13 June 10:00-11:00", "13 10:00-11:00"),
        ("leaves", "perhaps at 15:00 on 13 June", "2025-06-13 15:00-", "after 10:00 on 12 June", "12 10:00-17:00"),
        ("arrives", "12 June, perhaps 10", "2025-06-12", "after 15:00 on 12 June", "12 15:00-17:00"),
    ],
)
def test_an_answer_is_when_somebody_is_away_whatever_the_column_tells(tmp_path, field, text, guess, said, absent):
    column = f'[form."Buyer answers".columns]\nTimes = "{field}"\n'
    (tmp_path / "map.toml").write_text(column, encoding="utf-8")
    (question,) = read(tmp_path, form(text, "Times"), form=tmp_path / "map.toml", sure=0.8).questions
    assert (question.subject, question.guess) == (text, guess)
    (tmp_path / "map.toml").write_text(f'{column}[times]\n"{text}" = "{said}"\n', encoding="utf-8")
    event = understood(read(tmp_path, form(text, "Times"), form=tmp_path / "map.toml", sure=0.8))
    assert away(event) == {B[0]: hours(event, absent)}


def test_what_says_nothing_of_a_time_can_be_answered_too(tmp_path):
    intake = read(tmp_path, own("after the talk"))
    assert [(q.kind, q.options, q.guess) for q in intake.questions] == [("times", ("never",), "")]
    (finding,) = [f for f in intake.findings if f.code == "range-unreadable"]
    assert finding.details["line"] == '[times] "after the talk" = "09:00-10:30"'


def test_answers_are_typed_said_back_kept_and_written(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    file, out = save(tmp_path / "export.xlsx", form("16:00")), tmp_path / "out.xlsx"
    words = ["import", str(file), "-o", str(out)]
    result = CliRunner().invoke(schedule, words, input="sometime\nuntil 11:00\n")
    assert "When is Altyn Trade LLP away (16:00)?" in result.stderr
    assert "Please answer with a number from 1 to 3, or with times" in result.stderr
    assert "Understood: away until 11:00." in result.stderr
    assert "Understood" not in result.stdout
    assert '[times]\n"16:00" = "-11:00"\n' in (tmp_path / "export-map.toml").read_text(encoding="utf-8")
    cells = [cell.value for row in openpyxl.load_workbook(out)["Purchasers"].iter_rows() for cell in row]
    assert "-11:00" in cells
    assert "16:00" not in cells
    again = CliRunner().invoke(schedule, ["check", str(file)])
    assert "When is" not in again.stderr


def test_enter_leaves_open_what_nothing_is_likely_for(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    file = save(tmp_path / "trade.xlsx", own("after the talk"))
    result = CliRunner().invoke(schedule, ["check", str(file)], input="\n\n")
    assert result.exit_code == 1
    assert not (tmp_path / "trade-map.toml").exists()


def test_a_limit_in_a_column_of_times_is_a_maximum(tmp_path):
    event = understood(read(tmp_path, form("4 meetings maximum please")))
    assert {c.name: c.purchaser.maximum for c in event.companies if c.purchaser}[B[0]] == 4
    assert away(event) == {}


def test_who_arrives_is_away_until_then(tmp_path):
    event = understood(read(tmp_path, form("9点半到")))
    assert away(event) == {B[0]: hours(event, "12 09:00-09:30", "13 09:00-09:30")}


@pytest.mark.one_of(3)
@pytest.mark.parametrize("title", ["离场时间", "Уезжаете в", "Leaves at", "Кетеді", "Departure"])
@pytest.mark.parametrize("meant", [None, "Not available"])
def test_who_leaves_is_away_from_then_on_whatever_the_column_is_said_to_be(tmp_path, title, meant):
    (tmp_path / "map.toml").write_text(
        f'[form."Buyer answers".columns]\n"{title}" = "{meant}"\n' if meant else "", "utf-8"
    )
    intake = read(tmp_path, form("16:00", title), form=tmp_path / "map.toml")
    event = understood(intake)
    assert away(event)[B[0]] == hours(event, "12 16:00-17:00", "13 16:00-17:00")


@pytest.mark.parametrize(
    ("title", "absent"), [("From", "09:00-10:00"), ("До", "10:00-17:00"), ("时间安排 开始", "09:00-10:00")]
)
def test_bare_times_below_from_or_until_are_rather_of_who_is_there(tmp_path, title, absent):
    (question,) = read(tmp_path, form("10:00", title)).questions
    assert (question.kind, question.guess) == ("column", "available")
    event = read(tmp_path, form("10:00", title), sure=0.0).event
    assert event is not None
    assert away(event)[B[0]] == hours(event, f"12 {absent}", f"13 {absent}")
    (tmp_path / "map.toml").write_text(with_answers("", {question.path: "Not available"}), encoding="utf-8")
    (asked,) = read(tmp_path, form("10:00", title), form=tmp_path / "map.toml").questions
    assert (asked.kind, set(asked.options)) == ("times", {"-10:00", "10:00-", "never"})


@pytest.mark.parametrize("text", ["весь день", "Full day", "全天"])
def test_all_day_below_a_forms_title_of_absences_most_likely_means_there(tmp_path, text):
    (question,) = read(tmp_path, form(text)).questions
    assert (question.guess, question.options) == ("never", ("never", "00:00-24:00"))


@pytest.mark.parametrize("text", ["全天都在", "No, all day", "нет, весь день", "весь день на месте", "All day there."])
def test_who_says_to_be_there_all_day_is_never_away(tmp_path, text):
    assert away(understood(read(tmp_path, form(text)))) == {}


@pytest.mark.parametrize(
    "title", ["到场情况", "Part of the day that you miss", "До какого / с какого времени вы в зале?"]
)
def test_cells_that_tell_by_themselves_are_read_below_any_title(tmp_path, title):
    rows = zip(B, ("全天都在", "每天11点才到", "leaving at 16:00 on both days"), (S[0], None, S[1]), strict=True)
    event = understood(read(tmp_path, lists([["Company", title, "Wishes"], *map(list, rows)])))
    assert away(event) == {
        B[1]: hours(event, "12 09:00-11:00", "13 09:00-11:00"),
        B[2]: hours(event, "12 16:00-17:00", "13 16:00-17:00"),
    }


def test_who_says_among_the_hours_not_to_come_does_not(tmp_path):
    rows = zip(
        B, ("取消参会，来不了了", "每天11点才到", "leaving at 16:00 on both days"), (S[0], None, S[1]), strict=True
    )
    event = read(tmp_path, lists([["Company", "到场情况", "Wishes"], *map(list, rows)])).event
    assert event is not None
    assert [c.name for c in event.companies if c.cancelled] == [B[0]]


def test_a_day_that_stands_beside_everybody_is_no_absence_of_them_all(tmp_path):
    rows = [["Дата", "Компания", "Кто вы", "С кем хотите встретиться?"]]
    rows += [["01.03.2027", name, "покупатель", S[0]] for name in B[:2]]
    rows += [["01.03.2027", name, "поставщик", None] for name in S[:2]]
    intake = read(tmp_path, {"Ответы": rows})
    assert intake.event is not None, serious(intake.findings)
    assert not any(delegate.absences for company in intake.event.companies for delegate in company.delegates)


@pytest.mark.parametrize(
    ("title", "there"),
    [
        ("When are you available?", True),
        ("Когда вы можете?", True),
        ("什么时候方便？", True),
        ("When can you not attend?", False),
        ("Когда вы не можете?", False),
        ("什么时候不方便？", False),
    ],
)
def test_choices_with_their_hours_in_brackets_are_these_hours(tmp_path, title, there):
    texts = ("Early morning (9:00-10:30), Late afternoon (15:30-17:00)", "Session 2 (10:30-12:00)", None)
    rows = zip(B, texts, (S[0], None, None), strict=True)
    event = understood(read(tmp_path, lists([["Company", title, "Wishes"], *map(list, rows)])))
    said = {B[0]: ["09:00-10:30", "15:30-17:00"], B[1]: ["10:30-12:00"]}
    rest = {B[0]: ["10:30-12:00", "14:00-15:30"], B[1]: ["09:00-10:30", "14:00-17:00"]}
    assert away(event) == {
        name: hours(event, *(f"{day} {span}" for day in (12, 13) for span in spans))
        for name, spans in (rest if there else said).items()
    }


def test_the_last_day_is_one_of_an_event_of_several(tmp_path):
    sheets = lists([["Company", "Not available", "Wishes"], [B[0], "leaves on the last day at 12:00", S[0]]])
    sheets["Buyer answers"].append([B[1], "最后一天下午离开", S[0]])
    event = understood(read(tmp_path, sheets))
    assert away(event) == dict.fromkeys(B[:2], hours(event, "13 14:00-17:00"))


def test_the_last_day_is_that_of_the_answer_when_the_event_is(tmp_path):
    sheets = lists([["Company", "Not available", "Wishes"], [B[0], "leaves on the last day at 12:00", S[0]]])
    del sheets["Sessions"]
    (when,) = read(tmp_path, sheets).questions
    days = '[dates]\nevent = "2026-05-19, 2026-05-20: 09:00-17:00"\n'
    (tmp_path / "map.toml").write_text(days, encoding="utf-8")
    event = understood(read(tmp_path, sheets, form=tmp_path / "map.toml"))
    assert when.kind == "event"
    spans = [span for c in event.companies for d in c.delegates for span in d.absences]
    assert [f"{span.start:%d %H:%M}" for span in spans] == ["20 12:00"]


def test_a_part_of_a_list_of_hours_that_a_map_explains_is_one_of_them(tmp_path):
    sheets = bare()
    put(sheets, "Purchasers", 2, "Not available", "after the opening; 10:00-11:00")
    assert read(tmp_path, sheets).event is None
    (tmp_path / "map.toml").write_text('[times]\n"after the opening" = "15:00-"\n', encoding="utf-8")
    event = read(tmp_path, sheets, form=tmp_path / "map.toml").event
    assert event is not None
    (person,) = event.company_by_id["P001"].delegates
    assert [(a.start.strftime("%H:%M"), a.end.strftime("%H:%M")) for a in person.absences] == [
        ("10:00", "11:00"),
        ("15:00", "00:00"),
    ]


def test_who_is_there_only_on_another_day_than_an_event_without_sessions_stops(tmp_path):
    sheets = bare()
    put(sheets, "Purchasers", 2, "Not available", "there only on 2025-06-30")
    intake = read(tmp_path, sheets)
    assert intake.event is None
    assert "range-other-day" in codes(intake.findings)


def test_days_with_full_and_na_below_them_tell_presence(tmp_path):
    """Most people are there all day, so the others are as much as their cell says, and *NA* is not there."""
    titles = ("12 June (Thu)", "13 June (Fri)")
    cells = [("Full", "AN only"), ("N/A", "Full"), ("Full", "Full")]
    rows = [[name, *said, S[0]] for name, said in zip(B, cells, strict=True)]
    event = understood(read(tmp_path, lists([["Company", *titles, "Wishes"], *rows])))
    assert away(event) == {
        B[0]: hours(event, "13 09:00-12:00"),
        B[1]: hours(event, "12 09:00-17:00"),
    }


@pytest.mark.parametrize("text", ["NA", "N/A"])
def test_na_below_a_title_of_absence_on_a_day_is_none(tmp_path, text):
    title = "When are you not available on 12 June?"
    rows = [[name, said, S[0]] for name, said in zip(B, ("10:00-11:00", text, text), strict=True)]
    event = understood(read(tmp_path, lists([["Company", title, "Wishes"], *rows])))
    assert away(event) == {B[0]: hours(event, "12 10:00-11:00")}


@pytest.mark.parametrize(
    ("title", "way"),
    [("12/6/2025 – حتى الساعة", "until"), ("الخميس 12.06. من الساعة", "from"), ("12.06. – bis", "until")],
)
def test_a_title_with_a_day_before_a_word_is_a_bound(title, way):
    assert bound_of(title) == way


@pytest.mark.parametrize("title", ["الخميس 12 يونيو – متواجدون من الساعة", "متواجدون حتى الساعة"])
def test_times_from_which_people_are_present_are_no_absences(tmp_path, title):
    rows = [[name, said, S[0]] for name, said in zip(B, ("٩:٠٠", "11:00", None), strict=True)]
    (question,) = [
        q for q in read(tmp_path, lists([["Company", title, "Wishes"], *rows])).questions if q.kind == "column"
    ]
    assert question.guess == "available"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("When are you available?", "blorp fnord"),
        ("Wann sind Sie da?", "weiß der Chef"),
        ("Кога ќе бидете присутни?", "ххх ѕѕѕ"),
        ("When are you absent?", "blorp fnord"),
    ],
)
def test_an_answer_to_when_somebody_is_there_of_which_nothing_is_read_is_asked(tmp_path, title, text):
    assert read(tmp_path, form(text, title)).questions


@pytest.mark.parametrize(
    ("title", "text", "asked"),
    [
        ("When are you absent?", "Xyzday 12:00-13:00", True),
        ("When are you absent?", "we arrive at 10 and xyz", True),
        ("When are you absent?", "12:00-13:00", False),
        ("Wann sind Sie nicht da?", "von 12 bis 13 Uhr", False),
        ("¿Cuándo no estará disponible?", "de 12 a 13 horas", False),
        ("Bila anda tidak dapat hadir?", "12:00-13:00", False),
    ],
)
def test_hours_beside_words_that_may_change_them_are_asked(tmp_path, title, text, asked):
    assert bool([q for q in read(tmp_path, form(text, title)).questions if q.kind == "times"]) is asked


def test_a_text_of_several_companies_is_asked_about_with_all_of_them(tmp_path):
    rows = [["Company", "Would like to meet", "When are you not available?"]]
    rows += [[f"Buyer {n}", "River Machines", "zorvel blixum 9"] for n in "ABCDEF"]
    sheets = {"Buyers": rows, "Suppliers": [["Company", "Zone"], ["River Machines", "A"]]}
    (question,) = [q for q in read(tmp_path, sheets).questions if q.kind == "times"]
    assert question.samples == ("Buyer A, Buyer B, Buyer C, Buyer D (+2)",)
