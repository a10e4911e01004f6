"""Finds the facts that one remark states: whom to meet or not, hours away, limits, languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.plain_clauses import begins_refusal, clauses, is_filling, plain_level
from sco_scheduler.intake.understanding.cells.questions import PARTIES, WISHES
from sco_scheduler.intake.understanding.cells.sayings import (
    OF_OTHERS,
    level_beside,
    says_more,
    segments,
    sentence_end,
    speaks,
    tells_order,
)
from sco_scheduler.intake.understanding.names.matching import SURE, NameIndex
from sco_scheduler.intake.understanding.wording.conditions import hangs_on_time, is_unsure
from sco_scheduler.intake.understanding.wording.parties import at_one_table, parties_in
from sco_scheduler.intake.understanding.wording.word_lists import asks_for_meeting
from sco_scheduler.intake.understanding.wording.words import ABOVE_ALL, affirmed, level_of, roles_of
from sco_scheduler.intake.values.clauses import is_range
from sco_scheduler.intake.values.dates import clock_of, leading_day
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.languages import interpreted_in, needs_interpreter, spoken_in
from sco_scheduler.intake.values.limits import limit_beside, limit_in, mentions_limit, says_limit, says_minimum
from sco_scheduler.intake.values.persons import stays_on
from sco_scheduler.intake.values.presence import (
    DAY,
    absence_in_figures,
    says_day,
    tells_absence,
    tells_itself,
    told_absence,
)
from sco_scheduler.intake.values.readings import read_when
from sco_scheduler.intake.values.statuses import is_of_person, says_gone
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.resources import lazy_regex


@dataclass(frozen=True)
class Fact:
    """A fact: its meaning as in a map, the companies as keys or else its content as in a map, and if it is sure."""

    meaning: str
    companies: tuple[str, ...] = ()
    content: str = ""
    sure: bool = True
    told: bool = True
    """Whether words of the remark give its level, and no condition may turn it."""

    turned: bool = False
    """Whether its hours of absence are those around the hours of the remark, which are probably of presence."""


@dataclass(frozen=True)
class Facts:
    """The facts of a remark, and whether no part of it may state another one."""

    found: tuple[Fact, ...]
    whole: bool

    @property
    def several(self) -> bool:
        """Whether one meaning cannot say all."""
        return len({fact.meaning for fact in self.found}) > 1 or any(fact.turned for fact in self.found)

    @property
    def told(self) -> bool:
        """Whether the remark itself gives all levels."""
        return self.whole and all(fact.told for fact in self.found)

    @property
    def sure(self) -> bool:
        """Whether all is plain, or the remark gives the levels of several facts and is plain in all else."""
        told = len(self.found) > 1 and all(fact.told if fact.companies else fact.sure for fact in self.found)
        return self.whole and (told or all(fact.sure for fact in self.found))

    def answer(self, shown: Callable[[str], str]) -> str:
        """The facts as an answer in a map, given the names of companies by their keys."""
        return "\n".join(
            f"{fact.meaning}: {'; '.join(map(shown, fact.companies)) if fact.companies else fact.content}".rstrip(": ")
            for fact in self.found
        )


def facts_in(
    text: str,
    names: NameIndex,
    here: AbstractSet[str | None],
    can_meet: Callable[[str], bool],
    plainly: Callable[[str, set[str]], Level | None] = lambda *_: None,
    days: Sequence[date] = (),
) -> Facts:
    """Find the facts of a remark, clause by clause.

    Parameters
    ----------
    here
        The companies of its row.
    can_meet
        Whether a company can meet that of the row.
    plainly
        The level at which a sentence plainly asks for the given companies, or refuses them; else None.
    days
        The days of the event, if known.
    """
    found: list[Fact] = []
    whole = True
    text = _OF_NAMES.sub(lambda form: f" {form[1]}", text)
    text = _TITLE.sub(r"\1", text)
    for sentence in filter(None, map(_bare, SENTENCES.split(text))):
        facts, understood = _of_sentence(sentence, names, here, tuple(days))
        for place, fact in enumerate(facts):
            asked = plainly(sentence, set(fact.companies)) if fact.companies and not fact.sure else None
            facts[place] = replace(fact, meaning=WISHES[asked], sure=True) if asked is not None else fact
        conditional = _CONDITION.search(sentence) is not None
        for fact in facts:
            meets = all(map(can_meet, fact.companies))
            sure = fact.sure and meets and not conditional
            found.append(replace(fact, sure=sure, told=fact.told and meets and not (conditional and fact.companies)))
        whole = whole and understood
    return Facts(tuple(_joined(found)), whole)


def _bare(sentence: str) -> str:
    """A sentence without the stops at its ends, but for the last one of a date: ``jen 23. 9.``."""
    bare = sentence.strip(" .!。！")
    return f"{bare}." if _ENDS_IN_DATE.search(bare) is not None else bare


_ENDS_IN_DATE = lazy_regex(r"(?<![\d.])\d{1,2}\. \d{1,2}$")

_OF_NAMES = lazy_regex(r"[.,]{0,2}\s*\b((?i:co|ltd|inc|corp|llc|llp|jsc|plc|gmbh))\b(?:\.(?!\s+[A-ZА-ЯЁ]))?")
"""A legal form with its punctuation, which separates nothing: ``Jade Tea Co., Ltd. would be enough``."""

SENTENCES = lazy_regex(lambda: rf"[;；\n。]|(?<=[?？])\s*(?=\w)|(?<=[!！])(?<=[^\W\d_][!！])\s+(?=\S)|{sentence_end()}")
"""Delimiters between the sentences of a remark."""

_CONDITION = lazy_regex(
    r"\b(?:if|unless|instead|or|depends?)\b|(?<![а-я])(?:если|либо|или|вместо)(?![а-я])|如果|除非|或者?|要么",
    re.IGNORECASE,
)
"""Words of a condition or a choice, which may turn any fact of their sentence."""


def _of_sentence(
    sentence: str, names: NameIndex, here: AbstractSet[str | None], days: tuple[date, ...]
) -> tuple[list[Fact], bool]:
    """The facts of a sentence, and whether no part of it may state another one."""
    graded = [_graded(piece, names, here) for piece in clauses(sentence)]
    each = [(piece, *_named(piece, names, here)) for piece, _ in graded]
    pieces, called = [of[:3] for of in each], any(lost for *_, lost in each)
    if not any(keys for _, keys, _ in pieces) and not any(beside for _, beside in graded):
        facts = _without_names(sentence, [piece for piece, _, _ in pieces], days)
        unread = called or speaks(sentence) or begins_refusal(sentence) or _NOBODY_ELSE.search(sentence) is not None
        return facts, bool(facts) or not unread
    found: list[Fact] = []
    waiting: list[str] = []
    """Companies whose level a later clause states."""

    level, sure, whole, ordered = None, False, not called, tells_order(sentence)
    for (piece, keys, left), (_, beside) in zip(pieces, graded, strict=True):
        rest = ABOVE_ALL.sub(" ", left) if ordered else left
        own = plain_level(rest)
        likely = own or level_beside(rest)
        likely = Level.MAYBE if own is None and likely in {None, Level.WANT} and hangs_on_time(rest) else likely
        found += [Fact(WISHES[of], (key,), sure=likely is None or Level.NO not in {of, likely}) for key, of in beside]
        if keys or beside:
            again = likely is None or (likely is level and is_filling(affirmed(rest)))
            before = level, sure
            sure = (sure and is_filling(rest)) if again else own is not None
            level = level if again else likely
            if level is None or not keys:
                waiting += keys
                continue
            found.append(Fact(WISHES[level], (*waiting, *keys), sure=sure and not waiting))
            waiting = []
            if likely is not None and likely is not Level.WANT and _follows_names(piece, names, here):
                level, sure = before
            continue
        if OF_OTHERS.search(piece) and not _NOBODY_ELSE.search(piece):
            continue  # ``everybody else if time permits``
        facts = list(facts_of_company(piece, days))
        back = _BACK.search(piece) is not None
        if not facts and back and likely is not None and found and found[-1].companies and not found[-1].sure:
            found[-1] = Fact(WISHES[likely], found[-1].companies, sure=False)
            continue
        if not facts and hangs_on_time(piece) and (waiting or (found and found[-1].meaning == WISHES[Level.WANT])):
            turned = tuple(waiting) or found.pop().companies
            found.append(Fact(WISHES[Level.MAYBE], turned, sure=False, told=False))
            waiting = []
            continue
        if not facts and back and likely is not None and waiting:
            found.append(Fact(WISHES[likely], tuple(waiting), sure=False))
            waiting = []
            continue
        found += facts
        unread = likely is not None or speaks(piece) or begins_refusal(piece) or _NOBODY_ELSE.search(piece) is not None
        whole = whole and (bool(facts) or not unread)
    if waiting:
        found.append(Fact(WISHES[Level.WANT], tuple(waiting), sure=False, told=False))
    return found, whole


def _without_names(sentence: str, pieces: Sequence[str], days: tuple[date, ...]) -> list[Fact]:
    """The facts of a sentence without names, and of its clauses if it only says how many meetings are held at once."""
    facts = list(facts_of_company(sentence, days))
    if len(pieces) > 1 and all(fact.meaning == PARTIES for fact in facts):
        return [fact for piece in pieces for fact in facts_of_company(piece, days) if fact not in facts] + facts
    return facts


def _graded(piece: str, names: NameIndex, here: AbstractSet[str | None]) -> tuple[str, list[tuple[str, Level]]]:
    """A clause without the names that have a level in brackets right behind them, and these: ``Jade Tea (must)``."""
    if _ASIDE.search(piece) is None:
        return piece, []
    keys, marked = _marked(piece, names, here)
    found: list[tuple[str, Level]] = []

    def left(aside: re.Match[str]) -> str:
        level = level_of(aside[1] or aside[2])
        if level is None or level[0] is Level.WANT or level[1] < _TOLD:
            return aside[0]
        found.append((keys[ord(aside[0][0]) - _MARKS], level[0]))
        return " "

    rest = _GRADED.sub(left, marked)
    return _MARK.sub(lambda mark: keys[ord(mark[0]) - _MARKS], rest) if found else piece, found


def _follows_names(piece: str, names: NameIndex, here: AbstractSet[str | None]) -> bool:
    """Whether the level of a clause stands behind all its names, so that it is none of names in clauses behind it."""
    parts = _MARK.split(_marked(piece, names, here)[1])
    return level_beside(parts[-1]) is not None and level_beside(parts[0]) in {None, Level.WANT}


def _marked(text: str, names: NameIndex, here: AbstractSet[str | None]) -> tuple[list[str], str]:
    """The companies that a text names or calls, and the text with a sign for each, by its place among them."""
    keys: list[str] = []

    def mark(key: str) -> str:
        keys.append(key)
        return chr(_MARKS + len(keys) - 1)

    marked = names.mentions(text, None, mark)[1]
    return keys, names.called(marked, {*here, *keys}, instead=mark)[1]


_MARKS, _TOLD = 0xE000, 0.9
_MARK = lazy_regex("[\ue000-\uf8ff]")
_ASIDE = lazy_regex("[(（、]")
_GRADED = lazy_regex("[\ue000-\uf8ff]\\s*(?:[(（]([^()（）\ue000-\uf8ff]+)[)）]|([^()（）\ue000-\uf8ff、]{1,8})(?=、))")
"""A name with something in brackets behind it, or up to the next name of a list: ``重庆汽车必见、``."""

_NOBODY_ELSE = lazy_regex(
    r"\b(?:nobody|no one|noone|none|nothing) (?:else|other)\b|"
    r"\bno (?:other|further|more) (?:compan|meeting|supplier|buyer)|"
    r"\bonly (?:these|those|them|him|her)\b|"
    r"(?<![а-я])(?:больше (?:ни с кем|никого|никто)|никого (?:больше|другого|ещё|еще)|"
    r"остальных не|с остальными не|другие не)|(?:其他|其余|别的).{0,4}(?:不|勿|免)|只见这|除此之外.{0,3}不",
    re.IGNORECASE,
)
"""A refusal of all others."""

_BACK = lazy_regex(
    r"\b(?:that|this|these|those|it|they|them|who|which)\b|(?<![а-я])(?:он[аио]?|это\w*|эт[аиу]|их|ним|ней|котор\w+)(?![а-я])|[该这]",
    re.IGNORECASE,
)
"""A word that refers to companies just named: ``…, that one he must have``."""


def _named(piece: str, names: NameIndex, here: AbstractSet[str | None]) -> tuple[list[str], str, bool]:
    """The companies that a clause names or calls but those of its row, the rest, and whether a word may be one more."""
    named, rest = names.mentions(piece)
    called, bare = names.called(rest, {*here, *named})
    told = named or level_beside(bare) is not None or level_of(bare) is not None or not says_more(bare)
    told = told or (bool(called) and asks_for_meeting(normalized(bare)))
    if called and not told and not all(names.sharing(piece, {key}) for key in called):  # ``Packaging hall closed``
        return [key for key in named if key not in here], rest, True
    keys = [key for key in (*named, *called) if key not in here]
    return keys, bare if called else rest, False


def facts_of_company(text: str, days: tuple[date, ...] = ()) -> Iterator[Fact]:
    """The facts of a clause about the company that says it: hours away, limits and languages."""
    if parties := 1 if at_one_table(text) else parties_in(text):
        yield Fact(PARTIES, content=str(parties), sure=False)
    dated = with_days_of_event(text, days)
    told = told_absence(dated)
    away = told or absence_in_figures(normalized(dated))
    around = _presence_in(dated, away) if away else None
    if around is not None or away or tells_absence(dated):
        yield from _limit_beside(text)
    if around is not None:
        yield Fact("Not available", content=around, sure=False, turned=True)
    elif away or tells_absence(dated):
        yield Fact("Not available", content=away or text, sure=told is not None and not is_unsure(text))
    elif says_limit(text) or says_minimum(text):
        meaning = "Maximum" if says_limit(text) else "Minimum"
        limit = limit_in(text, meaning.casefold())
        yield Fact(meaning, content=str(limit or text), sure=limit is not None)
    elif (counted := _COUNTED.search(text)) is not None and (says_limit(counted[0]) or says_minimum(counted[0])):
        meaning = "Maximum" if says_limit(counted[0]) else "Minimum"
        yield Fact(meaning, content=str(limit_in(counted[0], meaning.casefold()) or counted[0]), sure=False)
    elif mentions_limit(text) and (limit := limit_in(text, "maximum")) is not None:
        yield Fact("Maximum", content=str(limit), sure=False, told=False)
    elif says_gone(text) >= _MAY_BE_GONE:
        yield Fact("Notes" if is_of_person(text) else "cancelled", sure=False)
    elif codes := languages_said(text):
        yield Fact("Languages", content=codes)


def _limit_beside(text: str) -> Iterator[Fact]:
    """The limit in a clause beside hours, and languages: ``arriving at 10, no more than five, speaks Russian``."""
    clause, rest = limit_beside(text)
    limit = limit_in(clause, "maximum") if clause else None
    if limit is not None:
        yield Fact("Maximum", content=str(limit), sure=says_limit(clause))
        codes = (said for part in segments(rest) if (said := languages_said(part)))
        yield from (Fact("Languages", content=said) for said in codes)


def without_vague_halves(facts: Sequence[Fact]) -> list[Fact]:
    """Facts without an absence of half a day beside one with its hour: ``only in the morning, leaves at 13:00``."""
    exact = {fact.content for fact in facts if fact.meaning == "Not available"}
    bounded = {half for half, hours in _HALVES.items() if any(map(hours.fullmatch, exact))}
    return [fact for fact in facts if not (fact.meaning == "Not available" and fact.content in bounded)]


_HALVES = {
    "morning": lazy_regex(r"-(?:10:[3-5]|1[1-3]:\d|14:[0-3])\d"),
    "afternoon": lazy_regex(r"(?:10:[3-5]|1[1-3]:\d|14:[0-3])\d-"),
}
"""The absences until, or from, an hour around noon that say exactly when half a day ends or begins."""


def without_days_of_letters(facts: Sequence[Fact], days: Sequence[date]) -> list[Fact]:
    """Facts without the absences on other days than those of the event beside a cancellation: ``vide mail of 04.09.``.

    Parameters
    ----------
    days
        The days of the event, if known.
    """
    gone = bool(days) and any(fact.meaning == "cancelled" for fact in facts)
    told = [(fact, set(_DATE.findall(fact.content)) if fact.meaning == "Not available" else set()) for fact in facts]
    return [f for f, named in told if not (gone and named and named.isdisjoint(map(date.isoformat, days)))]


_DATE = lazy_regex(r"\d{4}-\d\d-\d\d")

_TITLE = lazy_regex(r"\b(mr|mrs|ms|dr|sr|sra|sig|prof|m)\.(?=\s)", re.IGNORECASE)
"""An abbreviated title of a person, whose full stop ends no sentence."""

_MAY_BE_GONE = 0.6
_OF_MEETINGS = r"(?: (?:meetings?|appointments?|talks|встреч\w*|переговор\w*)| ?[场个家次])"
_COUNTED = lazy_regex(
    r"(?:\b(?:at least|at most|no more than|not more than|no less than|maximum|max\.?|minimum|min\.?|up to)|"
    r"(?<![а-я])(?:не (?:более|менее|больше|меньше)|максимум|минимум)|最多|至少|不超过|不少于)[: ]{0,2}"
    rf"(?:\d{{1,2}}|[^\W\d_]+?){_OF_MEETINGS}|"
    rf"\b\w+{_OF_MEETINGS} (?:at most|at least|maximum|max|minimum|максимум|минимум)",
    re.IGNORECASE,
)
"""A number of meetings, as a part of a clause."""


def _joined(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts with those of one level joined; of a company that several levels name, all are unsure."""
    once: dict[str, Fact] = {}
    others: list[Fact] = []
    for fact in dict.fromkeys(facts):
        before = once.get(fact.meaning)
        if not fact.companies:
            others.append(fact)
        elif before is None:
            once[fact.meaning] = fact
        else:
            companies = tuple(dict.fromkeys((*before.companies, *fact.companies)))
            sure, told = before.sure and fact.sure, before.told and fact.told
            once[fact.meaning] = Fact(fact.meaning, companies, sure=sure, told=told)
    spoken = [fact for fact in others if fact.meaning == "Languages"]
    if len(spoken) > 1:
        codes = dict.fromkeys(code for fact in spoken for code in fact.content.split("; "))
        others = [fact for fact in others if fact not in spoken]
        others.append(Fact("Languages", content="; ".join(codes), sure=all(fact.sure for fact in spoken)))
    twice = _repeated(key for fact in once.values() for key in fact.companies)
    for fact in once.values():
        alone = twice.isdisjoint(fact.companies)
        yield replace(fact, sure=fact.sure and alone, told=fact.told and alone)
    again = _repeated(fact.meaning for fact in others)
    yield from (replace(fact, sure=fact.sure and fact.meaning not in again) for fact in others)


