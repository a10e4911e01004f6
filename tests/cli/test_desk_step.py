"""What ``--take`` does after a refusal: the way that was shown, or a new one if somebody has written meanwhile."""

from types import SimpleNamespace

import click
import pytest

from sco_scheduler.cli import desk_step
from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.workflows.errors import Refused


def step(text):
    return SimpleNamespace(text=text, asks=False, notices=(), changes=(), disturbed=(), proved=True, company="")


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
