"""Columns for days and their halves say when somebody is there, or away."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, away, boxes, hours, lists, understood


@pytest.mark.parametrize(
    ("titles", "signs"),
    [
        (["Morning", "Afternoon"], "+-"),
        (["12.06 am", "12.06 pm"], "+-"),
        (["12 июня утро", "12 июня день"], ["да", "нет"]),
        (["12日上午", "12日下午"], "√×"),
        (["Availability [12 June morning]", "Availability [12 June afternoon]"], ["Yes", "No"]),
    ],
)
def test_signs_below_sessions_and_halves_of_days_say_who_is_there(tmp_path: Path, titles, signs):
    yes, no = signs
    rows = [
        ["Company", *titles, "Would like to meet"],
        *([name, *row, S[0]] for name, row in zip(B, [[yes, no], [yes, yes], [no, yes]], strict=False)),
    ]
    sessions = [["Morning", "2025-06-12", "09:00", "12:00"], ["Afternoon", "2025-06-12", "14:00", "17:00"]]
    sheets = lists(rows) | {"Sessions": [["Session", "Date", "Start", "End"], *sessions]}
    event = understood(read(tmp_path, sheets))
    gone = {c.name: c.delegates[0].absences for c in event.companies if c.delegates[0].absences}
    held = {name: [s.name for s in event.sessions if spans[0].overlaps(s.start, s.end)] for name, spans in gone.items()}
    assert held == {B[0]: ["Afternoon"], B[2]: ["Morning"]}


@pytest.mark.parametrize("title", ["Which time slots suit you?", "Какое время вам подходит?", "哪些时段合适？"])
def test_halves_of_days_that_suit_are_those_of_who_is_there(tmp_path: Path, title):
    chosen = ["12 June AM; 12 June PM;", "12 June PM;", "12 June AM;"]
    rows = [["Company", title, "Would like to meet"], *([n, c, S[0]] for n, c in zip(B, chosen, strict=False))]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {B[1]: hours(event, "12 09:00-12:00"), B[2]: hours(event, "12 14:00-17:00")}


def test_half_days_that_somebody_can_not_attend(tmp_path: Path):
    title = "On which half-days can you NOT attend?"
    answers = ["12 June afternoon (14:00-17:00);", "12 June morning (09:00-12:00);13 June morning (09:00-12:00);", None]
    rows = [["Company", title, "Wishes"], *([name, text, S[0]] for name, text in zip(B, answers, strict=True))]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {
        B[0]: hours(event, "12 14:00-17:00"),
        B[1]: hours(event, "12 09:00-12:00", "13 09:00-12:00"),
    }


def test_a_half_day_that_the_only_answer_leaves_out_is_missed(tmp_path: Path):
    said = ("12 matin, 13 toute la journée", "", "")
    rows = [
        ["Entreprise", "Disponibilités", "Would like to meet"],
        *([n, t, S[0]] for n, t in zip(B, said, strict=True)),
    ]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {B[0]: hours(event, "12 14:00-17:00")}


def test_a_half_day_that_a_single_answer_leaves_out_is_missed_and_the_map_may_say_another(tmp_path: Path):
    said = "12 toute la journée, 13 matin"
    rows = [
        ["Entreprise", "Présence", "Would like to meet"],
        *([n, t, S[0]] for n, t in zip(B, (said, *["les 2 jours"] * 2), strict=True)),
    ]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {B[0]: hours(event, "13 14:00-17:00")}
    told = f'[times]\n"{said}" = "2025-06-13 15:00-"\n[hours]\n"les 2 jours" = "as read"\n'
    (tmp_path / "map.toml").write_text(told, encoding="utf-8")
    event = understood(read(tmp_path, lists(rows), form=tmp_path / "map.toml"))
    assert away(event) == {B[0]: hours(event, "13 15:00-17:00")}


@pytest.mark.one_of(3)
@pytest.mark.parametrize(("yes", "no"), [("", None), ("x", None), ("Yes", "No")])
@pytest.mark.parametrize("days", [["12.06.2025", "13.06.2025"], ["June 12", "June 13"], ["6月12日", "6月13日"]])
def test_a_column_for_each_day_that_somebody_is_away_is_read_whole(tmp_path, days, yes, no):
    chosen = dict(zip(B, ({0}, set[int](), {0, 1}), strict=True))
    event = understood(read(tmp_path, lists(boxes("When can you NOT attend? [{}]", days, chosen, yes, no))))
    first, second = hours(event, "12 09:00-17:00"), hours(event, "13 09:00-17:00")
    assert away(event) == {B[0]: first, B[2]: first | second}


def test_who_can_come_on_none_of_the_days_is_asked(tmp_path):
    chosen = dict(zip(B, ({0}, set[int](), {0, 1}), strict=True))
    rows = boxes("When are you available? [{}]", ["June 12", "June 13"], chosen, "Yes", "No")
    assert [q.guess for q in read(tmp_path, lists(rows)).questions] == ["available"]


def test_titles_of_half_days_and_days_ask_who_is_there(tmp_path):
    rows = [["Company", "Morning", "Afternoon", "Would like to meet"]]
    rows += [
        [name, *there, S[0]] for name, there in zip(B, (("yes", "yes"), ("yes", "no"), ("no", "yes")), strict=True)
    ]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {
        B[1]: hours(event, "12 14:00-17:00", "13 14:00-17:00"),
        B[2]: hours(event, "12 09:00-12:00", "13 09:00-12:00"),
    }


@pytest.mark.parametrize(
    ("title", "all_three", "one"),
    [
        (
            "Availability",
            "12 June morning, 12 June afternoon, 13 June morning",
            "13 June morning",
        ),
        ("Доступность", "12 июня утро; 12 июня вторая половина; 13 июня утро", "13 июня утро"),
        ("在场时段", "6月12日上午,6月12日下午,6月13日上午", "6月13日上午"),
        ("在场时段", "6月12日上午、下午、6月13日上午", "6月13日（上午）"),
        ("Availability", "12 June: AM / PM\n13 June: AM", "13 June: AM"),
        ("Availability", "Motor days, Parts days", "Parts days"),
        ("Availability", "all day", "Parts days"),
        ("Availability", "12-13 June", "Parts days"),
        ("Which days?", "12 June and 13 June", "13 June"),
    ],
)
def test_half_days_that_are_ticked_say_who_is_away_in_the_others(tmp_path: Path, title: str, all_three: str, one: str):
    said = [all_three, one, all_three]
    rows = [["Company", title, "Would like to meet"], *([b, text, S[0]] for b, text in zip(B, said, strict=True))]
    sheets = lists(rows)
    sheets["Sessions"][1:] = [
        ["Motor days", "2025-06-12", "09:00", "12:00"],
        ["Motor days", "2025-06-12", "14:00", "17:00"],
        ["Parts days", "2025-06-13", "09:00", "12:00"],
    ]
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    assert away(event) == {B[1]: hours(event, "12 09:00-12:00", "12 14:00-17:00")}


def test_a_half_day_that_nobody_ticks_is_one_in_which_nobody_is_there(tmp_path: Path):
    said = ["12 June morning", "13 June afternoon, 12 June morning", "13 June afternoon"]
    rows = [["Company", "Availability", "Wishes"], *([b, text, S[0]] for b, text in zip(B, said, strict=True))]
    event = read(tmp_path, lists(rows), sure=0.0).event
    assert event is not None
    missed = hours(event, "12 14:00-17:00", "13 09:00-12:00")
    assert away(event) == {
        B[0]: missed | hours(event, "13 14:00-17:00"),
        B[1]: missed,
        B[2]: missed | hours(event, "12 09:00-12:00"),
    }


@pytest.mark.parametrize("title", ["Attendance", "Days of participation", "Will attend"])
def test_halves_of_days_below_a_title_of_a_status_say_who_is_there(tmp_path, title):
    rows = [["Company", title, "Wishes"], [B[0], "12 June AM", S[0]], [B[1], "12 June PM", S[0]], [B[2], None, S[1]]]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {B[0]: hours(event, "12 14:00-17:00"), B[1]: hours(event, "12 09:00-12:00")}
