"""Resources loaded on demand: the data files of the program, and regular expressions.

Reading a workbook that keeps to the format uses few of the regular expressions for other forms, and compiling
them all takes longer than reading it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast


def _folder(name: str) -> Path:
    installed = Path(__file__).parent / name
    if installed.is_dir():
        return installed
    return Path(__file__).parents[2] / name  # a checkout, or an editable install


def data_file(name: str) -> Path:
    """The path of a file that the program ships in ``data``."""
    return _folder("data") / name


def example_file(name: str) -> Path:
    """The path of an example workbook that the program ships."""
    return _folder("examples") / name


_ATTRIBUTES = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "pattern", "flags")


class _LazyPattern:
    """A proxy for a compiled pattern; after the first use its methods are those of the pattern, without overhead."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        if name not in _ATTRIBUTES:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        vars(self).update({attribute: getattr(compiled, attribute) for attribute in _ATTRIBUTES})
        return vars(self)[name]


def lazy_regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """Like ``re.compile``, but the expression is compiled on first use.

    Parameters
    ----------
    source
        The regular expression.
    flags
        Flags of ``re``.

    Returns
    -------
    re.Pattern[str]
        A proxy with the attributes of a pattern, which is no instance of its class.

    Raises
    ------
    re.error
        At the first use, if the expression is invalid.
    """
    return cast("re.Pattern[str]", _LazyPattern(source, flags))
