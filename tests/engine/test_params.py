"""The parameters of the search: shares are parts, none is unused, and limits that belong together are in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields, is_dataclass
from pathlib import Path

import pytest

from sco_scheduler.engine import params
from sco_scheduler.engine.params import Options, SearchParams


def numbers(of: object, path: str = "") -> Iterator[tuple[str, float]]:
    """Each parameter by its path, such as ``rerun.share``."""
    for field in fields(of):
        value = getattr(of, field.name)
        yield from numbers(value, f"{path}{field.name}.") if is_dataclass(value) else [(f"{path}{field.name}", value)]


def test_each_parameter_is_a_positive_number_and_each_share_a_part():
    given = dict(numbers(SearchParams()))
    assert all(value > 0 for value in given.values())
    shares = {path: value for path, value in given.items() if path.rpartition(".")[2].endswith("share")}
    assert len(shares) > 20
    assert all(value < 1 for value in shares.values()), shares


def test_each_parameter_is_read_somewhere():
    constants = {name for name in vars(params) if name.isupper()}
    named = {path.rpartition(".")[2] for path, _ in numbers(SearchParams())}
    assert len(constants) > 30
    sources = [path.read_text(encoding="utf-8") for path in Path(params.__file__).parent.rglob("*.py")]
    words = Counter(word for source in sources for word in set(re.findall(r"\w+", source)))
    assert {name for name in named | constants if words[name] < 2} == set()  # one of these is the definition


def test_sizes_are_in_order():
    size, rerun, finishing = SearchParams().size, SearchParams().rerun, SearchParams().finishing
    assert size.small < size.huge
    assert rerun.few_choices < rerun.refixing_size < rerun.large < rerun.largest
    assert finishing.least_seconds < finishing.most_seconds


@pytest.mark.parametrize("of", ["BOARD", "GAPS", "LOST"])
def test_what_is_annealed_cools_down(of):
    assert getattr(params, f"{of}_HOT") > getattr(params, f"{of}_COLD") > 0


def test_options_are_shared_by_solves_and_never_changed():
    assert Options().params == Options().params == SearchParams()
    with pytest.raises(FrozenInstanceError):
        Options().params.rerun.share = 0.1
    assert "params" not in repr(Options(workers=3))
