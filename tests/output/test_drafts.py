"""Messages to delegates: what they say, in whose language, and drafts that any mail program opens."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sco_scheduler.agendas.collation import names_in
from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.domain.names import short_names
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.drafts import Attachment, draft, message_for, message_list, usable_addresses
from tests.output.layout import compared, layout
from tests.output.pdf import samples

LATER = timedelta(minutes=25)


def with_address(schedule: Schedule, address: str = "a@example.org") -> Schedule:
    companies = tuple(replace(company, email=address, phone="+7 1") for company in schedule.event.companies)
    return Schedule(replace(schedule.event, companies=companies), schedule.meetings)


def test_a_first_message_lists_the_meetings_in_the_readers_language():
    schedule = with_address(samples.small(page_address="https://example.org/e"))
    russian, chinese = message_for(schedule, "P001#1", 3), message_for(schedule, "S001#1", 3)
    assert (russian.lang, chinese.lang) == ("ru", "zh")
    assert russian.subject == "Test Forum 2025: ваши встречи"
    assert "- 09:00 стол A/1, Jialing Motors\n- 09:50 стол B/Stand 12, Yangtze Pumps" in russian.text
    assert "Здравствуйте, Aigerim Bek!" in russian.text
    assert "https://example.org/e" in russian.text
    assert russian.text.endswith("С уважением,\nTest Forum 2025\n")
    assert chinese.short.startswith("Test Forum 2025，单雄信：09:00 A/1 号桌，KazAgro LLP；")


def test_companies_are_named_in_the_script_of_the_reader():
    schedule = with_address(samples.small())
    own = {"S001": ("嘉陵江摩托", "Цзялин Мото"), "P001": ("KazAgro LLP", "哈农")}
    companies = tuple(
        replace(c, name=own[c.id][0], local_name=own[c.id][1]) if c.id in own else c for c in schedule.event.companies
    )
    event = replace(schedule.event, companies=companies)
    short = {lang: short_names(event, names_in(event, lang)) for lang in LANGUAGES}
    russian, chinese = (
        message_for(Schedule(event, schedule.meetings), k, 3, short=short) for k in ("P001#1", "S001#1")
    )
    for text in (russian.text, russian.short):
        assert "Цзялин Мото" in text
        assert "嘉陵江摩托" not in text
        assert "Yangtze Pumps" in text  # it has no other name
    assert "哈农" in chinese.text
    assert "哈农" in chinese.short


def test_the_short_text_has_short_names_and_the_draft_the_whole_ones():
    schedule = with_address(samples.small())
    message = message_for(schedule, "S001#1", 3, short={"zh": short_names(schedule.event)})
    assert "KazAgro；" in message.short
    assert "KazAgro LLP" not in message.short
    assert "KazAgro LLP" in message.text


def test_a_message_of_changes_says_what_is_new_moved_and_cancelled():
    before = samples.english()
    first, second, third = before.meetings
    new = replace(second, purchaser="P001", purchaser_delegate="P001#1", supplier="S003", supplier_delegate="S003#1")
    moved = replace(first, start=first.start + LATER * 7, end=first.end + LATER * 7)
    after = Schedule(before.event, (new, moved))
    message = message_for(after, "P001#1", 2, before)
    assert message.subject == "Test Forum 2025: your agenda has changed"
    assert message.short == (
        "Test Forum 2025, Aigerim Bek. New: 09:25 table A/2 with Quiet Works; Cancelled: 09:50 with Yangtze Pumps; "
        "Moved: Jialing Motors, from 09:00 to 11:55 table A/1"
    )
    assert "(revision 2)" in message.text
    table = Schedule(before.event, (replace(first, table="2"), second, third))
    assert message_for(table, "P001#1", 2, before).short.endswith(
        "Other table: 09:00 now table A/2 with Jialing Motors"
    )


def test_a_change_of_interpreter_alone_is_told_and_never_reads_as_no_meetings():
    before = samples.english()
    first = replace(before.meetings[0], interpreter=None)
    after = Schedule(before.event, (first, *before.meetings[1:]))
    gone = message_for(after, "P001#1", 2, before)
    assert gone.short == "Test Forum 2025, Aigerim Bek. Interpreter: 09:00 with Jialing Motors none any more"
    back = message_for(before, "P001#1", 2, after)
    assert back.short.endswith("Interpreter: 09:00 with Jialing Motors now Wang Li")
    same = message_for(before, "P001#1", 2, before)
    assert same.short.endswith("Details have changed; times and tables are as before")


def test_of_a_meeting_that_moves_the_new_time_is_told_before_its_interpreter():
    before = samples.english()
    first, second, *others = before.meetings
    later = replace(first, start=second.end, end=second.end + timedelta(minutes=20), interpreter=None)
    message = message_for(Schedule(before.event, (second, later, *others)), "P001#1", 2, before)
    assert message.short.index("Moved:") < message.short.index("Interpreter:")


def test_who_is_not_in_the_earlier_agendas_gets_a_first_message():
    after = samples.english()
    companies = tuple(company for company in after.event.companies if company.id != "P001")
    before = Schedule(replace(after.event, companies=companies), ())
    assert message_for(after, "P001#1", 1, before).subject == "Test Forum 2025: your meetings"


def test_who_has_left_and_who_has_no_meetings_any_more_is_told():
    before = samples.english()
    gone = message_for(Schedule(before.event, ()), "P001#1", 2, before)
    assert "Your meetings at Test Forum 2025 are cancelled:" in gone.text
    assert gone.short.count("Cancelled:") == 2
    left = tuple(company for company in before.event.companies if company.id != "P001")
    after = Schedule(replace(before.event, companies=left), ())
    assert message_for(after, "P001#1", 2, before).short == gone.short


@pytest.mark.parametrize(
    ("text", "usable", "rest"),
    [
        ("a@example.org", ("a@example.org",), ""),
        ("a@example.org; b@example.com, a@example.org", ("a@example.org", "b@example.com"), ""),
        ("<a@example.org>", ("a@example.org",), ""),
        ("see WeChat", (), "see WeChat"),
        ("a@example", (), "a@example"),
        ("почта@пример.рф", (), "почта@пример.рф"),
        ("a@x.org\nBcc: all@y.org", ("a@x.org", "all@y.org"), "Bcc:"),
        ("", (), ""),
    ],
)
def test_addresses_that_can_be_written_to(text: str, usable: tuple[str, ...], rest: str):
    assert usable_addresses(text) == (usable, rest)


def test_a_draft_opens_with_its_attachments_and_hostile_names_stay_names():
    schedule = with_address(samples.small(name="Forum\nBcc: everybody@example.org", languages=("en",)))
    message = message_for(schedule, "S001#1", 1)
    attachments = [
        Attachment("S001-嘉陵.pdf", b"%PDF-1"),
        Attachment("S001-嘉陵.ics", "BEGIN:VCALENDAR\r\n会面".encode()),
    ]
    data = draft(message, attachments)
    assert data == draft(message, attachments)
    mail = message_from_bytes(data, policy=default)
    assert mail["Bcc"] is None
    assert mail["X-Unsent"] == "1"
    assert [address.addr_spec for address in mail["To"].addresses] == ["a@example.org"]
    assert "Forum Bcc: everybody@example.org" in mail["Subject"]
    assert mail.get_body().get_content().replace("\r\n", "\n").rstrip() == message.text.rstrip()
    found = {part.get_filename(): part.get_content() for part in mail.iter_attachments()}
    assert found["S001-嘉陵.pdf"] == b"%PDF-1"
    assert "会面" in found["S001-嘉陵.ics"]


def test_the_list_says_who_has_no_address():
    schedule = samples.english()
    written = message_for(with_address(schedule), "P001#1", 1)
    lacking = message_for(with_address(schedule, "ask the desk"), "S001#1", 1)
    none = message_for(schedule, "S002#1", 1)
    sheet = load_workbook(io.BytesIO(message_list([(written, "P001.eml"), (lacking, ""), (none, "")], "en"))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [(row[0], row[4], row[6] or "") for row in rows] == [
        ("P001", "a@example.org", "P001.eml"),
        ("S001", "not usable: ask the desk", ""),
        ("S002", "no address", ""),
    ]
    assert rows[0][7] == written.short
    striking = [[cell.column for cell in row if cell.fill.start_color.rgb == "FFFFEB9C"] for row in sheet.iter_rows()]
    assert striking == [[], [], [5], [5]]


def test_a_draft_to_several_addresses_names_the_reader_once():
    message = message_for(with_address(samples.english(), "a@example.org; b@example.org"), "P001#1", 1)
    mail = message_from_bytes(draft(message, []), policy=default)
    told = [(address.display_name, address.addr_spec) for address in mail["To"].addresses]
    assert told == [("Aigerim Bek", "a@example.org"), ("", "b@example.org")]


def test_times_have_their_day_where_the_event_has_several():
    schedule = samples.full("latin", days=2, slots=2)
    lines = [line for line in message_for(schedule, "P001#1", 1).text.splitlines() if line.startswith("- ")]
    days = ("Thu 12", "Fri 13")
    assert [line[:18] for line in lines] == [f"- {day} Jun {time}" for day in days for time in ("09:00", "14:00")]


@pytest.mark.parametrize("count", [0, 3])
def test_the_list_looks_like_this_and_is_the_same_file_on_any_day(count: int):
    message = message_for(with_address(samples.english()), "P001#1", 1)
    book = load_workbook(io.BytesIO(message_list([(message, "P1.eml")] * count, "en")))
    compared(Path(__file__).parent / "golden" / f"messages-{count}.txt", layout(book))
    assert [cell.value for cell in book.active[1]][:2] == ["ID", "Company"]
    assert book.properties.created == datetime(2000, 1, 1)


def test_letters_of_the_printed_list_are_seven_points_high():
    message = message_for(with_address(samples.english()), "P001#1", 1)
    (sheet,) = load_workbook(io.BytesIO(message_list([(message, "P1.eml")], "en"))).worksheets
    # The width in the file counts characters of the default font, of 7 pixels of three quarters of a point each.
    wide = sum(0.75 * 7 * size.width * (size.max - size.min + 1) for size in sheet.column_dimensions.values())
    paper = 842 - 72 * (sheet.page_margins.left + sheet.page_margins.right)
    assert 10 * paper / wide >= 7
