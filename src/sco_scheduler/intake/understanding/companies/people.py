"""Tells the people that a cell of contacts names, and whether a comma in its column stands before their offices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import script_of
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.person_names import ADDRESS, AMPERSAND, COMMA, is_person, names_of_people
from sco_scheduler.intake.understanding.cells.sayings import segments
from sco_scheduler.intake.understanding.companies.built import CompanyRecord, Filled
from sco_scheduler.intake.understanding.companies.hours import more_hours
from sco_scheduler.intake.understanding.companies.same_person import words_of_name
from sco_scheduler.intake.understanding.meanings.people_columns import numbered_people
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.wording.word_lists import names_of_names
from sco_scheduler.intake.understanding.wording.words import bare_title, is_blank, title_score
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.intake.values.languages import asks_for_interpreter, joined_languages, languages_in_order
from sco_scheduler.resources import lazy_regex


def names_offices(column: Column | None) -> bool:
    """Whether a comma in a column of contacts stands before the office of a person, and not between two people.

    It does where the title asks for the office, and where at most half of the cells with one comma have a full name on
    both sides of it.
    """
    if column is None or any(map(_asks_for_office, column.titles)):
        return column is not None
    parted = [parts for text in column.cells.values() if len(parts := COMMA.split(text.strip())) == _PARTS]
    two = sum(all(is_person(part, full=True) for part in parts) for parts in parted)
    return 0 < len(parted) >= 2 * two


_PARTS = 2


def _asks_for_office(title: str) -> bool:
    return title_score(title, "title") > 0 or _OFFICE.search(normalized(title)) is not None


_OFFICE = lazy_regex(
    r"\b(?:position|funktion|fonction|funkcj|stanowisk|funzione|ruolo|qualifica|cargo|puesto|fun[cç][aã]o|görev|unvan|vəzifə|"
    r"lavozim|lauazym|funkce|pozíci|beosztás|funcți|functie|functie|befattning|stilling|jabatan|chức (?:vụ|danh))|"
    r"должност|лауазым|посад|кызмат|мансаб|вазифа|албан тушаал|"
    r"职务|职位|職位|職務|役職|직책|직위|ตำแหน่ง|المنصب|الوظيفة|سمت",
    re.IGNORECASE,
)
"""Words for an office in titles."""


def whole_name(plan: Plan, row: int) -> Filled | None:
    """The name of a person with separate columns for given name and family name, of which one may be empty.

    Of several people with a column for each, as counted by its title, the names separated by semicolons.
    """
    columns = plan.region.columns
    counted = [c for c in numbered_people(columns) if plan.meanings.get(c.number, NOTHING).field == "contact"]
    several = [c for c in counted if row in c.cells and not is_blank(c.cells[row])]
    if len(counted) > 1 and several:
        return "; ".join(c.cells[row] for c in several), plan.region.cell(row, several[0])
    called = {c.number: {bare_title(c.title), bare_title(_PREFIX.sub("", c.title))} for c in columns}
    two = [next((c for c in columns if called[c.number] & words), None) for words in names_of_names()]
    said = [c for c in two if c is not None and row in c.cells]
    if None in two or not said:
        return None
    names = [c.cells[row] for c in said]
    name = "".join(reversed(names)) if script_of(names[-1]) == "han" else " ".join(names)
    return name, plan.region.cell(row, said[0])


_PREFIX = lazy_regex(r"^[^:：]*[:：]\s*|^.*\s[-–—]\s")
"""What stands before the part of a title that a form tool adds: ``Representative: First Name``."""


def people_by_row(plan: Plan) -> dict[int, str]:
    """The folded name of the person of each row, else the e-mail address, as far as a list has them."""
    column = plan.column("contact") or plan.column("email")
    if column is not None:
        return {row: fold(text) for row, text in column.cells.items()}
    return {row: fold(str(name[0])) for row in plan.region.rows if (name := whole_name(plan, row)) is not None}


def person_in_row(plan: Plan, row: int) -> frozenset[str]:
    """The person of a row by the words of her name, in any order; empty without one person."""
    column, name = plan.column("contact"), whole_name(plan, row)
    text = str(name[0]) if name is not None else column.cells.get(row, "") if column is not None else ""
    return words_of_name(text) if text and len(names_of_people(text)) == 1 else frozenset()


def person_of(people: Sequence[dict[str, Filled]], person: frozenset[str]) -> dict[str, Filled] | None:
    """The one of several people of a company with these words as name; None without exactly one."""
    found = [of for of in people if person and words_of_name(str(of["delegate"][0])) == person]
    return found[0] if len(people) > 1 and len(found) == 1 else None


def takes_absence(people: Sequence[dict[str, Filled]], person: frozenset[str], values: Mapping[str, Filled]) -> bool:
    """Add the absence in a row to its person, if she is one of several of her company; False if it is the company's.

    Parameters
    ----------
    people
        The delegates of the company.
    person
        The words of the name of the person of the row.
    values
        The values of the row.
    """
    found = person_of(people, person)
    if found is None or "not_available" not in values:
        return False
    more, cell = values["not_available"]
    before = found.get("not_available")
    found["not_available"] = (more_hours(before[0], more) if before else more), cell
    return True


def part_absences(records: Iterable[CompanyRecord]) -> None:
    """Make absences of companies, from a sheet with one person in each row, those of these, of several people."""
    for record in records:
        for person in (person for person in record.contacts if "not_available" in person):
            name, absence = words_of_name(str(person["delegate"][0])), person["not_available"]
            if takes_absence(record.people, name, person) and record.values.get("not_available") == absence:
                del record.values["not_available"]


def let_meet(record: CompanyRecord, parties: int, cell: Cell) -> None:
    """Let the people of a company be in so many meetings at once.

    In one, all are away where one of them is, and have the languages of all.
    """
    record.values["people"] = parties, cell
    if parties > 1 or not record.people:
        return
    away = [person["not_available"] for person in record.people if "not_available" in person]
    for hours, place in away:
        before = record.values.setdefault("not_available", (hours, place))
        if not {*str(hours).split("; ")} <= {*str(before[0]).split("; ")}:
            record.values["not_available"] = more_hours(before[0], hours), before[1]
    for spoken in (person["languages"] for person in record.people if "languages" in person):
        known = record.values.setdefault("languages", spoken)
        if not {*languages_in_order(written(spoken[0]))} <= {*languages_in_order(written(known[0]))}:
            record.values["languages"] = joined_languages(known, spoken)
    names, (_, first) = [str(person["delegate"][0]) for person in record.people], record.people[0]["delegate"]
    # A semicolon would part them again where the workbook of an import is read.
    record.values["contact"] = " – ".join(dict.fromkeys(names)), first
    record.people = []


def people_of(values: Mapping[str, Filled], *, offices: bool) -> list[dict[str, Filled]]:
    """The people named in a row, each with the details that are theirs; several may stand in one cell.

    Parameters
    ----------
    offices
        Whether commas stand before offices, by ``names_offices``. They separate people all the same if there are as
        many addresses as parts.
    """
    if "contact" not in values:
        return []
    text = str(values["contact"][0])
    mails = [part for part in _BETWEEN_PEOPLE.split(str(values["email"][0])) if part] if "email" in values else []
    names = names_of_people(text)
    if offices and len(mails) != len(names):
        names = names_of_people(text, offices=True)
    people: list[dict[str, Filled]] = []
    delegates = [name for name in names if not _interprets(name)]
    for place, name in enumerate(names):
        if delegates and name not in delegates:
            continue  # whom a company brings along
        person: dict[str, Filled] = {"delegate": (name, values["contact"][1])}
        for field_name in (key for key in ("title", "email", "languages", "not_available") if key in values):
            value, cell = values[field_name]
            each = [part for part in _BETWEEN_PEOPLE.split(str(value)) if part] if field_name in _OF_ONE else []
            if len(names) > 1 and len(each) == len(names):
                person[field_name] = each[place], cell
            elif field_name not in _OF_ONE or not people:
                person[field_name] = value, cell
        people.append(person)
    return people


def _interprets(name: str) -> bool:
    """Whether an aside or an office beside the name of a person says that she is an interpreter."""
    behind = _BESIDE.search(name)
    return behind is not None and asks_for_interpreter(behind[0])


_BESIDE = lazy_regex(r"[(（\[【,，:：].+|\s[-–—]\s.+")
_OF_ONE = frozenset({"title", "email"})
_BETWEEN_PEOPLE = lazy_regex(rf"\s*(?:[/|;；\n+,，、]|{AMPERSAND})\s*|\s+(?:and|и|und|et)\s+")


def beside_people(text: str) -> str:
    """The parts of a cell of contacts that are no names of people: ``only on Friday`` of ``Nur Mi, only on Friday``.

    A part with capitals is a name, though it may have a word for *only* or for a day in some language: ``Jen Sat``.
    """
    parts = list(segments(text))[1:] or [text]
    kept = [part for part in parts if not _is_name(part)]
    return ", ".join(kept) if len(kept) < len(parts) else text


def _is_name(text: str) -> bool:
    """Whether a text looks like a name of a person, or several joined by words, and has no plain word for absence."""
    words = _PARTICLE.sub(" ", ADDRESS.sub("", text)).split()
    capital = all(word[:1].isupper() and _OF_NAME.fullmatch(word) for word in words)
    return capital and len(words) <= _MOST_JOINED and _PLAIN.search(text) is None


_MOST_JOINED = 8
_OF_NAME = lazy_regex(r"[^\W\d_](?:[^\W\d_\u2e80-\uffff]|['’ʻ`.-])*")
_PARTICLE = lazy_regex(
    r"(?<!\S)(?:and|и|und|et|e|y|va|və|ve|và|de|del|della|da|di|do|dos|van|von|der|den|la|le|bin|ibn|ben|al|el|"
    r"chị|anh|ông|bà|cô|chú|bác|em|frau|herr|mr|mrs|ms|pan[ií]?)(?:\.|(?!\S))",
)
_PLAIN = lazy_regex(r"\b(?:only|away|absent|unavailable|until|from)\b", re.IGNORECASE)
