"""From a registrations workbook to an agendas workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from sco_scheduler.agendas.report import BuildReport, Rerun, Revision
from sco_scheduler.background import BackgroundTask
from sco_scheduler.domain.findings import Finding, by_importance
from sco_scheduler.engine import value_bound
from sco_scheduler.gc_pause import gc_paused
from sco_scheduler.insight.changes import compare, only_changes
from sco_scheduler.intake import AgendasBook, Intake
from sco_scheduler.output.excel.workbook import write_agendas
from sco_scheduler.output.files import HISTORY, NotWritten, ensure_writable, replace_whole
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.before import Before, read_before
from sco_scheduler.workflows.building import Build, Follower, Nobody, build, default_seconds
from sco_scheduler.workflows.failures import NOT_WRITTEN, OwnResultRefused, Stopped
from sco_scheduler.workflows.given_up import not_kept
from sco_scheduler.workflows.history import Moment
from sco_scheduler.workflows.published import Earlier, read_published
from sco_scheduler.workflows.reading import Registrations, files_of, read_with_findings
from sco_scheduler.workflows.rerun import KEEP_ALL, Choice, as_it_stands, priced, told
from sco_scheduler.workflows.revisions import next_revisions

T = TypeVar("T")

_POLL_SECONDS = 0.05


@dataclass(frozen=True)
class WorkbookBuild:
    """A build with its files.

    ``written`` are the files: the agendas workbook, and the further ones of a large event; none where
    there was no schedule. ``history`` is the folder that now keeps the workbook that was there
    before, None where none was. ``findings`` are all, most serious first. ``rerun`` says which
    published schedule the build started from, if any; where that and the registrations were
    ``unchanged``, nothing was solved or written, and ``build`` is the published schedule as it stands.
    """

    build: Build
    report: BuildReport | None
    written: tuple[Path, ...]
    history: Path | None
    findings: tuple[Finding, ...]
    rerun: Rerun | None = None
    unchanged: bool = False

    @property
    def output(self) -> Path | None:
        """The agendas workbook, None where there was no schedule to write."""
        return self.written[0] if self.written else None


def default_output(registrations: Registrations) -> Path:
    """``<name>-agendas.xlsx`` beside the registrations; of several files, ``registrations-agendas.xlsx``.

    Raises:
        Stopped: there are several files, and not all in one folder.

    """
    path, *others = files_of(registrations)
    if others:
        if len({file.resolve().parent for file in (path, *others)}) > 1:
            raise Stopped([Finding(NOT_WRITTEN, details={"reason": phrases.SEVERAL_FOLDERS})])
        return path.with_name("registrations-agendas.xlsx")
    stem = path.resolve().name if path.is_dir() else path.stem
    return path.with_name(f"{stem}-agendas.xlsx") if path.name else path / f"{stem}-agendas.xlsx"


def build_workbook(
    registrations: Registrations,
    output: str | Path | None = None,
    *,
    fresh: bool = False,
    since: Moment | None = None,
    choice: Choice = KEEP_ALL,
    time_limit: float | None = None,
    seed: int = 0,
    reproducible: bool = False,
    goals: Sequence[str] | None = None,
    encoding: str | None = None,
    form: str | Path | None = None,
    follower: Follower | None = None,
    now: datetime | None = None,
) -> WorkbookBuild:
    """Read, check, solve, verify and write; the options that are not told here are those of ``build``.

    An agendas workbook at the output's place is the published schedule: what it holds is kept as far
    as can be, and where neither it nor the registrations have changed, nothing is done. It also lends
    its made-up IDs and its default day, and is kept as a dated copy. Nothing is written unless the
    verifier has passed the schedule.

    Args:
        registrations: the registrations workbook, or a folder or list of CSV files.
        output: the agendas workbook; by default ``default_output(registrations)``.
        fresh: forget the published schedule.
        since: what starts before this moment is history and stays.
        choice: how many meetings may move for gain, and whether to find what moves would gain.
        time_limit: the most seconds of solving; by default ``default_seconds``.
        seed: steers every random choice.
        reproducible: the same schedule every time.
        goals: the order of goals, in place of the event's own. They ask for a solve even where nothing
            has changed, as moves that are allowed do.
        encoding: the encoding of CSV files; by default it is found out.
        form: the map of the form that the registrations come from, if there is one.
        follower: is told of stages and progress, and may stop the solve.
        now: the time printed on what is written; by default the present.

    Raises:
        Stopped: findings stop the work, or the output cannot be written.
        OwnResultRefused: the verifier refused the result; a report file lies beside the output.

    """
    files = files_of(registrations)
    target = Path(output) if output is not None else default_output(files)
    follower = follower or Nobody()
    follower.stage(phrases.READING)
    if any(target.resolve() == file.resolve() for file in files):
        reason = phrases.AGENDAS_ONTO_REGISTRATIONS(path=str(target))
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": reason})])
    with gc_paused():
        book = AgendasBook(target) if target.is_file() else None
        before = read_before(target, book)
        event, intake = read_with_findings(
            files, previous=before.previous, encoding=encoding, form=form, tell=follower.counted
        )
        earlier = read_published(target, event, since, book=book) if book is not None and not fresh else None
    found = [*intake.findings, *(earlier.findings if earlier is not None else before.findings)]
    published = None
    if earlier is not None:
        event, published = earlier.event, earlier.published

    if time_limit is None:
        time_limit = default_seconds(event, published, choice.allow_moves)

    order = tuple(goals) if goals is not None else event.settings.goals

    def solved(moves: int | None, seconds: float, order: Sequence[str]) -> Build:
        return build(
            event,
            published=published,
            time_limit=seconds,
            seed=seed,
            reproducible=reproducible,
            goals=order,
            allow_moves=moves,
            follower=follower,
        )

    if earlier is not None and earlier.unchanged and choice.allow_moves == 0 and goals is None:
        standing = as_it_stands(earlier, event)
        prices = priced(earlier, choice, standing, order, solved) if choice.prices else ()
        rerun = told(earlier, prices=prices)
        return WorkbookBuild(standing, None, (), None, by_importance(found), rerun, unchanged=True)
    if earlier is not None:
        found += before.forgotten
    _told(found, lambda: ensure_writable(target))
    bound = BackgroundTask(lambda: value_bound(event)) if earlier is not None else None
    try:
        done = solved(choice.allow_moves, time_limit, order)
    except OwnResultRefused as refused:
        raise OwnResultRefused(refused.faults, _leave_report(target, refused.faults, seed, time_limit)) from refused
    undone = not_kept(earlier.by_hand, done.schedule) if earlier is not None and done.schedule is not None else ()
    findings = by_importance([*found, *done.findings, *undone])
    with gc_paused():
        report = _report(
            done,
            findings=findings,
            source=", ".join(file.name for file in files),
            before=before,
            intake=intake,
            earlier=earlier,
            rerun=told(earlier, bound=_waited_for(bound, follower)) if earlier is not None else None,
            now=now or datetime.now().replace(microsecond=0),
        )
    if report is None:
        return WorkbookBuild(done, None, (), None, findings)
    follower.stage(phrases.WRITING)
    history = target.parent / HISTORY if target.exists() else None
    written = _told(found, lambda: write_agendas(target, report, tell=follower.counted))
    began = report.rerun
    if earlier is not None and began is not None and choice.prices:
        # After writing, so that nobody waits for the agendas.
        began = replace(began, prices=priced(earlier, choice, done, order, solved))
    return WorkbookBuild(done, report, written, history, findings, began)


def _report(
    done: Build,
    *,
    findings: tuple[Finding, ...],
    source: str,
    before: Before,
    intake: Intake,
    earlier: Earlier | None,
    rerun: Rerun | None,
    now: datetime,
) -> BuildReport | None:
    if done.schedule is None or done.summary is None:
        return None
    number = before.last_number + 1
    printed = earlier.printed if earlier is not None else before.printed
    rows = earlier.published.meetings if earlier is not None else ()
    changes = only_changes(compare(printed, done.schedule, rows)) if printed is not None else ()
    return BuildReport(
        schedule=done.schedule,
        summary=done.summary,
        built_at=now,
        goals=done.goals,
        unmet=done.unmet,
        findings=findings,
        status=done.status,
        program_version=version("sco-scheduler"),
        input_name=source,
        seconds=done.seconds,
        revision=number,
        revisions=(*before.revisions, Revision(number, now)),
        published=earlier.published if earlier is not None else None,
        changes=changes if earlier is not None else None,
        ids=intake.ids,
        default_date=intake.default_date,
        agendas=next_revisions(
            before.agendas,
            printed,
            done.schedule,
            changes,
            build=number,
            made_at=now,
            undone=before.undone.agendas if before.undone is not None else None,
        ),
        rerun=rerun,
        earlier=earlier.printed.event if earlier is not None else None,
    )


def _waited_for(bound: BackgroundTask[int | None] | None, follower: Follower) -> int | None:
    """The bound, unless somebody stops the run before it is there: it is no more than one figure of the report."""
    if bound is None:
        return None
    while not bound.done(_POLL_SECONDS):
        if follower.stopped():
            return None
    return bound.result()


def _told(found: Sequence[Finding], write: Callable[[], T]) -> T:
    """What ``write`` returns; that it cannot write becomes a finding that stops the work."""
    try:
        return write()
    except NotWritten as error:
        raise Stopped([*found, Finding(NOT_WRITTEN, details={"reason": error.sentence})]) from error


def _leave_report(target: Path, faults: Sequence[str], seed: int, time_limit: float) -> Path | None:
    """Write what was refused into a file beside the output; None where even that cannot be written."""
    path = target.with_name(f"{target.stem}-refused.txt")
    lines = [
        f"sco-scheduler {version('sco-scheduler')} made a schedule that its own verifier refuses.",
        "This is a fault of the program. Please send this file to whoever maintains it.",
        f"Options: seed {seed}, time limit {time_limit:g} s.",
        "",
        *faults,
        "",
    ]
    try:
        replace_whole(path, lambda temporary: temporary.write_text("\n".join(lines), encoding="utf-8"), keep=False)
    except NotWritten:
        return None
    return path
