"""Asks at a terminal about uncertain registrations, and stores the answers in a map next to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, takewhile
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from sco_scheduler.cli import ctrl_c
from sco_scheduler.cli.asking_facts import NO_COMPANY, WHEN, WHOM, content_of, facts_typed, typed_text
from sco_scheduler.cli.exits import Exit
from sco_scheduler.domain.messages import Cell, Phrase, Speech
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import (
    AS_READ,
    BETWEEN,
    NOBODY,
    ROLE_OF_NEW,
    WISHED,
    Intake,
    Question,
    answered,
    asked,
    figures_of,
    said,
    said_with_guess,
)
from sco_scheduler.intake.understanding.confirmations.still_read import lost_in_between, put_again
from sco_scheduler.intake.understanding.requests_asked import questions_on_requests
from sco_scheduler.intake.understanding.telling import tell_guess
from sco_scheduler.workflows.inputs import Earlier, ReadOptions, intake_of
from sco_scheduler.workflows.questions import keep_answers

if TYPE_CHECKING:
    from sco_scheduler.cli.parameters import Source

_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_MOST_ROUNDS = 20
"""The largest number of times that registrations are read again: an answer may raise further questions."""


def ask_what_is_not_sure(source: Source, intake: Intake, speech: Speech, earlier: Earlier | None) -> ReadOptions:
    """Ask every open question, the most important first, with the best guess as the default.

    Parameters
    ----------
    intake
        The registrations as they were read.
    speech
        The language of the questions.
    earlier
        As for ``Source.settled``.

    Returns
    -------
    ReadOptions
        The options for reading the registrations again; if no question is open, with the opened files.

    Raises
    ------
    Stopped
        If the answers cannot be stored.
    click.exceptions.Exit
        After Ctrl-C, when it was told which answers are kept.
    """
    kept: list[Path] = []
    try:
        return _asked_in_rounds(source, intake, speech, kept, partial(_with_requests, source, earlier))
    except (click.Abort, KeyboardInterrupt):  # click ends a question with the former
        ctrl_c.ignore()
        click.echo(err=True)
        told = Phrase("answers-given-up-kept")(path=str(kept[-1])) if kept else Phrase("answers-given-up")
        click.echo(speech.say(told), err=True)
        raise click.exceptions.Exit(Exit.ABORTED) from None


def _asked_in_rounds(
    source: Source, intake: Intake, speech: Speech, kept: list[Path], further: Callable[[Intake], Intake]
) -> ReadOptions:
    """Ask until no question is open; the map in which answers are kept is added to ``kept``.

    Parameters
    ----------
    further
        Adds to what was read the questions that are asked once all others are answered.
    """
    done: set[tuple[str, ...]] = set()
    confirmed: set[Question] = set()
    left: set[Question] = set()
    for _ in range(_MOST_ROUNDS):
        questions = [q for q in intake.questions if q.path not in done]
        if not questions:
            intake = further(intake)
            questions = [q for q in intake.questions if q.path not in done]
        lost = [] if questions else lost_in_between(left, confirmed, done, intake)
        if not (questions or lost):
            return replace(source.options, opened=intake.opened)
        listed = _guessed_on(source, intake, done)
        if lost:
            click.echo(f"\n{speech.say(Phrase('read-otherwise')())}", err=True)
            said = [(question, _corrected(question, speech)) for question in lost]
        elif len(listed) > 1 or any(q.kind in _AS_READ or q in confirmed for q in listed):
            put_again(left, listed)
            put_again(confirmed, listed)
            said = _confirmed(listed, confirmed, left, speech)
        else:  # later questions depend on the answers to earlier kinds
            put_again(left, questions := _by_kind(questions)[0][1])
            said = _answers(questions, left, speech)
        done |= {q.path for q, answer in said if answer is None or not _is_of_one(q, answer)}
        answers = {_place_of(q, answer): answer for q, answer in said if answer is not None}
        if answers:
            target = keep_answers(source.files, answers, source.options)
            kept.append(target)
            click.echo(speech.say(Phrase("answers-kept")(path=str(target))), err=True)
        if any(answer is None for _, answer in said):
            break  # questions that depend on an open one cannot be asked
        intake = intake_of(source.files, source.options)
    return source.options


def _with_requests(source: Source, earlier: Earlier | None, intake: Intake, *, accepted: bool = False) -> Intake:
    """What was read, with questions on names and levels of the format's own Requests in place of their findings.

    What is accepted without a question is taken, and reported as such, unless that was done before.
    """
    asked = questions_on_requests(intake) if earlier is not None else ()
    if asked and earlier is not None and (previous := earlier()) is not None:
        known = replace(source.options, opened=intake.opened)  # of who left the published schedule nothing is asked
        asked = questions_on_requests(intake_of(source.files, known, previous=previous))
    taken = [q for q in asked if q.guess and q.certainty >= source.options.sure and not accepted]
    if not taken or intake.opened is None:
        return replace(intake, questions=(*intake.questions, *asked))
    opening = intake.opened.opening.without(lambda _: False)
    for question in taken:
        tell_guess(question, opening)
    guesses = {question.path: question.guess for question in taken}
    opened = answered(replace(intake.opened, opening=opening), guesses, source.options.sure)
    again = intake_of(source.files, replace(source.options, opened=opened))
    return _with_requests(source, earlier, again, accepted=True)


def _guessed_on(source: Source, intake: Intake, done: Collection[tuple[str, ...]]) -> list[Question]:
    """The first questions with a likely guess, and what is asked once these guesses are right; until one has none."""
    listed: list[Question] = []
    passed = set(done)
    guesses: dict[tuple[str, ...], str] = {}
    while True:
        further = [q for q in intake.questions if q.path not in passed]
        each_listed = takewhile(lambda of: all(map(_is_listed, of[1])), _by_kind(further))
        first = [q for _, of_kind in each_listed for q in of_kind]
        listed += first
        passed |= {q.path for q in first}
        if not first or len(first) < len(further) or intake.opened is None or first[-1].kind in _AS_READ:
            return listed
        guesses |= {_place_of(q, q.guess): q.guess for q in first}
        opened = answered(intake.opened, guesses, source.options.sure)
        intake = intake_of(source.files, replace(source.options, opened=opened))


def _by_kind(questions: Sequence[Question]) -> list[tuple[str, list[Question]]]:
    """The questions of each kind, in their order."""
    return [(kind, list(of_kind)) for kind, of_kind in groupby(questions, lambda q: q.kind)]


def _is_listed(question: Question) -> bool:
    """Whether a question is whether something was read rightly, or has a likely guess that a line can show.

    Whether a column has wishes or refusals is asked alone.
    """
    alone = question.kind == "column" and (question.guess in WHOM or question.guess == "matrix")
    return question.kind in _AS_READ or (question.kind in _GUESSED and question.likely and not alone)


def _place_of(question: Question, answer: str) -> tuple[str, ...]:
    """The place of an answer in a map: several facts of a remark stand below one another."""
    if question.kind == "columns" and answer == AS_READ:
        return (question.kind, question.subject)
    if _is_of_one(question, answer):
        return question.own
    several = question.kind == "cell" and ("\n" in answer or ": " in answer)
    return ("remarks", question.path[-1]) if several else question.path


def _is_of_one(question: Question, answer: str) -> bool:
    """Whether an answer on whom a remark speaks of names companies, and others say the same of companies of theirs."""
    return question.kind == "whom" and bool(question.own) and answer not in {WISHED, NOBODY}


_AS_READ = {
    "columns": Phrase("columns-listed"),
    "companies": Phrase("companies-listed"),
    "remarks": Phrase("remarks-listed"),
    "hours": Phrase("hours-listed"),
}
"""The kinds of questions whether something was read rightly, each with what stands above its list."""

_GUESSED = {
    "column": Phrase("columns-guessed"),
    "name": Phrase("names-guessed"),
    "cell": Phrase("remarks-guessed"),
    "times": Phrase("times-guessed"),
}
"""The kinds of questions of which several are shown together with their best guesses, and what stands above these."""

_LISTED = {**_AS_READ, **_GUESSED}


def _answers(questions: Sequence[Question], left: set[Question], speech: Speech) -> list[tuple[Question, str | None]]:
    """The answers to questions of one kind: the likely guesses that are right in a list, the others one by one."""
    listed = [q for q in questions if _is_listed(q)]
    said = _confirmed(listed, set(), left, speech) if len(listed) > 1 else []
    answers = {q.path: answer for q, answer in said}
    for question in (q for q in questions if q.path not in answers):
        new = {fold(q.subject): q.subject for q in questions if answers.get(q.path) in ROLE_OF_NEW}
        answers[question.path] = _answer(question, speech, new)
    return [(q, answers[q.path]) for q in questions]


def _wrong(most: int, speech: Speech) -> set[int]:
    """Ask for the numbers of what is wrong in a list, from 1 to ``most``; Enter for nothing."""
    while True:
        text = click.prompt(speech.say(Phrase("listed-wrong")), default="", show_default=False, err=True)
        numbers = text.replace(",", " ").split()
        if all(n.isdecimal() and len(n) < 10 and 1 <= int(n) <= most for n in numbers):
            return {int(number) for number in numbers}


def _confirmed(
    questions: Sequence[Question], confirmed: set[Question], left: set[Question], speech: Speech
) -> list[tuple[Question, str | None]]:
    """The answers to questions with a likely guess, or on what was read, shown in one list: the wrong ones are asked.

    An answer may change how what follows it is read: what is right of later kinds is then ``confirmed`` only as it
    was shown, and what stands in a column or a remark with another meaning is ``left`` for the next reading. When
    somebody is away is asked if it was wrong that a remark says so, but the answer is that it does.
    """
    again = left & {*questions}  # read as they were shown before, and as wrong
    left -= again
    listed = [q for q in questions if q not in confirmed | again and not _is_shown_as_hours(q, questions)]
    for number, question in enumerate(listed, start=1):
        if number == 1 or question.kind != listed[number - 2].kind:
            click.echo(err=True)
            click.echo(speech.say(_LISTED[question.kind]()), err=True)
        shown = asked(question) if question.kind in _AS_READ else said_with_guess(question)
        _echo(f"{speech.say(shown)} [{speech.say(question.cells[:1])}]", f"  {number}  ")
    numbers = _wrong(len(listed), speech) if listed else set()
    wrong = again | {q for number, q in enumerate(listed, start=1) if number in numbers}
    said: list[tuple[Question, str | None]] = []
    changed, other_columns, other_cells, away_cells = "", set[tuple[str, str]](), set[Cell](), set[Cell]()
    for question in questions:
        places = {(cell.sheet, cell.column) for cell in question.cells}
        answer: str | None = AS_READ if question.kind in _AS_READ and question.path[0] != "dates" else question.guess
        if question in wrong and question.each:
            of_each = [(one := question.of_one(who), _corrected(one, speech)) for who in question.each]
            changed = changed or (question.kind if any(told != answer for _, told in of_each) else "")
            said += [*of_each, (question, answer)]
        elif (question in wrong and places.isdisjoint(other_columns) and other_cells.isdisjoint(question.cells)) or (
            question.kind == "times" and not away_cells.isdisjoint(question.cells)
        ):
            new = {fold(q.subject): q.subject for q, told in said if told in ROLE_OF_NEW}
            corrected = _corrected(question, speech, new)
            if corrected != answer:
                changed = changed or question.kind
                other_columns |= places if question.kind in {"column", "columns"} else set()
                other_cells |= {*question.cells} if question.kind == "cell" else set()
            away_cells |= {*question.cells} if question.kind == "cell" and corrected == _AWAY else set()
            said.append((question, corrected))
        elif question in wrong:
            left |= {question} if question.kind != "times" or other_cells.isdisjoint(question.cells) else set()
        elif changed in {"", question.kind}:
            said.append((question, answer))
        else:
            confirmed.add(question)
    return said


def _is_shown_as_hours(question: Question, questions: Sequence[Question]) -> bool:
    """Whether a remark only says an absence that stands among those in words, with its hours."""
    if question.kind != "remarks" or question.samples[1] != _AWAY:
        return False
    said = [fold(part) for q in questions if q.kind == "hours" for part in q.subject.split(BETWEEN)]
    return any(part in fold(question.subject) for part in said if part)


_AWAY = "Not available"


def _corrected(question: Question, speech: Speech, new: Mapping[str, str] = _NO_NAMES) -> str | None:
    """What a column, remark or absence says that was not read rightly; a remark without an answer stays as read.

    ``new`` are the companies that answers of the same list have made, by their folded names.
    """
    if question.kind in _GUESSED:
        return _answer(question, speech, new, wrong=True)
    if question.kind == "columns":
        return _answer(replace(question, kind="column"), speech, wrong=True)
    if question.kind == "companies":  # without another of a longer name Enter must not leave it out
        likely = question.samples[0] if question.samples else ""
        return _answer(replace(question, kind="name", options=question.options[1:], guess=likely), speech)
    if question.path[0] == "dates":
        return _answer(replace(question, kind="event"), speech, wrong=True)
    if question.names is None:
        return _hours(question, speech)
    _echo(question.subject)
    return facts_typed(question.names, speech) or AS_READ


def _hours(question: Question, speech: Speech) -> str | None:
    """The hours of absence in place of those that were not read rightly; Enter leaves them as read."""
    who, _ = question.samples
    _echo(speech.say(Phrase("ask-times")(who=who, word=question.subject)))
    while True:
        text = typed_text(WHEN, speech, "  ")
        if not text:
            return AS_READ
        typed = figures_of(text)
        if typed is not None:
            click.echo(speech.say(Phrase("understood-as")(answer=said(typed))), err=True)
            return typed
        click.echo(f"  {speech.say(Phrase('fact-unclear')(text=text))}", err=True)


def _answer(
    question: Question, speech: Speech, new: Mapping[str, str] = _NO_NAMES, *, wrong: bool = False
) -> str | None:
    """The answer to a question: an option's number, a company's name, or times; None leaves it open.

    ``new`` are the companies that answers of the same list have made, by their folded names. A guess that was called
    ``wrong`` is not proposed again.
    """
    _show(question, speech)
    times = question.kind == "times"
    guess = question.options.index(question.guess) + 1 if question.guess in question.options else 1
    # Pressing Enter without a likely answer must not lose an absence or a refusal.
    default = str(guess) if question.likely and not wrong else ""
    most = len(question.options) + (question.names is not None)
    named = question.typed is not None
    of_event = question.kind == "event"
    of_company = Phrase("company-like") if most > 1 else Phrase("company-like-alone")
    likes = (Phrase("sessions-like") if most else Phrase("sessions-alone")) if of_event else of_company
    may = Phrase("times-like") if times else likes if named else Phrase("a-number-up-to")
    typed_too = may(most=most)
    if times or named:
        _echo(speech.say(typed_too))
    passed = False
    while True:
        text = click.prompt(
            speech.say(Phrase("which-one")), default=default, show_default=bool(default), err=True
        ).strip()
        if not text and passed:
            return None
        passed = not text
        if passed:
            _echo(speech.say(Phrase("nothing-likely")))
            continue
        chosen = _chosen(question, text, speech)
        if chosen is not None:
            answer = _with_content(question, chosen, speech)
            if answer is not None:
                return answer
            continue
        if question.names is not None and text == str(most):
            facts = facts_typed(question.names, speech)
            if facts is not None:
                return facts
            continue
        if question.typed is not None and not text.isdigit():
            meant = question.typed(text) or new.get(fold(text))
            if meant is not None:
                click.echo(speech.say(Phrase("taken-as")(answer=said(meant))), err=True)
                return meant
            unknown = Phrase("names-no-day") if of_event else NO_COMPANY
            click.echo(speech.say(unknown(text=text)), err=True)
        typed = figures_of(text) if times else None
        if typed is not None:
            click.echo(speech.say(Phrase("understood-as")(answer=said(typed))), err=True)
            return typed
        _echo(speech.say(typed_too))


def _chosen(question: Question, text: str, speech: Speech) -> str | None:
    """The option that a number or a word calls; None for other texts, and words in place of hours."""
    if text.isdecimal():
        return question.options[int(text) - 1] if len(text) < 10 and 1 <= int(text) <= len(question.options) else None
    labels = {option: speech.say(said(option)) for option in question.options}
    called = question.option_called(text, labels) if question.kind != "times" else None
    if called is not None:
        click.echo(speech.say(Phrase("taken-as")(answer=said(called))), err=True)
    return called


def _with_content(question: Question, answer: str, speech: Speech) -> str | None:
    """An answer with each number, or the languages, that it needs and the text does not say; None for Enter."""
    if not question.lacks_content(answer):
        return answer
    stated: list[str] = []
    for fact in answer.split("\n"):
        meaning = fact.partition(":")[0]
        content = content_of(meaning, lambda _: None, speech) if question.lacks_content(fact) else None
        if content is None and question.lacks_content(fact):
            return None
        stated.append(f"{meaning}: {content}" if content is not None else fact)
        click.echo(speech.say(Phrase("taken-as")(answer=said(stated[-1]))), err=True)
    return "\n".join(stated)


_ABOUT_TEXTS = frozenset({"cell", "whom", "times"})
"""The kinds of questions about a text of which a long one is shown whole below the question."""


def _show(question: Question, speech: Speech) -> None:
    """Print a question with its answers by number."""
    cells = speech.say(question.cells[:1])
    question_said = speech.say(asked(question))
    click.echo(err=True)
    _echo(f"{cells}: {question_said}")
    if question.subject not in question_said and question.kind in _ABOUT_TEXTS:
        _echo(question.subject, "    ")
    for number, option in enumerate(question.options, start=1):
        _echo(speech.say(said(option)), f"  {number}  ")
    if question.names is not None:
        _echo(speech.say(Phrase("several-facts")), f"  {len(question.options) + 1}  ")


def _echo(text: str, before: str = "") -> None:
    """Print a text on the standard error, at a terminal broken between words, with further lines below the first."""
    width = get_terminal_size((_NO_WIDTH, 0)).columns
    click.echo(
        fill(" ".join(text.split()), width, initial_indent=before, subsequent_indent=" " * len(before)), err=True
    )


_NO_WIDTH = 100_000
