"""Zones in words."""

from __future__ import annotations

from sco_scheduler.domain.event import Zone
from sco_scheduler.output.wording import words


def zone_name(zone: Zone, lang: str) -> str:
    """The zone's name in a language, else in English, else in any; empty where it has none but its code."""
    own = {"en": zone.name, "zh": zone.name_zh, "ru": zone.name_ru}
    found = own.get(lang) or zone.name or zone.name_zh or zone.name_ru
    return "" if found == zone.code else found


def zone_word(code: str, lang: str) -> str:
    """The zone's code with the word for it: ``Zone A``, ``A 区``, ``Зона A``."""
    return words(lang)["agenda.zone_named"].format(zone=code)
