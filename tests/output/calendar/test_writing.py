"""Calendar files, read back as a calendar program would."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from icalendar import Event as CalendarEvent

from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.output.calendar.writing import CalendarEdition, as_bytes, write_calendar_of_all, write_calendars
from sco_scheduler.output.files import NotWritten
from tests.agendas.samples import BUILT, random_event, random_schedule, small_schedule
from tests.output.layout import compared

EDITION = CalendarEdition(BUILT, 3)


def _read(path: Path) -> Calendar:
    return Calendar.from_ical(path.read_bytes())


def _events(path: Path) -> list[CalendarEvent]:
    return list(_read(path).events)


def _with(schedule: Schedule, **settings: object) -> Schedule:
    event = replace(schedule.event, settings=replace(schedule.event.settings, **settings))
    return Schedule(event, schedule.meetings)


def _shifted(meeting: Meeting, minutes: int, **fields: object) -> Meeting:
    step = timedelta(minutes=minutes)
    return replace(meeting, start=meeting.start + step, end=meeting.end + step, **fields)


def test_everybody_with_meetings_gets_a_file(tmp_path: Path) -> None:
    written = dict(write_calendars(tmp_path, small_schedule(), EDITION))
    assert {key: [path.name for path in paths] for key, paths in written.items()} == {
        "P001#1": ["P001-KazAgro-LLP.ics"],
        "P002#1": ["P002-1-cmd-C-calc-A0.ics"],
        "S001#1": ["S001-Jialing-Motors.ics"],
        "S002#1": ["S002-Yangtze-Pumps.ics"],
        "interpreter I1": ["interpreter-I1-Wang-Li.ics"],
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        p.name for paths in written.values() for p in paths
    )


def test_a_meeting_says_when_where_and_with_whom(tmp_path: Path) -> None:
    ((path,),) = dict(write_calendars(tmp_path, small_schedule(), EDITION, only={"P001#1"})).values()
    calendar = _read(path)
    first = calendar.events[0]
    assert calendar["METHOD"] == "PUBLISH"
    assert [first["SUMMARY"], first["LOCATION"]] == ["Meeting: Jialing Motors", "Zone A, table 1"]
    assert first.start.isoformat() == "2025-06-12T09:00:00+08:00"
    assert first.end.isoformat() == "2025-06-12T09:20:00+08:00"
    assert first["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert str(first["DESCRIPTION"]).split("\n") == [
        "Jialing Motors / 嘉陵汽车有限公司",
        "China · Vans; 货车",
        "Interpreter: Wang Li",
        "New energy vehicles · Chongqing Test Forum 2025 · Hall N1",
        "Revision 3, as of 10 June 2025 18:30",
    ]
    assert [first["SEQUENCE"], first["STATUS"]] == [3, "CONFIRMED"]
    assert first["DTSTAMP"].dt == datetime(2025, 6, 10, 10, 30, tzinfo=UTC)


def test_the_files_keep_to_the_form_of_the_standard(tmp_path: Path) -> None:
    schedule = _with(small_schedule(), name='重庆 "上合" 论坛; a,b\n' + "长" * 60)
    for paths in dict(write_calendars(tmp_path, schedule, EDITION)).values():
        data = paths[0].read_bytes()
        assert data.endswith(b"END:VCALENDAR\r\n")
        assert data.count(b"\n") == data.count(b"\r\n")
        assert max(map(len, data.split(b"\r\n"))) <= 75
        assert as_bytes(_read(paths[0])) == _read(paths[0]).to_ical() == data
        for event in _events(paths[0]):
            assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "ORGANIZER", "SEQUENCE"} <= set(event)


@pytest.mark.parametrize(
    ("zone", "start", "rules"),
    [("Asia/Almaty", "04:00", 1), ("Europe/Berlin", "07:00", 1), ("America/New_York", "13:00", 1), ("UTC", "09:00", 0)],
)
def test_every_file_brings_the_rules_of_its_time_zone(tmp_path: Path, zone: str, start: str, rules: int) -> None:
    schedule = _with(small_schedule(), time_zone=zone)
    (path,) = write_calendar_of_all(tmp_path, schedule, EDITION)
    calendar = _read(path)
    assert len(calendar.timezones) == rules
    assert str(calendar["X-WR-TIMEZONE"]) == zone
    assert (str(calendar["METHOD"]), str(calendar["CALSCALE"])) == ("PUBLISH", "GREGORIAN")
    assert str(calendar["X-WR-CALNAME"]) == schedule.event.settings.name
    assert [str(part["TZID"]) for part in calendar.timezones] == [zone] * rules
    # The rules in the file alone give the same moment as the time zone's own.
    local = calendar.events[0].start.replace(tzinfo=None)
    zones = [part.to_tz(lookup_tzid=False) for part in calendar.timezones] or [UTC]
    assert f"{local.replace(tzinfo=zones[0]).astimezone(UTC):%H:%M}" == start


def test_the_rules_of_a_time_zone_are_those_of_a_year_to_each_side_of_the_event(tmp_path: Path) -> None:
    schedule = _with(small_schedule(), time_zone="Europe/Berlin")
    sessions = [
        replace(s, start=s.start.replace(year=year), end=s.end.replace(year=year))
        for s in schedule.event.sessions
        for year in (2025, 2026)
    ]
    schedule = Schedule(replace(schedule.event, sessions=tuple(sessions)), schedule.meetings)
    (path,) = write_calendar_of_all(tmp_path, schedule, EDITION)
    (rules,) = (part.to_tz(lookup_tzid=False) for part in _read(path).timezones)
    summers = [datetime(year, 7, 1, tzinfo=rules).utcoffset() for year in (2024, 2025, 2026, 2027)]
    assert summers == [timedelta(hours=2)] * 4


def test_an_entry_tells_the_revision_that_stands_on_the_printed_agenda(tmp_path: Path) -> None:
    own = {"P001#1": (2, BUILT), "I1": (5, BUILT)}
    written = dict(write_calendars(tmp_path, small_schedule(), replace(EDITION, own=own)))
    told = {owner: str(_events(paths[0])[0]["DESCRIPTION"]) for owner, paths in written.items()}
    for owner, revision in (("P001#1", "Revision 2"), ("interpreter I1", "Revision 5"), ("S001#1", "Revision 3")):
        assert revision in told[owner]
    assert {event["SEQUENCE"] for paths in written.values() for event in _events(paths[0])} == {3}


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        list(write_calendars(tmp_path / name, small_schedule(), EDITION))
        write_calendar_of_all(tmp_path / name, small_schedule(), EDITION)
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert len(names) == 6
    assert all((tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes() for name in names)


def test_a_later_edition_moves_meetings_and_cancels_what_is_gone(tmp_path: Path) -> None:
    before = small_schedule()
    first, second, third = before.meetings
    ((path,),) = dict(write_calendars(tmp_path, before, EDITION, only={"P001#1"})).values()
    uids = [str(event["UID"]) for event in _events(path)]
    now = Schedule(before.event, (_shifted(first, 25), second))
    later = CalendarEdition(BUILT + timedelta(days=1), 4, before.meetings)
    (path, cancelled) = dict(write_calendars(tmp_path, now, later, only={"P001#1"}))["P001#1"]
    told = [(str(e["UID"]), e["SEQUENCE"], str(e["STATUS"]), f"{e.start:%H:%M}") for e in _events(path)]
    assert told == [(uids[0], 4, "CONFIRMED", "09:25"), (uids[1], 4, "CANCELLED", "09:50")]
    assert cancelled.name == "P001-KazAgro-LLP-cancelled.ics"
    assert _read(cancelled)["METHOD"] == "CANCEL"
    (gone,) = _events(cancelled)
    assert [str(gone["UID"]), gone["STATUS"], gone["SEQUENCE"]] == [uids[1], "CANCELLED", 4]
    assert [str(gone["SUMMARY"]), gone["TRANSP"]] == ["Cancelled: Meeting: Yangtze Pumps", "TRANSPARENT"]
    assert third.pair == ("P001", "S002")


def test_a_change_of_person_cancels_for_one_and_adds_for_the_other(tmp_path: Path) -> None:
    before = small_schedule()
    changed = replace(before.meetings[1], purchaser_delegate="P002#2")
    now = Schedule(before.event, (before.meetings[0], changed, before.meetings[2]))
    written = dict(write_calendars(tmp_path, now, CalendarEdition(BUILT, 4, before.meetings)))
    told = {key: [str(e["STATUS"]) for e in _events(paths[0])] for key, paths in written.items()}
    assert told == {
        "P001#1": ["CONFIRMED", "CONFIRMED"],
        "P002#1": ["CANCELLED"],
        "P002#2": ["CONFIRMED"],
        "S001#1": ["CONFIRMED", "CONFIRMED"],
        "S002#1": ["CONFIRMED"],
        "interpreter I1": ["CONFIRMED"],
    }


def test_who_is_no_longer_registered_is_told_of_the_cancellation(tmp_path: Path) -> None:
    schedule = small_schedule()
    gone = replace(schedule.meetings[0], purchaser="P099", purchaser_delegate="P099#1")
    written = dict(write_calendars(tmp_path, schedule, CalendarEdition(BUILT, 4, (*schedule.meetings, gone))))
    assert [path.name for path in written["P099#1"]] == ["P099-1.ics", "P099-1-cancelled.ics"]
    assert [str(e["SUMMARY"]) for e in _events(written["P099#1"][0])] == ["Cancelled: Meeting: Jialing Motors"]


def _told(folder: Path, name: str) -> list[tuple[str, int]]:
    """Status and sequence of the events in a file."""
    return [(str(e["STATUS"]), e["SEQUENCE"]) for e in _events(folder / name)]


def test_an_interpreter_has_a_calendar_with_both_sides(tmp_path: Path) -> None:
    ((path,),) = dict(write_calendars(tmp_path, small_schedule(), EDITION, only={"interpreter I1"})).values()
    (event,) = _events(path)
    assert str(event["SUMMARY"]) == "Meeting: KazAgro LLP – Jialing Motors"
    assert str(event["UID"]) not in {
        str(e["UID"]) for e in _events(*write_calendar_of_all(tmp_path, small_schedule(), EDITION))
    }


def test_a_calendar_of_long_ago_is_cancelled_though_the_workbook_before_knew_nothing_of_it(tmp_path: Path) -> None:
    """Revision 3 was written; in 4 the meeting fell away, and no calendars were; 5 is written with 4 before it."""
    before = small_schedule()
    list(write_calendars(tmp_path, before, EDITION))
    write_calendar_of_all(tmp_path, before, EDITION)
    uids = [str(event["UID"]) for event in _events(tmp_path / "S002-Yangtze-Pumps.ics")]
    now = Schedule(before.event, before.meetings[:2])
    later = CalendarEdition(BUILT + timedelta(days=1), 5, now.meetings)
    written = dict(write_calendars(tmp_path, now, later))
    write_calendar_of_all(tmp_path, now, later)
    assert [path.name for path in written["S002#1"]] == ["S002-Yangtze-Pumps.ics", "S002-Yangtze-Pumps-cancelled.ics"]
    assert _told(tmp_path, "S002-Yangtze-Pumps.ics") == [("CANCELLED", 5)]
    (gone,) = _events(tmp_path / "S002-Yangtze-Pumps-cancelled.ics")
    assert [str(gone["UID"])] == uids
    assert str(gone["SUMMARY"]).startswith(("Cancelled: ", "Отменено: ", "已取消: "))
    assert gone.start.isoformat() == "2025-06-12T09:50:00+08:00"
    assert _told(tmp_path, "P001-KazAgro-LLP.ics") == [("CONFIRMED", 5), ("CANCELLED", 5)]
    assert _told(tmp_path, "all-meetings-cancelled.ics") == [("CANCELLED", 5)]
    # Another run says the same, and the cancellation stays as it was.
    last = CalendarEdition(BUILT + timedelta(days=2), 6, now.meetings)
    list(write_calendars(tmp_path, now, last))
    assert _told(tmp_path, "S002-Yangtze-Pumps.ics") == [("CANCELLED", 5)]
    assert _told(tmp_path, "P001-KazAgro-LLP.ics") == [("CONFIRMED", 6), ("CANCELLED", 5)]


def test_a_meeting_that_is_held_after_all_is_cancelled_no_more(tmp_path: Path) -> None:
    before = small_schedule()
    without = Schedule(before.event, before.meetings[:2])
    list(write_calendars(tmp_path, without, CalendarEdition(BUILT, 3, before.meetings)))
    assert (tmp_path / "S002-Yangtze-Pumps-cancelled.ics").exists()
    list(write_calendars(tmp_path, before, CalendarEdition(BUILT, 4, without.meetings)))
    assert _told(tmp_path, "S002-Yangtze-Pumps.ics") == [("CONFIRMED", 4)]
    assert not list(tmp_path.glob("*-cancelled.ics"))


def _without(schedule: Schedule, code: str) -> Schedule:
    companies = tuple(company for company in schedule.event.companies if company.id != code)
    held = tuple(meeting for meeting in schedule.meetings if code not in meeting.pair)
    return Schedule(replace(schedule.event, companies=companies), held)


@pytest.mark.parametrize(("lang", "cancelled"), [("ru", "Участие отменено: "), (None, "已取消")])
def test_calendars_of_nobody_come_in_order_in_the_language_asked_for_or_that_of_the_hall(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str | None, cancelled: str
) -> None:
    """Whatever the order in which the file system lists them."""
    before, glob = _with(small_schedule(), languages=("zh",)), Path.glob
    list(write_calendars(tmp_path, before, EDITION))
    now = _without(_without(before, "S002"), "S001")
    monkeypatch.setattr(Path, "glob", lambda *of: sorted(glob(*of), reverse=True))
    written = dict(write_calendars(tmp_path, now, CalendarEdition(BUILT, 4, now.meetings), lang=lang))
    names = ["S001-Jialing-Motors", "S002-Yangtze-Pumps"]
    assert [owner for owner in written if owner in names] == names
    told = [str(_events(tmp_path / f"{name}-cancelled.ics")[0]["SUMMARY"]) for name in names]
    assert [text.startswith(cancelled) for text in told] == [True, True], told


@pytest.mark.parametrize("known_before", [True, False])
def test_who_has_left_finds_the_cancellation_under_the_name_of_old(tmp_path: Path, known_before: bool) -> None:
    before = small_schedule()
    list(write_calendars(tmp_path, before, EDITION))
    now = _without(before, "S002")
    earlier = before.meetings if known_before else now.meetings
    list(write_calendars(tmp_path, now, CalendarEdition(BUILT, 4, earlier), only=set()))
    assert _told(tmp_path, "S002-Yangtze-Pumps.ics") == [("CANCELLED", 4)]
    assert _told(tmp_path, "S002-Yangtze-Pumps-cancelled.ics") == [("CANCELLED", 4)]
    assert not list(tmp_path.glob("S002-1*"))


def test_a_company_with_a_new_name_has_one_file_and_others_are_left_alone(tmp_path: Path) -> None:
    before = small_schedule()
    list(write_calendars(tmp_path, before, EDITION))
    foreign = (tmp_path / "P001-KazAgro-LLP.ics").read_bytes().replace(b"@sco-scheduler", b"@example.org ")
    (tmp_path / "my own.ics").write_bytes(foreign)
    companies = tuple(replace(c, name="Yangtze Group") if c.id == "S002" else c for c in before.event.companies)
    now = Schedule(replace(before.event, companies=companies), before.meetings)
    list(write_calendars(tmp_path, now, CalendarEdition(BUILT, 4, before.meetings)))
    assert [path.name for path in tmp_path.glob("S002*")] == ["S002-Yangtze-Group.ics"]
    assert (tmp_path / "my own.ics").read_bytes() == foreign


def test_a_calendar_that_was_damaged_is_written_anew(tmp_path: Path) -> None:
    before = small_schedule()
    list(write_calendars(tmp_path, before, EDITION))
    path = tmp_path / "S002-Yangtze-Pumps.ics"
    good = path.read_bytes()
    path.write_bytes(good.replace(b"BEGIN:VEVENT", b"BEGIN:", 1).replace(b"UID:", b"UID:0"))
    list(write_calendars(tmp_path, before, EDITION))
    assert path.read_bytes() == good


def test_an_edit_by_hand_counts_as_later_within_one_revision(tmp_path: Path) -> None:
    saved = datetime(2025, 6, 11, 7, tzinfo=UTC)
    (path,) = write_calendar_of_all(tmp_path, small_schedule(), replace(EDITION, saved_at=saved))
    assert {event["DTSTAMP"].dt for event in _events(path)} == {saved}


def test_files_are_in_the_language_of_each_delegate_s_agenda(tmp_path: Path) -> None:
    schedule = _with(small_schedule(), languages=("en", "zh", "ru"))
    spoken = {"P002": "ru", "S002": "zh"}
    companies = tuple(replace(c, agenda_language=spoken.get(c.id, "")) for c in schedule.event.companies)
    schedule = Schedule(replace(schedule.event, companies=companies), schedule.meetings)
    written = dict(write_calendars(tmp_path, schedule, EDITION))
    place = {key: str(_events(paths[0])[0]["LOCATION"]) for key, paths in written.items()}
    assert place["P002#1"] == "Зона A, стол 2"
    assert place["S002#1"] == "B 区 1 号桌"
    forced = dict(write_calendars(tmp_path, schedule, EDITION, only={"S002#1"}, lang="en"))
    assert str(_events(forced["S002#1"][0])[0]["LOCATION"]) == "Zone B, table 1"


def test_one_calendar_has_all_meetings_with_both_sides(tmp_path: Path) -> None:
    (path,) = write_calendar_of_all(tmp_path, small_schedule(), EDITION)
    assert path.name == "all-meetings.ics"
    assert [str(e["SUMMARY"]) for e in _events(path)] == [
        "Meeting: KazAgro LLP – Jialing Motors",
        "Meeting: =cmd|'/C calc'!A0 – Jialing Motors",
        "Meeting: KazAgro LLP – Yangtze Pumps",
    ]


def test_no_meeting_of_a_full_event_is_lost_or_doubled(tmp_path: Path) -> None:
    event = random_event(5, 8, 20, days=2, slots=4, tables=4)
    schedule = random_schedule(event, 5)
    written = dict(write_calendars(tmp_path, schedule, EDITION))
    found = {key: [f"{e.start:%Y-%m-%d %H:%M}" for e in _events(paths[0])] for key, paths in written.items()}
    people = {**schedule.by_delegate, **{f"interpreter {i.id}": () for i in event.interpreters}}
    for meeting in schedule.meetings:
        if meeting.interpreter is not None:
            people[f"interpreter {meeting.interpreter}"] += (meeting,)
    held = {key: [f"{m.start:%Y-%m-%d %H:%M}" for m in rows] for key, rows in people.items() if rows}
    assert found == held
    everything = _events(*write_calendar_of_all(tmp_path, schedule, EDITION))
    assert len({str(e["UID"]) for e in everything}) == len(schedule.meetings)


def test_a_missing_folder_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="There is no folder"):
        write_calendar_of_all(tmp_path / "none", small_schedule(), EDITION)


def test_the_calendar_of_all_is_as_in_the_golden_file(tmp_path: Path) -> None:
    (path, *_) = write_calendar_of_all(tmp_path, small_schedule(), EDITION)
    told = path.read_text(encoding="utf-8").replace("\r\n ", "").splitlines()
    compared(Path(__file__).parent / "golden" / "all.txt", [line for line in told if not line.startswith("PRODID")])


def test_the_number_is_above_all_that_calendars_have_already(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.ics" for name in "abc"]
    for path, number in zip(files, (7, 3, 9), strict=True):
        ours = "x@sco-scheduler" if number < 9 else "x@example.org"
        path.write_bytes(f"UID:{ours}\r\nSEQUENCE:{number}\r\n".encode())
    assert [EDITION.above(some).revision for some in ([], files[1:2], files, files[2:])] == [3, 3, 8, 3]
