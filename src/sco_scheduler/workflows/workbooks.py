"""From a registrations workbook to an agendas workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from sco_scheduler.agendas.report import BuildReport, Revision
from sco_scheduler.domain.findings import Finding, by_importance
from sco_scheduler.domain.schedule import Published
from sco_scheduler.intake import Intake
from sco_scheduler.output.files import HISTORY, NotWritten, ensure_writable, replace_whole
from sco_scheduler.output.workbook import write_agendas
from sco_scheduler.workflows.before import Before, read_before
from sco_scheduler.workflows.building import Build, Follower, Nobody, build
from sco_scheduler.workflows.failures import NOT_WRITTEN, OwnResultRefused, Stopped
from sco_scheduler.workflows.reading import read_with_findings

T = TypeVar("T")


@dataclass(frozen=True)
class WorkbookBuild:
    """A build with its files.

    ``written`` are the files: the agendas workbook, and the further ones of a large event; none where
    there was no schedule. ``history`` is the folder that now keeps the workbook that was there
    before, None where none was. ``findings`` are all, most serious first.
    """

    build: Build
    report: BuildReport | None
    written: tuple[Path, ...]
    history: Path | None
    findings: tuple[Finding, ...]

    @property
    def output(self) -> Path | None:
        """The agendas workbook, None where there was no schedule to write."""
        return self.written[0] if self.written else None


def default_output(registrations: str | Path) -> Path:
    """``<name>-agendas.xlsx`` beside the registrations."""
    path = Path(registrations)
    return path.with_name(f"{path.stem}-agendas.xlsx")


def build_workbook(
    registrations: str | Path,
    output: str | Path | None = None,
    *,
    published: Published | None = None,
    time_limit: float = 30.0,
    seed: int = 0,
    reproducible: bool = False,
    goals: Sequence[str] | None = None,
    follower: Follower | None = None,
    now: datetime | None = None,
) -> WorkbookBuild:
    """Read, check, solve, verify and write; the options are those of ``build``.

    An earlier workbook at the output's place lends its made-up IDs and its default day, and is kept as a
    dated copy. Nothing is written unless the verifier has passed the schedule.

    Args:
        registrations: the registrations workbook.
        output: the agendas workbook; by default ``default_output(registrations)``.
        published: the schedule to keep to, for a rerun; None builds afresh.
        time_limit: the most seconds of solving.
        seed: steers every random choice.
        reproducible: the same schedule every time.
        goals: the order of goals, in place of the event's own.
        follower: is told of stages and progress, and may stop the solve.
        now: the time printed on what is written; by default the present.

    Raises:
        Stopped: findings stop the work, or the output cannot be written.
        OwnResultRefused: the verifier refused the result; a report file lies beside the output.

    """
    source = Path(registrations)
    target = Path(output) if output is not None else default_output(source)
    follower = follower or Nobody()
    follower.stage("Reading")
    if target.resolve() == source.resolve():
        reason = f"{target} is the registrations workbook itself. Choose another name with -o."
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": reason})])
    before = read_before(target)
    event, intake = read_with_findings(source, previous=before.previous)
    found = [*intake.findings, *before.findings]
    _told(found, lambda: ensure_writable(target))
    try:
        done = build(
            event,
            published=published,
            time_limit=time_limit,
            seed=seed,
            reproducible=reproducible,
            goals=goals,
            follower=follower,
        )
    except OwnResultRefused as refused:
        raise OwnResultRefused(refused.faults, _leave_report(target, refused.faults, seed, time_limit)) from refused
    findings = by_importance([*found, *done.findings])
    report = _report(
        done,
        findings=findings,
        source=source,
        before=before,
        intake=intake,
        published=published,
        now=now or datetime.now().replace(microsecond=0),
    )
    if report is None:
        return WorkbookBuild(done, None, (), None, findings)
    follower.stage("Writing")
    history = target.parent / HISTORY if target.exists() else None
    written = _told(found, lambda: write_agendas(target, report))
    return WorkbookBuild(done, report, written, history, findings)


def _report(
    done: Build,
    *,
    findings: tuple[Finding, ...],
    source: Path,
    before: Before,
    intake: Intake,
    published: Published | None,
    now: datetime,
) -> BuildReport | None:
    if done.schedule is None or done.summary is None:
        return None
    number = before.revisions[-1].number + 1 if before.revisions else 1
    return BuildReport(
        schedule=done.schedule,
        summary=done.summary,
        built_at=now,
        goals=done.goals,
        unmet=done.unmet,
        findings=findings,
        status=done.status,
        program_version=version("sco-scheduler"),
        input_name=source.name,
        seconds=done.seconds,
        revision=number,
        revisions=(*before.revisions, Revision(number, now)),
        published=published,
        ids=intake.ids,
        default_date=intake.default_date,
    )


def _told(found: Sequence[Finding], write: Callable[[], T]) -> T:
    """What ``write`` returns; that it cannot write becomes a finding that stops the work."""
    try:
        return write()
    except NotWritten as error:
        raise Stopped([*found, Finding(NOT_WRITTEN, details={"reason": str(error)})]) from error


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
