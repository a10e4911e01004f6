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
REVISIONS_ANEW = FindingKind(
    "revisions-start-anew",
    Severity.CHANGES,
    "The revisions of the agendas start anew",
    "The sheet Record of {path} does not say which agenda changed when, so every agenda printed from now on has the "
    "revision 1 again.",
    "If that would mislead who has an agenda already, bring a copy from the folder history back and build again.",
    "An entry of the hidden sheet Record that was deleted",
)
REASON_NOT_CONFIRMED = FindingKind(
    "reason-not-confirmed",
    Severity.CHANGES,
    "The reason of an unmet request was not confirmed",
    "{text}",
    "The schedule itself is verified. Please report this: it is a fault of the program.",
    "The second check of the reasons on the Unmet sheet disagrees with the first.",
)
OTHER_EVENT = FindingKind(
    "published-other-event",
    Severity.STOPS,
    "The schedule of another event",
    "{path} holds the schedule of another event: of its {companies} companies only {registered} are registered here.",
    "Choose another name with -o, or let --fresh forget that schedule; it is then kept as a dated copy.",
    "An agendas workbook of last year beside new registrations",
)
PUBLISHED_UNREADABLE = FindingKind(
    "published-unreadable",
    Severity.STOPS,
    "The published schedule cannot be read",
    "{path} is there, but the schedule that was published cannot be read from it.",
    "Mend what the other findings name, bring the workbook before it back with `schedule undo`, or let --fresh "
    "forget it; it is then kept as a dated copy.",
    "An agendas workbook whose sheet Meetings was deleted",
)
HAND_EDIT_BREAKS = FindingKind(
    "hand-edit-breaks-rule",
    Severity.CHANGES,
    "A row edited by hand breaks a rule",
    "{text}",
    "It is repaired with the fewest further changes; the sheet Changes says how.",
    "A row moved by hand to a time at which its delegate is in another meeting",
)
HAND_EDIT_NOT_KEPT = FindingKind(
    "hand-edit-not-kept",
    Severity.CHANGES,
    "A row edited by hand that is not held so",
    "The row has {pair} at {time} at {place}, but this is {now}. {why}",
    "To hold it so all the same, write yes under Lock in the row: others then give way, where that is the reason.",
    "A row moved by hand to a time at which its delegate is in another meeting",
)
LOCK_VOID = FindingKind(
    "lock-void",
    Severity.CHANGES,
    "A locked meeting that can no longer be held",
    "The locked meeting of {pair} is given up: {reason}.",
    "Take the lock and the row out, or mend the registrations.",
    "A locked row whose supplier has cancelled since",
)
SLOT_GONE = FindingKind(
    "published-slot-gone",
    Severity.CHANGES,
    "A published meeting at a time that is no slot",
    "No slot starts at {time}, when {pair} should meet: the meeting has to move.",
    "Give the row the start of a slot, if it was edited by hand.",
    "A session that now starts ten minutes later",
)
ROW_AS_WRITTEN = FindingKind(
    "published-row-as-written",
    Severity.CHANGES,
    "A row that cannot be read counts as it was written",
    "The row {number} of Meetings cannot be understood, so its meeting counts as it was written: {pair} at {time}.",
    "Mend the row; to cancel the meeting, write cancelled under Status.",
    "A misspelt company in a row of the Meetings sheet",
)
PAST_NO_SLOT = FindingKind(
    "past-no-slot",
    Severity.CHANGES,
    "A meeting in the past at a time that never was a slot",
    "No slot ever started at {time}, and what is past cannot be repaired: the row counts as it was written, or is "
    "left out where it was added by hand.",
    "Mend the date and time of the row.",
    "A row moved by hand to a mistyped date, and a build with --from",
)
SLOT_STILL_TAKEN = FindingKind(
    "slot-still-taken",
    Severity.CHANGES,
    "A slot that begins before past meetings end",
    "Nothing is held in the slot at {time}: meetings that began at {since} by the schedule as it was published last "
    "until {until}.",
    "If those have not begun, give an earlier time with --from; otherwise let the session start later.",
    "Sessions that start ten minutes later, and a build with --from in the middle of a slot",
)
HISTORY_FORGOTTEN = FindingKind(
    "history-forgotten",
    Severity.CHANGES,
    "A build without --from after one with it",
    "The build before kept what had started by {time} as history; this one may change that too.",
    "Give --from again, unless the day has not begun after all. `schedule undo` brings the workbook before it back.",
    "`schedule build` after `schedule build --from 10:40`",
)
NO_COPY = FindingKind(
    "no-copy-to-bring-back",
    Severity.STOPS,
    "There is no workbook to bring back",
    "The folder {folder} keeps no earlier copy of {name}.",
    "",
    "`schedule undo` right after the first build",
)
NO_SUCH_REVISION = FindingKind(
    "no-such-revision",
    Severity.STOPS,
    "There is no such revision",
    "{path} knows the revisions {known}, not {wanted}.",
    "",
    "`schedule changed --since 9` after the third build",
)
NOTHING_REMEMBERED = FindingKind(
    "agendas-nothing-remembered",
    Severity.STOPS,
    "The workbook does not remember its revisions",
    "The sheet Record of {path} does not say which agenda changed when.",
    "Compare with an older workbook: --since FILE.",
    "A workbook whose hidden sheet was deleted",
)
EVENT_MISSING = FindingKind(
    "agendas-event-missing",
    Severity.STOPS,
    "The workbook does not say what event it is of",
    "{path} lacks its hidden sheet Record, or that is damaged: companies, zones and times are not known.",
    "Take a copy of the workbook as it was built, from the folder history, or build it again.",
    "The sheet Record was deleted, or Meetings was copied into a new workbook.",
)
NO_OLDER = FindingKind(
    "no-older-workbook",
    Severity.STOPS,
    "There is no older workbook to compare with",
    "The folder {folder} keeps no earlier copy of {name}.",
    "Name the workbook that was printed last: --since FILE.",
    "`schedule agendas --changed` right after the first build.",
)
NO_GLYPH = FindingKind(
    "character-not-printable",
    Severity.CHANGES,
    "A character cannot be printed",
    "No font has {character} in {text}; it is printed as {instead}.",
    "Write it with other characters, or install a font that has it on this computer.",
    "A company's name has a picture, or a character of a rare script.",
)
KINDS = {
    kind.code: kind
    for kind in (
        NOT_WRITTEN,
        PREVIOUS_UNREADABLE,
        REVISIONS_ANEW,
        REASON_NOT_CONFIRMED,
        OTHER_EVENT,
        PUBLISHED_UNREADABLE,
        HAND_EDIT_BREAKS,
        HAND_EDIT_NOT_KEPT,
        LOCK_VOID,
        SLOT_GONE,
        ROW_AS_WRITTEN,
        PAST_NO_SLOT,
        SLOT_STILL_TAKEN,
        HISTORY_FORGOTTEN,
        NO_COPY,
        NO_SUCH_REVISION,
        NOTHING_REMEMBERED,
        EVENT_MISSING,
        NO_OLDER,
        NO_GLYPH,
    )
}
"""The findings that arise here, beside those of reading, by their code."""