def _repeated(texts: Iterable[str]) -> set[str]:
    return {text for text, times in Counter(texts).items() if times > 1}


_OF_MONTH = lazy_regex(r"(?<![\d:.])\d{1,2}(?:-?(?:го|ое|е)|th|st|nd|rd|\s?(?:числа|号|日|일))(?![^\W\d_])")
"""A day of the month by its number: ``24-го``, ``24th``, ``24号``."""


def relevant_parts(text: str, days: Sequence[date] = ()) -> Sequence[str]:
    """The parts of a remark with absences, limits, languages or days of the event, if the other parts have none."""
    sentences = [sentence.strip() for sentence in SENTENCES.split(text) if sentence.strip()]
    split = [(s, (s,) if spoken_in(s) else tuple(list(segments(s))[1:] or (s,))) for s in sentences]
    parts = [part for _, of in split for part in of]
    about = tuple(days)
    away = told_absence(with_days_of_event(text, about)) is not None
    away = away and not any(says_number(p) or languages_said(p) for p in parts)
    whole = [
        s for s, of in split if (names_day(s, days) or cites_numbers(s)) and not any(_tells(part, about) for part in of)
    ]
    telling = [part for part in parts if _tells(part, about)]
    others = [normalized(part) for part in parts if part not in telling]
    dated = any(says_day(translated(part)) or _OF_MONTH.search(part) for part in others)
    if telling and all(map(tells_absence, telling)) and (dated or len(telling) > 1 or any(map(read_when, others))):
        joined = read_when(normalized(text))
        away = away or dated or (joined is not None and joined.told)  # ``only in the morning (leaves at 13:00)``
    interpreter = needs_interpreter(text) and all(map(languages_said, telling))
    away = away or (any(map(tells_absence, telling)) and stays_on(normalized(text)))
    if away or interpreter or (spoken_in(text) and not whole) or (says_gone(text) and _TITLE.search(text)):
        return [text]  # one part may name the day of another, or the title of a person
    rest = [part for s, of in split if s not in whole for part in of if part not in telling]
    return [*telling, *whole] if len(parts) > 1 and telling and not any(map(speaks, rest)) else [text]


