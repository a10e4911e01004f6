"""Finds the codes that the options of a form have before the names of companies: ``S06 Jade Tea Co., Ltd.``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sco_scheduler.domain.names import fold, trim
from sco_scheduler.intake.understanding.names.listed_texts import HARD
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.words import is_blank
from sco_scheduler.resources import lazy_regex

_CODE = r"[^\W\d_]{1,4}[-.]?\d{1,5}"
_OPTION = lazy_regex(rf"({_CODE})(?:\s*[:：.)–—-]\s*|\s+)(\S.{{2,}})")
_BEFORE_CODE = lazy_regex(rf"[,，/&+]\s*(?={_CODE}[\s:：.)–—-])")
"""A delimiter that names may contain too, before the next code."""

_FEWEST, _MOST_OTHERS = 3, 0.25
"""The minimum number of codes with one word, and the maximum share of texts in the same cells without a code."""


def take_codes_before_names(columns: Iterable[Iterable[str]], names: NameIndex) -> None:
    """Index the codes before the names of listed companies as names of these companies.

    Parameters
    ----------
    columns
        The cells of each column.
    """
    for of_word in _coded(columns):
        found = {code: names.find(name).company for code, name in of_word.items()}
        known = [key for key in found.values() if key is not None]
        others = any(names.find(code).company not in {None, key} for code, key in found.items())
        if others or 2 * len(known) <= len(found) or len(set(known)) < len(known):
            continue
        for code, key in found.items():
            meant = key or _nearest(names, of_word[code], known)
            if meant is not None:
                names.add(meant, [code, of_word[code]])


def _coded(columns: Iterable[Iterable[str]]) -> list[dict[str, str]]:
    """The names behind the codes with each word, if each code has one name, and no two codes have the same."""
    by_word: dict[str, dict[str, dict[str, str]]] = {}
    for cells in columns:
        texts = {trim(text) for cell in set(cells) for part in HARD.split(cell) for text in _BEFORE_CODE.split(part)}
        texts = {text for text in texts if not is_blank(text)}
        matches = [match for text in texts if (match := _OPTION.fullmatch(text)) is not None]
        if len(matches) < _FEWEST or len(texts) - len(matches) > _MOST_OTHERS * len(texts):
            continue
        for match in matches:
            word = fold(match[1]).rstrip("0123456789")
            by_word.setdefault(word, {}).setdefault(match[1], {})[fold(match[2])] = trim(match[2])
    clear = [coded for coded in by_word.values() if _has_one_name_each(coded)]
    if not any(len(coded) >= _FEWEST for coded in clear):
        return []
    # Of halls ``A``, ``B`` and ``C`` the last may have two stands.
    return [{code: next(iter(of_code.values())) for code, of_code in coded.items()} for coded in clear]


def _has_one_name_each(coded: Mapping[str, Mapping[str, str]]) -> bool:
    every = [name for of_code in coded.values() for name in of_code]
    return len(coded) == len(every) == len(set(every))


def _nearest(names: NameIndex, name: str, but: Iterable[str]) -> str | None:
    """The one company that a name, perhaps in two languages, contains or is misspelt from, save those with a code."""
    others = set(but)
    mentioned = names.mentioned(name)
    if len(mentioned) == 1:
        return next(iter(mentioned - others), None)
    near = names.near(name)
    return near.key if near is not None and near.same and near.key not in others else None
