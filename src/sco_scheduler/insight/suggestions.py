"""Recommends partners without requests, with reasons, by similarity of products and of requests.

Products are compared by the goods that they name: words with one stem are equal, and goods of the dictionary are equal
across languages.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from sco_scheduler.agendas.answers import Because, Suggestion
from sco_scheduler.domain.event import Company, Event, Level, Pair, Role
from sco_scheduler.domain.names import fold
from sco_scheduler.domain.schedule import Meeting, Schedule, ordered
from sco_scheduler.insight.hall import Hall, maximum_matching
from sco_scheduler.insight.placing import Additions, possible_meeting
from sco_scheduler.resources import data_file, lazy_regex

_PARTS = lazy_regex(r"[^\w\s\-–]+|\n")
_HAN = lazy_regex("[\u3400-\u9fff]+")
_WORD = lazy_regex(r"[^\W_]+")
_SHORTEST = 3
"""Least number of letters of a word that counts as goods if the dictionary does not have it."""

_RUSSIAN_END = lazy_regex(
    "(?<=...)(?:ами|ями|ого|его|ому|ему|ыми|ими|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|ах|ях|ам|ям|ом|ем|[ыиаяоеуюь])$"
)
_ENGLISH_END = lazy_regex("(?<=...)(?:(?<=s)es|(?<!s)s)$")


@dataclass(frozen=True, slots=True)
class Good:
    """Goods that a text names: the key for comparison, and the words of the text."""

    key: str
    words: str


def goods_in(text: str) -> tuple[Good, ...]:
    """List the goods that a text names in English, Chinese or Russian, in their order.

    Words that do not denote goods, such as "equipment" or "buys", are skipped. Chinese text that the dictionary
    does not have is compared by its bigrams, since it has no spaces.
    """
    found: list[Good] = []
    for part in _PARTS.split(fold(text)):
        found += _of_words(_HAN.sub(" ", part))
        for run in _HAN.findall(part):
            found += _of_han(run)
    return tuple(found)


def stem(word: str) -> str:
    """Remove the ending of a plural or case from a word."""
    word = _plain(word)
    return _RUSSIAN_END.sub("", word) if re.search("[а-я]", word) else _ENGLISH_END.sub("", word)


def _of_words(text: str) -> Iterator[Good]:
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [_plain(text[start:end]) for start, end in spans]
    at = 0
    while at < len(words):
        key, length = _named(words, at)
        written = text[spans[at][0] : spans[at + length - 1][1]]
        if key:
            yield Good(key, written)
        elif len(words[at]) >= _SHORTEST and words[at].isalpha() and words[at] not in _dictionary().ignored:
            yield Good(stem(words[at]), written)
        at += length


def _named(words: Sequence[str], at: int) -> tuple[str, int]:
    """The key of the longest dictionary term at this position, in either word order, and its number of words."""
    known = _dictionary()
    for length in range(min(known.longest, len(words) - at), 0, -1):
        here = words[at : at + length]
        for terms in (here, here[::-1]):
            for key, stems in known.by_letters.get((terms[0][:2], length), ()):
                if all(map(_begins, terms, stems)):
                    return key, length
    return "", 1


def _begins(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("-") else word == pattern


def _of_han(run: str) -> Iterator[Good]:
    known = _dictionary()
    rest, at = "", 0
    while at < len(run):
        term = next((t for t in known.han if run.startswith(t, at)), "")
        if term:
            yield from _pairs(rest)
            rest = ""
            if key := known.han[term]:
                yield Good(key, term)
        else:
            rest += run[at]
        at += len(term) or 1
    yield from _pairs(rest)


def _pairs(run: str) -> Iterator[Good]:
    return (Good(run[i : i + 2], run) for i in range(len(run) - 1))


def _plain(word: str) -> str:
    return fold(word).replace("ё", "е")


@dataclass(frozen=True)
class _Dictionary:
    """``data/goods.json``: goods by the first two letters and the number of words, and by Chinese characters.

    The longest Chinese terms come first; terms that do not denote goods have the key ''.
    """

    by_letters: dict[tuple[str, int], list[tuple[str, list[str]]]]
    han: dict[str, str]
    ignored: frozenset[str]
    longest: int


@lru_cache(maxsize=1)
def _dictionary() -> _Dictionary:
    data = json.loads(data_file("goods.json").read_text(encoding="utf-8"))
    by_letters: dict[tuple[str, int], list[tuple[str, list[str]]]] = {}
    han = dict.fromkeys(data["ignored"]["zh"], "")
    for key, terms in data["goods"].items():
        han |= dict.fromkeys(terms["zh"], f"={key}")
        for term in (*terms["en"], *terms["ru"]):
            stems = term.split()
            by_letters.setdefault((stems[0][:2], len(stems)), []).append((f"={key}", stems))
    return _Dictionary(
        by_letters,
        dict(sorted(han.items(), key=lambda item: -len(item[0]))),
        frozenset(map(_plain, (*data["ignored"]["en"], *data["ignored"]["ru"]))),
        max(length for _, length in by_letters),
    )


_ALSO, _PRODUCTS, _LANGUAGE, _COUNTRY = 0.5, 1.0, 0.05, 0.05
"""The weights of the reasons: each multiplies the estimate by ``1 + weight * strength`` (0 to 1). Set by hand."""

_OTHER_ZONE = 0.02
"""The share of wishes for zones without any sign of interest."""

_LEAST_SHARED = 0.05
"""The least similarity at which goods in common with requested suppliers are named as a reason."""

_Side = tuple[str, Role]
"""A company in one of its roles."""


class Affinity:
    """Scores how well pairs fit, by products, others' requests, zone, country and language."""

    def __init__(self, event: Event) -> None:
        self._event = event
        self.purchasers = tuple(c for c in event.companies if c.purchaser is not None and not c.cancelled)
        self.suppliers = tuple(c for c in event.companies if c.supplier is not None and not c.cancelled)
        self.asked: dict[str, set[str]] = defaultdict(set)
        """The suppliers of each purchaser in requests of either side."""
        self.asking: dict[str, set[str]] = defaultdict(set)
        """The purchasers of each supplier in requests of either side."""
        self._zones: dict[str, Mapping[str, float]] = {}
        self._interests: dict[str, dict[str, float]] = {}
        self._own: dict[str, set[str]] = defaultdict(set)
        """The suppliers that each purchaser itself requested; only these are named in reasons."""
        for pair, requests in event.requests_by_pair.items():
            if all(r.level is not Level.NO for r in requests):
                self.asked[pair[0]].add(pair[1])
                self.asking[pair[1]].add(pair[0])
            if any(r.level is not Level.NO and r.asker == pair[0] for r in requests):
                self._own[pair[0]].add(pair[1])

    def score(self, pair: Pair) -> tuple[float, tuple[Because, ...]]:
        """Estimate how likely a purchaser would request a supplier, up to a factor, with the reasons.

        The share of the zone in the purchaser's wishes, times the supplier's share of the requests in its zone,
        increased by common products, by requests of similar purchasers, by language and country.
        """
        purchaser, supplier = (self._event.company_by_id[c] for c in pair)
        zone = self._event.zone_of(pair)
        reasons: list[Because] = []
        also = self._also(pair)
        shared = self._likeness(pair)
        wanted = self._wanted_zones(purchaser)[zone]
        score = max(wanted, _OTHER_ZONE) * (len(self.asking[pair[1]]) + 0.5) / (self._in_zone[zone] + 1.0)
        score *= (1 + _ALSO * also) * (1 + _PRODUCTS * shared)
        if words := self._common(pair):
            reasons.append(Because("products", words))
        elif shared >= _LEAST_SHARED and (words := self._like_requested(pair)):
            reasons.append(Because("products of asked", words))
        if others := self._requested_together(pair):
            reasons.append(Because("also asked for", tuple(others)))
        if self._asks_zone(purchaser, zone):
            reasons.append(Because("zone", (zone,)))
        if purchaser.languages & supplier.languages:
            score *= 1 + _LANGUAGE
            reasons.append(Because("language"))
        if purchaser.country and fold(purchaser.country) == fold(supplier.country):
            score *= 1 + _COUNTRY
            reasons.append(Because("country", (supplier.country,)))
        return score, tuple(reasons)

    @cached_property
    def _in_zone(self) -> Counter[str]:
        """The number of requests for suppliers of each zone."""
        found: Counter[str] = Counter()
        for supplier in self.suppliers:
            found[supplier.supplier.zone if supplier.supplier is not None else ""] += len(self.asking[supplier.id])
        return found

    def _wanted_zones(self, purchaser: Company) -> Mapping[str, float]:
        """The share of each zone in a purchaser's wishes: the zone that it named, and those of its requests."""
        known = self._zones.get(purchaser.id)
        if known is None:
            counts: Counter[str] = Counter()
            for supplier in self.asked[purchaser.id]:
                counts[self._event.zone_of((purchaser.id, supplier))] += 1
            if purchaser.purchaser is not None and purchaser.purchaser.zone:
                counts[purchaser.purchaser.zone] += max(1, counts.total())
            total = counts.total()
            known = self._zones[purchaser.id] = defaultdict(float, {z: n / total for z, n in counts.items()})
        return known

    def _also(self, pair: Pair) -> float:
        """Item-based collaborative filtering: the sum of cosine similarities of suppliers, at most 1."""
        mine = self.asked[pair[0]]
        them = self.asking[pair[1]] - {pair[0]}
        if not mine or not them:
            return 0.0
        total = 0.0
        for other in mine:
            theirs = self.asking[other] - {pair[0]}
            common = len(theirs & them)
            if common:
                total += common / math.sqrt(len(theirs) * len(them))
        return min(1.0, total / math.sqrt(len(mine)))

    def _requested_together(self, pair: Pair) -> list[str]:
        """The requested suppliers most often requested together with this one."""
        them = [p for p in self.asking[pair[1]] if p != pair[0] and pair[1] in self._own[p]]
        counts = {s: sum(s in self._own[p] for p in them) for s in self._own[pair[0]]}
        return sorted((s for s, n in counts.items() if n), key=lambda s: (-counts[s], s))[:3]

    def _asks_zone(self, purchaser: Company, zone: str) -> bool:
        """Whether a purchaser named a zone or asked for a supplier of it."""
        named = purchaser.purchaser.zone if purchaser.purchaser is not None else ""
        return zone == named != "" or any(
            self._event.zone_of((purchaser.id, s)) == zone for s in self._own[purchaser.id]
        )

    def _likeness(self, pair: Pair) -> float:
        """Cosine similarity of the purchaser's products (and those of requested suppliers) with the supplier's."""
        wanted, offered = self._interest(pair[0]), self._weights[pair[1], Role.SUPPLIER]
        if not wanted or not offered:
            return 0.0
        common = sum(wanted[key] * offered[key] for key in wanted.keys() & offered.keys())
        return common / math.sqrt(sum(x * x for x in wanted.values()) * sum(x * x for x in offered.values()))

    def _common(self, pair: Pair) -> tuple[str, ...]:
        """The goods that both name in their rows, rarest first; in the words of both if these differ."""
        wanted, offered = (pair[0], Role.PURCHASER), (pair[1], Role.SUPPLIER)
        shared = self._weights[wanted].keys() & self._weights[offered].keys()
        mine, theirs = (_words_for(self._goods[side], shared) for side in (wanted, offered))
        order = sorted(shared, key=lambda key: (-self._weights[wanted][key] * self._weights[offered][key], key))
        told = (
            theirs[key] if stem(mine[key]) == stem(theirs[key]) else f"{mine[key]} – {theirs[key]}" for key in order
        )
        return tuple(dict.fromkeys(told))[:3]

    def _like_requested(self, pair: Pair) -> tuple[str, ...]:
        """The goods that the supplier shares with suppliers requested by the purchaser, rarest first."""
        offered = self._weights[pair[1], Role.SUPPLIER]
        asked = {key for s in self._own[pair[0]] for key in self._weights[s, Role.SUPPLIER]}
        words = _words_for(self._goods[pair[1], Role.SUPPLIER], asked & offered.keys())
        order = sorted(words, key=lambda key: (-offered[key], key))
        return tuple(dict.fromkeys(words[key] for key in order))[:3]

    @cached_property
    def _goods(self) -> Mapping[_Side, tuple[Good, ...]]:
        return {
            (company.id, role): goods_in(terms.products)
            for company in self._event.companies
            for role in Role
            if (terms := company.terms(role)) is not None
        }

    @cached_property
    def _weights(self) -> Mapping[_Side, dict[str, float]]:
        """The weight of each of a company's goods in a role (TF-IDF): larger if few others have it."""
        spread = Counter(key for goods in self._goods.values() for key in {good.key for good in goods})
        many = len(self._goods) + 1
        return {
            side: {
                key: (1 + math.log(n)) * math.log(many / spread[key])
                for key, n in Counter(g.key for g in goods).items()
            }
            for side, goods in self._goods.items()
        }

    def _interest(self, purchaser: str) -> dict[str, float]:
        known = self._interests.get(purchaser)
        if known is None:
            total: dict[str, float] = defaultdict(float, self._weights[purchaser, Role.PURCHASER])
            for supplier in self.asked[purchaser]:
                for key, weight in self._weights[supplier, Role.SUPPLIER].items():
                    total[key] += weight / max(1, len(self.asked[purchaser]))
            known = self._interests[purchaser] = dict(total)
        return known


