"""Below a day or hours that are ticked, a cell that says something else is read as hours, or asked about."""

from __future__ import annotations

import pytest

from sco_scheduler.intake import read_registrations
from tests.intake.books import save

MAP = '[dates]\nevent = "2026-11-11, 2026-11-12: 09:00-17:00"\n[hours]\nall = "as read"\n[form.Exhibitors.columns]\n'


def read(folder, text, meaning="slot", sign="x"):
    """A list with two days that are ticked, the second of which has another text at the second company."""
    titles = ["Company", "Present 11.11.2026", "Present 12.11.2026", "Would like to meet"]
    rows = [
        ["Altyn Trade", sign, sign],
        ["Ural Import", sign, text],
        ["Orda Foods", "–", sign],
        ["Silk Way", sign, sign],
    ]
    rows = [titles, *([*row, to] for row, to in zip(rows, ["Jade Tea", "Ruby Silk"] * 2, strict=True))]
    path = save(folder / "fair.xlsx", {"Exhibitors": rows, "Hosts": [["Company"], ["Jade Tea"], ["Ruby Silk"]]})
    said = folder / "said.toml"
    lines = "".join(f'"{title}" = "{meaning}"\n' for title in titles[1:3])
    said.write_text(f'{MAP}{lines}[form.Exhibitors]\nrole = "purchasers"\n[form.Hosts]\nrole = "suppliers"\n')
    return read_registrations(path, form=said)


@pytest.mark.parametrize(
    ("text", "away"), [("until 12", "12:00-24:00"), ("ab 11 Uhr", "00:00-11:00"), ("no", "00:00-24:00")]
)
def test_hours_are_read(tmp_path, text, away):
    intake = read(tmp_path, text)
    (company,) = [c for c in intake.event.companies if c.name == "Ural Import"]
    spans = [f"{s.start:%d %H:%M}-{s.end:%d %H:%M}" for s in company.delegates[0].absences]
    first, last = away.split("-")
    assert spans == [f"12 {first}-{'13 00:00' if last == '24:00' else f'12 {last}'}"]


@pytest.mark.parametrize("text", ["zorvel 12", "blix"])
def test_what_is_not_understood_is_asked_as_it_stands(tmp_path, text):
    questions = read(tmp_path, text).questions
    assert [(q.kind, q.subject, q.samples) for q in questions] == [("times", text, ("Ural Import",))]
