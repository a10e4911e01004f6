"""The copies that ``schedule check`` writes: ``--annotate`` and ``--fix``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from sco_scheduler.cli import phrases as own
from sco_scheduler.cli.language import told
from sco_scheduler.cli.parameters import Source
from sco_scheduler.domain.messages import Speech
from sco_scheduler.output import phrases
from sco_scheduler.output.terminal.console import Prose, standard_error
from sco_scheduler.workflows.checking import Check
from sco_scheduler.workflows.marking import Proposal, annotate, correct, proposals

_CELLS_NAMED = 3
"""The most cells of one text that a question names."""


def workbook_name(ctx: click.Context, param: click.Parameter, path: Path | None) -> Path | None:
    """A name for a copy; a usage error where it does not end in .xlsx, which the copy is."""
    if path is not None and path.suffix.lower() != ".xlsx":
        raise click.BadParameter(told(ctx, own.MUST_END(path=str(path), ending=".xlsx")), ctx, param)
    return path


def refuse_without_answers(ctx: click.Context, fix: Path | None, accept_above: int | None) -> None:
    """Usage errors: a score without ``--fix``, and ``--fix`` where nobody can be asked."""
    if accept_above is not None and fix is None:
        raise click.UsageError(told(ctx, own.SCORE_ALONE), ctx)
    if fix is not None and accept_above is None and not _at_a_terminal():
        raise click.UsageError(told(ctx, own.NOBODY_TO_ASK), ctx)


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
        accepted = _asked(offered, speech) if accept_above is None else [p for p in offered if p.score >= accept_above]
        if not accepted:
            click.echo(speech.say(phrases.NONE_ACCEPTED(path=str(fixed), count=len(offered))), err=True)
            return
        correct(source.registrations, fixed, accepted, encoding=source.encoding, form=source.form, speech=speech)
        taken = phrases.ACCEPTED(path=str(fixed), accepted=len(accepted), count=len(offered))
        click.echo(speech.say(taken), err=True)


def _asked(offered: Sequence[Proposal], speech: Speech) -> list[Proposal]:
    """The proposals that are accepted at the terminal; what stands in several cells is asked once for all of them."""
    same: dict[tuple[str, str], list[Proposal]] = {}
    for proposal in offered:
        same.setdefault((proposal.text, proposal.company), []).append(proposal)
    accepted: list[Proposal] = []
    console = standard_error()
    for together in same.values():
        first, cells = together[0], [proposal.cell for proposal in together]
        where: object = tuple(cells[:_CELLS_NAMED])
        if len(cells) > _CELLS_NAMED:
            where = phrases.CELLS_BEYOND(listed=where, count=len(cells) - _CELLS_NAMED)
        question = phrases.ACCEPT(cell=where, text=first.text, proposal=first.shown)
        console.print(Prose(speech.say(question)))
        if click.confirm("", default=False, err=True):
            accepted += together
    return accepted


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()
