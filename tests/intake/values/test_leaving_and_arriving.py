"""Who leaves is away from then on, who arrives until then, as ``said_of_journeys.txt`` beside this test says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.presence import KNOWN
from sco_scheduler.intake.values.readings import Reading, read_when
from sco_scheduler.intake.values.undated_journeys import likelier_on_day
from sco_scheduler.intake.values.unknown_words import read_without_reason

DAYS = (date(2026, 9, 10), date(2026, 9, 11))
LINES = (Path(__file__).parent / "said_of_journeys.txt").read_text(encoding="utf-8").splitlines()


def reading_of(text: str, *, present: bool = False) -> tuple[Reading | None, str]:
    """The reading of a text, and the absence that is read of it or asked about first."""
    folded = normalized(with_days_of_event(text, DAYS))
    found = read_without_reason(folded, present=present, placed=True)
    if found is None:
        return None, ""
    return found, likelier_on_day(folded, (found.away, *found.others), DAYS)[0] if not found.told else found.away


@pytest.mark.parametrize("tongue", list(dict.fromkeys(line.partition("|")[0] for line in LINES)))
def test_no_journey_is_read_the_other_way_round(tongue):
    said = [line.split("|", 2)[1:] for line in LINES if line.startswith(f"{tongue}|")]
    assert [(text, read) for away, text in said if (read := reading_of(text)[1]) != away] == []


@pytest.mark.parametrize(
    "text",
    [
        *("9月11日13:00后离场赶飞机", "11 sentyabr saat 13:00-da gedir", "روز دوم ساعت ۱۳ به فرودگاه می‌رود"),
        *("Вылет 11 сентября, поэтому 11-го будем только до 13:00", "vertrekt op 11 september na 13:00"),
        *(
            "vol de retour le 11 septembre, présents le 11 seulement jusqu'à 13h",
            "11. září ve 13:00 odjíždí na letiště",
        ),
        *("11 Eylül saat 13:00'te havalimanına gidiyor", "11 қыркүйек сағат 13:00-де әуежайға кетеді"),
    ],
)
def test_plain_departures_are_not_asked_about(text):
    found, away = reading_of(text)
    assert found is not None
    assert (away, found.told, found.sure >= KNOWN) == ("2026-09-11 13:00-", True, True)


@pytest.mark.parametrize(
    "text",
    [
        "arrives at the airport on 10 September at 11:00",
        "10 сентября в 11:00 прилетает в аэропорт",
        "9月10日11点到达机场",
        "10 Eylül saat 11:00'de havaalanına iniyor",
        "arriva in aeroporto il 10 settembre alle 11:00",
        "10 сентября приедет из аэропорта в 11:00",
        "kommt am 10. September um 11:00 vom Bahnhof",
    ],
)
def test_who_arrives_at_an_airport_or_comes_from_it_does_not_leave(text):
    found, away = reading_of(text)
    assert found is not None
    assert (away, found.told) == ("2026-09-10 -11:00", True)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("to the airport 10 September 11:00 zbrlk", "2026-09-10 -11:00"),
        ("to the airport 11 September 11:00 zbrlk", "2026-09-11 11:00-"),
        ("11 September 15:00 zbrlk", "2026-09-11 15:00-"),
        ("11 September 11:30 zbrlk", "2026-09-11 11:30-"),
        ("11 September 9:30 zbrlk", "2026-09-11 -09:30"),
        ("10 September 11:30 zbrlk", "2026-09-10 -11:30"),
        ("train at 9:05 on 11 September", "2026-09-11 09:05-"),
        ("train at 9:05 on 10 September", "2026-09-10 -09:05"),
        ("only at 11:30 on 11 September", "2026-09-11 -11:30"),
        ("flight on 11 September in the morning", "2026-09-11"),
        ("taxi ordered for 15:00 on 11 September, flight at 18:20", "2026-09-11 15:00-"),
    ],
)
def test_a_moment_of_unknown_direction_is_asked_about_with_the_likelier_one_first(text, away):
    found, likely = reading_of(text)
    assert found is not None
    assert (likely, found.sure < KNOWN) == (away, True)


def test_hours_of_a_column_of_presence_are_no_departure_on_the_last_day():
    found = ("2026-09-11 -13:00", "2026-09-11 13:00-")
    assert likelier_on_day("2026-09-11 13:00", found, DAYS, present=True) == found
    assert likelier_on_day("2026-09-11 flight 13:00", found, DAYS, present=True) == found[::-1]
    assert likelier_on_day("2026-09-11 13:00", ("-13:00", "13:00-"), DAYS) == ("-13:00", "13:00-")


@pytest.mark.parametrize(
    ("text", "away", "others"),
    [
        ("leaving on 2026-09-11 in the morning", "2026-09-11", ("2026-09-11 noon-",)),
        ("leaving on 2026-09-11 early in the morning", "2026-09-11", ()),
        ("2026-09-11 рано утром улетаем", "2026-09-11", ()),
        ("2026-09-11 清早离开", "2026-09-11", ()),
        ("am 2026-09-11 morgens früh abreise", "2026-09-11", ()),
    ],
)
def test_who_leaves_in_the_morning_rather_misses_the_day_than_the_morning(text, away, others):
    found = read_when(text, placed=True)
    assert found is not None
    assert (found.away, found.others, found.sure >= KNOWN) == (away, others, not others)


@pytest.mark.parametrize(
    "text",
    [
        "9月11日上午缺席，其余时间在场",
        "11 Eylül sabahı yok, kalan zamanda burada",
        "11 Eylül sabahı katılmayacak, diğer zamanlar burada",
        "11 sentyabr səhər gəlmir, qalan vaxt buradadır",
        "absent le matin du 11 septembre, présent le reste du temps",
        "11 қыркүйек таңертең келмейді, қалған уақытта орнында",
    ],
)
@pytest.mark.parametrize("present", [False, True])
def test_who_misses_a_part_of_a_day_is_there_the_rest_of_the_time(text, present):
    found, away = reading_of(text, present=present)
    assert found is not None
    assert (away, found.told, found.sure >= KNOWN) == ("2026-09-11 -noon", True, True)


def test_the_day_of_a_departure_is_not_missed_as_far_as_they_say_that_they_are_there():
    sure = read_when("flight on 2026-09-11, so on 2026-09-11 we are there only until 13:00", placed=True)
    assert sure is not None
    assert (sure.away, sure.sure >= KNOWN) == ("2026-09-11 13:00-", True)
    doubtful = read_when("2026-09-11 we are there only until 13:00", placed=True)
    assert doubtful is not None
    assert doubtful.sure < KNOWN


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("leaving before lunch", "noon-"),
        ("leaving in the morning", "noon-"),
        ("2026-09-11 late morning leaving", "2026-09-11 noon-"),
    ],
)
def test_who_leaves_before_lunch_or_on_no_day_misses_no_whole_days(text, away):
    found = read_when(text, placed=True)
    assert found is not None
    assert (found.away, found.sure >= KNOWN) == (away, False)
