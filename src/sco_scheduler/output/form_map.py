"""Writes a map of a form's export: a text file for editing by hand, read back with ``--map``."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.form_map import LANGUAGES, NO_SEPARATOR, OWN_WORDS, WORDS
from sco_scheduler.intake.table.layout import Understood, UnderstoodSheet

_HEAD = """\
# How the registrations of this form are laid out. Read them by it with:  schedule build ... --map THIS-FILE
#
# In front of = stands what the program means, behind it, in quotes, what it is called in your file.
# A column can also be named by its letters: Company = "column C". Where the header has two rows, write
# header = [2, 3]. Where the name of a sheet or file has a part that changes, write a star: sheet = "buyers*".
# What stands under "ignore" is left out without a word. Whatever this file does not name is found as ever, so
# lines may be deleted. A line that starts with # is a remark.
"""
_ANSWERS_HEAD = """\
# What was answered about these registrations. It lies beside them and is used whenever they are read; it may be
# edited, and lines may be deleted.

"""
_WORDS_HEAD = """
# Words of your form that stand for a choice. Those that the program knows are listed as it understood them;
# add your own.
"""
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def map_text(found: Understood) -> str:
    """The map of registrations as they were understood; the same registrations give the same text."""
    lines = [_HEAD]
    if found.encoding:
        lines += [f"encoding = {_quoted(found.encoding)}  # of CSV files", ""]
    lines += [*_ignored("Sheets that mean nothing here.", [s for s in found.unread if s not in found.near], {})]
    for sheet in found.sheets:
        lines += ["", *_sheet(sheet)]
    for title, key in found.near.items():
        lines += ["", f"# Probably meant is {key}. If so, take away the # in front of both lines:"]
        lines += [f"# [{key}]", f"# sheet = {_quoted(title)}"]
    for key in found.missing:
        lines += ["", *_missing_sheet(key, found.unread)]
    lines += _answers(found)
    lines += [_WORDS_HEAD.rstrip("\n"), *_words(found)]
    return "\n".join(lines) + "\n"


def with_answers(text: str, answers: Mapping[tuple[str, ...], str]) -> str:
    """Add answers to the text of a map; comments above its first entry are kept, others are not.

    Parameters
    ----------
    text
        The present map, valid TOML; '' if there is none.
    answers
        The answers by their path in the map: ``("form", sheet, "columns", title)`` and so on.
    """
    data: dict[str, Any] = tomllib.loads(text)
    for path, answer in answers.items():
        table = data
        steps = path[:2] if path[0] == "words" else path[:-1]
        for step in steps:
            table = table.setdefault(_present(table, step), {})
        if path[0] == "words":
            _mean(table, path[-1], answer)
        else:
            several = path[0] in _LISTED and "\n" in answer
            table[_present(table, path[-1])] = answer.split("\n") if several else answer
    head = "".join(takewhile(lambda line: line.startswith("#") or not line.strip(), text.splitlines(keepends=True)))
    return (head or _ANSWERS_HEAD) + "\n".join(_table((), data)).lstrip("\n") + "\n"


_LISTED = {"remarks", "names", "companies", "whom"}
"""The sections of a map in which an entry may be a list."""


def _present(table: Mapping[str, Any], key: str) -> str:
    """The key of a table that is the same but for case and width, else the key itself."""
    return next((known for known in table if fold(known) == fold(key)), key)


def _mean(table: dict[str, Any], word: str, meaning: str) -> None:
    """Give a word a meaning in place of all others that it has in a table of words."""
    for other, words in list(table.items()):
        kept = [text for text in ([words] if isinstance(words, str) else words) if fold(str(text)) != fold(word)]
        table[other] = kept
        if not kept:
            del table[other]
    known = _present(table, meaning)
    table[known] = [*table.get(known, []), word]


def _table(path: tuple[str, ...], data: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a table: its own entries, then the tables in it."""
    plain = {key: value for key, value in data.items() if not isinstance(value, Mapping)}
    if path and (plain or not data):
        yield ""
        yield f"[{'.'.join(map(_key, path))}]"
    for key, value in plain.items():
        yield f"{_key(key)} = {_value(value)}"
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _table((*path, key), value)


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _sheet(sheet: UnderstoodSheet) -> Iterator[str]:
    yield f"[{sheet.key}]"
    yield f"sheet = {_quoted(sheet.sheet)}"
    if sheet.header:
        rows = sheet.header[0] if len(sheet.header) == 1 else list(sheet.header)
        yield f"header = {rows}"
    yield from _ignored("Columns that are not read.", sheet.ignore, sheet.twins)
    yield ""
    yield f"[{sheet.key}.columns]"
    for name, title in sheet.columns.items():
        yield f"{_key(name)} = {_quoted(title)}"
    for group in sheet.missing:
        yield f"# {' or '.join(map(_key, group))} is needed and was not found. Write it without the #, as:"
        yield f'# {_key(group[0])} = "..."'
    for name, title in sheet.near.items():
        yield "# Probably meant; if so, take away the # in front of the next line."
        yield f"# {_key(name)} = {_quoted(title)}"
    if sheet.others:
        yield f"# Not in this form: {', '.join(map(_key, sheet.others))}"
    if sheet.settings:
        yield ""
        yield "[Event.settings]"
        for name, text in sheet.settings.items():
            yield f"{_key(name)} = {_quoted(text)}"


