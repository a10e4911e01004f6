"""Writes messages to delegates: drafts with the agenda attached, short texts, and a list of recipients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.agendas.changes import changed
from sco_scheduler.agendas.collation import names_in
from sco_scheduler.agendas.rows import index_rows
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import LANGUAGES, OnStep
from sco_scheduler.domain.names import short_names
from sco_scheduler.domain.renaming import as_of_today
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.drafts import Attachment, Message, draft, message_for, message_list
from sco_scheduler.output.excel.renumbered import renumbered
from sco_scheduler.output.file_names import file_stems
from sco_scheduler.output.files import temporary_folder, write_whole
from sco_scheduler.output.texts.words import hall_language
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.agendas_file import LAST_MESSAGES, AgendasFile, messages_folder, read_agendas_file
from sco_scheduler.workflows.errors import make_folder, writing
from sco_scheduler.workflows.later_states import numbered_above
from sco_scheduler.workflows.printed_files import Format, PrintWish
from sco_scheduler.workflows.printing import handed_out, print_agendas
from sco_scheduler.workflows.verify import refuse_broken_rules

DRAFTS, TEXTS, LIST = "drafts", "texts", "messages.xlsx"
"""The subfolders of the drafts and of the short texts, and the file of the list, in the folder of the messages."""

EARLIER = "earlier"
"""The subfolder, in either of these, for the files of an earlier run."""


@dataclass(frozen=True)
class WrittenMessages:
    """The messages with the file of each draft (None: no address), and the list.

    ``compared_with`` is the workbook with the delegates' previous agendas, if only changes were written.
    """

    messages: tuple[tuple[Message, Path | None], ...]
    list: Path
    findings: tuple[Finding, ...]
    compared_with: Path | None = None

    @property
    def without_address(self) -> tuple[Message, ...]:
        """The messages without a draft."""
        return tuple(message for message, path in self.messages if path is None)


def write_messages(
    agendas: str | Path,
    folder: str | Path | None = None,
    *,
    only_changed: bool = False,
    since: Path | None = None,
    on_step: OnStep = lambda _: None,
) -> WrittenMessages:
    """Write a message to each delegate, or to each whose agenda changed; nothing is sent.

    Parameters
    ----------
    agendas
        The agendas workbook; its sheet Meetings is used in its present state.
    folder
        The folder of the files, created if needed; by default ``<name>-messages`` next to the workbook.
    only_changed
        Write only to delegates whose agenda differs from that in ``since``.
    since
        The workbook with the agendas that the delegates have; by default, with ``only_changed``, that of the messages
        written last into the folder, else the newest copy in ``history`` from before any action of the desk.

    Raises
    ------
    Stopped
        If the workbook cannot be read, there is none to compare with, or a file cannot be written.
    BrokenRules
        If the schedule breaks a rule; nothing is written.
    """
    path = Path(agendas)
    target = Path(folder) if folder is not None else messages_folder(path)
    on_step(phrases.READING_AND_VERIFYING)
    file = read_agendas_file(path)
    told = path.read_bytes()
    refuse_broken_rules(file)
    found = numbered_above(file, [target / LAST_MESSAGES, *([since] if since is not None else [])])
    if found is not file:
        told = renumbered(told, file.record, found.record)
        file = found
    schedule, before = file.schedule, None
    older: Path | None = None
    keys = [entry.delegate.key for entry in index_rows(schedule) if entry.has_agenda]
    if only_changed or since is not None:
        last = target / LAST_MESSAGES
        older = since or (last if last.is_file() else handed_out(path))
        before = as_of_today(read_agendas_file(older).schedule, schedule.event)
        difference = changed(before, schedule)
        keys = [key for key in keys if key in difference.delegates] + sorted(difference.gone)
    short = {lang: short_names(schedule.event, names_in(schedule.event, lang)) for lang in LANGUAGES}
    messages = {key: message_for(schedule, key, _revision(file, key), before, short) for key in keys}
    with writing():
        make_folder(target, asked_for=True)
        written = tuple(_write(target, path, schedule, messages, older, on_step))
        listed = [(message, draft.name if draft is not None else "") for message, draft in written]
        data = message_list(listed, hall_language(schedule.event.settings.languages).main)
        write_whole(target / LIST, data, keep=False)
        write_whole(target / LAST_MESSAGES, told, keep=False)
    return WrittenMessages(written, target / LIST, file.findings, older)


def _revision(file: AgendasFile, key: str) -> int:
    own = file.own_revisions.get(key)
    return own[0] if own is not None else file.revision


def _write(
    target: Path, path: Path, schedule: Schedule, messages: Mapping[str, Message], older: Path | None, on_step: OnStep
) -> Iterator[tuple[Message, Path | None]]:
    """Write the agendas of recipients with an address into a temporary folder, then the drafts and texts."""
    drafts, texts = target / DRAFTS, target / TEXTS
    for folder in (drafts, texts):
        folder.mkdir(exist_ok=True)
        _set_aside(folder)
    stems = file_stems(schedule.event, list(messages))
    known = schedule.event.company_by_id
    companies = dict.fromkeys(m.company.id for m in messages.values() if m.addresses and m.company.id in known)
    with temporary_folder(target) as made:
        if companies:
            wish = PrintWish(formats=(Format.PDF, Format.ICS), who=tuple(companies), apart=True, since=older)
            print_agendas(path, made, wish, on_step)
        for key, message in messages.items():
            write_whole(texts / f"{stems[key]}.txt", f"{message.short}\n".encode())
            if not message.addresses:
                yield message, None
                continue
            file = drafts / f"{stems[key]}.eml"
            data = draft(message, tuple(_attachments(Path(made), stems[key])))
            write_whole(file, data)
            yield message, file


def _set_aside(folder: Path) -> None:
    """Move the files of an earlier run into ``earlier``, so that everything in the folder is to be sent."""
    earlier = folder / EARLIER
    for path in [path for path in folder.iterdir() if path.suffix in {".eml", ".txt"}]:
        earlier.mkdir(exist_ok=True)
        path.replace(earlier / path.name)


def _attachments(folder: Path, stem: str) -> Iterator[Attachment]:
    """The agenda, the calendar and the calendar of cancellations, if they exist."""
    for path in (
        folder / "agendas" / f"{stem}.pdf",
        folder / "calendar" / f"{stem}.ics",
        folder / "calendar" / f"{stem}-cancelled.ics",
    ):
        if path.is_file():
            yield Attachment(path.name, path.read_bytes())
