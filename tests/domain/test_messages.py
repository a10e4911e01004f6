import pytest

from sco_scheduler.domain.messages import (
    ENGLISH,
    Cell,
    Clauses,
    Languages,
    Name,
    Phrase,
    SaidOnce,
    Sayable,
    Sentence,
    Sentences,
    all_of,
    each_language,
    in_brackets,
    one_of,
)
from sco_scheduler.output.texts.words import speech
from tests.texts import add_texts

ROWS = Phrase("its-rows")
TEXTS = {
    "its-rows": "{count:row|rows} of {sheet}",
    "held": "{held:,} {held:~is|are} held in {year}",
    "took": "{seconds} s",
    "both": "{parts}: {cell}",
    "x": "the end.",
}


@pytest.fixture(autouse=True)
def _texts(monkeypatch):
    add_texts(monkeypatch, TEXTS)


def test_a_phrase_is_said_with_its_blanks():
    assert str(ROWS(count=1, sheet="A")) == "1 row of A"
    assert str(ROWS(count=1200, sheet=Name("Zones", {"zh": "区域"}))) == "1,200 rows of Zones"


def test_numbers_with_their_thousands_and_words_without_their_number():
    told = Phrase("held")
    assert str(told(held=1200, year=2025)) == "1,200 are held in 2025"
    assert str(told(held=1, year=2025)) == "1 is held in 2025"


def test_seconds_are_told_in_tenths():
    assert str(Phrase("took")(seconds=0.44)) == "0.4 s"


def test_phrases_stand_in_phrases_and_lists():
    told = Phrase("both")
    parts = (ROWS(count=2, sheet="A"), "x")
    assert ENGLISH.say(told(parts=parts, cell=Cell("Zones", 3))) == "2 rows of A, x: Zones row 3"


def test_a_blank_that_nobody_filled_shows_its_name():
    assert str(ROWS(sheet="A")) == "{count} of A"


def test_what_is_told_is_no_template_itself():
    assert str(ROWS(count=1, sheet="{count}")) == "1 row of {count}"


def test_blanks_can_be_filled_one_after_the_other():
    assert str(ROWS(count=1).with_blanks(sheet="A")) == "1 row of A"
    assert ROWS(count=1, sheet="A") == ROWS(count=1).with_blanks(sheet="A")


def test_a_sentence_begins_with_a_capital():
    assert ENGLISH.sentence(Phrase("x")) == "The end."
    assert ENGLISH.sentence("") == ""


def test_sentences_follow_each_other():
    assert ENGLISH.paragraph("One.", "", "Two.") == "One. Two."


def test_a_text_that_no_catalogue_has_shows_its_key():
    assert str(Phrase("of-a-later-release")(count=1)) == "of-a-later-release"


def test_a_name_with_a_full_stop_ends_its_sentence():
    said = Phrase("desk-told")(who="Foton Co., Ltd.")
    assert ENGLISH.say(said) == "Told: Foton Co., Ltd."
    assert ENGLISH.say(Phrase("desk-told")(who="and so on..")) == "Told: and so on..."


@pytest.mark.parametrize(
    ("things", "both", "either"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a or b"),
        (["a", "b", "c"], "a, b and c", "a, b or c"),
        (["a", "b", "c", "d"], "a, b, c and d", "a, b, c or d"),
    ],
)
def test_a_list_has_a_word_before_its_last(things, both, either):
    assert (ENGLISH.say(all_of(things)), ENGLISH.say(one_of(things))) == (both, either)


def test_cells_of_a_row_are_those_of_one_row_of_the_list_that_was_made_of_the_sheet():
    """The second sheet has its records in columns, which were turned into rows."""
    assert Cell("List", 4, "A").of_row == Cell("List", 4, "C").of_row
    turned = [Cell("Cards", row, column, line) for column, line in (("B", 1), ("C", 2)) for row in (4, 5)]
    rows = [cell.of_row for cell in (*turned, Cell("List", 4, "A"), Cell("List", 5, "A"), Cell("Other", 4, "A"))]
    assert len(set(rows)) == 2 + 3
    assert rows[0] == rows[1] != rows[2] == rows[3]
    assert Cell("Cards", 4, "B", 1) == Cell("Cards", 4, "B")


def test_cells_stand_in_brackets_and_none_where_none_is_known():
    assert in_brackets(None) == in_brackets() == ""
    assert ENGLISH.say(in_brackets(None, Cell("Zones", 3, "B"))).strip() == "(Zones!B3)"


def test_parts_sentences_and_names_of_languages_are_said():
    one, two = ROWS(count=1, sheet="A"), Phrase("x")
    assert str(Clauses((one, two))) == "1 row of A; the end."
    assert str(Sentences((Sentence(two), "", Sentence(one)))) == "The end. 1 row of A"
    assert str(Sentence(two)) == "The end."
    assert str(Sentence(two, Cell("Zones", 3))) == "The end (Zones row 3)."
    assert str(Name("Zones", {"zh": "区域"})) == "Zones"
    assert ENGLISH.say((Name("Zones"), 3)) == "Zones, 3"


def test_languages_are_said_by_their_names_and_other_words_as_they_are():
    spoken = Languages(("ru", "Klingon", "zh"))
    assert str(spoken) == "Russian/Klingon/Chinese"
    assert str(Languages(("ru", "zh"), " + ")) == "Russian + Chinese"
    assert [str(one) for one in each_language({"zh", "ru"})] == ["Russian", "Chinese"]


def test_a_part_of_many_messages_is_rendered_once_in_each_language():
    rendered = []

    class Part(Sayable):
        def said_in(self, speech):
            rendered.append(speech.lang)
            return f"said in {speech.lang}"

    part = SaidOnce(Part())
    texts = [language.say(Sentence(part)) for language in (ENGLISH, speech("zh"), ENGLISH, speech("zh"))]
    assert texts == ["Said in en", "Said in zh"] * 2
    assert rendered == ["en", "zh"]
    assert SaidOnce(ROWS(count=1, sheet="A")) == SaidOnce(ROWS(count=1, sheet="A"))


def test_what_is_rendered_once_stays_equal_to_what_was_not():
    one, other = SaidOnce("the text"), SaidOnce("the text")
    assert one.said_in(ENGLISH) == "the text"
    assert (one, hash(one)) == (other, hash(other))
