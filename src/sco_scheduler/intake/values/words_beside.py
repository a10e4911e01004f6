"""Finds words beside hours that nothing has read, and that may change what the hours mean."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from sco_scheduler.intake.values.clauses import rewritten
from sco_scheduler.intake.values.dates import tokens, with_days, words_of
from sco_scheduler.resources import lazy_regex


def leaves_words(text: str, *, told: bool) -> bool:
    """Whether unknown words of a text in English may change its hours: they may be its day, or join a bare hour.

    ``Xyz 12:00-13:00`` may be on one day only, and ``at 10 and xyz`` at half past ten. Beside a day, and beside words
    that tell whether somebody is there, or why not, others mostly are a reason.

    Parameters
    ----------
    text
        The text, folded, with the phrases of known languages in English.
    told
        Whether its words tell presence or absence.
    """
    found = [(str(match.lastgroup), match[0]) for match in tokens().finditer(rewritten(with_days(text)))]
    kinds = {kind for kind, word in found if kind != "part" or _is_known(word)} - _TELL_NOTHING
    if not told and not kinds and any(kind == "other" and not _is_known(word) for kind, word in found):
        return True
    return any(
        (one[0], joint[0], other[0]) == ("time", "and", "other")
        and _FULL_HOUR.search(one[1]) is not None
        and not _is_known(other[1])
        for (one, joint), (_, other) in pairwise(pairwise(found))
    )


_TELL_NOTHING = frozenset({"other", "filler", "and", "sep", "time"})
_FULL_HOUR = lazy_regex(r"(?<![:.\d])\d{1,2}(?::00)?\s*$")


def _is_known(word: str) -> bool:
    return word.isdecimal() or _known().fullmatch(word) is not None


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    """A pattern of words that say nothing by themselves, and of those around times and for them."""
    sections = ("before", "behind", "columns", "beside")
    return re.compile("|".join(source for section in sections for source in words_of(section).values()))
