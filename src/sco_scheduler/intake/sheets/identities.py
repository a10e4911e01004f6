"""Assigns company IDs to the rows of Purchasers and Suppliers, and reports duplicates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.names import fold, fold_alike
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.company_names import Core, core_of, script_of, sound_of
from sco_scheduler.intake.table.rows import Layout, Row, SheetTable
from sco_scheduler.intake.values.entries import normalized

if TYPE_CHECKING:
    from sco_scheduler.intake.results import Previous

_SHOWN_ONLY = frozenset({"local", "country", "products", "contact", "email", "phone", "notes"})
"""Columns that are only printed: an error in one only empties it."""

LAYOUTS = {
    Role.PURCHASER: Layout("Purchasers", needed=(("id", "company"),), passes=_SHOWN_ONLY),
    Role.SUPPLIER: Layout("Suppliers", needed=(("id", "company"),), passes=_SHOWN_ONLY),
}

_LETTER = {Role.PURCHASER: "P", Role.SUPPLIER: "S"}


@dataclass(frozen=True)
class RegistrationRow:
    """A row about a company in a role. ``id`` may be generated; ``name`` may be empty if an ID is given."""

    role: Role
    row: Row
    id: str
    name: str

    @property
    def cell(self) -> Cell:
        """The cell with the company's name."""
        return self.row.cell("company") if self.row.text("company") else self.row.cell("id")


def _no_ids() -> dict[str, str]:
    return {}


@dataclass(frozen=True)
class Identities:
    """All entries, purchasers first, in the order of the sheets; and the generated IDs by name.

    ``renamed`` are the IDs of companies by those generated for them before, if they differ.
    """

    entries: tuple[RegistrationRow, ...]
    made: Mapping[str, str]
    renamed: Mapping[str, str] = field(default_factory=_no_ids)

    def by_company(self) -> dict[str, list[RegistrationRow]]:
        """The entries of each company by its ID, in the order of the sheets."""
        found: dict[str, list[RegistrationRow]] = {}
        for entry in self.entries:
            found.setdefault(entry.id, []).append(entry)
        return found


@dataclass(frozen=True)
class _Draft:
    role: Role
    row: Row
    ordinal: int
    id: str
    name: str


def identify(tables: Mapping[Role, SheetTable | None], previous: Previous, found: Findings) -> Identities:
    """Give every row the ID of its company.

    The same ID on both sheets is one company, and so is the same name if a row has no ID. Generated
    IDs are those of an earlier build, else ``P001`` or ``S001`` by the row's position, else the next
    free number. Duplicate rows are reported and skipped.
    """
    drafts = [draft for role in Role for draft in _drafts(role, tables.get(role), found)]
    drafts = [draft for role in Role for draft in _without_twice([d for d in drafts if d.role is role], found)]
    _report_shared_names(drafts, found)
    ids = _Ids(drafts, previous)
    entries = tuple(RegistrationRow(d.role, d.row, ids.of(d, found), d.name) for d in drafts)
    if ids.made:
        made = list(ids.made.values())
        cells = [d.row.cell("company") for d in drafts if not d.id]
        ids_shown = made[0] if len(made) == 1 else Phrase("ids-from-to")(first=made[0], last=made[-1])
        found.add(kinds.IDS_MADE, cells[0], count=len(made), ids=ids_shown)
    _report_differing_names(entries, found)
    new = _new_ids(entries, previous)
    renamed = {previous.ids[name]: now for name, now in new.items()}
    _report_taken_ids(entries, renamed, found)
    kept = {name: before for name, before in previous.ids.items() if name not in new}
    return Identities(entries, {**kept, **ids.made}, renamed)


def _drafts(role: Role, table: SheetTable | None, found: Findings) -> Iterator[_Draft]:
    named = any(row.text("company") or row.text("local") for row in table or ())
    for ordinal, row in enumerate(table or (), start=1):
        name = row.text("company") or row.text("local")
        if row.text("id") or name:
            if named and not name:
                found.add(kinds.COMPANY_ONLY_ID, row.cell("id"), value=row.text("id"))
            yield _Draft(role, row, ordinal, row.text("id"), name)
        else:
            found.add(kinds.COMPANY_NAMELESS, row.place)


