"""Reads companies from their rows on Purchasers and Suppliers, their delegates, and the interpreters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sco_scheduler.domain.event import (
    Company,
    Delegate,
    Interpreter,
    Level,
    Request,
    Role,
    Session,
    Span,
    TableChoice,
    Terms,
    Zone,
    joined,
    slots_of,
)
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import kinds
from sco_scheduler.intake.directory import Directory
from sco_scheduler.intake.sheets.event import Limits
from sco_scheduler.intake.sheets.identities import RegistrationRow
from sco_scheduler.intake.sheets.zones import ZoneCodes
from sco_scheduler.intake.table.grids import LANGUAGES, vocabulary
from sco_scheduler.intake.table.rows import Layout, Row, SheetTable
from sco_scheduler.intake.values.entries import (
    NO,
    YES,
    normalized,
    split_commas,
    split_list,
    split_loosely,
    whole_number,
    written,
)
from sco_scheduler.intake.values.languages import languages_in_order, read_languages
from sco_scheduler.intake.values.limits import Each, limit_each, read_limit, says_no_limit
from sco_scheduler.intake.values.statuses import may_be_gone, says_vip, stated_status
from sco_scheduler.intake.values.times import Calendar, read_ranges
from sco_scheduler.resources import lazy_regex

_EXPONENT = lazy_regex(r"\+?(?P<digit>\d)(?:[.,](?P<digits>\d+))?e\+?(?P<power>\d{1,3})")
"""The display of a number in a spreadsheet that is too long for its cell."""


@dataclass(frozen=True)
class Shared:
    """The values for all people of a company, in every role: the rows of both sheets merged."""

    languages: frozenset[str]
    absences: tuple[Span, ...]
    contact: str
    email: str
    cancelled: Cell | None
    cell: Cell


def read_shared(
    entries: Sequence[RegistrationRow], directory: Directory, calendar: Calendar, found: Findings
) -> Shared:
    """Merge the values about people in the rows of one company; ``cancelled`` in any row cancels the company."""
    languages: set[str] = set()
    absences: list[Span] = []
    cancelled: Cell | None = None
    for entry in entries:
        row = entry.row
        if row.value("languages") is not None:
            languages |= read_languages(row.text("languages"), row.cell("languages"), found)
        if row.value("not_available") is not None:
            absences += read_ranges(row.value("not_available"), row.cell("not_available"), calendar, found)
        if _is_cancelled(row, directory.shown(entry.id), found) and cancelled is None:
            cancelled = row.cell("status")
    return Shared(
        frozenset(languages),
        joined(absences),
        _first(entries, "contact"),
        _first(entries, "email"),
        cancelled,
        entries[0].cell,
    )


def report_without_meetings(companies: Iterable[Company], requests: Iterable[Request], found: Findings) -> None:
    """Report companies whose own maximum in a role is 0, although a meeting is asked of them or by them."""
    wishes = Counter(
        (role, who) for r in requests if r.level is not Level.NO for role, who in zip(Role, r.pair, strict=True)
    )
    for company in companies:
        for role in Role:
            terms, count = company.terms(role), wishes[role, company.id]
            if terms is not None and terms.maximum == 0 and "maximum" in terms.cells and count:
                shown = company.name if company.name == company.id else f"{company.id} ({company.name})"
                found.add(kinds.MAXIMUM_NONE, terms.cells["maximum"], company=shown, count=count)


def named_zones(entries: Sequence[RegistrationRow]) -> list[str]:
    """The zones that suppliers name, for an event without the Zones sheet; lists of zones are skipped."""
    texts = [e.row.text("zone") for e in entries if e.role is Role.SUPPLIER and e.row.text("zone")]
    single = {fold(text) for text in texts}
    return [text for text in texts if not _several(text, single)]


class CompanyReader:
    """Makes companies from their rows, for an event with these sessions.

    ``zones_given``: whether there is a sheet Zones.
    """

    def __init__(
        self,
        zones: ZoneCodes,
        limits: Mapping[Role, Limits],
        sessions: Sequence[Session],
        directory: Directory,
        found: Findings,
        *,
        zones_given: bool,
    ) -> None:
        self._zones = zones
        self._limits = limits
        self._sessions = sessions
        self._directory = directory
        self._found = found
        self._zones_given = zones_given
        self._assumed: list[Cell] = []
        self._lists: set[str] = set()

    def read(self, entries: Sequence[RegistrationRow], shared: Shared, delegates: tuple[Delegate, ...]) -> Company:
        """Make one company.

        Parameters
        ----------
        entries
            Its rows, at most one in each role.
        """
        cancelled = shared.cancelled is not None
        terms = {entry.role: self._terms(entry, delegates, cancelled=cancelled) for entry in entries}
        named = next((entry for entry in entries if entry.name), entries[0])
        return Company(
            entries[0].id,
            named.name or entries[0].id,
            _first(entries, "local"),
            _first(entries, "country"),
            terms.get(Role.PURCHASER),
            terms.get(Role.SUPPLIER),
            delegates,
            shared.contact,
            shared.email,
            self._phone(entries),
            _first(entries, "notes"),
            cancelled=shared.cancelled is not None,
            agenda_language=self._agenda_language(entries),
            cell=shared.cell,
            cancelled_cell=shared.cancelled,
        )

    def report_assumed_zones(self) -> None:
        """Report that suppliers without a zone were assigned to the only one."""
        if self._assumed and self._zones_given:
            zone = self._zones.zones[0].code
            self._found.add(kinds.ZONE_ASSUMED, *self._assumed[:3], count=len(self._assumed), zone=zone)

    def _terms(self, entry: RegistrationRow, delegates: Sequence[Delegate], *, cancelled: bool) -> Terms:
        row = entry.row
        supplier = entry.role is Role.SUPPLIER
        home = self._home(entry, cancelled=cancelled) if supplier else None
        minimum, maximum = self._minimum_maximum(entry, delegates if not cancelled else ())
        return Terms(
            zone=(home.code if home is not None else "") if supplier else self._interest(row),
            products=row.text("products"),
            minimum=minimum,
            maximum=maximum,
            vip=self._vip(row),
            table=self._table(entry, home),
            cells=row.cells(),
        )

    def _phone(self, entries: Sequence[RegistrationRow]) -> str:
        """The phone number as text; one in exponent notation may have lost digits, which is reported."""
        entry = next((entry for entry in entries if entry.row.text("phone")), None)
        if entry is None:
            return ""
        text = entry.row.text("phone")
        match = _EXPONENT.fullmatch(normalized(text))
        if match is None:
            return text
        digits, power = match["digits"] or "", int(match["power"])
        if len(digits.rstrip("0")) <= power <= len(digits):
            return match["digit"] + digits[:power]  # no digit is lost
        self._found.add(kinds.PHONE_ROUNDED, entry.row.cell("phone"), value=text)
        return text

    def _agenda_language(self, entries: Sequence[RegistrationRow]) -> str:
        """The language of the printed agenda: the requested one, else the company's first with printed agendas."""
        for row in (entry.row for entry in entries):
            text = row.text("agenda_language")
            if text and not any(code in LANGUAGES for code in languages_in_order(text)):
                cell = row.cell("agenda_language")
                self._found.add(kinds.PRINT_LANGUAGE_UNKNOWN, cell, value=text, choices=LANGUAGES)
        texts = [entry.row.text(key) for key in ("agenda_language", "languages") for entry in entries]
        return next((code for text in texts for code in languages_in_order(text) if code in LANGUAGES), "")

    def _home(self, entry: RegistrationRow, *, cancelled: bool) -> Zone | None:
        """The zone of a supplier. For a cancelled one a missing zone is not reported, and any will do."""
        zones, row = self._zones, entry.row
        text = row.text("zone")
        zone = zones.find(text)
        if zone is not None:
            zones.report_look(text, zone, row.cell("zone"), self._found)
        if zone is not None and not self._zones_given:
            self._report_list(zone, entry)
        if zone is not None or not zones.zones:
            return zone  # already reported that no zone could be read
        if cancelled or (not text and len(zones.zones) == 1):
            if not cancelled:
                self._assumed.append(row.cell("zone"))
            return zones.zones[0]
        cell, company = row.cell("zone"), self._directory.shown(entry.id)
        if not text:
            self._found.add(kinds.ZONE_NEEDED, cell, company=company, choices=zones.shown)
        elif _several(text, {fold(z.code) for z in zones.zones}):
            self._found.add(kinds.ZONE_SEVERAL, cell, company=company, value=text)
        else:
            likely = zones.likely(text)
            self._found.add(kinds.ZONE_UNKNOWN, cell, suggestion=likely, value=text, choices=zones.shown)
        return None

    def _report_list(self, zone: Zone, entry: RegistrationRow) -> None:
        """Report a default zone that names another one, once."""
        text = entry.row.text("zone")
        parts = tuple(part for part in split_commas(text) if part != text and self._zones.find(part) is not None)
        if parts and zone.code not in self._lists:
            self._lists.add(zone.code)
            company = self._directory.shown(entry.id)
            self._found.add(kinds.ZONE_LIST, entry.row.cell("zone"), company=company, value=text, parts=parts)

    def _interest(self, row: Row) -> str:
        text = row.text("zone")
        zone = self._zones.find(text) if text else None
        if zone is not None or not text:
            return zone.code if zone is not None else ""
        parts = [part for piece in split_list(text) for part in split_commas(piece)]
        unknown = [part for part in parts if self._zones.find(part) is None]
        if unknown and self._zones_given:
            likely = self._zones.likely(unknown[0])
            self._found.add(kinds.ZONE_INTEREST_UNKNOWN, row.cell("zone"), suggestion=likely, value=unknown)
        return text

    def _minimum_maximum(self, entry: RegistrationRow, delegates: Sequence[Delegate]) -> tuple[int, int | None]:
        limits, row = self._limits[entry.role], entry.row
        own_minimum, own_maximum = (self._limit(entry, key, delegates) for key in ("minimum", "maximum"))
        minimum = own_minimum if own_minimum is not None else limits.minimum
        maximum = own_maximum if own_maximum is not None else limits.maximum
        if maximum is not None and maximum < minimum:
            self._found.add(
                kinds.MAXIMUM_BELOW_MINIMUM,
                row.cell("maximum") if own_maximum is not None else row.cell("minimum"),
                row.cell("minimum") if own_maximum is not None and own_minimum is not None else None,
                limits.minimum_cell if own_minimum is None else None,
                limits.maximum_cell if own_maximum is None else None,
                what=self._directory.shown(entry.id),
                maximum=maximum,
                minimum=minimum,
            )
            return minimum, minimum
        return minimum, maximum

    def _limit(self, entry: RegistrationRow, key: str, delegates: Sequence[Delegate]) -> int | None:
        row = entry.row
        value = row.value(key)
        number = whole_number(value)
        if number is None and isinstance(value, str):
            each = limit_each(value, key)
            if each is not None:
                return self._limit_in_all(each, entry, key, delegates)
            number = read_limit(value, key)
            if says_no_limit(value):
                return None
        if value is not None and (number is None or number < 0):
            what = vocabulary().sheets["Purchasers"].columns[key].told
            self._found.add(kinds.NUMBER_NOT_WHOLE, row.cell(key), what=what, value=written(value), least=0)
            return None
        return number

    def _limit_in_all(self, each: Each, entry: RegistrationRow, key: str, delegates: Sequence[Delegate]) -> int:
        """The limit in total that follows from one for each day or session on which some delegate can meet."""
        row = entry.row
        free = [
            slot
            for slot in slots_of(self._sessions)
            if any(not any(away.overlaps(slot.start, slot.end) for away in person.absences) for person in delegates)
        ]
        count = max(1, len({(slot.date, slot.session if each.unit == "session" else "") for slot in free}))
        least, most = sorted((each.number * count, each.total if each.total is not None else each.number * count))
        number = most if key == "minimum" else least
        if number > each.number:
            what = vocabulary().sheets["Purchasers"].columns[key].told
            company, value = self._directory.shown(entry.id), row.text(key)
            self._found.add(kinds.LIMIT_EACH, row.cell(key), what=what, company=company, value=value, number=number)
        return number

    def _vip(self, row: Row) -> bool:
        text = row.text("priority")
        meaning = vocabulary().choice("priority", text) if text else ""
        if meaning is None and (says_vip(text) or normalized(text) in {*YES, *NO}):
            return normalized(text) not in NO
        if meaning is None:
            self._found.add(kinds.PRIORITY_UNKNOWN, row.cell("priority"), value=text)
        return meaning == "VIP"

    def _table(self, entry: RegistrationRow, home: Zone | None) -> TableChoice | None:
        row = entry.row
        text = row.text("table")
        if not text:
            return None
        choice = self._zones.choice(text, home)
        if choice is None:
            likely = self._zones.likely_table(text)
            self._found.add(kinds.TABLE_UNKNOWN, row.cell("table"), suggestion=likely, value=text, where="")
        elif home is not None and (
            choice.zone not in {None, home.code} or self._zones.label(home, choice.label) is None
        ):
            company = self._directory.shown(entry.id)
            cells = (row.cell("table"), row.cell("zone"))
            self._found.add(kinds.TABLE_NOT_IN_ZONE, *cells, company=company, value=text, zone=home.code)
        return choice


