"""Remarks that take an absence back: somebody is there all the time after all."""

import pytest

from sco_scheduler.intake.values.there_again import there_again


@pytest.mark.parametrize(
    "text",
    [
        "Call is cancelled, Signe rang 12 April - she is free all day. KL",
        "Meeting was moved, available all day now",
        "午间会议取消，全天可以安排",
        "会议取消了，现在全天都可以",
        "原说16日不来，9月12日确认两天都来",
        "Приедут и 21-го, оба дня полностью",
        "встреча отменилась, свободны весь день",
        "doch beide Tage, ganz da (Mail 3.6.)",
        "Termin entfällt, ganztägig verfügbar",
        "ahora sí viene el viernes: los dos días completos (18/5)",
        "Cuma programımız değişti, iki gün de tam gün katılıyoruz.",
        *("was only mornings, now the whole day is fine", "было только до обеда, теперь весь день"),
        *("原来只有上午，现在全天都可以", "сначала писали до 12, будем весь день"),
        "روز اول هم می‌آید، هر دو روز کامل حضور دارد",
    ],
)
def test_a_clause_says_that_somebody_is_always_there(text):
    assert there_again(text)


@pytest.mark.parametrize(
    "text",
    [
        *("both days, leaving at 15:00 on Friday", "both days only in the morning", "not on Friday", "all days busy"),
        *("both days our director is in Berlin", "our stand is there, call all day", "", "оба дня до 15:00"),
        "Los dos días (el miércoles llega a las 11:30)",
    ],
)
def test_other_remarks_do_not(text):
    assert not there_again(text)
