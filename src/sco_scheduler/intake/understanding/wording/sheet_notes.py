"""Recognises, in languages other than English, Russian and Chinese, what a sheet's name or a row says of a list.

It is of an earlier event, a version, or corrects another; the row signs it, or is an example; a remark only greets or
thanks; several options of a question may be chosen. The words are in ``data/sheet_notes.json``, each a pattern of a
folded text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.tongues import is_joined
from sco_scheduler.resources import data_file

Kind = Literal["last event", "archive", "as", "version", "corrections", "signed", "example", "courtesy", "several"]


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return dict(json.loads(data_file("sheet_notes.json").read_text(encoding="utf-8")))


@lru_cache(maxsize=8)
def _either(kind: Kind) -> str:
    """The source of a pattern of the words of a kind, as whole words in scripts with spaces."""
    words = dict.fromkeys(word for of_one in _words()[kind].values() for word in of_one)
    spaced, joined = ("|".join(w for w in words if is_joined(w) is apart) for apart in (False, True))
    return rf"(?:(?<![^\W\d_])(?:{spaced})(?![^\W\d_])|{joined})"


@lru_cache(maxsize=8)
def words_of_note(kind: Kind) -> re.Pattern[str]:
    """A pattern of the words of a kind."""
    return re.compile(_either(kind))


def _bare(text: str) -> str:
    """A folded text without the dot that the capital of a Turkish letter leaves."""
    return normalized(text).replace("\u0307", "")


@lru_cache(maxsize=2)
def _label(kind: Kind) -> re.Pattern[str]:
    return re.compile(rf"[\s(（\[*]*{_either(kind)}[\s.)）\]*]*(?:[:：]\s*(?P<rest>\S.*)?)?", re.DOTALL)


def is_earlier(name: str) -> bool:
    """Whether the name of a sheet says that it is of an earlier event, or an archive: ``Käufer Vorjahr``."""
    return any(words_of_note(kind).search(_bare(name)) for kind in ("last event", "archive"))


def says_as_before(text: str) -> bool:
    """Whether a text refers to an earlier event: ``wie letztes Jahr``."""
    bare = _bare(text)
    return words_of_note("last event").search(bare) is not None and words_of_note("as").search(bare) is not None


def says_corrected(text: str) -> bool:
    """Whether the name of a sheet, or a short text above a list, says that it corrects another: ``Berichtigungen``."""
    return len(text) <= _SHORT and words_of_note("corrections").search(_bare(text)) is not None


_SHORT = 60


def lets_choose_several(title: str) -> bool:
    """Whether a title asks for ticks, of which several may be made: ``Wählen Sie alle, die zutreffen``."""
    return words_of_note("several").search(_bare(title)) is not None


@lru_cache(maxsize=16384)
def is_label(text: str, kind: Kind, *, before: bool = False) -> bool:
    """Whether a text is only the words of a kind, or, if they may stand ``before`` it, also what they introduce."""
    found = _label(kind).fullmatch(_bare(text))
    return found is not None and (before or found["rest"] is None)


def is_courtesy(text: str) -> bool:
    """Whether each sentence of a text greets or thanks, with a few words more at most: ``Thanks for organising!``."""
    return all(map(_greets, filter(None, map(str.strip, re.split(r"[.!?¡;\n。！？~～:：)]+", _bare(text))))))


def _greets(sentence: str) -> bool:
    """Whether a sentence is one courtesy after the other, and perhaps a few words behind a space.

    They are taken one by one, since a pattern of repeated patterns takes exponential time.
    """
    end = 0
    while (found := _courtesy().match(sentence, end)) is not None and found.end() > end:
        end = found.end()
    rest = sentence[end:].replace("'", " ").replace("’", " ")
    few = len(rest.split()) <= _FEW_WORDS and all(c.isalpha() or c.isspace() for c in rest)
    return end > 0 and (
        not rest or (few and sentence[end - 1].isspace() and sentence[:end].rstrip()[-1] not in ",，、")
    )


@lru_cache(maxsize=1)
def _courtesy() -> re.Pattern[str]:
    return re.compile(rf"{_either('courtesy')}[\s,，、]*")


_FEW_WORDS = 3
