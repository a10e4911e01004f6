"""Approximate matching of names: misspellings (Damerau–Levenshtein distance), short forms, names within texts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sco_scheduler.domain.names import ONE_LETTER, fold_name
from sco_scheduler.intake.company_names import core_of, is_form, script_of, sound_of, with_city, without_accents
from sco_scheduler.intake.understanding.names.beginnings import Beginnings
from sco_scheduler.intake.understanding.names.listed_texts import BRACKETS, asides_of, is_remark
from sco_scheduler.intake.understanding.names.name_parts import (
    SYLLABLE,
    abbreviates,
    abbreviates_each,
    is_contraction,
    is_subsequence,
    joins_beginnings,
    latin_part,
    numbers_of,
)
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import lazy_regex, simplified

MOST_LETTERS = 200
"""The maximum length of a text that can be a name."""

_MOST_COMPARED = 3_000_000
"""The maximum number of comparisons for similar names, which bounds the time for sheets with many unknown names."""

_FEWEST_SIGNS, _FEWEST_LETTERS, _LONG, _ARTICLE = 2, 5, 8, 3
"""Minimum lengths of a short form, in signs or letters, of a syllable and of a word with two typos; of an article."""

_MOST_INITIALS = 4
_PAIR = 2
"""The words by which people call a company with a longer name in a script without capitals."""

_ALIKE = 0.7
"""The minimum similarity of a text to a name."""

_SLIP = 0.9
"""The certainty of a name with a typo."""

_MOST_FOUND, _HARD_C = 8, lazy_regex("c(?!h)")
"""The number of similar names examined; the letter before others."""


Instead = Callable[[str], str]
"""Gives what to put in place of the name of a company, by its key."""


def left_out(_: str) -> str:
    """Put nothing in place of a name."""
    return ""


class Near(NamedTuple):
    """The company with the name most similar to a text.

    ``certainty`` is that it is meant, ``alike`` the similarity of the texts, and ``same`` whether the text can be its
    name, misspelt, shortened or transliterated, and not only has a part of it; ``slips`` is the edit distance.
    """

    key: str
    certainty: float
    alike: float
    same: bool
    slips: int = 0


class Nearness:
    """An index of company names for approximate matching."""

    def __init__(self) -> None:
        self._plain = _Names(squashed, lambda name: core_of(name).words)
        self._by_sound = _Names(_sound, lambda name: tuple(map(_sound, core_of(name).words)))
        self._left = _MOST_COMPARED
        self._squashed: dict[str, str] = {}
        self.names: list[tuple[str, str]] = []
        """All names, each after its company."""

        self._beginnings: Beginnings | None = None
        self._taken = 0
        """How many are indexed; the others wait for the first comparison, which most workbooks never need."""

    def add(self, key: str, name: str) -> None:
        """Add a name of a company."""
        self._squashed.setdefault(squashed(name), key)
        self.names.append((key, name))
        self._beginnings = None

    def begins(self, text: str) -> bool:
        """Whether a text with *and* is the beginning of a name, so that nothing in it is a name of its own."""
        if self._beginnings is None:
            self._beginnings = Beginnings(name for _, name in self.names)
        return self._beginnings.begins(text)

    def calls_by_city(self, text: str) -> bool:
        """Whether the city behind a comma is how the name of another company begins: ``Akhmetova, Bishkek``."""
        head, comma, city = text.rpartition(",")
        if not comma or not head.strip() or core_of(text).text != core_of(head).text or is_form(city):
            return False
        one, other = self.near(head), self.near(city)
        return one is not None and other is not None and other.same and one.key != other.key

    def squashed_names(self) -> Iterable[tuple[str, str]]:
        """All names, reduced to letters and digits, each with its company."""
        return self._squashed.items()

    def with_cities(self) -> Iterator[tuple[str, str]]:
        """The names with a city, without their legal forms, each with its company."""
        return ((reduced, key) for key, name in self.names if (reduced := with_city(name)))

    def pairs_of_words(self) -> Iterator[tuple[str, str]]:
        """Two words in a row of longer names in scripts without capitals, reduced, if only one company has them.

        In other scripts a capital shows that a single word is a part of a name.
        """
        having: dict[str, set[str]] = {}
        for key, name in self.names:
            words = name.split() if name.lower() == name.upper() and script_of(name) != "han" else []
            for pair in pairwise(words if len(words) > _PAIR else ()):
                having.setdefault(squashed("".join(pair)), set()).add(key)
        return ((pair, next(iter(keys))) for pair, keys in having.items() if len(keys) == 1)

    def sharing(self, text: str, among: Collection[str] | None) -> list[str]:
        """The companies whose names contain all words of a text."""
        self._take_waiting()
        self._left -= len(self._plain.words)
        found = self._plain.sharing(text) if self._left >= 0 else set()
        return sorted(found if among is None else found & set(among))

    def slips(self, text: str, key: str) -> int:
        """The smallest edit distance between a text and the names of a company."""
        from rapidfuzz.distance import OSA

        wanted = squashed(text)
        names = (name for name, of in self._squashed.items() if of == key)
        return min((OSA.distance(wanted, name) for name in names), default=len(wanted))

    def scripts_of(self, key: str) -> set[str]:
        """The scripts of a company's names that are no codes."""
        names = (name for name, of in self._squashed.items() if of == key)
        return {script_of(name) for name in names if not any(map(str.isdigit, name))} - {""}

    def _take_waiting(self) -> None:
        for key, name in self.names[self._taken :]:
            self._plain.add(key, name)
            if script_of(name) != "han":
                self._by_sound.add(key, name)
        self._taken = len(self.names)

    def near(self, text: str, among: Collection[str] | None = None) -> Near | None:
        """The company with the most similar name, by spelling, a part of the name, or sound in another script.

        Parameters
        ----------
        among
            The candidates; all companies by default.
        """
        wanted = squashed(text)
        if (
            len(wanted) < (_FEWEST_SIGNS if script_of(text) == "han" else 3)
            or len(wanted) > MOST_LETTERS
            or not any(char.isalpha() for char in wanted)
        ):
            return None
        self._take_waiting()
        self._left -= len(self._plain.spelled) + len(self._plain.words)
        if self._left < 0:
            return None
        fits = (lambda key: key in among) if among is not None else _any
        plain = self._plain.near(text, wanted, fits)
        if (plain is not None and plain.same) or script_of(text) == "han":
            return plain
        heard = self._by_sound.near(text, _sound(wanted), fits)
        return heard if heard is not None and (heard.same or plain is None) else plain

    def near_before_brackets(
        self, text: str, among: Collection[str] | None, several: Container[str], is_known: Callable[[str], bool]
    ) -> Near | None:
        """The company with the name most similar to one before brackets, which may tell it from another: their city.

        Parameters
        ----------
        several
            The folded names that known companies have before brackets of their own.
        is_known
            Whether a text is the name of a company.
        """
        bare, asides = BRACKETS.sub(" ", text).strip(), asides_of(text)
        if latin := latin_part(text):  # ``迪拜Al Noor酒店用品``
            near = self.near(latin, among)
            return near._replace(certainty=min(near.certainty, _ALIKE)) if near is not None else None
        if not asides or not bare or fold_name(bare) in several:
            return None
        if any(is_remark(aside) or any(map(str.isdigit, aside)) or is_known(aside) for aside in asides):
            return None
        near = self.near(bare, among)
        return near._replace(certainty=min(near.certainty, _ALIKE)) if near is not None else None


