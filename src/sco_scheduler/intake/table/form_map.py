"""Reads a map of a form's export, a TOML file: the meanings of sheets, columns and words."""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.files.container import reason_of
from sco_scheduler.intake.files.missing import nearest_path
from sco_scheduler.intake.table.grids import FormMap, SheetMap, Word, vocabulary
from sco_scheduler.intake.values.entries import fold_header, nearest
from sco_scheduler.intake.values.language_names import language_codes
from sco_scheduler.resources import lazy_regex

WORDS: Mapping[str, Mapping[str, str]] = {
    "level": {"must": "must", "want": "want", "maybe": "maybe", "no": "no"},
    "priority": {"VIP": "VIP", "none": "no"},
    "status": {"cancelled": "cancelled", "registered": "registered"},
    "seated": {"purchasers": "purchasers", "suppliers": "suppliers", "nobody": "nobody"},
}
"""The kinds of words in a map: the meanings by their names, with the format's word for each."""

OWN_WORDS: Mapping[str, tuple[str, ...]] = {
    "role": ("purchasers", "suppliers", "both", "nothing"),
    "remark": (
        "Notes",
        "refusals",
        "musts",
        "wishes",
        "maybes",
        "Not available",
        "Maximum",
        "Minimum",
        "Languages",
        "cancelled",
        "withdrawn",
        "added",
        "people",
    ),
    "colour": ("must", "want", "maybe", "no", "VIP", "cancelled", "nothing"),
}
"""Further kinds of words in a map, for sheets of any form: the meanings by their kinds."""

_SECTIONS = ("names", "times", "hours", "whom", "remarks", "columns", "companies")
"""The sections of a map with answers about texts."""

_OF_FORM = ("holds", "header", "role", "askers", "numbers", "order", "rows", "around", "struck")
"""The entries of a map about a sheet of any form as a whole."""

_OF_SEVERAL = frozenset({"names", "companies", "whom", "remarks"})
"""Those whose texts may have several answers."""

_OF_COMPANIES = frozenset({"names", "companies", "whom"})
"""Those whose answers are companies; several may also stand in one text, with ``;`` between them."""

OF_WISHES = frozenset({"wishes", "refusals", "musts", "maybes"})
"""The meanings of a remark that concern other companies."""

_COUNTED = frozenset({"Maximum", "Minimum", "people"})
_WITH_CONTENT = frozenset({*OF_WISHES, "withdrawn", "Not available", "Maximum", "Minimum", "Languages", "people"})


def facts_of(answer: str) -> list[tuple[str, str]] | None:
    """The facts that a remark states by an answer of a map: each meaning with its content, '' if the remark has it.

    None for an invalid answer: an unknown meaning, a content where there is none, a limit without a number, or several
    kinds of wishes without names.
    """
    known = {fold_header(meaning): meaning for meaning in OWN_WORDS["remark"]}
    parts = [line.replace("：", ":").partition(":") for line in answer.split("\n")]
    facts = [(known.get(fold_header(name), ""), content.strip()) for name, _, content in parts]
    unnamed = [meaning for meaning, content in facts if meaning in OF_WISHES and not content]
    wishing = [meaning for meaning, _ in facts if meaning in OF_WISHES]
    sound = all(
        meaning
        and not (content and meaning not in _WITH_CONTENT)
        and not (content and meaning in _COUNTED and not any(map(str.isdecimal, content)))
        for meaning, content in facts
    )
    return facts if sound and not (unnamed and len(wishing) > 1) else None


NO_SEPARATOR = "none"
"""A map's entry for a column whose cells name one company each, whatever they contain."""

NOTHING_MEANT = "nothing"
"""The meaning of a level without significance for meetings."""

WHO_ASKS: Mapping[str, frozenset[Role]] = {
    "purchaser asks": frozenset({Role.PURCHASER}),
    "supplier asks": frozenset({Role.SUPPLIER}),
    "both ask": frozenset(Role),
}
"""Meanings of the signs of a matrix that say which side asks for a meeting."""

LANGUAGES = "languages"
"""The only kind of words with too many meanings to list: codes such as ``ru``."""

_PART = r"""(?:"(?:\\.|[^"\\])*"|'[^']*'|[\w-]+)"""
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_KEY = lazy_regex(rf"\s*({_DOTTED})\s*=")
_TABLE = lazy_regex(rf"\s*\[\s*({_DOTTED})\s*\]\s*(?:#.*)?")
_AT_LINE = lazy_regex(r"at line (\d+)")


def lines_of(text: str) -> dict[tuple[str, ...], int]:
    """The line, from 1, of each table and entry of a valid TOML text, by its path."""
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        header = _TABLE.fullmatch(line)
        if header is not None:
            table = _path(header[1])
            lines.setdefault(table, number)
        elif (entry := _KEY.match(line)) is not None:
            lines.setdefault(table + _path(entry[1]), number)
    return lines


