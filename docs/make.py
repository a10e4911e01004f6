"""Writes the pages that are made from the program: ``python -m docs.make``.

The findings, from their catalogue, and the rules against the methods of the engine, from what these
declare. A test fails while a page is not what this makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import ascii_uppercase

from sco_scheduler.domain.findings import FindingKind, Severity
from sco_scheduler.domain.goals import GOALS
from sco_scheduler.domain.messages import catalogue
from sco_scheduler.domain.rules import RULES
from sco_scheduler.engine.methods import Stance, methods
from sco_scheduler.intake import kinds
from sco_scheduler.workflows import errors as failures

FINDINGS = Path(__file__).parent / "findings.md"
METHODS_PAGE = Path(__file__).parent / "rules-and-methods.md"

_HEAD = """\
# Findings

What `schedule check`, `build` and the other commands can find in a workbook, each with the cell that it came
from. This page is made from the catalogue by `python -m docs.make`.

A finding that **stops** leaves nothing to build until it is mended. One that **changes** means that something was
left out or read in one of two ways: the work goes on, and you should look. A **note** is worth knowing, such as a
default that was used. Words in {braces} are filled in.
"""

_TOPICS = {
    kinds.FILE_MISSING: "Files",
    kinds.MAP_SYNTAX: "The map of a form",
    kinds.SHEET_MISSING: "Sheets and columns",
    kinds.QUESTION: "Sheets of any form",
    kinds.NUMBER_NOT_WHOLE: "Values in cells",
    kinds.SETTINGS_DEFAULT: "The event, sessions, zones and tables",
    kinds.COMPANY_NAMELESS: "Companies, delegates and interpreters",
    kinds.REQUESTS_FROM_WISHES: "Requests and fixed meetings",
    kinds.ANSWER_REFUSED: "Wish forms that came back",
    kinds.AGENDAS_VERSION: "The agendas workbook",
    kinds.FEEDBACK_NO_MEETING: "A feedback form",
}
"""The kind at which each topic of the catalogue begins."""

_COUNTED = re.compile(r"\{(\w+):(?:[^{}|]*\|)*([^{}|]*)\}")
"""A blank for a number, with the forms of the word that goes with it."""

_WORDS = {Severity.STOPS: "stops", Severity.CHANGES: "changes", Severity.NOTE: "note"}


def findings_page() -> str:
    """The page of findings: each kind with its code, severity, sentence, advice and example, by topic."""
    lines = [_HEAD]
    for kind in kinds.KINDS.values():
        if kind in _TOPICS:
            lines += [f"## {_TOPICS[kind]}", ""]
        lines += _entry(kind)
    lines += ["## Building and writing", ""]
    lines += [line for kind in failures.KINDS.values() for line in _entry(kind)]
    return "\n".join(lines)


def _entry(kind: FindingKind) -> Iterator[str]:
    texts = catalogue("en")
    title, sentence, advice, example = (
        texts[f"{kind.code}.{part}"] for part in ("title", "sentence", "advice", "example")
    )
    yield f"### `{kind.code}`: {title} ({_WORDS[kind.severity]})"
    yield ""
    yield _shown(sentence)
    if advice:
        yield f"*{_shown(advice)}*"
    if example:
        yield ""
        yield f"Example: {example.rstrip('.')}."
    yield ""


def _shown(text: str) -> str:
    """A sentence with its blanks as ``{name}``, and the word that goes with a number as for many."""
    return _COUNTED.sub(r"{\1} \2", text)


_METHODS_HEAD = """\
# Rules and methods

What each method of the engine does with every rule and goal. Each method declares it in its own module (`METHOD`),
and this page is made from these declarations by `python -m docs.make`. A test fails for a rule or a goal that a method
says nothing about, and an event that has a rule which a method cannot take is never given to that method.

- **honours**: keeps the rule; pursues or proves the goal.
- **relaxes**: leaves the rule out, in whole or in part. What it bounds stays valid, and what it chooses is checked by
  a method that honours the rule. A method that proves schedules to be optimal relaxes nothing.
- **cannot take**: is not given events that have the rule; is never asked for the goal.
- **–**: not concerned; what it decides leaves the rule or goal as it is.

What a rule says of one meeting alone (absences, refusals, closed zones and tables, fixed tables, wishes, pins) is
applied for every method when the event is indexed (`engine/indexing.py`); here rules are what ties meetings together.
"""

_MARKS = {
    Stance.HONOURS: "honours",
    Stance.RELAXES: "relaxes",
    Stance.CANNOT_TAKE: "cannot take",
    Stance.NOT_CONCERNED: "–",
}


def methods_page() -> str:
    """The page of rules and goals against methods, and what each method is for and when it runs."""
    declared = methods()
    lines = [_METHODS_HEAD, "## The methods", ""]
    lines += ["| | Method | What it is for | When it runs | Module |", "|---|---|---|---|---|"]
    for letter, (module, method) in zip(ascii_uppercase, declared.items(), strict=False):
        path = f"engine/{module.replace('.', '/')}.py"
        lines.append(f"| {letter} | {method.title} | {method.purpose} | {method.when} | `{path}` |")
    stances = [method.stances for method in declared.values()]
    texts = catalogue("en")
    rules = [(f"{rule.code} {texts[f'rule-{rule.code}.title']}", rule.slug) for rule in RULES.values()]
    goals = [(f"`{goal}`", goal) for goal in GOALS]
    for title, rows in (("Rules", rules), ("Goals", goals)):
        letters = ascii_uppercase[: len(declared)]
        lines += ["", f"## {title}", "", f"| | {' | '.join(letters)} |", "|---" * (len(letters) + 1) + "|"]
        lines += [f"| {shown} | {' | '.join(_MARKS[own[name]] for own in stances)} |" for shown, name in rows]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FINDINGS.write_text(findings_page(), encoding="utf-8")
    METHODS_PAGE.write_text(methods_page(), encoding="utf-8")
