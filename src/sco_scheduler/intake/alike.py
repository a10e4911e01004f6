"""Likely duplicates: one company that was registered twice, perhaps in two scripts. Nothing is merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sco_scheduler.domain.messages import Phrase
from sco_scheduler.intake import phrases
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.identities import Entry
from sco_scheduler.intake.kinds import companies as kinds
from sco_scheduler.intake.names import core_of, script_of
from sco_scheduler.intake.sounds import sound_of
from sco_scheduler.intake.text import fold, plain

_MOST_COMPARED = 8
"""The most earlier rows of one name or contact that a row is compared with: more are a form's default."""

_LETTERS = 4
"""The fewest letters of a name that is known by its sound."""

_PHONE_DIGITS = 7
"""The fewest digits of a phone number that can be a company's own."""


def report_alike(entries: Sequence[Entry], found: Findings) -> None:
    """Report companies that are probably one.

    Two are alike where a name or local name of both is the same without legal form and city (written
    to the letter alike, they are already reported as sharing a name), or is so in Cyrillic and in Latin
    letters; or where they have one e-mail address or phone number and their names are in different scripts.
    """
    told: set[frozenset[str]] = set()
    by_core: dict[str, list[tuple[Entry, str]]] = {}
    by_sound: dict[str, list[tuple[Entry, str]]] = {}
    by_contact: dict[str, list[Entry]] = {}
    for entry in entries:
        names = [text for text in dict.fromkeys((entry.name, entry.row.text("local"))) if text]
        for text in names:
            core = core_of(text)
            for other, their in by_core.get(core.text, [])[:_MOST_COMPARED]:
                if core.agrees(core_of(their)) and not _both_named(entry, other):
                    same = phrases.BOTH_CALLED(name=text)
                    if fold(text) != fold(their):
                        same = phrases.ONE_NAME(one=their, other=text)
                    _tell(other, entry, same, told, found)
            by_core.setdefault(core.text, []).append((entry, text))
            sound = _sound(text)
            for other, their in by_sound.get(sound, [])[:_MOST_COMPARED] if sound else ():
                if script_of(their) != script_of(text) and _agree(text, their):
                    _tell(other, entry, phrases.ONE_NAME(one=their, other=text), told, found)
            by_sound.setdefault(sound, []).append((entry, text))
        for contact in _contacts(entry):
            for other in by_contact.get(contact, [])[:_MOST_COMPARED]:
                if script_of(other.name) != script_of(entry.name):
                    _tell(other, entry, phrases.SHARED_CONTACT(contact=contact), told, found)
            by_contact.setdefault(contact, []).append(entry)


def _both_named(entry: Entry, other: Entry) -> bool:
    """Whether both rows have the same main name, which is another finding."""
    return fold(entry.name) == fold(other.name)


def _sound(name: str) -> str:
    """The sound of a name without legal form and city; '' where it is too short, or has no letters that sound."""
    return sound_of(core.text) if len((core := core_of(name)).text) >= _LETTERS and script_of(name) != "han" else ""


def _agree(name: str, other: str) -> bool:
    """Whether the legal forms and the cities of two names do not contradict."""
    return replace(core_of(name), text="").agrees(replace(core_of(other), text=""))


def _tell(first: Entry, second: Entry, reason: Phrase, told: set[frozenset[str]], found: Findings) -> None:
    two = frozenset((first.id, second.id))
    if len(two) < 2 or two in told:
        return
    told.add(two)
    shown = [f"{entry.id} ({entry.name})" if entry.name else entry.id for entry in (first, second)]
    found.add(kinds.COMPANIES_ALIKE, second.cell, first.cell, first=shown[0], second=shown[1], reason=reason)


def _contacts(entry: Entry) -> list[str]:
    """The e-mail address and the phone number of a row, as they are compared."""
    email = plain(entry.row.text("email"))
    digits = "".join(c for c in plain(entry.row.text("phone")) if c.isdigit())
    return [text for text in (email if "@" in email else "", digits if len(digits) >= _PHONE_DIGITS else "") if text]
