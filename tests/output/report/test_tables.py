"""Which figures stand in which table of the report, and how they are told where there are none."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sco_scheduler.agendas.day_report import Attendance, DayReport, Deals, Lost, NoShow, RankMet, SlotUse, day_report
from sco_scheduler.domain.event import Role
from sco_scheduler.domain.outcome import Reason, Unmet
from sco_scheduler.output.report.tables import ReportTable, report_heading, report_tables
from tests.agendas.test_day_report import day
from tests.output.report.test_report import SOURCE

UNMET = (Unmet(("P1", "S4"), Reason.AT_MAXIMUM), Unmet(("P3", "S4"), Reason.AT_MAXIMUM))


@pytest.fixture(scope="module")
def counted() -> DayReport:
    return day_report(*day())


def table(report: DayReport, key: str, unmet=UNMET, lang: str = "en") -> ReportTable:
    return next(t for t in report_tables(report, unmet, lang) if t.key == key)


def rows(report: DayReport, key: str, unmet=UNMET) -> list[tuple[object, ...]]:
    return list(table(report, key, unmet).rows)


def test_the_overview_has_the_sums(counted: DayReport):
    assert rows(counted, "overview") == [
        ("Planned", 5),
        ("Held", 3),
        ("Missed", 2),
        ("Not noted", 0),
        ("Held, of those noted", "60%"),
        ("Cancelled on Meetings", 1),
        ("Companies with a meeting", "5 / 7"),
        ("With an interpreter", 0),
        ("Meetings that name an amount", 3),
        ("Mean rating (1 to 5), of 2 rated", 4.5),
    ]
    assert ("Held, of those noted", "100%") in rows(replace(counted, total=Attendance(9, 2, 0, 7)), "overview")
    assert ("Held, of those noted", "–") in rows(replace(counted, total=Attendance(9, 0, 0, 9)), "overview")


@pytest.mark.parametrize(
    ("lang", "cancelled", "rated"),
    [
        ("en", "Cancelled on {}", "Mean rating (1 to 5), of 1 rated"),
        ("ru", "Отменено на листе «{}»", "Средняя оценка (1–5), оценено встреч: 1"),
        ("zh", "在工作表“{}”上取消", "平均评分（1–5，共 1 场评分）"),
    ],
)
@pytest.mark.parametrize(("of_book", "sheet"), [("en", "Meetings"), ("ru", "Встречи"), ("zh", "会面")])
def test_the_sheet_is_called_as_in_the_workbook(counted: DayReport, lang, cancelled, rated, of_book, sheet):
    settings = replace(counted.event.settings, languages=(of_book,))
    report = replace(counted, event=replace(counted.event, settings=settings), ratings=1)
    told = [row[0] for row in table(report, "overview", lang=lang).rows]
    assert {cancelled.format(sheet), rated} <= set(told)


def test_attendance_is_drawn_by_what_became_of_the_meetings(counted: DayReport):
    zones = table(counted, "by_zone")
    assert zones.headers == ("Zone", "Planned", "Held", "Missed", "Not noted")
    assert zones.rows == (("A  Zone A", 4, 2, 2, 0), ("B  Zone B", 1, 1, 0, 0))
    assert [zones.headers[column] for column in zones.drawn] == ["Held", "Missed", "Not noted"]
    assert rows(counted, "by_session") == [("Morning", 2, 2, 0, 0), ("Afternoon", 3, 1, 2, 0)]
    assert rows(counted, "by_company")[0] == ("P1", "Company P1", "Russia", 3, 3, 0, 0, 3, 2, 4.5)
    assert rows(counted, "by_company")[2][-1] is None
    thirds = [replace(day, rating=13 / 3) for day in counted.companies]
    assert rows(replace(counted, companies=tuple(thirds)), "by_company")[0][-1] == 4.3


def test_groups_with_one_name_are_one_and_those_without_a_name_are_told_apart(counted: DayReport):
    countries = {"China": Attendance(3, 1, 1, 1), "PRC": Attendance(2, 0, 1, 1), "": Attendance(1, 1, 0, 0)}
    assert rows(replace(counted, by_country=countries), "by_country") == [
        ("China", 5, 1, 2, 2),
        ("not given", 1, 1, 0, 0),
    ]
    unknown = replace(counted, by_zone={"Z": Attendance(1, 1, 0, 0)})
    assert rows(unknown, "by_zone") == [("Zone Z", 1, 1, 0, 0)]


def test_slots_are_told_with_their_day_where_there_are_several(counted: DayReport):
    first = counted.slots[0].start
    use = (SlotUse(first, 2, 1, 3), SlotUse(first + timedelta(minutes=25), 0, 0, 0))
    one_day = table(replace(counted, slots=use), "occupancy")
    assert one_day.rows == (("09:00", 2, 1, 3, "67%"), ("09:25", 0, 0, 0, "–"))
    assert [one_day.headers[column] for column in one_day.drawn] == ["Planned", "Held", "Tables open"]
    later = replace(counted, slots=(use[0], SlotUse(first + timedelta(days=1), 3, 3, 3)))
    assert [row[0] for row in rows(later, "occupancy")] == ["Thu 12 Jun 09:00", "Fri 13 Jun 09:00"]
    assert rows(later, "occupancy")[1][-1] == "100%"


def test_late_ranks_are_one_row_and_wishes_without_a_rank_the_last(counted: DayReport):
    ranks = (*range(1, 11), None)
    met = [RankMet(Role.PURCHASER, rank, 3, 2, 1) for rank in ranks]
    met.append(RankMet(Role.SUPPLIER, 1, 7, 7, 7))
    wishes = replace(counted, wishes=tuple(met))
    assert rows(wishes, "wishes_purchasers")[6:] == [("7", 3, 2, 1), ("8 and later", 9, 6, 3), ("without", 3, 2, 1)]
    # As in the summary of the build, where ranks up to the eighth stand alone if there are no more.
    few = replace(counted, wishes=(*met[:8], met[-1]))
    assert rows(few, "wishes_purchasers")[-1] == ("8", 3, 2, 1)
    assert rows(wishes, "wishes_suppliers") == [("1", 7, 7, 7)]


def test_deals_stand_by_currency_zone_and_country(counted: DayReport):
    assert rows(counted, "deals") == [("USD", 2, 150.0), ("CNY", 1, 40.5)]
    assert rows(counted, "deals_by_zone") == [("A  Zone A", "USD", 2, 150.0), ("B  Zone B", "CNY", 1, 40.5)]
    both = replace(counted, deals_by_country={"": (Deals("USD", 1, 2.0),), "PRC": (Deals("CNY", 2, 3.0),)})
    assert rows(both, "deals_by_country") == [("not given", "USD", 1, 2.0), ("China", "CNY", 2, 3.0)]
    china = {"PRC": (Deals("CNY", 2, 3.0),), "China": (Deals("CNY", 1, 4.0), Deals("EUR", 1, 5.0))}
    assert rows(replace(counted, deals_by_country=china), "deals_by_country") == [
        ("China", "CNY", 3, 7.0),
        ("China", "EUR", 1, 5.0),
    ]
    without = replace(counted, deals=())
    assert table(without, "deals").nothing
    assert not {"deals_by_zone", "deals_by_country"} & {t.key for t in report_tables(without, (), "en")}


def test_lost_minutes_are_told_for_each_person(counted: DayReport):
    lost = (Lost(Role.PURCHASER, 3, 20, 5), Lost(Role.SUPPLIER, 0, 0, 0))
    assert rows(replace(counted, lost=lost), "lost") == [("Purchasers", 3, 20, 5, 8.3), ("Suppliers", 0, 0, 0, None)]


def test_who_did_not_come_is_listed_with_time_and_place(counted: DayReport):
    assert rows(counted, "no_shows") == [
        ("Thu 12 Jun 14:00", "A / 1", "Company P2", "Company S1", "ill"),
        ("Thu 12 Jun 14:25", "A / 1", "Company P2", "Company S2", ""),
    ]
    assert not rows(replace(counted, no_shows=counted.no_shows[:0]), "no_shows")
    assert isinstance(counted.no_shows[0], NoShow)


def test_the_commonest_reason_is_told_and_the_first_of_equals(counted: DayReport):
    few = [Reason.GOALS, Reason.AT_MAXIMUM, Reason.AT_MAXIMUM]
    told = {row[0]: row[3] for row in rows(counted, "without", tuple(Unmet(("P3", "S9"), reason) for reason in few))}
    assert told["P3"] == "Requests: 3. Most often: a side has reached its maximum."
    assert told["S4"] == "It asked for nobody, and nobody asked for it."
    equal = tuple(Unmet(("P3", "S9"), reason) for reason in (Reason.AT_MAXIMUM, Reason.GOALS))
    assert rows(counted, "without", equal)[0][3] == "Requests: 2. Most often: a side has reached its maximum."


def test_what_is_not_understood_is_listed_where_there_is_any(counted: DayReport):
    assert rows(counted, "unread") == [("", "Rating", "good")]
    assert "unread" not in {t.key for t in report_tables(replace(counted, unread=()), (), "en")}


def test_the_heading_names_event_place_and_source(counted: DayReport):
    settings = replace(counted.event.settings, name="Forum\n2025", venue="Hall 1")
    of = replace(counted, event=replace(counted.event, settings=settings))
    title, event, source = report_heading(of, SOURCE, "en")
    assert (title, event) == ("Report on the meetings", "Forum 2025, Hall 1")
    assert "x-agendas.xlsx" in source
    assert "4" in source
    nowhere = replace(of, event=replace(of.event, settings=replace(settings, venue="")))
    assert report_heading(nowhere, SOURCE, "en")[1] == "Forum 2025"


def test_a_session_of_several_days_has_its_day_in_words(counted: DayReport):
    first, *others = counted.event.sessions
    later = replace(first, start=first.start + timedelta(days=1), end=first.end + timedelta(days=1))
    days = replace(counted.event, sessions=(first, *others, later))
    report = replace(counted, event=days, by_session={f"Morning, {later.start:%Y-%m-%d}": Attendance(1)})
    assert [row[0] for row in table(report, "by_session", lang="zh").rows] == ["上午, 6月13日周五"]


@pytest.mark.parametrize("days", [1, 2])
def test_meetings_outside_all_sessions_are_told_apart_however_many_days_there_are(days: int):
    """Of two meetings the one before all sessions, as after the sessions were changed, is of none."""
    made, (row, *_) = day()
    later = tuple(replace(s, start=s.start + timedelta(days=1), end=s.end + timedelta(days=1)) for s in made.sessions)
    made = replace(made, sessions=(*made.sessions, *later) if days == 2 else made.sessions)
    before = replace(
        row.meeting, start=row.meeting.start - timedelta(hours=2), end=row.meeting.end - timedelta(hours=2)
    )
    told = rows(day_report(made, (row, replace(row, meeting=before))), "by_session")
    assert told[0][1:] == told[-1][1:] == (1, 1, 0, 0)
    assert told[-1][0] == "not given"
