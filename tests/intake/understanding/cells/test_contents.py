"""What plainly stands in the cells of a column overrules a word in its title."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.intake import Intake
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.contents import (
    contradicts,
    halves_in,
    has_hours,
    has_sizes,
    is_agreement,
    is_contested,
    is_hours,
    is_of_partners,
    is_prose,
    is_sentence,
    is_ticked_by_day,
    lists_days,
    says_something,
    several_things,
)
from sco_scheduler.intake.understanding.cells.fields import company_scores
from sco_scheduler.intake.understanding.cells.questions import COMPANIES
from sco_scheduler.intake.understanding.meanings.doubts import may_matter
from tests.intake.books import read
from tests.intake.understanding.answers import S, understood
from tests.intake.understanding.columns_of import COMPANIES as NAMES
from tests.intake.understanding.columns_of import column

GUESTS = ("Altyn Trade LLP", "Ural Import LLC", "Bishkek Motors", "Orda Foods", "Silk Way")
HOURS = ("no", "none", "9:00-10:30", "until 11:00", None)


def asked(tmp_path, title: str, cells: tuple[str | None, ...]) -> Intake:
    """A list of guests with one more column, beside one of exhibitors."""
    rows = [["Company", "Country", "Whom would you like to meet?", title]]
    rows += [[name, "Russia", S[n % 4], cell] for n, (name, cell) in enumerate(zip(GUESTS, cells, strict=True))]
    return read(tmp_path, {"Guests": rows, "Exhibitors": [["Exhibiting firm", "Products"], *([s, "tea"] for s in S)]})


def absent(event: Event) -> set[str]:
    return {c.name for c in event.companies if any(d.absences for d in c.delegates)}


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("text", "halves"),
    [
        *((f"12 June {until}", "morning") for until in ("until noon", "(before lunch)", "till midday")),
        *((f"12 June {since}", "afternoon") for since in ("from noon", "(after lunch)")),
        *(("12 июня до обеда", "morning"), ("12 июня после полудня", "afternoon"), ("6月12日 中午以前", "morning")),
        *((text, "") for text in ("12 June until 11:00", "12 June arriving before noon", "until noon")),
    ],
)
def test_hours_until_or_from_noon_of_a_day_are_a_half_of_it(text, halves):
    assert " ".join(half for _, half in halves_in(text) or ()) == halves


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Any time on the day when you cannot sit at a table?", HOURS),
        ("Times when you will not be at your table", HOURS),
        ("Delegate not free", HOURS),
        ("Contact person's busy hours", HOURS),
        ("Job title: who comes and when not", HOURS),
        ("Maximum time away", HOURS),
        ("您无法在洽谈桌的时段", ("无", "没有", "14:00-15:00", "10:30以前", None)),
        ("不在展位的时间", ("无", "没有", "14:00-15:00", "10:30以前", None)),
        ("Когда вас не будет за столом?", ("нет", "нет", "14:00-15:00", "до 10:30", None)),
        ("Время, когда вас нет в зоне переговоров", ("нет", "нет", "14:00-15:00", "до 10:30", None)),
    ],
)
def test_hours_below_a_title_with_another_word_in_it_are_absences(tmp_path, title, cells):
    assert absent(understood(asked(tmp_path, title, cells))) == {"Bishkek Motors", "Orda Foods"}


@pytest.mark.parametrize(
    "title", ["When will you be at your table?", "Hours at your zone", "Products: any hour you are out for a demo?"]
)
def test_hours_of_which_a_title_does_not_say_that_somebody_is_away_are_asked_for(tmp_path, title):
    questions = asked(tmp_path, title, ("9:00-12:00", "14:00-17:00", None, "9:00-12:00", None)).questions
    assert [(q.kind, q.subject, q.guess) for q in questions] == [("column", title, "Not available")]


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Do you need a table of your own?", ("Yes", "No", "No", "Yes", "No")),
        ("Нужен ли отдельный стол?", ("да", "нет", "да", "нет", None)),
        ("是否需要单独的洽谈桌", ("是", "否", "否", "是", None)),
    ],
)
def test_a_yes_or_no_is_no_table(tmp_path, title, cells):
    event = understood(asked(tmp_path, title, cells))
    assert [c.name for c in event.companies if (c.purchaser or c.supplier).table is not None] == []


@pytest.mark.parametrize(
    ("title", "cells", "codes"),
    [
        ("Язык зоны", ("русский", "китайский", "русский, английский", None, "русский"), {"ru", "zh", "en"}),
        ("Table / zone language", ("Chinese", "Russian; English", "English", None, "Russian"), {"ru", "zh", "en"}),
    ],
)
def test_languages_below_a_title_with_a_zone_in_it_are_languages(tmp_path, title, cells, codes):
    event = understood(asked(tmp_path, title, cells))
    assert {code for company in event.companies for code in company.languages} == codes


@pytest.mark.parametrize(
    ("field", "title", "cells", "other"),
    [
        ("table", "Table", ("12", "3", "4"), False),
        ("table", "Table", ("A1", "A2", "-"), False),
        ("table", "Table", ("Chinese", "Russian", "English"), True),
        ("table", "Table", ("yes", "no", "no"), True),
        ("zone", "Zone", ("A", "B", "A"), False),
        ("zone", "Zone", ("Y", "N", "Y"), False),
        ("zone", "Zone", ("1-2", "3", "4"), False),
        ("zone", "Zone", ("9:00-10:00", "no", "after 15:30"), True),
        ("products", "Products", ("前照灯", "后视镜", "时钟"), False),
        ("contact", "Delegate", ("Anna Berg", "Ivan Petrov"), False),
        ("contact", "Delegate", ("Russia", "Iran"), True),
        ("title", "Position", ("Director", "Head of sales"), False),
        ("title", "Position", ("9:00", "15:30"), True),
        ("not_available", "Not available", ("9:00-10:00", "no"), False),
        ("not_available", "Not available", ("Chinese", "Russian"), True),
        ("languages", "Interprete", ("NO", "SI (ing)", "SI (xyz.)"), True),
        ("languages", "Lingue", ("ING, ITA", "TED", "FRA (ITA)"), False),
        ("level", "Level", ("no",), False),
        ("level", "Level", ("no", "Chinese", "Russian", "English", "Kazakh"), True),
        ("maximum", "Maximum", ("5", "6"), False),
        ("maximum", "Maximum", ("09:00-10:00", "after 15:30"), True),
    ],
)
def test_cells_contradict_a_field_where_they_are_plainly_of_another_kind(field, title, cells, other):
    assert contradicts(column(title, *cells), field) is other


@pytest.mark.parametrize(
    ("title", "field", "contested"),
    [("Table", "languages", True), ("Table language", "languages", False), ("Speaks", "languages", False)],
)
def test_a_field_by_content_alone_is_contested_by_a_title_of_another_one(title, field, contested):
    assert is_contested(column(title, "Chinese", "Russian"), field) is contested


@pytest.mark.parametrize(
    ("text", "informs", "hours"),
    [
        ("yes", True, False),
        ("no", False, False),
        ("none", False, False),
        ("无", False, False),
        ("9:00", True, True),
        ("9:00-10:30", True, True),
        ("am", True, True),
        ("pm.", True, True),
        ("morning", True, True),
        ("away until 11:00", True, True),
        ("12 June AM; 13 June PM", True, True),
        ("12 June", True, False),
        ("12 June AM, Gala", True, False),
        ("the 11:00 train", True, False),
        ("I am", True, False),
    ],
)
def test_which_cells_have_information_and_which_are_just_hours(text, informs, hours):
    assert (says_something(text), is_hours(text)) == (informs, hours)


@pytest.mark.parametrize(
    ("cells", "hours"),
    [(["9:00"] * 4 + ["tea", "no"], True), (["9:00"] * 3 + ["tea"], False), (["no", "none"], False)],
)
def test_hours_are_at_least_four_of_five_cells_with_information(cells, hours):
    assert has_hours(column("Info", *cells)) is hours


@pytest.mark.parametrize(
    ("cells", "listed"),
    [
        (["12 June; 13 June", "13 June"], True),
        (["12 June", "both days", "all day", "no"], True),
        (["only on 12 June"], True),
        (["12 June, 13 June from 14:00"], True),
        (["12 June", "tea"], False),
        (["both days", "all day"], False),
        (["no", ""], False),
    ],
)
def test_lists_of_days_beside_who_is_there_throughout(cells, listed):
    made = column("Info", *cells)
    made.days = (date(2025, 6, 12), date(2025, 6, 13))
    assert lists_days(made) is listed


@pytest.mark.parametrize(
    ("title", "cells", "sizes", "zoned"),
    [
        ("Размер футболки", "S|M|XL|M|S", True, False),
        ("Clothes", "xs|XXL|3XL|m|m", True, False),
        ("Hall", "S|M|L|M|S", True, True),
        ("Letter", "A|S|M|A|M", False, True),
        ("Letter", "M|M|M|M", False, False),
    ],
)
def test_sizes_of_clothes_are_no_zones(title, cells, sizes, zoned):
    sized = column(title, *cells.split("|"))
    assert has_sizes(sized) is sizes
    found = may_matter(sized, COMPANIES)
    assert ("zone" in company_scores(sized) or (found is not None and found[0].field == "zone")) is zoned


@pytest.mark.parametrize(
    ("cells", "share"),
    [
        ("away on 12 June|max 3 meetings", 1.0),
        ("away on 12 June|max 3 meetings|VIP|-", 1.0),
        ("max 2 meetings|VIP|cancelled|tea", 0.75),
        ("away on 12 June|VIP|tea|oil", 0.5),
        ("away on 12 June|not on 13 June", 0.0),
        ("away on 12 June|cancelled", 0.0),
        ("-", 0.0),
    ],
)
def test_the_share_of_cells_that_say_one_of_several_things(cells, share):
    assert several_things(column("Info", *cells.split("|"))) == share


@pytest.mark.parametrize(
    ("title", "partners"),
    [
        ("Whom do you already work with?", True),
        ("С кем вы уже работаете?", True),
        ("Existing customers", True),
        ("Whom do you not work with yet, though you already met?", False),
        ("Existing customers that you want to meet", False),
        ("Customers", False),
    ],
)
def test_titles_that_ask_for_those_with_whom_somebody_works_already(title, partners):
    assert is_of_partners(title) is partners


TITLE = "Zyx wvu tsr qpo nml kji hgf edcb"
"""A sentence in no language that is known."""


@pytest.mark.parametrize(
    ("title", "long"),
    [
        *((TITLE, True), ("a b c abcdefghijklmnopqrstuvwx", True), ("a b c abcdefghijklmnopqrstuvw", False)),
        *(("a b abcdefghijklmnopqrstuvwxyz", False), ("A Very Long Name of a Company Ltd.", False)),
    ],
)
def test_a_sentence_has_several_words_and_is_no_name(title: str, long: bool):
    assert is_sentence(title) is long


@pytest.mark.parametrize(
    ("title", "cells", "agrees"),
    [
        ("I agree to the processing of personal data", ("yes", "no"), True),
        ("I agree to the processing of personal data", ("a", "b", "c"), True),
        ("I agree to the processing of personal data", ("a", "b", "c", "d"), False),
        ("I agree to the processing of personal data", ("x" * 40,), True),
        ("I agree to the processing of personal data", ("x" * 41,), False),
        ("I agree to the processing of personal data", (NAMES[0], "yes"), False),
        ("Privacy: pass my data to those whom I want to meet", ("yes", "no"), True),
        ("I agree to meet", ("yes", "no"), True),
        ("I agree to meet", ("sure", "no way"), False),
        ("Not available, I agree", ("sure", "sure"), False),
        (TITLE, ("Ja", "Ja"), True),
        (TITLE, ("yes", "no"), False),
        (TITLE, ("yes",), False),
        (TITLE, ("Qwe rty uio", "Qwe rty uio"), False),
        (TITLE[:28], ("Ja", "Ja"), False),
        (f"{TITLE}?", ("yes", "yes"), False),
        (f"{TITLE} 10:00", ("yes", "yes"), False),
        (f"{TITLE} meetings", ("yes", "yes"), False),
    ],
)
def test_consent_is_told_by_its_title_or_by_the_same_answer_of_all(title, cells, agrees):
    assert is_agreement(column(title, *cells)) is agrees


@pytest.mark.parametrize(
    ("title", "cells", "ticked"),
    [
        *(("12 June zyx", "x no", True), ("12 June zyx", "x x", True), ("12 June zyx", "x x x", False)),
        *(("12 June zyx", "no no", False), ("12 June zyx", "x Neva", False), ("10:00 zyx", "yes -", True)),
        *(("12.06", "да нет", True), ("Morning", "✓ no", True)),
        *(("Zyx", "x no", False), ("June zyx", "x no", False), ("Neva Ltd. 12 June", "x no", False)),
    ],
)
def test_some_of_three_rows_tick_a_day_or_a_time(title: str, cells: str, ticked: bool):
    assert is_ticked_by_day(Column(1, (title,), dict(enumerate(cells.split(), 2)), {}, 3)) is ticked


@pytest.mark.parametrize(
    ("title", "cells", "prose"),
    [
        ("Please fill in the form below", ("Each company may ask for three others.", "Send it back:", "Neva"), True),
        ("Please fill in the form below", ("Send it back:", "Neva", "Ural"), False),
        ("Please fill in the form below", ("a b c d e f", "Neva"), False),
        ("Please fill in the form below", ("a b c d e", "谢谢！"), False),
        ("Please fill in the form below", ("a b c d e f", "谢谢！"), True),
        ("Please fill in the form", ("a b c d e f", "谢谢！"), False),
    ],
)
def test_sentences_below_a_sentence_are_explanations(title, cells, prose):
    assert is_prose(column(title, *cells)) is prose
