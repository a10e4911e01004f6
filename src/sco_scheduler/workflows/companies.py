"""Finds a company by an ID, a name or a part of one, and the roles of two companies in a meeting."""

from __future__ import annotations

from collections.abc import Iterable

from sco_scheduler.agendas.collation import romanized
from sco_scheduler.agendas.palladius import pinyin_of
from sco_scheduler.domain.event import Company, Event, Pair
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.names import fold, fold_alike
from sco_scheduler.workflows.errors import Refused, Unknown

_CANDIDATES = 8
_LEAST_SCORE = 55
"""Names with a lower similarity (of 100) are not suggested."""
_SHORT_WORD = 3


def find_company(event: Event, who: str) -> Company:
    """Find a company by ID, else by name, else by a unique part of its name, else by similar sound.

    Raises
    ------
    Unknown
        If there is none, or more than one; with the likely ones.
    """
    wanted = fold(who)
    by_id = [c for c in event.companies if fold(c.id) == wanted]
    by_name = [c for c in event.companies if wanted in {fold(name) for name in _names(c)}]
    for exact in (by_id, by_name):
        if len(exact) == 1:
            return exact[0]
    part = [c for c in event.companies if wanted and any(wanted in fold(n) for n in _names(c))]
    if len(part) == 1:
        return part[0]
    if part:
        raise Unknown(who, [_label(c) for c in part], ambiguous=True)
    alike = companies_alike(event, who)
    if len(alike) == 1:
        return alike[0]
    if alike:
        raise Unknown(who, [_label(c) for c in alike], ambiguous=True)
    raise Unknown(who, [_label(company) for company in nearest_companies(event, who)], ambiguous=False)


def companies_alike(event: Event, who: str) -> list[Company]:
    """The companies whose ID looks the same in another alphabet, else those whose names sound similar."""
    same = [c for c in event.companies if fold_alike(c.id) == fold_alike(who)]
    return same or [c for c in event.companies if is_romanized(who, "\n".join(_names(c)))]


def is_romanized(typed: str, names: str) -> bool:
    """Whether names, transcribed into Latin letters, contain every word that was typed.

    Parameters
    ----------
    typed
        The words; short ones are ignored, since they occur in too many names.
    names
        The names, in any script.
    """
    letters = romanized(names)
    words = typed.split()
    if words and all(any(_are_in(reading.split(), letters) for reading in _readings(word)) for word in words):
        return True
    # A Chinese name is transcribed as one word: ``li na``.
    return any(_are_in(["".join(reading.split())], letters) for reading in _readings(typed))


def _readings(text: str) -> tuple[str, ...]:
    """The transcriptions of a text into Latin letters, including that of Chinese written in Cyrillic."""
    chinese = [pinyin_of(word) for word in text.split()]
    return (romanized(text), *([romanized(" ".join(chinese))] if all(chinese) else ()))


def _are_in(words: list[str], letters: str) -> bool:
    return bool(words) and all(len(word) >= _SHORT_WORD and word in letters for word in words)


def nearest_companies(event: Event, who: str) -> list[Company]:
    """Return the few companies whose ID or name is most similar to a text."""
    from rapidfuzz import fuzz, process

    names = {f"{c.id}\n{name}": (c, name) for c in event.companies for name in (c.id, *_names(c))}
    choices = {key: fold(name) for key, (_, name) in names.items()}
    rows = process.extract(fold(who), choices, scorer=fuzz.WRatio, score_cutoff=_LEAST_SCORE, limit=_CANDIDATES)
    return list({names[key][0].id: names[key][0] for _, _, key in rows}.values())


def pair_in_roles(event: Event, company: str, other: str) -> Pair:
    """The pair in the roles that they take in a meeting, preferring requested ones.

    Raises
    ------
    Refused
        If both only buy, or both only sell.
    """
    if (pair := event.pair_of(company, other)) is not None:
        return pair
    names = [event.company_by_id[c].name or c for c in (company, other)]
    raise Refused(Phrase("desk-no-pair")(one=names[0], other=names[1]))


def _names(company: Company) -> Iterable[str]:
    return (name for name in (company.name, company.local_name) if name)


def _label(company: Company) -> str:
    return f"{company.id}  {' / '.join(dict.fromkeys(_names(company)))}".rstrip()