def syntax_fault(text: str, error: tomllib.TOMLDecodeError) -> tuple[int, str]:
    """The line of a syntax error, and the faulty text."""
    message = str(error)
    at = _AT_LINE.search(message)
    line = int(at[1]) if at is not None else max(1, len(text.splitlines()))
    reason = message.partition(" (at ")[0]
    return line, reason[:1].lower() + reason[1:]


def _path(written: str) -> tuple[str, ...]:
    """The parts of a dotted key."""
    try:
        return tuple(_keys(tomllib.loads(f"{written} = 0")))
    except tomllib.TOMLDecodeError:
        return (written,)  # a line within a multi-line string


def _keys(data: Mapping[str, object]) -> Iterator[str]:
    for key, value in data.items():
        yield key
        if isinstance(value, Mapping):
            yield from _keys(value)


_MOST_BYTES = 1_000_000
_Path = tuple[str, ...]


def read_map(path: Path, sheets: Sequence[str], found: Findings) -> FormMap | None:
    """Read the map in a file; None if it cannot be read at all, which is then reported.

    Parameters
    ----------
    sheets
        The canonical names of the sheets that a map can contain.
    """
    text = _text(path, found)
    if text is None:
        return None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, reason = syntax_fault(text, error)
        told = phrases.READER_SAYS(error=reason)
        found.add(kinds.MAP_SYNTAX, Cell(path.name, line), line=line, path=path.name, reason=told)
        return None
    except RecursionError:
        found.add(kinds.MAP_SYNTAX, Cell(path.name, 1), line=1, path=path.name, reason=Phrase("map-nested"))
        return None
    return _Reader(path.name, lines_of(text), sheets, found).read(data)


