"""Puts what people say about times, meetings and wishes into English, from the languages of ``data/tongues.json``.

Every other pattern then reads it as it reads English. For each language the file has phrases by their meaning; a star
stands for any ending. A meaning may be that of a word behind a number, such as ``o'clock``, or behind a time, such as
``before it``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial

from sco_scheduler.intake.values.clock_words import CLOCK_WORDS, PARTS_OF_HOURS, with_clock_words
from sco_scheduler.intake.values.entries import in_ascii_digits, normalized
from sco_scheduler.intake.values.language_names import words_in_cyrillic
from sco_scheduler.intake.values.spoken_hours import PARTS_OF_DAY
from sco_scheduler.resources import folded_data, is_joined, kept_regex, lazy_regex, simplified

_KEPT = "="
"""The meaning of words that show the language of a text, and stay as they are."""

_BEFORE_NUMBER = frozenset(
    {"before", "after", "from", "until", "between", "at", "to", "hour of", "day of", "not before", "except time"}
)
"""Meanings of words that may have others unless a time or a day follows."""

_BEHIND_NUMBER = frozenset({"o'clock", "minutes", "th", "am", "pm"})
_BEHIND_TIME = {f"{word} it": word for word in ("before", "after", "from", "until", "at", "except")} | {
    "between them": "between"
}
_BEHIND_LIMIT = {"at most behind": "at most", "at least behind": "at least", "not more behind": "at most"}
_UNWEIGHED = frozenset({"and", "with", "filler", "to"})
_VAGUE = frozenset(
    {
        *(f"{place} day" for place in ("first", "second", "last")),
        "no",
        "meet",
        "meetings",
        "meeting",
        "participation",
        "already",
        "available",
        "present",
        "come",
        *(
            "so",
            "because",
            "maybe",
            "train",
            "schedule",
            "interview",
            "prayers",
            "other times",
            "full",
            "early",
            *("go", "to the airport", "from the airport", "flight", "flight home", "catch the train", "early morning"),
            "and come",
            "available so",
        ),
    }
)
"""Meanings of words that tell nothing about meetings by themselves."""

_SHORT = 3
"""Up to this length a word behind a time has to follow a number directly."""

_PARTS = ("morning", "afternoon", "noon", "evening")
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONGEST = 300
_LEAST = 3
"""The least number of letters of known words that show a language."""


class _Phrase:
    """A phrase with its meaning; ``source`` gives the pattern of it and of what has to stand around it."""

    def __init__(self, words: str, meaning: str, source: Callable[[], str]) -> None:
        self.words, self.meaning, self.source = words, meaning, source
        first = _WORD.match(words)
        any_ending = meaning.isdecimal() or (first is not None and words.startswith("*", first.end()))
        self.begins = first[0] + "*" * any_ending if first is not None else ""
        """Its first word, with a star for any ending."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return kept_regex(self.source())

    @property
    def weighs(self) -> bool:
        """Whether it shows the language of a text."""
        return self.meaning not in _BEHIND_NUMBER | _UNWEIGHED and not self.meaning.isdecimal()

    @property
    def tells(self) -> bool:
        """Whether it tells something about times or meetings by itself."""
        vague = self.meaning in _BEFORE_NUMBER | _VAGUE or self.meaning in _BEHIND_TIME
        return self.weighs and not vague and len(self.begins.rstrip("*")) > _LEAST


