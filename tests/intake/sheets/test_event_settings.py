"""The sheet Event, setting by setting."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import OUTCOMES, Seated, Settings
from sco_scheduler.intake.values.entries import minutes_with_break
from tests.intake.books import base, company_of, event_of, only, put, read, serious, setting


def test_all_settings(tmp_path):
    sheets = base()
    sheets["Event"] = [
        ["Setting", "Value"],
        ["Event", "China and SCO trade days"],
        ["Venue", "Hall 3"],
        ["Time zone", "asia/almaty"],
        ["Languages", "English, 中文; русский"],
        ["Slot minutes", "25"],
        ["Changeover minutes", 0],
        ["Walk minutes", 7],
        ["Seated", "Suppliers"],
        ["Purchaser minimum", 9],
        ["Purchaser maximum", 9],
        ["Supplier minimum", 0],
        ["Supplier maximum", 4],
        ["Purchaser weight", 3],
        ["Supplier weight", 0],
        ["Mutual bonus", 12],
        ["Gap spread", 2],
        ["Goals", "musts; value; gaps"],
    ]
    sheets["Fixed"] = sheets["Fixed"][:1]
    put(sheets, "Suppliers", 2, "Maximum", 2)
    event = event_of(tmp_path, sheets)
    cells = event.settings.cells
    assert event.settings == Settings(
        "China and SCO trade days",
        "Hall 3",
        "Asia/Almaty",
        ("en", "zh", "ru"),
        25,
        0,
        7,
        Seated.SUPPLIERS,
        3,
        0,
        12,
        2,
        ("musts", "value", "gaps"),
    )
    assert str(cells["slot_minutes"]) == "Event!B6"
    purchaser, supplier, own = (company_of(event, c) for c in ("P001", "S002", "S001"))
    assert purchaser.purchaser is not None
    assert supplier.supplier is not None
    assert own.supplier is not None
    assert (purchaser.purchaser.minimum, purchaser.purchaser.maximum) == (9, 9)
    assert supplier.supplier.maximum == 4
    assert own.supplier.maximum == 2


def test_a_blank_setting_has_its_default(tmp_path):
    sheets = base()
    put(sheets, "Event", 3, "Value", None)
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert intake.event.settings.slot_minutes == 20
    assert "Slot minutes 20" in only(intake, "settings-default").message


@pytest.mark.parametrize(
    ("text", "seated"),
    [
        ("nobody", Seated.NOBODY),
        ("никто", Seated.NOBODY),
        ("无", Seated.NOBODY),
        ("закупщики", Seated.PURCHASERS),
        ("采购", Seated.PURCHASERS),
        ("продавцы", Seated.SUPPLIERS),
    ],
)
def test_seated_in_other_languages(tmp_path, text, seated):
    sheets = base()
    setting("Seated", text)(sheets)
    assert event_of(tmp_path, sheets).settings.seated is seated


def test_the_likely_goal_setting_and_time_zone_are_suggested(tmp_path):
    sheets = base()
    for name, value in (("Goals", "musts; valeu"), ("Time zone", "Asia/Shanhai"), ("Walk minuts", 3)):
        setting(name, value)(sheets)
    intake = read(tmp_path, sheets)
    suggestions = {f.code: str(f.suggestion) for f in intake.findings if f.suggestion}
    assert suggestions == {
        "goal-unknown": "value",
        "time-zone-unknown": "Asia/Shanghai",
        "setting-unknown": "Walk minutes",
    }


@pytest.mark.parametrize("word", ["none", "нет", "无", "None"])
@pytest.mark.parametrize("name", ["Purchaser maximum", "Supplier maximum", "Gap spread"])
def test_a_default_that_is_none_may_be_written_as_it_is_shown(tmp_path, name, word):
    sheets = base()
    setting(name, word)(sheets)
    intake = read(tmp_path, sheets)
    assert serious(intake.findings) == []
    assert intake.event is not None
    assert intake.event.settings.gap_spread is None or name != "Gap spread"


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [("Deal; No deal; Deal", ("Deal", "No deal")), ("; ".join(OUTCOMES), ()), (OUTCOMES[0], (OUTCOMES[0],)), ("", ())],
)
def test_the_choices_of_outcomes_are_ones_own_or_those_of_the_format(tmp_path, text, outcomes):
    sheets = base()
    setting("Outcomes", text or None)(sheets)
    assert event_of(tmp_path, sheets).settings.outcomes == outcomes


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("25 min + 5 min break", (25, 5)),
        ("20 мин + 10 мин перерыв", (20, 10)),
        ("25分钟 + 5分钟休息", (25, 5)),
        ("25 min + 5 min", None),
        ("0 min + 5 min break", None),
        (25, None),
    ],
)
def test_a_slot_is_given_with_its_break(said, minutes):
    assert minutes_with_break(said) == minutes


def test_the_break_of_a_slot_is_the_changeover_unless_that_is_given(tmp_path):
    sheets = base()
    sheets["Fixed"] = sheets["Fixed"][:1]
    put(sheets, "Event", 3, "Value", "25 min + 10 min break")
    assert event_of(tmp_path, sheets).settings.slot_minutes == 25
    assert event_of(tmp_path, sheets).settings.changeover_minutes == 5
    del sheets["Event"][3]
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert intake.event.settings.changeover_minutes == 10
    assert "slots of 25 minutes and 10 minutes" in only(intake, "setting-two-numbers").message
