"""``schedule messages``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.agendas.build_report import company_name
from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.json_report import finding_objects, print_json
from sco_scheduler.cli.parameters import (
    agendas_argument,
    changed_options,
    first_of,
    folder_option,
    json_option,
    with_language,
)
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Phrase, Speech
from sco_scheduler.output.drafts import Message
from sco_scheduler.output.terminal.console import print_path, print_said, standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_serious
from sco_scheduler.output.terminal.live import StepLine
from sco_scheduler.workflows.delegate_messages import write_messages

_NAMED = 12


@click.command(short_help=COMMANDS["messages"])
@agendas_argument
@folder_option("AGENDAS-messages beside AGENDAS")
@changed_options("to those whose agenda changed", "messages in")
@json_option()
@with_language
@reports_findings({})
def messages(
    *, agendas: Path, out: Path | None, changed: bool, since: Path | None, as_json: bool, speech: Speech
) -> None:
    """Write messages ready to send to delegates, each in the language of its reader. Nothing is sent.

    For each delegate an e-mail draft (.eml) with the agenda (PDF) and the calendar (ICS) attached, and a
    short text for WeChat or SMS; messages.xlsx lists who is written to and who has no address. With
    --changed the text says what is new, moved and cancelled.

    \b
    Examples:
      schedule messages registrations-agendas.xlsx
      schedule messages registrations-agendas.xlsx --changed --out to-send
      schedule messages registrations-agendas.xlsx --since printed.xlsx --json
    """
    with StepLine(standard_error(), speech, silent=as_json) as steps:
        done = write_messages(agendas, out, only_changed=changed, since=since, on_step=steps.show)
    if as_json:
        findings = finding_objects(done.findings, speech)
        written = [_object(message, path) for message, path in done.messages]
        print_json({"status": "ok", "messages": written, "list": str(done.list), "findings": findings})
        return
    print_serious(standard_error(), done.findings, speech)
    console = standard_output()
    if done.compared_with is not None:
        print_path(console, Phrase("messages-since")(file=done.compared_with.name, count=len(done.messages)), speech)
    lacking = done.without_address
    print_said(console, Phrase("drafts-written")(count=len(done.messages) - len(lacking)), speech)
    if lacking:
        names = dict.fromkeys(_name(message) for message in lacking)
        print_path(console, Phrase("messages-no-address")(count=len(lacking), names=first_of(names, _NAMED)), speech)
    print_path(console, Phrase("messages-list")(path=str(done.list)), speech)


def _name(message: Message) -> str:
    return f"{message.company.id} {company_name(Event(companies=(message.company,)), message.company.id)}"


def _object(message: Message, path: Path | None) -> dict[str, object]:
    return {
        "company": message.company.id,
        "delegate": message.delegate.key,
        "language": message.lang,
        "addresses": list(message.addresses),
        "unusable": message.unusable,
        "subject": message.subject,
        "text": message.text,
        "short": message.short,
        "draft": str(path) if path is not None else None,
    }
