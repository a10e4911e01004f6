"""Builds an agendas workbook from registrations, from file to file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from sco_scheduler.agendas.build_report import BuildReport, ChangeRow, Rerun
from sco_scheduler.background import gc_paused
from sco_scheduler.domain.event import Event, present
from sco_scheduler.domain.findings import Finding, by_importance
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.outcome import Reason, Status
from sco_scheduler.domain.record import BuildStamp, Revision, Unfinished, with_desk
from sco_scheduler.domain.schedule import MeetingOutcome, MeetingStatus, Published, PublishedMeeting, held_schedule
from sco_scheduler.insight.changes import compare, only_changes
from sco_scheduler.insight.unmet import explain
from sco_scheduler.intake import AgendasBook, Intake
from sco_scheduler.output.excel.own_content import OwnContent, read_own_content
from sco_scheduler.output.excel.workbook import write_agendas
from sco_scheduler.output.files import HISTORY, NotWritten, behind_links, ensure_writable, write_whole
from sco_scheduler.verify import verify
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.additions import added, rows_to_add
from sco_scheduler.workflows.build import Build, Follower, NullFollower, build
from sco_scheduler.workflows.build_answers import (
    AnswersTime,
    answers_of,
    as_it_stands,
    describe_start,
    fresh_build_bound,
    priced,
)
from sco_scheduler.workflows.earlier_build import (
    EarlierBuild,
    is_no_better,
    next_revisions,
    read_earlier_build,
    starts_anew,
    state_of,
)
from sco_scheduler.workflows.errors import (
    ADDITIONS_LOST,
    EDITED_MEANWHILE,
    EDITS_TAKEN,
    NOT_REGISTERED,
    VALUE_SLACK_UNUSED,
    OwnResultRefused,
    Stopped,
    first_missing,
    make_folder,
    writing,
)
from sco_scheduler.workflows.inputs import (
    AS_IT_IS,
    DEFAULTS,
    BuildOptions,
    ReadOptions,
    Registrations,
    default_output,
    files_of,
    read_with_findings,
    refuse_onto,
)
from sco_scheduler.workflows.repair import repaired_build
from sco_scheduler.workflows.rerun.hand_edits import not_kept
from sco_scheduler.workflows.rerun.published import RerunStart, forgotten_rows, read_published

_HELD_AS_ASKED = Phrase("cause-held-as-asked")
"""The cause of changes that ``--hold`` required."""

_MOST_LOOKS = 5
"""How often a workbook that another program is saving is opened anew."""


@dataclass(frozen=True)
class WorkbookBuild:
    """A build with its files.

    ``written`` are the files: the agendas workbook, and further volumes of a large event; none if
    there was no schedule. ``history`` is the folder of the copy of the replaced workbook, None if none was
    replaced. ``findings`` are all findings, most serious first. ``rerun`` describes the published
    schedule that the build started from, if any; if that and the registrations were
    ``unchanged``, nothing was solved or written, and ``build`` is the published schedule.
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
        """The agendas workbook; None if there was no schedule to write."""
        return self.written[0] if self.written else None


