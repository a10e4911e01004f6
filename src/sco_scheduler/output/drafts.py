"""Makes messages: an e-mail draft and a short text for each delegate, in the delegate's language.

Nothing is sent. A draft is an ``.eml`` file that any mail program opens, marked as not sent.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from types import MappingProxyType

from sco_scheduler.agendas.build_report import company_name, interpreter_label
from sco_scheduler.agendas.collation import company_name_in
from sco_scheduler.domain.event import Company, Delegate, Event
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.output.excel.styles import ACCENT, in_arial, print_landscape
from sco_scheduler.output.texts.words import clean, days_in_words, delegate_language, one_line, short_day, words

_COLUMNS = {
    "list_id": 8,
    "list_company": 27,
    "list_delegate": 18,
    "list_language": 8,
    "list_email": 26,
    "list_phone": 16,
    "list_draft": 24,
    "list_text": 55,
}
"""The columns of the list of messages, with widths such that it prints one page wide with letters of seven points."""

_TYPES = {".pdf": ("application", "pdf"), ".ics": ("text", "calendar")}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file attached to a draft."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Message:
    """The message to one delegate.

    ``lines`` list new, moved and cancelled meetings since the agenda that the delegate has; if there is none to
    compare, they list the meetings. ``addresses`` are the valid ones, ``unusable`` the rest of the cell.
    """

    company: Company
    delegate: Delegate
    lang: str
    subject: str
    text: str
    short: str
    addresses: tuple[str, ...]
    unusable: str = ""


def message_for(
    schedule: Schedule,
    key: str,
    revision: int,
    before: Schedule | None = None,
    short: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> Message:
    """Make the message to a delegate.

    Parameters
    ----------
    key
        The delegate's key; ``before`` has delegates who are no longer registered.
    revision
        The revision of the agenda.
    before
        The schedule of the agenda that the delegate has; None if this is the first.
    short
        Names of companies in the short text, by language and ID, if not their full names.
    """
    event = schedule.event if key in schedule.event.delegate_by_key or before is None else before.event
    company, delegate = event.company_of_delegate[key], event.delegate_by_key[key]
    lang = delegate_language(event.settings.languages, company).main
    held = schedule.by_delegate.get(key, ())
    # A delegate whom the earlier schedule does not have, such as a walk-in, gets a first agenda.
    known = before.by_delegate.get(key, ()) if before is not None and key in before.event.delegate_by_key else None
    say = _Words(lang)
    lines = _lines(_Reader(event, key, lang, {}), held, known)
    brief = _lines(_Reader(event, key, lang, short.get(lang, {})), held, known)
    name = one_line(delegate.name or company.contact or company_name(event, company.id))
    about = {"event": one_line(event.settings.name), "number": revision}
    kind = "first" if known is None else "changed" if held else "gone"
    paragraphs = [
        say("greeting", name=name),
        say(_LEADS[kind], **about, where=_where(event, lang)),
        "\n".join(f"- {line}" for line in lines),
        say(_ENDS[kind], **about),
    ]
    if event.settings.page_address:
        paragraphs.append(say("page_address", address=event.settings.page_address))
    paragraphs.append(say("closing", **about))
    addresses, unusable = usable_addresses(delegate.email or company.email)
    return Message(
        company,
        delegate,
        lang,
        say("subject_first" if known is None else "subject_changed", **about),
        "\n\n".join(part for part in paragraphs if part) + "\n",
        say("short", event=about["event"], name=name, lines=say("joint").join(brief) or say("no_meetings")),
        addresses,
        unusable,
    )


def draft(message: Message, attachments: Sequence[Attachment]) -> bytes:
    """Return the ``.eml`` file of a message; the same message gives the same bytes."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = one_line(message.subject)
    name = one_line(message.delegate.name or message.company.name)
    mail["To"] = [Address(name if i == 0 else "", addr_spec=address) for i, address in enumerate(message.addresses)]
    mail["X-Unsent"] = "1"
    mail.set_content(message.text)
    for attachment in attachments:
        main, kind = _TYPES[Path(attachment.name).suffix]
        if main == "text":
            mail.add_attachment(attachment.data.decode("utf-8"), subtype=kind, filename=attachment.name)
        else:
            mail.add_attachment(attachment.data, maintype=main, subtype=kind, filename=attachment.name)
    if mail.is_multipart():
        digest = hashlib.sha256(message.text.encode() + b"".join(a.data for a in attachments)).hexdigest()
        mail.set_boundary(f"=={digest[:40]}==")
    return mail.as_bytes()


def usable_addresses(text: str) -> tuple[tuple[str, ...], str]:
    """The valid addresses in a cell, and the rest of it."""
    usable: list[str] = []
    rest: list[str] = []
    for part in re.split(r"[;,，；、\s]+", text):
        address = part.strip("<>\"'")
        (usable if _is_address(address) else rest).append(address)
    return tuple(dict.fromkeys(usable)), " ".join(filter(None, rest))


