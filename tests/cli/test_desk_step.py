"""What ``--take`` does after a refusal: the way that was shown, or a new one if somebody has written meanwhile."""

import json
from types import SimpleNamespace

import click
import pytest

from sco_scheduler.cli import desk_step
from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.workflows.errors import Refused


def step(text, **more):
    about = {"asks": False, "notices": (), "changes": (), "disturbed": (), "proved": True, "company": ""} | more
    return SimpleNamespace(text=text, day=DAY, **about)


DAY = SimpleNamespace(named=lambda company: f"company {company}")
TAKE = "Nothing was changed. Do the same with --take to take this way.\n"
NOTICES = (SimpleNamespace(company="S1", text="moved to 10:40"),)


@pytest.mark.parametrize(("written_meanwhile", "taken"), [(False, "as shown"), (True, "worked out anew")])
def test_the_way_that_was_shown_is_taken_unless_somebody_has_written(written_meanwhile, taken, monkeypatch, capsys):
    def action(_):
        raise Refused("no table is free", step("as shown"))

    def do(made, *, agreed):
        assert agreed
        file.version += written_meanwhile and made is not action
        return made("the day")

    file = SimpleNamespace(version=1, do=do, own_content=lambda: SimpleNamespace(lost=()))
    monkeypatch.setattr(desk_step, "cheapest", lambda of: lambda day: step("worked out anew") if of is action else None)
    with click.Context(click.Command("book")), pytest.raises(click.exceptions.Exit) as ended:
        desk_step._do(file, action, take=True, as_json=False, speech=ENGLISH)
    assert ended.value.exit_code == 0
    assert capsys.readouterr().out.strip() == taken


@pytest.mark.parametrize(
    ("made", "take", "code", "out", "err"),
    [
        (step("Done.", notices=NOTICES), False, 0, "Done.\n  company S1: moved to 10:40\n", ""),
        (step("Done.", asks=True, notices=NOTICES), True, 0, "Done.\n  company S1: moved to 10:40\n", ""),
        (
            step("Others move.", asks=True, notices=NOTICES, disturbed=("S1",), changes=(1, 2)),
            False,
            1,
            "",
            "Others move.\nThe cheapest way (proved) changes 2 meetings; disturbed: company S1.\n"
            f"  company S1: moved to 10:40\n{TAKE}",
        ),
        (Refused("No table is free."), False, 1, "", "No table is free.\n"),
        (
            Refused("No table is free.", step("", proved=False, changes=(1,)), ("Nor is anybody.",)),
            False,
            1,
            "",
            "No table is free.\nNor is anybody.\n"
            "The best way found changes 1 meeting, and a cheaper one was not ruled out;\n"
            f"disturbed: nobody else.\n{TAKE}",
        ),
        (Refused("No table is free."), True, 1, "", "No table is free.\n"),
    ],
)
@pytest.mark.parametrize("lost", [(), ("Mine",)])
def test_what_is_done_is_told_and_what_is_not_with_its_costs(made, take, code, out, err, lost, capsys):
    def do(_, *, agreed):
        assert agreed is take
        if isinstance(made, Refused):
            raise made
        return made

    file = SimpleNamespace(version=1, do=do, own_content=lambda: SimpleNamespace(lost=lost), day=lambda: DAY)
    with click.Context(click.Command("book")), pytest.raises(click.exceptions.Exit) as ended:
        desk_step._do(file, lambda _: None, take=take, as_json=False, speech=ENGLISH)
    told = capsys.readouterr()
    assert (ended.value.exit_code, told.out) == (code, out)
    assert told.err.endswith(err)
    assert ("Mine" in told.err) == bool(lost)


@pytest.mark.parametrize(
    ("made", "code", "told"),
    [
        (step("Done.", company="P9"), 0, {"status": "done", "text": "Done.", "proved": True, "company": "P9"}),
        (step("Asks.", asks=True, proved=False), 1, {"status": "asks", "text": "Asks.", "proved": False}),
        (Refused("No."), 1, {"status": "refused", "reason": "No.", "others": [], "way": None}),
        (
            Refused("No.", step("Way.", disturbed=("S1",)), ("Nor that.",)),
            1,
            {
                "status": "refused",
                "reason": "No.",
                "others": ["Nor that."],
                "way": {"text": "Way.", "changes": [], "disturbed": ["S1"], "proved": True},
            },
        ),
    ],
)
def test_a_program_is_told_the_same(made, code, told, capsys):
    def do(_, *, agreed):
        if isinstance(made, Refused):
            raise made
        return made

    file = SimpleNamespace(version=1, do=do, own_content=lambda: SimpleNamespace(lost=("Mine",)), day=lambda: DAY)
    with click.Context(click.Command("book")), pytest.raises(click.exceptions.Exit) as ended:
        desk_step._do(file, lambda _: None, take=False, as_json=True, speech=ENGLISH)
    found = capsys.readouterr()
    said = json.loads(found.out)
    assert (ended.value.exit_code, found.err) == (code, "")
    assert told.items() <= said.items()
    assert set(said) - set(told) <= {"schema", "version", "changes", "disturbed"}
