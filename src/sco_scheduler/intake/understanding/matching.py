"""Finds known companies in cells: one name, or lists with any separator whose names may hold commas themselves."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.values import fold, trim
from sco_scheduler.intake.names.likeness import Core, core_of, script_of
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.values.entries import fold_header, plain
from sco_scheduler.resources import data_file

_NUMBERING = re.compile(
    r"^\s*(?:(?:q|question|вопрос|п|题|第)\.?\s*)?(?:[(（]?\d{1,3}[)）]?|[(（]?[一二三四五六七八九十]{1,3}[)）]?)\s*(?:题\s*)?[.．、)）:：]\s*",
    re.IGNORECASE,
)
_Q_NUMBER = re.compile(r"^\s*(?:q|question|вопрос)\s*\d{1,3}\s*[.:：)、-]?\s*", re.IGNORECASE)
_ASIDE = re.compile(r"[(（\[【<][^)）\]】>]*[)）\]】>]")
_PLURAL = re.compile(r"\((?:s|es|и|ы|ов|и/ы)\)", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_ORDINAL = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "перв": 1, "втор": 2, "трет": 3, "четв": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "девят": 9,
    "десят": 10,
}  # fmt: skip
_CHINESE = {digit: place for place, digit in enumerate("一二三四五六七八九十", start=1)}
_CHOICE_WORD = (
    r"choice|wish|preference|priority|option|rank|company|partner|meeting|выбор|вариант|приоритет|желание|"
    r"пожелание|компания|встреча|志愿|选择|意向|优先|企业|公司|对象|位|家"
)
_CHOICE = re.compile(
    rf"^(?:.*?[\W_])?(?:(?P<a>\d{{1,2}})\s*(?:st|nd|rd|th|-?(?:й|ый|ой|ий|я|ая|е|ое))?\s*[.)]?\s*(?:{_CHOICE_WORD})"
    rf"|(?:{_CHOICE_WORD})\s*(?:no\.?|№|#|number|номер)?\s*[(\[]?(?P<b>\d{{1,2}})[)\]]?"
    rf"|第(?P<c>[一二三四五六七八九十]|\d{{1,2}})(?:个)?(?:{_CHOICE_WORD})?"
    rf"|(?:{_CHOICE_WORD})(?P<d>[一二三四五六七八九十])"
    rf"|(?P<e>{'|'.join(_ORDINAL)})[а-яёa-z]*\s+(?:{_CHOICE_WORD})\w*)(?:\W.*)?$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"^(?:no\.?|№|#)?\s*(\d{1,2})(?:st|nd|rd|th|-?(?:й|ый|ой|ий|я|ая|е|ое))?\.?$")


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data_file("understanding.json").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=1)
def _blanks() -> frozenset[str]:
    return frozenset(map(plain, _data()["blanks"]))


@lru_cache(maxsize=1)
def _dashes() -> frozenset[str]:
    return frozenset(map(plain, _data()["dashes"]))


@lru_cache(maxsize=65536)
def is_blank(text: str, *, words: bool = True) -> bool:
    """Whether a text stands for an empty cell; with ``words``, also ``none``, ``нет`` and ``无``."""
    return plain(text) in (_blanks() if words else _dashes())


@lru_cache(maxsize=4096)
def bare_title(title: str) -> str:
    """A title without numbering, asides in brackets, and the marks of a needed question."""
    text = unicodedata.normalize("NFKC", title)
    text = _PLURAL.sub("", text)
    text = _Q_NUMBER.sub("", text)
    shorter = _NUMBERING.sub("", text)
    text = shorter if shorter.strip() else text
    without = _ASIDE.sub(" ", text)
    text = without if without.strip(" *?:：？") else text
    return _SPACES.sub(" ", text).strip(" *?:：？._-").casefold().replace("ё", "е")


@lru_cache(maxsize=8192)
def title_score(title: str, field: str) -> float:
    """How much a title speaks for a field: 1 where it is one of the field's names, 0 where nothing does."""
    text = bare_title(title)
    if not text:
        return 0.0
    names = _names(field)
    if fold_header(text) in names or fold_header(title) in names:
        return 1.0
    entry = _data()["fields"].get(field, {"strong": [], "weak": []})
    # A word that is most of the title says more than one in a long question.
    for words, least, more in ((entry["strong"], 0.72, 0.2), (entry["weak"], 0.35, 0.15)):
        if _holds_any(text, tuple(words)):
            return max(least + more * min(1.0, len(word) / len(text)) for word in words if _holds_any(text, (word,)))
    return 0.0