def _is_address(text: str) -> bool:
    try:
        address = Address(addr_spec=text)
    except (HeaderParseError, ValueError, IndexError):
        return False
    return bool(address.username) and "." in address.domain and text.isascii()


def message_list(messages: Sequence[tuple[Message, str]], lang: str) -> bytes:
    """Return a workbook that lists the recipients, those without an address, and the short text for each.

    Parameters
    ----------
    messages
        Each message with the name of its draft, empty if there is none.
    lang
        The language of the workbook.
    """
    from xlsxwriter import Workbook

    say, file = _Words(lang), io.BytesIO()
    book = Workbook(file, in_arial())
    book.set_properties({"created": datetime(2000, 1, 1)})
    head = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "text_wrap": True})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    lacking = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFEB9C"})
    sheet = book.add_worksheet(say("list_sheet"))
    for column, (key, size) in enumerate(_COLUMNS.items()):
        sheet.write_string(0, column, say(key), head)
        sheet.set_column(column, column, size)
    for row, (message, name) in enumerate(messages, start=1):
        address = "; ".join(message.addresses)
        unusable = say("list_unusable", text=message.unusable) if message.unusable else ""
        values = (
            message.company.id,
            company_name(Event(companies=(message.company,)), message.company.id),
            message.delegate.name,
            message.lang,
            " ".join(filter(None, (address, unusable))) or say("list_no_address"),
            message.company.phone,
            name,
            message.short,
        )
        for column, value in enumerate(values):
            sheet.write_string(row, column, clean(value), plain if message.addresses or column != 4 else lacking)
    sheet.autofilter(0, 0, max(1, len(messages)), len(_COLUMNS) - 1)
    sheet.freeze_panes(1, 2)
    print_landscape(sheet)
    book.close()
    return file.getvalue()


_LEADS = {"first": "lead_first", "changed": "lead_changed", "gone": "lead_gone"}
_ENDS = {"first": "end_first", "changed": "end_changed", "gone": "end_gone"}


class _Words:
    """The words of messages in a language."""

    def __init__(self, lang: str) -> None:
        self._words = words(lang)

    def __call__(self, key: str, **blanks: object) -> str:
        return self._words[f"message.{key}"].format(**blanks)


def _where(event: Event, lang: str) -> str:
    days = days_in_words(event.days, lang)
    return ", ".join(filter(None, (days, one_line(event.settings.venue))))


@dataclass(frozen=True)
class _Reader:
    """The reader of messages: a delegate by key, a language, and the ``names`` of companies to use."""

    event: Event
    key: str
    lang: str
    names: Mapping[str, str]

    def line(self, word: str, meeting: Meeting, **more: str) -> str:
        """A line about a meeting."""
        partner = meeting.partner_of(self.key)
        name = self.names.get(partner) or company_name_in(self.event, partner, self.lang)
        place = f"{one_line(meeting.zone)}/{one_line(meeting.table)}"
        return _Words(self.lang)(word, time=self.time(meeting), place=place, company=one_line(name), **more)

    def time(self, meeting: Meeting) -> str:
        """The start of a meeting, with its day if there are several."""
        clock = f"{meeting.start:%H:%M}"
        several = len(self.event.days) > 1
        return f"{short_day(meeting.start.date(), self.lang)} {clock}" if several else clock


def _lines(reader: _Reader, held: Sequence[Meeting], known: Sequence[Meeting] | None) -> list[str]:
    """The meetings, or the changes from those that are known."""
    if known is None:
        return [reader.line("meeting", meeting) for meeting in held]
    lines = list(_changes(reader, held, known))
    return lines or ([_Words(reader.lang)("details")] if held else [])


def _changes(reader: _Reader, held: Sequence[Meeting], before: Sequence[Meeting]) -> Iterator[str]:
    """The changes of a delegate's meetings, one line each, in order of time."""
    old, new = _by_partner(reader.key, before), _by_partner(reader.key, held)
    found: list[tuple[datetime, str]] = []
    for partner in dict.fromkeys((*old, *new)):
        was, now = old.get(partner, []), new.get(partner, [])
        for i in range(max(len(was), len(now))):
            if i >= len(was):
                found.append((now[i].start, reader.line("new", now[i])))
            elif i >= len(now):
                found.append((was[i].start, reader.line("cancelled", was[i])))
            elif was[i].start != now[i].start:
                found.append((now[i].start, reader.line("moved", now[i], before=reader.time(was[i]))))
            elif (was[i].zone, was[i].table) != (now[i].zone, now[i].table):
                found.append((now[i].start, reader.line("other_table", now[i])))
            if i < min(len(was), len(now)) and was[i].interpreter != now[i].interpreter:
                name = one_line(interpreter_label(reader.event, now[i].interpreter))
                found.append(
                    (now[i].start, reader.line("interpreter" if name else "no_interpreter", now[i], name=name))
                )
    yield from (line for _, line in sorted(found, key=lambda told: told[0]))


def _by_partner(key: str, meetings: Sequence[Meeting]) -> dict[str, list[Meeting]]:
    found: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        found.setdefault(meeting.partner_of(key), []).append(meeting)
    return found
