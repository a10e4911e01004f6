"""The flat arrays that annealing works on, and the names of their columns.

Slots are kept as *columns*: the slots of all days in order, with a blank column before, between and
after the days. No meeting is ever in a blank column, so that a delegate's neighbouring slots are
looked up without asking where the day ends.

A *resource* is whatever can be in one meeting at a time: a delegate, or a fixed table. A *way* is a
choice of delegates for a meeting; each meeting has one or several, and is held in one of them.

What is known of one meeting, way, resource or column is one row of few numbers: it is looked up
together, and numba compiles the faster the fewer arrays there are.
"""

from __future__ import annotations

from typing import NamedTuple

from numpy import int32, int64, uint8
from numpy.typing import NDArray

FREE = -1
"""No meeting, no resource, no need, no day, no company, no spread."""

ZONE, COLUMN, WAY, BEST_COLUMN, BEST_WAY, STAMP, WAYS, ORDERS = range(8)
"""Of a meeting: its zone; where and how it is held now, and was in the best placement; the last chain
that it was in; where its ways and its orders begin (they end where the next meeting's begin)."""

TABLE, NEED = 2, 3
"""Of a way, after its two delegates (0 and 1): the fixed table; the kind of interpreter it needs."""

GROUP, SEVERAL_ZONES, COMPANY, PRICE = range(4)
"""Of a resource: in which count its gaps go (FREE for a table: it has none); whether it can be in more
than one zone; its company; what a minute weighs that it loses."""

DAY, FIRST, END, MINUTES = range(4)
"""Of a column: its day (FREE for a blank), that day's first column, the one after its last, and its length
in the unit of lost time."""

OTHER, SIGN = range(2)
"""Of an order: the other meeting; 1 where that has to be later, -1 where earlier."""

SERIAL, BEST, PENDING, SPREAD, EXCESS, REACH, WALK, HOPE, COUNT = range(9)
"""In ``number``: the serial number of the chain; the best key so far; whether it is still to be copied;
the gap spread or FREE; how far the companies' gaps exceed it; the largest distance in columns at
which walking can matter; how long a walk is in the unit of lost time; what the others of a chain are
expected to gain at most; and the first of the four counts (gaps of the two groups, zone moves, lost
time), followed by the four weights that the walk minimises and the four of the key that the best is
chosen by."""

COUNTS = 4
WEIGHT, KEY, NUMBERS = COUNT + COUNTS, COUNT + 2 * COUNTS, COUNT + 3 * COUNTS

CHAIN, QUEUE, NEEDS, NEED_SEEN, NET_NEED, NET_ZONE, NEED_VIA, CLASS_VIA, SCRATCHES = range(9)
"""Rows of scratch memory. Those of zones and of net needs are 0 between uses."""


class KempeState(NamedTuple):
    """The state of an annealing: what is known of meetings, ways, resources and columns, and the counts."""

    meeting: NDArray[int32]
    """[meeting, ZONE …]; a row more than there are meetings."""
    way: NDArray[int32]
    """[way, 0 … NEED]."""
    resource: NDArray[int32]
    """[resource, GROUP …]."""
    columns: NDArray[int32]
    """[column, DAY …]."""
    order: NDArray[int32]
    """[order, OTHER …], from the side of both meetings."""
    number: NDArray[int64]
    """[SERIAL …]."""
    column_of: NDArray[int32]
    """[slot]: its column."""
    several_ways: NDArray[int32]
    """The meetings that have several ways."""
    allowed: NDArray[uint8]
    """[way, column]: whether the meeting may be held so then."""
    near: NDArray[uint8]
    """[column, column]: whether one cannot walk to another zone between these, in either order."""
    able: NDArray[uint8]
    """[need, class]: whether these interpreters can serve it."""
    at: NDArray[int32]
    """[resource, column]: its meeting then, or FREE."""
    runs: NDArray[int32]
    """[resource, day]: its maximal runs of meetings."""
    lost: NDArray[int32]
    """[resource, day]: its lost time, times its price; kept up to date where lost time counts."""
    room: NDArray[int32]
    """[zone, column]: open tables without a meeting."""
    serving: NDArray[int32]
    """[column, need, class]: interpreters of the class who serve the need."""
    spare: NDArray[int32]
    """[column, class]: interpreters of the class who are free."""
    company_gaps: NDArray[int32]
    """[company]."""
    companies_with: NDArray[int32]
    """[gaps]: how many companies that meet have so many."""
    threshold: NDArray[int64]
    """[increase of cost]: accepted if a random 32-bit word is smaller; beyond its end, never."""
    random: NDArray[int64]
    """The state of the generator."""
    scratch: NDArray[int32]
    """[CHAIN …, place]."""
