"""Whether a text above a matrix is about the companies of its rows, by the title of their names."""

from __future__ import annotations

from collections.abc import Sequence

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.intake.understanding.wording.askers import names_askers
from sco_scheduler.intake.understanding.wording.words import roles_of
from sco_scheduler.resources import lazy_regex


def names_rows(text: str, own: Sequence[Column]) -> bool:
    """Whether a text that names one side is about the companies of the rows too, so that it does not say who asks.

    It has the title of their names, in any form, beside the side and no word for wishing, or apart from it:
    ``AZIENDE x BUYER``, ``Richieste delle aziende – legenda sul foglio BUYER`` above ``Azienda``.

    Parameters
    ----------
    own
        The columns of the names of the rows.
    """
    about = _about_rows(text, own)
    return bool(about) and (names_askers(text) < SURE or not any(roles_of(part)[0] for part in about))


def rows_wish(text: str, own: Sequence[Column]) -> bool:
    """Whether a part of a text is on what the companies of the rows wish, and names no side."""
    return any(names_askers(part) >= SURE and not roles_of(part)[0] for part in _about_rows(text, own))


def _about_rows(text: str, own: Sequence[Column]) -> list[str]:
    """The parts of a text that have the title of the names of the rows, unless it is a word for a side."""
    titles = [fold(column.title) for column in own if not roles_of(column.title)[0]]
    stems = tuple(w[:-1] for title in titles for w in _WORD.findall(title) if len(w) >= _LONG)
    return [part for part in _PART.split(text) if any(w.startswith(stems) for w in _WORD.findall(fold(part)))]


_LONG = 5
_WORD = lazy_regex(r"[^\W\d_]+")
_PART = lazy_regex(r"\s[–—-]\s|[;:|/()]")
