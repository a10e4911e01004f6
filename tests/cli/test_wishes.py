"""``schedule wishes`` and ``schedule collect``: what they print, and how they end."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from sco_scheduler.cli import wishes
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.parameters import Source
from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.workflows.inputs import AS_IT_IS
from tests.cli.books import SHEETS, registrations, run
from tests.events import company
from tests.intake.answers.forms import answer
from tests.workflows.late import extended


@pytest.fixture
def forms(day, tmp_path):
    run("wishes", day, "--out", tmp_path / "forms")
    return tmp_path / "forms"


def test_the_forms_are_counted_by_language(day, tmp_path):
    result = run("wishes", day, "--out", tmp_path / "forms")
    assert result.exit_code == Exit.DONE
    assert "4 forms written into" in result.stdout
    assert "schedule collect" in result.stdout
    assert len(list((tmp_path / "forms").glob("*.xlsx"))) == 4


def test_the_forms_as_json(day, tmp_path):
    result = run("wishes", day, "--out", tmp_path / "forms", "--company", "P1", "--json")
    (form,) = json.loads(result.stdout)["forms"]
    assert (form["company"], form["choices"], form["email"]) == ("P1", 2, None)


def test_an_unknown_company_is_a_usage_error(day, tmp_path):
    result = run("wishes", day, "--out", tmp_path / "forms", "--company", "Petrow Trading")
    assert result.exit_code == Exit.FINDINGS
    assert "Petrov Trading" in result.stderr


def test_a_filled_form_is_not_overwritten(day, forms):
    path = next(forms.glob("wishes-P1*"))
    answer(forms, lambda f: f.wish("S1", 1), form=path, name=path.name)
    result = run("wishes", day, "--out", forms)
    assert result.exit_code == Exit.FINDINGS
    assert "--force" in result.stderr
    assert run("wishes", day, "--out", forms, "--force").exit_code == Exit.DONE


def test_answers_are_counted_and_who_is_missing_is_listed(day, forms, tmp_path):
    answer(tmp_path / "back", lambda f: f.wish("S2", 1), form=next(forms.glob("wishes-P1*")))
    result = run("collect", tmp_path / "back", day, "-o", tmp_path / "joined.xlsx")
    assert result.exit_code == Exit.DONE
    assert "1 company has answered, with 1 wish, 0 refusals" in result.stdout
    assert "Not answered yet: 3 companies" in result.stdout
    assert "Altai Agro" in result.stdout
    assert run("check", tmp_path / "joined.xlsx").exit_code == Exit.DONE


def test_answers_as_json(day, forms, tmp_path):
    answer(tmp_path / "back", lambda f: f.wish("S2", 1), form=next(forms.glob("wishes-P1*")))
    (tmp_path / "back" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    found = json.loads(run("collect", tmp_path / "back", day, "-o", tmp_path / "j.xlsx", "--json").stdout)
    assert [a["company"] for a in found["answers"]] == ["P1"]
    assert [m["company"] for m in found["missing"]] == ["P2", "S1", "S2"]
    assert found["refused"] == ["photo.jpg"]


@pytest.mark.parametrize(("lang", "told"), [("zh", "尚未答复"), ("ru", "Ещё не ответили")])
def test_it_is_told_in_the_language_asked_for(day, forms, tmp_path, lang, told):
    (tmp_path / "back").mkdir()
    result = run("collect", tmp_path / "back", day, "-o", tmp_path / "joined.xlsx", "--lang", lang)
    assert told in result.stdout


def test_the_copy_must_be_a_workbook(day, forms, tmp_path):
    assert run("collect", forms, day, "-o", tmp_path / "joined.csv").exit_code == Exit.USAGE


def test_a_missing_folder_stops(day, tmp_path):
    result = run("collect", tmp_path / "none", day, "-o", tmp_path / "joined.xlsx")
    assert result.exit_code == Exit.FINDINGS
    assert "none" in "".join(result.stderr.split()), "a long path may be wrapped"


def test_who_has_nobody_to_choose_from_gets_no_form_and_is_named(tmp_path):
    late = extended("Suppliers", "Status", S1="cancelled", S2="cancelled")
    result = run("wishes", registrations(tmp_path, **late), "--out", tmp_path / "forms")
    assert result.exit_code == Exit.DONE
    assert "Petrov Trading" in result.stdout
    assert not list((tmp_path / "forms").glob("*.xlsx"))


def test_who_has_no_address_and_who_can_ask_for_nobody_is_told(capsys):
    bare, own, person = company("P1"), replace(company("P2"), email="a@example.org"), company("P3")
    person = replace(person, delegates=(*person.delegates, replace(person.delegates[0], email="b@example.org")))
    nameless = replace(company("P4"), name="")
    languages = zip((bare, own, person, nameless), ("en", "zh", "en", "en"), strict=True)
    written = [SimpleNamespace(company=of, language=lang) for of, lang in languages]
    intake = SimpleNamespace(findings=())
    of = SimpleNamespace(
        folder=Path("forms"), forms=written, idle=[company("S1"), company("S2")], intake=intake, invented_day=None
    )
    wishes._print(of, Source((Path("day.xlsx"),), AS_IT_IS), ENGLISH)
    assert capsys.readouterr().out.splitlines() == [
        "4 forms written into forms: 3 in English, 1 in Chinese.",
        "2 forms for companies without an e-mail address: Company P1, P4.",
        "Nobody of the other side can be chosen by: Company S1, Company S2.",
        "When they come back: schedule collect forms day.xlsx -o day-with-wishes.xlsx",
    ]
    one = SimpleNamespace(folder=Path("f"), forms=[written[1]], idle=(), intake=intake, invented_day=date(2026, 11, 30))
    wishes._print(one, Source((Path("a.csv"), Path("b.csv")), AS_IT_IS), ENGLISH)
    first, *day, last = capsys.readouterr().out.splitlines()
    assert first == "1 form written into f: 1 in Chinese."
    assert " ".join(day).startswith("The forms ask about 2026-11-30, which is only the date of today, since")
    assert last == "When they come back: schedule collect f a.csv b.csv -o a-with-wishes.xlsx"


def test_the_command_for_what_comes_back_can_be_run_as_it_stands(tmp_path):
    folder = tmp_path / "our fair"
    folder.mkdir()
    source, form = registrations(folder).rename(folder / "trade fair.xlsx"), tmp_path / "a map.toml"
    form.write_text("", encoding="utf-8")
    out = folder / "wishes to send"
    said = run("wishes", source, "--out", out, "--map", form, "--assume", 0.8).stdout
    command = shlex.split(said.partition("schedule collect ")[2])
    assert command[:4] == [str(out), str(source), "-o", "trade fair-with-wishes.xlsx"]
    assert command[4:] == ["--map", str(form), "--assume", "0.8"]


def test_where_nothing_was_asked_yet_the_forms_are_named(tmp_path):
    path = registrations(tmp_path, Requests=SHEETS["Requests"][:1])
    told = " ".join(run("build", path).stderr.split())
    assert "The sheet Requests has no rows." in told
    assert "or, where nothing was asked yet, let `schedule wishes FILE --out DIR` make a form for each company" in told
    assert run("wishes", path, "--out", tmp_path / "forms").exit_code == Exit.DONE
    others = registrations(tmp_path, Purchasers=SHEETS["Purchasers"][:1])
    assert "schedule wishes" not in run("build", others).stderr
