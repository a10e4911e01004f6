"""How many hidden requests come back among the first ten suggestions: ``python -m benchmarks.suggest``.

A tenth of the requests of an event is hidden, drawn by a seed; each purchaser that lost one is given ten suggestions
out of all suppliers that it did not ask for. The plain rule to compare with: suppliers of the purchaser's zone, the
most asked for first. Bookability is left out here: it is about the schedule, not about taste.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import replace

from benchmarks.generate import full_size
from sco_scheduler.domain.event import Event, Level, Pair
from sco_scheduler.insight.suggestions import Affinity, ranked, unasked
from sco_scheduler.resources import example_file
from sco_scheduler.workflows.inputs import read

FIRST = 10


def hidden(event: Event, seed: int) -> tuple[Event, set[Pair]]:
    """The event without a tenth of its requested pairs, and these."""
    pairs = sorted(p for p, rs in event.requests_by_pair.items() if all(r.level is not Level.NO for r in rs))
    gone = set(random.Random(seed).sample(pairs, max(1, len(pairs) // 10)))
    return replace(event, requests=tuple(r for r in event.requests if r.pair not in gone)), gone


def hits(event: Event, gone: set[Pair]) -> tuple[int, int]:
    """How many hidden pairs are among the first ten of their purchaser: by suggestion, and by the plain rule."""
    affinity = Affinity(event)
    popular = {s.id: len(affinity.asking[s.id]) for s in affinity.suppliers}
    ours = plain = 0
    for purchaser, count in Counter(p for p, _ in gone).items():
        company = event.company_by_id[purchaser]
        pairs = [pair for pair in unasked(event, affinity, company) if pair[0] == purchaser]
        first = {pair for _, pair, _ in ranked(affinity, pairs)[:FIRST]}
        zone = company.purchaser.zone if company.purchaser is not None else ""
        if not zone:
            zones = Counter(_zone(event, s) for s in affinity.asked[purchaser])
            zone = zones.most_common(1)[0][0] if zones else ""
        rule = sorted(pairs, key=lambda p: (_zone(event, p[1]) != zone, -popular[p[1]], p[1]))[:FIRST]
        wanted = {pair for pair in gone if pair[0] == purchaser}
        assert len(wanted) == count
        ours += len(first & wanted)
        plain += len(set(rule) & wanted)
    return ours, plain


def _zone(event: Event, supplier: str) -> str:
    terms = event.company_by_id[supplier].supplier
    return terms.zone if terms is not None else ""


def main() -> None:
    """Print the hits of the example and of generated events, for each seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=list(range(10)), help="seeds of what is hidden")
    parser.add_argument("--events", type=int, nargs="*", default=[1, 2, 3], help="seeds of generated events")
    given = parser.parse_args()
    events = {"example": read(example_file("registrations.xlsx"))}
    events |= {f"generated {seed}": full_size(seed) for seed in given.events}
    for name, event in events.items():
        rows = [(*hits(*hidden(event, seed)), len(hidden(event, seed)[1])) for seed in given.seeds]
        ours, plain, all_ = (sum(column) for column in zip(*rows, strict=True))
        print(f"{name}: {ours} of {all_} ({ours / all_:.1%}), plain rule {plain} ({plain / all_:.1%})")


if __name__ == "__main__":
    main()
