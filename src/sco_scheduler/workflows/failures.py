"""How a job can end without its result, as exceptions that carry what is to be told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sco_scheduler.domain.findings import Finding, FindingKind, Severity, by_importance

NOT_WRITTEN = FindingKind(
    "output-not-written",
    Severity.STOPS,
    "The output cannot be written",
    "{reason}",
    "",
    "The agendas workbook is open in Excel, read-only, or on a full disk.",
)
PREVIOUS_UNREADABLE = FindingKind(
    "previous-unreadable",
    Severity.CHANGES,
    "The workbook of the build before cannot be read",
    "{path} is there, but is no agendas workbook that can be read: made-up IDs and the day of an event "
    "without sessions start anew.",
    "Nothing is lost: it is kept as a dated copy before it is replaced.",
    "The output names a workbook that the program did not write.",
)
REASON_NOT_CONFIRMED = FindingKind(
    "reason-not-confirmed",
    Severity.CHANGES,
    "The reason of an unmet request was not confirmed",
    "{text}",
    "The schedule itself is verified. Please report this: it is a fault of the program.",
    "The second check of the reasons on the Unmet sheet disagrees with the first.",
)
KINDS = {kind.code: kind for kind in (NOT_WRITTEN, PREVIOUS_UNREADABLE, REASON_NOT_CONFIRMED)}
"""The findings that arise here, beside those of reading, by their code."""


class Stopped(Exception):  # noqa: N818  # reads as what has happened to the work
    """Findings stop the work; ``findings`` has all of them, most serious first."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = by_importance(findings)
        worst = [f for f in self.findings if f.severity is Severity.STOPS]
        super().__init__("; ".join(f"{f.where}: {f.message}" if f.cells else f.message for f in worst))


class OwnResultRefused(Exception):  # noqa: N818  # reads as what has happened to the result
    """The verifier refused a schedule that the program itself made: a fault of the program.

    ``faults`` says what is wrong, in sentences. Nothing was written but ``report``, a file to send
    to whoever maintains the program (None where no file was asked for).
    """

    def __init__(self, faults: Sequence[str], report: Path | None = None) -> None:
        self.faults = tuple(faults)
        self.report = report
        super().__init__("The verifier refused the program's own schedule: " + " ".join(self.faults))


class Unknown(LookupError):  # noqa: N818  # reads as what a name is
    """No company, or more than one, has the name that was asked for; ``candidates`` are the likely ones."""

    def __init__(self, wanted: str, candidates: Sequence[str], *, ambiguous: bool) -> None:
        self.wanted = wanted
        self.candidates = tuple(candidates)
        self.ambiguous = ambiguous
        super().__init__(f"{'More than one company matches' if ambiguous else 'No company is called'} {wanted!r}.")


class FileInTheWay(Exception):  # noqa: N818  # reads as what stands there
    """A file would be overwritten that nobody asked to overwrite."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is there already and is not overwritten.")
