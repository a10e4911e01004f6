"""Each figure of the report, against a count by hand."""

from __future__ import annotations

from dataclasses import replace

from sco_scheduler.agendas.day_report import Attendance, DayReport, Deals, day_report
from sco_scheduler.domain.event import Event, Role
from sco_scheduler.domain.schedule import MeetingOutcome, MeetingStatus, PublishedMeeting
from tests.events import at, block, company, event, meeting, request, zone

HELD, MISSED = MeetingOutcome(held=True), MeetingOutcome(held=False, notes="ill")


def day() -> tuple[Event, tuple[PublishedMeeting, ...]]:
    """Three purchasers, four suppliers, two zones; a morning of three slots and an afternoon of two.

    P1 (Russia) meets S1 in A at 09:00 (held, order, 100 USD, 5) and S3 in B at 09:50 (held, samples, 40.5 CNY, 4);
    P2 (Kazakhstan) meets S1 in A at 14:00 (missed) and S2 in A at 14:25 (no-show); P1 meets S2 in A at 14:00 (held,
    as usd 50 are noted); P3 and S3 at 14:25 are cancelled. S4 and P3 are left without a meeting.
    """
    made = event(
        purchasers=[company("P1", minimum=0), company("P2"), company("P3")],
        suppliers=[company("S1"), company("S2"), company("S3", zone="B"), company("S4", zone="B")],
        slots=[block(3, name="Morning"), block(2, "14:00", name="Afternoon")],
        tables=[zone("A", 2), zone("B", 1)],
        requests=[
            request("P1 > S1 #1"),
            request("P1 > S3 #2"),
            request("P2 > S1 #1"),
            request("S2 > P2"),
            request("P1 > S4 #2"),
            request("P2 > S4 no"),
        ],
    )
    countries = {"P1": "Russia", "P2": "Kazakhstan", "P3": "Russia"}
    companies = []
    for known in made.companies:
        supplier = replace(known.supplier, products=f"pumps of {known.id}, valves") if known.supplier else None
        companies.append(replace(known, country=countries.get(known.id, "China"), supplier=supplier))
    made = replace(made, companies=tuple(companies))

    def row(pair: str, slot: int, outcome: MeetingOutcome, table: str = "1", **more: object) -> PublishedMeeting:
        purchaser, supplier = pair.split()
        return PublishedMeeting(meeting(made, purchaser, supplier, slot, table=table), outcome=outcome, **more)

    order = replace(HELD, outcome="order", amount=100.0, currency="USD", rating=5)
    samples = replace(HELD, outcome="samples", amount=40.5, currency="CNY", rating=4)
    open_deal = MeetingOutcome(amount=50.0, currency="usd", unread=(("rating", "good"),))
    return made, (
        row("P1 S1", 0, order),
        row("P1 S3", 2, samples),
        row("P2 S1", 3, MISSED),
        row("P1 S2", 3, open_deal, "2"),
        row("P2 S2", 4, MeetingOutcome(), status=MeetingStatus.NO_SHOW),
        row("P3 S3", 4, HELD, status=MeetingStatus.CANCELLED),
    )


def report() -> DayReport:
    return day_report(*day())


def test_attendance_in_all_and_by_every_group():
    found = report()
    assert found.total == Attendance(planned=5, held=3, missed=2, not_noted=0)
    assert found.cancelled == 1
    assert found.by_zone == {"A": Attendance(4, 2, 2, 0), "B": Attendance(1, 1, 0, 0)}
    assert found.by_country == {
        "China": Attendance(5, 3, 2, 0),
        "Russia": Attendance(3, 3, 0, 0),
        "Kazakhstan": Attendance(2, 0, 2, 0),
    }
    assert list(found.by_country) == ["China", "Russia", "Kazakhstan"]
    assert found.by_session == {"Morning": Attendance(2, 2, 0, 0), "Afternoon": Attendance(3, 1, 2, 0)}
    assert found.by_sector == {
        "pumps of S1": Attendance(2, 1, 1, 0),
        "pumps of S2": Attendance(2, 1, 1, 0),
        "pumps of S3": Attendance(1, 1, 0, 0),
    }


def test_what_is_not_known_of_a_company_that_has_left_is_told_apart():
    made, rows = day()
    left = {
        "S1": replace(made.company_by_id["S1"], purchaser=made.company_by_id["S1"].supplier, supplier=None),
        "P1": None,
        "S3": None,
    }
    stay = tuple(known for c in made.companies if (known := left.get(c.id, c)) is not None)
    found = day_report(replace(made, companies=stay), rows)
    assert found.by_sector == {"pumps of S2": Attendance(2, 1, 1, 0), "": Attendance(3, 2, 1, 0)}
    assert found.by_country[""] == Attendance(3, 3, 0, 0)


