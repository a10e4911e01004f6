"""The same registrations in every supported form give the same event, however people wrote them.

``FORM_EXAMPLES`` in the environment is how many are tried: few by default, and then always the same.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sco_scheduler.domain.event import Event, Span
from sco_scheduler.intake import Intake, read_registrations, understand
from sco_scheduler.intake.files.csv_files import SEVERAL
from sco_scheduler.output.form_map import map_text
from tests.intake.books import codes, serious
from tests.intake.forms.events import FILE_NAME, Registrations, random_registrations
from tests.intake.forms.form import Form, Habit, Kind, forms
from tests.intake.forms.writing import write_form
from tests.parts import part

FOUND_OUT = {
    "sheet-by-columns",
    "sheet-twice",
    "sheet-unknown",
    "column-twice",
    "column-unknown",
    "column-local",
    "column-ranks",
    "columns-of-sides",
}
"""What is said of a layout that is found out, and not of one that a map tells."""

EXAMPLES = os.environ.get("FORM_EXAMPLES")


def tried(examples: int) -> settings:
    return settings(max_examples=int(EXAMPLES or part(examples)), deadline=None, derandomize=EXAMPLES is None)


@tried(70)
@given(st.integers(0, 2**32 - 1), forms())
def test_the_same_data_in_every_form_gives_the_same_event(seed: int, form: Form):
    registrations = random_registrations(seed, form.encoding)
    with tempfile.TemporaryDirectory() as folder:
        intake = read_registrations(write_form(Path(folder), registrations, form))
    event = registrations.event
    if form.kind is Kind.FILES and event.settings.name == FILE_NAME:
        event = replace(event, settings=replace(event.settings, name=SEVERAL))
    assert intake.event is not None, serious(intake.findings)
    assert differences(intake.event, event) == [], serious(intake.findings)
    assert_every_row_is_used(intake, registrations)
    assert ("file-read-simply" in codes(intake.findings)) == (form.kind is Kind.XLSX_ODD)
    told = {finding.details["encoding"] for finding in intake.findings if finding.code == "csv-read"}
    assert told <= {"UTF-8", form.encoding.upper().removesuffix("-SIG")}  # plain ASCII is UTF-8 too


@tried(15)
@given(st.integers(0, 2**32 - 1), forms())
def test_the_map_of_any_form_gives_the_same_event_and_leaves_nothing_to_be_found_out(seed: int, form: Form):
    with tempfile.TemporaryDirectory() as folder:
        assert_the_map_says_the_same(Path(folder), seed, form)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_habit_at_once(tmp_path: Path, kind: Kind):
    registrations = random_registrations(5)
    form = Form(kind, "zh", frozenset(Habit), "gb18030" if kind.of_text else "utf-8", seed=5)
    intake = read_registrations(write_form(tmp_path, registrations, form))
    assert intake.event is not None
    event = replace(intake.event, settings=replace(intake.event.settings, name=registrations.event.settings.name))
    assert event == registrations.event, serious(intake.findings)


@pytest.mark.parametrize(
    ("seed", "form_seed"), [(38351, 24), (38351, 144319768), (67108863, 0), (67108863, 160), (15915, 20)]
)
def test_forms_that_were_read_wrongly_once(tmp_path: Path, seed: int, form_seed: int):
    registrations = random_registrations(seed)
    form = Form(Kind.XLSX, "en", frozenset(Habit), "utf-8", seed=form_seed)
    intake = read_registrations(write_form(tmp_path, registrations, form))
    assert intake.event is not None, serious(intake.findings)
    assert differences(intake.event, registrations.event) == [], serious(intake.findings)
    assert_every_row_is_used(intake, registrations)


@pytest.mark.parametrize(
    ("language", "seed", "form_seed"), [("zh", 134427, 12421410), ("zh", 552339218, 1), ("en", 1, 500), ("ru", 985, 0)]
)
def test_maps_that_said_something_else_once(tmp_path: Path, language: str, seed: int, form_seed: int):
    form = Form(Kind.XLSX, language, frozenset(Habit), "utf-8", seed=form_seed)
    assert_the_map_says_the_same(tmp_path, seed, form)
    assert read_registrations(next(tmp_path.glob("*.xlsx"))).event is not None


def assert_the_map_says_the_same(folder: Path, seed: int, form: Form) -> None:
    """That registrations are read alike without a map and by the one that is written of them, and ask the same.

    Of what is asked the map says nothing, so that only of the rest there is nothing to be found out.
    """
    source, form_map = write_form(folder, random_registrations(seed, form.encoding), form), folder / "form.toml"
    layout = understand(source)
    assert layout is not None
    form_map.write_text(map_text(layout), encoding="utf-8")
    mapped, found = read_registrations(source, form=form_map), read_registrations(source)
    assert mapped.event == found.event, serious(mapped.findings)
    assert [question.path for question in mapped.questions] == [question.path for question in found.questions]
    assert found.questions or not {*codes(mapped.findings)} & FOUND_OUT, serious(mapped.findings)


def assert_every_row_is_used(intake: Intake, registrations: Registrations) -> None:
    """That each row is counted, and none is left out."""
    sheets = {
        "purchaser": "Purchasers",
        "supplier": "Suppliers",
        "delegate": "Delegates",
        "request": "Requests",
        "interpreter": "Interpreters",
        "fixed meeting": "Fixed",
    }
    counted = {sheets[count.what]: count for count in intake.rows}
    assert {sheet: count.rows for sheet, count in counted.items()} == {
        sheet: len(registrations.sheets[sheet]) for sheet in sheets.values() if sheet in registrations.sheets
    }
    for count in counted.values():
        parts = dict(count.parts)
        assert sum(parts.values()) == count.rows
        assert not any(parts.get(name) for name in ("left out", "duplicates", "without a name")), count.told


def united(spans: Iterable[Span]) -> list[tuple[datetime, datetime]]:
    """The time that spans cover, as disjoint stretches: spans of two cells stay apart, to name both cells."""
    stretches: list[tuple[datetime, datetime]] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return stretches


def differences(read: object, meant: object, where: str = "event") -> list[str]:
    """Where two values differ, part by part; spans of time by the time that they cover."""
    spans = isinstance(read, tuple) and isinstance(meant, tuple)
    if spans and any(isinstance(part, Span) for part in (*read, *meant)):
        covered = [united(read), united(meant)]
        return [] if covered[0] == covered[1] else [f"{where}: {covered[0]!r} instead of {covered[1]!r}"]
    if type(read) is type(meant) and hasattr(meant, "__dataclass_fields__"):
        return [
            line
            for field in fields(meant)
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
