"""The values that the texts of options mean."""

from datetime import date, time

import click
import pytest

from sco_scheduler.cli.parameters import GOAL_ORDER, MEETING, MOMENT, PAIR, addition, several
from sco_scheduler.domain.event import FixedMeeting
from sco_scheduler.workflows.inputs import Moment


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (GOAL_ORDER, "Musts, value；lost_time", ("musts", "value", "lost_time")),
        (PAIR, "P1, S2", ("P1", "S2")),
        (MEETING, "P1,S2", FixedMeeting("P1", "S2")),
        (MEETING, "P1,S2@10:40", FixedMeeting("P1", "S2", start=time(10, 40))),
        (MEETING, "P1,S2@2025-06-12T10:40", FixedMeeting("P1", "S2", date=date(2025, 6, 12), start=time(10, 40))),
        (MOMENT, "10:40", Moment(time(10, 40))),
        (MOMENT, "now", Moment()),
        (several(), "P1; S2、I3", ("P1", "S2", "I3")),
        (several(("pdf", "html")), "PDF,html", ("pdf", "html")),
    ],
)
def test_the_value_that_a_text_means(kind, text, value):
    assert kind.convert(text, None, None) == value


@pytest.mark.parametrize(
    ("kind", "text", "complaint"),
    [
        (GOAL_ORDER, "valeu", "Maybe 'value'?"),
        (PAIR, "P1", "P1"),
        (MEETING, "P1,S2@noon", "P1,S2@noon"),
        (MOMENT, "soon", "soon"),
        (addition("close"), "A@noon", "A@noon"),
        (several(("pdf", "html")), "png", "'png'"),
        (several(("pdf", "html")), ";", "html"),
    ],
)
def test_a_text_that_means_nothing_is_a_usage_error_that_quotes_it(kind, text, complaint):
    option = click.Option(["--close"])
    with pytest.raises(click.UsageError, match=complaint.replace("+", r"\+").replace("?", r"\?")):
        kind.convert(text, option, None)