def _tells(part: str, days: tuple[date, ...]) -> bool:
    dated = with_days_of_event(part, days)
    return bool(tells_absence(dated) or told_absence(dated) or says_number(part) or languages_said(part))


def cites_numbers(text: str) -> bool:
    """Whether a remark has a word for a side before numbers, which may be those of its list: ``buyers 8, 7, 3``."""
    return any(roles_of(match[1])[0] for match in _SIDE_AND_NUMBERS.finditer(text))


_SIDE_AND_NUMBERS = lazy_regex(
    r"([^\W\d_]{2,20})[\s:：]*(?:nos?\.?|№|#)?\s*\d{1,3}(?:\s*[,，、+&]\s*\d{1,3})*\s*(?=$|[;；。.(（])"
)


def names_day(text: str, days: Sequence[date]) -> bool:
    """Whether a text names a day of the event."""
    found = DAY.search(normalized(text)) if days else None
    named = leading_day(found[0].strip(), days) if found is not None else None
    return named is not None and named[0] in days


def says_number(text: str) -> bool:
    """Whether a part of a remark limits the number of meetings."""
    return says_limit(text) or says_minimum(text)


def languages_said(text: str) -> str:
    """The languages in a part of a remark that somebody speaks, or whose interpreter comes along."""
    return spoken_in(text) or ("" if needs_interpreter(text) else interpreted_in(text)[0])


