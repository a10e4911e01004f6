"""Companies that no sheet lists and that only wishes name: their side, and the certainty that they are companies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold, trim
from sco_scheduler.intake.company_names import core_of, is_form, script_of
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.cells.marks import Marks, marks_of, named_with_level, refused_beside
from sco_scheduler.intake.understanding.cells.questions import NEW, NOBODY, PAIRS, REMARK, ROLE_OF_NEW, Question
from sco_scheduler.intake.understanding.cells.sayings import speaks, without_reason
from sco_scheduler.intake.understanding.companies.built import Built, CompanyRecord
from sco_scheduler.intake.understanding.companies.list_parts import parts_of
from sco_scheduler.intake.understanding.companies.same_person import words_of_name
from sco_scheduler.intake.understanding.meanings.planned import Plan, naming_columns
from sco_scheduler.intake.understanding.meanings.unlisted import SEVERAL, is_short, looks_like_name
from sco_scheduler.intake.understanding.names.catalogue_numbers import listed_numbers
from sco_scheduler.intake.understanding.names.listed_texts import (
    BRACKETS,
    at_commas,
    exceptions_in,
    leading_sign,
    repeats_colleague,
)
from sco_scheduler.intake.understanding.names.matching import SURE, NameIndex, Part
from sco_scheduler.intake.understanding.names.name_parts import begin_alike
from sco_scheduler.intake.understanding.names.nearness import Near
from sco_scheduler.intake.understanding.wording.indications import about_meetings, may_be_away
from sco_scheduler.intake.understanding.wording.negations import ANY_NOT, NO_REFUSAL
from sco_scheduler.intake.understanding.wording.polarity import polarity_of, says_refusal
from sco_scheduler.intake.understanding.wording.words import is_blank, sure_level
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.entries import written
from sco_scheduler.resources import lazy_regex

_AGAIN, _ALONE, _ONCE = 0.95, 0.93, 0.6
"""The certainty of an unknown name as a new company: requested by several, of an unlisted side, or requested once."""

_LIKE = 0.8
"""The certainty above which a name that is similar to one company alone is taken for it."""

_UNKNOWN, _OF_NAME = 0.3, 3

_NEARLY_ALL = 0.75
"""The share of known names in a column from which a list of companies has probably all of them."""


@dataclass
class Sought:
    """An unknown name in wishes, with its requesters.

    ``sides`` counts its likely side by requester, ``beside`` are the known companies in the same lists.
    """

    text: str
    plan: Plan
    cell: Cell
    askers: set[str] = field(default_factory=set)
    sides: Counter[Role] = field(default_factory=Counter)
    beside: set[str] = field(default_factory=set)
    offered: bool = False
    """Whether it was an option of a form, and thus is not mistyped."""

    requests: bool = False
    """Whether it stands among requesters nearly all of which are known: its rows are by one person, who may mistype."""

    small: bool = False
    """Whether it stands in a column that has known companies, all in small letters."""

    @property
    def side(self) -> Role | None:
        """Its most likely side."""
        return self.sides.most_common(1)[0][0] if self.sides else None

    @property
    def recurs(self) -> bool:
        """Whether several ask for it, or a form offers it, as for a company that the list of its side lacks."""
        return self.offered or (len(self.askers) >= SEVERAL and not is_short(self.text))

    @property
    def is_named(self) -> bool:
        """Whether it looks like the name of a company, with capitals or where no name has any."""
        return looks_like_name(self.text) or (self.small and self.recurs and looks_like_name(self.text.title()))


class Newcomers:
    """The unknown names in wishes, and their most likely meanings."""

    def __init__(self, names: NameIndex, built: Built) -> None:
        self._names, self._built = names, built
        self._sought: dict[str, Sought] = {}
        self._listed: frozenset[Role] = frozenset()
        self._keys: dict[Role | None, set[str]] = {}
        self._counted = -1
        self.answered: Callable[[str], bool] = lambda _: False
        """Tells whether the organizer said all that a cell states."""

        self.renaming: list[tuple[str, str | None]] = []
        """The remarks that say of a company that it has another name, and the company if the row has one."""

        self.owners: Callable[[str, Cell], Sequence[str]] = lambda *_: ()
        """Gives the companies in whose rows of a list a text occurs."""

    def seek(self, plans: Sequence[Plan]) -> list[Sought]:
        """Collect the unknown names in wishes: first those with several requesters, each group by decreasing length."""
        self._listed = frozenset(role for record in self._built.records.values() for role in record.roles)
        for plan in plans:
            if plan.familiar != "Requests":
                for column, meaning, asking in _wish_columns(plan):
                    self._seek(plan, column, meaning, asking)
        return sorted(self._sought.values(), key=lambda s: (len(s.askers) < SEVERAL, -len(s.text)))

    def _seek(self, plan: Plan, column: Column, meaning: Meaning, asking: Sequence[Column]) -> None:
        marks: Marks | None = None
        cut = any(len(at_commas(text)) > 1 < len(self._names.split(text)) for text in column.texts)
        offered = any(sign in text for sign in _OFFERED for text in column.texts)
        small = not any(map(str.isupper, "".join(column.texts))) and column.profile.companies > 0
        requests = meaning.field == "from" and self._are_nearly_all_known(column)
        known_whole: set[str] = set()
        for row, text in column.cells.items():
            if text in known_whole:
                continue
            read = is_blank(text) or exceptions_in(text) is not None or self.answered(text)
            parts = () if read else parts_of(self._names, text)
            known = {part.company for part in parts if part.company in self._built.records}
            unknown = [p for p in parts if p.company not in known and not self._names.is_said(p.text)]
            if not unknown:
                known_whole.add(text)
                continue
            marks = marks or marks_of(column.cells.values(), self._names)
            asker = next((c.cells[row] for c in asking if row in c.cells), "")
            record = self._built.records.get(self._names.find(asker).company or "")
            if record is not None and repeats_colleague(text, record.answers(column.cells)):
                continue
            apart = [piece for p in unknown for piece in self._split_at_commas(p, at_all=cut, small=small)]
            if apart != unknown:
                self._names.separate(text, [",", "，", "،", ";", "；", "\n"])
            for part in apart:
                if marks.is_mark(part.text) or (known and is_country(part.text)):
                    continue
                if sure_level(part.text) is not None and not self._called_in(part.text, None):
                    continue
                if refused_beside(self._names, part.text) or named_with_level(self._names, part.text)[0] is not None:
                    continue
                sought = self._sought.setdefault(
                    fold(part.text), Sought(part.text, plan, plan.region.cell(row, column))
                )
                sought.offered |= offered
                sought.small |= small
                sought.requests |= requests
                sought.beside |= {key for key in known if key is not None}
                if meaning.level is not Level.NO:
                    sought.askers.add(fold(asker))
                for role in record.roles if record is not None and len(record.roles) == 1 else ():
                    sought.sides[role.other] += 1

    def _are_nearly_all_known(self, column: Column) -> bool:
        """Whether few of the names in a column are unknown, each of which may be a known one that is mistyped."""
        named = set(map(fold, column.texts))
        known = sum(self._names.find(name).company in self._built.records for name in named)
        return known >= _NEARLY_ALL * len(named)

    def _split_at_commas(self, part: Part, *, at_all: bool, small: bool) -> list[Part]:
        """A part of a cell, split at commas if commas are delimiters elsewhere in its column."""
        pieces = self._names.pieces(part.text) if at_all else []
        every = self._of_side(None)
        named = (looks_like_name(p.title() if small else p) or self._calls(p, every, part.text) for p in pieces)
        if len(pieces) < 2 or not all(named):
            return [part]
        return [Part(piece, None) for piece in pieces if self._names.find(piece).company not in self._built.records]

    def question(
        self, sheet: str, text: str, cell: Cell, side: Role | None = None, *, in_list: bool = False
    ) -> tuple[Question, Near | None]:
        """Ask which company an unknown name means; also return the similar company if that is the guess.

        Parameters
        ----------
        side
            The side of the name, if known otherwise than by its requesters.
        in_list
            Whether it is a part of a list of names, which may be a remark.
        """
        sought = self._sought.get(fold(text))
        side = sought.side if sought is not None else side
        refused = sought is not None and not sought.askers
        bare = without_reason(text)  # ``Jade Tea - we already have a contract``
        name = bare if refused or _SENTENCE.fullmatch(text[len(bare) :]) is not None else _THEN.sub("", text)
        near, other = self._near(name, side, sought.beside if sought is not None else ())
        guess, certainty = self._by_requesters(text, sought, side, other)
        options = [self._called(found.key) for found in (near, other) if found]
        sharing = self._renamed(text, side) or self._sharing(text, cell, side, sought)
        if near is not None and len(sharing) > 1 and self._called(near.key) in sharing:
            sharing.sort(key=self._called(near.key).__ne__)
            near = None  # the name is ambiguous
        doubtful = certainty < SURE or side in self._listed  # ``Askaneli Bros.``, asked for again and again
        kin = self._kin(text, side, sought, heard=guess == NOBODY and len(text.split()) > _OF_NAME)
        if near is not None and (near.same or guess == NOBODY or (doubtful and self._may_mean(text, near))):
            # The same misspelling twice is probably the correct name.
            certainty = min(near.certainty, _ONCE) if near.slips and certainty == _AGAIN else near.certainty
            likely = _ALONE if near.same and certainty > _LIKE else certainty
            certainty = likely if near.same or "," not in text else _UNKNOWN  # one of several names
            guess = self._called(near.key)
        else:
            if (side is None or side in self._listed) and (kin or near is not None):  # a listed company may be meant
                options, certainty = [*map(self._called, kin), *options], min(certainty, _ONCE)
                guess, certainty = (options[0], _ONCE) if len(kin) == 1 else (guess, certainty)
            near = None
            if sharing:  # a part of the names of several, or an attribute of them
                told = _CODE.fullmatch(text) is not None or self._is_number(text)
                certainty = _UNKNOWN if len(sharing) > 1 else _ALONE if told else _ONCE
                options, guess = sharing, sharing[0]
        within = self._within(text)
        if len(within) == 1 and guess in {*ROLE_OF_NEW, NOBODY} and self._names.find(text).company is None:
            options = [self._called(within.pop()), *options]
            guess, certainty = options[0], _ONCE  # ``Eva (Altyn Trade)``
        group = self._of_product(text, side) if near is None or not near.same else []
        several = near is None or not near.same or _TERMS.search(text) is not None
        called = self._called_in(text, side) if several and not group and certainty < SURE else []
        if group := group or (called if len(called) > 1 or guess in {*ROLE_OF_NEW, NOBODY} else []):
            options, near, certainty = ["\n".join(map(self._called, group)), *options], None, _ONCE
            guess = options[0]
        if guess in ROLE_OF_NEW and sought is not None and side in self._listed and not sought.recurs:
            # A name that one company alone asks for is rarely one that the list of its side lacks.
            guess = next((company for company in options if begin_alike(text, company)), NOBODY)
        if guess == NOBODY and (numbered := self._numbered_in(text)):
            options, certainty = [*map(self._called, numbered), *options], min(certainty, _UNKNOWN)
        if (
            in_list
            and not (guess == NOBODY and certainty >= SURE)
            and self._speaks_otherwise(text, guess, refused=refused)
        ):
            near, guess, certainty = None, REMARK, min(certainty, _ONCE)
        remark = [REMARK] if guess == REMARK or (in_list and _is_wordy(text)) else []
        every = tuple(dict.fromkeys((*options, *NEW.values(), *remark, NOBODY)))
        typed = partial(self._parse_answer, text, side or Role.SUPPLIER)
        about = ((cell,), (text,), every, guess, certainty, 1.0, ("names", text), typed)
        return Question("name", sheet, text, *about), near

    def _speaks_otherwise(self, text: str, guess: str, *, refused: bool) -> bool:
        """Whether a part of a list speaks of meetings and probably names nobody, or refuses whom it names.

        Below a title that refuses (``refused``) whom it names is refused anyway.
        """
        if guess == NOBODY:
            return speaks(text) or may_be_away(text) or about_meetings(text)
        named, rest = self._names.mentions(text)
        return (
            not refused
            and guess not in ROLE_OF_NEW
            and bool(named)
            and (says_refusal(rest) or ANY_NOT.search(NO_REFUSAL.sub(" ", rest)) is not None)
        )

    def _by_requesters(
        self, text: str, sought: Sought | None, side: Role | None, other: Near | None
    ) -> tuple[str, float]:
        """Whether an unknown name is a new company, by who asks for it, or nobody; with certainty.

        Parameters
        ----------
        other
            The company of the other side with a similar name.
        """
        behind = sought is not None and not sought.askers and bool(sought.beside)
        reason = behind and _REASON.search(text) is not None  # after the refused name
        if side is None or not (looks_like_name(text) if sought is None else sought.is_named):
            return NOBODY, _ALONE if reason else _UNKNOWN
        if sought is None:
            return NEW[side], _ONCE  # it answers as others of its side do
        guess = NOBODY if behind and side in self._listed else NEW[side]
        alone = side not in self._listed or (sought.offered and guess != NOBODY)
        certainty = _AGAIN if len(sought.askers) >= SEVERAL and sought.recurs else _ALONE if alone else _ONCE
        doubtful = (other is not None and other.same) or (sought.requests and not alone)
        certainty = min(certainty, _ONCE) if doubtful else certainty
        return guess, _ALONE if reason and guess == NOBODY else certainty

    def _parse_answer(self, text: str, side: Role, answer: str) -> str | None:
        """Interpret a free-text answer on the meaning of a name: a company, a new one, or nobody."""
        folded = fold(answer)
        if folded in {"new", fold(text)}:
            return NEW[side]
        return folded if folded in {NOBODY, REMARK, *ROLE_OF_NEW} else self.typed_names(answer)

    def typed_names(self, answer: str) -> str | None:
        """The known companies that a typed answer means, separated by ``;``, each on a line; or nobody."""
        typed = [name for name in answer.replace("\n", ";").split(";") if name.strip()]
        found = [self.typed_name(name) for part in typed for name in self._numbers_apart(part)]
        known = [name for name in found if name is not None]
        return "\n".join(dict.fromkeys(known)) if known and len(known) == len(found) else None

    def _numbers_apart(self, answer: str) -> list[str]:
        """The several numbers of companies of which a typed answer consists, else the answer."""
        numbers = listed_numbers(answer)
        return numbers if numbers and all(map(self._names.numbers.company, numbers)) else [answer]

    def typed_name(self, answer: str) -> str | None:
        """The known company that a typed answer means, or nobody."""
        if fold(answer) == NOBODY:
            return NOBODY
        if len({part.company for part in self._names.split(answer)} - {None}) > 1:
            return None  # a name means one company
        key = self._names.find(answer).company
        near = self._names.near(answer) if key not in self._built.records else None
        called = self._names.called(answer)[0] if near is None or not near.same else []
        key = called[0] if len(called) == 1 else near.key if near is not None and near.same else key
        key = key if key in self._built.records else self._names.numbers.company(answer)
        record = self._built.records.get(key or "")
        return record.shown if record is not None else None

    def likely(self, record: CompanyRecord) -> list[CompanyRecord]:
        """The companies of the sides of another with names like its name, the most similar ones first."""
        among = {key for role in record.roles for key in self._of_side(role)} - {record.key}
        near = self._names.near(record.shown, among)
        keys = [*self._names.mentions(record.shown, record.key)[0], *([near.key] if near is not None else [])]
        keys += self._names.alike(record.shown, among)
        return [self._built.records[key] for key in dict.fromkeys(keys) if key in among][:_MOST_LIKELY]

    def _within(self, text: str) -> set[str]:
        """The companies that parts of a text name, or that have their numbers."""
        keys = {self._names.find(part).company or self._names.numbers.company(part) for part in _APART.split(text)}
        return {key for key in keys if key in self._built.records}

    def _numbered_in(self, text: str) -> list[str]:
        """The companies whose numbers of two digits or more stand beside other words of a text: ``207 if possible``."""
        words = _WORDS.findall(text)
        keys = [self._names.numbers.company(word) for word in words if len(word) > 1 and word.isdecimal()]
        found = [key for key in dict.fromkeys(keys) if key in self._built.records and key is not None]
        return found if len(keys) < len(words) else []

    def _is_number(self, text: str) -> bool:
        """Whether a text is the number of one company on a list, and no count: with two digits or more, or a sign."""
        return self._names.numbers.company(text) is not None and len(text.strip()) > 1

    def _may_mean(self, text: str, near: Near) -> bool:
        """Whether a name with only a part in common with a company more likely means this company than a new one."""
        shown = self._built.records[near.key].shown
        return near.certainty >= _ONCE or script_of(text) != script_of(shown)

    def _near(self, text: str, side: Role | None, beside: Sequence[str] | set[str]) -> tuple[Near | None, Near | None]:
        """The company of the likely side with a name similar to a text, and otherwise one of the other side.

        Companies already in the same list are excluded, since nobody requests a company twice.
        """
        among = self._of_side(side)
        near = self._near_person(text, among) or _near_by_part(self._names, text, among - set(beside))
        near = near or self._names.near(text, among - set(beside))
        known = self._of_side(None)
        other = self._names.near(text, known - among) if near is None and side is not None else None
        return near, other

    def _near_person(self, text: str, among: Collection[str]) -> Near | None:
        """The candidate called before a comma, if behind it is a name of its people: ``Altyn, Anna``."""
        head, _, who = text.replace("，", ",").partition(",")
        called = _meant_by(self._names, head, among) if who else None
        record = self._built.records.get(called.key) if called is not None else None
        people = [str(person["delegate"][0]) for person in record.people] if record is not None else []
        known = any(words_of_name(who) <= words_of_name(person) for person in people) and words_of_name(who)
        return called._replace(certainty=_AGAIN) if called is not None and known else None

    def _kin(self, text: str, side: Role | None, sought: Sought | None, *, heard: bool) -> list[str]:
        """The listed companies of a side with a name that somewhat resembles a text, or only sounds like it."""
        among = self._of_side(side) - (sought.beside if sought is not None else set())
        kin = self._names.alike(text, among, heard=heard) if side is None or side in self._listed else []
        return kin[:_MOST_SHARING]

    def _sharing(self, text: str, cell: Cell, side: Role | None, sought: Sought | None) -> list[str]:
        """The companies of the likely side whose names contain all words of a text, or that have it in their rows.

        Empty if there are too many, or only one has such a name.
        """
        among = self._of_side(side) - (sought.beside if sought is not None else set())
        named, owners = self._names.sharing(text, among), [key for key in self.owners(text, cell) if key in among]
        numbered = self._names.numbers.company(text)
        keys = [numbered] if numbered in among else named if len(named) > 1 else owners
        return [self._called(key) for key in keys] if len(keys) <= _MOST_SHARING else []

    def _renamed(self, text: str, side: Role | None) -> list[str]:
        """The company whose other name a text is according to a remark that names it too."""
        name = core_of(text).text
        said = [(remark, key) for remark, key in self.renaming if name in core_of(remark).text]
        keys = set().union(*({key} if key else self._names.mentioned(remark) for remark, key in said))
        keys &= self._of_side(side)
        return [self._called(key) for key in keys] if len(keys) == 1 else []

    def _of_product(self, text: str, side: Role | None) -> list[str]:
        """The companies of a side that have the products that a text names: ``all textiles``, ``обувь (обе)``."""
        found: list[str] = []
        for term in filter(None, map(str.strip, _TERMS.split(_BOTH.sub(" ", text[len(leading_sign(text.strip())) :])))):
            bare = fold(_ALL_OF.sub("", term))
            among = self._of_side(side)
            keys = [key for key in self._built.records if key in among and bare in self._products_of(key)]
            if not keys:
                return []
            found += keys
        return list(dict.fromkeys(found))

    def _called_in(self, text: str, side: Role | None) -> list[str]:
        """The companies of a side whose names occur in a text, or else that parts of it between delimiters call."""
        if ":" in text or "：" in text:
            return []  # levels before names, ``Jade Tea. Refuses: Lotus Optics``, are read as such
        among = self._of_side(side)
        parts = [part for part in map(str.strip, _TERMS.split(BRACKETS.sub(" ", text))) if part]
        found = [key for part in parts for key in self._names.mentions(part)[0] or self._calls(part, among, text)]
        found = [key for key in found or self._names.mentions(text)[0] if key in among]
        if len(set(found)) < SEVERAL:
            met = list(dict.fromkeys(self._met_in(text.split(), among)))
            found = met if len(met) >= SEVERAL else found
        if not found and not looks_like_name(text):
            found = [key for key in self._names.called(text, leading=True)[0] if key in among]
        return list(dict.fromkeys(found))

    def _met_in(self, words: Sequence[str], among: Collection[str]) -> Iterator[str]:
        """The candidates that some words in a row mean, the longest such rows from left to right."""
        place = 0
        while place < len(words) <= _MOST_WORDS:
            for end in range(min(len(words), place + _LONGEST_NAME), place, -1):
                phrase = " ".join(words[place:end])
                called = _meant_by(self._names, phrase, among) if len(core_of(phrase).words) > 1 else None
                if called is not None and called.certainty >= _LIKELY:
                    yield called.key
                    place = end - 1
                    break
            place += 1

    def _calls(self, part: str, among: Collection[str], text: str) -> list[str]:
        """The only candidate that a part of a text calls, by its name, a word of it, or one that it resembles."""
        if part == text:
            return []  # it was compared
        meant = _meant_by(self._names, part, among)
        keys = [meant.key] if meant is not None else [key for key in self._names.called(part)[0] if key in among]
        alone = part in {text, BRACKETS.sub(" ", text).strip()}
        keys = keys or self._names.alike(part, among, heard=not alone and script_of(part) != "han")
        return keys if len(keys) == 1 else []

    def _products_of(self, key: str) -> set[str]:
        said = self._built.records[key].values.get("products")
        return {fold(part) for part in _TERMS.split(written(said[0]))} - {""} if said is not None else set()

    def _called(self, key: str) -> str:
        """The name of a company in questions, with its ID if several have this name."""
        record = self._built.records[key]
        alike = sum(other.shown == record.shown for other in self._built.records.values())
        return record.shown if alike < SEVERAL else f"{record.shown} ({record.named})"

    def _of_side(self, side: Role | None) -> set[str]:
        records = self._built.records
        if self._counted != len(records):
            self._counted = len(records)
            self._keys = {None: set(records)}
            for role in Role:
                self._keys[role] = {key for key, record in records.items() if role in record.roles}
        return self._keys[side]

    def take(self, text: str, role: Role, cell: Cell, *, listed: bool) -> str:
        """Add a name as a new company, whose row on a list, if it is ``listed``, is read afterwards."""
        if self._names.find(text).company is None or self._names.differing(text):
            self._names.add(text, [text])
        key = self._names.find(text).company or text
        if key not in self._built.records and not listed:
            self._built.take_named(key, text, role, cell)
        return key


_TERMS = lazy_regex(r"\s*[,，،、;；/&+\n]\s*|\s+(?:and|и)\s+|[和与及]")
_BOTH = lazy_regex(r"[(（](?:обе|оба|все|вся|весь|both|all|every|全部|所有|都|两家)[)）]", re.IGNORECASE)
_ALL_OF = lazy_regex(
    r"^\s*(?:(?:all|every|any)(?: (?:the|of the))?|вес[ьё]|вс[яюеё]|люб\w+)\s+|^\s*(?:全部|所有|各)|"
    r"(?:类|企业|展商|供应商)$",
    re.IGNORECASE,
)
"""Words for all companies with a product."""

_REASON = lazy_regex(
    r"纠纷|竞争|代理|欠|合作过|已签|已有|闹|去年|competit|rival|dispute|contract|already|exclusive|partner of|"
    r"конкурент|уже|спор|долг|договор|эксклюзив",
    re.IGNORECASE,
)
"""Reasons for refusing to meet a company."""

_THEN = lazy_regex(
    r"^\s*(?:(?:and )?then|next|afterwards|потом|затем|далее|luego|después|depois|puis|ensuite|poi|dann|danach|"
    r"sonra|potem|potom)\s+(?=\S)|^(?:然后|其次|再(?:次|来)?)",
    re.IGNORECASE,
)
"""A word before the next name of a sentence."""

_SENTENCE = lazy_regex(r"\s+[-–—]+\s+(?:[^\W\d_A-ZА-Я][\w'’]*[ ,]+){2,}\S.*")
"""A reason of several words behind a name and a dash, as no place or legal form is."""

_APART, _WORDS = lazy_regex(r"[,，،;；()（）]"), lazy_regex(r"\w+")
_CODE = lazy_regex(r"[^\W\d_]{1,4}[-–_./ ]?\d{1,5}")
"""A code of letters and a number, which no two columns have for different things."""

_MOST_SHARING, _MOST_LIKELY = 6, 3
_MOST_WORDS, _LONGEST_NAME, _LIKELY = 25, 6, 0.8
"""For names of several words among those of a text: the most words of both, and the certainty of a name."""

_OFFERED = ("┋", ";#")
"""Delimiters between chosen options that only form tools write."""


def _wish_columns(plan: Plan) -> Iterator[tuple[Column, Meaning, Sequence[Column]]]:
    """The columns that name requested companies, each with the columns that name the requester."""
    if plan.holds != PAIRS:
        own = naming_columns(plan)
        yield from ((c, meaning, own) for c, meaning in plan.wish_columns() if meaning.field != "matrix")
        return
    asker, target = plan.column("from"), plan.column("to")
    if asker is not None and target is not None:
        yield target, Meaning("to", 1.0), [asker]
        yield asker, Meaning("from", 1.0), [target]


def _is_wordy(text: str) -> bool:
    """Whether a text is longer than most names, so that it may be a remark."""
    return len(text) > _MOST_SIGNS if script_of(text) == "han" else len(text.split()) > _OF_NAME


_MOST_SIGNS = 8
"""The most Chinese characters of a name that is none of a remark's length."""

