"""Resources of the installation: its data files, folders for what is compiled once, and regular expressions.

Reading a workbook that keeps to the format uses few of the regular expressions for other forms, and compiling
them all takes longer than reading it. So each is compiled on first use, and what it was compiled to is kept in a file.
"""

from __future__ import annotations

import atexit
import json
import marshal
import os
import re
import stat
import sys
import tempfile
import unicodedata
import zlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast


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


# Folders for what is compiled once. Code is loaded from them, so none is taken that another user could write to.


def writable_folder(name: str, beside: Path, given: str | None = None) -> Path | None:
    """A folder that can be written to, created if needed.

    Parameters
    ----------
    name
        The name of the folder.
    beside
        The folder of the sources.
    given
        The only folder in which to create it, if there is one.

    Returns
    -------
    Path | None
        The folder next to the sources or, if the installation is not writable, in the user's cache folder, else in a
        private folder among the temporary files; None if none is writable.
    """
    for base in [Path(given)] if given else [beside / "__pycache__", _user_cache(), _temporary()]:
        folder = base / name
        try:
            if base == _temporary():
                _take_alone(base)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"writable-{os.getpid()}").touch()
            (folder / f"writable-{os.getpid()}").unlink()
        except OSError:
            continue
        return folder
    return None


def _user_cache() -> Path:
    """The user's cache folder."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "sco-scheduler"


def _temporary() -> Path:
    """A cache folder among the temporary files, for users without a cache folder."""
    user = str(os.getuid()) if hasattr(os, "getuid") else "user"
    return Path(tempfile.gettempdir()) / f"sco-scheduler-{user}"


def _take_alone(folder: Path) -> None:
    """Create a private folder among the temporary files; code is loaded from it.

    Raises
    ------
    OSError
        If it cannot be created, belongs to another user, or is accessible to others.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or (hasattr(os, "getuid") and found.st_uid != os.getuid()):
        raise PermissionError(f"{folder} is somebody else's")
    if os.name != "nt" and found.st_mode & 0o022:
        raise PermissionError(f"{folder} is open to others")


def folded_data(name: str) -> str:
    """The text of a data file of words that are looked for in folded texts.

    Letters that folding takes apart are taken apart here too, such as the Thai vowel of ``จำเป็น``.
    """
    return data_file(name).read_text(encoding="utf-8").translate(_APART)


_APART = {ord(letter): unicodedata.normalize("NFKC", letter) for letter in "\u0e33\u0eb3\u0edc\u0edd\u0587"}
"""Letters of Thai, Lao and Armenian that consist of two."""


@lru_cache(maxsize=1)
def simplified() -> Mapping[int, str]:
    """The simplified form of each traditional Chinese character that differs, from ``data/simplified.json``."""
    signs = json.loads(data_file("simplified.json").read_text(encoding="utf-8"))
    return {ord(one): other for one, other in zip(signs["traditional"], signs["simplified"], strict=True)}


