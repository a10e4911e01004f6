"""Finds known companies in cells: a name, or a list with any delimiter, where names may contain commas themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import permutations

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold, fold_name, trim
from sco_scheduler.intake.company_names import ANY_AND, Core, core_of, is_form, script_of, spellings
from sco_scheduler.intake.understanding.names.beginnings import Leading
from sco_scheduler.intake.understanding.names.brands import Brands
from sco_scheduler.intake.understanding.names.catalogue_numbers import Numbers, listed_numbers
from sco_scheduler.intake.understanding.names.likeness import Likeness
from sco_scheduler.intake.understanding.names.listed_texts import (
    BEFORE_SIGN,
    BLANKS,
    BRACKETS,
    BROKEN,
    BY_STRENGTH,
    HARD,
    INLINE_NUMBERING,
    LEADING_NUMBER,
    NUMBERED_ITEM,
    QUOTED,
    SOFT,
    asides_of,
    at_commas,
    at_levels,
    begins_alike,
    by_place,
    closes_brackets,
    counts_up,
    is_remark,
    level_apart,
    level_behind_dash,
    without_also,
)
from sco_scheduler.intake.understanding.names.nearness import MOST_LETTERS, Instead, Mentions, Near, Nearness, left_out
from sco_scheduler.intake.understanding.wording.words import is_blank, says_yes_or_no, sure_level
from sco_scheduler.resources import lazy_regex

_SEPARATORS = " ;；,，、┋|\n"
_ID_WORD = lazy_regex(r"^\s*(?:id|no\.?|№|#|编号|код|номер)\s*[:：#№]?\s*", re.IGNORECASE)
"""The label of an ID in brackets: ``(ID 2064)``."""

_LATIN, _LONGEST_CODE, _MOST_PARTS = str.maketrans("авекмнорстух", "abekmhopctyx"), 8, 500
"""Latin letters for Cyrillic ones that look alike, in codes of a maximum length; the maximum number of parts."""
_LONGEST_NAME = 12
"""The maximum number of pieces between soft delimiters that are joined to one name."""

SURE = 0.9
"""The minimum certainty of a guess that is used without a question."""

_AND_AT_ENDS = lazy_regex(rf"^(?!\w\s)(?:{ANY_AND})\s+|\s+(?:{ANY_AND})$")
"""The word in small letters that joins an unknown name to another: ``Gumex i``; a letter in front may be its own."""

_LONGEST_FORM = 4
"""The maximum length of a mistyped end of a legal form such as ``Ltd``, with blanks."""

_LIKELY = 0.7
"""The certainty from which on a text similar to one company is not split."""

BY_QUOTED = 0.96
"""The certainty of the company of a text that is only the quoted part of its name."""


@dataclass(frozen=True)
class Part:
    """A part of a cell that names a company, or might: ``company`` is its key, None if no company is known.

    ``certainty`` is 1 for a name exactly as on a list, less for a similar one.
    """

    text: str
    company: str | None
    certainty: float = 1.0
    remark: str = ""
    """The text in brackets after the name."""


@dataclass(eq=False, repr=False)
class NameIndex:
    """An index of companies by all their names and IDs."""

    asked_for: set[str] = field(default_factory=set, init=False)
    """The folded names with a meaning given by the organizer that occur in the workbook."""

    _exact: dict[str, set[str]] = field(default_factory=dict, init=False)
    _bare: dict[str, dict[str, set[str]]] = field(default_factory=dict, init=False)
    """Companies by their names without brackets, each with the contents of its brackets."""

    _quoted: dict[str, dict[str, str]] = field(default_factory=dict, init=False)
    """Companies, with their names, by the only quoted part of these: ``База отдыха «Валдайские зори»``."""

    _numbers: dict[str, set[str]] = field(default_factory=dict, init=False)
    """Companies by numeric IDs without leading zeros, which spreadsheets drop and people add."""

    _cores: dict[str, list[tuple[Core, str]]] = field(default_factory=dict, init=False)
    _nearness: Nearness = field(default_factory=Nearness, init=False)
    _mentioning: Mentions | None = field(default=None, init=False)
    _brands: Brands | None = field(default=None, init=False)
    _leading: Leading | None = field(default=None, init=False)
    _likeness: Likeness | None = field(default=None, init=False)
    _found: dict[str, Part] = field(default_factory=dict, init=False)
    _split: dict[str, tuple[Part, ...]] = field(default_factory=dict, init=False)
    _whole: dict[str, tuple[Part, ...]] = field(default_factory=dict, init=False)
    _aliases: dict[str, str | None] = field(default_factory=dict, init=False)
    _written: dict[str, str] = field(default_factory=dict, init=False)
    _groups: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False)
    _separated: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False)
    """The parts of cells whose delimiters the organizer gave."""

    def __len__(self) -> int:
        return len(self._exact)

    def add(self, key: str, names: Iterable[str]) -> None:
        """Add the names and the ID of a company with this ``key``."""
        names = [name for name in names if fold(name) and not is_blank(name)]
        for one, other in permutations(names, 2):  # options of a form may combine both, ``重庆汽车 Chongqing Motors``
            self._exact.setdefault(fold_name(f"{one} {other}"), set()).add(key)
        for name in names:
            folded = fold_name(name)
            self._exact.setdefault(folded, set()).add(key)
            if folded.isdecimal():
                self._numbers.setdefault(folded.lstrip("0"), set()).add(key)
            bare = fold_name(BRACKETS.sub(" ", name))
            if bare != folded and bare:
                self._bare.setdefault(bare, {}).setdefault(key, set()).update(asides_of(name))
            if len(quoted := QUOTED.findall(name)) == 1:
                self._quoted.setdefault(fold_name(quoted[0][1:-1]), {})[key] = name
            if any(char.isalpha() for char in folded):
                for core in dict.fromkeys(map(core_of, spellings(name))):
                    self._cores.setdefault(core.text, []).append((core, key))
                for spelling in spellings(name):
                    self._nearness.add(key, spelling)
        self._forget()
        self._mentioning = self._brands = self._likeness = self._leading = None

    def alias(self, text: str, key: str | None) -> None:
        """Set the meaning of a text as given by the organizer: a company, or None for nobody."""
        self._aliases[fold_name(text)] = key
        self._written[fold_name(text)] = fold(text)
        self._forget()

    def _forget(self) -> None:
        for known in (self._found, self._split, self._whole):
            known.clear()

    def group(self, text: str, keys: Sequence[str]) -> None:
        """Set the companies that a text means together, as given by the organizer."""
        self._groups[fold_name(text)] = tuple(keys)
        self.alias(text, None)

    def is_group(self, text: str) -> bool:
        """Whether a text means several companies together."""
        return fold_name(text) in self._groups

    def separate(self, text: str, separators: Sequence[str]) -> None:
        """Split a cell only at the delimiters given by the organizer."""
        parts = re.split("|".join(re.escape(separator) for separator in separators), text)
        self._separated[text] = tuple(part for part in map(trim, parts) if part)
        for known in (self._split, self._whole):
            known.pop(text, None)

    def differing(self, text: str) -> set[str]:
        """The differences between the brackets of a text and those of the known name that it matches otherwise."""
        folded = fold_name(text)
        bare = fold_name(BRACKETS.sub(" ", text))
        if folded in self._exact or folded in self._aliases or not (bare in self._exact or bare in self._bare):
            return set()
        known = {aside for asides in self._bare.get(bare, {}).values() for aside in asides}
        return {aside for aside in known ^ asides_of(text) if not is_remark(aside)}

    def is_said(self, text: str) -> bool:
        """Whether the organizer gave the meaning of a text."""
        return self._aliased(fold_name(text))

    def _aliased(self, folded: str) -> bool:
        self.asked_for |= {self._written[folded]} if folded in self._written else set()
        return folded in self._aliases

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of companies on lists, which are no IDs."""
        return Numbers()

    def find(self, text: str) -> Part:
        """Look up the company that a whole text names; the part has no company if there is none."""
        if (known := self._found.get(text)) is None:
            known = self._found[text] = self._looked_up(text)
        return known

    def meant(self, text: str) -> str | None:
        """The company that a text names, or else the only one whose name begins with its words."""
        return self.find(text).company or (None if self.is_said(text) else self._led(text))

    def _led(self, text: str) -> str | None:
        if self._leading is None:
            self._leading = Leading((core.words, key) for those in self._cores.values() for core, key in those)
        return self._leading.company(text)

    def split(self, text: str) -> tuple[Part, ...]:
        """Split a cell into known companies, longest names first, and the unknown text between them."""
        known = self._split.get(text)
        if known is None:
            parts = [
                (part, self._groups.get(fold_name(part.text))) for part in map(self._without_level, self._parts(text))
            ]
            several = ([replace(part, company=key) for key in keys] if keys else [part] for part, keys in parts)
            known = self._split[text] = tuple(one for ones in several for one in ones)
        return known

    def _without_level(self, part: Part) -> Part:
        """A part without a known company, without the level after it."""
        name, said = level_apart(part.text) if part.company is None and not self.is_said(part.text) else ("", "")
        return replace(self.find(name), remark=said) if said else part

    def plain_parts(self, text: str) -> Iterable[Part]:
        """Split a cell like ``split``, but unknown text only at commas."""
        return map(self._without_level, self._whole_parts(text))

    def _whole_parts(self, text: str) -> Sequence[Part]:
        if text not in self._whole:
            self._whole[text] = tuple(self._parts(text, apart=False))
        return self._whole[text]

    def pieces(self, text: str) -> list[str]:
        """Split a cell into names, known or not, at all delimiters outside of legal forms."""
        text = by_place(text, self._exact)
        bare = LEADING_NUMBER.sub("", text).strip(_SEPARATORS) or text  # a form may end each option with a delimiter
        if self.find(bare).company is not None:
            return [bare]
        numbered = INLINE_NUMBERING.split(text) if len(INLINE_NUMBERING.findall(text)) > 1 else [text]
        hard = (piece for part in numbered for piece in map(trim, HARD.split(part)) if piece)
        pieces = (trim(LEADING_NUMBER.sub("", level_apart(piece)[0])) or piece for piece in hard)
        return [part.text for piece in pieces for part in self._between_names([piece], apart=False)]

    def share(self, text: str) -> float:
        """The share of a cell's parts that are known companies."""
        if text not in self._split and all(part.company is None for part in self._whole_parts(text)):
            return 0.0  # counting the parts of a cell without any known name is slow
        parts = self.split(text)
        # A name without its city and legal form may be a common word, such as that of a product.
        known = (0.7 if part.certainty < 1.0 else 1.0 for part in parts if part.company is not None)
        return sum(known) / len(parts) if parts else 0.0

    def _looked_up(self, text: str) -> Part:  # noqa: PLR0911  # one answer for each way to name a company
        if self._aliased(folded := fold_name(text)):
            return Part(text, self._aliases[folded], remark=level_apart(text)[1] or level_behind_dash(text)[1])
        keys = (
            self._exact.get(folded, set())
            or self._numbers.get(folded.lstrip("0"), set())
            or self._bare.get(folded, {}).keys()
        )
        if len(keys) == 1:
            return Part(text, next(iter(keys)))
        if keys or not folded or len(folded) > MOST_LETTERS:
            return Part(text, None)
        alike = folded.translate(_LATIN) if len(folded) <= _LONGEST_CODE and any(map(str.isdigit, folded)) else folded
        if alike != folded and len(keys := self._exact.get(alike, set())) == 1:
            return Part(text, next(iter(keys)), 0.97)  # ``В05`` in Cyrillic letters
        bare = trim(LEADING_NUMBER.sub("", text))
        if bare != trim(text) and bare:
            return replace(self.find(bare), text=text)
        if len(self._quoted.get(folded, ())) > 1:
            return Part(text, None)
        loose = next((key for one in spellings(text) if (key := self._by_core(one)) is not None), None)
        if loose is None:
            # ``Altyn Trade (Kazakhstan)``, ``Altyn Trade (P007)``, ``P007 Altyn Trade``
            if (part := self._with_brackets(text) or self._with_level(text)) is not None:
                return part
            if (named := self._by_id_and_name(text)) is not None:
                return Part(text, named, 0.97)
            if len(whole := self._by_quoted(text)) == 1:
                return Part(text, next(iter(whole)), BY_QUOTED)
        return Part(text, loose, 0.97) if loose is not None else Part(text, None)

    def _with_brackets(self, text: str) -> Part | None:
        """The company of a name with additional brackets; None if there is none.

        Brackets are removed from the end, since the first ones may be part of the name. They must not contain another
        company's ID, or differ from the brackets of the name, such as the city of a branch: such a name
        matches no company, with certainty 0.
        """
        brackets = list(BRACKETS.finditer(text))
        for first in range(len(brackets) - 1, -1, -1):
            outside = trim(text[: brackets[first].start()] + " " + BRACKETS.sub(" ", text[brackets[first].start() :]))
            asides = [bare for match in brackets[first:] if (bare := trim(match[1]))]
            part = self.find(outside)
            named = {key for aside in asides for key in self._by_id(aside)}
            key = next(iter(named)) if len(named) == 1 and part.company is None else None
            folded = fold_name(outside)
            shared = key is not None and key in self._exact.get(folded, ())
            if key is not None and (shared or (HARD.search(outside) is None and self._is_near(outside, key))):
                return Part(text, key, 0.97)  # another spelling of the name
            if part.company is None or not asides:
                continue
            own = self._exact.get(folded, set()) != {part.company} and self._bare.get(folded, {})
            known = own[part.company] if own else set()
            if (named and part.company not in named) or (
                known and not known & set(map(fold_name, asides)) and not all(map(is_remark, asides)) and not named
            ):
                return Part(text, None, 0.0)
            whole = self._by_quoted(outside).get(part.company, "") if part.certainty == BY_QUOTED else ""
            said = [] if named else [a for a in asides if not is_form(a) and not begins_alike(a, whole)]
            return Part(text, part.company, part.certainty, ", ".join(filter(None, (part.remark, *said))))
        return None

    def _with_level(self, text: str) -> Part | None:
        """The company of a name with a level after it, as in forms that ask about several companies."""
        name = trim(level_apart(text)[0])
        part = self.find(name) if name and name != trim(text) else Part(text, None)
        said = trim(text)[len(name) :].strip(" :：")
        if part.company is None or self.mentioned(said):
            return None
        return Part(text, part.company, part.certainty, said)

    def _by_id(self, aside: str) -> set[str]:
        """The companies with an ID in brackets; leading zeros of a number are optional if it has a label."""
        code = fold_name(_ID_WORD.sub("", aside))
        numbers = self._numbers.get(code.lstrip("0"), set()) if code.isdecimal() and code != fold(aside) else set()
        return self._exact.get(code, set()) or numbers

    def _is_near(self, text: str, key: str) -> bool:
        return (near := self.near(text)) is not None and near[0] == key

    def _by_id_and_name(self, text: str) -> str | None:
        """The company of ``P007 Altyn Trade`` or ``Altyn Trade [P007]``: an ID and a name of the same company."""
        tokens = [token for token in re.split(r"[\s:()（）\[\]]+", text) if token]
        if len(tokens) < 2 or re.search("[,，;；、|┋\n]", text):
            return None
        for token, rest in ((tokens[0], tokens[1:]), (tokens[-1], tokens[:-1])):
            keys = self._exact.get(fold_name(token), set())
            if len(keys) == 1 and any(char.isdigit() for char in token):
                key, name = next(iter(keys)), " ".join(rest)
                if self.find(name).company == key or self._is_near(name, key):
                    return key
        return None

    def _by_quoted(self, text: str) -> Mapping[str, str]:
        """The companies, with their names, that have a text in quotes there, whether or not it is in quotes too."""
        return self._quoted.get(fold_name(trim(text)[1:-1] if QUOTED.fullmatch(trim(text)) is not None else text), {})

    def _by_core(self, text: str) -> str | None:
        """The unique company with a name but for form and city, unless ``Bishkek, Orda`` may call two companies."""
        core = core_of(text)
        if not core.text or core.text.isdigit():
            return None
        keys = {key for other, key in self._cores.get(core.text, ()) if core.agrees(other)}
        head, _, rest = text.partition(",")
        city = core.city if rest and not core_of(rest).city and len(head.split()) == 1 else ""
        two = city and any(other.city == city for of in self._cores.values() for other, _ in of)
        return next(iter(keys)) if len(keys) == 1 and not two else None

    def _parts(self, text: str, *, apart: bool = True) -> Iterable[Part]:
        text = without_also(text, lambda also: bool(self.mentions(also)[0]))
        whole = self.find(text)
        if whole.company is not None or self.is_said(text):
            yield whole
            return
        if text in self._separated:
            yield from (self.find(trim(LEADING_NUMBER.sub("", part)) or part) for part in self._separated[text])
            return
        text = BROKEN.sub(r"\1 ", by_place(text, self._exact))
        hard = HARD.split(BEFORE_SIGN.sub(";", NUMBERED_ITEM.sub(";", text)))
        pieces = [piece for part in hard for piece in map(trim, at_levels(part)) if piece]
        if len(pieces) == 1:
            numbered = [piece for piece in map(trim, INLINE_NUMBERING.split(pieces[0])) if piece]
            known = sum(self.find(n.strip(" ,;")).company is not None for n in numbered)
            if len(numbered) > 1 and (2 * known >= len(numbered) or counts_up(pieces[0])):
                pieces = [piece.strip(" ,;") for piece in numbered]
        for place, piece in enumerate(pieces[:_MOST_PARTS]):
            bare = trim(LEADING_NUMBER.sub("", piece)) or piece
            if is_blank(bare) or (place == 0 < len(pieces) - 1 and _is_yes(bare)):
                continue
            found = self.find(bare)
            if found.company is not None or found.certainty == 0.0 or self.is_said(bare):
                yield found
            else:
                yield from self._split_softly(bare, apart=apart)

    def _split_softly(self, piece: str, *, apart: bool) -> Iterable[Part]:
        """Split a piece at soft delimiters: greedily from the left, the longest known name each time.

        With ``apart``, unknown text is split further if its parts are similar to companies.
        """
        words = [self.find(word) for word in piece.split()]
        if all(word.company is not None for word in words):
            yield from words  # codes separated by blanks
            return
        tokens = SOFT.split(piece)
        if len(tokens) == 1:
            yield from (Part(text, None) for text in (self._split_unknown(piece) if apart else [piece]))
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
            part, place = self._with_mistyped_form(tokens, *taken)
            parts += self._between_names(left, apart=apart)
            left = []
            parts.append(part)
            place += 1  # skip the delimiter
        parts += self._between_names(left, apart=apart)
        if apart and all(part.company is None for part in parts):
            commas = [part for part in map(trim, at_commas(piece)) if part]
            quoted = all(QUOTED.search(part) is not None for part in commas)
            texts = commas if len(commas) > 2 or (quoted and len(commas) > 1) else self._split_unknown(piece)
            texts = listed_numbers(piece) or texts
            parts = [Part(text, None) for text in texts]
        yield from parts

    def _split_unknown(self, text: str) -> list[str]:
        """Split unknown text recursively at the strongest delimiter, if all parts are similar to companies."""
        softly = script_of(text) == "han" or any(separator.search(text) for separator in BY_STRENGTH)
        if not softly or self._nearness.begins(text):
            return [text]  # for most texts a search among the names would be wasted
        near = self.near(text)
        several = len(self.called(text, leading=True)[0]) > 1 or self._names_each(text)
        by = (*BY_STRENGTH, BLANKS) if several and script_of(text) == "han" else BY_STRENGTH
        same = near is not None and near.same and near.certainty >= _LIKELY and not self._nearness.calls_by_city(text)
        for separator in by if several or not same else ():
            pieces = [piece for piece in map(trim, separator.split(text)) if piece]
            apart = [self._split_unknown(piece) for piece in pieces] if len(pieces) > 1 else []
            found = [name for names in apart for name in names]
            keys = [of.key for name in found if (of := self.near(name)) is not None]
            if apart and len(set(keys)) == len(keys) and all(len(n) > 1 or self._may_be_name(n[0]) for n in apart):
                return found
        return [text]

    def _names_each(self, text: str) -> bool:
        """Whether each word of a Chinese text shortens the name of another company: ``绿竹家居 天工塑业 帅厨电器``."""
        words = BLANKS.split(text) if script_of(text) == "han" else []
        near = [self.near(word) for word in words] if len(words) > 1 and all(len(word) > 1 for word in words) else []
        keys = {of.key for of in near if of is not None and of.same and of.certainty >= _LIKELY}
        return 1 < len(keys) == len(words)

    def _may_be_name(self, text: str) -> bool:
        near = self.near(text) if self.find(text).company is None else None
        known = self.find(text).company is not None or (near is not None and near.same)
        return known or len(self.called(text, leading=True)[0]) == 1

    def _longest(self, tokens: Sequence[str], place: int) -> tuple[Part, int] | None:
        if place % 2 or is_form(trim(tokens[place]).strip(" .")):
            return None
        for end in range(min(len(tokens), place + 2 * _LONGEST_NAME - 1), place, -2):
            text = trim(LEADING_NUMBER.sub("", whole := trim("".join(tokens[place:end])))) or whole
            found = self.find(text) if text and closes_brackets(text) else None
            if found is not None and (found.company is not None or self.is_said(text) or self._nearness.begins(text)):
                return found, end
        return None

    def _with_mistyped_form(self, tokens: Sequence[str], part: Part, end: int) -> tuple[Part, int]:
        """Join a known name with the mistyped end of its legal form: ``Jade Tea Co., tLd.``."""
        behind = trim("".join(tokens[end + 1 : end + 2])).strip(" .")
        whole = trim("".join(tokens[end : end + 2]))
        if not 0 < len(behind) <= _LONGEST_FORM or part.company is None or self.find(behind).company is not None:
            return part, end
        mistyped = (
            self._nearness.slips(part.text + whole, part.company) <= 1 < self._nearness.slips(part.text, part.company)
        )
        return (replace(part, text=part.text + whole), end + 2) if mistyped else (part, end)

    def _between_names(self, tokens: Sequence[str], *, apart: bool) -> list[Part]:
        """The unknown text between known names, split at commas; legal forms belong to the name before them."""
        text = _AND_AT_ENDS.sub("", trim("".join(tokens)).strip(" ,，/&+"))
        pieces = list(map(trim, at_commas(text)))
        kept: list[str] = []
        for piece in pieces:
            bare = trim(LEADING_NUMBER.sub("", piece)).strip(" .")
            void = is_blank(bare) and sure_level(bare) is not Level.NO
            if not bare or void or _is_yes(bare) or bare.casefold() in {"and", "и", "or", "или", "etc"}:
                continue
            if kept and is_form(bare):
                kept[-1] += f", {piece}"  # the end of the name before it
            elif not is_form(bare):
                kept.append(trim(LEADING_NUMBER.sub("", piece)))
        return [Part(name, None) for piece in kept for name in (self._split_unknown(piece) if apart else [piece])]

    def mentioned(self, text: str) -> set[str]:
        """The companies whose names occur in a text, with or without legal form."""
        return {key for _, _, key in self._mentions().places(text)}

    def mentions(self, text: str, but: str | None = None, instead: Instead = left_out) -> tuple[list[str], str]:
        """The companies but one whose names occur in a text, in order, and the text without their names."""
        return self._mentions().apart(text, but, instead)

    def called(
        self, text: str, but: Collection[str | None] = (), *, leading: bool = False, instead: Instead = left_out
    ) -> tuple[list[str], str]:
        """The companies that a text calls by a distinctive word of their names, and the text without these words."""
        cores = ((key, core.words) for those in self._cores.values() for core, key in those)
        self._brands = self._brands or Brands(cores)
        return self._brands.apart(text, but, leading=leading, instead=instead)

    def _mentions(self) -> Mentions:
        if self._mentioning is None:
            near, cores = self._nearness, [(core.text, key) for of in self._cores.values() for core, key in of]
            self._mentioning = Mentions(near.squashed_names(), [*cores, *near.with_cities()], near.pairs_of_words())
        return self._mentioning

    def near(self, text: str, among: Collection[str] | None = None) -> Near | None:
        """The candidate with the most similar name, by spelling, a part of the name or transliteration."""
        listed = (self._bare, lambda name: self.find(name).company is not None)
        every = [near for one in spellings(text) if (near := self._nearness.near(one, among)) is not None]
        best = max(every, key=lambda near: (near.same, near.certainty), default=None)
        return best or self._nearness.near_before_brackets(text, among, *listed)

    def differs(self, text: str, key: str) -> bool:
        """Whether a text cannot be a name of a company: it is not similar to its names in the same script."""
        near = self.near(text, {key})
        script = script_of(text)
        return (near is None or not near.same) and bool(script) and script in self._nearness.scripts_of(key)

    def alike(self, text: str, among: Collection[str] | None = None, *, heard: bool = False) -> list[str]:
        """The candidates with a name that somewhat resembles a text, or is ``heard``, the most similar ones first."""
        self._likeness = self._likeness or Likeness(self._nearness.names)
        return (self._likeness.heard if heard else self._likeness.alike)(text, among)

    def sharing(self, text: str, among: Collection[str] | None = None) -> list[str]:
        """The companies, of those given, whose names contain all words of a text."""
        return self._nearness.sharing(text, among)


def _is_yes(text: str) -> bool:
    """Whether a text only answers the question before the names: ``yes – Jade Tea``."""
    answer = text.strip(" -–—:：")
    worded = answer.isalpha() and (len(answer) > 1 or answer > "\u2e80")  # a letter may be a code
    return worded and says_yes_or_no(answer) is True