def _text(path: Path, found: Findings) -> str | None:
    try:
        data = path.read_bytes()
        if len(data) > _MOST_BYTES:
            amount = phrases.MEGABYTES(count=len(data) // 1_000_000)
            found.add(kinds.FILE_TOO_LARGE, path=path.name, amount=amount, limit=phrases.MEGABYTES(count=1))
            return None
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        found.add(kinds.FILE_MISSING, suggestion=nearest_path(path, endings=(".toml", ".txt")), path=str(path))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        found.add(kinds.MAP_SYNTAX, Cell(path.name, line), line=line, path=path.name, reason=Phrase("map-not-utf-8"))
    except (OSError, ValueError) as error:
        found.add(kinds.FILE_UNREADABLE, path=str(path), reason=reason_of(error))
    return None


class _Reader:
    """Processes the entries of one map."""

    def __init__(self, name: str, lines: Mapping[_Path, int], sheets: Sequence[str], found: Findings) -> None:
        self._name = name
        self._given = lines
        self._lines: dict[_Path, int] = {}
        self._sheets = {folded: key for key in sheets for folded in vocabulary().sheets[key].sheet.spellings()}
        self._found = found
        self._separators: dict[tuple[str, str], tuple[str, ...]] = {}

    def read(self, data: Mapping[str, object]) -> FormMap:
        own = {name: name for name in ("ignore", "encoding", "dates", "words", "form", *_SECTIONS)}
        known = {**self._sheets, **own}
        entries = dict(self._entries(data, (), (), known, [*dict.fromkeys(self._sheets.values()), *own]))
        sheets = {
            key: self._sheet(key, value, raw)
            for key, (value, raw) in entries.items()
            if key in self._sheets.values() and self._is_table(value, raw, (key,))
        }
        words, raw_words = entries.get("words", ({}, ("words",)))
        meanings = self._words(words, raw_words) if self._is_table(words, raw_words, ("words",)) else {}
        answers = dict(self._form_answers(*entries.get("form", ({}, ("form",)))))
        answers |= self._dates(*entries.get("dates", ({}, ("dates",))))
        for section in _SECTIONS:
            answers |= dict(self._text_answers(section, *entries.get(section, ({}, (section,)))))
        answers |= {
            ("words", kind, word): meant
            for kind in ("level", "status", *OWN_WORDS)
            for word, meant in meanings.get(kind, {}).items()
        }
        return FormMap(
            sheets,
            self._texts(entries.get("ignore"), ("ignore",)),
            {kind: of_kind for kind, of_kind in meanings.items() if kind not in OWN_WORDS},
            self._encoding(entries.get("encoding")),
            answers,
            self._separators,
            self._name,
            self._lines,
        )

    def _entries(
        self, data: Mapping[str, object], raw: _Path, path: _Path, known: Mapping[str, str], choices: Sequence[str]
    ) -> Iterator[tuple[str, tuple[object, _Path]]]:
        """The known entries of a table: the meaning of each, its value, and its path as written."""
        first: dict[str, str] = {}
        for name, value in data.items():
            here = (*raw, name)
            key = known.get(fold_header(name))
            if key is None:
                place = Phrase("map-in-section")(section=".".join(raw)) if raw else Phrase("map-above-sections")
                likely = nearest(name, choices)
                self._found.add(
                    kinds.MAP_KEY, self._cell(here), suggestion=likely, key=name, place=place, choices=choices
                )
                continue
            if first.setdefault(key, name) != name:
                self._found.add(kinds.MAP_TWICE, self._cell(here), key=name, other=first[key], meaning=key)
                continue
            self._lines[*path, key] = self._line(here)
            yield key, (value, here)

    def _sheet(self, key: str, data: object, raw: _Path) -> SheetMap:
        assert isinstance(data, Mapping)
        parts = ["sheet", "header", "columns", "ignore", *(["settings"] if key == "Event" else [])]
        entries = dict(self._entries(data, raw, (key,), {part: part for part in parts}, parts))
        return SheetMap(
            self._text(entries.get("sheet"), (key, "sheet")),
            self._header(entries.get("header"), (key, "header")),
            self._titles(entries.get("columns"), (key, "columns"), vocabulary().sheets[key].columns),
            self._texts(entries.get("ignore"), (key, "ignore")),
            self._titles(entries.get("settings"), (key, "settings"), vocabulary().settings),
        )

    def _titles(self, entry: tuple[object, _Path] | None, path: _Path, words: Mapping[str, Word]) -> dict[str, str]:
        """The title of each column, or the name of each setting, by its key."""
        if entry is None or not self._is_table(*entry, path):
            return {}
        data, raw = entry
        assert isinstance(data, Mapping)
        known = {folded: word.key for word in words.values() for folded in word.spellings()}
        entries = self._entries(data, raw, path, known, [word.name() for word in words.values()])
        texts = {key: self._text(entry, (*path, key)) for key, entry in entries}
        return {key: text for key, text in texts.items() if text}

    def _words(self, data: object, raw: _Path) -> dict[str, dict[str, str]]:
        assert isinstance(data, Mapping)
        kinds_ = [*WORDS, LANGUAGES, *OWN_WORDS]
        result: dict[str, dict[str, str]] = {}
        for kind, (value, here) in self._entries(data, raw, ("words",), {name: name for name in kinds_}, kinds_):
            path = ("words", kind)
            if not self._is_table(value, here, path):
                continue
            assert isinstance(value, Mapping)
            meanings = _meanings(kind)
            known = {fold_header(name): name for name in meanings}
            if kind == LANGUAGES:
                known |= {fold_header(name): code for name, code in language_codes().items()}
            read: dict[str, str] = {}
            for meaning, entry in self._entries(value, here, path, known, list(dict.fromkeys(meanings))):
                for word in self._texts(entry, (*path, meaning)):
                    if read.setdefault(fold(word), meanings[meaning]) != meanings[meaning]:
                        self._refuse((*path, meaning), word, Phrase("map-one-meaning"))
            result[kind] = read
        return result

    def _dates(self, data: object, raw: _Path) -> dict[_Path, str]:
        """The answer on when the event is."""
        if not self._is_table(data, raw, ("dates",)):
            return {}
        assert isinstance(data, Mapping)
        entries = dict(self._entries(data, raw, ("dates",), {"event": "event"}, ["event"]))
        texts = {("dates", key): self._text(entry, ("dates", key)) for key, entry in entries.items()}
        return {path: text for path, text in texts.items() if text}

    def _form_answers(self, data: object, raw: _Path) -> Iterator[tuple[_Path, str]]:
        """The answers about sheets of any form: the content of each, the role of its companies, and its columns."""
        if not self._is_table(data, raw, ("form",)):
            return
        assert isinstance(data, Mapping)
        for sheet, of_sheet in data.items():
            here = ("form", sheet)
            self._lines[here] = self._line(here)
            if not self._is_table(of_sheet, here, here):
                continue
            parts = [*_OF_FORM, "separators", "columns"]
            for part, entry in self._entries(of_sheet, here, here, {name: name for name in parts}, parts):
                path = (*here, part)
                if part == "separators":
                    self._take_separators(fold_header(sheet), *entry, path)
                    for (of, title), texts in self._separators.items():
                        if of == fold_header(sheet):
                            yield ("form", of, part, title), next(iter(texts), NO_SEPARATOR)
                elif part != "columns":
                    rows = self._header(entry, path) if part == "header" else ()
                    if text := "\n".join(map(str, rows)) if part == "header" else self._text(entry, path):
                        yield ("form", fold_header(sheet), part), text
                elif self._is_table(*entry, path):
                    columns = entry[0]
                    assert isinstance(columns, Mapping)
                    for title, meaning in columns.items():
                        self._lines[*path, title] = self._line((*path, title))
                        if text := self._text((meaning, (*path, title)), (*path, title)):
                            yield ("form", fold_header(sheet), "columns", fold(title)), text

    def _take_separators(self, sheet: str, data: object, raw: _Path, path: _Path) -> None:
        """Store the separators of lists of names: of a whole sheet, or of columns by their titles."""
        of_columns = data if isinstance(data, Mapping) else {"": data}
        for title, texts in of_columns.items():
            value = [texts] if isinstance(texts, str) and title else texts
            if not isinstance(value, list) or not value or not all(isinstance(text, str) and text for text in value):
                self._refuse(path, texts, phrases.TEXTS)
                continue
            self._lines[(*path, title) if title else path] = self._line((*raw, title))
            self._separators[sheet, fold(title)] = tuple(value) if value != [NO_SEPARATOR] else ()

    def _text_answers(self, section: str, data: object, raw: _Path) -> Iterator[tuple[_Path, str]]:
        """The company that each further name means, when somebody is away by a text, or all that a remark says."""
        if not self._is_table(data, raw, (section,)):
            return
        assert isinstance(data, Mapping)
        for text, meaning in data.items():
            path = (section, text)
            self._lines[path] = self._line(path)
            several = isinstance(meaning, list) and section in _OF_SEVERAL
            said = "\n".join(self._texts((meaning, path), path)) if several else self._text((meaning, path), path)
            if not several and section in _OF_COMPANIES:
                said = "\n".join(filter(None, map(str.strip, said.split(";"))))
            if section == "remarks" and said not in {"", "as read"} and facts_of(said) is None:
                self._refuse(path, said.replace("\n", '", "'), Phrase("map-facts"))
            elif section == "columns" and said not in {"", "as read"}:
                self._refuse(path, said, Phrase("map-as-read"))
            elif said:
                # A company that is not one of its own is a further name of another.
                yield ("names" if section == "companies" and said != "as read" else section, fold(text)), said

    def _encoding(self, entry: tuple[object, _Path] | None) -> str | None:
        name = self._text(entry, ("encoding",))
        try:
            return codecs.lookup(name).name if name else None
        except LookupError:
            self._refuse(("encoding",), name, Phrase("map-an-encoding"))
            return None

    def _header(self, entry: tuple[object, _Path] | None, path: _Path) -> tuple[int, ...]:
        if entry is None:
            return ()
        value = entry[0]
        rows = value if isinstance(value, list) else [value]
        whole = [row for row in rows if isinstance(row, int) and not isinstance(row, bool) and row > 0]
        if len(whole) == len(rows) and (len(whole) == 1 or (len(whole) == 2 and whole[1] == whole[0] + 1)):
            return tuple(whole)
        self._refuse(path, value, Phrase("map-header-rows"))
        return ()

    def _text(self, entry: tuple[object, _Path] | None, path: _Path) -> str:
        if entry is None:
            return ""
        if isinstance(entry[0], str) and entry[0].strip():
            return entry[0].strip()
        self._refuse(path, entry[0], Phrase("map-a-text"))
        return ""

    def _texts(self, entry: tuple[object, _Path] | None, path: _Path) -> tuple[str, ...]:
        if entry is None:
            return ()
        value = entry[0]
        if isinstance(value, list) and all(isinstance(text, str) for text in value):
            return tuple(text.strip() for text in value if text.strip())
        self._refuse(path, value, phrases.TEXTS)
        return ()

    def _is_table(self, value: object, raw: _Path, path: _Path) -> bool:
        if isinstance(value, Mapping):
            return True
        self._refuse(path, value, Phrase("map-a-section")(section=".".join(raw)))
        return False

    def _refuse(self, path: _Path, value: object, expected: Phrase) -> None:
        shown = f'"{value}"' if isinstance(value, str) else value
        cell = Cell(self._name, self._lines.get(path, 0))
        self._found.add(kinds.MAP_VALUE, cell, key=".".join(path), value=str(shown), expected=expected)

    def _cell(self, raw: _Path) -> Cell:
        return Cell(self._name, self._line(raw))

    def _line(self, raw: _Path) -> int:
        """The line of an entry, or of the section or entry that contains it."""
        return next((self._given[raw[:n]] for n in range(len(raw), 0, -1) if raw[:n] in self._given), 0)


def _meanings(kind: str) -> Mapping[str, str]:
    """The possible meanings of words of a kind, by their names."""
    if kind == LANGUAGES:
        return {code: code for code in language_codes().values()}
    if kind in OWN_WORDS:
        return {meaning: meaning for meaning in OWN_WORDS[kind]}
    own = ("agreed", "declined", "withdrawn", *WHO_ASKS, NOTHING_MEANT) if kind == "level" else ()
    return {**WORDS[kind], **{word: word for word in own}}