class Stopped(Exception):
    """Findings stop the work; ``findings`` has all of them, most serious first."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = by_importance(findings)
        worst = [f for f in self.findings if f.severity is Severity.STOPS]
        super().__init__("; ".join(f"{f.where}: {f.message}" if f.cells else f.message for f in worst))


class OwnResultRefused(Exception):
    """The verifier refused a schedule that the program itself made: a fault of the program.

    ``faults`` says what is wrong, in sentences. Nothing was written but ``report``, a file to send
    to whoever maintains the program (None where no file was asked for).
    """

    def __init__(self, faults: Sequence[str], report: Path | None = None) -> None:
        self.faults = tuple(faults)
        self.report = report
        super().__init__("The verifier refused the program's own schedule: " + " ".join(self.faults))


class Unknown(LookupError):
    """No company, or more than one, has the name that was asked for; ``candidates`` are the likely ones."""

    def __init__(self, wanted: str, candidates: Sequence[str], *, ambiguous: bool) -> None:
        self.wanted = wanted
        self.candidates = tuple(candidates)
        self.ambiguous = ambiguous
        super().__init__(f"{'More than one company matches' if ambiguous else 'No company is called'} {wanted!r}.")


class FileInTheWay(Exception):
    """A file would be overwritten that nobody asked to overwrite."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is there already and is not overwritten.")