def build_workbook(
    registrations: Registrations,
    output: str | Path | None = None,
    options: BuildOptions = DEFAULTS,
    reading: ReadOptions = AS_IT_IS,
    *,
    follower: Follower | None = None,
    now: datetime | None = None,
) -> WorkbookBuild:
    """Read, check, solve, verify and write.

    An existing agendas workbook at the output's path is the published schedule: its meetings are kept as far
    as possible, and if neither it nor the registrations have changed, nothing is done. Its
    generated IDs and its default day are reused, and it is kept as a dated copy. Nothing is written unless the
    schedule has passed the verifier.

    Parameters
    ----------
    registrations
        The registrations workbook, or a folder or list of CSV files.
    output
        The agendas workbook; by default ``default_output(registrations)``.
    options
        How the schedule is built. With goals or allowed moves the event is solved even if nothing has changed.
    reading
        How the registrations are read.
    follower
        Receives stages and progress, and may stop the solve.
    now
        The time printed in the files; by default the present.

    Returns
    -------
    WorkbookBuild
        What was built and which files were written.

    Raises
    ------
    Stopped
        If findings stop the work, or the output cannot be written.
    OwnResultRefused
        If the verifier refused the result; a report file is written next to the output.
    """
    files = files_of(registrations)
    with writing():
        target = behind_links(Path(output) if output is not None else default_output(files))
    follower = follower or NullFollower()
    follower.stage(phrases.READING)
    refuse_onto(target, files, Phrase("agendas-onto-registrations"))
    task = _read(files, target, options, reading, follower)
    before = task.earlier
    anew = before is not None and starts_anew(before, target, options)
    goes_on = anew and before is not None and before.unchanged
    if goes_on:
        follower.stage(Phrase("stage-going-on"))
        task = task.forgetting()
    task = _with_unused_option(task, target, options)
    solved = partial(_solved, task, follower=follower)
    if task.nothing_to_do(options):
        return _unchanged_build(task, options, solved)
    with writing(task.found, elsewhere=True):
        ensure_writable(first_missing(target))
    task, own = _with_own_content(task, target, follower)
    share = AnswersTime.of(task.event, task.published, options)
    try:
        done = solved(share.solving)
    except OwnResultRefused as refused:
        raise OwnResultRefused(refused.faults, _leave_report(target, refused.faults, options)) from refused
    if goes_on and before is not None and is_no_better(done.goals, task.remembered.record.goals):
        return _unchanged_build(replace(task, earlier=before), options, solved, searched=done.seconds)
    task = _with_edits_meanwhile(task, target, options, done)
    bound = fresh_build_bound(task.event, done.schedule, follower) if task.earlier is not None else None
    with gc_paused():
        report = _report(task, options, done, bound, now or present(task.event.settings.time_zone))
    if report is None:
        return WorkbookBuild(done, None, (), None, by_importance(task.found))
    report = replace(report, unfinished=_unfinished(done, rerun=task.earlier is not None, anew=anew))
    answers = answers_of(report, task.remembered.record.answers, options, share, follower)
    report = replace(report, answers=answers)
    history = target.parent / HISTORY if target.exists() else None
    written = _write(task, target, report, own, follower)
    start = report.rerun
    if start is not None and options.prices:
        assert task.earlier is not None
        # After writing, so that the workbook does not have to wait.
        start = replace(start, prices=priced(task.earlier, options, done, solved))
    return WorkbookBuild(done, report, written, history, report.findings, start)


@dataclass(frozen=True)
class _Task:
    """The input of a build: the event as read, and the workbook that will be replaced.

    ``event`` is that of the registrations (``registered``) with additions for past meetings; ``remembered`` is the
    Record of the earlier build, and ``earlier`` the published schedule that a rerun starts from (None on a first build,
    or if it is forgotten; ``forgotten`` are its rows then). ``found`` are the findings of reading all this. ``state``
    is a digest of that workbook as it was read.
    """

    files: tuple[Path, ...]
    event: Event
    registered: Event
    intake: Intake
    remembered: EarlierBuild
    earlier: RerunStart | None
    found: tuple[Finding, ...]
    state: str = ""
    edited_meanwhile: bool = False
    forgotten: tuple[PublishedMeeting, ...] = ()

    @property
    def published(self) -> Published | None:
        """The published schedule, if there is one."""
        if self.earlier is None:
            return None
        # Numbers of a schedule that undo removed are not reused either.
        published, last = self.earlier.published, self.remembered.record.last_number
        return replace(published, last_number=max(published.last_number, last))

    @property
    def filled(self) -> tuple[PublishedMeeting, ...]:
        """The rows with notes of a forgotten schedule."""
        return tuple(row for row in self.forgotten if not row.outcome.is_blank)

    def forgetting(self) -> _Task:
        """The task without the published schedule, of which the numbers and notes remain."""
        rows = self.earlier.published.meetings if self.earlier is not None else ()
        return replace(self, event=self.registered, earlier=None, forgotten=rows)

    def nothing_to_do(self, options: BuildOptions) -> bool:
        """Whether a solve could only return the published schedule."""
        if self.remembered.record.unfinished:
            return False
        moves = options.allow_moves != 0 or options.goals is not None or bool(options.hold or options.additions)
        return self.earlier is not None and self.earlier.unchanged and not moves and not self._desk_left_work()

    def _desk_left_work(self) -> bool:
        """Whether the desk left an unmet wish that could be met, or an edit by hand that breaks a rule, as published.

        No build has searched for the first, or mended the second, yet.
        """
        record = self.remembered.record
        if self.published is None or not record.desk.log:
            return False
        schedule = held_schedule(self.event, self.published.meetings)
        past = replace(self.published, history_until=self.published.history_until or record.history_until)
        if not verify(self.event, schedule.meetings, past).ok:
            return True
        unmet = explain(schedule, published=self.published, searched=False)
        return any(entry.reason is Reason.CAN_BE_ADDED for entry in unmet)


