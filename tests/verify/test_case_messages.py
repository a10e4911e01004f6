"""Violations are sentences, and a verdict is good where there is none."""

from dataclasses import replace

from sco_scheduler.domain.event import TableChoice
from sco_scheduler.domain.messages import ENGLISH, Cell, Phrase
from sco_scheduler.domain.rules import RULES
from sco_scheduler.verify.case import Case, Violation, cells_of
from sco_scheduler.verify.verdict import Verdict, verify
from tests.events import block, company, event, interpreter, meeting, request

NOBODY = Violation(next(iter(RULES.values())), Phrase("said-nobody"))


def test_a_violation_is_a_sentence():
    assert NOBODY.text[:1].isupper()


def test_only_no_violation_at_all_is_good():
    assert Verdict((), {}).ok
    assert not Verdict((NOBODY,), {"value": 3}).ok


def test_cells_that_are_known_are_named_once():
    one = Cell("Fixed", 2, "A")
    assert cells_of(one, None, Cell("Fixed", 3), one) == (one, Cell("Fixed", 3))


def unnamed(code: str, delegates: int = 1):
    """A company whose delegates have no name."""
    made = company(code, delegates=delegates)
    return replace(made, delegates=tuple(replace(d, name="") for d in made.delegates))


def test_who_has_no_name_is_told_by_the_company_and_a_number():
    e = event(purchasers=[unnamed("P1", 2), company("P2")], suppliers=[unnamed("S1")])
    words = Case(e, ()).words
    assert [ENGLISH.say(words.delegate(key)) for key in ("P1#1", "P1#2", "S1#1", "P2#1", "X")] == [
        "delegate number 1 of Company P1 (P1)",
        "delegate number 2 of Company P1 (P1)",
        "the delegate of Company S1 (S1)",
        "delegate Delegate 1 of P2 (Company P2, P2)",
        "an unknown delegate (X)",
    ]


def test_companies_and_interpreters_without_a_name_are_told_by_their_ids():
    people = [replace(interpreter("I1"), name=""), interpreter("I2")]
    e = event(suppliers=[replace(company("S1"), name=""), company("S2")], interpreters=people)
    words = Case(e, ()).words
    assert ENGLISH.say(words.companies(["S1", "S2", "S3"])) == "S1, Company S2 (S2) and an unknown company (S3)"
    assert ENGLISH.say(words.companies([])) == "nobody"
    told = [ENGLISH.say(words.interpreter(code)) for code in ("I1", "I2", "I3")]
    assert told == ["interpreter I1", "interpreter Interpreter I2 (I2)", "an unknown interpreter (I3)"]


def test_a_meeting_is_told_by_its_sides_with_time_and_place():
    e = event(tables=2)
    held = meeting(e, "P2", "S1", 1, table="2")
    words = Case(e, (held,)).words
    assert [ENGLISH.say(told) for told in (words.pair(held.pair), words.meeting(held), words.at(held))] == [
        "Company P2 (P2) with Company S1 (S1)",
        "the meeting of Company P2 (P2) with Company S1 (S1) at 09:25 at A/2",
        "at 09:25 at A/2",
    ]
    partners = [ENGLISH.say(words.partner(held, key)) for key in ("P2#1", "S1#1")]
    assert partners == ["with Company S1 (S1) at A/2", "with Company P2 (P2) at A/2"]


def test_what_is_broken_is_the_same_wherever_in_the_sheets_it_is_asked_for():
    verdicts = []
    for row in (2, 7):
        e = event(requests=[request("S1 > P1 no", row=row)])
        verdicts.append(verify(e, [meeting(e, "P1", "S1", 0)]))
    assert [str(cell) for verdict in verdicts for v in verdict.violations for cell in v.cells] == [
        "Requests!A2",
        "Requests!A7",
    ]
    assert verdicts[0] == verdicts[1]


def test_times_have_their_date_where_slots_or_meetings_are_on_several_days():
    e, later = event(), event(slots=[block(1, day=2)])
    one, other = meeting(e, "P1", "S1", 0), meeting(later, "P1", "S1", 0)
    days = (e, [one], "09:00"), (e, [one, other], "2025-06-12 09:00"), (later, [one], "2025-06-12 09:00")
    for of, meetings, told in days:
        words = Case(of, tuple(meetings)).words
        assert (words.time(one.start), words.times(one.start, one.end)) == (told, f"{told}-09:20")


def test_a_table_is_told_with_its_zone_where_one_is_named():
    words = Case(event(), ()).words
    assert [words.table_choice(TableChoice("5", zone)) for zone in (None, "A")] == ["5", "A/5"]
