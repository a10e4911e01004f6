"""The status of a meeting is read in any form of its words; what is not sure is held to be nothing."""

import pytest

from sco_scheduler.domain.schedule import MeetingStatus
from sco_scheduler.intake.values.meeting_statuses import meeting_status_of


@pytest.mark.parametrize(
    "text",
    [
        *("отменён", "отменен", "отменены", "отменили", "снята", "снялись", "не состоялась", "сорвалась"),
        *("cancel", "Cancelled by buyer", "called off", "did not take place", "取消了", "已经取消", "未举行"),
        *("bekor qilindi", "бас тартты", "abgesagt", "annulé", "iptal"),
    ],
)
def test_cancelled_in_any_form(text):
    assert meeting_status_of(text) == (MeetingStatus.CANCELLED, None)


@pytest.mark.parametrize(
    "text",
    [
        *("не пришёл", "не пришел", "не пришла", "не пришли", "не было", "не явилась", "не приехали", "отсутствовал"),
        *("покупатель не пришёл", "не пришли (заболели)", "absent", "didn't come", "did not show up", "Buyer absent"),
        *(
            "never showed up",
            "no shows",
            "没来",
            "没有来",
            "采购商没来",
            "未出席",
            "放鸽子",
            "келмеді",
            "kelmadi",
            "gelmedi",
        ),
        *("не прийшли", "nicht erschienen", "absente"),
    ],
)
def test_who_did_not_come_in_any_form(text):
    assert meeting_status_of(text) == (MeetingStatus.NO_SHOW, None)


@pytest.mark.parametrize("text", ["", "-", "ok", "состоялась", "held", "yes", "да", "done", "已举行", "confirmed"])
def test_a_meeting_that_is_held(text):
    assert meeting_status_of(text) == (MeetingStatus.HELD, None)


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        *((text, MeetingStatus.NO_SHOW) for text in ("не пришли вовремя", "没来，改到下午", "maybe no-show")),
        *((text, MeetingStatus.CANCELLED) for text in ("нет", "no", "заболел", "передумали", "maybe cancelled")),
        *((text, None) for text in ("опоздал", "late", "postponed", "перенесена", "опоздали, но пришли", "x", "?")),
    ],
)
def test_what_may_be_held_or_not_is_left_open(text, likely):
    assert meeting_status_of(text) == (None, likely)
