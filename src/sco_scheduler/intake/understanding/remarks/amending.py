"""Tells how a remark changes the wishes of a company: takes some back, exchanges, reorders or copies them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from operator import itemgetter

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.amendments import Amendments, amendments_in
from sco_scheduler.intake.understanding.cells.facts import SENTENCES, facts_in
from sco_scheduler.intake.understanding.cells.mentions import NamedInRemarks
from sco_scheduler.intake.understanding.cells.plain_clauses import clauses
from sco_scheduler.intake.understanding.cells.questions import WISHES, WITHDRAWN
from sco_scheduler.intake.understanding.cells.sayings import level_beside
from sco_scheduler.intake.understanding.companies.built import CompanyRecord, Wish
from sco_scheduler.intake.understanding.companies.settling import Settler
from sco_scheduler.intake.understanding.companies.wish_changes import WishChanges
from sco_scheduler.intake.understanding.remarks.by_clauses import KEPT, said_by_clauses
from sco_scheduler.intake.understanding.remarks.remarks_beside import TextPlace
from sco_scheduler.intake.understanding.wording.conditions import (
    hangs_on_time,
    is_no_must,
    needs_named,
    without_needless,
)
from sco_scheduler.intake.understanding.wording.indications import (
    corrects,
    exchanges,
    given_up,
    is_slip,
    level_indicated,
    likens,
    says_what_remains,
    takes_back,
    what_is_left,
    without_need,
    without_skipping,
)
from sco_scheduler.intake.understanding.wording.negations import NOT_MISSED
from sco_scheduler.intake.understanding.wording.polarity import denies_meeting, polarity_of
from sco_scheduler.intake.understanding.wording.word_lists import insists as is_indispensable
from sco_scheduler.intake.understanding.wording.words import affirmed
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.statuses import says_replacing
from sco_scheduler.resources import lazy_regex

CanMeet = Callable[[AbstractSet[str | None], str], bool]


class Amending:
    """Tells what follows from remarks on wishes that are already known, as an answer of a map."""

    def __init__(self, settler: Settler, said: NamedInRemarks, wishes: WishChanges, can_meet: CanMeet) -> None:
        self._settler, self._names, self._records = settler, settler.names, settler.built.records
        self._said, self._wishes, self._can_meet = said, wishes, can_meet

    def stated(self, place: TextPlace, text: str, others: AbstractSet[str]) -> str:
        """What a text says of the wishes of the company of its place, if it changes any of them; else ''.

        Parameters
        ----------
        others
            The companies that the text names besides.
        """
        asker = place.asker[0] if place.asker is not None else None
        decider = self._settler.decider
        known = any(decider.said(("words", "remark", part)) is not None for part in (text, *others))
        if asker is None or known or not others:
            return ""
        if not (place.pair or place.comment or place.of_one) and (apart := self._apart(place, asker, text, others)):
            return apart
        if hangs_on_time(text):
            return ""
        stated = self._copied(place, asker, text, others) or self._corrected(place, asker, text, others)
        stated = stated or self._instead(place, asker, text, others)
        if stated or self._weighs(place, text):
            return stated
        return (
            self._left(place, asker, text, others)
            or self._reordered(place, asker, text, others)
            or self._taken_back(place, asker, text, others)
        )

    def _apart(self, place: TextPlace, asker: CompanyRecord, text: str, others: AbstractSet[str]) -> str:
        """What each clause says of the companies that it names; '' if a text is plain without that, or says one thing.

        ``Jade Tea is a must, please add Lotus Glass too``; who is no longer wished for and never was is refused.
        """
        hangs = hangs_on_time(text)
        if not (hangs or self._weighs(place, text)) and (left := self._left(place, asker, text, others)):
            return left
        said = said_by_clauses(text, self._names, others, asker.key)
        if not said or not all(key in self._records and self._can_meet(place.here, key) for key in others):
            return ""
        wished = {key for key, _ in self._in_order(asker)}
        of: dict[str, set[str]] = {}
        for meaning, keys in said:
            for key in keys:
                if meaning == KEPT and key in wished:
                    continue
                now = WISHES[Level.WANT] if meaning == KEPT else meaning
                now = WISHES[Level.NO] if now == WITHDRAWN and key not in wished else now
                of.setdefault(now, set()).add(key)
        plainly, days = self._said.plainly_said, place.days
        facts = facts_in(text, self._names, place.here, lambda key: self._can_meet(place.here, key), plainly, days)
        known = {meaning: {*keys} for meaning, keys in ((f.meaning, f.companies) for f in facts.found) if keys}
        split = not facts.several and WITHDRAWN not in of and len(self._said.sentences(text, others)) > 1
        return "" if split or (facts.sure and known == of) else self._listed(text, [*of.items()])

    def by_verbs(self, place: TextPlace, text: str, others: AbstractSet[str]) -> Amendments | None:
        """The companies that verbs of adding and striking off stand beside in a text."""
        return amendments_in(
            text,
            others,
            lambda part: self._said.named_in(part, place.here),
            lambda part: polarity_of(self._said.without_names(part, place.here)) is Level.NO,
        )

    def _copied(self, place: TextPlace, asker: CompanyRecord, text: str, others: AbstractSet[str]) -> str:
        """The wishes of a company of the same side, in their order: ``the same wishes as Altyn Trade``."""
        key = next(iter(others))
        model = self._records.get(key)
        if len(others) > 1 or model is None or not likens(text) or self._can_meet({asker.key}, key):
            return ""
        wishes = [wish for _, wish in self._in_order(model)]
        ranked = all(wish.rank is not None for wish in wishes)
        if any(level_indicated(part) is Level.MUST for part in (*clauses(text), text)):  # ``nothing is a must``
            wishes = [replace(wish, level=Level.WANT) if wish.level is Level.MUST else wish for wish in wishes]
        of_level = {
            level: [(n, wish) for n, wish in enumerate(wishes, 1) if wish.level is level]
            for level in (Level.MUST, Level.WANT, Level.MAYBE)
        }
        return "\n".join(_line(level, of, ranked=ranked) for level, of in of_level.items() if of)

    def _instead(self, place: TextPlace, asker: CompanyRecord, text: str, others: AbstractSet[str]) -> str:
        """The wishes that a text has in place of all earlier ones: ``new list, replaces the old one: 1. Jade Tea``.

        A remark in the row of the wishes themselves says that of this row, unless a colon stands before all its names.
        """
        wishes = self._in_order(asker)
        here = any(wish.cell.of_row == place.cell.of_row for _, wish in wishes)
        head = _COLON.split(text, maxsplit=1)[0]
        here = here and (head == text or not says_replacing(head) or bool(self._said.named_in(head, place.here)))
        bare = self._said.without_names(text, place.here)
        if here or not wishes or not says_replacing(text) or level_beside(bare) not in {None, Level.WANT}:
            return ""
        if len(others) == 1 or not all(self._can_meet({asker.key}, key) for key in others):
            return ""
        names = [self._records[key].shown for key in self._in_text(text, others)]
        told = f"{WISHES[Level.WANT]}: " + "; ".join(f"{n}. {name}" for n, name in enumerate(names, 1))
        gone = {key for key, _ in wishes} - others
        return "\n".join([*([self._listed(text, [(WITHDRAWN, gone)])] if gone else []), told])

    def _corrected(self, place: TextPlace, asker: CompanyRecord, text: str, others: AbstractSet[str]) -> str:
        """A refusal or a wish that is a mistake, as withdrawn: ``the X is my mistake, nothing against Jade Tea``."""
        refused, wished = self._wishes.refused({asker.key}), {key for key, _ in self._in_order(asker)}
        denied = others <= refused and not others & wished and corrects(text)
        slip = others <= wished and not others & refused and is_slip(text) and (len(others) == 1 or not exchanges(text))
        slip = slip and not denies_meeting(self._said.without_names(text, place.here))
        return self._listed(text, [(WITHDRAWN, others)]) if denied or slip else ""

    def _left(self, place: TextPlace, asker: CompanyRecord, text: str, others: AbstractSet[str]) -> str:
        """What is not among the wishes that a text says are left: ``strike out Jade Tea, only Lotus Glass remains``."""
        parts = [part for sentence in SENTENCES.split(text) for part in clauses(sentence)]
        left = set[str]().union(*(self._said.named_in(part) & others for part in parts if says_what_remains(part)))
        wished = {key for key, _ in self._in_order(asker)}
        if not left or not left <= wished:
            return ""
        gone = others - left or wished - left
        rest = "; ".join(part for part in parts if not self._said.named_in(part) & left)
        refused = bool(others - left) and level_beside(self._said.without_names(rest, place.here)) is Level.NO
        facts = [(WITHDRAWN, gone & wished), *([(WISHES[Level.NO], gone)] if refused else [])]
        return self._listed(text, [fact for fact in facts if fact[1]]) if refused or gone <= wished else ""

    def _reordered(self, place: TextPlace, asker: CompanyRecord, text: str, others: AbstractSet[str]) -> str:
        """The wishes of a company in another order, by the places that a text gives some of them."""
        wishes = self._in_order(asker)
        wished = dict(wishes)
        ranked = all(wish.rank is not None and wish.level in {Level.MUST, Level.WANT} for _, wish in wishes)
        if not ranked or len(wished) < len(wishes) or not others <= wished.keys():
            return ""
        places = self._places(text, place.here)
        if places.keys() != others or len({*places.values()}) < len(places) or max(places.values()) > len(wished):
            return ""
        order = [key for key in wished if key not in places]
        for key, number in sorted(places.items(), key=itemgetter(1)):
            order.insert(number - 1, key)
        told = _line(Level.WANT, [(n, wished[key]) for n, key in enumerate(order, 1)], ranked=True)
        return told if order != [*wished] else ""

    def _places(self, text: str, here: AbstractSet[str | None]) -> dict[str, int]:
        """The numbers beside names, each behind or each before it: ``Jade Tea now no. 1, Lotus Glass no. 2``."""
        marked, keys = self._marked(_NO_PLACE.sub(" ", text), here)
        found = [(match["mark"], int(match["n"] or 0)) for match in _MARK_OR_NUMBER.finditer(marked)]
        pairs = list(zip(found[::2], found[1::2], strict=False))
        if len(found) % 2 or not pairs:
            return {}
        behind = all(one[0] and other[1] for one, other in pairs)
        before = all(one[1] and other[0] for one, other in pairs)
        told = [(one, other) if behind else (other, one) for one, other in pairs] if behind or before else []
        return {keys[ord(sign) - _MARKS]: number for (sign, _), (_, number) in told if sign}

    def _marked(self, text: str, here: AbstractSet[str | None]) -> tuple[str, list[str]]:
        """A text with a letter of a font of its own for each name of a company, and the companies in this order."""
        keys: list[str] = []

        def mark(key: str) -> str:
            keys.append(key)
            return chr(_MARKS + len(keys) - 1)

        own = next((key for key in here if key is not None), None)
        marked = self._names.mentions(text, own, mark)[1]
        return self._names.called(marked, {*here, *keys}, instead=mark)[1], keys

    def _taken_back(self, place: TextPlace, asker: CompanyRecord, text: str, others: AbstractSet[str]) -> str:
        """The wishes that a text takes back, and those that it has in their place."""
        taken = takes_back(text) or without_needless(text) != text
        if not (exchanges(text) or taken) or self._demands(place, text, others):
            return ""
        wished: AbstractSet[str] = {key for key, _ in self._in_order(asker)} & others
        further = others - wished
        exchanged = exchanges(text) and len(wished) == len(further) == 1
        marked, keys = self._marked(text, place.here) if exchanged else ("", [])
        if (sign := given_up(marked)) and keys[ord(sign) - _MARKS] in further:
            wished, further = further, wished  # which are as it asks already
        sentence = next((p for p in SENTENCES.split(text) if self._said.named_in(p) & others), text)
        needing = without_needless(without_skipping(self._said.without_names(without_need(sentence), place.here)))
        refused = level_beside(needing) is Level.NO
        left = what_is_left(text) if not exchanged else ""
        left = "" if self._said.named_in(left) else left
        by_verbs = self.by_verbs(place, text, others)
        if by_verbs is not None and by_verbs.added and by_verbs.taken:
            exchanged, wished, further = True, {*by_verbs.taken}, {*by_verbs.added}
        if not wished or not (exchanged or (taken and (left or not refused) and not further)):
            return ""
        level = Level.MUST if level_beside(self._said.without_names(sentence, place.here)) is Level.MUST else Level.WANT
        facts: list[tuple[str, AbstractSet[str]]] = [(WITHDRAWN, wished)]
        facts += [(WISHES[level], further)] if exchanged else []
        facts += [(WISHES[Level.WANT], wished)] if left else []
        more = facts_in(text, self._names, place.here, lambda key: self._can_meet(place.here, key)).found
        lines = [f"{f.meaning}: {f.content}" for f in more if f.content and not f.companies]
        return "\n".join([self._listed(text, facts), *lines])

    def _demands(self, place: TextPlace, text: str, others: AbstractSet[str]) -> bool:
        """Whether what a text takes back is something else: each clause with a name says that it must be met.

        ``our old order is cancelled, must meet Jade Tea``.
        """
        parts = [part for sentence in SENTENCES.split(text) for part in clauses(sentence)]
        named = [part for part in parts if self._said.named_in(part, place.here) & others]
        bare = [self._said.without_names(part, place.here) for part in named]
        return bool(bare) and all(
            level_beside(rest) is Level.MUST and not (takes_back(rest) or exchanges(rest)) for rest in bare
        )

    def _weighs(self, place: TextPlace, text: str) -> bool:
        """Whether a text takes nothing back, but says how much its names matter: ``never skip X``, ``X is no must``."""
        rest = self._said.without_names(text, place.here)
        bare = normalized(rest)
        missed = NOT_MISSED.search(affirmed(bare)) is not None or is_indispensable(bare)
        return missed or needs_named(rest) or is_no_must(rest)

    def _in_order(self, asker: CompanyRecord) -> list[tuple[str, Wish]]:
        """The wishes of a company, each with the company that it is for, by their ranks as far as they have any."""
        wishes = self._wishes.wishes_of(asker, self._records.keys())
        wishes.sort(key=lambda wish: (wish.rank is None, wish.rank or 0))
        return [(key, wish) for wish in wishes if (key := self._wishes.key_of(wish.target)) is not None]

    def _listed(self, text: str, facts: Sequence[tuple[str, AbstractSet[str]]]) -> str:
        """Facts as an answer of a map: each meaning with the names of companies, in the order of a text."""
        lines = []
        for meaning, keys in facts:
            ordered = self._in_text(text, keys) if len(keys) > 1 else keys
            lines.append(f"{meaning}: " + "; ".join(self._records[k].shown for k in ordered if k in self._records))
        return "\n".join(lines)

    def _in_text(self, text: str, keys: AbstractSet[str]) -> list[str]:
        """Companies in the order in which a text names them."""
        return sorted(keys, key=lambda key: (self._said.position(text, key), key))


def _line(level: Level, wishes: Sequence[tuple[int, Wish]], *, ranked: bool) -> str:
    """Wishes of one level, each with its place if they are ``ranked``."""
    return f"{WISHES[level]}: " + "; ".join(f"{n}. {wish.target}" if ranked else wish.target for n, wish in wishes)


def numbered(content: str) -> list[tuple[int, str]]:
    """The names in an answer with their places, ``1. Jade Tea; 2. Lotus Glass``; empty unless each has one."""
    found = [_NUMBERED.fullmatch(part) for part in content.split(";")]
    told = [(int(match["n"]), match["name"]) for match in found if match is not None]
    return told if len(told) == len(found) else []


_COLON = lazy_regex("[:：]")
_MARKS = 0xE000
_MARK_OR_NUMBER = lazy_regex(r"(?P<mark>[\ue000-\uf8ff])|(?<![\w:/-])(?<!\d[.,])(?P<n>\d{1,2})(?![:/%]|[.,]?\d)")
_NO_PLACE = lazy_regex(r"[(（][^()（）]*[)）]|[\ue000-\uf8ff]")
"""An aside, or a letter of a font of its own such as a bullet, of the range of which the marks of names are."""

_NUMBERED = lazy_regex(r"\s*(?P<n>\d{1,2})[.)]\s*(?P<name>\S.*?)\s*")
