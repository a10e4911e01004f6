"""Recognises columns of people by their cells, of one person each by titles that count them, and of who comes."""

from __future__ import annotations

from collections.abc import Sequence

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.person_names import COMMA, is_person
from sco_scheduler.intake.understanding.meanings.choices import stem
from sco_scheduler.intake.understanding.wording.word_lists import contains_any, of_kind
from sco_scheduler.intake.understanding.wording.words import bare_title, is_blank, says_yes_or_no
from sco_scheduler.resources import lazy_regex

_MOSTLY, _FEW, _EACH, _TITLED = 0.7, 0.2, 0.8, 0.35
_MOST_PEOPLE = 4


def numbered_people(columns: Sequence[Column]) -> list[Column]:
    """The columns of one person each, by a title that counts people from one, in the order of their numbers.

    ``Participant 1``, ``Participant 2 (if any)``: a word for people, in any language, above names of people.
    """
    series: dict[str, dict[int, Column]] = {}
    for column, title in ((c, title) for c in columns for title in c.titles):
        bare = bare_title(title)
        number = _NUMBER.search(bare)
        if number is not None and contains_any(bare, of_kind("people", "participant")) and may_be_people(column):
            series.setdefault(stem(bare), {}).setdefault(int(number[0]), column)
    counted = [of for of in series.values() if sorted(of) == [*range(1, len(of) + 1)]]
    longest = max(counted, key=len, default={})
    return [longest[number] for number in sorted(longest)] if len(longest) <= _MOST_PEOPLE else []


def may_be_people(column: Column) -> bool:
    """Whether most cells look like names of people, each another one, and none of companies, goods or places."""
    texts = [text for text in column.cells.values() if not is_blank(text)]
    p = column.profile
    other = max(p.forms, p.companies, p.countries, p.languages, p.emails, p.phones, p.numbers, p.levels)
    if (
        not texts
        or other > _FEW
        or p.roles > _MOSTLY
        or p.unique < _EACH
        or column.level is not Level.WANT
        or column.choice is not None
    ):
        return False
    if max(column.score("wishes"), column.score("products"), column.score("country")) >= _TITLED:
        return False
    return sum(map(_looks_like_person, texts)) >= _MOSTLY * len(texts)


def _looks_like_person(text: str) -> bool:
    """Whether a text, up to a comma, is a name with given and family name, perhaps in letters without capitals."""
    name = COMMA.split(text.strip())[0]
    words = name.split()
    caseless = 2 <= len(words) <= _MOST_PEOPLE and all(_CASELESS.fullmatch(word) for word in words)
    return is_person(name, full=True) or caseless


_NUMBER = lazy_regex(r"(?<!\d)\d(?!\d)")
_CASELESS = lazy_regex("[\u0590-\u0fff\u10a0-\u10ff\uac00-\ud7af]+")


def asks_who_comes(column: Column) -> bool:
    """Whether a title asks whether a company comes, and some answer is no."""
    said = {says_yes_or_no(text) for text in column.looked_at}
    return {True, False} <= said and _COMES.fullmatch(bare_title(column.title)) is not None


_COMES = lazy_regex(
    r"(?:will you |are you |do you |can you )?(?:come|coming|attend|attending|participate|participating|take part|"
    r"taking part|be there|confirmed|attendance|participation)(?: (?:in person|confirmed|the event))?|"
    r"(?:вы )?(?:приед\w+|прид\w+|участву\w+|будет\w*|участие|присутствие)(?: ли)?(?: (?:подтверждено|на встречах))?|"
    r"(?:是否)?(?:确认)?(?:参加|出席|参会|到会|到场|来)(?:吗|否)?"
)
"""A question whether a company comes."""