@lru_cache(maxsize=131072)
def squashed(name: str) -> str:
    """A name reduced for comparisons: folded, only letters and digits, without accents."""
    folded = normalized(name).replace("ё", "е")
    bare = "".join(filter(str.isalnum, folded if folded.isascii() else folded.translate(ONE_LETTER)))
    return bare if bare.isascii() else without_accents(bare.translate(simplified()))


def _sound(text: str) -> str:
    return _HARD_C.sub("k", sound_of(text))


def _any(_: str) -> bool:
    return True


_Fits = Callable[[str], bool]


class _Names:
    """Names and their words in one normal form."""

    def __init__(self, squash: Callable[[str], str], words_of: Callable[[str], tuple[str, ...]]) -> None:
        self._squash, self._words_of = squash, words_of
        self.spelled: dict[str, str | None] = {}
        """The company of each name, reduced to letters and digits; None if several companies have it."""

        self._shared: dict[str, set[str]] = {}
        """The companies of each name that several have."""

        self.words: dict[str, set[str]] = {}
        """Companies by the words of their names."""

        self._bare: dict[str, str | None] = {}
        """The company of each name without legal form and city; None if several companies have it."""

        self._initials: dict[str, set[str]] = {}
        self._short: dict[str, set[str]] = {}
        """Companies by the initials of some words of their names one behind the other: ``РЦ «Шаг»``."""

        self._first: dict[str, set[str]] = {}
        """Companies by the first word of their names, even if it is a city."""

        self._begun: dict[str, list[str]] = {}
        self._several: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        """The words, and the words of each name that has several, by the first letters of the words."""

        self._choices: dict[str, str | None] = {}

        self._numbers: dict[str, tuple[str, ...]] = {}

    def add(self, key: str, name: str) -> None:
        self._choices = {}
        whole = self._squash(squashed(name))
        known = self.spelled.setdefault(whole, key)
        if known != key:
            self._shared.setdefault(whole, {known} if known is not None else set()).add(key)
            self.spelled[whole] = None
        self._numbers.setdefault(whole, numbers_of(name))
        core = self._squash(squashed(core_of(name).text))
        if core and core not in self.spelled:
            self._bare[core] = key if self._bare.get(core, key) == key else None
            self._numbers.setdefault(core, numbers_of(name))
        words = self._words_of(name)
        for word in words:
            if word not in self.words:
                self._begun.setdefault(word[:SYLLABLE], []).append(word)
            self.words.setdefault(word, set()).add(key)
        self._first.setdefault(_first_word(name), set()).add(key)
        if len(words) > 1:
            for beginning in {word[:SYLLABLE] for word in words}:
                self._several.setdefault(beginning, []).append((words, key))
        for first in range(len(words)):
            for end in range(first + 2, min(len(words), first + _MOST_INITIALS) + 1):
                self._short.setdefault("".join(word[:1] for word in words[first:end]), set()).add(key)
        if len(words) > 2:
            self._initials.setdefault("".join(word[:1] for word in words), set()).add(key)

    def near(self, text: str, wanted: str, fits: _Fits) -> Near | None:
        misspelt = self._misspelt(text, wanted, fits)
        if misspelt is not None and misspelt.same and misspelt.certainty >= _SLIP:
            return misspelt
        found = [near for near in (misspelt, self._shortened(text, fits)) if near is not None]
        return max(found, key=lambda near: (near.same, near.certainty), default=None)

    def _misspelt(self, text: str, wanted: str, fits: _Fits) -> Near | None:
        """The company with the smallest edit distance (Damerau–Levenshtein).

        A distance of one or two in a long name is certain if no other name is nearly as similar; all else is a guess.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        most = max(1, len(wanted) // 3)
        choices = self._choices = self._choices or self._bare | self.spelled
        every = process.extract(wanted, choices.keys(), scorer=OSA.distance, score_cutoff=most, limit=_MOST_FOUND)
        if every and choices[every[0][0]] is None:
            return None  # several companies have the nearest name
        found = [(name, int(far)) for name, far, _ in every if (of := choices[name]) is not None and fits(of)]
        if not found:
            return None
        name, distance = found[0]
        key = choices[name] or ""
        second = next((far for other, far in found if choices[other] != key), most + 2)
        alike = 1 - distance / max(len(wanted), len(name))
        han = script_of(text) == "han"
        letters = len(wanted) * (2 if han else 1)
        slip = distance <= 1 or (not han and letters >= {2: 12, 3: 20}.get(distance, MOST_LETTERS))
        slip = slip and letters >= 6 and (distance == 0 or numbers_of(text) == self._numbers[name])
        if slip and (letters >= 12 or not han) and second - distance >= 2:
            return Near(key, _SLIP if han else 0.93, alike, same=True, slips=distance)
        if alike < _ALIKE:
            return None
        certainty = min(0.85, alike * (0.95 if second > distance else 0.6))
        return Near(key, certainty, alike, same=slip and second > distance, slips=distance)

    def _shortened(self, text: str, fits: _Fits) -> Near | None:
        """The unique company whose name contains all words of a text, or words that begin like them.

        In Chinese its name contains all characters in order. Otherwise it is the only one with a long word of the text.
        """
        words = self._words_of(text)
        if script_of(text) == "han":
            return self._by_characters("".join(map(squashed, words)), fits, alone=len(words) == 1)
        having = [{key for key in self._companies_with(word) if fits(key)} for word in words]
        common = set.intersection(*having) if having else set()
        if len(common) == 1 and self._in_another_city(text, next(iter(common))):
            return Near(common.pop(), 0.5, _ALIKE, same=False)
        if len(common) == 1 and len("".join(words)) >= _FEWEST_LETTERS:
            clear = all(word in self.words or f"{word}." in normalized(text) for word in words)  # ``Antr.`` is short
            own = any(word in self.words and len(keys) == 1 for word, keys in zip(words, having, strict=True))
            rated = 0.92 if clear else 0.85 if own or not any(word in self._short for word in words) else 0.8
            return Near(common.pop(), rated, _ALIKE, same=True)
        initials = {key for key in self._initials.get("".join(words), ()) if fits(key)} if text.isupper() else set()
        begun = self._with_prefix(text, words, fits)
        for found, sure in ((initials, 0.85), (self._with_capitals(text, words, fits), 0.85), (begun, 0.8)):
            if len(found) == 1:
                return Near(found.pop(), sure, _ALIKE, same=True)
        rare = self._by_rare_word(words, having) or self._but_for_a_slip(words, having)
        return rare or self._abbreviated(text, words, having)

    def _abbreviated(self, text: str, words: Sequence[str], having: Sequence[set[str]]) -> Near | None:
        """The only company that has the words of a text but one in capitals, which abbreviates others: ``МЖК Юг``."""
        capitals = {self._squash(squashed(part)) for part in text.split() if part.isupper()}
        for place, word in enumerate(words if len(words) > 1 else ()):
            rest = [(other, keys) for n, (other, keys) in enumerate(zip(words, having, strict=True)) if n != place]
            common = set.intersection(*(keys for _, keys in rest))
            if word not in capitals or len(common) != 1:
                continue
            named = (of for of, key in self._several.get(rest[0][0][:SYLLABLE], ()) if key in common)
            if any(abbreviates(word, [other for other in of if other not in words]) for of in named):
                return Near(common.pop(), 0.7, _ALIKE, same=False)
        return None

    def _but_for_a_slip(self, words: Sequence[str], having: Sequence[set[str]]) -> Near | None:
        """The only company that has all words of a text but one, and in place of this one a similar short one."""
        from rapidfuzz.distance import OSA

        for place, word in enumerate(words if len(words) > 1 else ()):
            others = set.intersection(*(keys for n, keys in enumerate(having) if n != place))
            if having[place] or len(others) != 1 or not SYLLABLE < len(word) < _FEWEST_LETTERS:
                continue
            own = (other for other, keys in self.words.items() if others <= keys)
            if any(OSA.distance(word, other, score_cutoff=1) <= 1 for other in own):
                return Near(others.pop(), 0.6, _ALIKE, same=False)
        return None

    def _with_prefix(self, text: str, words: Sequence[str], fits: _Fits) -> set[str]:
        """The companies whose names begin with a text, or of whose words it joins the beginnings (``Сибметалл``)."""
        begun = {key for key in self._first.get(squashed(text), ()) if fits(key)}
        several = self._several.get(words[0][:SYLLABLE], ()) if len(words) == 1 else ()
        return begun or {key for of, key in several if fits(key) and joins_beginnings(words[0], of)}

    def _with_capitals(self, text: str, words: Sequence[str], fits: _Fits) -> set[str]:
        """The companies whose first words a text has, and behind them capitals in place of all others."""
        if len(words) < 2 or not text.rsplit(maxsplit=1)[-1].isupper() or text.isupper():
            return set()
        several, own = self._several.get(words[0][:SYLLABLE], ()), tuple(words[:-1])
        return {
            key
            for of, key in several
            if of[: len(own)] == own
            and len(of) > len(words)
            and abbreviates_each(words[-1], of[len(own) :])
            and fits(key)
        }

    def _by_rare_word(self, words: Sequence[str], having: Sequence[set[str]]) -> Near | None:
        """The only company with a long word of a text, if names contain most of its words."""
        told = [(word, next(iter(keys))) for word, keys in zip(words, having, strict=True) if len(keys) == 1]
        letters = sum(len(word) for word, keys in zip(words, having, strict=True) if keys)
        rare = {key for word, key in told if len(word) >= _FEWEST_LETTERS}
        if len(rare) != 1 or 2 * letters <= len("".join(words)):
            return None
        key = rare.pop()
        first = next((keys for word, keys in zip(words, having, strict=True) if len(word) > _ARTICLE), having[0])
        return Near(key, 0.6 if key in first else 0.5, _ALIKE, same=False)  # first words distinguish names best

    def sharing(self, text: str) -> set[str]:
        """The companies whose names contain all words of a text, or in Chinese all its characters in order."""
        words = self._words_of(text)
        if script_of(text) == "han":
            signs = "".join(words)
            whole = [name for name in self.spelled if len(signs) >= _FEWEST_SIGNS and signs in name]
            names = whole or [n for n in self.spelled if len(signs) > _FEWEST_SIGNS and is_subsequence(signs, n)]
            return {key for name in names for key in self._of(name)}
        by_word = [self._companies_with(word) for word in words] if len(squashed(text)) >= _FEWEST_LETTERS else []
        return set.intersection(*by_word) if by_word else set()

    def _of(self, name: str) -> set[str]:
        key = self.spelled[name]
        return self._shared[name] if key is None else {key}

    def _in_another_city(self, text: str, key: str) -> bool:
        """Whether a text begins with a city, and no name of the company contains this city: ``Tashkent Honey``."""
        head = self._squash(squashed(text.split(maxsplit=1)[0]))
        return bool(core_of(text).city) and not any(head in name for name, of in self.spelled.items() if of == key)

    def _by_characters(self, signs: str, fits: _Fits, *, alone: bool) -> Near | None:
        having = [name for name in self.spelled if is_subsequence(signs, name)]
        fitting = {key for name in having for key in self._of(name) if fits(key)}
        whole = {key for name in having if signs in name for key in self._of(name)}
        begun = {key for core, key in self._bare.items() if len(core) >= _FEWEST_SIGNS and signs.startswith(core)}
        if alone and not fitting and len(begun) == 1 and (key := begun.pop()) is not None and fits(key):
            return Near(key, 0.7, _ALIKE, same=True, slips=len(signs))  # 津驰汽车配套, where a list has 津驰
        if len(signs) < _FEWEST_SIGNS or len(fitting) != 1:
            return None
        # 泽锐汽配: the first characters of the name, and others of its trade
        brand = len(signs) > _FEWEST_SIGNS and any(signs[:_FEWEST_SIGNS] in name for name in having)
        return Near(fitting.pop(), 0.92 if whole or brand else 0.8, _ALIKE, same=True)

    def _companies_with(self, word: str) -> set[str]:
        """The companies whose names contain a word, or a word with this prefix, or else a similar one."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        longer = (other for other in self._begun.get(word[:SYLLABLE], ()) if other.startswith(word))
        begun = list(longer) if len(word) >= SYLLABLE else [word] if word in self.words else []
        if not begun and word in self._short:
            return {*self._short[word]}
        begun = begun or [other for other in self.words if is_contraction(word, other)]
        slips = 0 if begun or len(word) < _FEWEST_LETTERS else 1 if len(word) < _LONG else 2
        if slips:
            found = process.extract(word, self.words.keys(), scorer=OSA.distance, score_cutoff=slips)
            begun = [other for other, _, _ in found]
        return set().union(*(self.words[other] for other in begun))


