"""What a benchmark ran on: ``python -m benchmarks.machine``. Every benchmark prints this first."""

from __future__ import annotations

import contextlib
import os
import platform
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("sco-scheduler", "ortools", "numba", "numpy", "openpyxl", "xlsxwriter")


def facts(seeds: Iterable[int] = ()) -> dict[str, str]:
    """The machine, the cores that this process may use, memory, versions and the seeds."""
    found = {
        "processor": _first("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "cores": str(cores()),
        "memory": _memory(),
        "system": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
    }
    found |= {package: version(package) for package in _PACKAGES}
    if sys.dont_write_bytecode:  # a command then takes half a second more than on an organizer's laptop
        found["bytecode"] = "not kept (PYTHONDONTWRITEBYTECODE)"
    listed = list(seeds)
    if listed:
        found["seeds"] = ", ".join(map(str, listed))
    return found


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def print_facts(seeds: Iterable[int] = ()) -> None:
    """Print the facts, one a line, to standard error, so that ``--json`` output stays whole."""
    for name, text in facts(seeds).items():
        print(f"{name:>13}: {text}", file=sys.stderr)


def forget_peak() -> None:
    """Let ``peak_megabytes`` count from now on, where the system can do that (Linux)."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak_megabytes() -> int:
    """The most memory that this process has held since ``forget_peak``."""
    kilobytes = (_first("/proc/self/status", "VmHWM") or "").removesuffix(" kB")
    return int(kilobytes) // 1024 if kilobytes.isdigit() else 0


def _memory() -> str:
    kilobytes = (_first("/proc/meminfo", "MemTotal") or "").removesuffix(" kB")
    return f"{int(kilobytes) / 2**20:.1f} GiB" if kilobytes.isdigit() else "unknown"


def _first(path: str, name: str) -> str | None:
    """What stands after the colon in the first line of a file that starts with a name."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), None)


if __name__ == "__main__":
    print_facts()
