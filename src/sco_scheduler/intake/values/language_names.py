"""Finds names and codes of languages in texts, from ``data/languages.json``, and writes Uzbek in Cyrillic letters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from sco_scheduler.domain.names import fold
from sco_scheduler.resources import data_file, lazy_regex


@lru_cache(maxsize=1)
def language_codes() -> Mapping[str, str]:
    """The code of a language by each of its folded names, from ``data/languages.json``, and by variants of them."""
    data = json.loads(data_file("languages.json").read_text(encoding="utf-8"))
    known = {fold(name): code for code, names in data.items() for name in names}
    for name, code in list(known.items()):
        for other in _variants(name):
            known.setdefault(other, code)
    for sign, name in _OF_SIGN.items():
        known.setdefault(sign, known[fold(name)])
    return known


def language_called(text: str) -> str:
    """The code of the language that a text names, in one language or several: ``Deutsch / niemiecki``; else ''."""
    codes = language_codes()
    if (code := codes.get(fold(text))) or len(text) > _LONGEST:
        return code or ""
    named = {codes.get(fold(name), "") for name in _IN_SEVERAL.split(text) if name.strip()}
    return named.pop() if len(named) == 1 else ""


_IN_SEVERAL, _LONGEST = lazy_regex(r"[/／|()（）]"), 60


def _variants(name: str) -> Iterator[str]:
    """Variants of a folded name: another apostrophe, with or without the word for a language."""
    if _APOSTROPHES.search(name):
        yield from (_APOSTROPHES.sub(mark, name) for mark in ("'", "’", "‘", "ʻ", "ʼ", "`", ""))
    if name[-1] in _TONGUE and len(name) > _SHORTEST_CHINESE:
        yield from (name[:-1] + ending for ending in ("", *_TONGUE))
    for word in _LANGUAGE_WORDS:
        if name.endswith(word):
            yield name.removesuffix(word)
    if name.endswith(("ский", "цкий")):
        yield f"{name} язык"


_APOSTROPHES = lazy_regex("['’‘ʻʼ`´]")
_TONGUE = ("语", "文", "話", "话", "語")
_SHORTEST_CHINESE = 2
"""Up to this length a Chinese name of a language may have another meaning without its ending."""

_LANGUAGE_WORDS = (" тілі", " тили", " tili", " dili", " забони", " хэл", " язык", " language")


_ABBREVIATED = lazy_regex(r"([中汉英俄法德日韩西蒙哈]{2,})(?:文|语|双语|三语)")
_OF_SIGN = {
    "中": "中文",
    "汉": "中文",
    "英": "英文",
    "俄": "俄文",
    "法": "法文",
    "德": "德文",
    "日": "日文",
    "韩": "韩文",
    "西": "西班牙文",
    "蒙": "蒙古文",
    "哈": "哈萨克文",
}
"""The sign for a language in a list such as ``中/英``."""


def spread(text: str) -> str:
    """A text with ``中英文`` expanded to ``中文 英文``."""
    return _ABBREVIATED.sub(lambda match: " ".join(_OF_SIGN[sign] for sign in match[1]), text)


_CHINESE = 0x2E80
"""The first code point of characters that are written without spaces between words."""

WORDS = frozenset({"am", "as", "be", "da", "ha", "he", "hi", "id", "is", "it", "la", "my", "no", "or", "so", "to"})
"""Codes of languages that are also words of a sentence."""

_WORD = lazy_regex(r"(?<!\d)[^\W\d_\u2e80-\uffff]+(?:['’`‘ʻ.-][^\W\d_\u2e80-\uffff]+)*")
_SPEAKING = "по-"


@lru_cache(maxsize=131072)
def languages_named(clause: str) -> Sequence[tuple[int, int, str]]:
    """The languages that a clause names: start, end and code of each."""
    names, stems, signs = _by_kind()
    found: list[tuple[int, int, str]] = []
    words = list(_WORD.finditer(clause))
    while words:
        # ``mandarin chinese`` is one name
        few = next((words[:n] for n in (3, 2) if " ".join(word[0] for word in words[:n]) in names), words[:1])
        text = " ".join(word[0] for word in few)
        bare = text.removeprefix(_SPEAKING)
        of_stem = (of for stem, of in stems.items() if bare.startswith(stem))
        code = names.get(text) or names.get(f"{text}.") or next(of_stem, None)
        if code is not None:
            found.append((few[0].start(), few[-1].end(), code))
        words = words[len(few) :]
    for place in range(len(clause)):
        for name, code in signs.get(clause[place : place + 2], ()):
            if clause.startswith(name, place) and not any(start <= place < end for start, end, _ in found):
                found.append((place, place + len(name), code))
                break
    return sorted(found)


@lru_cache(maxsize=1)
def _by_kind() -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, Sequence[tuple[str, str]]]]:
    """The codes by names of words, by the stems of Russian names, and by the first two signs of Chinese names."""
    names: dict[str, str] = {}
    stems: dict[str, str] = {}
    signs: dict[str, list[tuple[str, str]]] = {}
    for name, code in sorted(language_codes().items(), key=lambda item: -len(item[0])):
        if name in WORDS or name in _OF_SIGN:
            continue  # which occur in other words too
        if ord(name[0]) > _CHINESE:
            signs.setdefault(name[:2], []).append((name, code))
        else:
            names[name] = code
            if name.endswith(("ский", "цкий")) and " " not in name:
                stems[name.removesuffix("ий")] = code
    return names, stems, signs


def words_in_cyrillic(words: Mapping[str, Sequence[str]]) -> Mapping[str, list[str]]:
    """Uzbek words by their meaning, in the Cyrillic letters that many people and offices still use."""
    return {meaning: list(map(_in_cyrillic, of_one)) for meaning, of_one in words.items()}


def _in_cyrillic(word: str) -> str:
    for latin, cyrillic in zip(("o'", "g'", "sh", "ch", "yo", "yu", "ya", "ye", r"\be"), "ўғшчёюяеэ", strict=True):
        word = re.sub(latin, cyrillic, word)
    return word.translate(_CYRILLIC)


_CYRILLIC = str.maketrans("'abdefghijklmnopqrstuvxyz", "ъабдефгҳижклмнопқрстувхйз")
