"""Exceptions of jobs that end without their result, the kinds of findings of this package, and what is written to.

Folders that are missing are made, and told, since their name may be mistyped.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sco_scheduler.domain.findings import Finding, FindingKind, Severity, by_importance
from sco_scheduler.domain.messages import Cell, Phrase, Said
from sco_scheduler.output.files import NotWritten, Trouble
from sco_scheduler.verify import Verdict

if TYPE_CHECKING:
    from sco_scheduler.workflows.desk.day import Step

NO_SUCH_PERSON = Phrase("desk-no-such-person")
"""That a name is that of no company, no delegate and no interpreter."""

NOTHING_TO_REPAIR = FindingKind("nothing-to-repair", Severity.STOPS)
NOT_WRITTEN = FindingKind("output-not-written", Severity.STOPS)
PREVIOUS_UNREADABLE = FindingKind("previous-unreadable", Severity.CHANGES)
REVISIONS_ANEW = FindingKind("revisions-start-anew", Severity.CHANGES)
OTHER_EVENT = FindingKind("published-other-event", Severity.STOPS)
PUBLISHED_UNREADABLE = FindingKind("published-unreadable", Severity.STOPS)
HAND_EDIT_BREAKS = FindingKind("hand-edit-breaks-rule", Severity.CHANGES)
HAND_EDIT_NOT_KEPT = FindingKind("hand-edit-not-kept", Severity.CHANGES)
HAND_EDIT_NO_SLOT = FindingKind("hand-edit-no-slot", Severity.CHANGES)
HAND_EDIT_VOID = FindingKind("hand-edit-void", Severity.CHANGES)
LOCK_VOID = FindingKind("lock-void", Severity.CHANGES)
FIXED_TAKEN_OUT = FindingKind("fixed-taken-out", Severity.CHANGES)
OUT_ROW_DELETED = FindingKind("out-row-deleted", Severity.CHANGES)
SLOT_GONE = FindingKind("published-slot-gone", Severity.CHANGES)
SESSION_GONE = FindingKind("published-session-gone", Severity.CHANGES)
ROW_AS_WRITTEN = FindingKind("published-row-as-written", Severity.CHANGES)
PAST_NO_SLOT = FindingKind("past-no-slot", Severity.CHANGES)
SLOT_STILL_TAKEN = FindingKind("slot-still-taken", Severity.CHANGES)
HISTORY_FORGOTTEN = FindingKind("history-forgotten", Severity.CHANGES)
FROM_BEFORE_EVENT = FindingKind("from-before-event", Severity.STOPS)
FROM_AFTER_EVENT = FindingKind("from-after-event", Severity.STOPS)
FROM_AFTER_LAST_SLOT = FindingKind("from-after-last-slot", Severity.CHANGES)
ROWS_CONTRADICT = FindingKind("rows-contradict", Severity.STOPS)
TOO_MANY_MUSTS = FindingKind("too-many-musts", Severity.CHANGES)
EDITED_MEANWHILE = FindingKind("edited-meanwhile", Severity.STOPS)
EDITS_TAKEN = FindingKind("edits-meanwhile-taken", Severity.CHANGES)
NO_COPY = FindingKind("no-copy-to-bring-back", Severity.STOPS)
NO_SUCH_REVISION = FindingKind("no-such-revision", Severity.STOPS)
NOTHING_REMEMBERED = FindingKind("agendas-nothing-remembered", Severity.STOPS)
EVENT_MISSING = FindingKind("agendas-event-missing", Severity.STOPS)
NO_OLDER = FindingKind("no-older-workbook", Severity.STOPS)
NO_GLYPH = FindingKind("character-not-printable", Severity.CHANGES)
ADDRESS_UNUSABLE = FindingKind("address-unusable", Severity.CHANGES)
NO_LOCAL_NAME = FindingKind("local-name-not-printable", Severity.CHANGES)
NO_LOGO = FindingKind("logo-missing", Severity.CHANGES)
ADDITIONS_LOST = FindingKind("additions-lost", Severity.CHANGES)
NOT_REGISTERED = FindingKind("added-by-option", Severity.CHANGES)
VALUE_SLACK_UNUSED = FindingKind("value-slack-unused", Severity.CHANGES)
NOTES_LOST = FindingKind("day-columns-lost", Severity.CHANGES)
RESULT_OF_MISSED = FindingKind("result-of-missed-meeting", Severity.CHANGES)
KINDS = {kind.code: kind for kind in tuple(globals().values()) if isinstance(kind, FindingKind)}
"""The findings of this package, in addition to those of reading, by code."""


class Stopped(Exception):
    """Raised if findings stop the work; ``findings`` has all of them, most serious first."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = by_importance(findings)
        worst = [f for f in self.findings if f.severity is Severity.STOPS]
        super().__init__("; ".join(f"{f.where}: {f.message}" if f.cells else f.message for f in worst))