class _Tongue:
    """The phrases of one language."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        self._words = {
            meaning: [without_marks(word).lstrip("'") for word in words] for meaning, words in phrases.items()
        }
        made = (_Phrase(w, m, partial(self._source, w, m)) for m, words in self._words.items() for w in words)
        self.phrases = sorted(made, key=lambda phrase: -len(phrase.words))
        self._joins = any(is_joined(phrase.words) for phrase in self.phrases)
        self.beginning: dict[str, list[_Phrase]] = {}
        for phrase in self.phrases:
            self.beginning.setdefault(phrase.begins, []).append(phrase)

    def _source(self, words: str, meaning: str) -> str:
        plain = _one(words)
        if meaning in _BEHIND_NUMBER or (meaning in _BEHIND_TIME and len(words) <= _SHORT and words.isalpha()):
            if meaning in _BEHIND_TIME and is_joined(words):
                return plain
            of_number = r"(?<!\d-\d\d-\d\d )(?<!\d-\d\d-\d\d)" if meaning in _BEHIND_NUMBER else ""  # and not of a date
            return rf"{of_number}(?:(?<=\d)|(?<=\d[ .])|(?<=\d\. )){plain.removeprefix(_BEGINS)}"
        if meaning in _BEFORE_NUMBER:
            behind = [r"(?:20\d\d-\d\d-\d\d|\d{1,2}(?![\d:]|\s?h\b|[.]\d\d(?!\d)))" if meaning == "day of" else r"\d"]
            if meaning not in {"hour of", "day of"}:
                behind += self._sources("hour of", "at", "day of", *_PARTS, *WEEKDAY_NAMES)
            behind += self._sources(*map(str, range(1, 11))) if meaning == "until" else []
            apart = "+" if len(words) < _SHORT and not is_joined(words) else "*"
            return rf"{plain}(?=[\s-]{apart}(?:{'|'.join(behind)}))"
        if meaning.isdecimal():
            counted = "|".join(self._sources("meetings", "more not", "not more behind"))
            return rf"{plain.removesuffix(_ENDS)}(?:ta|та)?(?:[td][aeə]n|[дт][ае]н)?(?=\s+(?:{counted}))"
        return plain

    def _sources(self, *meanings: str) -> list[str]:
        """The patterns of the phrases of some meanings."""
        return [_one(word) for meaning in meanings for word in self._words.get(meaning, ())]

    def replaced(self, text: str) -> tuple[str, int]:
        """A text with English words for its phrases, and how many letters these had."""
        bare, weight, place = without_marks(text), 0, 0
        text = text if len(bare) == len(text) else bare
        said: list[str] = []
        for start, end, phrase in self._found(bare):
            weight += sum(map(_weight, bare[start:end])) if phrase.meaning not in _UNWEIGHED else 0
            if phrase.meaning != _KEPT:
                said += text[place:start], f" {_MARKS.get(phrase.meaning, phrase.meaning)} "
                place = end
        return "".join((*said, text[place:])), weight

    def _found(self, bare: str) -> Iterator[tuple[int, int, _Phrase]]:
        """The phrases in a bare text with their places, at each place the longest."""
        if self._joins:
            for match in self._joined.finditer(bare):
                yield *match.span(), self.phrases[int(match.lastindex or 1) - 1]
            return
        place = 0
        for word in _WORD.finditer(bare):
            begun = _begun_by(self, word[0]) if word.start() >= place else ()
            matches = ((phrase.pattern.match(bare, word.start()), phrase) for phrase in begun)
            for match, phrase in ((m, p) for m, p in matches if m is not None):
                yield *match.span(), phrase
                place = match.end()
                break

    @cached_property
    def _joined(self) -> re.Pattern[str]:
        return kept_regex("|".join(f"({phrase.source()})" for phrase in self.phrases))


@lru_cache(maxsize=131072)
def _begun_by(tongue: _Tongue, word: str) -> Sequence[_Phrase]:
    """The phrases whose first word this may be, the longest first."""
    stems = (f"{word[:end]}*" for end in range(1, len(word) + 1))
    found = [phrase for begins in (word, *stems) for phrase in tongue.beginning.get(begins, ())]
    return sorted(found, key=lambda phrase: -len(phrase.words)) if len(found) > 1 else found


_WORD = lazy_regex(r"[^\W\d_]+(?:'[^\W\d_]+)*")


_MARKS = {
    "o'clock": "_oclock",
    "minutes": "_minutes",
    "hour of": "hour_",
    "day of": "day_",
    "th": "_th",
    "filler": "",
    "except time": "except",
    "away": "absent",  # ``away from`` refuses
    "more not": "_more",
    **{meaning: f"_{word}" for meaning, word in _BEHIND_TIME.items()},
    **{meaning: f"_{word.replace(' ', '')}" for meaning, word in _BEHIND_LIMIT.items()},
}

_BEGINS, _ENDS = r"(?<![^\W\d_])", r"(?![^\W\d_])"


def _weight(sign: str) -> int:
    """How much a sign of a known word tells of the language: twice as much without spaces between words."""
    return 2 if is_joined(sign) else int(sign.isalpha())


def _one(word: str) -> str:
    """The pattern of a phrase, as whole words where a script separates words."""
    source = re.sub(r"\\? ", r"\\s+", re.escape(word).replace(r"\*", r"\w*"))
    if is_joined(word):
        source = rf"(?<!\d){source}" if word[0].isdecimal() else source
        return source + (r"(?![\u0e00-\u0e7f])" if "\u0e00" <= word <= "\u0e7f" and len(word) == 1 else "")
    return rf"{_BEGINS}{source}" + ("" if word.endswith(("*", ".")) else _ENDS)


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Mapping[str, Sequence[str]]]:
    phrases = json.loads(folded_data("tongues.json"))
    return {**phrases, "uz in Cyrillic": words_in_cyrillic(phrases["uz"])}


def words_meaning(meaning: str, language: str = "") -> list[str]:
    """The words of all languages, or of one, for a meaning, without marks on letters and without any ending."""
    tongues = [_data().get(language, {})] if language else _data().values()
    return [without_marks(word.rstrip("*")) for tongue in tongues for word in tongue.get(meaning, ())]


@lru_cache(maxsize=64)
def _tongue(name: str) -> _Tongue:
    return _Tongue(_data()[name])


_SCRIPTS = (
    (lazy_regex("[\u0590-\u05ff]"), ("he",)),
    (lazy_regex("[\u0600-\u06ff]"), ("ar", "fa", "ur", "ps")),
    (lazy_regex("[\u0900-\u097f]"), ("hi", "ne")),
    (lazy_regex("[\u0980-\u09ff]"), ("bn",)),
    (lazy_regex("[\u0b80-\u0bff]"), ("ta",)),
    (lazy_regex("[\u0c00-\u0c7f]"), ("te",)),
    (lazy_regex("[\u0d80-\u0dff]"), ("si",)),
    (lazy_regex("[\u0e00-\u0e7f]"), ("th",)),
    (lazy_regex("[\u0e80-\u0eff]"), ("lo",)),
    (lazy_regex("[\u1000-\u109f]"), ("my",)),
    (lazy_regex("[\u1780-\u17ff]"), ("km",)),
    (lazy_regex("[\u1200-\u137f]"), ("am",)),
    (lazy_regex("[\uac00-\ud7af]"), ("ko",)),
    (lazy_regex("[\u0370-\u03ff]"), ("el",)),
    (
        lazy_regex(
            "[\u3040-\u30ff]|以降|\\d件|辞退|欠席|必須|面談|商談|午前|来場|出展|朝(?=$|\\s|\\d)|夕方|夜$|午後|正午|毎|終日|両日|全日|最終日|初日|以外$"
        ),
        ("ja",),
    ),
)
"""Scripts of one language, or of a few."""

_OF_SCRIPT = frozenset(name for _, names in _SCRIPTS for name in names)


@lru_cache(maxsize=1)
def _beginnings() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """The languages of the first words of phrases, and those of the beginnings of words with any ending."""
    whole: dict[str, set[str]] = {}
    stems: dict[str, set[str]] = {}
    for name in _data():
        for phrase in _tongue(name).phrases if name not in _OF_SCRIPT else ():
            if phrase.weighs or (phrase.meaning in _BEHIND_NUMBER and len(phrase.begins.rstrip("*")) >= _LEAST):
                kind = stems if phrase.begins.endswith("*") else whole
                kind.setdefault(phrase.begins.rstrip("*"), set()).add(name)
    return ({w: frozenset(n) for w, n in whole.items()}, {w: frozenset(n) for w, n in stems.items()})


def _candidates(text: str) -> Iterator[str]:
    """The languages of words of a bare text."""
    for pattern, names in _SCRIPTS:
        if pattern.search(text):
            yield from names
    for word in _WORD.findall(text):
        yield from _names_for(word)


@lru_cache(maxsize=131072)
def _names_for(word: str) -> frozenset[str]:
    """The languages that a word may be of."""
    whole, stems = _beginnings()
    return whole.get(word, frozenset()).union(*(stems.get(word[:end], ()) for end in range(1, len(word) + 1)))


def may_say(words: Iterable[str]) -> bool:
    """Whether any of many words may begin a phrase about meetings in a language with phrases of its own."""
    whole, stems = _telling()
    for word in set(map(without_marks, words)):
        for pattern, names in _SCRIPTS:
            if pattern.search(word) and any(_tongue(name).replaced(word)[1] >= _LEAST for name in names):
                return True
        if word in whole or any(word[:end] in stems for end in range(_LEAST, len(word) + 1)):
            return True
    return False


@lru_cache(maxsize=1)
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """The first words of phrases that tell something by themselves, and the beginnings of those with any ending."""
    names = [name for name in _data() if name not in _NATIVE | _OF_SCRIPT]
    words = {phrase.begins for name in names for phrase in _tongue(name).phrases if phrase.tells}
    stems = {word.rstrip("*") for word in words if word.endswith("*")}
    return frozenset(words), frozenset(stems)


_NATIVE = frozenset({"en", "ru", "de"})


@lru_cache(maxsize=131072)
def in_english(text: str) -> str:
    """A text, folded, with its phrases in English if it is in a known language; hours and days in their usual form.

    Chinese is in simplified characters.
    """
    text = normalized(text)
    if len(text) > _LONGEST:
        return text
    figures = text.isascii() and not any(map(str.isalpha, text))
    text = _EVENING.sub("buổi tối", _ELDER_SISTER.sub("ms", text))
    text = _AND_JOINED.sub("و ", text)
    bare = without_marks(text)
    timed = any(words.search(bare) is not None for words in (CLOCK_WORDS, PARTS_OF_HOURS, PARTS_OF_DAY))
    text = _with_digits(with_clock_words(text, bare) if timed else text)
    if figures:
        return text
    apart = _apart(text)
    named = {*_candidates(without_marks(apart))} - ({"uk", "bg"} if _RUSSIAN.search(text) else set())
    named -= {"sr", "mk"} if _NOT_SERBIAN.search(text) else set()
    best, weight = "", 0
    for name in filter(named.__contains__, _data()):
        said, of_name = _tongue(name).replaced(apart)
        if of_name > weight or (of_name == weight >= _LEAST and name in _NATIVE):
            best, weight = (said if said != apart else ""), of_name
    least = _LEAST if _DATE.search(text) is None else _LEAST - 1
    if best and (weight >= least or 1 < weight == sum(map(_weight, apart))):
        return _in_order(best)
    return text if text.isascii() or "ja" in named else text.translate(simplified())


_DATE = lazy_regex(r"\d{4}-\d\d-\d\d")
"""A day beside which few letters of known words are enough to show a language."""

_ELDER_SISTER = lazy_regex(r"(?<!\w)chị(?!\w)")
"""A Vietnamese address of women, which without its mark is the word for *only*."""

_EVENING = lazy_regex(r"(?<!\w)(?<!buổi )tối(?= \d|$)")
"""A Vietnamese evening, which without its mark is the word for *until*."""

_AND_JOINED = lazy_regex(r"(?<!\w)و(?=\d|الساع|ساعت)")
"""An Arabic *and* with no space before an hour."""

_RUSSIAN = lazy_regex("[ыэ]")
"""A letter that neither Ukrainian nor Bulgarian has."""

_NOT_SERBIAN = lazy_regex("[йщъыьэюяёіїєґ]")
"""A letter that neither Serbian nor Macedonian has, and others in Cyrillic do."""


def forms(text: str) -> Sequence[str]:
    """A text, folded, and if it has phrases of a known language, also with these in English."""
    return tuple(dict.fromkeys((normalized(text), in_english(text))))


def translated(text: str) -> str:
    """A text with its phrases in English, folded; one without phrases of a known language as it is written."""
    said = in_english(text)
    return text if said == normalized(text) else said


_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_LANGUAGES = "german|english|french|spanish|italian|russian|chinese"
_DAY_OR_CLOCK = r"\d{4}-\d\d-\d\d|(?<!\d-\d\d-)(?:\d{1,2}:\d\d|\d{1,2})"
_TIME = rf"(?:the \d{{1,2}}th|{_DAY_OR_CLOCK}|{'|'.join((*WEEKDAY_NAMES, *_PARTS))})"
_BEFORE_MONTH = rf"(?=\s+(?:of |de |do |del |di )?(?:{'|'.join(_MONTHS)}))"
_ORDER: Sequence[tuple[re.Pattern[str], str]] = (
    (lazy_regex(r"\s+"), " "),
    (lazy_regex(r"hour_ (\d{1,2}) ?[-–—] ?(\d{1,2})(?![\d:.])"), r"\1:00-\2:00"),
    (lazy_regex(r"hour_ (\d{1,2})[.:](\d\d)"), r"\1:\2"),
    (lazy_regex(r"hour_ (\d{1,2})(?![\d:.])"), r"\1:00"),
    (lazy_regex(r"(\d{1,2}) ?_oclock (\d\d)(?: _minutes)?"), r"\1:\2"),
    (lazy_regex(r"(\d{1,2})[.:](\d\d) ?_oclock"), r"\1:\2"),
    (lazy_regex(r"(?<![\d:.])([01]?\d|2[0-3])\.([0-5]\d)(?= _(?:before|after|from|until|at)\b)"), r"\1:\2"),
    (lazy_regex(r"(?<![\d:.])(\d{1,2})\.? ?_oclock"), r"\1:00"),
    (lazy_regex(rf"(?:day_ )?(\d{{1,2}})(?:\.| ?_th)?{_BEFORE_MONTH} (?:of |de |do |del |di )?"), r"\1 "),
    (lazy_regex(r"day_ (\d{1,2})(?![\d:/]|\.\d)\.?(?: _th)?|(?<![\d:.])(?<!\d-\d\d-)(\d{1,2}) ?_th"), r"the \1\2th "),
    (lazy_regex(r"hour_|_oclock|_minutes|day_|_th\b"), " "),
    (lazy_regex(r"(?<![\d.:])(\d{1,2})\.(\d\d) ?[-–—] ?(?=\d{1,2}:)"), r"\1:\2-"),
    (lazy_regex(r"\s+"), " "),
    (lazy_regex(rf"({_TIME}) (?:and|with) ({_TIME}) _between"), r"\1-\2"),
    (lazy_regex(r"_(?:from|until) _(before|after|from|until)\b"), r"_\1"),
    (lazy_regex(rf"({_TIME}) _from ({_TIME}) _(?:until|between)"), r"\1-\2"),
    (lazy_regex(rf"({_TIME}) ?[-–—] ?({_TIME}) _(?:between|until)"), r"\1-\2"),
    (lazy_regex(r"\bfrom (\d{1,2})\. (until|till) (?=\d{1,2}(?::\d\d)?(?!\d))"), r"from \1 \2 "),
    (lazy_regex(r"(?<!\d-\d\d-)(?<![\d:.])(\d{1,2}(?::\d\d)?) _from (\d{1,2}:\d\d)(?! ?_)"), r"\1-\2"),
    (lazy_regex(r"\bnoon (?=(?:_?(?:after|before|from|until) )?(?:1[3-5]?|[2-5])(?::\d\d)?(?![\d.:]))"), ""),
    (lazy_regex(rf"from ({_TIME}) (?:at|before) ({_TIME})"), r"from \1 until \2"),
    (lazy_regex(r"(?:\bfrom )?(\d{1,2}[:.]\d\d) (?:at|a) (\d{1,2}(?:[:.]\d\d)?)(?!\d)"), r"\1-\2"),
    (lazy_regex(r"(\d{1,2})月 ?the (\d{1,2})th"), r"\1月\2日"),
    (lazy_regex(rf"\b({'|'.join(_MONTHS)}) the (\d{{1,2}})th\b"), r"\2 \1"),
    (lazy_regex(r"\barrives (only (?:(?:first|second|third|last) day|\d{4}-\d\d-\d\d))\s*$"), r"come \1"),
    (lazy_regex(r"\b(only (?:(?:first|second|third|last) day|\d{4}-\d\d-\d\d)) arrives\s*$"), r"\1 come"),
    (lazy_regex(r"\b(?:not (?:arrives|come)|(?:arrives|come) not(?: there)?)\b(?! before)"), "not coming"),
    (lazy_regex(r"\bnot (coming|there) not\b"), r"not \1"),
    (lazy_regex(r"(\d{1,2}) meetings _until"), r"at most \1 meetings"),
    (lazy_regex(rf"({_TIME}) ?[-–—~〜～] ?({_TIME}) _except\b"), r"except \1-\2"),
    (lazy_regex(rf"({_TIME}) _(before|after|from|until|at|except)\b"), r"\2 \1"),
    (lazy_regex(r"_except\b"), "except"),
    (lazy_regex(r"(\d{4}-\d\d-\d\d not there) (?=\d{4}-)"), r"\1, "),
    (lazy_regex(rf"(\d{{4}}-\d\d-\d\d|\b(?:{'|'.join(_PARTS)})),? withdrew\b"), r"\1 absent"),
    (lazy_regex(r"(\d{4}-\d\d-\d\d),? full(?!\s*\w)"), r"\1 all day"),
    (lazy_regex(r"_(before|after|until)\b"), r"\1"),
    (lazy_regex(r"_(?:between|from|at)\b"), " "),
    (lazy_regex(r"\b(from|until|before|after) at "), r"\1 "),
    (lazy_regex(r"\b(\d{1,2}:\d\d) ?[-–—] ?(\d{1,2})(?![\d:.])"), r"\1-\2:00"),
    (
        lazy_regex(r"(?:_more (\d{1,2}) meetings|(\d{1,2}) (?:meetings )?_more)\b(?=.*(?:not|n't)\b).*"),
        r"at most \1\2 meetings",
    ),
    (lazy_regex(r"_more"), " "),
    (lazy_regex(r"\b(at most|at least) ?[.:] ?(?=\d)"), r"\1 "),
    (lazy_regex(rf"\bat (?=\d{{1,2}} (?:{'|'.join(_MONTHS)})|\d{{4}}-|the \d|(?:{'|'.join(WEEKDAY_NAMES)}))"), "on "),
    (lazy_regex(rf"\b((?:{_LANGUAGES})(?: and (?:{_LANGUAGES}))*) available"), r"speaks \1"),
    (lazy_regex(r"\b(at (?:most|least)) at (?:most|least)\b"), r"\1"),
    (lazy_regex(r"(?<![\w-])((?:not )?[^\W\d]\w*),? (?:\1 ?\b)+"), r"\1 "),
    (lazy_regex(r"(\d{1,2}) (meetings |)_at(most|least)"), r"at \3 \1 \2"),
    (lazy_regex(r"_at(most|least)"), r"at \1"),
    (lazy_regex(r"\bmeetings (?=at (?:most|least) \d)"), ""),
    (lazy_regex(r"\b(at most|at least|not more than|only) meetings (\d{1,2})(?![\d:.])"), r"\1 \2 meetings"),
    (lazy_regex(r"^\s*meetings (\d{1,2}) only\s*$"), r"only \1 meetings"),
    (lazy_regex(r"\b(from|until) -(?=\d)"), r"\1 "),
    (lazy_regex(r"(?<!:\d\d )\buntil (\d{1,2}) meetings"), r"at most \1 meetings"),
    (lazy_regex(r"\bare enough (\d{1,2} meetings)|\bwith (\d{1,2} meetings) are enough"), r"\1\2 are enough"),
    (lazy_regex(r"(?<![\d:])(12(?::\d\d)?) am\b"), r"\1"),  # ``12:00 de la mañana``
    (lazy_regex(r"\s+(?=[\s.,;:!?)]|$)"), ""),
    (lazy_regex(r"\s+"), " "),
)
"""Marks behind or before numbers, with what they become, in order."""


def _in_order(text: str) -> str:
    """A text with marks of the phrases, with its words in the English order."""
    for pattern, words in _ORDER:
        text = pattern.sub(words, text)
    return text.strip()


def _apart(text: str) -> str:
    """A text with spaces in place of the signs that join words and numbers: ``17-én``, ``ב-17``, ``11'den``."""
    spaced = _JOINED.sub(" ", text)
    return normalized(spaced) if spaced != text else text  # which knows the months beside days


