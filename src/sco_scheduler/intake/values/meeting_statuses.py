"""Reads the status of a meeting: held, cancelled, or nobody came from one side."""

from __future__ import annotations

from functools import lru_cache

from sco_scheduler.domain.schedule import MeetingStatus
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.values.entries import NO, normalized
from sco_scheduler.intake.values.statuses import further, has_but, has_condition, may_be_gone, says_gone, stated_status
from sco_scheduler.resources import lazy_regex


@lru_cache(maxsize=4096)
def meeting_status_of(text: str) -> tuple[MeetingStatus | None, MeetingStatus | None]:
    """The status that a text says, None if that is not sure, and then the likely one, None if nothing tells it.

    A text on a meeting says what one on a company does, and who did not come: ``не пришли``, ``buyer absent``.
    """
    known, bare = vocabulary().choice("meeting_status", text), normalized(text).strip(" .!。！")
    if known is not None or _DASHES.fullmatch(bare) is not None:
        return MeetingStatus(known or ""), None
    likely = _likely(text, bare)
    doubted = has_but(bare) or has_condition(bare) or further("perhaps", "not cancelled").search(bare) is not None
    return (None, likely) if likely is None or doubted or not _is_sure(text, bare, likely) else (likely, None)


def _likely(text: str, bare: str) -> MeetingStatus | None:
    """The likely status of a folded text; None if it tells nothing of one."""
    if further("no-show").search(bare) is not None:
        return MeetingStatus.NO_SHOW
    status, held = stated_status(text), vocabulary().choice("held", text)
    if (held == "yes" and len(bare) > 1) or (status == "" and held is None):  # ``x`` may strike it out
        return MeetingStatus.HELD
    fails = further("falls through").search(bare) is not None
    gone = status is not None or held == "no" or fails or says_gone(text) > 0.0 or may_be_gone(text)
    return MeetingStatus.CANCELLED if gone else None


def _is_sure(text: str, bare: str, likely: MeetingStatus) -> bool:
    """Whether a folded text says no more than its likely status, apart from who or what it is about before it."""
    if likely is MeetingStatus.HELD:
        return True
    found = further("no-show").search(bare)
    if found is None:
        whole = vocabulary().choice("held", text) == "no" and bare not in NO and len(bare) > 1
        return whole or stated_status(text) == "cancelled" or further("falls through").fullmatch(bare) is not None
    return len(bare[: found.start()].split()) <= _MOST_BEFORE and _BEHIND.match(bare, found.end()) is not None


_MOST_BEFORE = 3
_BEHIND = lazy_regex(r"\s*(?:$|[(（—–-])")
"""What may be behind a statement that somebody did not come: an end, or a reason apart from it."""

_DASHES = lazy_regex(r"[-–—−/\s]*")
"""Signs in place of an empty cell."""
