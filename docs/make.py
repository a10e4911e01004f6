"""Writes the page of findings from the catalogue: ``python -m docs.make``.

A test fails while ``docs/findings.md`` is not what this makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sco_scheduler.domain.findings import FindingKind, Severity
from sco_scheduler.domain.texts import catalogue
from sco_scheduler.intake import kinds
from sco_scheduler.workflows import kinds as failures

FINDINGS = Path(__file__).parent / "findings.md"

_HEAD = """\
# Findings

What `schedule check`, `build` and the other commands can find in a workbook, each with the cell that it came
from. This page is made from the catalogue by `python -m docs.make`.

A finding that **stops** leaves nothing to build until it is mended. One that **changes** means that something was
left out or read in one of two ways: the work goes on, and you should look. A **note** is worth knowing, such as a
default that was used. Words in {braces} are filled in.
"""

_TOPICS = (
    ("Files", kinds.files),
    ("The map of a form", kinds.maps),
    ("Sheets and columns", kinds.sheets),
    ("Sheets of any form", kinds.understanding),
    ("Values in cells", kinds.values),
    ("The event, sessions, zones and tables", kinds.event),
    ("Companies, delegates and interpreters", kinds.companies),
    ("Requests and fixed meetings", kinds.requests),
    ("Wish forms that came back", kinds.answers),
    ("The agendas workbook", kinds.agendas),
    ("Building and writing", failures),
)

_COUNTED = re.compile(r"\{(\w+):(?:[^{}|]*\|)*([^{}|]*)\}")
"""A blank for a number, with the forms of the word that goes with it."""

_WORDS = {Severity.STOPS: "stops", Severity.CHANGES: "changes", Severity.NOTE: "note"}


def findings_page() -> str:
    """The page of findings: each kind with its code, severity, sentence, advice and example, by topic."""
    lines = [_HEAD]
    for topic, module in _TOPICS:
        lines += [f"## {topic}", ""]
        lines += [line for kind in _kinds(vars(module)) for line in _entry(kind)]
    return "\n".join(lines)


def _kinds(names: dict[str, object]) -> Iterator[FindingKind]:
    return (value for value in names.values() if isinstance(value, FindingKind))


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


if __name__ == "__main__":
    FINDINGS.write_text(findings_page(), encoding="utf-8")