def _without_twice(drafts: list[_Draft], found: Findings) -> Iterator[_Draft]:
    """The rows of one sheet without those that repeat a company."""
    by_id: dict[str, _Draft] = {}
    nameless_id = {fold(d.name) for d in drafts if not d.id}
    by_name: dict[str, _Draft] = {}
    for draft in drafts:
        sheet = draft.row.sheet
        if draft.id:
            first = by_id.setdefault(fold(draft.id), draft)
            if first is not draft:
                found.add(
                    kinds.ID_TWICE,
                    draft.row.cell("id"),
                    first.row.cell("id"),
                    value=draft.id,
                    first=first.name or phrases.NAMELESS_ROW,
                    second=draft.name or phrases.NAMELESS_ROW,
                    sheet=sheet,
                )
                continue
        if draft.name and fold(draft.name) in nameless_id:
            first = by_name.setdefault(fold(draft.name), draft)
            if first is not draft:
                cells = (draft.row.cell("company"), first.row.cell("company"))
                found.add(kinds.COMPANY_TWICE, *cells, value=draft.name, sheet=sheet)
                continue
        yield draft


def _new_ids(entries: Iterable[RegistrationRow], previous: Previous) -> dict[str, str]:
    """The IDs of companies with a different generated ID before, by their names then."""
    by_name: dict[str, set[str]] = {}
    for entry in entries:
        by_name.setdefault(fold(entry.name), set()).add(entry.id)
    found: dict[str, str] = {}
    for name, before in previous.ids.items():
        now = by_name.get(fold(name), set())
        if len(now) == 1 and fold(before) not in map(fold, now):
            found[name] = next(iter(now))
    return found


def _report_taken_ids(entries: Sequence[RegistrationRow], renamed: Mapping[str, str], found: Findings) -> None:
    """Report IDs that were generated for one company and that registrations give to another now."""
    before = {fold(made): company for made, company in renamed.items()}
    told: set[str] = set()
    for entry in entries:
        now = before.get(fold(entry.id))
        if now is None or entry.id in told:
            continue
        told.add(entry.id)
        other = next(other for other in entries if other.id == now)
        found.add(
            kinds.ID_MADE_BEFORE,
            entry.row.cell("id"),
            other.cell,
            value=entry.id,
            first=other.name,
            second=entry.name or phrases.NAMELESS_ROW,
            now=now,
        )


def _report_shared_names(drafts: Iterable[_Draft], found: Findings) -> None:
    by_name: dict[str, _Draft] = {}
    for draft in drafts:
        if not draft.id or not draft.name:
            continue
        first = by_name.setdefault(fold(draft.name), draft)
        if fold(first.id) != fold(draft.id):
            cells = (draft.row.cell("company"), first.row.cell("company"))
            found.add(kinds.NAME_SHARED, *cells, value=draft.name, first=first.id, second=draft.id)


def _report_differing_names(entries: Iterable[RegistrationRow], found: Findings) -> None:
    first_of: dict[str, RegistrationRow] = {}
    for entry in entries:
        first = first_of.setdefault(entry.id, entry)
        if first is entry or not first.name or not entry.name:
            continue
        names = {fold(first.name), fold(first.row.text("local"))} & {fold(entry.name), fold(entry.row.text("local"))}
        if not names - {""}:
            found.add(
                kinds.NAMES_DIFFER,
                entry.row.cell("company"),
                first.row.cell("company"),
                value=entry.id,
                first=first.name,
                second=entry.name,
            )