_JOINED = lazy_regex(r"(?<=\d)[-'’](?=[^\W\d_])|(?<=[\u0590-\u05ff])[-־](?=\d)")
_RANGE = lazy_regex(r"(?<![\w.,:-])(\d{1,2}) ?[-–—] ?(\d{1,2}) ?h(?![^\W_])")
_HOURS = lazy_regex(r"(?<![\w.,:])(\d{1,2})\s?h(?:\s?([0-5]\d))?(?![^\W_])")
_SPACED_DATE = lazy_regex(r"(?<![\d.])(\d{1,2})\. (\d)\.(?!\d)")
_DAY_AND_MONTH = lazy_regex(r"(?<![\d/.:-])(1[3-9]|2\d|3[01])/(0?[1-9]|1[0-2])(?![\d/:]|\.\d)")


def _hour(match: re.Match[str]) -> str:
    """An hour in figures; one that may be in the afternoon, such as ``1h``, has no zero before it."""
    hour = int(match[1])
    return f"{hour:0{2 if hour >= _EARLIEST else 1}}:{match[2] or '00'}"


_EARLIEST = 7


def _with_digits(text: str) -> str:
    """A text with digits of any script as those of ASCII, ``13h`` as ``13:00`` and ``17/9`` as a day."""
    if not text.isascii():
        text = in_ascii_digits(text).replace("٫", ":").replace("٬", "").replace("،", ",").replace("؛", ";")
    text = _RANGE.sub(r"\1h-\2h", text)
    text = _HOURS.sub(_hour, text)
    text = _SPACED_DATE.sub(r"\1.0\2.", text)
    return _DAY_AND_MONTH.sub(lambda match: f"{match[1]} {_MONTHS[int(match[2]) - 1]}", text)


_LETTERS = str.maketrans(
    {
        **dict.fromkeys("’‘ʻʼ`´", "'"),
        **{"đ": "d", "ı": "i", "ł": "l", "ø": "o", "æ": "ae", "ё": "е", "\u0307": "", "\u200c": " "},
        **dict.fromkeys("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640", ""),
        **{"ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ς": "σ"},
    }
)


@lru_cache(maxsize=131072)
def without_marks(text: str) -> str:
    """A folded text without accents on Latin and Greek letters, with plain apostrophes."""
    text = text.translate(_LETTERS)
    if text.isascii():
        return text
    kept: list[str] = []
    for sign in unicodedata.normalize("NFC", text):
        base = unicodedata.normalize("NFD", sign)
        kept.append(base[0] if len(base) > 1 and ("a" <= base[0] <= "z" or "\u0370" <= base[0] <= "\u03ff") else sign)
    return "".join(kept)