class OwnResultRefused(Exception):
    """Raised if the verifier refused a schedule that the program itself made, which is a bug.

    ``faults`` says what is wrong, in sentences. The only file written is ``report``, for
    the maintainers (None if none was requested).
    """

    def __init__(self, faults: Sequence[str], report: Path | None = None) -> None:
        self.faults = tuple(faults)
        self.report = report
        super().__init__("The verifier refused the program's own schedule: " + " ".join(self.faults))


class Unknown(LookupError):
    """Raised if a name matches no company, or more than one; ``candidates`` are the likely ones.

    ``people``: a person may have the name too.
    """

    def __init__(self, wanted: str, candidates: Sequence[str], *, ambiguous: bool, people: bool = False) -> None:
        self.wanted = wanted
        self.candidates = tuple(candidates)
        self.ambiguous = ambiguous
        self.people = people
        super().__init__(f"{'More than one company matches' if ambiguous else 'No company is called'} {wanted!r}.")

    def among_people(self) -> Unknown:
        """A copy for a name that no person has either; of several companies the name is not a person's."""
        return Unknown(self.wanted, self.candidates, ambiguous=self.ambiguous, people=not self.ambiguous)


class FileInTheWay(Exception):
    """Raised if an existing file would be overwritten without permission."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is there already and is not overwritten.")


class BrokenRules(Exception):
    """Raised if the schedule of a workbook breaks rules; nothing is made from it.

    ``cells`` has an entry for each violation of the verdict: its cells.
    """

    def __init__(self, verdict: Verdict, cells: Sequence[Sequence[Cell]]) -> None:
        self.verdict = verdict
        self.cells = cells
        super().__init__(" ".join(violation.text for violation in verdict.violations))


class Refused(Exception):
    """Raised if an action is impossible as requested, with the reason and the cheapest alternative, if any."""

    def __init__(self, reason: Said, way: Step | None = None, others: Sequence[Said] = ()) -> None:
        self.reason, self.way, self.others = reason, way, tuple(others)
        super().__init__(str(reason))


def not_written(reason: Phrase, found: Sequence[Finding] = ()) -> Stopped:
    """Return the exception for an output that cannot be written."""
    return Stopped([*found, Finding(NOT_WRITTEN, details={"reason": reason})])


@contextmanager
def writing(found: Sequence[Finding] = (), *, elsewhere: bool = False) -> Iterator[None]:
    """Turn a failure to write a file or to create a folder into a finding that stops the work.

    Parameters
    ----------
    found
        Findings so far, reported together with it.
    elsewhere
        Whether the command has the option -o, by which it could write under another name.

    Raises
    ------
    Stopped
        If a file could not be written, or a folder not be created.
    """
    try:
        yield
    except NotWritten as error:
        taken = elsewhere and error.trouble is Trouble.OPEN_ELSEWHERE
        reason = Phrase("or-another-name")(reason=error.sentence) if taken else error.sentence
        raise not_written(reason, found) from error
    except OSError as error:
        if error.filename is None:
            raise
        reason = Phrase("folder-not-made")(folder=str(error.filename), error=error.strerror)
        raise not_written(reason, found) from error


# Folders


_MADE: list[Path] = []


def take_made() -> tuple[Path, ...]:
    """The topmost folders made since the last call though nobody asked for just these."""
    made = tuple(_MADE)
    _MADE.clear()
    return made


def first_missing(path: Path) -> Path:
    """The first part of a path that is not there; the path itself if its folder is."""
    while path != path.parent and not os.path.lexists(path.parent):
        path = path.parent
    return path


def make_folder(folder: Path, *, asked_for: bool = False) -> None:
    """Make a folder, and what is missing above it.

    Parameters
    ----------
    asked_for
        Whether the folder is what the user named: then only those above it are told.

    Raises
    ------
    OSError
        If it cannot be made.
    """
    if folder.is_dir():
        return
    missing = first_missing(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if missing != folder or not asked_for:
        _MADE.append(missing)
