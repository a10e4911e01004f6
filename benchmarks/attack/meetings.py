"""What a spec means for its meetings: who may meet, at what value and how often, and what a schedule consists of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.attack.spec import Company, Delegate, Request, Slot, Spec, Terms

Pair = tuple[str, str]
Person = tuple[str, int]


@dataclass(frozen=True)
class Held:
    """A meeting as it is held: the pair, its slot and table, and who attends, each person as (company, number)."""

    pair: Pair
    slot: Slot
    zone: str
    table: str
    purchaser: Person
    supplier: Person
    interpreter: str | None = None

    @property
    def people(self) -> tuple[Person, ...]:
        """All who have to be there."""
        extra = ((self.interpreter, -1),) if self.interpreter is not None else ()
        return (self.purchaser, self.supplier, *extra)


@dataclass(frozen=True)
class Row:
    """A meeting of the published schedule; ``open`` False: it was cancelled, deleted or nobody came."""

    held: Held
    locked: bool = False
    open: bool = True


def delegates(company: Company) -> tuple[Delegate, ...]:
    """Those who attend for a company: at least one."""
    return company.delegates or (Delegate(company.contact),)


def allowed(spec: Spec) -> dict[Pair, list[Request]]:
    """The pairs that may meet, each with the requests for it."""
    return {pair: rows for pair, rows in spec.asked.items() if all(r.level != "no" for r in rows)}


def value_of(spec: Spec, pair: Pair) -> int:
    """The value of a meeting."""
    total, mutual = 0, 0
    for r in spec.asked.get(pair, []):
        points = {"must": 20, "maybe": 1, "no": 0}.get(r.level, 2 if r.rank is None else max(2, 11 - r.rank))
        company = spec.company(r.asker)
        terms = company.purchaser if r.asker == pair[0] else company.supplier
        weight = spec.weights[0] if r.asker == pair[0] else spec.weights[1]
        total += points * weight * (2 if terms is not None and terms.vip else 1)
        mutual += r.level in ("must", "want")
    return total + (spec.bonus if mutual == 2 else 0)


def least_and_most(spec: Spec, company: Company, role: int) -> tuple[int, int | None]:
    """The minimum and maximum of a company as purchaser (0) or supplier (1); none where it has no such role."""
    terms: Terms | None = (company.purchaser, company.supplier)[role]
    if terms is None:
        return 0, None
    least = spec.minimums[role] if terms.minimum is None else terms.minimum
    return least, spec.maximums[role] if terms.maximum is None else terms.maximum


def counts(meetings: Sequence[Held]) -> tuple[dict[str, int], dict[str, int]]:
    bought: dict[str, int] = {}
    sold: dict[str, int] = {}
    for m in meetings:
        bought[m.pair[0]] = bought.get(m.pair[0], 0) + 1
        sold[m.pair[1]] = sold.get(m.pair[1], 0) + 1
    return bought, sold


def days(meetings: Sequence[Held]) -> Iterator[tuple[Person, list[Held]]]:
    """Each delegate's meetings of each day, in order of time."""
    found: dict[tuple[Person, int], list[Held]] = {}
    for m in sorted(meetings, key=lambda m: m.slot.index):
        for person in (m.purchaser, m.supplier):
            found.setdefault((person, m.slot.day), []).append(m)
    for (person, _), day in found.items():
        yield person, day
