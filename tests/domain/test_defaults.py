"""What data says where nothing is given: nothing, but for the defaults of the format and of the records."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator

from sco_scheduler.domain.event import Level, Seated
from sco_scheduler.domain.goals import FIRST_BUILD
from sco_scheduler.domain.outcome import Status

SAID = {
    "Settings.name": "Event",
    "Settings.time_zone": "Asia/Shanghai",
    "Settings.languages": ("en",),
    "Settings.slot_minutes": 20,
    "Settings.changeover_minutes": 5,
    "Settings.walk_minutes": 5,
    "Settings.seated": Seated.PURCHASERS,
    "Settings.purchaser_weight": 2,
    "Settings.supplier_weight": 1,
    "Settings.mutual_bonus": 10,
    "Settings.goals": FIRST_BUILD,
    "Request.level": Level.WANT,
    "Conflict.minimal": True,
    "Conflict.confirmed": True,
    "PriceNote.revision": 1,
    "BuildStamp.revision": 1,
    "Languages.between": "/",
    "Suggestion.together": True,
    "BuildReport.status": Status.FEASIBLE,
}
"""The defaults that say something, as the format and the docstrings have them."""


def defaults() -> Iterator[tuple[str, object]]:
    """Every default of a field of the data of events, schedules and reports, by class and field."""
    packages = [importlib.import_module(f"sco_scheduler.{name}") for name in ("domain", "agendas", "insight", "verify")]
    for module in (m for of in packages for m in pkgutil.walk_packages(of.__path__, f"{of.__name__}.")):
        known = vars(importlib.import_module(module.name))
        for name, kind in known.items():
            if not isinstance(kind, type) or not dataclasses.is_dataclass(kind) or kind.__module__ != known["__name__"]:
                continue
            for field in dataclasses.fields(kind):
                if field.default is not dataclasses.MISSING:
                    yield f"{name}.{field.name}", field.default
                elif field.default_factory is not dataclasses.MISSING:
                    yield f"{name}.{field.name}", field.default_factory()


def test_a_default_says_nothing_or_what_the_format_says():
    found = dict(defaults())
    assert len(found) > 100
    # What is data itself says nothing where all of its own fields do.
    telling = {name: value for name, value in found.items() if value and not dataclasses.is_dataclass(value)}
    assert telling == SAID
    assert all(found[name] is SAID[name] for name in SAID if isinstance(SAID[name], bool))
