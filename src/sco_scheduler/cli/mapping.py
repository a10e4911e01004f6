"""What ``schedule check --write-map`` does."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli import phrases as own
from sco_scheduler.cli.language import told
from sco_scheduler.cli.parameters import Source
from sco_scheduler.domain.messages import Speech
from sco_scheduler.output import phrases
from sco_scheduler.workflows.mapping import write_map


def map_name(ctx: click.Context, param: click.Parameter, path: Path | None) -> Path | None:
    """A name for a map; a usage error where it does not end in .toml, which the map is."""
    if path is not None and path.suffix.lower() != ".toml":
        raise click.BadParameter(told(ctx, own.MUST_END(path=str(path), ending=".toml")), ctx, param)
    return path


def tell_map(source: Source, out: Path, speech: Speech) -> None:
    """Write the map, and say so on standard error.

    Raises:
        Stopped: it cannot be written.

    """
    kept = write_map(source.registrations, out, encoding=source.encoding, form=source.form)
    if kept is None:
        what = phrases.MAP_WRITTEN(path=str(out))
    else:
        what = phrases.MAP_WRITTEN_KEPT(path=str(out), kept=str(kept))
    click.echo(speech.say(what), err=True)
