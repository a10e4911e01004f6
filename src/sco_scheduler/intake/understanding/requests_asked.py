"""Questions on names and levels in rows of the format's own sheet Requests that name no company, or no level.

They are made from the findings on these rows, which stand in their place where nobody can be asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from sco_scheduler.domain.event import Company, Level, Role
from sco_scheduler.domain.findings import Finding, FindingKind
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import kinds
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.marks import level_or_misspelt
from sco_scheduler.intake.understanding.cells.questions import NOBODY, ROLE_OF_NEW, Question
from sco_scheduler.intake.understanding.companies.built import Built, CompanyRecord
from sco_scheduler.intake.understanding.companies.newcomers import Newcomers
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.words import is_blank

if TYPE_CHECKING:
    from sco_scheduler.intake.results import Intake
    from sco_scheduler.intake.table.rows import Row

_MOST = 0.85
"""The largest certainty of a guess, since nothing is taken without a question unless lower ones are accepted."""

_LIKELY, _EQUAL = 0.6, 0.3
"""The certainty of a word or an ID that is only misspelt, and of one of several companies with the same name."""

_ALIKE = 90
"""The score above which the nearest ID or name is likely; up to it only a part of the name may be alike."""

_MOST_NAMES = 200
"""The most names that are asked about at once, which takes a second or two; the others are asked about afterwards."""


def questions_on_requests(intake: Intake) -> tuple[Question, ...]:
    """The questions on unknown words for levels, then on unknown or ambiguous names, each text once with its cells."""
    if intake.in_part is None:
        return ()
    rows = intake.tables["Requests"].rows if "Requests" in intake.tables else ()
    words = [row.text("level") for row in rows if row.text("level")]
    levels = [_on_level(of, lambda: words) for of in _by_text(intake.findings, kinds.REQUEST_LEVEL)]
    unknown = kinds.REQUEST_UNKNOWN_COMPANY, kinds.REQUEST_AMBIGUOUS_COMPANY
    named = list(islice(_by_text(intake.findings, *unknown), _MOST_NAMES))
    if not named:
        return tuple(levels)
    asking = _Names(intake.in_part.companies, rows)
    return (*levels, *(asking.question(of) for of in named))


def _by_text(findings: Sequence[Finding], *of_kinds: FindingKind) -> Iterator[list[Finding]]:
    """The findings of some kinds, those on the same text together, in the order of their first cells."""
    same: dict[str, list[Finding]] = {}
    for finding in sorted((f for f in findings if f.kind in of_kinds), key=lambda f: f.cells[:1]):
        same.setdefault(fold(str(finding.details["value"])), []).append(finding)
    yield from same.values()


def _cells_of(findings: Sequence[Finding]) -> tuple[Cell, ...]:
    return tuple(dict.fromkeys(finding.cells[0] for finding in findings))


def _on_level(findings: Sequence[Finding], words: Callable[[], Sequence[str]]) -> Question:
    """The question which level a word means.

    Parameters
    ----------
    words
        Gives all words of the column.
    """
    text, cells = str(findings[0].details["value"]), _cells_of(findings)
    guess, certainty = level_or_misspelt(text, words)
    options, path = (*(level.value for level in Level), NOTHING.field), ("words", "level", text)
    return Question(
        "word", cells[0].sheet, text, cells, (text,), options, guess, min(certainty, _MOST), len(cells), path
    )


class _Names:
    """Asks which of the companies of the format's own sheets a name means."""

    def __init__(self, companies: Sequence[Company], rows: Sequence[Row]) -> None:
        names, built = NameIndex(), Built()
        self._having = defaultdict[str, list[str]](list)
        """The companies that have each folded name or ID."""

        for company in companies:
            for text in dict.fromkeys(map(fold, _texts(company))):
                self._having[text].append(company.id)
        for company in companies:
            texts = _texts(company)
            names.add(company.id, texts)
            cell = company.cell or Cell("")
            # What an answer calls it, by which the reader of the format finds it alone.
            called = next((text for text in texts[1:] if len(self._having[fold(text)]) == 1), company.id)
            values = {"id": (company.id, cell), "company": (called, cell), "products": (company.products, cell)}
            roles = {role for role in Role if company.terms(role) is not None}
            built.records[company.id] = CompanyRecord(company.id, dict(values), roles, [cell])
        self._names, self._records, self._newcomers = names, built.records, Newcomers(names, built)
        self._newcomers.seek(())
        self._texts = {company.id: _texts(company) for company in companies}
        self._beside: Mapping[Cell, str] = {
            row.cell(key): row.text(other) for row in rows for key, other in (("from", "to"), ("to", "from"))
        }

    def question(self, findings: Sequence[Finding]) -> Question:
        """The question which company the name of some findings means, or whether nobody."""
        text, cells = str(findings[0].details["value"]), _cells_of(findings)
        side = self._side(cells)
        question, _ = self._newcomers.question(cells[0].sheet, text, cells[0], side)
        equal = [key for finding in findings for key in self._equal(finding)]
        near = [key for finding in findings if (key := str(finding.details.get("fix", ""))) in self._records]
        offered = [option for option in question.options if option not in {NOBODY, *ROLE_OF_NEW}]
        guess, certainty = question.guess, min(question.certainty, _MOST)
        if guess not in offered:
            score, alone = int(str(findings[0].details.get("score", 0))), {*offered} <= set(self._called(near))
            # A name that is like none may be of a company that is missing from its list, and its wishes are not lost.
            unnamed = NOBODY if is_blank(text) else ""
            likely = bool(near) and alone and score > _ALIKE and side in {None, *self._records[near[0]].roles}
            guess, certainty = (self._called(near)[0], _LIKELY) if likely else (unnamed, certainty)
        equal = equal or self._namesakes(guess)
        if equal:
            guess, certainty = self._called(equal)[0], _EQUAL
        first = [guess] if guess not in {"", NOBODY} else []
        return replace(
            question,
            cells=cells,
            options=tuple(dict.fromkeys((*first, *self._called(equal), *offered, *self._called(near), NOBODY))),
            guess=guess,
            certainty=certainty,
            weight=len(cells),
            typed=partial(self._typed, question.typed),
        )

    def _called(self, keys: Iterable[str]) -> list[str]:
        return [self._records[key].shown for key in keys]

    def _equal(self, finding: Finding) -> list[str]:
        """The companies that have the name of a finding, if several do."""
        choices = finding.details.get("choices", ())
        return [key for key in choices if key in self._records] if isinstance(choices, tuple) else []

    def _namesakes(self, key: str) -> list[str]:
        """The companies with a name that the company of an ID has too; empty if there are none, or for no ID."""
        found = dict.fromkeys(other for text in self._texts.get(key, ()) for other in self._having[fold(text)])
        return list(found) if len(found) > 1 else []

    def _side(self, cells: Sequence[Cell]) -> Role | None:
        """The side of a name by the companies beside it in its rows; None if they do not say one."""
        keys = (self._names.find(self._beside.get(cell, "")).company for cell in cells)
        sides = {role.other for key in keys if key in self._records for role in self._records[key].roles}
        return sides.pop() if len(sides) == 1 else None

    def _typed(self, parsed: Callable[[str], str | None] | None, answer: str) -> str | None:
        """The known companies that a typed answer means; None for one of several, and for a new company.

        A new one has to be added to its sheet.
        """
        if parsed is None or any(len(self._having.get(fold(name), ())) > 1 for name in answer.split(";")):
            return None
        meant = parsed(answer)
        return None if meant in ROLE_OF_NEW else meant


def _texts(company: Company) -> list[str]:
    """The ID and the names of a company."""
    return [text for text in (company.id, company.name, company.local_name) if text]
