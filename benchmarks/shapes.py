"""The shapes of the generated events: how many of everything, and how scarce."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """What a generated event is like; shares are per hundred companies."""

    purchasers: int = 40
    suppliers: int = 180
    both: int = 0
    """Suppliers that are purchasers too, beside the purchasers counted above."""
    pairs: int = 1200
    days: int = 1
    slots: int = 14
    """Slots a day, in a morning and an afternoon session."""
    slot_minutes: int = 20
    changeover_minutes: int = 5
    walk_minutes: int = 5
    zones: int = 3
    tables: int = 38
    """Tables of all zones together."""
    interpreters: int | None = 18
    vips: int = 5
    away: int = 12
    half_day: bool = False
    """Whether absences last half a day; else they last one to four slots."""
    several: int = 12
    """Purchasers with two or three delegates; suppliers with two are a third as many."""
    musts: int = 3
    """Requests at level must."""
    maybes: int = 8
    refusals: int = 2
    purchaser_minimum: int = 6
    supplier_minimum: int = 1
    purchaser_maximum: tuple[int, int] | None = None
    """The range of all purchasers' maxima; None: one in ten has a maximum of 8 to 12."""
    supplier_maximum: tuple[int, int] | None = None
    """The range of all suppliers' maxima; None: one in five has a maximum of 4 to 8."""
    wishes: int = 0
    """Requests with a session, a delegate or an After."""
    fixed: int = 0
    """Rows of Fixed."""
    fixed_tables: int = 0
    """Purchasers with a table of their own."""


SHAPES = {
    "standard": Shape(),
    "tight tables": Shape(tables=26),
    "loose tables": Shape(tables=60),
    "few interpreters": Shape(interpreters=10),
    "many interpreters": Shape(interpreters=36),
    "no interpreters": Shape(interpreters=None),
    "two days": Shape(days=2, slots=10, pairs=1600),
    "three days": Shape(days=3, slots=8, pairs=2000),
    "vips": Shape(vips=25, musts=8),
    "both roles": Shape(both=12, pairs=1350),
    "walking": Shape(walk_minutes=10),
    "pinned": Shape(wishes=8, fixed=12, fixed_tables=5),
}
"""Full-size events: 40 purchasers and 180 suppliers, oversubscribed."""

LARGEST = Shape(
    purchasers=4000,
    suppliers=3500,
    pairs=280_000,
    days=3,
    slots=24,
    slot_minutes=15,
    walk_minutes=10,
    zones=10,
    tables=2000,
    interpreters=None,
    away=10,
    half_day=True,
    purchaser_maximum=(15, 32),
    supplier_maximum=(18, 34),
)
"""The scale of the largest trade events: about 86,000 meetings."""
