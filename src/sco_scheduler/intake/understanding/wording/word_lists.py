"""The lists of words in all languages, from ``data/understanding.json`` and ``data/title_words.json``.

The second has the same kinds of words by language: of fields, sides, levels, blanks and choices. A word begins one of a
text; with ``_`` behind it, or of few letters without ``*``, it is the whole word, with ``=`` in front the whole title.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.wording.negations import ANY_NOT, NEGATED
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.language_names import words_in_cyrillic
from sco_scheduler.resources import (
    BEGINS_WORD,
    any_of,
    folded_data,
    kept_regex,
    pairs_of,
    simplified,
    word_pattern,
    words_by_kind,
    words_of_kinds,
)

_SPELLINGS = {
    **dict.fromkeys((*map(ord, "\u0307\u200c\u0640\u0670՞՛՜"), *range(0x64B, 0x653), *range(0x591, 0x5BE))),
    **{ord(one): other for one, other in zip("ıё’‘ʻʼ`ţşيكىأإآةάέήίόύώϊϋ״", "iе'''''țșیکیاااهαεηιουωιυ\"", strict=True)},
}
"""Letters with several spellings, and signs inside words: Armenian question marks, a dot that case folding leaves, and
the marks of vowels and doubled letters in Arabic and Hebrew, which most people leave out."""


@lru_cache(maxsize=1)
def _respelled() -> Mapping[int, str | None]:
    return {**simplified(), **_SPELLINGS}


@lru_cache(maxsize=131072)
def plain(text: str) -> str:
    """A folded text with one spelling of each letter, in simplified characters."""
    return text if text.isascii() else text.translate(_respelled())


@lru_cache(maxsize=1)
def lists() -> Mapping[str, Any]:
    """The lists of words by kind, those of all languages together."""
    data: dict[str, Any] = json.loads(folded_data("understanding.json"))
    words = dict(data["levels"])  # the later of two lists of a level
    of_words = {"must": "musts", "maybe": "maybes", "no": "refusals"}
    for entry in by_language().values():
        for field, known in data["fields"].items():
            known["whole"] = {
                *known.get("whole", ()),
                *(_title_of(word) for word in entry.get(field, ()) if word[0] == "="),
            }
            known["strong"] += [_bounded(word) for word in entry.get(field, ()) if word[0] != "="]
        wishes = data["fields"]["wishes"]
        wishes["strong"] += entry.get("refusals", [])
        wishes["weak"] += [*entry.get("meet", ()), *entry.get("musts", ()), *entry.get("maybes", ())]
        for level, kind in of_words.items():
            data["polarity"][level] += entry.get(kind, [])
        for level in words:
            words[level] += entry.get(of_words.get(level, ""), [])
            known = [w for w in entry.get(level, ()) if _is_long(w) and (level != "no" or " " in w)]
            words[level] += [_bounded(w) if len(w) < _FEW else w for w in known]
        for kind in ("purchaser", "supplier", "or"):
            data["roles"][kind] += entry.get(kind, [])
        data["blanks"] += entry.get("blank", [])
        data["ticks"] += entry.get("yes", [])
    return data


def _title_of(word: str) -> str:
    """The whole title that an entry with ``=`` in front is, folded as titles are."""
    return plain(unicodedata.normalize("NFKC", word[1:]).casefold())


@lru_cache(maxsize=1)
def names_of_names() -> tuple[frozenset[str], frozenset[str]]:
    """The titles of columns of given names, and of family names."""
    first, last = (frozenset(lists()["people"][kind]) for kind in ("first name", "last name"))
    return first, last


_SHORT, _FEW = 3, 5


def _bounded(word: str) -> str:
    """A word of few letters marked as a whole one, as it may begin words of other languages."""
    return f"{word}_" if len(word) <= _FEW and _COMMON.fullmatch(word) is not None else word.removesuffix("*")


_COMMON = re.compile("[a-zа-я]+")
"""Letters that many languages share."""


def _is_long(word: str) -> bool:
    """Whether a word means the same within a sentence."""
    return len(word) > (_SHORT if ord(word[0]) < _IDEOGRAPHS else 1)


@lru_cache(maxsize=1)
def by_language() -> Mapping[str, Mapping[str, list[str]]]:
    """The words of each further language by kind."""
    words = json.loads(folded_data("title_words.json"))
    return {**words, "Uzbek in Cyrillic": words_in_cyrillic(words["Uzbek"])}


@lru_cache(maxsize=1)
def words_for_levels() -> Mapping[str, Level]:
    """The words of further languages that are a level if they are a whole cell."""
    return {
        plain(normalized(word)): level
        for entry in by_language().values()
        for level in Level
        for word in entry.get(level, ())
    }


@lru_cache(maxsize=131072)
def negates_meeting(text: str) -> bool:
    """Whether a text has a word for meeting that is crossed out, or in a further language a negation with one."""
    if _CROSS.search(text) is not None and _crossed().search(plain(text)) is not None:
        return True
    every, negations = _negations()
    may = contains_any(text, every)  # seldom, and quickly known
    return may and any(contains_any(text, no) and contains_any(text, meet) for no, meet in negations)


_CROSS = re.compile(r"[×✕✖✗✘❌]|(?<![a-zа-я])(?:[xх]|ng)(?![^\W_])|불가|不可|不要", re.IGNORECASE)
"""A sign or a word that crosses out what is before it: ``상담 X``, ``商談NG``."""


@lru_cache(maxsize=1)
def _crossed() -> re.Pattern[str]:
    """A pattern of a word for meeting with such a sign behind it, and nothing more."""
    meetings = {plain(word) for entry in by_language().values() for word in entry.get("meet", ()) if len(word) > 1}
    of_all = any_of(meetings | _MEETINGS)
    sign = r"(?:[×✕✖✗✘❌]\ufe0f?|[xх]|ng|불가|不可|不要)"
    return kept_regex(rf"(?:{of_all})[^\W\d_]{{0,4}} ?[:：–—-]? ?{sign}(?= ?(?:$|[(（\[,，.。;；!！]))", re.IGNORECASE)


_MEETINGS = {"meeting", "appointment", "встреч", "переговор", "洽谈", "会面", "见面", "对接", "会谈"}


@lru_cache(maxsize=131072)
def asks_for_meeting(text: str) -> bool:
    """Whether a text in a further language has a word for wishing and one for meeting, and no negation."""
    folded = plain(text)
    asked = any(contains_any(folded, want) and contains_any(folded, meet) for want, meet in _askings())
    return asked and not contains_any(folded, _negations()[0])


@lru_cache(maxsize=1)
def _askings() -> Sequence[tuple[Indexed, Indexed]]:
    """The words for wishing and for meeting of each language."""
    return [(indexed(entry["want"]), indexed(entry["meet"])) for entry in by_language().values() if "meet" in entry]


@lru_cache(maxsize=1)
def _negations() -> tuple[Indexed, Sequence[tuple[Indexed, Indexed]]]:
    """All negations, and those of each language with its words for meeting and wishing."""
    kinds, entries = ("meet", "wishes", "want"), [entry for entry in by_language().values() if "not" in entry]
    of_each = [
        (indexed(entry["not"]), indexed(word for kind in kinds for word in entry.get(kind, ()) if len(word) > 1))
        for entry in entries
    ]
    return indexed(word for entry in entries for word in entry["not"]), of_each


def denies_anything(text: str) -> bool:
    """Whether a text has a negation of any further language, which in another one may mean something else."""
    return contains_any(text, _every_negation())


@lru_cache(maxsize=1)
def _every_negation() -> Indexed:
    return indexed(_bounded(word) for entry in by_language().values() for word in entry.get("not", ()))


def has_negation(text: str) -> bool:
    """Whether a text has a negation of a further language that means nothing else in another one."""
    return contains_any(text, _only_negations())


@lru_cache(maxsize=1)
def _only_negations() -> Indexed:
    every = (word for entry in by_language().values() for word in entry.get("not", ()))
    return indexed(_bounded(word) for word in every if len(word) > _SHORT or _COMMON.fullmatch(word) is None)


def begins_legend(text: str) -> bool:
    """Whether a folded text begins like a remark above or below a list."""
    head = _HEAD.match(plain(text))
    return any(text.startswith(word) for word in lists()["legends"]) or (head is not None and head[0] in _legends())


_HEAD = re.compile(r"[^:=：\d]*[^\s:=：\d]")
"""The words before a colon or a number."""


@lru_cache(maxsize=1)
def _legends() -> frozenset[str]:
    """The words before a remark in further languages."""
    return frozenset(plain(fold(word)) for entry in by_language().values() for word in entry.get("legends", ()))


def title_says(title: str, kind: str) -> bool:
    """Whether a folded title has a word of further languages for who ``arrives``, ``leaves`` or is ``present``.

    So for titles of ``short`` names.
    """
    whole, within = _of_titles(kind)
    return title in whole or contains_any(title, within)


@lru_cache(maxsize=8)
def _of_titles(kind: str) -> tuple[frozenset[str], Indexed]:
    """The words of a kind that are a whole title, and those that may stand beside others."""
    words = [word for entry in by_language().values() for word in entry.get(kind, ())]
    whole = frozenset(_title_of(word) for word in words if word[0] == "=")
    return whole, indexed(word for word in words if word[0] != "=")


def contains_any(text: str, words: Indexed) -> bool:
    """Whether a folded text has one of these words, some of which are prefixes."""
    by_start, known, every = words
    if len(every) <= _PER_CHARACTER * min(len(text), _LINE):
        return any(word[0] in text and _occurs(text, word[0], word[1]) for word in every)
    return any(
        word[0] in text and _occurs(text, word[0], word[1])
        for start in pairs_of(text) & known
        for word in by_start[start]
    )


def words_in(text: str, words: Indexed) -> Iterator[_Word]:
    """The words that occur in a folded text; many words are looked up by their first two characters."""
    by_start, known, every = words
    if len(every) <= _PER_CHARACTER * min(len(text), _LINE):
        yield from (word for word in every if word[0] in text and _occurs(text, word[0], word[1]))
        return
    for start in pairs_of(text) & known:
        yield from (word for word in by_start[start] if word[0] in text and _occurs(text, word[0], word[1]))


@lru_cache(maxsize=131072)
def longest_of_fields(text: str) -> Mapping[tuple[str, str], int]:
    """The length of the longest word of each field and kind (``strong`` or ``weak``) that a folded text has."""
    every, fields = _words_of_fields()
    longest: dict[tuple[str, str], int] = {}
    for word in words_in(text, every):
        for of in fields[word]:
            longest[of] = max(longest.get(of, 0), word[2])
    return longest


@lru_cache(maxsize=1)
def _words_of_fields() -> tuple[Indexed, Mapping[_Word, Sequence[tuple[str, str]]]]:
    """The words of all fields, and the fields and kinds of each."""
    fields: dict[_Word, list[tuple[str, str]]] = {}
    for field, entry in lists()["fields"].items():
        for kind in ("strong", "weak"):
            for word in indexed(entry[kind])[2]:
                fields.setdefault(word, []).append((field, kind))
    return _by_start(fields), fields


@lru_cache(maxsize=1)
def makers() -> re.Pattern[str]:
    """A pattern of the words for a side that begin like words for products: ``produtor``, ``(qué) compradores``."""
    products = indexed(strong := lists()["fields"]["products"]["strong"])
    verbs = [plain(fold(phrase)).rpartition(" ")[2] for phrase in strong if " " in phrase]
    ends = tuple(verb for verb in verbs if len(verb) >= _VERB)
    sides = {plain(fold(word)).strip("_*") for role in ("purchaser", "supplier") for word in lists()["roles"][role]}
    alike = {word for word in sides if contains_any(word, products) or word[:-_OF_DOERS].startswith(ends)}
    return kept_regex(rf"(?<!\w)(?:{any_of(alike)})")


_VERB, _OF_DOERS = 5, 3
"""The least letters of a verb at the end of a phrase, and those that make of it who does it: ``compra-dor``."""

_PER_CHARACTER, _LINE = 3, 100
"""Up to so many words for each character of a text it is quicker to look for each of them, in up to so long a text."""

_ANYWHERE, _WHOLE, _BEGINNING = range(3)
_IDEOGRAPHS = 0x2E80
_JOINED = re.compile("[\u0590-\u06ff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Letters of languages that write no space between words (Thai), or join short words to others (Hebrew, Arabic)."""