def _answers(found: Understood) -> Iterator[str]:
    """The answers about sheets of any form and about names; uncertain ones as comments."""
    entries = {**found.answers, **found.asked}
    lists = {
        ("form", sheet, "separators", *([title] if title else [])): texts
        for (sheet, title), texts in found.separators.items()
    }
    sections = dict.fromkeys(path[:-1] for path in (*entries, *lists) if path[0] != "words")
    for section in sections:
        yield ""
        yield f"[{'.'.join(map(_key, section))}]"
        for path, answer in entries.items():
            if path[:-1] == section:
                yield from _entry(path, f"{_key(path[-1])} = {_answer(path, answer)}", found)
        yield from (
            f"{_key(path[-1])} = {_value(list(texts) or NO_SEPARATOR)}"
            for path, texts in lists.items()
            if path[:-1] == section
        )


def _answer(path: tuple[str, ...], answer: str) -> str:
    """An answer as the value of an entry: a text, a list of texts, or the numbers of rows."""
    lines = answer.split("\n")
    if (path[0], path[-1]) == ("form", "header") and len(path) == _OF_SHEET:
        return _value([*map(int, lines)])
    return _value(lines if len(lines) > 1 else answer)


_OF_SHEET = 3
"""The length of the path of an answer about a sheet as a whole."""


def _entry(path: tuple[str, ...], line: str, found: Understood) -> Iterator[str]:
    """A line of a map; an uncertain guess is a comment, since an entry would make it an answer."""
    if path in found.asked:
        yield "# Not sure; take away the # in front of the next line if it is right."
    yield f"# {line}" if path in found.asked else line


def _missing_sheet(key: str, unread: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield f"# {key} is needed and was not found. Take the # away and write which sheet it is, and its columns:"
    for name, titles in unread.items():
        yield f"#   not read so far: {_quoted(name)} with {', '.join(map(_quoted, titles)) or 'no rows'}"
    yield f"# [{key}]"
    yield '# sheet = "..."'
    yield f"# [{key}.columns]"
    yield from ('# From = "..."', '# To = "..."') if key == "Requests" else ('# Company = "..."',)


def _words(found: Understood) -> Iterator[str]:
    for kind in (*WORDS, LANGUAGES, *OWN_WORDS):
        known = {meaning: [*texts] for meaning, texts in found.words.get(kind, {}).items()}
        for path, meaning in found.answers.items():
            if path[:2] == ("words", kind) and path[-1] not in map(fold, known.get(meaning, ())):
                known.setdefault(meaning, []).append(path[-1])
        asked = {path: guess for path, guess in found.asked.items() if path[:2] == ("words", kind)}
        if kind in OWN_WORDS and not known and not asked:
            continue
        yield ""
        yield f"[words.{kind}]"
        for text in found.unknown.get(kind, ()):
            yield f"# Not understood; add it to the list that it belongs to: {_quoted(text)}"
        for path, guess in asked.items():
            yield f"# Not sure; add it to the list that it belongs to, perhaps {_key(guess)}: {_quoted(path[-1])}"
        meanings = dict.fromkeys(WORDS[kind]) if kind in WORDS else {}
        for meaning in [*meanings, *sorted(known.keys() - meanings.keys())]:
            yield f"{_key(meaning)} = [{', '.join(map(_quoted, known.get(meaning, ())))}]"
        if kind == LANGUAGES and not known:
            yield '# ru = ["..."]'


def _ignored(remark: str, titles: Sequence[str], twins: Mapping[str, str]) -> Iterator[str]:
    if not titles:
        yield "ignore = []"
        return
    yield f"ignore = [  # {remark}"
    for title in titles:
        also = f"  # means {twins[title]} too" if title in twins else ""
        yield f"  {_quoted(title)},{also}"
    yield "]"


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


def _quoted(text: str) -> str:
    """A text in TOML syntax, which equals that of JSON except for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