def _is_cancelled(row: Row, company: str, found: Findings) -> bool:
    text = row.text("status")
    status = stated_status(text) if text else ""
    if status is None:
        kind, likely = (kinds.STATUS_MAYBE_GONE, "cancelled") if may_be_gone(text) else (kinds.STATUS_UNKNOWN, None)
        found.add(kind, row.cell("status"), suggestion=likely, value=text, company=company)
    return status in {"cancelled", "void"}


def _first(entries: Sequence[RegistrationRow], key: str) -> str:
    return next((text for entry in entries if (text := entry.row.text(key))), "")


def _several(text: str, known: set[str]) -> bool:
    """Whether a text names several zones: a list, or known codes with any other separators."""
    parts = split_loosely(text, lambda part: part != text and fold(part) in known)
    return len(split_list(text)) > 1 or len(parts) > 1


_ANY_ZONE = frozenset(
    {"any", "all", "any zone", "all zones", "любая", "все", "любая зона", "все зоны", "不限", "全部", "任意"}
)

DELEGATES = Layout("Delegates", needed=(("company",), ("delegate",)), passes=frozenset({"title", "email"}))
INTERPRETERS = Layout("Interpreters", needed=(("id", "name"), ("languages",)))


def read_delegates(
    table: SheetTable | None, shared: Mapping[str, Shared], directory: Directory, calendar: Calendar, found: Findings
) -> dict[str, tuple[Delegate, ...]]:
    """Read the delegates of every company: those of the sheet, else only its contact."""
    rows: dict[str, list[tuple[Row, Delegate]]] = {company: [] for company in shared}
    for row in table or ():
        company = _company(row, directory, found)
        if company is None:
            continue
        if not row.text("delegate"):
            found.add(kinds.DELEGATE_NAMELESS, row.cell("delegate"), company=directory.shown(company))
        key = f"{company}#{len(rows[company]) + 1}"
        delegate = _delegate(row, key, shared[company], calendar, found)
        first = next((d for _, d in rows[company] if d.name and fold(d.name) == fold(delegate.name)), None)
        if first is not None:
            details = {"delegate": delegate.name, "company": directory.shown(company)}
            found.add(kinds.DELEGATE_TWICE, row.cell("delegate"), first.cell, **details)
            continue
        rows[company].append((row, delegate))
    alone = [company for company, people in rows.items() if not people]
    if alone:
        found.add(kinds.DELEGATES_DEFAULT, Cell(table.sheet if table else "Delegates"), count=len(alone))
    return {
        company: tuple(delegate for _, delegate in people) if people else (_contact(company, shared[company]),)
        for company, people in rows.items()
    }


