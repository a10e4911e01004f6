"""Finds the wish forms among the files of a folder, and identifies the other files."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sco_scheduler.domain.findings import Finding, Findings
from sco_scheduler.domain.messages import Cell, Phrase, Sayable, Speech
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.answers.form import HIDDEN_SHEET, FormField, WishForm, read_wish_form
from sco_scheduler.intake.files.sheet_names import sheet_names

_PASSED_OVER = frozenset({"history"})
"""Folders of dated copies, which are skipped."""

_HEADS = (
    (b"\xff\xd8\xff", phrases.A_PHOTO),
    (b"\x89PNG", phrases.A_PHOTO),
    (b"GIF8", phrases.A_PHOTO),
    (b"BM", phrases.A_PHOTO),
    (b"II*\x00", phrases.A_PHOTO),
    (b"MM\x00*", phrases.A_PHOTO),
    (b"%PDF", phrases.A_PDF),
    (b"{\\rtf", phrases.A_DOCUMENT),
    (b"Rar!", phrases.AN_ARCHIVE),
    (b"7z\xbc\xaf", phrases.AN_ARCHIVE),
)
"""The first bytes of files, and the kind of file."""

_ENDINGS = {
    **dict.fromkeys(
        (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".heif", ".bmp", ".tif", ".tiff"), phrases.A_PHOTO
    ),
    ".pdf": phrases.A_PDF,
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf", ".wps", ".pages"), phrases.A_DOCUMENT),
    **dict.fromkeys((".eml", ".msg"), Phrase("a-mail")),
    ".numbers": Phrase("a-numbers-file"),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz"), phrases.AN_ARCHIVE),
    **dict.fromkeys((".csv", ".tsv", ".txt"), Phrase("a-text-file")),
}


@dataclass(frozen=True, slots=True)
class FindingSaid(Sayable):
    """The text of a finding, as a part of another one."""

    finding: Finding

    def said_in(self, speech: Speech) -> str:
        """The sentence and the advice in a language."""
        return speech.paragraph(self.finding.message_in(speech), self.finding.advice_in(speech))


def read_answers(folder: Path, found: Findings, but: Iterable[Path] = ()) -> list[WishForm]:
    """Read the forms in a folder and its subfolders, by path; files that are no forms are reported.

    Parameters
    ----------
    found
        Receives the findings.
    but
        Files that are known not to be answers, such as the registrations.
    """
    others = {path.absolute() for path in but}
    forms = []
    for path in sorted(_files_in(folder)):
        inside = path.relative_to(folder)
        if not path.is_file() or path.absolute() in others or not _counts(inside):
            continue
        shown = inside.as_posix()
        what = _kind_of(path)
        if what is not None:
            found.add(kinds.ANSWER_REFUSED, file=shown, what=what)
            continue
        own = Findings()
        form = read_wish_form(path, own, shown)
        if form is not None:
            forms.append(form)
        elif own.stopped:
            found.add(kinds.ANSWER_UNREADABLE, file=shown, reason=FindingSaid(own.only_stopping().all()[0]))
        else:
            found.add(kinds.ANSWER_NO_FORM, file=shown)
    return forms


def _files_in(folder: Path) -> Iterator[Path]:
    """The files of a folder and its subfolders, those behind links too."""
    known: set[str] = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(place)
        if real in known:
            folders.clear()  # a link to a folder above it
            continue
        known.add(real)
        yield from (Path(place, name) for name in names)


def stray_forms(folder: Path, beside: Iterable[Path]) -> list[WishForm]:
    """The filled-in forms in other folders, without their subfolders."""
    forms = []
    for place in dict.fromkeys(path.absolute() for path in beside):
        if place == folder.absolute() or not place.is_dir():
            continue
        for path in sorted(place.glob("*.xlsx")):
            form = read_wish_form(path, Findings()) if _counts(Path(path.name)) and may_be_form(path) else None
            if form is not None and form.filled:
                forms.append(form)
    return forms


def _counts(inside: Path) -> bool:
    """Whether a file may be an answer: not hidden, and no lock file of an open workbook."""
    hidden = any(part.startswith((".", "~$")) or part in _PASSED_OVER for part in inside.parts)
    return not hidden and inside.name.casefold() not in {"thumbs.db", "desktop.ini"}


def _kind_of(path: Path) -> Phrase | None:
    """The kind of a file that cannot be a workbook; None if it may be one."""
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError:
        return None
    for start, what in _HEADS:
        if head.startswith(start):
            return what
    if head[4:8] == b"ftyp" or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return phrases.A_PHOTO
    ending = _ENDINGS.get(path.suffix.casefold())
    return ending if ending is None or not _is_workbook(path) else None


def _is_workbook(path: Path) -> bool:
    """Whether a file is a workbook despite its suffix."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name in {"xl/workbook.xml", "content.xml"} for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def may_be_form(path: Path) -> bool:
    """Whether a workbook has the hidden sheet of a form, without reading its cells."""
    return HIDDEN_SHEET in sheet_names(path)


def latest(forms: Iterable[WishForm]) -> tuple[WishForm, list[WishForm], list[WishForm]]:
    """Choose among several forms of one company: the valid one, those with the same answers, and those that differ.

    Filled-in forms take precedence over others, and later ones over earlier ones. Programs note the second in which
    they save; within one the times of the files decide.
    """
    ordered = sorted(forms, key=lambda form: (form.filled, second_of(form), _changed(form), form.path), reverse=True)
    first, *others = ordered
    same = [form for form in others if form.content == first.content]
    return first, same, [form for form in others if form.content != first.content and form.filled]


def second_of(form: WishForm) -> datetime:
    """The second in which a form was saved."""
    return form.saved.replace(microsecond=0)


def _changed(form: WishForm) -> int:
    try:
        return form.path.stat().st_mtime_ns
    except OSError:
        return 0


def marks(form: WishForm) -> Mapping[str, str]:
    """The answer for each company on a form, by the company's name."""
    from sco_scheduler.intake.values.entries import written

    return {a.name: " / ".join(filter(None, (written(a.wish), written(a.no)))) for a in form.answers if a.changed}


def only_in(earlier: WishForm, later: WishForm) -> Iterator[tuple[str | Phrase, Cell]]:
    """Yield what an earlier form says besides wishes and the later one does not, each with its cell."""
    blank: Mapping[str, FormField] = {}
    for key, entry in earlier.entries.items():
        if entry.changed and not _is_said(later.entries.get(key)):
            yield _said(entry), entry.cell
    for key, person in earlier.people.items():
        now = later.people.get(key, blank)
        yield from (
            (_said(entry), entry.cell)
            for part, entry in person.items()
            if entry.changed and not _is_said(now.get(part))
        )
    texts = {stray.text for stray in later.strays}
    yield from ((stray.text, stray.cell) for stray in earlier.strays if stray.text not in texts)


def _is_said(entry: FormField | None) -> bool:
    return entry is not None and entry.changed


def _said(entry: FormField) -> str | Phrase:
    return entry.text or Phrase("blank-in-place")(before=entry.was)
