"""Finds the company of a name of which a part is its short name, before brackets or in them: ``Lumitron (lamps)``."""

from __future__ import annotations

from collections.abc import Collection

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import trim
from sco_scheduler.intake.company_names import core_of, is_form
from sco_scheduler.intake.understanding.cells.sayings import speaks
from sco_scheduler.intake.understanding.names.matching import SURE, NameIndex
from sco_scheduler.intake.understanding.names.nearness import Near
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.resources import lazy_regex

_IN_BRACKETS = 0.6
"""The certainty of a company whose short name stands in the brackets of an unknown name."""

_BRACKETED = lazy_regex(r"\s*([^()（）\[\]【】]+?)\s*[(（\[【]([^()（）\[\]【】]+)[)）\]】]\s*")


def near_by_part(names: NameIndex, text: str, among: Collection[str]) -> Near | None:
    """The candidate that is surely called by a name before brackets, or perhaps by the name in them; None for others.

    What is in brackets may then be a trade, not a place of another branch or a statement about meetings.
    """
    match = _BRACKETED.fullmatch(text)
    if match is None or is_form(match[2]) or any(map(str.isdigit, match[2])):
        return None  # in brackets is a legal form, or the ID of perhaps another company
    outside, aside = match[1], trim(match[2])
    called, inside = _called(names, outside, among), _called(names, aside, among)
    if called is None:
        unknown = names.find(outside).company is None and not names.called(outside)[0]
        return (
            inside._replace(certainty=min(inside.certainty, _IN_BRACKETS)) if inside is not None and unknown else None
        )
    others = {*names.mentioned(aside), *names.called(aside)[0], *([inside.key] if inside is not None else [])}
    place = is_country(aside) or core_of(f"{outside} {aside}").city != core_of(outside).city
    said = speaks(aside) or polarity_of(aside) is Level.NO or bool(names.differing(outside))
    return called if called.certainty >= SURE and not (others - {called.key} or place or said) else None


def _called(names: NameIndex, text: str, among: Collection[str]) -> Near | None:
    """The candidate whose name, misspelt or shortened, is a text."""
    if (key := names.find(text).company) in among and key is not None:
        return Near(key, SURE, 1.0, same=True)
    near = names.near(text, among)
    return near if near is not None and near.same else None