def _read(
    files: tuple[Path, ...], target: Path, options: BuildOptions, reading: ReadOptions, follower: Follower
) -> _Task:
    """Read the registrations, and the existing workbook at the target's path."""
    with gc_paused():
        state, book = _opened(target)
        remembered = read_earlier_build(target, book)
        event, intake = read_with_findings(files, reading, previous=remembered.previous, tally=follower.counted)
        remembered = remembered.by_ids(intake.renamed).for_event(event)
        book = book.by_ids(intake.ids.values(), intake.renamed) if book is not None else None
        event = with_desk(event, remembered.record.desk)
        only_here: list[Finding] = []
        for addition in options.additions:
            only_here += [Finding(NOT_REGISTERED, details={"row": row}) for row in rows_to_add(event, addition)]
            event = added(event, addition)
        if book is None or options.fresh:
            rows, lost = forgotten_rows(event, book) if book is not None else ((), ())
            found = (*intake.findings, *remembered.findings, *lost, *only_here)
            return _Task(files, event, event, intake, remembered, None, found, state, forgotten=rows)
        earlier = read_published(target, event, options.since, book=book)
        earlier = replace(earlier, unchanged=earlier.unchanged and not intake.renamed)
    found = (*intake.findings, *earlier.findings, *(() if earlier.unchanged else remembered.forgotten), *only_here)
    return _Task(files, earlier.event, event, intake, remembered, earlier, found, state)


def _with_unused_option(task: _Task, target: Path, options: BuildOptions) -> _Task:
    """Report the option of a first build that a rerun, which gives no value up, does not take."""
    if task.earlier is None or not options.value_slack:
        return task
    unused = Finding(VALUE_SLACK_UNUSED, details={"percent": f"{options.value_slack:g}", "path": str(target)})
    return replace(task, found=(*task.found, unused))


def _opened(target: Path) -> tuple[str, AgendasBook | None]:
    """Open the existing workbook, with the digest of just that state; another program may be saving it."""
    for _ in range(_MOST_LOOKS):
        state = state_of(target)
        book = AgendasBook(target) if state else None
        if state == state_of(target):
            break
    return state, book


def _solved(task: _Task, options: BuildOptions, *, follower: Follower) -> Build:
    """Build the schedule, or repair the published one with the meetings to hold."""
    if options.hold:
        return repaired_build(task.event, task.published, options, follower)
    # Notes on a pair's meeting, and the organizer's additions to its row, are found by the meeting's number.
    rows = tuple(replace(row, status=MeetingStatus.HELD) for row in task.filled) + task.forgotten
    numbers = Published(rows, last_number=task.remembered.record.last_number)
    return build(task.event, options, published=task.published, follower=follower, numbers=numbers)


