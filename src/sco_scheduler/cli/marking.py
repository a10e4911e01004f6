"""The copies that ``schedule check`` writes: ``--annotate`` and ``--fix``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sco_scheduler.cli.parameters import Source
from sco_scheduler.domain.messages import Speech
from sco_scheduler.output import phrases
from sco_scheduler.workflows.checking import Check
from sco_scheduler.workflows.marking import Proposal, annotate, correct, proposals


def workbook_name(ctx: click.Context, param: click.Parameter, path: Path | None) -> Path | None:
    """A name for a copy; a usage error where it does not end in .xlsx, which the copy is."""
    if path is not None and path.suffix.lower() != ".xlsx":
        raise click.BadParameter(f"{path} must end in .xlsx.", ctx, param)
    return path


def refuse_without_answers(ctx: click.Context, fix: Path | None, accept_above: int | None) -> None:
    """Usage errors: a score without ``--fix``, and ``--fix`` where nobody can be asked."""
    if accept_above is not None and fix is None:
        raise click.UsageError("--accept-above says what --fix takes: give --fix too.", ctx)
    if fix is not None and accept_above is None and not _at_a_terminal():
        raise click.UsageError("--fix asks at a terminal only: give --accept-above too.", ctx)


def write_copies(
    source: Source,
    found: Check,
    speech: Speech,
    *,
    annotated: Path | None,
    fixed: Path | None,
    accept_above: int | None,
) -> None:
    """Write the copies that are asked for, and say so on standard error.

    Raises:
        Stopped: a copy cannot be written.

    """
    if annotated is not None:
        findings = found.findings
        annotate(source.registrations, annotated, findings, encoding=source.encoding, form=source.form, speech=speech)
        click.echo(speech.say(phrases.ANNOTATED(path=str(annotated), count=len(findings))), err=True)
    if fixed is not None:
        offered = proposals(found.findings)
        accepted = [p for p in offered if (_asked(p, speech) if accept_above is None else p.score >= accept_above)]
        if not accepted:
            click.echo(speech.say(phrases.NONE_ACCEPTED(path=str(fixed), count=len(offered))), err=True)
            return
        correct(source.registrations, fixed, accepted, encoding=source.encoding, form=source.form, speech=speech)
        told = phrases.ACCEPTED(path=str(fixed), accepted=len(accepted), count=len(offered))
        click.echo(speech.say(told), err=True)


def _asked(proposal: Proposal, speech: Speech) -> bool:
    question = phrases.ACCEPT(cell=proposal.cell, text=proposal.text, proposal=proposal.shown)
    return click.confirm(speech.say(question), default=False, err=True)


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()