def _presence_in(text: str, figures: str) -> str | None:
    """The absence around hours that a remark names without saying that somebody is away then, if they are long."""
    away = Counter[str]()
    for entry in figures.split("; "):
        day, _, hours = entry.rpartition(" ") if is_range(entry.rpartition(" ")[2]) else (entry, "", "")
        start, end = (clock_of(bound) for bound in (hours.split("-") if is_range(hours) else ("", "")))
        away[day] += int((min(end or _ENDS, _ENDS) - max(start or _STARTS, _STARTS)) / _HOUR) if hours else 0
    long = "noon" not in figures and not tells_itself(text) and min(away.values()) >= _MOST_HOURS
    there = read_when(normalized(text), present=True) if long else None
    return there.away if there is not None else None


_STARTS, _ENDS, _HOUR = (timedelta(hours=hours) for hours in (8, 18, 1))
_MOST_HOURS = 5


def is_about_requester(text: str, names: NameIndex) -> bool:
    """Whether a cell of wishes names nobody, and states a cancellation, an absence or a limit."""
    if any(part.company is not None for part in names.split(text)):
        return False
    return says_gone(text) >= SURE or tells_absence(text) or told_absence(text) is not None or says_limit(text)


def states_terms(text: str) -> bool:
    """Whether a text, or a part of it, states hours away or a number of meetings."""
    return any(tells_absence(p) or told_absence(p) is not None or says_number(p) for p in segments(text))