def _with_own_content(task: _Task, target: Path, follower: Follower) -> tuple[_Task, OwnContent | None]:
    """Read the organizer's additions to the workbook that will be replaced; report those that cannot be kept."""
    own = read_own_content(target).by_ids(task.intake.renamed) if target.is_file() else None
    if own is None or not own.lost:
        return task, own
    follower.stage(phrases.NOT_KEPT_OF_YOURS(sheets=own.lost))
    lost = Finding(ADDITIONS_LOST, details={"sheets": own.lost})
    return replace(task, found=(*task.found, lost)), own


def _with_edits_meanwhile(task: _Task, target: Path, options: BuildOptions, done: Build) -> _Task:
    """Adopt edits saved in the workbook while the schedule was solved; ``Stopped`` if they conflict with it."""
    if task.state == state_of(target):
        return task
    with gc_paused():
        ids = task.intake
        state, book = _opened(target)
        book = book.by_ids(ids.ids.values(), ids.renamed) if book is not None else None
        if book is not None and task.earlier is None and task.state:
            return _forgotten_meanwhile(task, target, book, state)
        now = read_published(target, task.registered, options.since, book=book) if book is not None else None
    if task.earlier is None or now is None or not _satisfies_edits(task.earlier, now, done):
        raise _edited_meanwhile(task, target)
    found = (*task.intake.findings, *now.findings, Finding(EDITS_TAKEN, details={"path": str(target)}))
    return replace(task, earlier=now, found=found, state=state, edited_meanwhile=True)


def _satisfies_edits(earlier: RerunStart, now: RerunStart, done: Build) -> bool:
    """Whether a finished schedule satisfies the workbook as it was saved during the solve.

    It does if every edited row is held as edited, or not held, and the rules and the values of all goals are the same
    with both. Such edits are notes, outcomes, locks on meetings that stay, and cancellations of rows that are not
    held.
    """
    if done.schedule is None or now.event != earlier.event or now.read.record != earlier.read.record:
        return False
    held = set(done.schedule.meetings)
    edited = Counter(now.published.meetings) - Counter(earlier.published.meetings)
    if any(row.is_held and row.meeting not in held for row in edited):
        return False
    verdict = verify(done.event, done.schedule.meetings, now.published)
    return verdict.ok and all(verdict.goals.get(goal.name, goal.value) == goal.value for goal in done.goals)


def _forgotten_meanwhile(task: _Task, target: Path, book: AgendasBook, state: str) -> _Task:
    """Adopt notes on meetings whose schedule is forgotten; ``Stopped`` if more was edited during the solve."""
    remembered = read_earlier_build(target, book).by_ids(task.intake.renamed)
    rows, lost = forgotten_rows(task.event, book)

    def decided(these: tuple[PublishedMeeting, ...]) -> list[PublishedMeeting]:
        return [replace(row, outcome=MeetingOutcome(), cell=None) for row in these]

    if remembered.record != task.remembered.record or decided(rows) != decided(task.forgotten):
        raise _edited_meanwhile(task, target)
    found = (
        *task.found,
        *(f for f in lost if f not in task.found),
        Finding(EDITS_TAKEN, details={"path": str(target)}),
    )
    return replace(task, found=found, state=state, edited_meanwhile=True, forgotten=rows)


def _edited_meanwhile(task: _Task, target: Path) -> Stopped:
    return Stopped([*task.found, Finding(EDITED_MEANWHILE, details={"path": str(target)})])


def _write(
    task: _Task, target: Path, report: BuildReport, own: OwnContent | None, follower: Follower
) -> tuple[Path, ...]:
    """Write the agendas workbook and its further volumes, with the organizer's additions to the one before."""
    follower.stage(Phrase("stage-writing"))
    with writing(task.found):
        if task.edited_meanwhile:
            own = read_own_content(target).by_ids(task.intake.renamed)
        make_folder(target.parent)
        before = partial(_refuse_edits_meanwhile, task, target)
        return write_agendas(target, report, own=own, before=before, tally=follower.counted)


def _refuse_edits_meanwhile(task: _Task, target: Path) -> None:
    """Stop if the workbook was saved again while the new one was written."""
    if task.state != state_of(target):
        raise _edited_meanwhile(task, target)


