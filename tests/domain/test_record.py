"""The Record's rows hold what was packed, and damage is told."""

from __future__ import annotations

import base64
import json
import random
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.domain.codec import PART_LENGTH, RecordDamaged, pack, unpack
from sco_scheduler.domain.record import (
    AgendaRevision,
    AgendaRevisions,
    AnswersGiven,
    BuildStamp,
    DeskRecord,
    Notice,
    Record,
    with_desk,
)
from tests.events import at, company, event, interpreter, meeting, request, span

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(min_size=1).filter(lambda key: key != "version"), JSON, max_size=4))
def test_values_come_back(values: dict[str, object]):
    assert unpack(pack(values)) == values


def long_value() -> list[int]:
    rng = random.Random(1)
    return [rng.randrange(10**12) for _ in range(20_000)]


def test_a_long_value_takes_several_rows_that_fit_a_cell_in_any_order():
    rows = pack({"version": "1", "event": long_value()})
    assert rows[0] == ("version", 1, "1")
    assert [part for _, part, _ in rows[1:]] == list(range(1, len(rows)))
    assert len(rows) > 3
    assert max(len(text) for _, _, text in rows) == PART_LENGTH
    assert unpack(reversed(rows)) == {"version": "1", "event": long_value()}


def test_numbers_may_come_back_as_a_spreadsheet_gives_them():
    [(key, _, text)] = pack({"ids": {"Acme": "P001"}})
    assert unpack([("version", 1.0, 1.0), (key, "1", text), (None, None, None), ("", None, "x")]) == {
        "version": "1",
        "ids": {"Acme": "P001"},
    }


def damaged(change: str) -> list[tuple[object, object, object]]:
    rows: list[tuple[object, object, object]] = list(pack({"event": long_value()}))
    match change:
        case "a part is gone":
            del rows[1]
        case "the last part is gone":
            del rows[-1]
        case "a part is there twice":
            rows.append(rows[0])
        case "a part is cut short":
            rows[1] = ("event", 2, str(rows[1][2])[:-7])
        case "a part is another text":
            rows[0] = ("event", 1, "hello")
        case "a part is blank":
            rows[0] = ("event", 1, None)
        case "a part has no number":
            rows[0] = ("event", "first", rows[0][2])
    return rows


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("a part is gone", "lacks its part 2"),
        ("the last part is gone", "not what was written"),
        ("a part is there twice", "has its part 1 twice"),
        ("a part is cut short", "not what was written"),
        ("a part is another text", "not what was written"),
        ("a part is blank", "not what was written"),
        ("a part has no number", "a part that is no number"),
    ],
)
def test_damage_is_told_with_the_entry(change: str, words: str):
    with pytest.raises(RecordDamaged, match=f"'event'.*{words}"):
        unpack(damaged(change))


def test_what_the_desk_noted_is_added_to_the_event_once():
    early, late = span("09:00", "09:20"), span("10:00", "10:20")
    absent, closed = {"P1#1": (early, late), "I1": (late,)}, {"A/1": (early,)}
    walked_in = company("W1", roles="purchaser"), company("P1", roles="purchaser")
    e = event(purchasers=[company("P1", away=[early]), company("P2")], interpreters=[interpreter("I1", "ru", "zh")])
    namesake = replace(walked_in[0], id="W2", name=e.company_by_id["P2"].name.upper())
    desk = DeskRecord(walk_ins=(*walked_in, namesake), absences=absent, closed=closed)
    noted = with_desk(e, desk)
    assert [c.id for c in noted.companies] == ["P1", "P2", "S1", "S2", "W1"]
    assert noted.delegate_by_key["P1#1"].absences == (early, late)
    assert noted.interpreter_by_id["I1"].absences == (late,)
    assert noted.zones[0].tables[0].closed == (early,)
    assert with_desk(noted, desk) == noted
    assert with_desk(e, DeskRecord()) is e


