"""How sure the meaning of one column is, and what a column that is not used may say about meetings."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.cells.hour_columns import is_presence, tells_presence
from sco_scheduler.intake.understanding.cells.questions import COMPANIES, PAIRS
from sco_scheduler.intake.understanding.cells.slots import slot_columns
from sco_scheduler.intake.understanding.cells.ticked_hours import offers_hours
from sco_scheduler.intake.understanding.meanings.doubts import (
    _asks_for_companies,
    _groups,
    asks_who_comes,
    certainty_of,
    counts_delegates,
    levels_beside_choices,
    may_matter,
    options_of,
    says_status,
    unexplained,
)
from tests.intake.understanding.columns_of import COMPANIES as NAMES
from tests.intake.understanding.columns_of import column

SLOTS = ("14:00-15:00", "9:00-10:00")
UNKNOWN = ("Nomad Foods", "Turan Agro", "Steppe Gold")
DAYS = ("12 June", "13 June")


@pytest.mark.parametrize(
    ("title", "cells", "field", "certainty"),
    [
        ("Not available", SLOTS, "not_available", 0.93),
        ("Unable to attend", SLOTS, "not_available", 0.93),
        ("Away", ("14:00-15:00", "soon"), "not_available", 0.93),
        ("Away", ("tomorrow", "soon"), "not_available", 0.92),
        ("Notes", SLOTS, "not_available", 0.8),
        ("Availability", SLOTS, "not_available", 0.5),
        ("Availability", SLOTS, "available", 0.8),
        ("Available from", ("14:00", "9:00"), "available", 0.93),
        ("Attendance days", DAYS, "available", 0.93),
        ("When are you available?", ("morning", "afternoon"), "available", 0.93),
        ("When are you available?", ("12 June, Gala", "13 June, Gala, Tour"), "available", 0.8),
        ("Delegates", ("2", "3"), "people", 0.93),
        ("How many delegates negotiate", ("2", "3"), "people", 0.93),
        ("How many people come", ("2", "3"), "people", 0.5),
        ("Status", ("confirmed", "cancelled"), "status", 0.93),
        ("Info", ("confirmed", "cancelled"), "status", 0.8),
        ("Minimum", ("2", "3"), "minimum", 0.92),
        ("Info", ("2", "3"), "minimum", 0.8),
        ("Info", ("2", "3"), "rank", 0.91),
        ("Rank", ("2", "x"), "rank", 0.92),
        ("Info", ("2", "x"), "rank", 0.8),
        ("From", NAMES[:2], "from", 0.92),
        ("Level", ("x", "y"), "level", 0.92),
        ("Info", ("must", "no"), "level", 0.93),
        ("Info", ("must", "blue"), "level", 0.8),
        ("Company", NAMES[:2], "company", 0.95),
        ("Company", ("x", "y"), "company", 0.8),
        ("Info", NAMES[:2], "company", 0.8),
        ("Info", ("buyer", "supplier"), "role", 0.93),
        ("Info", ("buyer", "x"), "role", 0.8),
        ("Info", ("buyer", "supplier"), "asker", 0.93),
        ("Notes", ("x", "y"), "notes", 0.8),
    ],
)
def test_how_sure_a_meaning_of_which_the_scores_say_four_fifths_is(title, cells, field, certainty):
    assert certainty_of(Meaning(field, 0.8), column(title, *cells)) == certainty


def test_what_is_surer_already_stays_so():
    assert certainty_of(Meaning("company", 0.97), column("Company", *NAMES[:2])) == 0.97
    assert certainty_of(Meaning("people", 0.4), column("How many people come", "2")) == 0.4


@pytest.mark.parametrize(
    ("title", "cells", "listed", "paired"),
    [
        ("Not available", SLOTS, ("not_available", 0.93), ("not_available", 0.93)),
        ("Not at the stand", SLOTS, ("not_available", 0.93), ("not_available", 0.55)),
        ("Availability", SLOTS, ("available", 0.8), ("available", 0.8)),
        ("Available from", ("14:00", "9:00"), ("available", 0.93), ("available", 0.93)),
        ("Preferred time", ("morning", "afternoon"), ("nothing", 0.5), ("nothing", 0.5)),
        ("Best time for meetings", SLOTS, ("nothing", 0.5), ("nothing", 0.5)),
        ("Arrival time", ("9:30", "15:00"), ("arrives", 0.93), None),
        ("Arrival time", ("03:30", "15:00"), None, None),
        ("Arrival", ("2025-06-12 09:30", "2025-06-12 10:00"), ("arrives", 0.93), None),
        ("Arrival", ("13.06 09:30", "14.06 11:00"), ("arrives", 0.93), None),
        ("Departure", ("Leaving Sun 15:00", "14.06 16:30", "-"), ("leaves", 0.93), None),
        ("Arrival / departure", ("arrives 13.06 10:00, leaves 14.06 15:00",), ("available", 0.93), None),
        ("Arrival", ("by car", "13.06 09:30"), ("arrives", 0.93), None),
        ("Arrival", ("6/7/2026 9:30",), ("arrives", 0.6), None),
        ("Arrival", ("12.06", "13.06"), None, None),
        ("Hotel check-in", ("2025-06-12 09:30", "2025-06-12 10:00"), None, None),
        ("Flight arrival", ("9:30", "10:00"), None, None),
        ("Submitted", ("2025-06-01", "2025-06-02", "2025-06-03", "2025-06-04"), None, None),
        ("Delegates", ("2", "3"), ("nothing", 0.6), None),
        ("How many people will come?", ("2", "3"), ("nothing", 0.93), ("rank", 0.55)),
        ("Delegates", ("1", "1"), None, None),
        ("Delegates", (*"222222222", "tea"), ("nothing", 0.6), None),
        ("Delegates", (*"22222222", "tea"), None, None),
        ("Status", ("confirmed", "cancelled"), ("status", 0.93), ("level", 0.6)),
        ("Comment", ("confirmed", "withdrawn"), None, ("level", 0.6)),
        ("Info", ("confirmed", "withdrawn"), ("status", 0.6), ("level", 0.6)),
        ("Will you attend?", ("yes", "no"), ("status", 0.6), ("level", 0.6)),
        ("Participation confirmed", ("yes", "no"), ("status", 0.6), ("level", 0.6)),
        ("Max. number of meetings", ("2", "3"), ("maximum", 0.6), ("rank", 0.55)),
        ("Max", ("a few", "6"), ("maximum", 0.6), None),
        ("Info", ("4 meetings", "up to 5 meetings"), ("maximum", 0.55), None),
        ("Info", ("max 4", "up to 5 meetings"), ("maximum", 0.93), None),
        ("Notes", ("4 meetings", "up to 5 meetings"), None, None),
        ("Info", ("5", "6", "5"), ("maximum", 0.5), ("rank", 0.55)),
        ("How many rounds?", ("5", "6", "5"), ("maximum", 0.6), ("rank", 0.55)),
        ("MaxTalks", ("5", "6", "5"), ("maximum", 0.6), ("rank", 0.55)),
        ("Info", ("1", "2", "1", "2", "3"), ("maximum", 0.5), ("rank", 0.92)),
        *(
            (title, ("12", "9", "12"), None, None)
            for title in ("Stand m²", "Груз, кг", "样品（公斤）", "Fee, USD", "展位 ㎡")
        ),
        ("Stand", ("12 m2", "9 m2", "12 m2"), None, None),
        ("Info", ("1", "2", "3"), None, None),
        ("No.", ("5", "6", "5"), None, None),
        ("No.", ("5", "5", "5"), None, None),
        ("No.", ("1", "2", "1", "2"), None, ("rank", 0.92)),
        ("Info", ("A", "B", "A"), ("zone", 0.55), None),
        ("Type", ("A", "B", "A"), ("role", 0.55), None),
        ("Stand", tuple("ABAB"), ("zone", 0.55), None),
        ("Stand", tuple("ABACDA"), None, None),
        ("Info", ("must", "want", "no"), ("nothing", 0.5), ("level", 0.6)),
        ("Info", ("yes", "no", "no"), None, ("level", 0.6)),
        ("Info", ("buyer", "supplier", "buyer"), ("nothing", 0.5), ("nothing", 0.5)),
        ("Info", ("x", "x"), None, ("nothing", 0.5)),
        ("Notes", ("must", "likes tea"), None, ("level", 0.6)),
        ("Notes", ("likes tea", "x"), None, None),
        ("Empresas con las que NO desea reunirse", ("quinua nativa (deuda)", "ninguna"), ("wishes", 0.93), None),
        *(
            (title, cells, ("nothing", 0.93), ("level", 0.6))
            for title, cells in (
                ("是否需要现场翻译", ("需要", "不需要", "需要")),
                ("Do you need an interpreter?", ("yes", "no", "not needed")),
                ("Нужен ли переводчик?", ("да", "не нужен", "нужен")),
            )
        ),
        ("Mailbox of whom to avoid", ("a@b.org", "c@d.org"), ("wishes", 0.5), None),
        ("Whom do you want to meet", ("someone", "anyone"), ("wishes", 0.5), None),
        ("Would like to meet", ("1, 2", "3"), ("wishes", 0.5), None),
        ("Would like to meet", (NAMES[0], "x", "y", "z"), ("wishes", 0.92), ("wishes", 0.92)),
        ("Info", (NAMES[0], "x"), ("wishes", 0.5), ("wishes", 0.5)),
        ("Info", (NAMES[0], "x", "y", "z"), ("nothing", 0.5), ("nothing", 0.5)),
        ("Info", (NAMES[0], *"abcdefg"), None, None),
        *((title, UNKNOWN, ("wishes", 0.5), None) for title in ("Do not see", "Must have negotiations", "Refused")),
        ("Must sit next to", UNKNOWN, None, None),
        ("First choice (void)", (NAMES[0], "-"), ("nothing", 0.6), ("nothing", 0.6)),
        ("First choice (void)", ("-", "-"), None, None),
        *((title, ("x", "x"), ("nothing", 0.5), ("nothing", 0.5)) for title in ("Veto", "Must")),
        ("Veto", ("x", "tea"), None, None),
        ("Must have negotiations", (*UNKNOWN[:1], "a", "b"), None, None),
        ("Hotel", ("2", "3"), None, None),
        ("Country", (NAMES[0], "x", "y", "z"), None, None),
    ],
)
def test_what_a_column_that_is_not_used_may_say(title, cells, listed, paired):
    for holds, expected in ((COMPANIES, listed), (PAIRS, paired)):
        found = may_matter(column(title, *cells), holds)
        assert (None if found is None else (found[0].field, found[1])) == expected, holds


def test_what_counts_or_cites_companies_or_took_place_says_nothing_of_its_own():
    for field in ("counted", "cited"):
        limit = column("Max. number of meetings", "2", "3")
        setattr(limit, field, True)
        assert may_matter(limit, COMPANIES) is None
    held = column("Meetings took place", "2", "3", also=("Meetings", "took place"))
    assert [may_matter(held, holds) for holds in (COMPANIES, PAIRS)] == [None, None]


def test_presence_is_asked_for_and_told_by_words_or_bounds():
    assert is_presence(column("Availability", "x"))
    assert is_presence(column("Arrival", "9:30"))
    assert not is_presence(column("Not available", "x"))
    assert not is_presence(column("Are you busy? (available otherwise)", "x"))
    assert tells_presence(column("Available from", "9:30", "10:00"))
    assert not tells_presence(column("Available", "9:30", "10:00"))
    assert tells_presence(column("Available", "only until 15:00", "from 10:00"))
    assert offers_hours(column("Hours", "12 June 9:00-10:00", "13 June 9:00-10:00"))
    assert not offers_hours(column("Hours", "9:00-10:00", "red"))
    assert not offers_hours(column("Hours"))
    assert counts_delegates(column("Delegates"))
    assert not counts_delegates(column("Guests"))


def test_columns_for_slots_say_who_is_there_or_away():
    there = column("12 June 9:00-10:00 available?", "yes", "no")
    ticked = column("12 June 9:00-10:00", "x", "x")
    away = column("Busy on 12 June 9:00-10:00", "x", "x")
    words = column("12 June 9:00-10:00", "perhaps", "yes")
    assert slot_columns([there]) == {1: Meaning("slot", 0.94)}
    assert slot_columns([ticked]) == {1: Meaning("slot", 0.7)}
    assert slot_columns([away]) == {1: Meaning("slot away", 0.94)}
    assert slot_columns([words]) == {}
    assert slot_columns([column("Notes", "yes", "no")]) == {}


def beside(number: int, title: str, *cells: str) -> object:
    """A column at a place of a list."""
    made = column(title, *cells)
    made.number = number
    return made


def test_levels_stand_right_behind_choices():
    first, one = beside(1, "1st choice", *NAMES[:2]), beside(2, "Info", "must", "want")
    second, other = beside(3, "2nd choice", *NAMES[2:4]), beside(4, "Info", "want", "must")
    columns = [first, one, second, other]
    found = {1: Meaning("choice", 0.95, place=1), 3: Meaning("choice", 0.95, place=2)}
    level = Meaning("level", 0.94)
    assert levels_beside_choices(columns, found, [one, other]) == {2: level, 4: level}
    assert levels_beside_choices(columns, found, [one]) == {}, "one alone may be about something else"
    titled = beside(2, "Level", "must", "want")
    assert levels_beside_choices([first, titled], found, [titled]) == {2: level}
    assert levels_beside_choices([titled, first], found, [titled]) == {}, "it stands before the choice"
    longer = beside(2, "Level", "must", "want", "must")
    assert levels_beside_choices([first, longer], found, [longer]) == {}, "it says more than there are choices"


@pytest.mark.parametrize(
    ("words", "times", "graded"),
    [
        ("red blue", 2, True),
        ("red blue green grey pink", 2, True),
        ("red blue green grey pink white", 2, False),
        ("red blue", 1, False),
        ("red", 4, False),
        ("red-with-some-further-letters-and-more blue-with-some-further-letters-and-more", 2, False),
        ("1 2", 2, False),
        ("VIP blue", 2, False),
    ],
)
def test_a_few_words_again_and_again_behind_two_choices_are_levels(words, times, graded):
    texts = words.split() * times
    choices = [beside(number, f"Choice {number}", *(NAMES * 2)[: len(texts)]) for number in (1, 3)]
    others = [beside(number, "Info", *texts) for number in (2, 4)]
    found = {number: Meaning("choice", 0.95, place=number) for number in (1, 3)}
    levels = levels_beside_choices([choices[0], others[0], choices[1], others[1]], found, others)
    assert list(levels) == ([2, 4] if graded else [])


def test_statuses_and_answers_whether_somebody_comes():
    assert says_status(column("Status", "accepted", "cancelled"))
    assert not says_status(column("Status", "accepted", "accepted"))
    assert not says_status(column("Info", "accepted", "cancelled"))
    assert asks_who_comes(column("Вы приедете?", "да", "нет"))
    assert not asks_who_comes(column("Вы приедете?", "да", "да"))
    assert not asks_who_comes(column("Do you like tea?", "yes", "no"))


def test_the_answers_that_a_question_offers():
    of_pairs = options_of(PAIRS, column("Info", "x", "x"))
    assert of_pairs == ["From", "To", "Rank", "Level", "Status", "asker", "refusals", "musts", "Notes", "nothing"]
    sided = options_of(PAIRS, column("Buyer", "a", "b"))
    assert sided[6:10] == ["purchaser level", "supplier level", "purchaser rank", "supplier rank"]
    listed = options_of(COMPANIES, column("Country", "Peru", "Chad"))
    assert listed[:4] == ["wishes", "refusals", "musts", "maybes"]
    assert [field for field in listed if field in {"Country", "Zone", "Company", "Contact", "ID"}] == ["Country", "ID"]
    assert not {"Maximum", "matrix"} & set(listed)
    assert {"Maximum", "Minimum", "people", "matrix", "Table"} <= set(options_of(COMPANIES, column("Info", "1", "2")))
    assert "Table" not in options_of(COMPANIES, column("Info", "4", "4"))


@pytest.mark.parametrize(
    "title",
    ["Bàn số", "Tischnummer", "Masa no", "Nº da mesa", "Номер столу", "テーブル番号", "رقم الطاولة", "Stolik", "โต๊ะ"],
)
def test_a_column_of_tables_is_known_by_its_title_in_further_languages(title):
    tables = column(title, "1", "2", "3")
    assert tables.score("table") >= 0.9
    assert tables.score("table") > max(tables.score(field) for field in ("maximum", "id", "people"))


def test_few_known_names_below_a_title_of_musts_are_musts_by_default():
    asked = column("其中必须见面的采购商", *NAMES[:2], "深圳万邦", "重庆渝乐火锅", "成都蜀味", "北京优选", "上海天天")
    found = may_matter(asked, COMPANIES)
    assert found is not None
    assert (found[0].field, found[0].level, found[1]) == ("wishes", Level.MUST, 0.6)


WORDS = ("zorvel", "blixum", "qwarnd", "zorvel")


@pytest.mark.parametrize(
    ("title", "cells", "listed", "paired"),
    [
        ("Zyxw", WORDS, "nothing", None),  # three words of which two occur once may be anything
        ("Zyxw", WORDS[:2] * 2, "nothing", "level"),
        ("Umuhimu wa mkutano", ("lazima", "hatutaki", "lazima", "hatutaki"), "nothing", "level"),
        ("Zyxw", ("zorvel blixum",), "nothing", "nothing"),
        ("", WORDS, None, None),  # a scribble, which is read as a remark
        ("Zyxw", ("zorvel blixum qwarnd zorvel", "blixum qwarnd zorvel blixum"), None, None),  # sentences, too
        ("Zyxw", ("zorvel", "cannot come on 12 June"), None, None),
        ("Zyxw", ("zorvel",) * 3, None, None),
        ("Zyxw", ("A-12", "B-7", "3"), None, None),
        ("Zyxw", ("yes", "no", "yes"), None, None),
        ("Zyxw", ("Ann Lee", "Bob Wu", "Eve Ray"), None, None),
        ("Zyxw", ("Kenya", "Peru", "Kenya"), None, None),
        ("Zyxw", ("English", "German", "English"), None, None),
        ("Hotel", WORDS, None, None),
        ("Products", WORDS, None, None),
        ("How did you hear of us?", WORDS, None, None),
    ],
)
def test_a_column_of_words_on_an_unknown_topic_may_matter(title, cells, listed, paired):
    of_pairs = listed if paired is None and listed is not None else paired
    for holds, field in ((COMPANIES, listed), (PAIRS, of_pairs)):
        found = unexplained(column(title, *cells), holds)
        assert (found[0].field if found is not None else None) == field
        assert found is None or found[1] == (0.5 if field == "level" else 0.6)


@pytest.mark.parametrize(
    "title",
    [
        "Há alguma empresa com a qual prefere NÃO se reunir?",
        "¿Hay alguna empresa con la que no quiera reunirse?",
        "Gibt es Firmen, die Sie nicht treffen möchten?",
        "Is er een bedrijf dat u liever niet ontmoet?",
        "Czy jest firma, z którą nie chcą się Państwo spotkać?",
    ],
)
def test_short_names_below_a_question_whom_not_to_meet_are_refusals(title):
    found = may_matter(column(title, "-", "Atacadão da Lingerie", "-", "Bella Pele (atraso)", "-", "-"), COMPANIES)
    assert found is not None
    assert (found[0].field, found[0].level) == ("wishes", Level.NO)


@pytest.mark.parametrize(
    ("title", "cells", "level", "sure"),
    [
        ("Whom would you like to meet?", NAMES[:2], Level.WANT, 0.93),
        ("Whom not to meet", NAMES[:2], Level.NO, 0.93),
        ("Remarks: whom to meet", NAMES[:2], Level.WANT, 0.93),
        ("Notes and wishes", NAMES[:2], Level.WANT, 0.5),
        ("Must meet", NAMES[:2], Level.MUST, 0.5),
        ("Whom do you not want to meet?", ("a@b.example", "c@d.example"), Level.NO, 0.5),
        ("Whom would you like to meet?", ("3, 5", "5", "4"), Level.WANT, 0.5),
        ("Whom would you like to meet?", ("3", "5", "4"), None, 0.0),
        ("How many companies would you like to meet at most?", ("3, 5", "5"), None, 0.0),
        ("Requested meetings max.", ("3, 5", "5"), None, 0.0),
        ("Whom would you like to meet?", ("-", "-"), None, 0.0),
        ("Country", NAMES[:2], None, 0.0),
    ],
)
def test_names_or_lists_of_numbers_below_a_title_for_wishes_are_asked_for(title, cells, level, sure):
    meaning = (Meaning("wishes", sure, level), sure) if level is not None else None
    assert _asks_for_companies(column(title, *cells), COMPANIES) == meaning


@pytest.mark.parametrize(
    ("title", "cells", "level"),
    [
        ("Level", ("must", "no"), True),
        ("Info", ("must", "no"), True),
        ("Level", ("12", "no way"), True),
        ("Rank", ("1", "2"), False),
        ("Whom would you like to meet?", NAMES[:2], False),
    ],
)
def test_of_pairs_words_for_levels_are_asked_for(title, cells, level):
    meaning = (Meaning("level", 0.6), 0.6) if level else None
    assert _asks_for_companies(column(title, *cells), PAIRS) == meaning


@pytest.mark.parametrize(
    ("title", "cells", "said"),
    [
        *(("Qwe", "A A B B C", "zone"), ("Qwe", "A A B B yes", "zone"), ("Qwe", "the and the", "zone")),
        *(("Zone", "S M L S", "zone"), ("No.", "A A B", "zone"), ("Role", "A A B B C D", "zone")),
        *(("Role", "A A B B", "role"), ("Role", "A A B B C", "role"), ("Qwe", " ".join("ABCDEFGHIJKL" * 2), "zone")),
        *(("Qwe", " ".join("ABCDEFGHIJKLM" * 2), None), ("Qwe", "A B C D", None), ("Qwe", "A A A", None)),
        *(("Stand", "A A B B", "zone"), ("Stand", "A A B C", None), ("Status", "A A B B", None)),
        *(("Qwe", "S M L S", None), ("Qwe", "yes no yes", None), ("Qwe", "Mr Mrs Mr", None), ("Qwe", "A A 1 1", None)),
        *(("Qwe", "abc abc abc def", "zone"), ("Qwe", "abcd abcd efgh", None), ("Qwe", "x x x", None)),
        *(("Must", "x x x", "nothing"), ("Qwe", "must no must", "nothing"), ("Qwe", "must", None)),
        *(
            ("Qwe", "buyer supplier buyer", "nothing"),
            ("Qwe", "buyer", None),
            ("Qwe", "buyer buyer buyer", "nothing"),
        ),
    ],
)
def test_codes_are_of_zones_or_roles_and_words_for_levels_and_roles_may_be_anything(title, cells, said):
    one = column(title, *cells.split())
    found = _groups(one, COMPANIES)
    assert (found and (found[0].field, found[1])) == (said and (said, 0.5 if said == "nothing" else 0.55))
    of_pairs = _groups(one, PAIRS)
    assert (of_pairs is not None) is (cells.startswith("buyer ") and " " in cells)
