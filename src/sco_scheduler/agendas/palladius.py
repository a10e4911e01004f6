"""Converts Chinese names in Russian transcription (the Palladius system) to pinyin: *Чунцин*, *Ли На*."""

from __future__ import annotations

from functools import cache, lru_cache

_INITIALS = {
    **{"б": "b", "п": "p", "м": "m", "ф": "f", "д": "d", "т": "t", "н": "n", "л": "l", "г": "g", "к": "k", "х": "h"},
    **{"чж": "zh", "ч": "ch", "ш": "sh", "ж": "r", "цз": "z", "ц": "c", "с": "s"},
}
_PALATAL = {"цз": "j", "ц": "q", "с": "x"}
"""The pinyin of some initials before a final of ``_SOFT``."""

_HARD = {
    **{"а": "a", "э": "e", "ай": "ai", "эй": "ei", "ао": "ao", "оу": "ou", "ань": "an", "энь": "en", "ан": "ang"},
    **{"эн": "eng", "ун": "ong", "у": "u", "уа": "ua", "о": "o", "уо": "uo", "уай": "uai", "уй": "ui", "уэй": "ui"},
    **{"уань": "uan", "унь": "un", "уэнь": "un", "уан": "uang", "ы": "i"},
}
_SOFT = {
    **{"и": "i", "я": "ia", "е": "ie", "яо": "iao", "ю": "iu", "янь": "ian", "инь": "in", "ян": "iang", "ин": "ing"},
    **{"юн": "iong", "юй": "u", "юэ": "ue", "юань": "uan", "юнь": "un"},
}
_ALONE = {
    **{"а": "a", "о": "o", "э": "e", "эр": "er", "ай": "ai", "ао": "ao", "оу": "ou", "ань": "an", "энь": "en"},
    **{"ан": "ang", "и": "yi", "я": "ya", "е": "ye", "яо": "yao", "ю": "you", "янь": "yan", "инь": "yin"},
    **{"ян": "yang", "ин": "ying", "юн": "yong", "юй": "yu", "юэ": "yue", "юань": "yuan", "юнь": "yun", "у": "wu"},
    **{"ва": "wa", "во": "wo", "вай": "wai", "вэй": "wei", "вань": "wan", "вэнь": "wen", "ван": "wang"},
    **{"вэн": "weng"},
}
_SIBILANT = frozenset({"ч", "ш", "ж", "чж"})
"""Initials after which *и* is the same final as *ы* after others."""

_ROUNDED = {"g", "k", "h", "d", "t", "n", "l", "z", "c", "s", "zh", "ch", "sh", "r"}
"""Initials after which *о* is ``uo``."""


@cache
def _syllables() -> dict[str, str]:
    found = dict(_ALONE)
    for initial, latin in _INITIALS.items():
        for final, rest in _HARD.items():
            found[initial + final] = latin + ("uo" if rest == "o" and latin in _ROUNDED else rest)
        for final, rest in _SOFT.items():
            if initial not in _SIBILANT:
                found[initial + final] = _PALATAL.get(initial, latin) + rest
            elif final == "и":
                found[initial + final] = latin + "i"
    return found


@lru_cache(maxsize=2_000)
def pinyin_of(word: str) -> str:
    """The pinyin of a Chinese name in Cyrillic, in lower case without tones; '' if it is not one.

    An incomplete last syllable is dropped, as it occurs while a
    name is being typed.
    """
    parts, rest = _split(word.casefold().replace("ъ", ""))
    if not parts or not any(syllable.startswith(rest) for syllable in _syllables()):
        return ""
    return "".join(_syllables()[part] for part in parts)


@lru_cache(maxsize=20_000)
def _split(word: str) -> tuple[tuple[str, ...], str]:
    """The syllables of a word, by greedy longest match, and as short a rest as possible."""
    best: tuple[tuple[str, ...], str] = ((), word)
    for size in range(len(word), 0, -1):
        if word[:size] in _syllables():
            parts, rest = _split(word[size:])
            if len(rest) < len(best[1]):
                best = ((word[:size], *parts), rest)
            if not rest:
                break
    return best
