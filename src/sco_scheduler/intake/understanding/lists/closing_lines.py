"""Finds lines below a list that are no entries of it: ``Lunch 13:00-14:00``, ``Please tell Anna``, ``Date | June``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sco_scheduler.intake.table.grids import Grid, is_total
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.hour_spans import LABEL_KINDS, ranges_in, words_for
from sco_scheduler.intake.understanding.wording.words import is_legend, title_score
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.intake.values.placeholders import heads_note, without_note
from sco_scheduler.intake.values.statuses import further
from sco_scheduler.resources import kept_regex, lazy_regex


def closing_lines(grid: Grid, header: int) -> list[int]:
    """The last rows of a sheet, after an empty row or a note, that are lines and no entries of the list, nor totals.

    Parameters
    ----------
    header
        The last row of the header; a list with one column alone has no such lines.
    """
    rows = [row for row, values in grid.rows.items() if values and row > header]
    lines: list[int] = []
    for row in reversed(rows[-_MOST:]):
        texts = [written(value) for _, value in sorted(grid.rows[row].items())]
        if not (is_line(texts) or is_total(texts[0])):
            break
        lines.insert(0, row)
    before = rows[: len(rows) - len(lines)]
    gaps = zip(lines, [*before[-1:], *lines], strict=False)
    apart = [row for row, above in gaps if row > above + 1 or is_note([*map(written, grid.rows[row].values())])]
    wide = any(len(grid.rows[row]) > 1 for row in before)
    kept = [row for row in lines if apart and row >= apart[0]] if before and wide else []
    return [row for row in kept if not is_total(written(grid.rows[row][min(grid.rows[row])]))]


def is_note(texts: Sequence[str]) -> bool:
    """Whether the only text of a row has a word for a note before a colon: ``Note: Anna comes later``."""
    return len(texts) == 1 and without_note(texts[0]) != texts[0]


def is_line(texts: Sequence[str]) -> bool:
    """Whether the one or two cells of a row are a remark, a time or a label with its value, and name no company."""
    if not 0 < len(texts) <= _PAIR or NAME_FORM.search(texts[0]) is not None:
        return False
    return _is_fact(*texts) if len(texts) == _PAIR else _speaks(texts[0])


def _is_fact(label: str, value: str) -> bool:
    """Whether a cell is a label and the next one a time, a day or a sentence: ``Lunch | 13:00``, not ``Start | KZ``."""
    told = any(ranges_in(value)) or _CLOCK.search(value) is not None or _DAY.search(value) is not None
    return heads_note(label) or (_is_label(label) and (told or _is_sentence(value)))


def _is_sentence(text: str) -> bool:
    """Whether a text has words that are no name: several, some of them in small letters where its script has them."""
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    small = sum(word[0].islower() or word[0].isdigit() for word in words[1:])
    caseless = bool(words) and not any(char.isupper() or char.islower() for char in text)
    return caseless or (len(words) >= _WORDS and 2 * small >= len(words) - 1)


def _is_label(text: str) -> bool:
    """Whether a cell is a word before a fact about an event or before a remark: ``Date``, ``Lunch``, ``Note``."""
    folded = normalized(text).strip(" .:：*-–—")
    return _label().fullmatch(folded) is not None or heads_note(text)


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return kept_regex(words_for(*LABEL_KINDS))


def _speaks(text: str) -> bool:
    """Whether the only text of a row is a remark by its first sign, by a time, a label or a word such as *please*."""
    folded = normalized(text)
    signed = _SIGN.match(text) is not None or (is_legend(text) and (_is_sentence(text) or not text.istitle()))
    clock = _CLOCK.search(folded)
    beside = f"{folded[: clock.start()]} {folded[clock.end() :]}" if clock is not None else ""
    timed = clock is not None and (clock.end() == len(folded) or _is_label(beside) or _is_sentence(text))
    labelled = (head := _LABELLED.match(folded)) is not None and (_is_label(head[1]) or _titles(head[1]))
    asks = further("please").match(folded) is not None and _is_sentence(text)
    return signed or labelled or asks or timed or any(ranges_in(text))


def _titles(text: str) -> bool:
    """Whether a word before a colon is a title for remarks, people or their addresses: ``Contact: Anna``."""
    return max(title_score(text, field) for field in ("notes", "contact", "phone", "email")) >= _TITLED


_MOST, _PAIR, _TITLED, _WORDS = 12, 2, 0.7, 3
_SIGN = lazy_regex(r"\s*(?:[*•·※✓✔☆★]|\(\*\))\s*\S")
_CLOCK = lazy_regex(r"(?<![\d.:])\d{1,2}:\d{2}(?![\d:])")
_DAY = lazy_regex(
    r"(?<!\d)\d{1,4}[./-]\d{1,2}(?!\d)|(?<!\d)\d{1,2}(?:st|nd|rd|th|[.-]?го)?\s+[^\W\d]{3,}|[^\W\d]{3,}\s+\d{1,2}(?!\d)|\d月"
)
_LABELLED = lazy_regex(r"([^\d:：]{2,30}?)\s*[:：]\s*\S")
