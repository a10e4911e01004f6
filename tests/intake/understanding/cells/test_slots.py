"""What columns that ask about the hours in their titles say: who is there in which, by yes, no, ticks and blanks."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.cells.slots import (
    asks_of_day,
    columns_of_hours,
    columns_of_parts,
    missed_slots,
    put_signs_in_words,
    slot_columns,
    slot_hours,
    there_in,
    within_slot,
)
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from tests.intake.understanding.columns_of import column


def at(number, title, *cells):
    """A column at a place of a list."""
    made = column(title, *cells)
    made.cells = {row: text for row, text in made.cells.items() if text}
    made.number = number
    return made


@pytest.mark.parametrize(
    ("titles", "cells", "meant"),
    [
        (["12 June 9:00-10:00", "12 June 10:00-11:00"], [["yes", "no"], ["yes", "yes"]], [("slot", 0.94)] * 2),
        (["12 June 9:00-10:00", "12 June 10:00-11:00"], [["x"], ["x", "x"]], [("slot", 0.7)] * 2),
        (["Busy 12 June 9:00-10:00"], [["x"]], [("slot away", 0.94)]),
        # Who has ticked all hours is not busy all the time, and the others have seen them.
        (["9:00-10:00", "10:00-11:00"], [["✓", "✓", ""], ["✓", "", "✓"]], [("slot", 0.94)] * 2),
        (["12 May", "13 May"], [["✓", "✓", ""], ["✓", "", "✓"]], [("slot", 0.94)] * 2),
        # Some forms repeat the chosen option in place of a tick.
        (["12 May", "13 May"], [["12 May", "12 May", ""], ["13 May", "", "13 May"]], [("slot", 0.94)] * 2),
        (
            ["Available? [12 May]", "Present? [13 May]"],
            [["12 May", "yes", ""], ["13 May", "", "yes"]],
            [("slot", 0.94)] * 2,
        ),
        (["12 May", "13 May"], [["12 May", "12 May", ""], ["13 May", "", "tea"]], [("slot", 0.7)]),
        (["Which will you miss? 9:00-10:00", "10:00-11:00"], [["x", "x"], ["", "x"]], [("slot away", 0.5)] * 2),
        # Hours that few tick and nobody all are rather those of absence.
        (["9:00-10:00", "10:00-11:00"], [["✓", "", "", "", ""], ["", "✓", "", "", ""]], [("slot away", 0.7)] * 2),
        (["9:00-10:00", "10:00-11:00"], [["✓", "", "", "", ""], ["✓", "✓", "", "", ""]], [("slot", 0.7)] * 2),
        (["Available 9:00-10:00", "Available 10:00-11:00"], [["✓", "", ""], ["", "", ""]], [("slot", 0.7)] * 2),
        (["9:00-10:00", "10:00-11:00"], [["✓", "✓", ""], ["", "", "✓"]], [("slot", 0.7)] * 2),
        (["9:00-10:00", "10:00-11:00"], [["✓", "✓", ""], ["✓", "", ""]], [("slot", 0.7)] * 2),
        (["9:00-10:00", "10:00-11:00"], [["✓", "x", ""], ["✓", "", "x"]], [("slot", 0.5)] * 2),
        (["Preferred: 9:00-10:00", "Preferred: 10:00-11:00"], [["✓", "✓", ""], ["✓", "", "✓"]], [("slot", 0.5)] * 2),
        (["Factory tour 12 June 9:00-10:00"], [["yes", "no"]], [("slot", 0.5)]),
        (
            ["Factory tour 12 June 9:00-10:00", "12 June 10:00-11:00"],
            [["yes", "no"], ["yes", "no"]],
            [("slot", 0.5), ("slot", 0.94)],
        ),
        (["12 June 9:00-10:00", "12 June 10:00-11:00"], [["yes", "no"], []], [("slot", 0.94)] * 2),
        (["12 June 9:00-10:00", "12 June 10:00-11:00"], [[], []], []),
        (["12 June 9:00-10:00"], [["yes", "perhaps"]], []),
        (["13.06 am", "13.06 pm"], [["+", "-"], ["+", "+"]], [("slot", 0.94)] * 2),
        (["13 июня утро", "13 июня день"], [["+", "-"], ["+", "+"]], [("slot", 0.94)] * 2),
        (["13日上午", "13日下午"], [["√", "×"], ["√", "√"]], [("slot", 0.94)] * 2),
        (["Day 1 morning", "Day 2"], [["yes", "no"], ["yes", "yes"]], [("slot", 0.94)] * 2),
        (["Session 1", "第二场"], [["+", "-"], ["+", "+"]], [("slot", 0.94)] * 2),
        (["When are you available? [Day 1 AM]"], [["yes", "no"]], [("slot", 0.94)]),
        (["Trip to the factory [Day 1 AM]"], [["yes", "no"]], [("slot", 0.5)]),
        (["Day 1 morning"], [["✓", "x"]], [("slot", 0.5)]),
        (["Morning visit to a factory", "Dinner 13.06 evening"], [["+", "-"], ["+", "+"]], []),
        (["Lunch"], [["yes", "no"]], []),
    ],
)
def test_columns_of_hours_ask_whether_somebody_is_there(titles, cells, meant):
    found = slot_columns([at(n, title, *said) for n, (title, said) in enumerate(zip(titles, cells, strict=True), 1)])
    assert found == {n: Meaning(*of_one) for n, of_one in enumerate(meant, 1)}


@pytest.mark.parametrize(
    ("cells", "sure"),
    [
        (["yes", "morning", "all day"], 0.94),
        (["yes", "morning", "no"], 0.94),
        (["yes", "morning", "after lunch"], 0.8),
        (["yes", "morning", "tea"], None),
        (["morning", "all day"], None),
        (["yes", "no"], None),
    ],
)
def test_columns_say_which_part_of_their_day_somebody_is_there(cells, sure):
    found = columns_of_parts([at(1, "12 May", *cells), at(2, "13 May", "yes", "yes")])
    assert found == ({1: Meaning("available", sure)} if sure else {})


@pytest.mark.parametrize(
    ("titles", "cells", "meant"),
    [
        (
            ["Presente 17/09", "Presente 18/09"],
            [["Sim", "Não", "a partir das 14h"], ["Sim"] * 3],
            ["available", "slot"],
        ),
        (["6 Mayıs", "7 Mayıs"], [["Var", "Yok", "Var"], ["Var", "Var", "12:00'ye kadar"]], ["slot", "available"]),
        (["5. Mai", "6. Mai"], [["ja", "ab 11 Uhr", "nein"], ["ja", "ja", "ja"]], ["available", "slot"]),
        (["5月12日", "5月13日"], [["参加", "不参加", "14時まで"], ["参加", "参加", "参加"]], ["available", "slot"]),
    ],
)
def test_a_column_of_a_day_means_what_its_twin_of_another_day_surely_means(titles, cells, meant):
    found = columns_of_hours(
        [at(n, title, *said) for n, (title, said) in enumerate(zip(titles, cells, strict=True), 1)]
    )
    assert found == {n: Meaning(field, 0.94) for n, field in enumerate(meant, 1)}


def test_beside_a_column_of_absence_only_yeses_stay_unclear():
    columns = [at(1, "Absent on 17/09", "yes", "no", "from 14:00"), at(2, "18/09", "yes", "yes", "yes")]
    assert columns_of_hours(columns)[2] == Meaning("slot", 0.7)


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("12 June 9:00-10:00", ("12 june 9:00-10:00", True)),
        ("1:15 - 2:45 PM", ("13:15-14:45", True)),
        ("11:15 am–12:45 p.m.", ("11:15-12:45", True)),
        ("On 12 June, which will you miss? 1:15 to 2:45 p.m.", ("12 june 13:15-14:45", False)),
        ("Session 1", ("Session 1", True)),
        ("Gala", ("Gala", True)),
        ("When are you available? [Day 1 AM]", ("day 1 morning", True)),
        ("When are you absent? [Day 1 AM]", ("day 1 morning", True)),
        ("Trip to the factory [Day 1 AM]", ("day 1 morning", False)),
        ("Factory tour 12 June 9:00-10:00", ("12 june 9:00-10:00", False)),
        ("Lunch", None),
    ],
)
def test_the_hours_that_a_title_asks_about_and_whether_it_asks_for_nothing_else(title, asked):
    made = column(title, "yes")
    made.sessions = frozenset({"gala"})
    assert slot_hours(made) == asked


@pytest.mark.parametrize(
    "title",
    [
        "Mer. 07/10 matin (9:00-12:30)",
        "mer 07/10 mattina (9:00-12:30)",
        "Mié 07/10 mañana (9h-12h30)",
        "qua 07/10 manhã (9h-12h30)",
        "Mi. 07.10. vormittags (9:00-12:30 Uhr)",
        "Mi 07.10. vormittags (9-12:30 Uhr)",
        "śr. 07/10 rano (9:00-12:30)",
        "Çar 07.10 sabah (09:00-12:30)",
        "Ср 07.10 утро (9:00-12:30)",
        "10/7 上午（9:00-12:30）",
        "10월 7일 (수) 오전 9:00-12:30",
        "الأربعاء 7 أكتوبر صباحا 9:00-12:30",
    ],
)
def test_hours_of_a_title_are_those_of_its_day_of_the_event(title):
    made = column(title, "yes")
    made.days = (date(2026, 10, 7), date(2026, 10, 8))
    made.undated = made.days
    hours, alone = slot_hours(made)
    assert with_days_of_event(hours.replace(" 0", " "), made.days) == "2026-10-07 9:00-12:30"
    assert alone
    made.days = ()
    assert with_days_of_event(slot_hours(made)[0].replace(" 0", " "), made.undated) == "2026-10-07 9:00-12:30"


@pytest.mark.parametrize(
    ("texts", "there"),
    [
        (["yes", "no"], [True, False]),
        (["yes", "perhaps"], [True, None]),
        (["✓", "x"], [True, False]),
        (["✓", "×"], [True, False]),
        (["yes", "x"], [True, True]),
        (["x", "×"], [True, None]),
        (["x", "no"], [True, False]),
    ],
)
def test_a_cross_beside_ticks_means_absence(texts, there):
    assert there_in(texts) == dict(zip(texts, there, strict=True))


@pytest.mark.parametrize(
    ("answers", "missed"),
    [
        ([("yes", False), ("no", False)], [1]),
        ([("yes", False), ("", False)], [1]),
        ([("yes", True), ("", True)], [0]),
        ([("no", True), ("", True)], []),
        ([("no", False), ("", False)], [0]),
        ([("", False), ("", False)], []),
        ([("12 June 9:00-10:00", False), ("", False)], [1]),
    ],
)
def test_the_hours_that_a_row_misses(answers, missed):
    titles = ["12 June 9:00-10:00", "12 June 10:00-11:00"]
    asking = {column(t, *[a] * bool(a)): away for t, (a, away) in zip(titles, answers, strict=True)}
    assert missed_slots(asking, 2) == {c: c.title.lower() for n, c in enumerate(asking) if n in missed}


@pytest.mark.parametrize(
    ("title", "cells", "asked"),
    [
        ("12 June", ["all day", "morning", "no"], True),
        ("Day 1", ["весь день", "до обеда"], True),
        ("12 June", ["all day", "9:00-10:00"], True),
        ("12 June", ["morning", "afternoon"], False),
        ("12 June", ["all day", "tea"], False),
        ("12 June 9:00-10:00", ["all day", "morning"], False),
        ("Trip [12 June]", ["all day", "morning"], False),
        ("Info", ["all day", "morning"], False),
    ],
)
def test_a_day_above_parts_of_it_asks_when_somebody_is_there(title, cells, asked):
    assert asks_of_day(column(title, *cells)) is asked


@pytest.mark.parametrize("text", ["NA", "n/a"])
def test_na_is_absence_where_a_title_asks_for_presence_alone(text):
    busy, there = at(1, "Busy 12 June 9:00-10:00", "yes", text), at(2, "12 June 10:00-11:00", "yes", text)
    assert missed_slots({busy: True}, 3) == {}
    assert list(missed_slots({there: False}, 3)) == [there]


@pytest.mark.parametrize(
    ("title", "away", "kept"),
    [
        ("12 June 10:00-12:00", "2026-06-12", "2026-06-12 10:00-12:00"),
        ("12 June 10:00-12:00", "2026-06-12 -11:00", "2026-06-12 10:00-11:00"),
        ("12 June 10:00-12:00", "11:00-", "11:00-12:00"),
        ("能否全程参加（6月12日9:00-11:30、13:30-16:30）？", "6月12日 13:30-", "6月12日 13:30-16:30"),
        ("Can you attend all of it (12 June, 9:00-11:30, 13:30-16:30)?", "2026-06-12", "2026-06-12 09:00-16:30"),
        ("12 June 10:00-12:00", "2026-06-12 -10:00; 2026-06-12 12:00-", ""),
        ("12 June 10:00-12:00", "after tea", "after tea"),
        ("12 June 10:00-12:00", "", ""),
        ("12 June afternoon", "2026-06-12 -14:00; 2026-06-12 16:00-", "2026-06-12 noon-14:00; 2026-06-12 16:00-"),
        ("12 June morning", "2026-06-12", "2026-06-12 -noon"),
        ("12 June", "2026-06-12 -11:00", "2026-06-12 -11:00"),
    ],
)
def test_an_absence_below_hours_is_within_them(title, away, kept):
    assert within_slot(column(title), away) == kept


@pytest.mark.parametrize(
    ("titles", "cells", "sure"),
    [
        (("Будете 9 сентября", "Будете 10 сентября"), "да|да|нет|да", 0.8),
        (("Ar dalyvausite rugsėjo 9 d.?", "Ar dalyvausite rugsėjo 10 d.?"), "taip|taip|ne|taip", 0.8),
        (("9 Eylül'de orada mısınız?", "10 Eylül'de orada mısınız?"), "evet|evet|hayır|evet", 0.8),
        (("Will you attend on 9 September", "Will you attend on 10 September"), "yes|yes|no|yes", 0.94),
        (("Bröllop 9 september", "Bröllop 10 september"), "nej|nej|ja|nej", 0.5),
    ],
)
def test_answers_below_titles_that_differ_in_the_day_alone_are_of_presence_if_most_say_yes(titles, cells, sure):
    columns = [at(n, title, *cells.split("|")) for n, title in enumerate(titles, start=1)]
    for each in columns:
        each.days = (date(2026, 9, 9), date(2026, 9, 10))
    assert slot_columns(columns) == {n: Meaning("slot", sure) for n in (1, 2)}
    days = ("2026-09-09", "2026-09-10") if sure > 0.5 else ()  # the third says no
    assert tuple(missed_slots(dict.fromkeys(columns, False), 4).values()) == days


@pytest.mark.parametrize("title", ["Dinner on 9 September", "Ужин 9 сентября"])
def test_one_day_that_a_title_names_beside_other_words_asks_for_no_presence(title):
    only = at(1, title, "yes", "yes", "no")
    only.days = (date(2026, 9, 9), date(2026, 9, 10))
    assert slot_columns([only]) == {}


TOLD = {"тд": "түске дейін ғана (13:00-ге дейін)", "v": "nur vormittags (bis 13 Uhr)", "+": "келеді", "am": "a manager"}


@pytest.mark.parametrize(
    ("title", "cells", "said"),
    [
        ("24.09", "+|ТД|–", ["+", TOLD["тд"], "–"]),
        ("12 June", "+|V|+", ["+", TOLD["v"], "+"]),
        ("12 June 9:00-17:00", "V|+", [TOLD["v"], "+"]),
        ("Language", "V|+", ["V", "+"]),
        ("12 June", "AM|+", ["AM", "+"]),
    ],
)
def test_signs_below_a_day_that_a_legend_explains_by_hours_are_these_hours(title, cells, said):
    found = at(1, title, *cells.split("|"))
    put_signs_in_words([found], TOLD)
    assert list(found.cells.values()) == said