def _words_for(goods: Iterable[Good], keys: Iterable[str]) -> dict[str, str]:
    """The words that a text has for goods; adjacent Chinese bigrams in common are joined."""
    shared = set(keys)
    return {good.key: _extended(good, shared) for good in goods if good.key in shared}


def _extended(good: Good, common: set[str]) -> str:
    """Extend a Chinese bigram by neighbouring bigrams that are also common: 摄像 and 像头 give 摄像头."""
    if len(good.key) != 2 or good.key not in good.words or good.key == good.words:
        return good.words
    run, start = good.words, good.words.find(good.key)
    end = start + 2
    while start and run[start - 1 : start + 1] in common:
        start -= 1
    while run[end - 1 : end + 1] in common:
        end += 1
    return run[start:end]


def ranked(affinity: Affinity, pairs: Iterable[Pair]) -> list[tuple[float, Pair, tuple[Because, ...]]]:
    """Score pairs and sort them, the best first; pairs without any reason are omitted."""
    found = []
    for pair in pairs:
        score, reasons = affinity.score(pair)
        if reasons:
            found.append((score, pair, reasons))
    return sorted(found, key=lambda entry: (-entry[0], entry[1]))


def unasked(event: Event, affinity: Affinity, company: Company) -> list[Pair]:
    """List the allowed pairs of a company, in either role, that no side requested or refused."""
    pairs: list[Pair] = []
    if company.purchaser is not None:
        pairs += [(company.id, s.id) for s in affinity.suppliers if s.id != company.id]
    if company.supplier is not None:
        pairs += [(p.id, company.id) for p in affinity.purchasers if p.id != company.id]
    known = event.requests_by_pair
    return [pair for pair in pairs if pair not in known and (pair[1], pair[0]) not in known]


