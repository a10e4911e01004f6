"""Parts a short answer that says the same in two languages, such as ``nein / nie``."""

from __future__ import annotations

from collections.abc import Sequence

from sco_scheduler.resources import lazy_regex


def translations(text: str) -> Sequence[str]:
    """The parts of a short answer on both sides of slashes, which may say the same; else none."""
    if len(text) > _LONGEST or _BETWEEN_TWO.search(text) is None:
        return ()
    parts = [part.strip() for part in _BETWEEN_TWO.split(text)]
    return parts if all(len(part) > 1 and any(map(str.isalpha, part)) for part in parts) else ()


_BETWEEN_TWO, _LONGEST = lazy_regex(r"[/／|]"), 60