@lru_cache(maxsize=64)
def _names(field: str) -> frozenset[str]:
    """The names of the format for a field, folded."""
    sheets = vocabulary().sheets
    names: set[str] = set()
    for key in ("Purchasers", "Requests", "Delegates"):
        if field in sheets[key].columns and not (key == "Requests" and field in sheets["Purchasers"].columns):
            if key == "Delegates" and field in sheets["Purchasers"].columns:
                continue
            names |= sheets[key].columns[field].spellings().keys()
    return frozenset(names)


def _holds_any(text: str, words: tuple[str, ...]) -> bool:
    """Whether a folded text has one of these words, which may be the beginning of one."""
    return _pattern_of(words).search(text) is not None


@lru_cache(maxsize=4096)
def _pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """What finds the words, all in one search: signs and Chinese anywhere, short words whole, others as a beginning."""
    anywhere, whole, beginning = [], [], []
    for word in words:
        folded = word.replace("ё", "е")
        if not folded[0].isalnum() or ord(folded[0]) > 0x2E80:
            anywhere.append(re.escape(folded))
        elif len(folded) <= 3 and folded.isalpha():
            whole.append(re.escape(folded))
        else:
            beginning.append(re.escape(folded))
    ways = ["|".join(anywhere)]
    ways.append(rf"(?<![a-zа-я0-9])(?:{'|'.join(whole)})(?![a-zа-я0-9])" if whole else "")
    ways.append(rf"(?<![a-zа-я0-9])(?:{'|'.join(beginning)})" if beginning else "")
    return re.compile("|".join(filter(None, ways)) or r"(?!)")


@lru_cache(maxsize=4096)
def polarity_of(title: str) -> Level:
    """The level that the title of a column of companies says: refusals, musts, maybes, else plain wishes."""
    text = bare_title(title)
    for level, words in _data()["polarity"].items():
        if _holds_any(text, tuple(words)):
            return Level(level)
    return Level.WANT


