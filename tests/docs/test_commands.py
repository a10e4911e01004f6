"""Every command, option and exit code of the pages is the program's, and the other way round."""

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from sco_scheduler.cli.app import COMMANDS, schedule
from sco_scheduler.cli.exits import Exit
from sco_scheduler.domain.messages import LANGUAGES, catalogue
from sco_scheduler.workflows.build import FIRST_SECONDS
from sco_scheduler.workflows.limits import RERUN_PATIENCE, RERUN_SECONDS
from tests.docs import reading
from tests.docs.reading import PAGES, blocks, headings, named, rows, section, text

_LANGUAGE_OR_GOAL_ORDER = re.compile(r'"[^"]*"')
_ALL_KNOW = {"-h", "--help"}
_OF_OTHER_PROGRAMS = {"pip-compile", "pip", "pytest", "python", "ruff", "mypy", "lint-imports"}


def command(name: str) -> click.Command:
    found = schedule.get_command(click.Context(schedule), name)
    assert found is not None, f"there is no command {name}"
    return found


def options(name: str) -> set[str]:
    """The options of a command as typed, without the help that every command has."""
    return {word for p in command(name).params if isinstance(p, click.Option) for word in (*p.opts, *p.secondary_opts)}


def told(name: str) -> str:
    return section(f"schedule {name}", reading.COMMANDS)


def run(line: str):
    """Run a line that starts with ``schedule`` in this process."""
    program, *words = shlex.split(line)
    assert program == "schedule"
    return CliRunner().invoke(schedule, words, prog_name="schedule")


def written_options(line: str) -> set[str]:
    """The options that a line of the shell names."""
    return set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", _LANGUAGE_OR_GOAL_ORDER.sub("", line)))


def command_lines(page: str) -> list[str]:
    """The calls of the program in a text: the words from its name to the end of the line or of a redirection."""
    return [line.split(">")[0].split("&&")[0].strip() for line in re.findall(r"\bschedule [a-z]+[^`\n]*", page)]


def test_every_command_has_a_section_and_every_section_a_command():
    titles = [
        title.removeprefix("schedule ") for title in headings(2, reading.COMMANDS) if title.startswith("schedule ")
    ]
    assert titles == list(COMMANDS)


def test_the_overview_names_every_command_once():
    overview = text(reading.COMMANDS).partition("## ")[0]
    assert sorted(name for row in rows(overview) for name in named(row[1])) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_in_its_section(name):
    assert {word.split()[0] for row in rows(told(name)) for word in named(row[0])} == options(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_section_of_a_command_names_its_arguments(name):
    usage = next(words for words in named(told(name)) if words.startswith(f"schedule {name} "))
    arguments = [p for p in command(name).params if isinstance(p, click.Argument)]
    assert len(usage.split()) == 2 + len(arguments)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_has_examples_with_options_that_it_has(name):
    helped = run(f"schedule {name} --help").stdout
    examples = [line.strip() for line in helped.splitlines() if line.strip().startswith("schedule ")]
    assert examples
    for line in examples:
        assert line.split()[1] in COMMANDS
        assert written_options(line) <= options(line.split()[1]), line


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_says_what_each_option_is_for(name):
    assert all(p.help for p in command(name).params if isinstance(p, click.Option))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_line_of_a_page_names_options_that_its_command_has(page):
    lines = [line for piece in [*blocks(path=page), *named(text(page))] for line in command_lines(piece)]
    for line in lines:
        name = line.split()[1]
        assert name in COMMANDS, line
        assert written_options(line) <= options(name) | _ALL_KNOW, line


def test_every_command_line_of_the_readme_can_be_typed():
    for line in [line for piece in [*blocks(), *named(text())] for line in command_lines(piece)]:
        _, name, *words = line.split()
        if words:
            command(name).make_context(name, words)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_option_that_a_page_of_the_organizer_names_exists(page):
    if page in {reading.CONTRIBUTING, reading.ARCHITECTURE} or page.parent.name == "benchmarks":
        return
    known = set().union(*(options(name) for name in COMMANDS)) | {*_ALL_KNOW, "--version"}
    pieces = [
        piece for piece in named(text(page)) if piece.startswith("-") and piece.split()[0] not in _OF_OTHER_PROGRAMS
    ]
    assert {word for piece in pieces for word in written_options(piece)} <= known


def test_the_list_of_commands_is_in_the_help():
    helped = run("schedule --help").stdout
    assert all(re.search(rf"^  {name} ", helped, flags=re.MULTILINE) for name in COMMANDS)


def test_defaults_are_as_told():
    build = dict(row for row in rows(told("build")))
    defaults = {p.name: p.default for p in command("build").params}
    seconds = build["`--time-limit SECONDS`"]
    assert f", {FIRST_SECONDS:g} unless" in seconds
    assert f"{RERUN_SECONDS:g} in a rerun" in seconds
    patient = RERUN_SECONDS + RERUN_PATIENCE
    assert f"a rerun takes up to {patient:g} while it is not proved" in seconds
    helped = " ".join(run("schedule build --help").stdout.split())
    assert f"has to, up to {patient:g} while" in helped
    assert f"[default: {FIRST_SECONDS:g}; {RERUN_SECONDS:g} in a rerun" in helped
    assert f"; {defaults['seed']} unless" in build["`--seed NUMBER`"]


def test_languages_of_the_template():
    (lang,) = (p for p in command("template").params if p.name == "lang")
    assert isinstance(lang.type, click.Choice)
    assert named(rows(told("template"))[0][1]) == list(lang.type.choices)


def test_exit_codes():
    assert [int(row[0]) for row in rows(section("Exit codes", reading.COMMANDS))] == [code.value for code in Exit]


def test_the_ten_minutes_can_be_walked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = [line for block in blocks() for line in block.splitlines() if line.startswith("schedule ")]
    walked = ["example", "check", "build", "show", "agendas", "build", "changed", "agendas"]
    assert [line.split()[1] for line in lines] == walked
    outputs = []
    for number, line in enumerate(lines):
        if number == 5:
            book = load_workbook("trial/small.xlsx")
            book["Requests"].append(["P2", "S4"])
            book.save("trial/small.xlsx")
        result = run(line)
        assert result.exit_code == 0, f"{line}\n{result.output}"
        outputs.append(result.stdout)
    assert "Zones by default" in outputs[1] or "No zones are given" in " ".join(outputs[1].split())
    assert "Steppe Auto Holding (P2)" in outputs[3]
    assert "9 of 9 requested pairs meet" in outputs[2]
    assert {path.suffix for path in Path("trial/small-agendas").rglob("*.*")} == {".pdf", ".html", ".ics", ".xlsx"}
    assert "10 of 10 requested pairs meet" in outputs[5]
    assert "1 meeting was added." in outputs[5]
    assert "No meeting had to" in outputs[5]
    assert outputs[6].count("(P2)") == outputs[6].count("(S4)") == 1
    assert len(list(Path("trial/history").iterdir())) == 1


def test_the_template_of_the_ten_minutes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (line,) = (piece for piece in named(text()) if piece.startswith("schedule template"))
    assert run(line).exit_code == 0
    assert Path("registrations.xlsx").exists()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_command_that_a_message_tells_takes_its_options_as_written(lang):
    told = set(re.findall(r"`(schedule [^`{]+)`", "\n".join(catalogue(lang).values())))
    assert len(told) > 1
    for line in sorted(told):
        _, name, *words = shlex.split(line)
        parser = command(name).make_parser(click.Context(command(name)))
        parser.parse_args([word for word in words if word != "…"])  # raises for an option without its argument