def _is_letter(char: str) -> bool:
    return ord(char) < _IDEOGRAPHS and unicodedata.category(char)[0] in "LNM"


def _occurs(text: str, word: str, kind: int) -> bool:
    """Whether an occurrence of a word in a text satisfies the conditions of its kind."""
    if kind == _ANYWHERE:
        return True
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        begins = start == 0 or not _is_letter(text[start - 1])
        if begins and (kind == _BEGINNING or end == len(text) or not _is_letter(text[end])):
            return True
        start = text.find(word, start + 1)
    return False


_Word = tuple[str, int, int]
"""A folded word with its kind of matching and its length as it is written."""


Indexed = tuple[Mapping[str, Sequence[_Word]], frozenset[str], Sequence[_Word]]
"""Words by their first two characters, these, and all words."""


@lru_cache(maxsize=64)
def of_kind(kind: str, name: str) -> Indexed:
    """The words of one of the lists, such as those of the level ``no`` for a polarity."""
    return indexed(lists()[kind][name])


def indexed(words: Iterable[str]) -> Indexed:
    """Prepare words for a search: signs and Chinese are found anywhere, short words as a whole, others as prefixes."""
    found: list[_Word] = []
    for word in dict.fromkeys(words):
        folded = word if "№" in word else plain(unicodedata.normalize("NFKC", word.rstrip("_*") or word).casefold())
        joined = _JOINED.match(folded) is not None and (len(folded) > _SHORT or folded >= "\u0e00")
        if not folded[0].isalnum() or ord(folded[0]) > _IDEOGRAPHS or joined:
            kind = _ANYWHERE
        else:
            short = len(folded) <= _SHORT and folded.isalpha() and not word.endswith("*")
            kind = _WHOLE if word.endswith("_") or short else _BEGINNING
        found.append((folded, kind, len(word)))
    return _by_start(found)


