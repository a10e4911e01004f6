"""Leaves out of a statement what it says somebody is not limited to: ``there both days, not only on the 15th``."""

from __future__ import annotations

import re
from functools import lru_cache

from sco_scheduler.intake.values.dates import words_of


def without_not_only(text: str) -> str:
    """A folded text without the part from ``not only`` to the next comma, if it says something before."""
    match = _not_only().search(text)
    if match is None:
        return text
    head, tail = text[: match.start()], text[match.end() :]
    return f"{head}{tail}".strip() if any(map(str.isalpha, head)) else text


@lru_cache(maxsize=1)
def _not_only() -> re.Pattern[str]:
    before = r"[\s,;(–—-]*(?:(?:and|but|a|а|und|et|y|e|i|и|та|và)\s+)?"
    return re.compile(rf"{before}(?<![^\W\d_])(?:{words_of('denied')['not only']})(?![^\W\d_]|\s*$)[^,;，；]*")