def test_a_request_that_the_desk_noted_counts_until_the_registrations_have_one_of_the_same_company_for_the_pair():
    e = event(requests=["P1 > S1 #1", "P2 > S2"])
    noted = ["P1 > S1 no", "S1 > P1 must", "P2 > S1", "W1 > S1", "P1 > S9"]
    desk = DeskRecord(walk_ins=(company("W1", roles="purchaser"),), requests=tuple(map(request, noted)))
    added = with_desk(e, desk)
    assert added.requests == (*e.requests, *map(request, ["S1 > P1 must", "P2 > S1", "W1 > S1"]))
    assert with_desk(added, desk) == added


def test_a_record_of_a_build_that_looked_for_no_gains_says_so():
    assert AnswersGiven().gains_revision == 0


def test_entries_are_decoded_each_for_itself():
    e = event()
    record = Record(
        event=e,
        meetings=(meeting(e, "P1", "S1", 0),),
        built=BuildStamp(at("09:00")),
        ids={"Acme": "P001"},
        sheets=("Meetings",),
        version="1",
    )
    entries = record.entries()
    assert next(iter(entries)) == "version"
    read = Record.of(json.loads(json.dumps(entries)))
    assert read == record
    assert read.present == frozenset(entries) - {"version"}
    assert read.damaged == frozenset()
    spoilt = Record.of({**entries, "ids": 3, "built": ["x"]})
    assert spoilt.damaged == {"ids", "built"}
    assert spoilt.present == read.present - spoilt.damaged
    assert (spoilt.ids, spoilt.sheets) == (Record().ids, ("Meetings",))
    assert Record.of({}) == Record()


def test_the_files_of_a_build_are_known_by_their_names_or_by_the_line_of_older_builds():
    when = at("09:00")
    assert BuildStamp(when, inputs=("a, b.csv", "c.csv"), input="a, b.csv, c.csv").sources == ("a, b.csv", "c.csv")
    assert BuildStamp(when, input="a.csv, c.csv").sources == ("a.csv", "c.csv")
    assert BuildStamp(when).sources == ()


def test_notices_wait_until_they_are_given():
    given, waits = Notice("P1", at("09:00"), "moved", at("09:05")), Notice("S1", at("09:00"), "moved")
    assert DeskRecord(notices=(given, waits)).waiting == (waits,)
    assert given.key == replace(given, told_at=None).key != waits.key
    assert DeskRecord().is_blank
    assert not DeskRecord(notices=(given,)).is_blank


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: data + b"more", "far too long"),
        (lambda data: data[:-2], "cut short"),
        (lambda _: zlib.compress(b"{1: 2}"), "it was changed"),
        (lambda _: zlib.compress(b"[" * 100_000), "it was changed"),
    ],
    ids=["something follows", "its check sum is cut", "no JSON", "nested without end"],
)
def test_a_single_part_is_what_was_written_to_the_last_byte(change, words):
    [(key, part, text)] = pack({"ids": {"Acme": "P001"}})
    changed = base64.b64encode(change(base64.b64decode(text))).decode()
    with pytest.raises(RecordDamaged, match=f"'ids'.*{words}"):
        unpack([(key, part, changed)])


FIRST, SECOND, OTHER = (AgendaRevision(n, n, at(clock)) for n, clock in ((1, "09:00"), (2, "10:00"), (2, "11:00")))


@pytest.mark.parametrize(
    ("own", "theirs", "below"),
    [
        ((FIRST,), (FIRST, SECOND), True),
        ((FIRST, SECOND), (FIRST, OTHER), True),
        ((FIRST, SECOND), (FIRST, SECOND), False),
        ((FIRST, SECOND), (OTHER, FIRST), False),
        ((FIRST, SECOND), (replace(FIRST, build=3),), False),
        ((), (FIRST,), True),
        ((FIRST,), (), False),
    ],
)
def test_an_agenda_is_below_another_last_revision_of_no_lower_number(own, theirs, below):
    nothing = AgendaRevisions()
    for kind in ("delegates", "interpreters"):
        one, other = (AgendaRevisions(**{kind: {"P1#1": states}}) for states in (own, theirs))
        assert one.is_below(other) is below
        assert nothing.is_below(one) is bool(own)


def test_where_the_event_cannot_be_read_none_is_known_with_those_who_have_left():
    gone = company("P9")
    assert Record(former=(gone,)).known is None
    assert Record(event(), former=(gone,)).known == replace(event(), companies=(*event().companies, gone))
