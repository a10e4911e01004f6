"""What the options of commands take, and the language of messages."""

from datetime import date, time
from pathlib import Path

import click
import pytest

from sco_scheduler.cli.parameters import (
    AdditionType,
    GoalOrder,
    MeetingType,
    MomentType,
    PairType,
    Several,
    environment_language,
    finite,
    known_encoding,
    workbook_name,
)
from sco_scheduler.domain.event import FixedMeeting
from sco_scheduler.workflows.moments import Moment


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (GoalOrder(), "Musts, value；lost_time", ("musts", "value", "lost_time")),
        (PairType(), "P1, S2", ("P1", "S2")),
        (MeetingType(), "P1,S2", FixedMeeting("P1", "S2")),
        (MeetingType(), "P1,S2@10:40", FixedMeeting("P1", "S2", start=time(10, 40))),
        (MeetingType(), "P1,S2@2025-06-12T10:40", FixedMeeting("P1", "S2", date=date(2025, 6, 12), start=time(10, 40))),
        (MomentType(), "10:40", Moment(time(10, 40))),
        (MomentType(), "now", Moment()),
        (Several(), "P1; S2、I3", ("P1", "S2", "I3")),
        (Several(("pdf", "html")), "PDF,html", ("pdf", "html")),
    ],
)
def test_the_value_that_a_text_means(kind, text, value):
    assert kind.convert(text, None, None) == value


@pytest.mark.parametrize(
    ("kind", "text", "complaint"),
    [
        (GoalOrder(), "valeu", "Maybe 'value'?"),
        (PairType(), "P1", "P1"),
        (MeetingType(), "P1,S2@noon", "P1,S2@noon"),
        (MomentType(), "soon", "soon"),
        (AdditionType(), "A@noon", "A@noon"),
        (Several(("pdf", "html")), "png", "'png'"),
        (Several(("pdf", "html")), ";", "html"),
    ],
)
def test_a_text_that_means_nothing_is_a_usage_error_that_quotes_it(kind, text, complaint):
    option = click.Option(["--close"])
    with pytest.raises(click.UsageError, match=complaint.replace("+", r"\+").replace("?", r"\?")):
        kind.convert(text, option, None)


def test_checks_of_values():
    ctx, param = click.Context(click.Command("build")), click.Option(["--x"])
    assert finite(ctx, param, 1.5) == 1.5
    assert known_encoding(ctx, param, "UTF8") == "utf-8"
    assert known_encoding(ctx, param, None) is None
    for check, value in ((finite, float("nan")), (known_encoding, "utf-99"), (workbook_name, Path("a.csv"))):
        with pytest.raises(click.BadParameter):
            check(ctx, param, value)


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
