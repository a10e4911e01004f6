"""Every reason given for a change is true of the two schedules, by the verifier, which knows every rule."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from sco_scheduler.domain.event import Event, Level, Role
from sco_scheduler.domain.messages import Phrase, Said, Sentence, Sentences
from sco_scheduler.domain.schedule import Meeting, Published, PublishedMeeting, Schedule
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.solve import solve
from sco_scheduler.insight.changes import compare, only_changes
from sco_scheduler.verify import Violation, verify
from tests.events import block, company, event, interpreter, span

_QUICK = Options(time_limit=5, workers=1, reproducible=True)

_LATE = ("must", "hand", "hand", "maximum", "away", "cancel", "interpreter", "table")


def crowded(rng: Random) -> Event:
    """An event with more requests than room: what is changed late displaces others."""
    sides = []
    for letter in "PS":
        maxima = [rng.choice((None, 2, 3)) for _ in range(5)]
        languages = [rng.choice(("ru", "ru", "zh")) for _ in range(5)]
        sides.append(
            [
                company(f"{letter}{n + 1}", maximum=maxima[n], delegates=rng.choice((1, 1, 2)), languages=languages[n])
                for n in range(5)
            ]
        )
    wanted = [f"P{p} > S{s}" for p in range(1, 6) for s in range(1, 6) if rng.random() < 0.6]
    people = [interpreter("I1", "ru", "zh")]
    return event(
        purchasers=sides[0],
        suppliers=sides[1],
        slots=4,
        tables=rng.choice((2, 3)),
        requests=wanted,
        interpreters=people,
    )
