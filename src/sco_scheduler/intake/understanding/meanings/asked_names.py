"""Tells whether the title of a column asks for companies, and its cells look like their names or numbers."""

from __future__ import annotations

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import trim
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.meanings.unlisted import looks_like_name
from sco_scheduler.intake.understanding.names.catalogue_numbers import numbers_in
from sco_scheduler.intake.understanding.names.listed_texts import at_commas
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.polarity import asks_for_refusals, denies_meeting
from sco_scheduler.intake.understanding.wording.word_lists import asks_for_meeting, negates_meeting
from sco_scheduler.intake.understanding.wording.words import (
    bare_title,
    is_blank,
    of_meetings,
    roles_of,
    says_yes_or_no,
    sure_level,
)
from sco_scheduler.resources import lazy_regex

_TITLED, _OPTIONS = 0.7, 0.9


def insists_on_names(column: Column) -> bool:
    """Whether a title of musts or refusals is about meetings or is a single word, and most cells look like names."""
    if column.level not in {Level.MUST, Level.NO} or column.score("notes") >= _TITLED:
        return False
    texts = [trim(_REASON.split(text)[0]) for text in column.cells.values() if not is_blank(text)]
    asked = _is_of_meetings(column) or asks_for_names(column) or len(bare_title(column.title).split()) == 1
    return asked and 2 * sum(map(looks_like_name, texts)) > len(texts)


def refuses_somebody(column: Column) -> bool:
    """Whether a title refuses meetings, and some cell is more than yes or no: an unknown code, a number, a remark."""
    refuses = column.level is Level.NO and asks_for_refusals(column.title) and not column.serial
    if not refuses or max(map(column.score, _OTHERWISE)) >= _WEAKLY:
        return False
    asked = denies_meeting(column.title) or _is_of_meetings(column) or asks_for_names(column)
    asked = asked or _WITH.search(bare_title(column.title)) is not None
    return asked and any(not is_blank(t) and says_yes_or_no(t) is None for t in column.looked_at)


_WITH = lazy_regex(r"[^\W\d_]\s(?:with|mit|con|com|cu|avec|met|med|с|со|із|зі|з|z|ze|s|se|ile|bilan)$")
"""The end of a title without the one with whom: ``Nicht einplanen mit``."""

_WEAKLY = 0.35
_OTHERWISE = ("not_available", "available", "maximum", "minimum", "languages", "nothing", "status", "products")
"""What else a title with a negation may be about: hours, counts, goods."""


def answers_by_names(column: Column, names: NameIndex) -> bool:
    """Whether a title asks for musts or refusals, and all answers but *no* name companies: ``Jade Tea is a must``.

    They say no more than the level that is asked for, or yes. A mere *yes* leaves open which of the meetings is meant.
    """
    level, told = column.level_told
    if level not in {Level.MUST, Level.NO} or told < _OPTIONS or not _is_of_meetings(column):
        return False
    if names.mentioned(column.title):
        return False  # an answer itself, in a list without titles
    texts = {text for text in column.cells.values() if not is_blank(text) and says_yes_or_no(text) is not False}
    return bool(texts) and all(_names_at_level(text, level, names) for text in texts)


def _names_at_level(text: str, level: Level, names: NameIndex) -> bool:
    """Whether a text only names companies, and perhaps says yes or a level."""
    mentioned, left = names.mentions(text)
    called, rest = names.called(left)
    said = rest.strip(_EDGE)
    return bool(mentioned or called) and (not said or says_yes_or_no(said) is True or sure_level(said) is level)


_EDGE = " ,.:;!，、：；。！-–—"


def _is_of_meetings(column: Column) -> bool:
    title = bare_title(column.title)
    asked = of_meetings(title) or _MEETS.search(title) is not None or negates_meeting(title)
    return asked or column.score("company") >= _TITLED or bool(roles_of(title)[0])


_MEETS = lazy_regex(r"\b(?:meet\w*|met|see|miss)\b|treffen|\btermin|встре[чт]|увид|переговор|见|谈|约|会面|对接")


def asks_for_names(column: Column) -> bool:
    """Whether a title asks for companies, and nearly all cells look like names, lists of names or of numbers."""
    parts = (part for text in column.cells.values() if not is_blank(text) for part in _LISTED.split(text))
    texts = [name for part in parts if (name := trim(_REASON.split(part)[0]))]
    title = bare_title(column.title)
    asked = _WHOM.search(title) is not None or asks_for_meeting(title)
    return asked and bool(texts) and sum(map(_may_be_names, texts)) >= _OPTIONS * len(texts)


def _may_be_names(text: str) -> bool:
    """Whether a text looks like a name, or like names or long numbers with commas between them."""
    numbers = numbers_in(text) or ()
    if looks_like_name(text) or (numbers and all(len(number) > 1 for number in numbers)):
        return True
    parts = [part for part in map(trim, at_commas(text)) if part]
    return len(parts) > 1 and all(map(looks_like_name, parts))


_WHOM = lazy_regex(
    r"\bwho(?:m|se)?\b|\b(?:any|some|no)(?:body|one)\b|кого-|кем-|"
    r"compan|buyer|purchaser|supplier|seller|exhibitor|partner|\bс (?:кем|как\w+)\b|\bкого\b|компани|"
    r"организаци|партн[её]р|поставщик|покупател|企业|公司|客户|采购商|供应商|谁|哪[几些家]|кіммен|kim bilan"
)
_LISTED = lazy_regex(r"┋|→|;#?|[；\n]")
"""What form tools write between options."""

_REASON = lazy_regex(r"\s+[-–—]\s+|\s*[(（]")
"""The start of a reason after a name."""
