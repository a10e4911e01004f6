"""Labels of sheets and rows for something outdated: ``OLD - do not use``, ``旧版勿用``, ``dòng cũ``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.statuses import STATUSES, further, is_void, says_replacing
from sco_scheduler.resources import kept_regex, lazy_regex, whole_words, words_of_kinds

_MOST_WORDS, _MOST_BEFORE = 3, 2


@lru_cache(maxsize=4)
def outdated_words(kind: Literal["old", "unused", "row", "unchanged"] = "old") -> re.Pattern[str]:
    """The words of a kind in all languages, as whole words in scripts with spaces."""
    return kept_regex(whole_words(words_of_kinds(STATUSES, kind)))


@lru_cache(maxsize=256)
def says_outdated(text: str) -> bool:
    """Whether a text is a label for something outdated: ``OLD – do not use``, ``旧版勿用``, ``List 3 (alt)``.

    It begins or ends with a word for *old* that a sign separates from the rest, or has a request not to use something,
    with at most two words before it. Other texts may speak of another sheet: ``the old list must not be used``.
    """
    bare = normalized(text)
    parts = [part for part in _LABELS.split(bare) if part]
    if parts and any(outdated_words().fullmatch(part) for part in (parts[0], parts[-1])):
        return True
    found = outdated_words("unused").search(bare)
    before = bare[: found.start()] if found is not None else ""
    called = not before.strip(' -–—:!.(（【"«') or outdated_words().search(before) is not None
    return found is not None and called and len(re.findall(r"\w+", before)) <= _MOST_BEFORE


def says_old_row(text: str) -> bool:
    """Whether a text begins by calling its own row or answer old: ``old row - see above``, ``dòng cũ``, ``旧行``."""
    first = next((part for part in _LABELS.split(normalized(text)) if part), "")
    called = all(outdated_words(kind).search(first) for kind in ("old", "row"))
    return called and len(re.findall(r"\w+", first)) <= _MOST_WORDS and len(first) <= _LONGEST_LABEL


@lru_cache(maxsize=131072)
def says_double(text: str) -> bool:
    """Whether a text says that its row is another entry of a company: ``duplicate of row 2``, ``mükerrer kayıt``.

    Such a row does not count, unlike one of which the text says that it does: ``duplicate, use this one``.
    """
    bare = normalized(text)
    void = any(map(is_void, dict.fromkeys((text, *_CLAUSES.split(text)))))
    return void and _UNSURE.search(bare) is None and not says_replacing(text)


def says_same_company(text: str) -> bool:
    """Whether a text says that a row is of a company that has another row: ``the same company as Orda Trade``."""
    return further("same company").search(normalized(text)) is not None


_CLAUSES = lazy_regex(r"[,;.:(（–—，；。：]")
_UNSURE = lazy_regex(r"[?？]|\bthis\b|(?<![а-я])эт[ауо]|(?<![а-я])данн[аоу]|此|这|\bbu\b")
"""What points to the row itself, which counts then, or leaves open whether it does."""


def says_unchanged(text: str) -> bool:
    """Whether a text says that an answer is as an earlier one: ``sent again, no changes``; not with an exception."""
    bare = normalized(text)
    return outdated_words("unchanged").search(bare) is not None and _BUT.search(bare) is None


_BUT = lazy_regex(
    r"\b(?:but|except|only|apart from|aber|außer|nur|sauf|mais|rest|otherwise|(?:all|everything|anything) else|others?|"
    r"übrig\w*|sonst|alles andere|reste|restante|resto|demás|pozostałe|reszta|gerisi|diğer\w*|qolgan\w*|qalan\w*)\b|"
    r"(?<![а-я])(?:но|кроме|только|лишь|остальн\w+|проч\w+|решта|інше|қалған\w*|калган\w*)(?![а-я])|除|但|只|仅|其余|其[他它]|别的"
)
"""What limits that to a part of the answer: ``the rest is unchanged``."""

_LONGEST_LABEL = 30
_LABELS = lazy_regex(
    r"(?:\s[-–—]+\s|[\s(){}\[\]（）【】_—–|/:：,.，。!！?*#]*[(){}\[\]（）【】_—–|/:：,.，。!！?*#])\s*"
)