class _Ids:
    """Assigns IDs: the given one, that of the same company elsewhere, or a generated one."""

    def __init__(self, drafts: Iterable[_Draft], previous: Previous) -> None:
        self.made: dict[str, str] = {}
        self._given: dict[str, str] = {}
        self._given_by_name: dict[str, list[str]] = {}
        for draft in drafts:
            if draft.id:
                first = self._given.setdefault(fold(draft.id), draft.id)
                ids = self._given_by_name.setdefault(fold(draft.name), [])
                if draft.name and first not in ids:
                    ids.append(first)
        self._earlier = {fold(name): earlier for name, earlier in previous.ids.items()}
        self._taken = {*self._given, *map(fold, previous.ids.values())}
        self._made_by_name: dict[str, str] = {}

    def of(self, draft: _Draft, found: Findings) -> str:
        if draft.id:
            return self._given[fold(draft.id)]
        name = fold(draft.name)
        elsewhere = self._given_by_name.get(name, [])
        if len(elsewhere) > 1:
            found.add(kinds.COMPANY_TWICE, draft.row.cell("company"), value=draft.name, sheet=draft.row.sheet)
        if elsewhere:
            return elsewhere[0]
        if name not in self._made_by_name:
            earlier = self._earlier.get(name)
            kept = earlier is not None and fold(earlier) not in self._given
            made = earlier if earlier is not None and kept else self._free(draft)
            self._made_by_name[name] = self.made[draft.name] = made
        return self._made_by_name[name]

    def _free(self, draft: _Draft) -> str:
        number = draft.ordinal
        while fold(f"{_LETTER[draft.role]}{number:03d}") in self._taken:
            number += 1
        made = f"{_LETTER[draft.role]}{number:03d}"
        self._taken.add(fold(made))
        return made


_MOST_COMPARED = 8
"""The largest number of earlier rows with the same name or contact to compare; more are a form's default."""

_LETTERS = 4
"""The least number of letters of a name that is compared by its sound."""

_PHONE_DIGITS = 7
"""The least number of digits of a phone number that can be a company's own."""


def report_alike(entries: Sequence[RegistrationRow], found: Findings) -> None:
    """Report companies that are probably the same.

    Two are similar if a name or local name of both is the same without legal form and city (equal names
    are already reported as sharing a name), possibly in Cyrillic and in Latin letters; or if they have the same
    e-mail address or phone number and their names are in different scripts, or one of these or the person and their
    names differ by a letter or two. Two people often have one name, so that a person alone says little.
    """
    told: set[frozenset[str]] = set()
    by_core: dict[str, list[tuple[RegistrationRow, str]]] = {}
    by_sound: dict[str, list[tuple[RegistrationRow, str]]] = {}
    by_contact: dict[str, list[RegistrationRow]] = {}
    _report_looks(entries, told, found)
    for entry in entries:
        names = [text for text in dict.fromkeys((entry.name, entry.row.text("local"))) if text]
        for text in names:
            core = core_of(text)
            for other, their in by_core.get(core.text, [])[:_MOST_COMPARED]:
                if core.agrees(core_of(their)) and not _both_named(entry, other):
                    same = Phrase("both-called")(name=text)
                    if fold(text) != fold(their):
                        same = phrases.ONE_NAME(one=their, other=text)
                    _report_pair(other, entry, same, told, found)
            by_core.setdefault(core.text, []).append((entry, text))
            sound = _sound(text)
            for other, their in by_sound.get(sound, [])[:_MOST_COMPARED] if sound else ():
                if script_of(their) != script_of(text) and _agree(text, their):
                    _report_pair(other, entry, phrases.ONE_NAME(one=their, other=text), told, found)
            by_sound.setdefault(sound, []).append((entry, text))
        for contact in _contacts(entry):
            for other in by_contact.get(contact, [])[:_MOST_COMPARED]:
                scripts = " " not in contact and script_of(other.name) != script_of(entry.name)
                if scripts or _is_misspelt(entry.name, other.name):
                    shared = Phrase("shared-contact") if scripts else Phrase("shared-contact-misspelt")
                    _report_pair(other, entry, shared(contact=contact), told, found)
            by_contact.setdefault(contact, []).append(entry)
    if len(entries) <= _MOST_SPELLED:
        for other, entry in _spelled_alike(entries):
            _report_pair(other, entry, phrases.ONE_NAME(one=other.name, other=entry.name), told, found)


