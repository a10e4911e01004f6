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
from sco_scheduler.intake.values.statuses import further
from sco_scheduler.resources import kept_regex, lazy_regex


def closing_lines(grid: Grid, header: int) -> list[int]:
    """The last rows of a sheet, after an empty row, that are lines and no entries of the list above, nor totals.

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
    apart = [row for row, above in zip(lines, [*before[-1:], *lines], strict=False) if row > above + 1]
    wide = any(len(grid.rows[row]) > 1 for row in before)
    kept = [row for row in lines if apart and row >= apart[0]] if before and wide else []
    return [row for row in kept if not is_total(written(grid.rows[row][min(grid.rows[row])]))]


def is_line(texts: Sequence[str]) -> bool:
    """Whether the one or two cells of a row are a remark, a time or a label with its value, and name no company."""
    if not 0 < len(texts) <= _PAIR or NAME_FORM.search(texts[0]) is not None:
        return False
    return _is_label(texts[0]) if len(texts) == _PAIR else _speaks(texts[0])


def _is_label(text: str) -> bool:
    """Whether a cell is a word before a fact about an event or before a remark: ``Date``, ``Lunch``, ``Note``."""
    folded = normalized(text).strip(" .:：*-–—")
    return _label().fullmatch(folded) is not None or _NOTE.fullmatch(folded) is not None


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return kept_regex(words_for(*LABEL_KINDS))


def _speaks(text: str) -> bool:
    """Whether the only text of a row is a remark by its first sign, by a time, a label or a word such as *please*."""
    folded = normalized(text)
    signed = _SIGN.match(text) is not None or is_legend(text)
    timed = any(ranges_in(text)) or _CLOCK.search(folded) is not None
    labelled = (head := _LABELLED.match(folded)) is not None and (_is_label(head[1]) or _titles(head[1]))
    return signed or timed or labelled or further("please").match(folded) is not None


def _titles(text: str) -> bool:
    """Whether a word before a colon is a title for remarks, people or their addresses: ``Contact: Anna``."""
    return max(title_score(text, field) for field in ("notes", "contact", "phone", "email")) >= _TITLED


_MOST, _PAIR, _TITLED = 12, 2, 0.7
_SIGN = lazy_regex(r"\s*(?:[*•·※✓✔☆★]|\(\*\))\s*\S")
_CLOCK = lazy_regex(r"(?<![\d.:])\d{1,2}:\d{2}(?![\d:])")
_LABELLED = lazy_regex(r"([^\d:：]{2,30}?)\s*[:：]\s*\S")
_NOTE = lazy_regex(
    r"(?:please )?notes?|nb|n\.b\.|p\.?\s?s|important|attention|remarks?|comments?|hinweis|achtung|wichtig|"
    r"bitte beachten|nota|nota bene|importante|atención|atenção|attenzione|remarque|uwaga|dikkat|not|"
    r"примечани[ея]|прим|внимание|важно|备注|注|注意|说明|ご注意|備考|참고|비고|lưu ý|ghi chú|catatan"
)
