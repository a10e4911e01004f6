"""Recognises, in many languages, what a sheet's name or a row says of a list, and remarks that say nothing of meetings.

It is of an earlier event, a version, or corrects another; the row signs it, or is an example, or heads rows that came
later, or says that of several answers the latest holds; a remark only greets or thanks, or asks for what the host
provides; several options of a question may be chosen.

The words are in ``data/sheet_notes.json``, each a pattern of a folded text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from sco_scheduler.domain.event import Role
from sco_scheduler.intake.understanding.wording.indications import (
    level_indicated,
    names_meetings,
    takes_back,
)
from sco_scheduler.intake.understanding.wording.negations import ANY_NOT, NEGATED
from sco_scheduler.intake.understanding.wording.polarity import says_refusal
from sco_scheduler.intake.understanding.wording.word_lists import (
    Indexed,
    asks_for_meeting,
    contains_any,
    has_negation,
    indexed,
    lists,
    of_kind,
)
from sco_scheduler.intake.understanding.wording.words import of_meetings
from sco_scheduler.intake.values.clauses import may_say_when
from sco_scheduler.intake.values.entries import month_called, normalized
from sco_scheduler.intake.values.presence import says_day
from sco_scheduler.intake.values.statuses import further, says_gone, status_of
from sco_scheduler.intake.values.tongues import in_english, without_marks, words_meaning
from sco_scheduler.resources import kept_regex, lazy_regex, whole_words, words_of_kinds

Kind = Literal[
    "last event",
    "archive",
    "as",
    "version",
    "corrections",
    "signed",
    "example",
    "courtesy",
    "services",
    "meals",
    "quarrels",
    "several",
    "late",
    "latest answer",
]


@lru_cache(maxsize=16)
def words_of_note(kind: Kind) -> re.Pattern[str]:
    """A pattern of the words of a kind, as whole words in scripts with spaces."""
    return kept_regex(whole_words(words_of_kinds("sheet_notes.json", kind)))


@lru_cache(maxsize=2)
def _label(kind: Kind) -> re.Pattern[str]:
    return kept_regex(
        rf"[\s(（\[*]*(?:{words_of_note(kind).pattern})[\s.)）\]*]*(?:[:：]\s*(?P<rest>\S.*)?)?", re.DOTALL
    )


def is_earlier(name: str) -> bool:
    """Whether the name of a sheet says that it is of an earlier event, or an archive: ``Käufer Vorjahr``."""
    return any(words_of_note(kind).search(normalized(name)) for kind in ("last event", "archive"))


def says_as_before(text: str) -> bool:
    """Whether a text refers to an earlier event: ``wie letztes Jahr``."""
    bare = normalized(text)
    return words_of_note("last event").search(bare) is not None and words_of_note("as").search(bare) is not None


def says_corrected(text: str) -> bool:
    """Whether the name of a sheet, or a short text above a list, says that it corrects another: ``Berichtigungen``."""
    return len(text) <= _SHORT and words_of_note("corrections").search(normalized(text)) is not None


_SHORT = 60


def lets_choose_several(title: str) -> bool:
    """Whether a title asks for ticks, of which several may be made: ``Wählen Sie alle, die zutreffen``."""
    return words_of_note("several").search(normalized(title)) is not None


@lru_cache(maxsize=131072)
def is_label(text: str, kind: Kind, *, before: bool = False) -> bool:
    """Whether a text is only the words of a kind, or, if they may stand ``before`` it, also what they introduce."""
    found = _label(kind).fullmatch(normalized(text))
    return found is not None and (before or found["rest"] is None)


def says_latest_counts(text: str) -> bool:
    """Whether a text says that of several answers by one company the latest holds."""
    return words_of_note("latest answer").search(normalized(text)) is not None


def heads_later_rows(text: str) -> bool:
    """Whether a line within a list only says that the rows below came later: ``Late entries (after 5 June)``."""
    bare = _WHEN_THEY_CAME.sub(" ", normalized(text)).strip(" :：.-–—")
    return words_of_note("late").fullmatch(bare) is not None


_WHEN_THEY_CAME = lazy_regex(
    r"[(（\[][^()（）]*[)）\]]|\b(?:after|since|from|on|as of|по|после|с|от|на|nach|ab|seit|am|après|depuis|"
    r"después del?|desde|el)\b [^()]*\d.*|\d[\d./年月-]*(?:日|号)?(?:之)?[后後]?",
)
"""When late rows came: a date, behind a preposition or in brackets."""


def is_courtesy(text: str) -> bool:
    """Whether each sentence of a text greets or thanks, with a few words more at most: ``Thanks for organising!``."""
    return all(map(_greets, _sentences(normalized(text))))


def _sentences(bare: str) -> list[str]:
    return [said for sentence in _SENTENCE_END.split(bare) if (said := sentence.strip())]


_SENTENCE_END = lazy_regex(r"[.!?¡;\n。！？~～:：)]+")


def _greets(sentence: str) -> bool:
    """Whether a sentence is one courtesy after the other, and perhaps a few words behind a space.

    They are taken one by one, since a pattern of repeated patterns takes exponential time.
    """
    end = 0
    while (found := _courtesy().match(sentence, end)) is not None and found.end() > end:
        end = found.end()
    rest = sentence[end:].replace("'", " ").replace("’", " ")
    few = len(rest.split()) <= _FEW_WORDS and all(c.isalpha() or c.isspace() for c in rest)
    return end > 0 and (
        not rest or (few and sentence[end - 1].isspace() and sentence[:end].rstrip()[-1] not in ",，、")
    )


@lru_cache(maxsize=1)
def _courtesy() -> re.Pattern[str]:
    return kept_regex(rf"(?:{words_of_note('courtesy').pattern})[\s,，、]*")


_FEW_WORDS = 3


@lru_cache(maxsize=131072)
def is_of_services(text: str) -> bool:
    """Whether a remark only asks for what the host provides, such as ``Two vegetarian meals and a parking space``.

    Each of its sentences has a word for a service, or greets; none has a number, a day or a part of one, a negation, or
    a word of meetings, of their companies or of staying away. The names of companies are left to the caller.
    """
    if "=" in text or any(map(str.isdigit, text)) or says_gone(text) > 0.0 or status_of(text) in {"cancelled", "void"}:
        return False
    sentences = [sentence for line in text.splitlines() for sentence in _sentences(normalized(line))]
    asked = {sentence: _asks_of_host(sentence) for sentence in sentences}
    return any(asked.values()) and all(asks or _greets(sentence) for sentence, asks in asked.items())


def _asks_of_host(sentence: str) -> bool:
    """Whether a folded sentence has a word for a service, and nothing else that might be of meetings."""
    services, meals = words_of_note("services"), words_of_note("meals")
    if services.search(sentence) is None:
        return False
    rest = meals.sub(" ", services.sub(" ", sentence))
    named = services.sub(_last_word, sentence)  # by which the language is known
    said = in_english(meals.sub(_NOON, named))
    if any(map(_is_denied, (rest, said))) or says_refusal(rest) or level_indicated(rest) is not None:
        return False
    if of_meetings(rest) or names_meetings(rest) or asks_for_meeting(rest) or takes_back(rest):
        return False
    if words_of_note("quarrels").search(rest) is not None or any(
        contains_any(rest, words) for words in _of_companies()
    ):
        return False
    return not _names_time(rest, said, of_meal=meals.search(named) is not None)


@lru_cache(maxsize=1)
def _of_companies() -> Sequence[Indexed]:
    """The words for companies and their sides, and for how much somebody is interested."""
    sides = (of_kind("roles", role) for role in Role)
    return indexed(lists()["fields"]["company"]["strong"]), *sides, of_kind("scale", "degree")


_NOON = " 12:00 "
"""What stands for a meal, since words such as *after* are only known before a time."""


def _last_word(found: re.Match[str]) -> str:
    """The last word of a service, without the negation that some have: ``sin gluten``."""
    word = found[0].rpartition(" ")[2]
    return " " if _is_denied(word) else word


def _is_denied(text: str) -> bool:
    return has_negation(text) or any(pattern.search(text) is not None for pattern in (_NOT, NEGATED, ANY_NOT))


_NOT = lazy_regex(r"\b(?:(?:do|does|did|ca|wo|is|are|have|has)nt|only)\b")
"""Negations without their apostrophe, and a restriction, of which the rest may be anything."""


def _names_time(rest: str, said: str, *, of_meal: bool) -> bool:
    """Whether a sentence speaks of when, or if, somebody is there; meals are a time beside a word such as *after*.

    Parameters
    ----------
    rest
        The sentence without its words for services and meals.
    said
        The sentence with a time for each meal, and its known phrases in English.
    of_meal
        Whether it has a meal.
    """
    if says_day(rest) or may_say_when(rest) or any(len(w) > _SHORT_WORD and month_called(w) for w in rest.split()):
        return True
    if _OF_PRESENCE.search(said) is not None or any(further(kind).search(rest) for kind in _LEAVING):
        return True
    words = frozenset(without_marks(rest).split())
    if not _words_for("only").isdisjoint(words):
        return True
    ordered = of_meal and not _words_for("after", "before", "until").isdisjoint(words)
    return ordered or (of_meal and _BESIDE_MEAL.search(said) is not None)


_SHORT_WORD = 3
_OF_PRESENCE = lazy_regex(
    r"\b(?:absent|away|busy|leav\w*|arriv\w*|depart\w*|com(?:e|es|ing)|attend\w*|available|unavailable|there|"
    r"before|after|until|till|late[r]?|earl(?:y|ier)|morning|afternoon|noon|evening|tonight|today|tomorrow|days?|hours?|"
    r"\w+days?|unless|maybe|perhaps|instead|at (?:most|least)|max\w*|limit\w*|keep|meet\w*|interview|talks?|see|visit|"
    r"introduc\w*|match\w*|partners?|compan(?:y|ies)|compet\w+|rivals?|if (?:they|we|he|she|our|the|no)|"
    r"participation|slots?|sessions?|schedule|agenda|time)\b|"
    r"(?<![а-я])(?:до|после|раньше|позже|пораньше|позднее|утр\w*|вечер\w*|полд\w*|дн[яюеёи]\w*|день|сегодня|завтра|"
    r"приед\w*|приез\w*|прид[еуё]\w*|прибы\w*|прилет\w*|уед\w*|уезж\w*|уйд\w*|улет\w*|опозд\w*|задерж\w*|"
    r"отсутств\w*|занят\w*|свобод\w*|участвов\w*|участву\w*|встрет\w*|познаком\w*|только|лишь|если|конкурент\w*|партн[её]р\w*|слот\w*|врем\w*)(?![а-я])|"
    r"[上中下]午|[早晚]上|[半当當今明后後首次末两兩每全]天|[周週]|星期|以[前后後]|之[前后後]|离[开場场]|離[開場]|到达|到達|抵达|抵達|"
    r"晚到|早退|迟到|遲到|提前|参[加会展](?![者人企商证])|參[加會展](?![者人企商證])|出席|缺席|如果|[只仅僅]|竞争|競爭|[见見谈談约約]|时间|時間"
)
"""Words for presence, times, limits and partners, in a text of which known phrases are in English."""

_BESIDE_MEAL = lazy_regex(
    r"\b(?:during|over|around|at|between|from|by|only|free|breaks?|pause|nach|vor|bis|während|ab|nur)\b|"
    r"(?<![а-я])(?:во время|перед|перерыв\w*|только|в)(?![а-я])|[前后後时時中]|期间|期間|休息|只"
)
"""Words beside a meal that stands for its time: ``at lunch``."""


@lru_cache(maxsize=2)
def _words_for(*meanings: str) -> frozenset[str]:
    """The first words for some meanings in all languages, but those of few letters."""
    words = (word.split()[0] for meaning in meanings for word in words_meaning(meaning))
    return frozenset(word for word in words if len(word) > _SHORT_WORD)


_LEAVING = ("withdrawn", "declined", "gone", "to cancel", "not taking part", "maybe gone")
"""The kinds of words of statuses for staying away or cancelling."""