def _unchanged_build(
    task: _Task, options: BuildOptions, solved: Callable[[BuildOptions], Build], *, searched: float | None = None
) -> WorkbookBuild:
    """The result of a build that had nothing to do, or went on with a stopped one and found no better schedule."""
    earlier = task.earlier
    assert earlier is not None
    standing = as_it_stands(earlier, task.event)
    prices = priced(earlier, options, standing, solved) if options.prices else ()
    rerun = replace(describe_start(earlier, prices=prices), searched=searched)
    return WorkbookBuild(standing, None, (), None, by_importance(task.found), rerun, unchanged=True)


def _as_ordered(changes: Iterable[ChangeRow], options: BuildOptions) -> Iterator[ChangeRow]:
    """The changes; those required by ``hold`` and ``give_up`` have that as their cause."""
    held = {row.pair for row in options.hold}
    for change in changes:
        pair = change.purchaser, change.supplier
        why = _HELD_AS_ASKED if pair in held else Phrase("cause-given-up-as-asked") if pair in options.give_up else None
        yield replace(change, why=why) if why is not None else change


def _report(task: _Task, options: BuildOptions, done: Build, bound: int | None, now: datetime) -> BuildReport | None:
    """Collect the content of the workbook; None if there is no schedule."""
    if done.schedule is None or done.summary is None:
        return None
    remembered, earlier = task.remembered, task.earlier
    number = remembered.last_number + 1
    printed = earlier.printed if earlier is not None else remembered.printed
    rows = earlier.published.meetings if earlier is not None else ()
    surplus = earlier.surplus if earlier is not None else ()
    changes = only_changes(compare(printed, done.schedule, rows, surplus=surplus)) if printed is not None else ()
    changes = tuple(_as_ordered(changes, options))
    undone = not_kept(earlier.by_hand, done.schedule) if earlier is not None else ()
    return BuildReport(
        schedule=done.schedule,
        summary=done.summary,
        built=BuildStamp.of_this_version(now, number, tuple(file.name for file in task.files)),
        goals=done.goals,
        unmet=done.unmet,
        findings=by_importance([*task.found, *undone]),
        status=done.status,
        seconds=done.seconds,
        revisions=(*remembered.record.revisions, Revision(number, now)),
        published=task.published,
        changes=changes if earlier is not None else None,
        ids=task.intake.ids,
        default_date=task.intake.default_date,
        default_tables=task.intake.default_tables,
        agendas=next_revisions(
            remembered.record.agendas,
            printed,
            done.schedule,
            changes,
            build=number,
            made_at=now,
            undone=remembered.undone.agendas if remembered.undone is not None else None,
        ),
        rerun=describe_start(earlier, bound=bound) if earlier is not None else None,
        earlier=earlier.printed.event if earlier is not None else None,
        desk=remembered.record.desk,
        filled=task.filled,
        last_number=remembered.record.last_number,
        former=remembered.record.former,
    )


def _unfinished(done: Build, *, rerun: bool, anew: bool) -> Unfinished:
    """What a build leaves unfinished; ``anew``: so was the build before, whose schedule need not be kept."""
    if rerun and anew:
        return Unfinished.FIRST  # what was kept is no better than it was
    if done.status is not Status.INTERRUPTED:
        return Unfinished.NO
    return Unfinished.RERUN if rerun else Unfinished.FIRST


def _leave_report(target: Path, faults: Sequence[str], options: BuildOptions) -> Path | None:
    """Write the reasons of a refusal into a file next to the output; None if that cannot be written."""
    path = target.with_name(f"{target.stem}-refused.txt")
    lines = [
        f"sco-scheduler {version('sco-scheduler')} made a schedule that its own verifier refuses.",
        "This is a fault of the program. Please send this file to whoever maintains it.",
        f"Options: {options}.",
        "",
        *faults,
        "",
    ]
    try:
        write_whole(path, "\n".join(lines).encode(), keep=False)
    except NotWritten:
        return None
    return path
