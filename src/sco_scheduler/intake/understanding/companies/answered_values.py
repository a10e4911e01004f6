"""Tells the value of a cell of a list of companies as a sheet of the format has it, and which cells leave it open."""

from __future__ import annotations

from collections.abc import Mapping

from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.intake.understanding.wording.indications import may_be_away
from sco_scheduler.intake.understanding.wording.words import is_blank
from sco_scheduler.intake.values.entries import whole_number
from sco_scheduler.intake.values.journeys import WAYS
from sco_scheduler.intake.values.languages import asks_for_interpreter
from sco_scheduler.intake.values.limits import answered_limit, says_limit, says_no_limit
from sco_scheduler.intake.values.presence import always_there, names_all_days
from sco_scheduler.intake.values.statuses import says_gone
from sco_scheduler.resources import lazy_regex

_LISTS = lazy_regex(r"\s*(?:[┋|｜]|;#)\s*")


def format_value(name: str, raw: object, text: str, title: str) -> object:
    """The value of a field as it is written on a sheet of the format."""
    value = raw if not isinstance(raw, str) and name != "id" else text
    if name in {"minimum", "maximum"}:
        number = answered_limit(value, name, title)
        return value if number is None else number
    lists = name in {"languages", "not_available", "zone"} and isinstance(value, str)
    return _LISTS.sub("; ", text) if lists else value


def is_open(name: str, text: str) -> bool:
    """Whether an answer leaves a field open: it is blank, without limit, or without absence."""
    if name in {"minimum", "maximum"}:
        return is_blank(text) or says_no_limit(text) or is_beside_limits(text)
    if name in {"not_available", *WAYS}:
        return is_blank(text) or (always_there(text) and (name != "not_available" or not names_all_days(text)))
    if name == "languages":
        return not text
    return name in {"products", "contact", "email", "phone"} and is_blank(text)


def is_beside_limits(text: str) -> bool:
    """Whether a text below a title of limits says when or that somebody is away instead: ``not before 10:30``."""
    if whole_number(text) is not None or says_limit(text):
        return False
    return says_gone(text) >= SURE or (answered_limit(text, "maximum") is None and may_be_away(text))


def says_languages(plan: Plan, row: int, columns: Mapping[int, str]) -> bool:
    """Whether a column that does not ask about interpreters has the languages of a row."""
    asked = [c for c in plan.region.columns if columns.get(c.number) == "languages" and row in c.cells]
    return any(not any(map(asks_for_interpreter, c.titles)) for c in asked)