def _by_start(words: Collection[_Word]) -> Indexed:
    found: dict[str, list[_Word]] = {}
    for word in words:
        found.setdefault(word[0][:2], []).append(word)
    return found, frozenset(found), [*words]


def insists(bare: str) -> bool:
    """Whether a folded title is probably about those whom one cannot be without or may not miss.

    ``Firmen, auf die Sie nicht verzichten können``,
    ``Bez těchto schůzek nemá naše účast smysl``, ``Auf keinen Fall verpassen``.
    """
    if _negating("indispensable").search(bare) is not None:
        return True
    without = _negating("without").search(bare)
    if without is not None and (_negated(bare[without.end() :]) or _negating("pointless").search(bare, without.end())):
        return True
    missed = _negating("missed").search(bare)
    return missed is not None and _negated(bare)


def is_not_yet(bare: str) -> bool:
    """Whether a folded title denies only what is so far: ``Firmen, die Sie noch nicht kennen``."""
    return _negating("not yet").search(bare) is not None


def is_needless(bare: str) -> bool:
    """Whether a folded text only says that a meeting is not needed, which may be no refusal: ``not necessary``."""
    return _negating("needless").fullmatch(bare) is not None


def is_settled(bare: str) -> bool:
    """Whether a folded text says that the need for a meeting is gone: ``no longer needed``, ``已签约，无需安排``."""
    return _negating("settled").search(bare) is not None


