"""The end of commands without a result: printing findings and errors, and the exit code."""

from __future__ import annotations

import tempfile
import traceback
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console

from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.json_report import build_object, finding_objects, print_json
from sco_scheduler.cli.parameters import environment_speech, first_of
from sco_scheduler.domain.messages import QUOTED, Phrase, Sentences, Speech
from sco_scheduler.output.terminal.console import Prose, print_path, print_said, standard_error
from sco_scheduler.output.terminal.findings import print_brief, print_findings, print_verdict
from sco_scheduler.workflows.errors import (
    NO_SUCH_PERSON,
    NOT_WRITTEN,
    BrokenRules,
    FileInTheWay,
    OwnResultRefused,
    Refused,
    Stopped,
    Unknown,
)

OTHER_FOLDER = Phrase("other-folder")

_SEND = Phrase("send-report")
_NO_SCHEDULE_WRITTEN = Phrase("no-schedule-written")
_OTHER_NAME = Phrase("other-name")

_CANDIDATES_SHOWN = 12
_FILES_SHOWN = 3


def report(
    error: Exception,
    options: Mapping[str, object],
    blank: Mapping[str, object] | None,
    *,
    brief: bool,
    instead: Phrase | None,
    written: Sequence[Path] = (),
) -> Exit | None:
    """Print why a command ended without its result; the arguments are those of ``reports_findings``.

    Parameters
    ----------
    error
        The exception.
    options
        The options of the command, including ``speech`` and ``as_json``.
    written
        The files that the command has written.

    Returns
    -------
    Exit | None
        The exit code; None, with nothing printed, for an error that is not one of the workflows'.
    """
    speech = _speech(options)
    if isinstance(error, OwnResultRefused):
        _print_refused(standard_error(), error, speech)
        if options.get("as_json"):
            print_json(build_object("refused"))
        return Exit.OWN_RESULT_REFUSED
    if not isinstance(error, Stopped | Refused | BrokenRules | Unknown | FileInTheWay):
        return None
    told = _print_error(error, speech, brief=brief, instead=instead or _OTHER_NAME)
    if written and isinstance(error, Stopped) and any(finding.kind is NOT_WRITTEN for finding in error.findings):
        print_path(standard_error(), Phrase("set-in-part")(paths=_named(written)), speech)
    if blank is not None and told and options.get("as_json"):
        print_json({**blank, **told})
    return Exit.FINDINGS


def tell_folders(made: Sequence[Path], options: Mapping[str, object]) -> None:
    """Print the folders that were missing and were made; ``options`` are those of the command."""
    for folder in made:
        print_path(standard_error(), Phrase("folder-made")(folder=str(folder)), _speech(options))


def _speech(options: Mapping[str, object]) -> Speech:
    given = options.get("speech")
    return given if isinstance(given, Speech) else environment_speech()


def _print_error(
    error: Stopped | Refused | BrokenRules | Unknown | FileInTheWay, speech: Speech, *, brief: bool, instead: Phrase
) -> dict[str, object]:
    """Print why a command ended without its result; return the contents of the ``--json`` object."""
    console = standard_error()
    if isinstance(error, Stopped):
        (print_brief if brief else print_findings)(console, error.findings, speech)
        return {"status": "findings", "findings": finding_objects(error.findings, speech)}
    if isinstance(error, Refused):
        for told in (error.reason, *error.others):
            print_said(console, told, speech)
        return {"status": "refused", "reason": speech.say(error.reason)}
    if isinstance(error, Unknown):
        _print_unknown(console, error, speech)
        candidates = list(error.candidates)
        return {"status": "unknown", "reason": speech.say(_unknown(error)), "candidates": candidates}
    if isinstance(error, BrokenRules):
        _print_broken_rules(console, error, speech)
    else:
        print_path(console, Sentences((Phrase("already-there")(path=str(error.path)), instead)), speech)
    return {}


def _print_broken_rules(console: Console, refused: BrokenRules, speech: Speech) -> None:
    print_said(console, Phrase("breaks-rules"), speech, style="bold")
    print_verdict(console, refused.verdict, refused.cells, speech)


def _print_refused(console: Console, refused: OwnResultRefused, speech: Speech) -> None:
    print_said(console, Phrase("result-refused"), speech, style="bold")
    for fault in refused.faults:
        console.print(Prose(fault, hang="- "))
    if refused.report is not None:
        send = _SEND(path=str(refused.report))
        print_path(console, Sentences((_NO_SCHEDULE_WRITTEN, send)), speech)
    else:
        print_said(console, _NO_SCHEDULE_WRITTEN, speech)


def _unknown(unknown: Unknown) -> Phrase:
    several = Phrase("several-people") if unknown.people else Phrase("several-match")
    nobody = NO_SUCH_PERSON if unknown.people else Phrase("nobody-called")
    return (several if unknown.ambiguous else nobody)(name=QUOTED(text=unknown.wanted))


def _print_unknown(console: Console, unknown: Unknown, speech: Speech) -> None:
    """Print that no company, or more than one, has a name, and the likely ones."""
    print_said(console, _unknown(unknown), speech)
    if not unknown.candidates:
        return
    print_said(console, Phrase("which-of-these") if unknown.ambiguous else Phrase("perhaps-these"), speech)
    for candidate in unknown.candidates[:_CANDIDATES_SHOWN]:
        console.print(Prose(candidate, hang="  "))
    more = len(unknown.candidates) - _CANDIDATES_SHOWN
    if more > 0:
        print_said(console, Phrase("more-companies")(count=more), speech, hang="  ")


def given_up(written: Sequence[Path], *, halfway: bool = False) -> Phrase:
    """Return the message after Ctrl-C: that nothing was written, or which files were written before.

    Parameters
    ----------
    halfway
        Whether further files belong to those written.
    """
    if not written:
        return Phrase("given-up")
    return Phrase("given-up-halfway") if halfway else Phrase("given-up-after")(paths=_named(written))


def refused_by_system(error: OSError, written: Sequence[Path]) -> Phrase:
    """Return the message if the system refuses a file or folder for a reason without a finding."""
    names = {"path": str(error.filename) if error.filename else Phrase("a-file"), "error": error.strerror or str(error)}
    if not written:
        return Phrase("system-refuses")(**names)
    return Phrase("system-refuses-after")(**names, paths=_named(written))


def fault(error: Exception, written: Sequence[Path]) -> Iterator[Phrase]:
    """Yield the messages about an unexpected error; its traceback is written into a file."""
    kind = type(error).__name__
    yield Phrase("fault-after")(kind=kind, paths=_named(written)) if written else Phrase("fault")(kind=kind)
    details = leave_details(error)
    if details is not None:
        yield _SEND(path=str(details))


def _named(paths: Sequence[Path]) -> tuple[str, ...]:
    return first_of(map(str, paths), _FILES_SHOWN)


def leave_details(error: BaseException) -> Path | None:
    """Write the error's traceback into a temporary file; None if that is impossible."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="schedule-fault-", suffix=".txt", delete=False, encoding="utf-8", errors="replace"
        ) as file:
            file.write("".join(traceback.format_exception(error)))
    except OSError:
        return None
    return Path(file.name)
