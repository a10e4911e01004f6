"""Checks of options, and the language of messages."""

import click
import pytest
from click.testing import CliRunner

from sco_scheduler.cli.app import COMMANDS, schedule
from sco_scheduler.cli.parameters import environment_language, known_encoding, output_option


def test_checks_of_values():
    ctx, param = click.Context(click.Command("build")), click.Option(["--x"])
    assert known_encoding(ctx, param, "UTF8") == "utf-8"
    assert known_encoding(ctx, param, None) is None
    with pytest.raises(click.BadParameter):
        known_encoding(ctx, param, "utf-99")


NUMBERS = [
    (name, option.opts[0])
    for name in COMMANDS
    for option in schedule.get_command(click.Context(schedule), name).params
    if isinstance(option.type, (click.types.FloatParamType, click.types.IntParamType))
]


@pytest.mark.parametrize("number", ["nan", "-nan", "NaN", "inf", "-inf", "1e999"])
@pytest.mark.parametrize(("name", "option"), NUMBERS)
def test_every_number_is_one_to_count_with(name, option, number):
    words = {"outcomes": ["a.xlsx", "b.xlsx"], "verify": ["a.xlsx", "b.xlsx"]}.get(name, ["a.xlsx"])
    refused = CliRunner().invoke(schedule, [name, *words, option, number])
    assert refused.exit_code == 2
    assert option in refused.stderr


def test_the_name_of_a_file_to_write_ends_as_it_has_to():
    @click.command
    @output_option("-o", "out", help_="A copy.", ending=".toml")
    def copy(out):
        click.echo(out)

    run = CliRunner().invoke
    assert run(copy, ["-o", "a.TOML"]).stdout == "a.TOML\n"
    refused = run(copy, ["-o", "a.csv"])
    assert refused.exit_code == 2
    assert ".toml" in refused.stderr


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "ru_RU"}, "ru"),
        ({"LANG": "ru-RU"}, "ru"),
        ({"LANG": "zh@pinyin"}, "zh"),
        ({"LANG": "kk_KZ.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "zh_CN", "LC_MESSAGES": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "zh_CN", "LC_MESSAGES": "ru_RU", "LC_ALL": "en_GB"}, "en"),
        ({"LANG": "zh_CN", "LC_ALL": ""}, "zh"),
        ({"LANG": "zh_CN", "LC_ALL": "C"}, "en"),
        ({"LANG": "kk_KZ", "LANGUAGE": "kk:ru:en"}, "ru"),
        ({"LANG": "zh_CN", "LANGUAGE": "de"}, "zh"),
        ({"LANG": "C", "LANGUAGE": "ru"}, "en"),
        ({"LANGUAGE": "ru"}, "en"),
    ],
)
def test_the_language_of_the_environment(environment, language):
    assert environment_language(environment) == language


def test_the_system_counts_where_the_environment_says_nothing():
    assert environment_language({}, "zh_CN") == "zh"
    assert environment_language({"LANG": "ru_RU"}, "zh_CN") == "ru"