def has_needless(bare: str) -> bool:
    """Whether a folded text says, beside something else, that a meeting is not needed."""
    return _negating("needless").search(bare) is not None


def is_faint(bare: str) -> bool:
    """Whether a folded text has a word for interest with one that lessens it: ``geringes Interesse``."""
    return len(bare) <= _PHRASE and near_each_other("level_words.json", "little", "interest").search(bare) is not None


def is_if_spare(bare: str) -> bool:
    """Whether a folded text only has the condition that time or room is left: ``wenn noch Zeit ist``."""
    return (
        len(bare) <= _PHRASE
        and _DIGIT.search(bare) is None
        and not _negated(bare.removeprefix("se "))  # *if* in Italian and Portuguese, *nor* in Hungarian
        and near_each_other("level_words.json", "when", "spare").search(bare) is not None
    )


def is_passed_over(bare: str) -> bool:
    """Whether a folded text begins with an idiom for leaving somebody out: ``give it a miss``."""
    return len(bare) <= _PHRASE and _passed_over().match(bare) is not None


@lru_cache(maxsize=1)
def _passed_over() -> re.Pattern[str]:
    words = words_of_kinds("level_words.json", "passed over")
    return kept_regex("|".join(plain(word).replace("ς", "σ") for word in words))


_PHRASE, _DIGIT = 40, re.compile(r"\d")
"""The length of a short phrase at most, and what times and numbers have."""


@lru_cache(maxsize=8)
def near_each_other(name: str, first: str, second: str) -> re.Pattern[str]:
    """A pattern of a word of one kind of a data file and one of another near it, in any order, both of one language."""
    kinds = words_by_kind(name)
    of_each: list[str] = []
    needed: tuple[list[str], list[str]] = ([], [])
    for tongue, words in kinds[first].items():
        both = [[plain(word).replace("ς", "σ") for word in of] for of in (words, kinds[second][tongue])]
        one, other = (rf"{BEGINS_WORD}(?:{'|'.join(of)})" for of in both)
        of_each += [f"{one}.{{0,{_APART}}}?{other}", f"{other}.{{0,{_APART}}}?{one}"]
        for group, of in zip(needed, both, strict=True):
            group.extend(of)
    return word_pattern("|".join(of_each), *needed)


_APART = 20
"""The most characters between two words that belong together."""


def _negated(bare: str) -> bool:
    return has_negation(bare) or any(words.search(bare) for words in (ANY_NOT, NEGATED, _negating("not")))


def _negating(kind: str) -> re.Pattern[str]:
    return of_all_languages("negations.json", kind)


@lru_cache(maxsize=16)
def of_all_languages(name: str, kind: str) -> re.Pattern[str]:
    """A pattern of the words of a kind of a data file in all languages, each at the beginning of a word if apart."""
    every = dict.fromkeys(plain(word).replace("ς", "σ") for word in words_of_kinds(name, kind))
    return kept_regex(rf"{BEGINS_WORD}(?:{'|'.join(every)})")
