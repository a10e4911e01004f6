"""The times of a sentence, each with how it holds and whose it is: as a golden file has it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from sco_scheduler.intake.values.clauses import Clause, clauses_of, rewritten
from sco_scheduler.intake.values.entries import normalized
from tests.output.layout import compared

GOLDEN = Path(__file__).parent / "golden" / "clauses.txt"
WAYS = ["until {}", "from {}", "after {}", "before {}", "by {}", "{}", "- {}", "{} -", "at {}", "not later than {}"]
CLOCKS = [
    "10:00",
    "3",
    "07:30",
    "7:30",
    "6:59",
    "1:00",
    "12",
    "4 pm",
    "24:00",
    "25:00",
    "noon",
    "lunch",
    "morning",
    "evening",
]
SENTENCES = """
half past four
quarter past nine
a quarter to one
halb drei
ten o'clock
leave at five
three p.m.
12 noon
三点半
十点一刻
下午两点三刻
十二点二十分到
3点整
busy 10:00-12:00, then free
we stay until 11:00, after that away
here until noon and then leave
arrive 10:30, leave 16:00
10:30 arrive, 16:00 leave
arrive at 10:30 leave
leaving 15:00 for the airport
12 June 10:00-12:00, 13 June from 14:00
13 June: not before 11:00; 12 June all day
9-11 and 14-16
9:00-10:00 or 11:00-12:00
1-2
11-1
10-3
8-7
2 pm - 4 pm
10 - 4 pm
11:00-10:00
3 meetings before 11:00
4 meetings
call us at 10:00
call us at 10:00 if we are away
please write before 9:00, we arrive later
lunch 12:00-13:00
during lunch
after lunch
before lunch
until the morning
after the afternoon
before the evening
not in the evening
с 10 до 12, потом уедем
до обеда нас не будет
приедем в 11, уедем в 15:30
12 июня с 9:00, 13 июня до 14
после обеда
上午不在，下午3点到
6月12日10点到12点有会
10点前到，15点离开
except 10:00-11:00
only from 10:00 to 12:00
and 11:00
but not 11:00
"""


def texts() -> Iterator[str]:
    """Times in each way to hold, and sentences."""
    yield from (way.format(clock) for way, clock in product(WAYS, CLOCKS))
    yield from filter(None, SENTENCES.split("\n"))


def told(clause: Clause) -> str:
    """The times of a clause, and what its words are of."""
    times = "; ".join(
        f"{t.how} {t.first:g}-{t.last:g}{f' on {t.day}' * bool(t.day)} {t.sure:g} {t.verb}".strip()
        for t in clause.times
    )
    hours = f" hours {[f'{a:g}-{b:g}' for a, b in (t.hours for t in clause.times)]}" if clause.times else ""
    says = " joined" * clause.joined + " decides" * clause.decides + " others" * clause.of_others
    return f"({times}{hours}{says} {' '.join(clause.words)} {' '.join(clause.days)})".replace("  ", " ")


def test_the_times_of_sentences_are_as_in_the_golden_file():
    lines = []
    for text in texts():
        bare = rewritten(normalized(text))
        lines.append(f"{text}: {bare if bare != normalized(text) else ''} {' '.join(map(told, clauses_of(bare)))}")
    compared(GOLDEN, lines)
