"""Finds the encoding of a text file: what its bytes declare or prove, else that in which its letters are likeliest."""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sco_scheduler.resources import data_file, lazy_regex

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NAMES = {"utf-8-sig": "UTF-8", "utf_8": "UTF-8", "utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}

_MOST_JUDGED = 20_000
"""The largest number of bytes of a file used to detect its encoding."""

_MOST_FROM_OTHERS = 10.0
"""The weight of the other files of a folder, which are mostly of one export: that of two or three letters."""

# Rough logarithms of the frequencies of characters in their context.
_LETTERS = {
    **dict.fromkeys("оеаинтсрвлкм", -2.8),
    **dict.fromkeys("дпуяыьгзб", -4.0),
    **dict.fromkeys("чйхжшюцщэфъё", -5.5),
}
_CYRILLIC, _ACCENTED = -8.0, -6.0
_FIRST_CAPITAL, _NEXT_CAPITAL, _INNER_CAPITAL = -1.0, -1.0, -7.0
_BESIDE_OTHER_SCRIPT, _BESIDE_SIGN = -10.0, -6.0
_COMMON_HAN, _RARE_HAN, _ODD_HAN = -8.0, -12.0, -16.0
_KANA, _HALF_KANA, _COMMON_HANGUL, _RARE_HANGUL = -5.0, -12.0, -6.0, -11.0
_FULLWIDTH_FORMS, _HALFWIDTH_FORMS = ("\uff00", "\uff5e"), ("\uff61", "\uff9f")
_WIDE, _SIGN, _ODD, _CONTROL = -6.0, -6.0, -16.0, -16.0
_SIGNS = "«»“”‘’„–—…№·°\u00a0\u200b\ufeff"

_WESTERN = ("de", "fr", "es", "pt", "it", "ca", "nl", "sv", "da", "fi", "is", "et")
_CENTRAL = ("pl", "cs", "sk", "hu", "ro", "hr", "sl", "de", "fr")
_LIKELY: Mapping[str, tuple[float, Sequence[str]]] = {
    "gb18030": (0.0, ()),
    "cp932": (-5.0, ()),
    "cp949": (-5.0, ()),
    "cp950": (-5.0, ()),
    "cp1251": (0.0, ()),
    "cp1252": (0.0, _WESTERN),
    "cp1250": (-5.0, _CENTRAL),
    "cp1254": (-5.0, ("tr", *_WESTERN)),
    "cp1257": (-5.0, ("lt", "lv", "et", "pl", "de", "sv")),
    "cp1253": (-5.0, ("el",)),
    "iso-8859-2": (-7.0, _CENTRAL),
    "iso-8859-7": (-7.0, ("el",)),
    "iso-8859-15": (-7.0, _WESTERN),
    "koi8-u": (-12.0, ()),
    "cp866": (-12.0, ()),
    "mac-cyrillic": (-9.0, ()),
    "iso-8859-5": (-12.0, ()),
}
"""The encodings that a file may have, the usual ones first: how rare each is, and the languages written in it."""

_FREQUENT, _OF_OTHER, _OF_NONE = (-2.8, -4.0, -5.5, -7.0), -3.0, -12.0
"""The frequency of the letters of a language; what a word of another language of the encoding costs; one of none."""

_IN_PLACE = lazy_regex(
    r"(?:(?<=\bm)|(?<=[ckd]m))[²³](?!\w)|(?<!\w)[¿¡](?=\w)|(?<=\d)\.?[ªº](?!\w)|(?<=n)\.?º|[£¥](?=\s?\d)|"
    r"(?<=\d)\s?[£¥½¼¾]|(?<!\w)[½¼¾](?!\w)",
    re.IGNORECASE,
)
"""Signs where people write them: ``m³``, ``¿Qué``, ``1ª``, ``£ 5``."""

_OUT_OF_PLACE = lazy_regex(
    r"ñ(?![aeiouáéíóúü])|ã(?![oesi])(?=\w)|è(?=[aeiouyáéíóúàâêëîïôûü])|[ìù](?=\w)|ń(?=[aeiouyąęó])|û(?=[szvjkhfgb])|"
    r"(?<=[^\W\d_])œ(?![uin]|tus|lac)|(?<!\w)[ąęěůňğð](?=\w)|(?<=[a-z])[ªº]|[ªº](?=[a-z])",
    re.IGNORECASE,
)
"""Letters where no language has them: Spanish has ``ñ`` before vowels, Italian ``ì`` at the end of words."""


def told_encoding(data: bytes) -> str | None:
    """Return the encoding that the bytes declare or prove; None if it has to be guessed."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[:4000]
    if head.count(0) * 4 > len(head):  # UTF-16 without a byte order mark: every other byte of Latin text is 0
        return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    return "utf-8" if _is_utf_8(data) else None


def _is_utf_8(data: bytes) -> bool:
    """Whether a file is UTF-8, possibly with a few damaged bytes."""
    if decoded(data, "utf-8") is not None:
        return True
    sample = sample_of(data).decode("utf-8", "replace")
    beyond = sum(char > "\x7f" for char in sample)
    return sample.count("\ufffd") * 5 <= beyond


def decoded(data: bytes, encoding: str) -> str | None:
    """Decode a file and remove its byte order mark; None if it is not of that encoding, or the encoding is unknown."""
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except (UnicodeError, LookupError):
        return None


def encoding_name(encoding: str) -> str:
    """The name of an encoding in messages."""
    return _NAMES.get(encoding.lower(), encoding.upper())


def sample_of(data: bytes) -> bytes:
    """The part of a file used to detect its encoding: lines that are not plain ASCII."""
    sample = bytearray()
    for line in data.split(b"\n"):
        if not line.isascii():
            sample += line[: _MOST_JUDGED - len(sample)] + b"\n"
        if len(sample) >= _MOST_JUDGED:
            break
    return bytes(sample)


def likeliest(samples: Sequence[bytes]) -> list[str]:
    """The probable encoding of each of a folder's files.

    The encodings of the other files have a small weight, so that a file with only two names is not misjudged.
    """
    scores = [{name: _score(sample, name) for name in _LIKELY} for sample in samples]
    totals = {name: sum(score[name] for score in scores) for name in _LIKELY}
    best = max(totals.values())
    others = {name: max(total - best, -_MOST_FROM_OTHERS) for name, total in totals.items()}
    return [_best({name: score[name] + others[name] for name in _LIKELY}) for score in scores]


def _best(scores: Mapping[str, float]) -> str:
    return max(scores, key=lambda name: scores[name])


def _score(sample: bytes, encoding: str) -> float:
    """The likelihood of a sample in an encoding. A damaged byte counts as a rare letter."""
    rarity, languages = _LIKELY[encoding]
    text = codecs.getincrementaldecoder(encoding)("replace").decode(sample)  # its end may be cut
    return rarity + likelihood(text, languages, encoding if encoding in _EAST_ASIAN else "gb18030")


def likelihood(text: str, languages: Sequence[str] = (), encoding: str = "gb18030") -> float:
    """Return the log-likelihood of a text, by its characters beyond ASCII and the pairs of these.

    Parameters
    ----------
    languages
        Those of which Latin and Greek letters are judged by how frequent they are in the likeliest.
    encoding
        The East Asian encoding by which Chinese, Japanese and Korean characters are judged.
    """
    total, words = 0.0, Counter[str]()
    if languages:
        text = _IN_PLACE.sub("°", text)
        total += _OF_NONE * len(_OUT_OF_PLACE.findall(text))
        text = _OUT_OF_PLACE.sub("x", text)
        words = Counter("".join(filter(_has_accent, word)) for word in _WORD.findall(text))
    for (before, char), count in Counter(zip(" " + text, text, strict=False)).items():
        of_word = bool(languages) and _has_accent(char)
        total += count * ((0.0 if of_word else _alone(char, encoding)) + _after(char, before))
    return total + _of_words(words, languages)


_WORD = lazy_regex(r"[^\W\d_]*[^\x00-\x7f\W\d_][^\W\d_]*")


def _has_accent(char: str) -> bool:
    """Whether a character is a letter of a Latin or Greek alphabet, beyond ASCII."""
    return "\x7f" < char < "\u0400" and char.isalpha()


def _of_words(words: Mapping[str, int], languages: Sequence[str]) -> float:
    """The likelihood of the accented letters of words in a text that is mostly in the likeliest of these languages."""
    known = [_frequencies()[language] for language in languages]
    each = {word: [sum(_frequency(char, of) for char in word) for of in known] for word in words}
    totals = (
        sum(count * max(each[word][n], max(each[word]) + _OF_OTHER) for word, count in words.items())
        for n in range(len(known))
    )
    return max(totals, default=0.0)


def _frequency(char: str, of: Mapping[str, float]) -> float:
    """The frequency of an accented letter in a language."""
    return of.get(char, _OF_NONE) if char in of else of.get(char.lower(), _OF_NONE)


@lru_cache(maxsize=1)
def _frequencies() -> Mapping[str, Mapping[str, float]]:
    """The letters beyond ASCII of each language, with the logarithm of how frequent they are."""
    data: Mapping[str, Sequence[str]] = json.loads(data_file("letters.json").read_text(encoding="utf-8"))
    return {
        language: {char: value for chars, value in zip(groups, _FREQUENT, strict=True) for char in chars}
        for language, groups in data.items()
    }


@lru_cache(maxsize=131072)
def _alone(char: str, encoding: str) -> float:
    """The frequency of a character, of ASCII only that of control characters, which no text has."""
    if char <= "\x7f":
        return _CONTROL if char < " " and char not in "\t\r\n" else 0.0
    if char in _SIGNS:
        return _SIGN
    if char >= "\u3000":
        return _east_asian(char, encoding)
    if _is_cyrillic(char):
        return _LETTERS.get(char.lower(), _CYRILLIC)
    return _ACCENTED if char.isalpha() and char < "\u0250" else _ODD


def _east_asian(char: str, encoding: str) -> float:
    """The frequency of a Chinese, Japanese or Korean character in texts of an encoding."""
    if "\u4e00" <= char <= "\u9fff":
        return _han(char, encoding)
    if char <= "\u303f" or _FULLWIDTH_FORMS[0] <= char <= _FULLWIDTH_FORMS[1]:
        return _WIDE
    if encoding == "cp932" and ("\u3040" <= char <= "\u30ff"):
        return _KANA
    if encoding == "cp932" and _HALFWIDTH_FORMS[0] <= char <= _HALFWIDTH_FORMS[1]:
        return _HALF_KANA
    if encoding == "cp949" and "\uac00" <= char <= "\ud7a3":
        return _COMMON_HANGUL if char in _HANGUL else _RARE_HANGUL
    return _ODD


def _after(char: str, before: str) -> float:
    """The penalty for a letter after another character: scripts, cases and signs seldom mix in one word."""
    if not char.isalpha() or char >= "\u3000":
        return 0.0
    score = 0.0
    if before.isalpha() and before < "\u3000" and _script(before) != _script(char):
        score += _BESIDE_OTHER_SCRIPT
    if char > "\x7f" and before > "\x7f" and not before.isalnum() and before not in _SIGNS:
        score += _BESIDE_SIGN
    if char > "\x7f" and char.isupper():
        capital = _NEXT_CAPITAL if before.isupper() else _INNER_CAPITAL if before.isalpha() else _FIRST_CAPITAL
        score += capital
    return score


def _is_cyrillic(char: str) -> bool:
    return "\u0400" <= char <= "\u052f"


def _script(char: str) -> str:
    """The script of a letter: Cyrillic, Greek or any other."""
    return "Cyrillic" if _is_cyrillic(char) else "Greek" if "\u0370" <= char <= "\u03ff" else ""


def _han(char: str, encoding: str) -> float:
    """The frequency of a Chinese character: each standard has the common ones in its first level.

    Korean texts have few of them.
    """
    standard, last = _EAST_ASIAN[encoding]
    try:
        lead = char.encode(standard)[0]
    except UnicodeEncodeError:
        return _ODD_HAN
    return _COMMON_HAN if lead <= last and encoding != "cp949" else _RARE_HAN


_EAST_ASIAN = {
    "gb18030": ("gb2312", 0xD7),
    "cp932": ("euc_jp", 0xCF),
    "cp949": ("euc_kr", 0xFD),
    "cp950": ("big5", 0xC6),
}
"""The standard of the characters of each East Asian encoding, and the last lead byte of its common ones."""

_HANGUL = frozenset(
    "가각간갈감강개객거건검것게겠겨격견결경계고곡공과관광교구국군권귀규그극근글금급기긴길김까께나난남내너네년념노농누는"
    "능니다단달담당대더데도독동되된두드든들등디따때라락란람래량러런레려력련렬령로록론료루류르른를름리린림마막만말망매면명"
    "모목무문물미민및바박반발방배백버번벌범법변별병보복본봉부북분불브비빙빛사산살삼상새색생서석선설성세센소속손송수순술스습"
    "승시식신실심십아안않알암앙애야약양어업없에여역연열염영예오온와완외요용우운울원월위유육율으은을음의이익인일임입있자작장"
    "재저적전절점접정제조족존종좌주준중즉증지직진질집차참창책처천철첨첫청체초촌총최추축출충취측치친칠카커컨코크키타탁탄탈태택터"
    "테텍토통투트특티파판팜패편평포표푸품풍프플피필하학한할함합항해행향허험현협형호혹화확환활황회획효후희히"
)
"""The syllables of most Korean texts."""
