"""Finds the companies that a text calls by a distinctive word of their names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from sco_scheduler.domain.names import fold_name
from sco_scheduler.intake.company_names import script_of
from sco_scheduler.intake.understanding.names.nearness import WORD, Instead, left_out, squashed
from sco_scheduler.resources import lazy_regex

_BRAND, _BRAND_SIGNS, _DECLINED = 4, 2, 3
"""The minimum length of a distinctive word, in letters and in Chinese characters; the maximum inflectional ending."""

_TRADE = (
    "company import export trade trading group international buyer supplier foods",
    "компания импорт экспорт трейд групп торговый 采购 供应 企业 公司 中国 国际",
)
OF_TRADE = frozenset(word for words in _TRADE for word in words.split())
"""Words of names that are not distinctive."""

_OPENERS = (
    "the group groupe grupo gruppo gruppe maison casa haus les la le los las el société ets domaine domaines",
    "hotel grand coopérative cooperativa cooperative genossenschaft firma группа компания завод фабрика торговый дом",
)
_OPENING = frozenset(word for words in _OPENERS for word in words.split())
"""Words before the first distinctive one of a name."""

_BESIDE_HAN = lazy_regex(r"[^\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]+")
_KANA = lazy_regex(r"[\u30a1-\u30fa\u30fc-\u30ff]{2,}")
_OF_TRADE_IN_KANA = lazy_regex(
    r"(?:フーズ?|フード|トレーディング|トレード|インターナショナル|グローバル|ジャパン|グループ|ホールディングス|コーポレーション|テクノ(?:ロジー)?|"
    r"システムズ?|サービス|カンパニー|エンジニアリング|プロダクツ|デザイン|センター|メーカー|バイヤー|サプライヤー|アジア|インド|ロシア)+"
)
"""Words in katakana that are not distinctive: trades, forms and regions."""

_CYRILLIC = lazy_regex(r"[\u0400-\u04ff]+(?:['’][\u0400-\u04ff]+)?")
_CASE = lazy_regex(
    r"(?<=[\u0400-\u04ff]{3})(?:иями|ями|ами|ыми|ими|ией|ого|его|ому|ему|иям|иях|ях|ах|ям|ам|ью|ой|ей|ый|ий|ая|яя|ое|ее|ые|ие|"
    r"ую|юю|ым|им|ых|их|ом|ем|ов|ев|ия|ии|ию|ою|ею|ої|ій|[аяоеыиуюьйіїє])$"
)
"""The ending of a noun or an adjective in Russian, Ukrainian or Belarusian behind the letters of its stem."""

_HANGUL = lazy_regex(r"(?<![\uac00-\ud7a3])[\uac00-\ud7a3]{2,}")
_PARTICLES = lazy_regex(r"(?:과|와|랑|이랑|하고|을|를|은|는|이|가|도|만|의)?(?:는|도|만|의)?")
"""Korean endings of a noun."""

_OF_MANY = lazy_regex(r"企业|公司|客户|厂|市场|地区|各|方面|的")
"""Words after a name of a region or trade, which make it a description of companies: ``新疆企业``."""


_FIRST, _PAIR, _FURTHER = 2, 1, 0
"""What a word is of a name: its first one, two with a hyphen, or a further one, which may describe the trade."""

_NEXT_WORD = lazy_regex(r"[\s.-]+([^\W\d_]+)")


_LONGEST_RUN, _TWO = 5, 2
_TWO_WORDS = lazy_regex(r"(?<![^\W_])(?=[A-ZÀ-ÖØ-Þ])([^\W\d_]+)[ -](?=[A-ZÀ-ÖØ-Þ])([^\W\d_]+)")


def _stem(word: str) -> str:
    """A folded word in Cyrillic without the ending of its case; any other as it is."""
    return _CASE.sub("", word)


def _is_distinctive(words: Sequence[str]) -> bool:
    """Whether one of several words at least is long enough to be distinctive, and no word of trade."""
    return any(len(word) >= _BRAND and word not in OF_TRADE for word in words)


def _of_one_company(
    names: Iterable[tuple[str, Sequence[str]]], distinctive: Collection[str]
) -> dict[tuple[str, ...], str]:
    """The first two words of longer Latin names, if neither is distinctive and only one company has both."""
    begun: dict[tuple[str, ...], set[str]] = {}
    for key, words in names:
        pair = tuple(words[:_TWO])
        if len(words) > _TWO and script_of("".join(pair)) == "latin" and _is_distinctive(pair):
            begun.setdefault(pair, set()).add(key)
    found = ((pair, keys) for pair, keys in begun.items() if len(keys) == 1 and not {*distinctive} & {*pair})
    return {pair: next(iter(keys)) for pair, keys in found}


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Two or more words one behind the other, of which one at least is long enough to be distinctive."""
    for first in range(len(words)):
        for end in range(first + 2, min(len(words), first + _LONGEST_RUN) + 1):
            if _is_distinctive(words[first:end]):
                yield tuple(words[first:end])


