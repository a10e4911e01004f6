"""What is encoded and decoded again is the same, cells included."""

from __future__ import annotations

import dataclasses
import json
import string
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.domain.codec import CodecError, decode, encode
from sco_scheduler.domain.event import (
    Company,
    Delegate,
    Event,
    FixedMeeting,
    Interpreter,
    Level,
    Pair,
    Request,
    Session,
    Settings,
    Span,
    Table,
    TableChoice,
    Terms,
    Zone,
)
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import Cell, Clauses, Languages, Note, Phrase
from sco_scheduler.domain.schedule import Meeting, MeetingOutcome, NotedCell

TEXT = st.text(max_size=8)
CELLS = st.none() | st.builds(Cell, TEXT, st.integers(0, 10**6), st.text(string.ascii_uppercase, max_size=3))
SPANS = st.builds(Span, st.datetimes(), st.datetimes(), CELLS)
CELL_MAPS = st.dictionaries(TEXT, CELLS.filter(bool), max_size=2)
CHOICES = st.builds(TableChoice, TEXT, st.none() | TEXT)
TERMS = st.builds(Terms, TEXT, TEXT, st.integers(0), st.none() | st.integers(), st.booleans(), CHOICES, CELL_MAPS)
LANGUAGES = st.frozensets(TEXT, max_size=3)
DELEGATES = st.builds(Delegate, TEXT, TEXT, TEXT, LANGUAGES, st.lists(SPANS, max_size=2).map(tuple), TEXT, CELLS)
COMPANIES = st.builds(
    Company,
    TEXT,
    TEXT,
    purchaser=st.none() | TERMS,
    supplier=st.none() | TERMS,
    delegates=st.lists(DELEGATES, max_size=2).map(tuple),
    cancelled=st.booleans(),
    cell=CELLS,
)
REQUESTS = st.builds(
    Request, TEXT, TEXT, TEXT, st.sampled_from(Level), st.none() | st.integers(), st.tuples(TEXT), st.none() | TEXT
)
INTERPRETERS = st.lists(st.builds(Interpreter, TEXT, TEXT, LANGUAGES), max_size=2).map(tuple)
FIXED = st.builds(FixedMeeting, TEXT, TEXT, st.none() | st.dates(), st.none() | st.times(), st.none() | CHOICES)
EVENTS = st.builds(
    Event,
    st.builds(Settings, TEXT, goals=st.lists(TEXT, max_size=3).map(tuple), cells=CELL_MAPS),
    st.lists(st.builds(Session, TEXT, st.datetimes(), st.datetimes(), st.integers(), st.integers()), max_size=2).map(
        tuple
    ),
    st.lists(st.builds(Zone, TEXT, TEXT, tables=st.tuples(st.builds(Table, TEXT, st.tuples(SPANS)))), max_size=2).map(
        tuple
    ),
    st.lists(COMPANIES, max_size=2).map(tuple),
    st.lists(REQUESTS, max_size=2).map(tuple),
    st.none() | INTERPRETERS,
    st.lists(FIXED, max_size=2).map(tuple),
)