_ASKED_BY = re.compile(
    r"\b(?:requested|wanted|invited|asked(?: for)?|chosen|selected) by\b|who (?:wants|asked|requested|chose)|"
    r"(?:кто|кем) (?:запрос|пригла|выбра|хочет|хотят)|запрошен\w* (?:кем|кому|у)|被.{0,4}(?:约|邀|选)|谁(?:想|约|邀)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def asked_by(title: str) -> bool:
    """Whether a title is of companies that ask for the one of the row, and not of those it asks for."""
    return _ASKED_BY.search(title) is not None


def says_refusal(text: str) -> bool:
    """Whether a remark has words in it by which a meeting is refused."""
    return polarity_of(text[:400]) is Level.NO


@lru_cache(maxsize=4096)
def choice_number(title: str) -> int | None:
    """The place of a column of choices in their order: 3 for ``3rd choice``, ``Выбор 3`` or ``第三志愿``."""
    text = _SPACES.sub(" ", unicodedata.normalize("NFKC", title)).strip(" *?:：").casefold().replace("ё", "е")
    bare = _BARE_NUMBER.match(text)
    if bare is not None:
        return int(bare[1]) or None
    match = _CHOICE.match(text)
    if match is None:
        return None
    found = match["a"] or match["b"] or match["c"]
    if found is not None:
        return int(found) if found.isdigit() else _CHINESE[found]
    if match["d"]:
        return _CHINESE[match["d"]]
    return next(number for word, number in _ORDINAL.items() if match["e"] == word)


@lru_cache(maxsize=16384)
def level_of(text: str) -> tuple[Level, float] | None:
    """The level that a word or sentence means, and how sure that is; None where it says none."""
    known = vocabulary().choice("level", text)
    if known is not None:
        return Level(known), 1.0
    bare = plain(text).replace("ё", "е").replace("’", "'").strip(" .!。！;,")
    known = vocabulary().choice("level", bare)
    if known is not None:
        return Level(known), 1.0
    if not bare or len(bare) > 60:
        return None
    for level, words in _data()["levels"]:
        # The Russian "not" counts only in front of all else.
        others = tuple(word for word in words if word != "не")
        if _holds_any(bare, others) or (len(others) < len(words) and bare.startswith("не ")):
            return Level(level), 0.92 if len(bare) <= 30 else 0.75
    return None


_IMPORTANT = re.compile(r"\bimportan\w*")
"""What begins like an import and is none."""


@lru_cache(maxsize=16384)
def roles_of(text: str) -> tuple[frozenset[Role], float]:
    """The roles that a word or sentence names, and how sure that is; none where it names none."""
    bare = _IMPORTANT.sub("", plain(text).replace("ё", "е"))
    if not bare or len(bare) > 120:
        return frozenset(), 0.0
    words = _data()["roles"]
    if _holds_any(bare, tuple(words["both"])):
        return frozenset(Role), 0.95
    named = {role for role in Role if _holds_any(bare, tuple(words[role]))}
    exact = {
        role
        for role, sheet in ((Role.PURCHASER, "Purchasers"), (Role.SUPPLIER, "Suppliers"))
        if fold_header(bare) in vocabulary().sheets[sheet].sheet.spellings()
    }
    if exact:
        return frozenset(exact), 1.0
    return frozenset(named), 0.95 if named and len(bare) <= 40 else 0.8 if named else 0.0


_CORNER = re.compile(r"\s*[\\/|×↓→⇒]+\s*|\s+(?:x|vs\.?|х)\s+", re.IGNORECASE)
"""What parts the two headings in the corner of a matrix, of which the first is of its rows."""


@lru_cache(maxsize=4096)
def side_of_title(title: str) -> Role | None:
    """The one side that a short title is called after: ``Buyer``, ``Name of the exhibitor``, ``供应商名称``."""
    text = bare_title(title)
    corner = [part for part in _CORNER.split(text) if part]
    if len(corner) == 2 and all(len(roles_of(part)[0]) == 1 for part in corner):
        text = corner[0]
    if len(text) > 40 or len(text.split()) > 5:
        return None
    named = roles_of(text)[0]
    return next(iter(named)) if len(named) == 1 else None


@lru_cache(maxsize=16384)
def is_tick(text: str) -> bool:
    """Whether a cell of a matrix is merely ticked."""
    return fold(text) in _ticks()


@lru_cache(maxsize=1)
def _ticks() -> frozenset[str]:
    return frozenset(map(fold, _data()["ticks"]))


def is_legend(text: str) -> bool:
    """Whether the one text of a row reads like a remark below or above a list."""
    bare = plain(text)
    return any(bare.startswith(word) for word in _data()["legends"]) or "=" in bare or len(bare) > 90


_HARD = re.compile(r"[;；、\n\r\u2028\u2029┋|｜•·●▪◦►→\t]+|\s+//\s+|<br\s*/?>")
"""What separates names and is a part of none."""

_SOFT = re.compile(r"([,，/／+&]|\s(?:and|и|or|или)\s|\s[-–—]\s|[和与及])", re.IGNORECASE)
"""What may separate names and may be a part of one."""

_LEADING_NUMBER = re.compile(
    r"^\s*(?:[(（]?\d{1,2}[)）.:、．]|№\s*\d{1,2}[.:]?|#\d{1,2}[.:]?|\d{1,2}\s*[-–—]\s|[①-⑳]|[*•-]\s)\s*"
)
_INLINE_NUMBERING = re.compile(r"(?:(?<=\s)|^)(?:\d{1,2}[).、．]|[①-⑳])\s*(?=\D)")
_BRACKETS = re.compile(r"\s*[(（\[【]([^)）\]】]*)[)）\]】]\s*")

MOST_LETTERS = 200
"""The most letters of a text that can be a name."""

_MOST_PARTS = 500
_LONGEST_NAME = 12
"""The most pieces between soft separators that one name is put together from."""

_MOST_COMPARED = 3_000_000
"""The most pairs of texts compared for near names, so that a sheet of nothing but unknown names takes no minutes."""

SURE = 0.9
"""The certainty from which a guess is taken without a question."""


@dataclass(frozen=True)
class Part:
    """A part of a cell that names a company, or might: ``company`` is its key, None where nobody is known by it.

    ``certainty`` is 1 where the name stands so on a list, less where it is only near to ``company``.
    """

    text: str
    company: str | None
    certainty: float = 1.0
    remark: str = ""
    """What stands in brackets behind the name."""


class NameIndex:
    """Companies by every way in which they are named."""

    def __init__(self) -> None:
        self._exact: dict[str, set[str]] = {}
        self._cores: dict[str, list[tuple[Core, str]]] = {}
        self._spelled: dict[str, str] = {}
        self._choices: list[str] = []
        self._starts: dict[str, list[tuple[str, str]]] = {}
        """By their first three letters the names that may be mentioned in a text."""

        self._found: dict[str, Part] = {}
        self._split: dict[str, tuple[Part, ...]] = {}
        self._aliases: dict[str, str | None] = {}
        self._left = _MOST_COMPARED

    def __len__(self) -> int:
        return len(self._exact)

    def add(self, key: str, names: Iterable[str]) -> None:
        """Take the names and the ID of a company, which is known by ``key``."""
        for name in names:
            folded = fold(name)
            if not folded or is_blank(name):
                continue
            self._exact.setdefault(folded, set()).add(key)
            bare = fold(_BRACKETS.sub(" ", name))
            if bare != folded and bare:
                self._exact.setdefault(bare, set()).add(key)
            if any(char.isalpha() for char in folded):
                core = core_of(name)
                self._cores.setdefault(core.text, []).append((core, key))
                self._spelled.setdefault(_squashed(name), key)
        self._found.clear()
        self._split.clear()
        self._choices = []
        self._starts = {}

    def alias(self, text: str, key: str | None) -> None:
        """Take what the organizer said that a text means: a company, or None for nobody."""
        self._aliases[fold(text)] = key
        self._found.clear()
        self._split.clear()

    def is_said(self, text: str) -> bool:
        """Whether the organizer has said what a text means."""
        return fold(text) in self._aliases

    def find(self, text: str) -> Part:
        """The company that a whole text names; without a company where it is none."""
        known = self._found.get(text)
        if known is None:
            known = self._found[text] = self._looked_up(text)
        return known

    def split(self, text: str) -> tuple[Part, ...]:
        """The parts of a cell: known companies, the longest names first, and what is left over between them."""
        known = self._split.get(text)
        if known is None:
            known = self._split[text] = tuple(self._parts(text))
        return known

    def share(self, text: str) -> float:
        """The share of a cell's parts that are known companies."""
        parts = self.split(text)
        # A name without its city and legal form may be a mere word, such as that of a product.
        return (
            sum(0.7 if p.certainty < 1.0 else 1.0 for p in parts if p.company is not None) / len(parts)
            if parts
            else 0.0
        )

    def _looked_up(self, text: str) -> Part:  # noqa: PLR0911 - one answer for each way to name a company
        folded = fold(text)
        if folded in self._aliases:
            return Part(text, self._aliases[folded])
        keys = self._exact.get(folded, set())
        if len(keys) == 1:
            return Part(text, next(iter(keys)))
        if keys or not folded or len(folded) > MOST_LETTERS:
            return Part(text, None)
        bare = trim(_LEADING_NUMBER.sub("", text))
        if bare != trim(text) and bare:
            return Part(text, self.find(bare).company, self.find(bare).certainty)
        loose = self._loosely(text)
        if loose is None:
            # ``Altyn Trade (Kazakhstan)``, ``Altyn Trade (P007)``, ``P007 Altyn Trade``
            inside = [match[1] for match in _BRACKETS.finditer(text)]
            outside = trim(_BRACKETS.sub(" ", text))
            if inside and outside and outside != trim(text) and (part := self.find(outside)).company is not None:
                return Part(text, part.company, part.certainty, "; ".join(filter(None, map(trim, inside))))
            named = self._by_id_beside_name(text)
            if named is not None:
                return Part(text, named, 0.97)
        return Part(text, loose, 0.97) if loose is not None else Part(text, None)

    def _by_id_beside_name(self, text: str) -> str | None:
        """The company of ``P007 Altyn Trade`` or ``Altyn Trade [P007]``: an ID, and a name of the same."""
        tokens = [token for token in re.split(r"[\s:()（）\[\]]+", text) if token]
        if len(tokens) < 2 or re.search("[,，;；、|┋\n]", text):
            return None
        for token, rest in ((tokens[0], tokens[1:]), (tokens[-1], tokens[:-1])):
            keys = self._exact.get(fold(token), set())
            if len(keys) == 1 and any(char.isdigit() for char in token):
                key = next(iter(keys))
                name = self.find(" ".join(rest))
                near = self.near(" ".join(rest)) if name.company is None else None
                if name.company == key or (near is not None and near[0] == key):
                    return key
        return None

    def _loosely(self, text: str) -> str | None:
        """The one company of that name without legal form and city."""
        core = core_of(text)
        if not core.text or core.text.isdigit():
            return None
        keys = {key for other, key in self._cores.get(core.text, ()) if core.agrees(other)}
        return next(iter(keys)) if len(keys) == 1 else None

    def _parts(self, text: str) -> Iterable[Part]:
        whole = self.find(text)
        if whole.company is not None or self.is_said(text):
            yield whole
            return
        pieces = [piece for piece in map(trim, _HARD.split(text)) if piece]
        if len(pieces) == 1:
            numbered = [piece for piece in map(trim, _INLINE_NUMBERING.split(pieces[0])) if piece]
            if len(numbered) > 1 and sum(self.find(n.strip(" ,;")).company is not None for n in numbered) * 2 >= len(
                numbered
            ):
                pieces = [piece.strip(" ,;") for piece in numbered]
        for piece in pieces[:_MOST_PARTS]:
            bare = trim(_LEADING_NUMBER.sub("", piece)) or piece
            if is_blank(bare):
                continue
            found = self.find(bare)
            if found.company is not None or self.is_said(bare):
                yield found
            else:
                yield from self._covered(bare)

    def _covered(self, piece: str) -> Iterable[Part]:
        """The parts of a piece that soft separators may divide: from the left, the longest known name each time."""
        tokens = _SOFT.split(piece)
        if len(tokens) == 1:
            yield Part(piece, None)
            return
        left: list[str] = []
        parts: list[Part] = []
        place = 0
        while place < len(tokens):
            taken = self._longest(tokens, place)
            if taken is None:
                left.append(tokens[place])
                place += 1
                continue
            part, place = taken
            parts += self._left_over(left)
            left = []
            parts.append(part)
            place += 1  # the separator behind it
        parts += self._left_over(left)
        if all(part.company is None for part in parts):
            commas = [part for part in map(trim, re.split("[,，]", piece)) if part]
            parts = [Part(text, None) for text in commas] if len(commas) > 2 else [Part(piece, None)]
        yield from parts

    def _longest(self, tokens: Sequence[str], place: int) -> tuple[Part, int] | None:
        if place % 2 or _is_form(trim(tokens[place]).strip(" .")):
            return None
        last = min(len(tokens), place + 2 * _LONGEST_NAME)
        last -= (last - place + 1) % 2
        for end in range(last, place, -2):
            text = trim("".join(tokens[place:end]))
            text = trim(_LEADING_NUMBER.sub("", text)) or text
            found = self.find(text) if text else None
            if found is not None and (found.company is not None or self.is_said(text)):
                return found, end
        return None

    def _left_over(self, tokens: Sequence[str]) -> list[Part]:
        """What stands between known names: one part for each piece at commas; a mere legal form is none."""
        text = trim("".join(tokens)).strip(" ,，/&+")
        pieces = [trim(piece) for piece in re.split("[,，]", text)]
        kept: list[str] = []
        for piece in pieces:
            bare = trim(_LEADING_NUMBER.sub("", piece)).strip(" .")
            if not bare or is_blank(bare) or bare.casefold() in {"and", "и", "or", "или", "etc"}:
                continue
            if kept and _is_form(bare):
                kept[-1] += f", {piece}"  # the end of the name before it
            elif not _is_form(bare):
                kept.append(piece)
        return [Part(piece, None) for piece in kept]

    def mentioned(self, text: str) -> set[str]:
        """The companies whose names stand somewhere in a text, with its legal form or without."""
        if not self._starts:
            for squashed, key in self._spelled.items():
                least = 3 if script_of(squashed) == "han" else 6
                if len(squashed) >= least and not squashed.isdigit():
                    self._starts.setdefault(squashed[:3], []).append((squashed, key))
            for core, known in self._cores.items():
                keys = {key for _, key in known}
                if len(keys) == 1 and len(core) >= (4 if script_of(core) == "han" else 8):
                    self._starts.setdefault(core[:3], []).append((core, next(iter(keys))))
        squashed = _squashed(text)
        return {
            key
            for place in range(len(squashed) - 2)
            for name, key in self._starts.get(squashed[place : place + 3], ())
            if squashed.startswith(name, place)
        }

    def near(self, text: str) -> tuple[str, float, float] | None:
        """The company that is written most alike, how sure it is that it is meant, and how alike from 0 to 1.

        A slip of one or two letters in a long name that no second name is near to is sure; all else is
        a guess. Distances are those of Damerau and Levenshtein.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        wanted = _squashed(text)
        if len(wanted) < 3 or len(wanted) > 200 or not any(char.isalpha() for char in wanted):
            return None
        self._choices = self._choices or list(self._spelled)
        self._left -= len(self._choices)
        if self._left < 0:
            return None
        most = max(1, len(wanted) // 3)
        found = process.extract(wanted, self._choices, scorer=OSA.distance, score_cutoff=most, limit=4)
        if not found:
            return None
        key, distance = self._spelled[found[0][0]], int(found[0][1])
        others = [int(far) for name, far, _ in found if self._spelled[name] != key]
        second = others[0] if others else most + 2
        alike = 1 - distance / max(len(wanted), len(found[0][0]))
        letters = len(wanted) * (2 if script_of(text) == "han" else 1)
        slip = distance <= 1 or (distance == 2 and letters >= 12) or (distance == 3 and letters >= 20)
        same_digits = _digits(wanted) == _digits(found[0][0])
        if slip and letters >= 6 and second - distance >= 2 and same_digits and script_of(text) != "han":
            return key, 0.93, alike
        if slip and letters >= 12 and second - distance >= 2 and same_digits:
            return key, 0.9, alike
        return (key, min(0.85, alike * (0.95 if second > distance else 0.6)), alike) if alike >= 0.7 else None


def _squashed(name: str) -> str:
    """A name as it is compared for slips of the pen: folded, only letters and digits."""
    return "".join(char for char in plain(name).replace("ё", "е") if char.isalnum())


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _is_form(text: str) -> bool:
    """Whether a text is nothing but a legal form, such as ``Ltd.``."""
    probe = core_of(f"xyzzy {text}")
    return probe.text == "xyzzy" and bool(probe.form)
