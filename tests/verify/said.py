"""What the verifier says of a schedule, as short lines for the tests."""

from __future__ import annotations

from collections.abc import Sequence

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Meeting, Published
from sco_scheduler.verify import verify


def said(event: Event, meetings: Sequence[Meeting], published: Published | None = None) -> list[str]:
    """Each violation as ``R1 the sentence``."""
    return [f"{v.rule.code} {v.text}" for v in verify(event, meetings, published).violations]


def broken(event: Event, meetings: Sequence[Meeting], published: Published | None = None) -> set[str]:
    """The codes of the rules that are broken."""
    return {v.rule.code for v in verify(event, meetings, published).violations}


def cells(event: Event, meetings: Sequence[Meeting], published: Published | None = None) -> list[str]:
    """The cells that the violations name."""
    return [str(cell) for v in verify(event, meetings, published).violations for cell in v.cells]
