"""One-to-one meetings for trade conferences: read, build, verify.

The workflows of the command line are plain functions here, on plain types::

    from sco_scheduler import BuildOptions, build, read, verify

    event = read("examples/small.xlsx")
    result = build(event, BuildOptions(time_limit=10))
    print(result.status, result.summary.meetings)
    for goal in result.goals:
        print(goal.name, goal.value, "proved" if goal.proved else f"bound {goal.bound}")
    for unmet in result.unmet:
        print(unmet.pair, unmet.text)
    frame = result.schedule.to_frame()
    assert verify(event, result.schedule).ok

``build_workbook`` goes from file to file as ``schedule build`` does; ``check``, ``show`` and
``verify_workbook`` correspond to the commands of those names. Everything is imported on first use,
so that importing the package takes no time.
"""

import sys

TYPE_CHECKING = False  # importing typing would take longer than all the rest of this
if TYPE_CHECKING:
    from types import ModuleType

    from sco_scheduler.domain.event import Event
    from sco_scheduler.domain.schedule import Meeting, Schedule
    from sco_scheduler.insight.capacity import capacity
    from sco_scheduler.insight.summary import to_frame
    from sco_scheduler.workflows.build import Build, build
    from sco_scheduler.workflows.build_workbook import WorkbookBuild, build_workbook
    from sco_scheduler.workflows.check import Check, check
    from sco_scheduler.workflows.errors import FileInTheWay, OwnResultRefused, Stopped, Unknown
    from sco_scheduler.workflows.inputs import BuildOptions, ReadOptions, read
    from sco_scheduler.workflows.show import show
    from sco_scheduler.workflows.starters import make_examples, make_template
    from sco_scheduler.workflows.verify import Verification, verify, verify_workbook
else:
    ModuleType = type(sys)

_HOMES = {
    "domain.event": ("Event",),
    "domain.schedule": ("Meeting", "Schedule"),
    "insight.capacity": ("capacity",),
    "insight.summary": ("to_frame",),
    "workflows.build": ("Build", "build"),
    "workflows.check": ("Check", "check"),
    "workflows.errors": ("FileInTheWay", "OwnResultRefused", "Stopped", "Unknown"),
    "workflows.inputs": ("BuildOptions", "ReadOptions", "read"),
    "workflows.show": ("show",),
    "workflows.starters": ("make_examples", "make_template"),
    "workflows.verify": ("Verification", "verify", "verify_workbook"),
    "workflows.build_workbook": ("WorkbookBuild", "build_workbook"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Build",
    "BuildOptions",
    "Check",
    "Event",
    "FileInTheWay",
    "Meeting",
    "OwnResultRefused",
    "ReadOptions",
    "Schedule",
    "Stopped",
    "Unknown",
    "Verification",
    "WorkbookBuild",
    "build",
    "build_workbook",
    "capacity",
    "check",
    "make_examples",
    "make_template",
    "read",
    "show",
    "to_frame",
    "verify",
    "verify_workbook",
]


class _Package(ModuleType):
    """The package, in which a function takes precedence over a subpackage of the same name.

    ``sco_scheduler.verify`` is the function for users of the package; importing the subpackage
    ``sco_scheduler.verify`` would otherwise replace it. Imports from the subpackage still work, since
    they look in ``sys.modules``.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name in _HOME_OF and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
