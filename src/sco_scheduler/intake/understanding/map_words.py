"""The words by which maps and questions say what a sheet holds, in which roles, and what a column means."""

from __future__ import annotations

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.understanding.fields import COMPANY_FIELDS, PAIR_FIELDS, Meaning
from sco_scheduler.intake.values.entries import fold_header

COMPANIES, ANSWERS, PAIRS, DELEGATES, NOTHING_HELD = "companies", "answers", "pairs", "delegates", "nothing"
HOLDS = (COMPANIES, ANSWERS, PAIRS, DELEGATES, NOTHING_HELD)
"""What a sheet can hold: companies (with or without their wishes), wishes of companies listed elsewhere, …"""

BOTH = "both"
ROLES = {"purchasers": frozenset({Role.PURCHASER}), "suppliers": frozenset({Role.SUPPLIER}), BOTH: frozenset(Role)}
"""The roles that the companies of a sheet can have together, as a map writes them."""

WISHES = {Level.WANT: "wishes", Level.NO: "refusals", Level.MUST: "musts", Level.MAYBE: "maybes"}
"""What a column of companies is called in a map."""

_AS_THEY_ARE = ("matrix", "nothing", "role", "title", "asker", "askers", "available", "slot", "slot away", "people")
"""The meanings of columns that a map calls as they are called here."""

DETAILS = ("not_available", "maximum", "minimum", "languages", "zone", "priority", "status", "people", "table")
"""What a further sheet, or a list of wishes, can say of a company that decides whom it meets and when."""

ABOUT = ("local", "country", "products", "contact", "email", "phone")
"""What else it can say of a company."""

MOST_DIGITS = 18
"""A text of more digits is no number that anybody means."""


def name_of(meaning: Meaning) -> str:
    """A meaning as a map writes it."""
    if meaning.field == "wishes":
        return WISHES[meaning.level]
    if meaning.field == "choice":
        return f"choice {meaning.place}"
    if meaning.field in _AS_THEY_ARE:
        return meaning.field
    if meaning.side is not None:
        return f"{meaning.side} {meaning.field}"
    columns = vocabulary().sheets["Purchasers"].columns
    if meaning.field in columns and meaning.field not in {"rank", "level"}:
        return columns[meaning.field].name()
    others = vocabulary().sheets["Requests"].columns
    return others[meaning.field].name() if meaning.field in others else meaning.field


def meaning_of(answer: str) -> Meaning | None:
    """The meaning that a map writes; None where it is none."""
    folded = fold_header(answer)
    for level, name in WISHES.items():
        if folded == name:
            return Meaning("wishes", 1.0, level)
    if folded.startswith("choice") and folded.removeprefix("choice").isdecimal() and len(folded) <= MOST_DIGITS:
        return Meaning("choice", 1.0, place=int(folded.removeprefix("choice")))
    for word in _AS_THEY_ARE:
        if folded == fold_header(word):
            return Meaning(word, 1.0)
    for side in Role:
        if folded in {f"{side}level", f"{side}rank"}:
            return Meaning(folded.removeprefix(side), 1.0, side=side)
    for sheet in ("Purchasers", "Requests"):
        key = vocabulary().sheets[sheet].column_of().get(folded)
        if key is not None and key in {*COMPANY_FIELDS, *PAIR_FIELDS, "session", "delegate", "after"}:
            return Meaning(key, 1.0)
    return None
