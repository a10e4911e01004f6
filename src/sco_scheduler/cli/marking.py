"""The copies that ``schedule check`` writes: ``--annotate`` and ``--fix``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sco_scheduler.output.terminal.console import count
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
    registrations: Path,
    found: Check,
    *,
    annotated: Path | None,
    fixed: Path | None,
    accept_above: int | None,
    encoding: str | None,
) -> None:
    """Write the copies that are asked for, and say so on standard error.

    Raises:
        Stopped: a copy cannot be written.

    """
    if annotated is not None:
        annotate(registrations, annotated, found.findings, encoding=encoding)
        click.echo(f"Written: {annotated}, with {count(len(found.findings), 'finding')} marked.", err=True)
    if fixed is not None:
        offered = proposals(found.findings)
        accepted = [p for p in offered if (_asked(p) if accept_above is None else p.score >= accept_above)]
        if not accepted:
            click.echo(f"Nothing was corrected, so {fixed} was not written ({len(offered)} proposed).", err=True)
            return
        correct(registrations, fixed, accepted, encoding=encoding)
        click.echo(f"Written: {fixed}, with {len(accepted)} of {count(len(offered), 'proposal')} accepted.", err=True)


def _asked(proposal: Proposal) -> bool:
    return click.confirm(f"{proposal.cell}: {proposal.text} -> {proposal.shown}. Accept?", default=False, err=True)


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()
