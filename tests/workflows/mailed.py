"""Registrations whose forms were mailed, and what comes back of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sco_scheduler.intake import read_registrations
from sco_scheduler.workflows.answers import collect
from sco_scheduler.workflows.wish_forms import write_wish_forms
from tests.intake.answers.forms import answer
from tests.intake.books import Sheets, base, save


class Round:
    """Registrations, the forms that were mailed, and a folder for what comes back."""

    def __init__(self, folder: Path, **changed) -> None:
        self.folder = folder
        forms, self.before = _written({**base(), **changed}) if changed else _mailed()
        self.registrations = folder / "trade.xlsx"
        self.registrations.write_bytes(self.before)
        self.forms = {company: folder / "forms" / name for company, (name, _) in forms.items()}
        (folder / "forms").mkdir()
        for company, (_, form) in forms.items():
            self.forms[company].write_bytes(form)
        self.back = folder / "back"
        self.back.mkdir()

    def comes(self, company, fill, **how):
        return answer(self.back, fill, form=self.forms[company], **how)

    def collect(self):
        self.out = self.folder / "joined.xlsx"
        self.found = collect(self.back, self.registrations, self.out)
        assert self.registrations.read_bytes() == self.before, "the registrations are never changed"
        self.event = read_registrations(self.out).event
        return self.found

    def codes(self):
        return [f.code for f in self.found.findings if f.code != "answer-missing"]

    def wishes(self, company):
        return {r.target: (r.level, r.rank) for r in self.event.requests if r.asker == company}


def _written(sheets: Sheets) -> tuple[dict[str, tuple[str, bytes]], bytes]:
    """The forms by company, each with the name of its file, and the registrations."""
    with TemporaryDirectory() as folder:
        registrations = save(Path(folder) / "trade.xlsx", sheets)
        forms = write_wish_forms(registrations, Path(folder) / "forms").forms
        return {f.company.id: (f.path.name, f.path.read_bytes()) for f in forms}, registrations.read_bytes()


@cache
def _mailed() -> tuple[dict[str, tuple[str, bytes]], bytes]:
    """Those of most tests, written once."""
    return _written(base())