def read_interpreters(
    table: SheetTable | None, zones: ZoneCodes, calendar: Calendar, found: Findings
) -> tuple[Interpreter, ...] | None:
    """Read the interpreters; None without the sheet, so that languages are ignored."""
    if table is None:
        found.add(kinds.INTERPRETERS_DEFAULT, Cell("Interpreters"))
        if unclear := found.take(kinds.LANGUAGES_UNCLEAR, kinds.LANGUAGE_INTERPRETED):
            values = tuple(dict.fromkeys(str(finding.details["value"]) for finding in unclear))
            cells = (cell for finding in unclear for cell in finding.cells)
            found.add(kinds.LANGUAGES_IGNORED, *cells, values=values)
        return None
    interpreters: dict[str, Interpreter] = {}
    for row in table:
        interpreter = _interpreter(row, zones, calendar, found)
        if interpreter is None:
            continue
        first = interpreters.setdefault(fold(interpreter.id), interpreter)
        if first is not interpreter:
            found.add(kinds.INTERPRETER_TWICE, interpreter.cell, first.cell, value=interpreter.id)
    return tuple(interpreters.values())


def _company(row: Row, directory: Directory, found: Findings) -> str | None:
    text = row.text("company")
    cell = row.cell("company")
    if not text:
        column = vocabulary().sheets["Delegates"].columns["company"].told
        found.add(kinds.CELL_NEEDED, cell, column=column)
        return None
    return directory.reported(
        text,
        cell,
        found,
        unknown=kinds.DELEGATE_COMPANY_UNKNOWN,
        ambiguous=kinds.COMPANY_AMBIGUOUS,
        delegate=row.text("delegate") or Phrase("somebody"),
    )