@lru_cache(maxsize=16)
def words_by_kind(name: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The words in a data file by kind and language; those of all languages are mostly looked for together."""
    found: dict[str, dict[str, list[str]]] = json.loads(folded_data(name))
    return found


def words_of_kinds(name: str, *kinds: str) -> Sequence[str]:
    """The words of some kinds in all languages of a data file, each once."""
    words = words_by_kind(name)
    return tuple(dict.fromkeys(word for kind in kinds for of_one in words[kind].values() for word in of_one))


_JOINING = re.compile(
    r"[\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1200-\u137f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)


def is_joined(word: str) -> bool:
    """Whether a word has no boundaries by spaces or letters: in scripts without spaces, or with joined endings."""
    return _JOINING.search(word) is not None


BEGINS_WORD = r"(?<![a-zß-ʯʻʼͰ-ԯḀ-ỿ])"
"""What stands before a folded word: no letter of Latin, Greek or Cyrillic; others join words, such as *and*, to it."""


def with_capitals(source: str) -> str:
    """The source of a pattern in which the Turkish letter i without a dot may have one, as folding leaves a capital."""
    return _DOTLESS.sub(lambda found: found[0].replace("ı", "ıi") if len(found[0]) > 1 else "[ıi]", source)


_DOTLESS = re.compile(r"\[[^\]]*\]|ı")


def whole_words(words: Iterable[str]) -> str:
    """The source of a pattern of some words, as whole words in scripts with spaces."""
    spaced: list[str] = []
    joined: list[str] = []
    for word in map(with_capitals, words):
        (joined if is_joined(word) else spaced).append(word)
    whole = [rf"(?<![^\W\d_])(?:{'|'.join(spaced)})(?![^\W\d_])"] if spaced else []
    return "|".join((*whole, *joined))


def any_of(words: Iterable[str]) -> str:
    """The source of a pattern of any of some texts, the longest first, and the same in every process."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


# Compiled expressions, kept for later runs. Python's ``re`` compiles in Python: the 1,500 expressions for the words of
# forms in some 50 languages take one or two seconds in every process, reading what they were compiled to some 30
# milliseconds. ``re`` has no public way to keep that, so this goes on where ``re`` makes the pattern (``_sre.compile``,
# which checks the code that it is given). Where that is not as known, or no folder can be written, everything is
# compiled as by ``re.compile``. Only expressions of the program itself are kept, never such with names of a workbook.

_Compiled = tuple[int, bytes, int, Mapping[str, int], tuple[str | None, ...]]
"""Flags, code, number of groups, numbers of named groups, names of numbered groups."""

_SEVERAL = 200
"""So many new expressions are kept at once, others at the end of the process."""
_SHORT = 1000
"""An expression of fewer characters compiles sooner than the file is read."""
_MOST = 20_000
"""With more expressions than this, those that this process did not use are forgotten: they are of older sources."""

_CODE = "I"
_UNFIT = (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError)
"""The errors where the internals of ``re`` are not as known, or a file is damaged."""


class CompiledPatterns:
    """The expressions that are kept in a file.

    Parameters
    ----------
    path
        The file; None if none can be written.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._kept = _read(path)
        self._used: dict[tuple[str, int], _Compiled] = {}
        self._new = 0

    def pattern(self, source: str, flags: int) -> re.Pattern[str]:
        """Like ``re.compile``; what was not kept is compiled, and kept.

        Raises
        ------
        re.error
            If the expression is invalid.
        """
        key = (source, int(flags))
        with suppress(*_UNFIT):
            if (kept := self._kept.get(key)) is not None:
                found = _made(source, kept)
                self._used[key] = kept
                return found
            if self._path is not None:
                compiled = _compiled(source, int(flags))
                found = _made(source, compiled)
                self._kept[key] = self._used[key] = compiled
                self._new += 1
                if self._new >= _SEVERAL:
                    self.keep()
                return found
        return re.compile(source, flags)

    def keep(self) -> None:
        """Write what is new, beside what other processes have kept meanwhile."""
        if not self._new or self._path is None:
            return
        self._new = 0
        every = _read(self._path) | self._kept
        with suppress(OSError):
            _write(self._path, every if len(every) <= _MOST else self._used)


def kept_regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """Like ``re.compile``, for an expression of the program itself: it is compiled once for the installation.

    The file of those that are kept is read when a long one is needed first: light commands need a few short ones.
    """
    if len(source) < _SHORT and not _patterns.cache_info().currsize:
        return re.compile(source, flags)
    return _patterns().pattern(source, flags)


@lru_cache(maxsize=1)
def _patterns() -> CompiledPatterns:
    folder = writable_folder("patterns", Path(__file__).parent)
    version = zlib.crc32(f"{sys.version} {getattr(_internal(), 'MAGIC', '')}".encode())
    patterns = CompiledPatterns(None if folder is None else folder / f"{version:08x}")
    atexit.register(patterns.keep)
    return patterns


def _internal() -> Any:  # noqa: ANN401 - the module has no public types
    return import_module("_sre")


def _compiled(source: str, flags: int) -> _Compiled:
    """What ``re`` gives to ``_sre.compile``."""
    parser: Any = import_module("re._parser")
    compiler: Any = import_module("re._compiler")
    parsed = parser.parse(source, flags)
    code = compiler._code(parsed, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    words = array(_CODE, map(int, code)).tobytes()
    return int(flags | state.flags), words, state.groups - 1, dict(state.groupdict), tuple(names)


def _made(source: str, kept: _Compiled) -> re.Pattern[str]:
    flags, words, groups, numbers, names = kept
    made: re.Pattern[str] = _internal().compile(source, flags, array(_CODE, words).tolist(), groups, numbers, names)
    return made


def _read(path: Path | None) -> dict[tuple[str, int], _Compiled]:
    """What a file holds; nothing if it is missing or damaged."""
    with suppress(OSError, EOFError, *_UNFIT):
        if path is not None:
            content = path.read_bytes()
            if zlib.crc32(content[4:]) == int.from_bytes(content[:4], "big"):
                found: dict[tuple[str, int], _Compiled] = marshal.loads(content[4:])
                return found
    return {}


def _write(path: Path, patterns: Mapping[tuple[str, int], _Compiled]) -> None:
    content = marshal.dumps(dict(patterns))
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(zlib.crc32(content).to_bytes(4, "big") + content)
    try:
        Path(file.name).replace(path)
    except OSError:  # another process reads it, where that forbids it
        Path(file.name).unlink()
        raise


_ATTRIBUTES = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "pattern", "flags")


class _LazyPattern:
    """A proxy for a compiled pattern; after the first use its methods are those of the pattern, without overhead."""

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        if name not in _ATTRIBUTES:
            raise AttributeError(name)
        source = self._source if isinstance(self._source, str) else self._source()
        pattern = kept_regex(source, self._flags)
        vars(self).update({attribute: getattr(pattern, attribute) for attribute in _ATTRIBUTES})
        return vars(self)[name]


def lazy_regex(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """Like ``re.compile``, but the expression is compiled on first use.

    Parameters
    ----------
    source
        The regular expression, or what makes it from words of data files.
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


def lazy_words(name: str, *kinds: str) -> re.Pattern[str]:
    """Like ``lazy_regex``, of the words of some kinds in all languages of a data file, anywhere in a text."""
    return lazy_regex(lambda: "|".join(sorted(words_of_kinds(name, *kinds), key=len, reverse=True)))


# Patterns of hundreds of words, whose search ends at once in the many texts that have the beginning of none. Python's
# ``re`` tries each alternative at each place of a text.

_PAIR = 2
_LITERAL = re.compile(r"(?:[^\\.^$*+?{}\[\]|()](?![*?{]))*")
"""The characters with which an expression begins that stand for themselves, in all that it matches."""


@lru_cache(maxsize=131072)
def pairs_of(text: str) -> frozenset[str]:
    """All pairs of characters of a text that follow one another, and all characters."""
    return frozenset(text[start : start + _PAIR] for start in range(len(text))) | frozenset(text)


class Beginnings:
    """The letters with which expressions begin, to tell quickly that a text has none of them.

    Parameters
    ----------
    words
        Regular expressions, each of which matches a word or phrase.
    """

    def __init__(self, words: Iterable[str]) -> None:
        by_pair: defaultdict[str, set[str]] = defaultdict(set)
        others: list[str] = []
        for word in words:
            beginning = cast("re.Match[str]", _LITERAL.match(word))[0]
            if len(beginning) >= _PAIR and not _has_alternatives(word):
                by_pair[beginning[:_PAIR]].add(beginning)
            else:
                others.append(word)
        self._by_pair = {pair: tuple(beginnings) for pair, beginnings in by_pair.items()}
        self._known = frozenset(by_pair)
        self._others = lazy_regex(f"{BEGINS_WORD}(?:{'|'.join(others)})") if others else None

    def may_be_in(self, text: str) -> bool:
        """Whether an expression may match within a text."""
        for pair in self._known & pairs_of(text):
            if any(beginning in text for beginning in self._by_pair[pair]):
                return True
        return self._others is not None and self._others.search(text) is not None


def _has_alternatives(word: str) -> bool:
    """Whether an expression has alternatives outside of brackets."""
    word = _SET.sub("", word)
    while "|" in word and word != (shorter := _GROUP.sub("", word)):
        word = shorter
    return "|" in word


_SET, _GROUP = re.compile(r"\\.|\[\^?\]?[^\]]*\]"), re.compile(r"\([^()]*\)")


class _WordPattern:
    """A proxy for a compiled pattern that searches only texts with the beginnings of its words."""

    def __init__(self, source: str, needed: tuple[Beginnings, ...]) -> None:
        self._pattern, self._needed = lazy_regex(source), needed

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return self._pattern.search(text, *span) if self._may_match(text) else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text, *span) if self._may_match(text) else iter(())

    def _may_match(self, text: str) -> bool:
        return all(beginnings.may_be_in(text) for beginnings in self._needed)

    def __getattr__(self, name: str) -> object:
        return getattr(self._pattern, name)


def word_pattern(source: str, *needed: Iterable[str]) -> re.Pattern[str]:
    """Like ``re.compile`` of a pattern of words, but a text without them is not searched.

    Parameters
    ----------
    source
        The regular expression.
    needed
        Groups of expressions of words, of each of which a match has at least one, at the beginning of a word.

    Returns
    -------
    re.Pattern[str]
        A proxy with the attributes of a pattern, which is no instance of its class.
    """
    return cast("re.Pattern[str]", _WordPattern(source, tuple(map(Beginnings, needed))))