_IN_BRACKETS = 0.6
"""The certainty of a company whose short name stands in the brackets of an unknown name."""

_BRACKETED = lazy_regex(r"\s*([^()（）\[\]【】]+?)\s*[(（\[【]([^()（）\[\]【】]+)[)）\]】]\s*")


def _near_by_part(names: NameIndex, text: str, among: Collection[str]) -> Near | None:
    """The candidate that is surely called by a name before brackets, or perhaps by the name in them; None for others.

    Behind a sure name the brackets have its trade, as in ``Lumitron (lamps)``, and neither the place of another branch
    nor a statement about meetings.
    """
    match = _BRACKETED.fullmatch(text)
    if match is None or is_form(match[2]) or any(map(str.isdigit, match[2])):
        return None  # in brackets is a legal form, or the ID of perhaps another company
    outside, aside = match[1], trim(match[2])
    called, inside = _meant_by(names, outside, among), _meant_by(names, aside, among)
    if called is None:
        unknown = names.find(outside).company is None and not names.called(outside)[0]
        return (
            inside._replace(certainty=min(inside.certainty, _IN_BRACKETS)) if inside is not None and unknown else None
        )
    others = {*names.mentioned(aside), *names.called(aside)[0], *([inside.key] if inside is not None else [])}
    place = is_country(aside) or core_of(f"{outside} {aside}").city != core_of(outside).city
    said = speaks(aside) or polarity_of(aside) is Level.NO or bool(names.differing(outside))
    return called if called.certainty >= SURE and not (others - {called.key} or place or said) else None


def _meant_by(names: NameIndex, text: str, among: Collection[str]) -> Near | None:
    """The candidate whose name, misspelt or shortened, is a text."""
    if (key := names.find(text).company) in among and key is not None:
        return Near(key, SURE, 1.0, same=True)
    near = names.near(text, among)
    return near if near is not None and near.same else None


def grouped(names: NameIndex, answers: Mapping[tuple[str, ...], str], built: Built) -> None:
    """Apply the organizer's meanings of texts that name several companies, once all companies are known."""
    for path, answer in answers.items():
        if path[0] == "names" and "\n" in answer:
            keys = [names.find(name).company for name in answer.split("\n")]
            if all(key in built.records for key in keys):
                names.group(path[-1], [key for key in keys if key is not None])
