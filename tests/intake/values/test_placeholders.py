"""Texts that stand in place of a name, and notes."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.placeholders import heads_note, is_remark, names_nothing, without_note

NO_NAMES = ["---", "...", "***", "TBC", "t.b.a.", "N.N.", "x", "???", "(to be continued)", "（待定）", "END"]
NO_NAMES += ["待确认", "no more entries", "конец списка", "以下空白"]
REMARKS = ["Note: by 5 June", "Примечание: до 5 июня", "备注：6月5日前", "(Anna comes later)"]
NAMES = ["TBC Bank", "XYZ", "Xiaomi", "7 Days", "(AMX) Trade", "End Trade", "Notes & Pens", "Ural: Import"]
NAMES += ["Free", "Reserved", "以下有限公司"]


def test_lines_and_placeholders_are_no_names():
    assert [text for text in NO_NAMES if not names_nothing(text)] == []
    assert [text for text in (*NAMES, *REMARKS) if names_nothing(text)] == []


def test_remarks_are_no_names():
    assert [text for text in REMARKS if not is_remark(text)] == []
    assert [text for text in NAMES if is_remark(text)] == []


@pytest.mark.parametrize(
    ("text", "bare"),
    [("Note: Anna is late", "Anna is late"), ("注意：迟到", "迟到"), ("Anna: late", "Anna: late"), ("Note", "Note")],
)
def test_a_word_for_a_note_before_a_colon_is_taken_off(text, bare):
    assert without_note(text) == bare


def test_words_for_notes():
    assert [word for word in ("NB", "Примечание:", "Anna") if heads_note(word)] == ["NB", "Примечание:"]