def _first_word(name: str) -> str:
    return next((word for part in name.split() if (word := squashed(part))), "")


_CODE = r"(?<![A-Za-z\d@._/-])[A-Za-z]{1,4}-?\d{1,4}(?![A-Za-z\d@_]|[./-][A-Za-z\d])"
_CODES = lazy_regex(_CODE)
WORD = lazy_regex(
    _CODE + r"|"
    r"(?<![@._/\w])[^\W_]+(?:-[^\W_]+)*(?!@|[._/]\w)(?!\w)"
)
"""A code, to which a word in another script may be joined, or a word; no part of an address."""

_IN_ONE_SCRIPT = lazy_regex(r"[\u4e00-\u9fff]+|[^\W\d_\u4e00-\u9fff]+")
"""A run of Chinese characters, or of other letters, in a reduced name."""


class Mentions:
    """An index of reduced names by their first three letters, to find names within texts."""

    def __init__(
        self,
        names: Iterable[tuple[str, str]],
        cores: Iterable[tuple[str, str]],
        pairs: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._starts: dict[str, dict[str, list[str]]] = {}
        """By the first three letters: the names that begin so, each with the companies that have it."""

        self._lengths: dict[str, list[int]] = {}
        self._words: dict[str, str] = {}
        """Names of one short word, which are found only as whole words: ``Шоро``, ``B02``."""

        self._quoted: dict[str, str] = {}
        """Short names without legal forms, found only in quotes or as two words: ``«Тұз-Дәм»``, ``Ак Сут``."""

        parts, having = dict[str, set[str]](), dict[str, set[str]]()
        for core, key in cores:
            having.setdefault(core, set()).add(key)
        for name, key in names:
            scripts = _IN_ONE_SCRIPT.findall(name)
            for part in scripts if len(scripts) > 1 else ():  # ``Astana Agro 阿斯塔纳农贸``
                parts.setdefault(part, set()).add(key)
            if 2 + name.isalpha() <= len(name) < 6 and script_of(name) != "han" and not name.isdigit():
                self._words[name] = self._quoted[name] = key  # ``ИП Цой`` is two words
            if len(name) >= (3 if script_of(name) == "han" else 6) and not name.isdigit():
                self._starts.setdefault(name[:3], {}).setdefault(name, []).append(key)
        alone = [(t, next(iter(keys))) for of in (having, parts) for t, keys in of.items() if len(keys) == 1]
        for core, key in (*alone, *pairs):
            if len(core) >= (4 if script_of(core) == "han" else 6 if core.lower() == core.upper() else 8):
                self._starts.setdefault(core[:3], {}).setdefault(core, []).append(key)
            elif len(core) >= _FEWEST_OF_WORDS:
                self._quoted[core] = key
        self._lengths = {start: sorted({len(name) for name in named}) for start, named in self._starts.items()}

    def places(self, text: str, but: str | None = None) -> list[tuple[int, int, str]]:
        """The spans of names in a text, in its reduced letters, with their companies, except ``but``."""
        bare = squashed(text)
        found = [
            (place, place + length, key)
            for place in range(len(bare) - 2)
            for length in self._lengths.get(bare[place : place + 3], ())
            for name in [bare[place : place + length]]
            for key in self._starts[name[:3]].get(name, ())
            if key != but and len(name) == length
        ]
        # Words in another script may be joined to both sides of a code: ``由S05改为S15``.
        for word in (*_CODES.finditer(text), *WORD.finditer(text)) if self._words else ():
            key = self._words.get(name := squashed(word[0]))
            if key is not None and key != but and (word[0][0].isupper() or any(map(str.isdigit, name))):
                start = len(squashed(text[: word.start()]))
                found.append((start, start + len(name), key))
        two = (match for match in _TWO_WORDS.finditer(text) if sum(map(str.isupper, match[1])) > 1)
        for words in (*_IN_QUOTES.finditer(text), *two) if self._quoted else ():
            key = self._quoted.get(name := squashed(words[1]))
            if key is not None and key != but:
                start = len(squashed(text[: words.start(1)]))
                found += [span for span in [(start, start + len(name), key)] if span not in found]
        # A name that is a prefix of another company's longer name is not found within it.
        return [
            (start, end, key)
            for start, end, key in found
            if not any(first <= start and end <= last and last - first > end - start for first, last, _ in found)
        ]

    def apart(self, text: str, but: str | None = None, instead: Instead = left_out) -> tuple[list[str], str]:
        """The companies whose names occur in a text, in order, and the text with something ``instead`` of each name."""
        found = sorted(self.places(text, but))
        if not found:
            return [], text
        signs = [place for place, char in enumerate(text) for _ in range(_letters_in(char))]
        rest, after = "", 0
        for start, end, key in found:
            if end <= len(signs) and signs[start] >= after:
                rest += text[after : signs[start]] + instead(key)
                after = signs[end - 1] + 1
        return list(dict.fromkeys(key for _, _, key in found)), rest + text[after:]


_FEWEST_OF_WORDS = 4
_IN_QUOTES = lazy_regex(r"[«“„\"‹「『《]([^«»“”„\"‹›「」『』《》]{3,30})[»“”\"›」』》]")
_TWO_WORDS = lazy_regex(r"(?<![\w-])(?=([^\W\d_][\w'’]*[\s-][^\W\d_][\w'’]*)(?![\w-]))")
"""Names in quotes, and two words in a row, of which capitals are asked for."""


@lru_cache(maxsize=131072)
def _letters_in(char: str) -> int:
    return len(squashed(char))
