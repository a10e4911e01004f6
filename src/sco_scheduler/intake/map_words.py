"""Puts the words of the format in the place of those that a map gives a meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sco_scheduler.intake.form_map import LANGUAGES, FormMap
from sco_scheduler.intake.rows import Row, Table
from sco_scheduler.intake.text import fold, fold_header, split_languages
from sco_scheduler.intake.vocabulary import vocabulary

COLUMNS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "level": (("Requests", "level"),),
    "priority": (("Purchasers", "priority"), ("Suppliers", "priority")),
    "status": (("Purchasers", "status"), ("Suppliers", "status")),
    LANGUAGES: tuple((sheet, "languages") for sheet in ("Purchasers", "Suppliers", "Delegates", "Interpreters")),
}
"""The columns, as sheet and key, in which the words of each kind stand. Those of ``seated`` are a setting's."""


def with_words(key: str, table: Table, form: FormMap) -> Table:
    """The rows of a sheet in the words of the format."""
    here = {column: form.words[kind] for kind, places in COLUMNS.items() if kind in form.words
            for sheet, column in places if sheet == key}  # fmt: skip
    settings = form.of(key).settings if key == "Event" else {}
    seated = form.words.get("seated", {}) if key == "Event" else {}
    if not here and not settings and not seated:
        return table
    return replace(table, rows=tuple(_settled(_said(row, here), settings, seated) for row in table))


def _said(row: Row, here: Mapping[str, Mapping[str, str]]) -> Row:
    """The row with the words of each column in place."""
    values = dict(row.values)
    for column, words in here.items():
        text = row.text(column)
        if not text:
            continue
        if column == LANGUAGES and fold(text) not in words:
            parts = split_languages(text)
            if any(fold(part) in words for part in parts):
                values[column] = "; ".join(words.get(fold(part), part) for part in parts)
        elif fold(text) in words:
            values[column] = words[fold(text)]
    return replace(row, values=values)


def _settled(row: Row, settings: Mapping[str, str], seated: Mapping[str, str]) -> Row:
    """The row of the sheet Event with its setting, and who is seated, in place."""
    key_of = {fold_header(name): key for key, name in settings.items()}
    words = vocabulary().settings
    key = key_of.get(fold_header(row.text("setting")))
    values = dict(row.values)
    if key is not None:
        values["setting"] = words[key].name()
    meaning = seated.get(fold(row.text("value")))
    if meaning is not None and fold_header(str(values.get("setting", ""))) in words["seated"].spellings():
        values["value"] = meaning
    return replace(row, values=values)
