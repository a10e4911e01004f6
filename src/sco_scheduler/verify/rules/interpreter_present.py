"""R7: a meeting that needs an interpreter has one who speaks to both sides, is free, and can walk there.

(Walking is checked together with the delegates', under R5.) An interpreter may be assigned although none is
needed, as when a side brought its own after all: then the languages are not checked, but the person is
occupied as in any meeting.
"""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.domain.event import Delegate, Event, Interpreter
from sco_scheduler.domain.messages import Phrase, Said, each_language
from sco_scheduler.domain.rules import RULES
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.verify.case import Case, Violation, cells_of, clashes, first_overlapping

RULE = RULES["R7"]


def interpreter_present(case: Case) -> Iterator[Violation]:
    """Check that each meeting that needs an interpreter has one, registered, present and free."""
    for meeting in case.meetings:
        if not case.is_history(meeting):
            yield from _not_understood(case, meeting)
            yield from _not_there(case, meeting)
    yield from _in_two_meetings(case)


def needs_interpreter(event: Event, one: Delegate, other: Delegate) -> bool:
    """Return whether two delegates need an interpreter: both have languages, and they share none.

    Never without an Interpreters sheet.
    """
    if event.interpreters is None:
        return False
    return bool(one.languages) and bool(other.languages) and not one.languages & other.languages


def speaks_to_both(interpreter: Interpreter, one: Delegate, other: Delegate) -> bool:
    """Return whether the interpreter speaks a language of each of two delegates."""
    return bool(interpreter.languages & one.languages) and bool(interpreter.languages & other.languages)


def _not_understood(case: Case, meeting: Meeting) -> Iterator[Violation]:
    words = case.words
    one, other = (case.event.delegate_by_key.get(key) for key in meeting.delegates)
    if one is None or other is None or not needs_interpreter(case.event, one, other):
        return
    languages = Phrase("said-languages")(one=_list(one.languages), other=_list(other.languages))
    if meeting.interpreter is None:
        told = Phrase("said-no-interpreter")(meeting=words.meeting(meeting), languages=languages)
        yield Violation(RULE, told, (meeting,))
        return
    interpreter = case.event.interpreter_by_id.get(meeting.interpreter)
    if interpreter is not None and not speaks_to_both(interpreter, one, other):
        told = Phrase("said-cannot-interpret")(
            person=words.interpreter(interpreter.id),
            spoken=_list(interpreter.languages),
            meeting=words.meeting(meeting),
            languages=languages,
        )
        yield Violation(RULE, told, (meeting,), cells_of(interpreter.cell))


def _not_there(case: Case, meeting: Meeting) -> Iterator[Violation]:
    if meeting.interpreter is None:
        return
    words = case.words
    interpreter = case.event.interpreter_by_id.get(meeting.interpreter)
    name = words.interpreter(meeting.interpreter)
    if interpreter is None:
        yield Violation(RULE, Phrase("said-is-in")(person=name, meeting=words.meeting(meeting)), (meeting,))
        return
    if interpreter.zone not in (None, meeting.zone):
        told = Phrase("said-works-in-zone")(person=name, zone=interpreter.zone, meeting=words.meeting(meeting))
        yield Violation(RULE, told, (meeting,), cells_of(interpreter.cell))
    absence = first_overlapping(interpreter.absences, meeting.start, meeting.end)
    if absence is not None:
        away = words.span(absence)
        told = Phrase("said-interpreter-absent")(person=name, absence=away, meeting=words.meeting(meeting))
        yield Violation(RULE, told, (meeting,), cells_of(absence.cell))


def _in_two_meetings(case: Case) -> Iterator[Violation]:
    words = case.words
    for interpreter, meetings in case.by_interpreter.items():
        for one, other in clashes(meetings):
            if not case.is_history(other):
                first, second = (Phrase("said-pair-at")(pair=words.pair(m.pair), place=m.place) for m in (one, other))
                told = Phrase("said-interpreter-twice")(
                    person=words.interpreter(interpreter), time=words.time(other.start), one=first, other=second
                )
                yield Violation(RULE, told, (one, other))


def _list(languages: frozenset[str]) -> tuple[Said, ...] | Said:
    return each_language(languages) or Phrase("said-no-language")
