"""Which encoding a CSV file is in, of those in which forms are exported.

A byte order mark says it, and so does text that is UTF-8, for hardly anything else is. Between GB18030,
CP1251 and CP1252 nothing says it, and most bytes mean something in each: there the one counts under which
the text is likeliest, letter by letter. What finds out encodings elsewhere goes by the share of odd
characters, for which a sheet of a few names is too short.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from functools import lru_cache

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LIKELY = ("gb18030", "cp1251", "cp1252")
_NAMES = {"utf-8-sig": "UTF-8", "utf_8": "UTF-8", "utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}

_MOST_JUDGED = 20_000
"""The most bytes of a file by which its encoding is judged."""

_MOST_FROM_OTHERS = 10.0
"""How much the other files of a folder count, which are mostly of one export: as much as two or three letters."""

# Logarithms of how often a character stands where it stands, roughly.
_LETTERS = {
    **dict.fromkeys("оеаинтсрвлкм", -2.8),
    **dict.fromkeys("дпуяыьгзб", -4.0),
    **dict.fromkeys("чйхжшюцщэфъё", -5.5),
}
_CYRILLIC, _ACCENTED = -8.0, -6.0
_FIRST_CAPITAL, _NEXT_CAPITAL, _INNER_CAPITAL = -1.0, -1.0, -7.0
_BESIDE_OTHER_SCRIPT, _BESIDE_SIGN = -6.0, -6.0
_COMMON_HAN, _RARE_HAN, _ODD_HAN = -8.0, -12.0, -16.0
_WIDE, _SIGN, _ODD, _CONTROL = -6.0, -6.0, -16.0, -16.0
_SIGNS = "«»“”‘’„–—…№·°\u00a0\u200b\ufeff"


def told_encoding(data: bytes) -> str | None:
    """The encoding that a file's bytes tell by themselves; None where they have to be judged."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[:4000]
    if head.count(0) * 4 > len(head):  # UTF-16 without its mark: every other byte of what is Latin is 0
        return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    return "utf-8" if _is_utf_8(data) else None


def _is_utf_8(data: bytes) -> bool:
    """Whether a file is UTF-8, or would be but for a few bytes: it is damaged then, and no other encoding."""
    if decoded(data, "utf-8") is not None:
        return True
    sample = sample_of(data).decode("utf-8", "replace")
    beyond = sum(char > "\x7f" for char in sample)
    return sample.count("\ufffd") * 5 <= beyond


def decoded(data: bytes, encoding: str) -> str | None:
    """The text of a file without its mark; None where it is not of that encoding, or there is none of that name."""
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except (UnicodeError, LookupError):
        return None


def encoding_name(encoding: str) -> str:
    """An encoding as messages name it."""
    return _NAMES.get(encoding.lower(), encoding.upper())


def sample_of(data: bytes) -> bytes:
    """As much of a file as its encoding is judged by: lines that are not of plain ASCII."""
    sample = bytearray()
    for line in data.split(b"\n"):
        if not line.isascii():
            sample += line[: _MOST_JUDGED - len(sample)] + b"\n"
        if len(sample) >= _MOST_JUDGED:
            break
    return bytes(sample)


def likeliest(samples: Sequence[bytes]) -> list[str]:
    """The encoding that each of a folder's files is probably in.

    What the other files are in counts a little, so that two names alone are not taken for something else.
    """
    scores = [{name: _score(sample, name) for name in _LIKELY} for sample in samples]
    totals = {name: sum(score[name] for score in scores) for name in _LIKELY}
    best = max(totals.values())
    others = {name: max(total - best, -_MOST_FROM_OTHERS) for name, total in totals.items()}
    return [_best({name: score[name] + others[name] for name in _LIKELY}) for score in scores]


def _best(scores: Mapping[str, float]) -> str:
    return max(scores, key=lambda name: scores[name])


def _score(sample: bytes, encoding: str) -> float:
    """How likely a sample is in an encoding. A damaged byte counts as an odd letter, not against the whole."""
    return likelihood(codecs.getincrementaldecoder(encoding)("replace").decode(sample))  # its end may be cut


def likelihood(text: str) -> float:
    """The logarithm of how likely a text is, by its characters beyond ASCII and what each of them follows."""
    total, before = 0.0, " "
    for char in text:
        if char > "\x7f":
            total += _alone(char) + _after(char, before)
        elif char.isalpha():
            total += _after(char, before)
        elif char < " " and char not in "\t\r\n":
            total += _CONTROL
        before = char
    return total


@lru_cache(maxsize=16384)
def _alone(char: str) -> float:
    """How common a character is."""
    if char in _SIGNS:
        return _SIGN
    if "\u4e00" <= char <= "\u9fff":
        return _han(char)
    if "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef":
        return _WIDE
    if _is_cyrillic(char):
        return _LETTERS.get(char.lower(), _CYRILLIC)
    return _ACCENTED if char.isalpha() and char < "\u0250" else _ODD


def _after(char: str, before: str) -> float:
    """How much less common a letter is after another character: scripts, cases and signs seldom mix in one word."""
    if not char.isalpha() or char >= "\u3000":
        return 0.0
    score = 0.0
    if before.isalpha() and before < "\u3000" and _is_cyrillic(before) != _is_cyrillic(char):
        score += _BESIDE_OTHER_SCRIPT
    if char > "\x7f" and before > "\x7f" and not before.isalnum() and before not in _SIGNS:
        score += _BESIDE_SIGN
    if char > "\x7f" and char.isupper():
        capital = _NEXT_CAPITAL if before.isupper() else _INNER_CAPITAL if before.isalpha() else _FIRST_CAPITAL
        score += capital
    return score


def _is_cyrillic(char: str) -> bool:
    return "\u0400" <= char <= "\u052f"


def _han(char: str) -> float:
    """How common a Chinese character is: GB 2312 has the usual ones in its first level."""
    try:
        lead = char.encode("gb2312")[0]
    except UnicodeEncodeError:
        return _ODD_HAN
    return _COMMON_HAN if lead <= 0xD7 else _RARE_HAN