class Brands:
    """Words that occur in the name of only one company, by which people call it: ``Baijie``, ``凯诺``."""

    def __init__(self, names: Iterable[tuple[str, Sequence[str]]]) -> None:
        names = list(names)
        having: dict[str, set[str]] = {}
        self._first: dict[str, str] = {}
        """The first words of names; further words may describe the trade."""

        self._pairs: set[str] = set()
        """Two words of a name one behind the other, which with a hyphen are one word of a text."""

        self._declined: dict[tuple[str, ...], str | None] = {}
        """Several words of a name one behind the other, without endings; None for those of two companies."""

        signs: dict[str, set[str]] = {}
        whole: dict[str, set[str]] = {}
        self._words_of: dict[str, frozenset[str]] = {}
        for key, words in names:
            self._words_of[key] = self._words_of.get(key, frozenset()) | {*words}
            han = script_of("".join(words)) == "han"
            for run in _runs(tuple(map(_stem, words))) if _CYRILLIC.search("".join(words)) else ():
                self._declined[run] = key if self._declined.get(run, key) == key else None
            if len(words) == 1:
                whole.setdefault(words[0], set()).add(key)
            first = next((place for place, word in enumerate(words) if word not in _OPENING), 0)
            for place, word in enumerate(words if not han else ()):
                having.setdefault(word, set()).add(key)
                if place in {0, first}:
                    self._first[word] = key
            for word, following in pairwise(words if not han else ()):  # ``Хамар-Дабан``
                having.setdefault(word + following, set()).add(key)
                self._pairs.add(word + following)
            for part in _KANA.findall("".join(words)):
                having.setdefault(part, set()).add(key)
            for word in words:
                for end in range(_BRAND_SIGNS, len(word) + 1) if _HANGUL.fullmatch(word) else ():
                    having.setdefault(word[:end], set()).add(key)
            text = "".join(words) if han else ""
            for place in range(len(text) - _BRAND_SIGNS + 1):
                signs.setdefault(text[place : place + _BRAND_SIGNS], set()).add(key)
            if len(text) > _BRAND_SIGNS:
                self._first[text[:_BRAND_SIGNS]] = key
        named = ((word, keys) for word, keys in (*having.items(), *signs.items()) if word not in OF_TRADE)
        # A word that is the whole name of one company calls it, even if others have it too.
        chosen = ((word, keys if len(keys) == 1 else whole.get(word, set())) for word, keys in named)
        self._of = {word: next(iter(keys)) for word, keys in chosen if len(keys) == 1}
        self._begun = _of_one_company(names, {word for word in self._of if len(word) >= _BRAND})
        """The first two words of names, each of which several companies have: ``Bio Loire`` of ``Bio Loire Négoce``."""

        self._stems: dict[str, tuple[int, str]] = {}
        """The words without their last letter, each with the first of the words and its place."""

        for place, word in enumerate(self._of):
            self._stems.setdefault(word[:-1], (place, word))

    def apart(
        self, text: str, but: Collection[str | None], *, leading: bool, instead: Instead = left_out
    ) -> tuple[list[str], str]:
        """The companies that a text calls by distinctive words, except ``but``, and the text without these words.

        Parameters
        ----------
        leading
            Whether only first words of names count.
        instead
            What the text has in place of each word.
        """
        declined = [(span, key) for span, key in self._in_any_case(text) if key not in but]
        found = [
            ((match.start() + word.start(), match.start() + word.end()), key, sure)
            for match in WORD.finditer(text)
            for word in _BESIDE_HAN.finditer(match[0])
            for key, sure in self._company_called(word[0])
            if key not in but and not any(start <= match.start() < end for (start, end), _ in declined)
        ]
        found += [(span, key, _FIRST) for span, key in (*declined, *self._in_two_words(text)) if key not in but]
        for place in range(0 if text.isascii() else len(text) - 1):
            key = self._first.get(signs := text[place : place + _BRAND_SIGNS], "")
            end = place + _BRAND_SIGNS
            if key and script_of(signs) == "han" and self._of.get(signs) == key and key not in but:
                found += [((place, end), key, _FIRST)] if _OF_MANY.match(text, end) is None else []
        found += [(span, key, _FIRST) for span, key in (*self._in_kana(text), *self._in_hangul(text)) if key not in but]
        least = _PAIR if leading or any(sure == _FIRST for *_, sure in found) else _FURTHER
        surest = [(span, key) for span, key, sure in found if sure >= least]
        for (start, end), key in sorted(surest, reverse=True):
            text = text[:start] + instead(key) + self._behind_rest_of(key, text[end:])
        return list(dict.fromkeys(key for _, key in surest)), text

    def _in_any_case(self, text: str) -> Iterator[tuple[tuple[int, int], str]]:
        """The companies called by several words of their names in any case: ``с «Белым клевером»``."""
        words = list(_CYRILLIC.finditer(text)) if self._declined else []
        stems = [_stem(fold_name(word[0]).replace("ё", "е")) for word in words]
        place = 0
        while place < len(words):
            ends = range(min(len(words), place + _LONGEST_RUN), place + 1, -1) if words[place][0][0].isupper() else ()
            for end in ends:
                key = self._declined.get(tuple(stems[place:end]))
                between = (text[one.end() : other.start()] for one, other in pairwise(words[place:end]))
                if key is not None and all(gap in {" ", "-"} for gap in between):
                    yield (words[place].start(), words[end - 1].end()), key
                    place = end - 1
                    break
            place += 1

    def _in_two_words(self, text: str) -> Iterator[tuple[tuple[int, int], str]]:
        """The companies called by the first two words of their names, both with a capital."""
        for match in _TWO_WORDS.finditer(text) if self._begun else ():
            key = self._begun.get((squashed(match[1]), squashed(match[2])))
            if key is not None:
                yield match.span(), key

    def _in_kana(self, text: str) -> Iterator[tuple[tuple[int, int], str]]:
        """The companies called by words in katakana, which other scripts delimit: ``サクラとは面談不要``."""
        for match in _KANA.finditer(text):
            if (key := self._of.get(match[0])) is not None and not _OF_TRADE_IN_KANA.fullmatch(match[0]):
                yield match.span(), key

    def _in_hangul(self, text: str) -> Iterator[tuple[tuple[int, int], str]]:
        """The companies called by the beginning of their names with an ending: ``한빛과는``."""
        for match in _HANGUL.finditer(text):
            for end in range(len(match[0]), _BRAND_SIGNS - 1, -1):
                key = self._of.get(match[0][:end])
                if key is not None and _PARTICLES.fullmatch(match[0][end:]):
                    yield (match.start(), match.start() + end), key
                    break

    def _behind_rest_of(self, key: str, text: str) -> str:
        """A text behind a word of a name, without further words of the name: ``(Furnire) Nobile and Jade``."""
        while (word := _NEXT_WORD.match(text)) is not None and squashed(word[1]) in self._words_of.get(key, ()):
            text = text[word.end() :]
        return text

    def _company_called(self, word: str) -> Iterator[tuple[str, int]]:
        """The company called by a word, and what the word is of its name; Russian endings may differ."""
        folded = squashed(word)
        if not word[:1].isupper() or len(folded) < _BRAND:
            return
        ends = range(len(folded), max(_BRAND, len(folded) - _DECLINED) - 1, -1)
        stems = [folded[:end] for end in ends] if script_of(word) == "cyrillic" else [folded]
        known = next((stem for stem in stems if stem in self._of), None)
        if known is None and script_of(word) == "cyrillic":  # Алтын, Алтына; Байцзе, с Байцзей
            known = min((self._stems[stem] for stem in stems if stem in self._stems), default=(0, None))[1]
        if known is not None:
            first = self._first.get(known) == self._of[known]
            yield self._of[known], _FIRST if first else _PAIR if known in self._pairs else _FURTHER
