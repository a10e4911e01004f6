"""Moments in words: without a day where the event has one, with it where it has several."""

import pytest

from sco_scheduler.agendas.build_report import at_times, clock_time, dated_time, meeting_place, until_time
from sco_scheduler.output.texts.words import speech
from tests.events import at, block, event, meeting

ONE_DAY = event()
TWO_DAYS = event(slots=(block(1), block(1, day=2)))


def test_one_day_needs_no_date():
    say = speech("en").say
    assert say(clock_time(ONE_DAY, at("09:25"))) == "09:25"
    assert say(until_time(ONE_DAY, at("09:00"), at("09:25"))) == "09:25"
    assert say(at_times(ONE_DAY, [at("09:25"), at("09:00")])) == "at 09:00 and 09:25"


@pytest.mark.parametrize(
    ("lang", "one", "several"),
    [
        ("en", "13 June 09:25", "on 12 June at 09:00 and 09:25 and 13 June at 09:00"),
        ("ru", "13 июня 09:25", "12 июня в 09:00 и 09:25 и 13 июня в 09:00"),
        ("zh", "6月13日 09:25", "在 6月12日 09:00 和 09:25 和 6月13日 09:00"),
    ],
)
def test_several_days_are_named(lang, one, several):
    say = speech(lang).say
    assert say(clock_time(TWO_DAYS, at("09:25", 2))) == say(dated_time(at("09:25", 2))) == one
    assert say(at_times(TWO_DAYS, [at("09:00", 2), at("09:25"), at("09:00")])) == several


def test_the_end_of_a_stretch_names_its_day_only_where_that_is_another():
    say = speech("en").say
    assert say(until_time(TWO_DAYS, at("09:00"), at("09:25"))) == "09:25"
    assert say(until_time(TWO_DAYS, at("09:00"), at("09:25", 2))) == "13 June 09:25"


def test_a_meeting_of_a_single_day_is_told_without_its_date():
    of = event(purchasers=1, suppliers=1, slots=2, tables=2, requests=["P1 > S1"])
    held = meeting(of, "P1", "S1", 1, table="2")
    assert speech("en").say(meeting_place(of, held)) == "09:25 at A/2"