def suggest(schedule: Schedule, companies: Sequence[str], most: int) -> tuple[Suggestion, ...]:
    """Suggest partners without requests, each with a meeting that could be added to the schedule.

    Returns
    -------
    tuple[Suggestion, ...]
        The suggestions by company, the best first. Each can be booked in the schedule as it is; as many as
        possible have slots of their own, so that they can be booked together.
    """
    affinity, alone, room = Affinity(schedule.event), _Room(schedule), _Room(schedule)
    found: list[Suggestion] = []
    for company_id in companies:
        company = schedule.event.company_by_id[company_id]
        possible = (
            (entry, first)
            for entry in ranked(affinity, unasked(schedule.event, affinity, company))
            if (first := next(alone.meetings(entry[1]), None)) is not None
        )
        chosen = list(islice(possible, most))
        booked = room.book([pair for (_, pair, _), _ in chosen])
        for (score, pair, reasons), first in chosen:
            found.append(Suggestion(company_id, booked.get(pair, first), score, reasons, pair in booked))
    return tuple(found)


class _Room:
    """The possible additions to a schedule, and those made."""

    def __init__(self, schedule: Schedule) -> None:
        self._state(schedule)

    def _state(self, schedule: Schedule) -> None:
        self._schedule, self._hall = schedule, Hall(schedule)
        self._additions = Additions(schedule, schedule.event.settings.goals, None)

    def meetings(self, pair: Pair) -> Iterator[Meeting]:
        """Yield a possible meeting of a pair for each slot."""
        for slot in self._schedule.event.slots:
            meeting = possible_meeting(self._hall, pair, slot)
            if meeting is not None and self._additions.keeps_spread(meeting):
                yield meeting

    def book(self, pairs: Sequence[Pair]) -> dict[Pair, Meeting]:
        """Add meetings of one company's pairs, as many as possible at once, earlier pairs with priority."""
        could = {pair: {meeting.start: meeting for meeting in self.meetings(pair)} for pair in pairs}
        at = maximum_matching(pairs, could.__getitem__)
        booked = {pair: held[0] for pair in pairs if (held := self._schedule.by_pair.get(pair))}
        own = {pair: start for start, pair in at.items()}
        for pair in sorted(pairs, key=lambda pair: pair not in own):
            left = [] if pair in booked else list(self.meetings(pair))  # others were added in the meantime
            if left:
                booked[pair] = next((meeting for meeting in left if meeting.start == own.get(pair)), left[0])
                event, meetings = self._schedule.event, (*self._schedule.meetings, booked[pair])
                self._state(Schedule(event, ordered(event, meetings)))
        return booked