def _spelled_alike(entries: Sequence[RegistrationRow]) -> Iterator[tuple[RegistrationRow, RegistrationRow]]:
    """The pairs whose long names differ by one letter that one has more, or another, apart from form and city.

    They share a name without one of its letters, as in the symmetric deletion of SymSpell.
    """
    shortened: dict[str, list[tuple[RegistrationRow, Core]]] = {}
    for entry in entries:
        core = core_of(entry.name)
        if not _LONG <= len(core.text) <= _LONGEST:
            continue
        for key in {core.text, *(core.text[:n] + core.text[n + 1 :] for n, c in enumerate(core.text) if c.isalpha())}:
            for other, their in shortened.get(key, ())[:_MOST_COMPARED]:
                long = all(len(word) >= _LONG / 2 for word in {*their.words} ^ {*core.words})
                if their.text != core.text and long and entry.role == other.role and _agree(entry.name, other.name):
                    yield other, entry
            shortened.setdefault(key, []).append((entry, core))


_MOST_SPELLED, _LONG, _LONGEST = 2000, 10, 500
"""The most companies whose spellings are compared, and the least and most letters of a name with one slip."""


def _both_named(entry: RegistrationRow, other: RegistrationRow) -> bool:
    """Whether both rows have the same main name, which is another finding."""
    return fold(entry.name) == fold(other.name)


def _sound(name: str) -> str:
    """The phonetic form of a name without legal form and city; '' if it is too short, or has no letters that sound."""
    return sound_of(core.text) if len((core := core_of(name)).text) >= _LETTERS and script_of(name) != "han" else ""


def _is_misspelt(name: str, other: str) -> bool:
    """Whether two names differ by a letter or two at most, apart from the legal form and the city."""
    from rapidfuzz.distance import DamerauLevenshtein

    one, two = core_of(name).text, core_of(other).text
    return (
        one != two
        and DamerauLevenshtein.distance(one, two, score_cutoff=_SLIPS) <= _SLIPS < len(one) / _LETTERS_OF_SLIP
    )


_SLIPS, _LETTERS_OF_SLIP = 2, 4


def _agree(name: str, other: str) -> bool:
    """Whether the legal forms and the cities of two names are compatible."""
    return replace(core_of(name), text="").agrees(replace(core_of(other), text=""))


def _report_looks(entries: Sequence[RegistrationRow], told: set[frozenset[str]], found: Findings) -> None:
    """Report companies whose IDs look the same, in letters of two alphabets."""
    by_look: dict[str, RegistrationRow] = {}
    for entry in entries:
        first = by_look.setdefault(fold_alike(entry.id), entry)
        if first.id != entry.id:
            _report_pair(first, entry, Phrase("ids-look-alike"), told, found)


def _report_pair(
    first: RegistrationRow, second: RegistrationRow, reason: Phrase, told: set[frozenset[str]], found: Findings
) -> None:
    two = frozenset((first.id, second.id))
    if len(two) < 2 or two in told:
        return
    told.add(two)
    shown = [f"{entry.id} ({entry.name})" if entry.name else entry.id for entry in (first, second)]
    found.add(kinds.COMPANIES_ALIKE, second.cell, first.cell, first=shown[0], second=shown[1], reason=reason)


def _contacts(entry: RegistrationRow) -> list[str]:
    """The e-mail address, the phone number and the person of a row, in the form for comparison."""
    person = normalized(entry.row.text("contact"))
    email = normalized(entry.row.text("email"))
    digits = "".join(c for c in normalized(entry.row.text("phone")) if c.isdigit())
    known = (
        email if "@" in email else "",
        digits if len(digits) >= _PHONE_DIGITS else "",
        person if " " in person else "",
    )
    return list(filter(None, known))