def everything(value: object) -> object:
    """A value with all its fields, those that equality ignores too, and with the types of what is in it."""
    if dataclasses.is_dataclass(value):
        return (type(value), {f.name: everything(getattr(value, f.name)) for f in dataclasses.fields(value)})
    if isinstance(value, dict):
        return {key: everything(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(map(everything, value))
    return (type(value), value)


@given(EVENTS)
def test_an_event_comes_back_with_its_cells(event: Event):
    text = json.dumps(encode(event))
    assert everything(decode(Event, json.loads(text))) == everything(event)


def test_no_interpreters_and_an_empty_list_of_them_are_told_apart():
    assert decode(Event, encode(Event(interpreters=None))).interpreters is None
    assert decode(Event, encode(Event(interpreters=()))).interpreters == ()


@given(st.frozensets(st.tuples(TEXT, TEXT)))
def test_a_set_of_pairs_comes_back_and_is_written_in_one_order(pairs: frozenset[Pair]):
    assert decode(frozenset[Pair], encode(pairs)) == pairs
    assert encode(pairs) == encode(frozenset(sorted(pairs, reverse=True)))


def test_meetings_keep_their_numbers():
    start, end = datetime(2025, 6, 12, 9), datetime(2025, 6, 12, 9, 20)
    meetings = (Meeting("P1", "S1", start, end, "A", "1", "P1#1", "S1#1", None, "M001"),)
    assert decode(tuple[Meeting, ...], encode(meetings))[0].number == "M001"


def test_only_empty_defaults_are_left_out():
    assert encode(GoalResult("value", 0)) == {"name": "value", "value": 0}
    assert encode(Request("P1", "P1", "S1")) == {"asker": "P1", "purchaser": "P1", "supplier": "S1", "level": "want"}


def test_what_is_not_recorded_is_left_out():
    noted = MeetingOutcome(rating=4, cells=(NotedCell("rating", "4", 4),))
    assert encode(noted) == {"rating": 4}
    assert decode(MeetingOutcome, encode(noted)).cells == ()
    with pytest.raises(CodecError):
        decode(MeetingOutcome, {"cells": []})


def test_a_zero_where_the_default_is_none_is_written():
    assert encode(GoalResult("gaps", 3, bound=0)) == {"name": "gaps", "value": 3, "bound": 0}


@pytest.mark.parametrize(
    ("hint", "data", "words"),
    [
        (GoalResult, {"name": "value"}, "lacks a field"),
        (GoalResult, {"name": "value", "value": 1, "colour": "red"}, "no field 'colour'"),
        (GoalResult, {"name": "value", "value": "1"}, "expected int"),
        (GoalResult, ["value", 1], "the fields of a GoalResult"),
        (GoalResult, {"name": "value", "value": 1, "seconds": "long"}, "expected a number"),
        (Level, "perhaps", "expected one of 'must'"),
        (Level, ["must"], "expected one of 'must'"),
        (datetime, "yesterday", "expected a datetime"),
        (date, 20250612, "expected a date"),
        (time, None, "expected a time"),
        (tuple[str, ...], "abc", "expected a list"),
        (Pair, ["P1"], "expected 2 items"),
        (dict[str, Cell], [], "expected an object"),
        (bool, 1, "expected bool"),
        (tuple[str, ...], "a" * 58, f"found '{'a' * 58}'$"),
        (tuple[str, ...], "a" * 59, rf"found '{'a' * 56}\.\.\.$"),
    ],
)
def test_data_of_another_shape_is_refused_in_words(hint: object, data: object, words: str):
    with pytest.raises(CodecError, match=words):
        decode(hint, data)


@pytest.mark.parametrize("value", [object(), {1: "a"}, {"a": b"x"}])
def test_what_has_no_form_cannot_be_encoded(value: object):
    with pytest.raises(TypeError):
        encode(value)


@pytest.mark.parametrize("hint", [int | str, bytes, dict[int, str], list[int]])
def test_hints_that_could_not_be_told_apart_are_refused(hint: object):
    with pytest.raises(TypeError, match="no JSON form"):
        decode(hint, None)


def test_a_note_is_kept_to_be_said_in_any_language():
    note = Phrase("note-of-delegate", (("delegate", "Foton"), ("note", Phrase("new-agenda")), ("count", 2)))
    note = Clauses((note, Languages(("ru", "zh"), " – "), "by hand"))
    assert decode(Note, json.loads(json.dumps(encode(note)))) == note
    assert decode(Note, "a text of an older workbook") == "a text of an older workbook"


def test_a_note_whose_phrase_is_no_longer_known_is_kept_in_english():
    old = {"phrase": "of-an-older-release", "english": "{who} moved", "blanks": {"who": "Foton"}}
    assert decode(Note, old) == "Foton moved"


@pytest.mark.parametrize("data", [None, [], {}, {"phrase": "x", "english": "y"}, {"clauses": "x"}])
def test_what_is_no_note_is_refused(data):
    with pytest.raises(CodecError):
        decode(Note, data)
