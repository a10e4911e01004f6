"""Asks whether remarks were read rightly: all in one question, once nothing else is open.

A remark in words that are not known is taken for a note, and is shown as one, unless it only asks the host for a meal,
a visa or the like. An organizer who was asked about other matters anyway sees each remark with what was read of it, so
that no wish, refusal, absence or limit in it is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import core_of
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.facts import states_terms
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.questions import (
    ALL,
    AS_READ,
    HOURS,
    NOTHING_HELD,
    REMARKS,
    Question,
    is_corrected,
    listed_names,
    of_company,
)
from sco_scheduler.intake.understanding.companies.built import Built
from sco_scheduler.intake.understanding.lists.paint import STRUCK
from sco_scheduler.intake.understanding.meanings.name_columns import repeats_row
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.names.nearness import squashed
from sco_scheduler.intake.understanding.remarks.accounting import is_remarks
from sco_scheduler.intake.understanding.remarks.remarks_beside import called_by, own_columns_of
from sco_scheduler.intake.understanding.wording.sheet_notes import is_courtesy, is_of_services
from sco_scheduler.intake.understanding.wording.words import is_blank, says_yes_or_no, title_score
from sco_scheduler.intake.values.outdated import says_double, says_same_company
from sco_scheduler.intake.values.statuses import says_replacing
from sco_scheduler.resources import lazy_regex

_CERTAINTY = 0.85
_ONLY_A_NOTE, _AWAY = "Notes", "Not available"


def questions_of_remarks(
    plans: Sequence[Plan], built: Built, form: FormMap, typed: Callable[[str], str | None] | None, *, told: bool = False
) -> tuple[Question, ...]:
    """The questions whether remarks were read rightly, one for each text; none that the map answers.

    A text that was read differently in different rows has one for each, so that no answer holds for others.

    Parameters
    ----------
    plans
        The sheets as they were understood.
    built
        What was read of them.
    typed
        Interprets the names of companies, one on each line.
    told
        Whether the remarks are wanted that are not asked about, and of which something was read.
    """
    if (REMARKS, ALL) in form.answers:
        return ()
    asked_before = is_corrected(form, HOURS, REMARKS)
    answered = [path[-1] for path in form.answers if path[0] in {REMARKS, "whom"} or path[:2] == ("words", "remark")]
    important = {r.values["priority"][1] for r in built.records.values() if "priority" in r.values}
    found: dict[tuple[str, str], list[tuple[str, Cell]]] = {}
    readings: dict[str, set[str]] = {}
    for text, cell, who in _remarks(plans, built):
        stated = "\n".join(dict.fromkeys(built.remarks.get((cell, text), ())))
        stated = stated or ("Priority" if cell in important else _ONLY_A_NOTE)
        readings.setdefault(text, set()).add(stated)
        told_elsewhere = stated == _AWAY and len(_WORDS.findall(text)) <= _SHORT
        told_elsewhere = told_elsewhere or ((says_double(text) or says_same_company(text)) and _is_named(who, form))
        known = stated != _ONLY_A_NOTE or (cell, text) in built.remarks or is_of_services(text)
        plain = known and not asked_before
        wanted = plain is told and not (told and stated == _ONLY_A_NOTE)
        if wanted and not (told_elsewhere or _is_answered(text, answered) or fold(of_company(who, text)) in answered):
            found.setdefault((text, stated), []).append((who, cell))
    questions: list[Question] = []
    for (text, stated), places in found.items():
        names = dict.fromkeys(who for who, _ in places)
        question = Question(
            "remarks",
            places[0][1].sheet,
            text,
            tuple(cell for _, cell in places),
            (listed_names(names), stated),
            (AS_READ,),
            AS_READ,
            _CERTAINTY,
            float(len(places)),
            (REMARKS, text),
            names=typed,
        )
        alone = {name: tuple(cell for who, cell in places if who == name) for name in names}
        apart = (replace(question.of_one(name), cells=cells) for name, cells in alone.items())
        questions += apart if len(readings[text]) > 1 else [question]
    return tuple(questions)


def _is_named(who: str, form: FormMap) -> bool:
    """Whether the map says which company a name of a row means."""
    return any(("names", fold(name)) in form.answers for name in who.split(" – "))


def _is_answered(text: str, answered: Sequence[str]) -> bool:
    """Whether answers of the map say what nearly all of a text means."""
    folded = fold(text)
    return sum(len(said) for said in answered if said in folded) >= _NEARLY_ALL * len(folded)


_NEARLY_ALL = 0.7


def _remarks(plans: Sequence[Plan], built: Built) -> Iterator[tuple[str, Cell, str]]:
    """The remarks of all rows that count, each with its cell and who says it."""
    gone = {cell.of_row for _, cell, _ in built.replaced}
    later = {cell.of_row for _, _, cell in built.replaced}
    gone |= {cell.of_row for r in built.records.values() if "status" in r.values for cell in r.rows}
    read = {cell: text for cell, text in built.remarks if not text.startswith(STRUCK)}
    for plan in plans:
        own = own_columns_of(plan)
        if plan.holds == NOTHING_HELD or not (own or plan.familiar):  # such as messages that begin with a name
            yield from _beside_read(plan, read)
            continue
        if plan.familiar:
            continue
        for column in plan.region.columns:
            meaning = plan.meanings.get(column.number, NOTHING).field
            untold = meaning == "nothing" and column.said is None and _has_sentences(column)
            noted = meaning == "notes" or (untold and not repeats_row(column, plan.meanings, plan.region))
            for row, text in column.cells.items():
                cell = plan.region.cell(row, column)
                who = called_by(own, row)
                said = text if noted and _says_something(text) else read.get(cell, "")
                done = cell.of_row in later and _only_replaces(said, built)
                if said and who and not done and cell.of_row not in gone:
                    yield said, cell, who
    for plan in plans:
        yield from ((text, cell, who) for text, cell, who in _comments(plan, built) if cell.of_row not in gone)


def _comments(plan: Plan, built: Built) -> Iterator[tuple[str, Cell, str]]:
    """The comments of which nothing was read, each with the company of its row and the content of its cell.

    On a sheet of the format those on wishes alone: others may hold what the organizer likes.
    """
    own, wishing = own_columns_of(plan), {column.number for column, _ in plan.wish_columns()}
    for column in plan.region.columns if built.comments and plan.holds != NOTHING_HELD else ():
        for row in plan.region.rows if not plan.familiar or column.number in wishing else ():
            cell = plan.region.cell(row, column)
            text = built.comments.get(cell, "")
            if _says_something(text) and not text.startswith(STRUCK) and (cell, text) not in built.remarks:
                yield text, cell, called_by((*own, column), row)


def _only_replaces(text: str, built: Built) -> bool:
    """Whether a remark only says that its answer replaces an earlier one, as it does."""
    first = {squashed(word) for record in built.records.values() for word in core_of(record.shown).words[:1]}
    named = any(len(word) > 1 and word in squashed(text) for word in first)
    return says_replacing(text) and not (named or states_terms(text))


def _beside_read(plan: Plan, read: Mapping[Cell, str]) -> Iterator[tuple[str, Cell, str]]:
    """The texts of a sheet of notes that stand in a column with remarks of which something was read."""
    for column in plan.region.columns:
        cells = {plan.region.cell(row, column): text for row, text in column.cells.items()}
        if not read.keys().isdisjoint(cells):
            said = ((cell, text) for cell, text in cells.items() if _says_something(text))
            yield from ((read.get(cell, text), cell, plan.sheet) for cell, text in said)


def _has_sentences(column: Column) -> bool:
    """Whether a column without a known meaning has remarks: most of its texts are longer than a name or a value."""
    long = sum(len(_WORDS.findall(text)) >= _OF_SENTENCE for text in column.cells.values())
    return 2 * long > len(column.cells) and is_remarks(column)


def _says_something(text: str) -> bool:
    """Whether a remark has several words, and is neither a code nor a plain answer."""
    letters = [letter for letter in text if letter.isalpha()]
    told = len(_WORDS.findall(text)) > 1 and (len(letters) >= _OF_WORD or any(ord(c) >= _FIRST_HAN for c in letters))
    label, colon, _ = text.replace("：", ":").partition(":")
    if colon and "\n" not in text and any(title_score(label, field) >= _TITLED for field in _ABOUT):
        return False  # the label of a form with its answer: ``Country: Russia``
    return told and not is_blank(text) and says_yes_or_no(text) is None and not is_courtesy(text)


_ABOUT, _TITLED = ("country", "products", "contact", "email", "phone", "nothing"), 0.7
"""The fields of labels that say nothing about meetings, and the least score of such a label."""

_OF_SENTENCE = 4
"""The least number of words of a sentence."""

_SHORT = 8
"""The most words of a text that says an absence and no more; it is shown among the absences."""

_OF_WORD = 3
"""The least number of letters of a text with a word."""

_FIRST_HAN = 0x3040
_WORDS = lazy_regex(r"[\u3040-\u30ff\u4e00-\u9fff]{1,2}|[^\W_]+")
"""Words; in scripts without spaces, parts of two characters."""
