"""The attack as a habit: a part of it in every run of the tests, and that what it judges by does notice faults."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from benchmarks.attack import builds, program
from benchmarks.attack.__main__ import carry_out, case_of
from benchmarks.attack.builds import Tally
from benchmarks.attack.events import random_spec
from benchmarks.attack.exact import Model
from benchmarks.attack.meetings import Held, Row
from benchmarks.attack.rules import broken
from benchmarks.attack.spec import Fixed, Request, Spec, from_json, to_json
from benchmarks.attack.workbook import write
from tests.parts import taken

CASES = sorted((Path(__file__).parent / "cases").glob("*.json"))
"""Cases that failed once."""

PARTS = {
    "events": (7, 45, 9),
    "reruns": (7, 30, 30),
    "past": (4, 50, 50),
    "registrations": (4, 75, 9),
    "agendas": (4, 100, 8),
    "kills": (3, 50, 25),
    "starts": (4, 40, 40),
    "surroundings": (5, 11, 11),
}
"""For each kind, the number of tests, how many cases each of them carries out, and every which of these most runs take:
the costlier a kind, the fewer."""


@pytest.mark.parametrize(("kind", "part"), [(kind, n) for kind, (parts, *_) in PARTS.items() for n in range(parts)])
def test_a_part_of_the_attack_finds_nothing(kind, part):
    _, size, every = PARTS[kind]
    for seed in taken(range(part * size, (part + 1) * size), every=every):
        assert carry_out(case_of(kind, seed), Tally()) == [], f"{kind} {seed}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_failed_once_holds(path):
    assert carry_out(json.loads(path.read_text(encoding="utf-8")), Tally()) == []


@pytest.mark.parametrize("seed", range(20))
def test_events_and_cases_come_back_from_json(seed):
    assert from_json(json.loads(json.dumps(to_json(random_spec(seed))))) == random_spec(seed)
    case = builds.rerun(seed)
    assert builds.Case.from_json(json.loads(json.dumps(case.to_json()))) == case


def built(tmp_path, seed) -> tuple[Spec, list[Held], list[tuple[str, int, int | None, bool]]]:
    """An event, the schedule that the program makes of it, and what it claims."""
    spec = dataclasses.replace(random_spec(seed, pins=False), goals=("musts", "value", "gaps"))
    write(spec, tmp_path / "event.xlsx")
    ran = program.run("build", tmp_path / "event.xlsx", "--json", "--quiet", "--reproducible")
    rows = program.held_rows(spec, tmp_path / "event-agendas.xlsx")
    return (
        spec,
        [row.held for row in rows],
        [(g["name"], g["value"], g["bound"], g["proved"]) for g in ran.json["goals"]],
    )


@pytest.mark.parametrize("seed", [5, 8, 9])
def test_a_claim_that_is_too_modest_or_too_bold_is_refuted(tmp_path, seed):
    spec, meetings, claims = built(tmp_path, seed)
    assert meetings
    assert Model(spec).refute(claims) == []
    (_, musts), (_, value) = [claim[:2] for claim in claims[:2]]
    low = [("musts", musts, musts, True), ("value", value - 1, value - 1, True)]
    assert "value" in Model(spec).refute(low)[0]
    bounded = [("musts", musts, musts, True), ("value", value - 2, value - 1, False)]
    assert "bounded" in Model(spec).refute(bounded)[0]
    assert "with the bound" in Model(spec).refute([("value", value, value + 1, True)])[0]


@pytest.mark.parametrize("seed", [5, 8, 9])
def test_each_broken_rule_is_noticed(tmp_path, seed):
    spec, meetings, _ = built(tmp_path, seed)
    assert broken(spec, meetings) == []
    first = meetings[0]
    assert broken(spec, [*meetings, first])
    assert broken(spec, [dataclasses.replace(first, zone="Q"), *meetings[1:]])
    refused = Request(first.pair[0], first.pair[1], "no")
    assert broken(dataclasses.replace(spec, requests=(refused, *spec.requests)), meetings)
    fixed = (Fixed(*first.pair, day=9),)
    assert broken(dataclasses.replace(spec, fixed=fixed), meetings)
    away = [dataclasses.replace(c, cancelled=c.id == first.pair[1]) for c in spec.companies]
    assert broken(dataclasses.replace(spec, companies=tuple(away)), meetings)
    assert broken(spec, [], [Row(first, locked=True)])
    assert broken(spec, [first], [Row(first, open=False)])


def test_a_command_that_ends_with_an_exception_is_a_fault(tmp_path, monkeypatch):
    def fails(*_args, **_options):
        raise RuntimeError("on purpose")

    monkeypatch.setattr("sco_scheduler.workflows.build.solve", fails)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))  # where what happened is kept
    faults = carry_out(case_of("events", 0), Tally())
    assert faults
    assert "70" in faults[0]