def _delegate(row: Row, key: str, shared: Shared, calendar: Calendar, found: Findings) -> Delegate:
    name = row.text("delegate")
    languages = shared.languages
    if row.value("languages") is not None:
        languages = read_languages(row.text("languages"), row.cell("languages"), found)
    absences = shared.absences
    if row.value("not_available") is not None:
        own = read_ranges(row.value("not_available"), row.cell("not_available"), calendar, found)
        absences = joined([*absences, *own])
    return Delegate(
        key,
        name,
        row.text("title"),
        languages,
        absences,
        row.text("email"),
        row.cell("delegate") if name else row.cell("company"),
    )


def _contact(company: str, shared: Shared) -> Delegate:
    return Delegate(
        f"{company}#1",
        shared.contact,
        languages=shared.languages,
        absences=shared.absences,
        email=shared.email,
        cell=shared.cell,
    )


def _interpreter(row: Row, zones: ZoneCodes, calendar: Calendar, found: Findings) -> Interpreter | None:
    name, code = row.text("name"), row.text("id")
    if not (code or name):
        found.add(kinds.INTERPRETER_NAMELESS, row.place)
        return None
    languages = frozenset[str]()
    if row.value("languages") is not None:
        languages = read_languages(row.text("languages"), row.cell("languages"), found)
    if not languages:
        found.add(kinds.INTERPRETER_NO_LANGUAGES, row.cell("languages"), name=name or code)
    place = row.text("zone") if fold(row.text("zone")) not in _ANY_ZONE else ""
    zone = zones.find(place) if place else None
    if zone is not None:
        zones.report_look(place, zone, row.cell("zone"), found)
    elif place:
        likely = zones.likely(place)
        found.add(kinds.ZONE_UNKNOWN, row.cell("zone"), suggestion=likely, value=place, choices=zones.shown)
    absences = row.value("not_available")
    return Interpreter(
        code or name,
        name or code,
        languages,
        zone.code if zone is not None else None,
        () if absences is None else read_ranges(absences, row.cell("not_available"), calendar, found),
        row.cell("id") if code else row.cell("name"),
    )


def find_interpreter(text: str, interpreters: Sequence[Interpreter]) -> str | None:
    """Return the ID of the interpreter with this ID, else with this name; None without one."""
    folded = fold(text)
    by_id = next((i.id for i in interpreters if fold(i.id) == folded), None)
    return by_id if by_id is not None else next((i.id for i in interpreters if fold(i.name) == folded), None)
