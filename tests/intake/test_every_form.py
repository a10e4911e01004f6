"""The same registrations in every supported form give the same event, however people wrote them.

``FORM_EXAMPLES`` in the environment is how many are tried: few by default, and then always the same.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sco_scheduler.domain.event import Event
from sco_scheduler.intake import read_registrations
from tests.intake.books import codes, serious
from tests.intake.forms.events import random_registrations
from tests.intake.forms.form import Form, Habit, Kind, forms
from tests.intake.forms.writing import write_form

EXAMPLES = os.environ.get("FORM_EXAMPLES")


@settings(max_examples=int(EXAMPLES or 100), deadline=None, derandomize=EXAMPLES is None)
@given(st.integers(0, 2**32 - 1), forms())
def test_the_same_data_in_every_form_gives_the_same_event(seed: int, form: Form):
    registrations = random_registrations(seed, form.encoding)
    with tempfile.TemporaryDirectory() as folder:
        intake = read_registrations(write_form(Path(folder), registrations, form))
    assert intake.event is not None, serious(intake.findings)
    assert differences(intake.event, registrations.event) == [], serious(intake.findings)
    assert ("file-read-simply" in codes(intake.findings)) == (form.kind is Kind.XLSX_ODD)
    told = {finding.details["encoding"] for finding in intake.findings if finding.code == "csv-read"}
    assert told <= {"UTF-8", form.encoding.upper().removesuffix("-SIG")}  # plain ASCII is UTF-8 too


@pytest.mark.parametrize("kind", list(Kind))
def test_every_habit_at_once(tmp_path: Path, kind: Kind):
    registrations = random_registrations(5)
    form = Form(kind, "zh", frozenset(Habit), "gb18030" if kind is Kind.CSV else "utf-8", seed=5)
    intake = read_registrations(write_form(tmp_path, registrations, form))
    assert intake.event == registrations.event, serious(intake.findings)


def differences(read: object, meant: object, where: str = "event") -> list[str]:
    """Where two values differ, part by part."""
    if type(read) is type(meant) and hasattr(meant, "__dataclass_fields__"):
        return [
            line
            for field in fields(meant)  # type: ignore[arg-type]
            if field.compare
            for line in differences(getattr(read, field.name), getattr(meant, field.name), f"{where}.{field.name}")
        ]
    if isinstance(read, tuple) and isinstance(meant, tuple) and len(read) == len(meant):
        return [
            line
            for i, (a, b) in enumerate(zip(read, meant, strict=True))
            for line in differences(a, b, f"{where}[{i}]")
        ]
    return [] if read == meant else [f"{where}: {read!r} instead of {meant!r}"]


def test_differences_are_those_that_equality_sees():
    event = random_registrations(0).event
    assert differences(event, event) == []
    assert differences(event, Event()) != []
