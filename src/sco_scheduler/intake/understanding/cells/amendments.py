"""Tells which companies of a remark are to be added, and which struck off, by the verbs of its clauses."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from sco_scheduler.intake.understanding.cells.plain_clauses import clauses
from sco_scheduler.intake.understanding.wording.indications import takes_back
from sco_scheduler.intake.values.statuses import says_adding
from sco_scheduler.resources import lazy_regex


class Amendments(NamedTuple):
    """The companies that a remark adds, and those that it takes back."""

    added: frozenset[str]
    taken: frozenset[str]


def amendments_in(
    text: str, others: AbstractSet[str], named_in: Callable[[str], AbstractSet[str]], negated: Callable[[str], bool]
) -> Amendments | None:
    """Tell the companies ``others`` of a text apart by the verbs beside them: ``add Jade Tea, strike out Lotus Glass``.

    A clause of names alone goes on with the verb before it, or with the first one where none is before it.

    Parameters
    ----------
    named_in
        The companies that a part of the text names.
    negated
        Whether a part is a negation, which may turn its verb: ``do not add Jade Tea``.

    Returns
    -------
    Amendments | None
        None if a verb is missing, negated, or may be that of other names.
    """
    of_verb: dict[bool, set[str]] = {True: set(), False: set()}
    waiting: set[str] = set()
    verb: bool | None = None
    for clause in clauses(_COMMA.sub(", ", text)):
        parts = _AND.split(clause)
        if len({_verb(part) for part in parts} - {None}) == 1:
            parts = [clause]  # ``add Jade Tea and Lotus Glass``
        for part in parts:
            keys, found = named_in(part) & others, _verb(part)
            if found is None:
                waiting |= keys
                continue
            if (keys and negated(part)) or (waiting and verb is not None and verb is not found):
                return None  # or names between two verbs
            of_verb[found] |= waiting | keys
            verb, waiting = found, set()
    if verb is not None:
        of_verb[verb] |= waiting
    added, taken = of_verb[True], of_verb[False]
    return Amendments(frozenset(added), frozenset(taken)) if added | taken == others and not added & taken else None


def _verb(part: str) -> bool | None:
    """Whether a part of a text adds, and does not take back; None without such a verb, or with both."""
    adds, takes = says_adding(part), takes_back(part)
    return adds if adds is not takes else None


_COMMA = lazy_regex("[、،]")
_AND = lazy_regex(
    r"\s+(?:and|und|et|y|e|i|и|та|oraz|a|și|si|en|och|og|ja|ir|un|ve|və|va|және|жана|ва|ва|và|dan|و|και)\s+"
)
