"""Reads the status of a request for a meeting, the reply to it, and whether the meeting was held."""

from __future__ import annotations

from typing import Literal

from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.statuses import further, is_denied, is_undecided, status_of
from sco_scheduler.resources import lazy_regex

Reply = Literal["agreed", "declined", "confirmed"]


def status_of_request(text: str) -> tuple[bool, float] | None:
    """Whether a request is still valid by its status, and the certainty; None if the text is no status.

    A decline by the other side does not withdraw the request.
    """
    status = status_of(text)
    if status:
        declined = any(words.search(normalized(text)) for words in (_DECLINED, further("declined")))
        return False, 0.6 if declined else 0.93
    return (True, 0.92) if status == "" or is_undecided(normalized(text)) else None


_DECLINED = lazy_regex(
    r"declin|reject|refus|turned down|not (?:accept|select)|отказ|отклон|拒绝|婉拒|谢绝|不通过|不予|驳回"
)


def reply_of(text: str) -> Reply | None:
    """The reply to a request by the company that is asked; ``confirmed`` if the organizer may have said it instead."""
    status = status_of_request(text)
    if status is None or not status[0]:
        return None if status is None or status[1] > _REPLIED else "declined"
    bare = normalized(text)
    if is_undecided(bare) or is_denied(bare):
        return None
    if _AGREED.search(bare) or further("agreed").search(bare):
        return "agreed"
    return "confirmed" if _CONFIRMED.search(bare) or further("confirmed").search(bare) else None


_REPLIED = 0.6
_AGREED = lazy_regex(r"accept|agree|mutual|принят|принял|соглас|взаимн|接受|同意|双方")
_CONFIRMED = lazy_regex(r"confirm|approv|подтв|одобр|确认|通过")


_TOOK_PLACE = lazy_regex(
    r"\b(?:took place|(?:was|were) held|happened|did (?:it|they|you) (?:take place|meet|happen)|"
    r"(?<!spreken )(?<!gesprek )(?<!gesprekken )(?<!afspraak )met(?: last year)?$|"
    r"actually met)\b|состоял|проведена|проводил|была ли встреча|встретились|"
    r"已(?:举行|见面|会面|洽谈|成行)|是否(?:已|举行|成行)|"
    r"实际(?:见面|会面|洽谈)"
)


def took_place(title: str) -> bool:
    """Whether a title asks if past meetings were held, which is no wish: ``Took place``."""
    return _TOOK_PLACE.search(normalized(title)) is not None