def test_each_company_with_its_own_wishes_and_rating():
    rows = {row.company.id: row for row in report().companies}
    assert rows["P1"].attendance == Attendance(3, 3, 0, 0)
    assert (rows["P1"].wishes, rows["P1"].wishes_planned, rows["P1"].wishes_held) == (3, 2, 2)
    assert rows["P1"].rating == 4.5
    assert (rows["P2"].wishes, rows["P2"].wishes_held) == (1, 0)  # a no is no wish
    assert (rows["S2"].wishes, rows["S2"].wishes_planned, rows["S2"].wishes_held) == (1, 1, 0)
    assert rows["S4"].attendance == Attendance()


def test_one_rule_says_what_was_held_and_all_results_are_of_these():
    made, (first, *_) = day()

    def row(status: MeetingStatus = MeetingStatus.HELD, **noted: object) -> PublishedMeeting:
        return replace(first, status=status, outcome=MeetingOutcome(**noted))

    deal = {"outcome": "order", "amount": 9.0, "currency": "USD", "rating": 5}
    counted = row(held=True, **deal), row(**deal), row(outcome="none"), row(rating=2)
    missed = (
        row(MeetingStatus.NO_SHOW, held=True, **deal),
        row(MeetingStatus.NO_SHOW, held=True),
        row(MeetingStatus.NO_SHOW, rating=4),
        row(held=False, **deal),
    )
    plain = row(MeetingStatus.NO_SHOW), row(held=False, outcome="none"), row(notes="late")
    found = day_report(made, (*counted, *missed, *plain))
    assert found.total == Attendance(planned=11, held=4, missed=6, not_noted=1)
    assert found.outcomes == {"order": 2, "none": 1}
    assert found.deals == (Deals("USD", 2, 18.0),)
    assert (found.rating, found.ratings) == (4, 3)
    assert found.contradictory == missed


def test_wishes_by_rank():
    found = [(rank.role, rank.rank, rank.asked, rank.planned, rank.held) for rank in report().wishes]
    assert found == [(Role.PURCHASER, 1, 2, 2, 1), (Role.PURCHASER, 2, 2, 1, 1), (Role.SUPPLIER, None, 1, 1, 0)]


def test_missed_meetings_and_companies_without_any():
    found = report()
    assert [(n.meeting.pair, n.marked, n.notes) for n in found.no_shows] == [
        (("P2", "S1"), False, "ill"),
        (("P2", "S2"), True, ""),
    ]
    assert [c.id for c in found.without] == ["P3", "S4"]


def test_outcomes_and_intended_deals_by_zone_country_and_currency():
    found = report()
    assert found.outcomes == {"order": 1, "samples": 1}
    assert found.deals == (Deals("USD", 2, 150.0), Deals("CNY", 1, 40.5))
    assert found.deals_by_zone == {"A": (Deals("USD", 2, 150.0),), "B": (Deals("CNY", 1, 40.5),)}
    assert found.deals_by_country == {"Russia": (Deals("USD", 2, 150.0), Deals("CNY", 1, 40.5))}
    assert (found.rating, found.ratings) == (4.5, 2)


def test_waiting_walking_and_occupancy():
    found = report()
    # P1 waits for one slot of 20 minutes in the morning and walks to B and back to A, 5 minutes each; P2 does neither.
    # S1 waits from 09:20 to 14:00: two slots.
    assert [(lost.role, lost.people, lost.waiting, lost.walking) for lost in found.lost] == [
        (Role.PURCHASER, 2, 20, 10),
        (Role.SUPPLIER, 3, 40, 0),
    ]
    assert [(slot.planned, slot.held, slot.tables) for slot in found.slots] == [
        (1, 1, 3),
        (0, 0, 3),
        (1, 1, 3),
        (2, 1, 3),
        (1, 0, 3),
    ]


def test_what_could_not_be_read_is_listed():
    assert [row.outcome.unread for row in report().unread] == [(("rating", "good"),)]


def test_an_event_of_nothing_has_a_report():
    found = day_report(Event(), ())
    assert found.total == Attendance()
    assert found.rating is None


def test_wishes_without_a_rank_come_last():
    of = event(purchasers=1, suppliers=3, requests=["P1 > S1", "P1 > S2 #2", "P1 > S3 #1"])
    assert [rank.rank for rank in day_report(of, ()).wishes] == [1, 2, None]


def test_currencies_of_as_many_meetings_stand_in_the_order_of_their_names():
    made, rows = day()
    noted = [
        replace(row, outcome=MeetingOutcome(held=True, amount=amount, currency=currency))
        for row, (amount, currency) in zip(rows, ((1.0, "usd"), (9.0, "CNY"), (5.0, "")), strict=False)
    ]
    assert day_report(made, noted).deals == (Deals("CNY", 1, 9.0), Deals("USD", 1, 1.0), Deals("–", 1, 5.0))


def test_sessions_are_told_in_order_of_time_and_a_meeting_outside_them_apart():
    made, (row, *_) = day()
    held = replace(row, meeting=replace(row.meeting, start=at("12:00"), end=at("12:20")))
    found = day_report(replace(made, sessions=made.sessions[::-1]), (row, held))
    one = Attendance(1, 1, 0, 0)
    assert list(found.by_session.items()) == [("Morning", one), ("Afternoon", Attendance()), ("", one)]
