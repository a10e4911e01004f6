"""How forms in other languages are understood: ``python -m benchmarks.languages`` (``--seed 0``, ``-v``).

A small event is written in each language of ``languages.ini``, in four shapes. Of the two wordings of each phrase a
seed chooses the one that is open while the program learns words, and the other is kept back; each form is written in
both.
"""

from __future__ import annotations

import argparse
import configparser
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.exports.files import Line, Page, write_xlsx
from benchmarks.machine import print_facts
from sco_scheduler.domain.event import Event, Role
from sco_scheduler.domain.findings import Severity
from sco_scheduler.intake import read_registrations

TODAY = date(2026, 5, 1)
PHRASES = Path(__file__).with_suffix(".ini")
OPEN, KEPT = "open", "kept"
UNDERSTOOD, DETAILS, ASKED, WRONG = "understood", "details lost", "asked", "WRONG"

_LATIN = (
    *("Altyn Trade", "Steppe Motors", "Tian Foods", "Balkhash Import", "Aral Trading House", "River Machines"),
    *("Jade Tea", "Lotus Optics", "Golden Paper", "Harbor Textile", "Summit Tools", "Delta Ceramics", "Northern Dairy"),
)
_CYRILLIC = (
    *("Алтын Трейд", "Степь Моторс", "Тянь Фудс", "Балхаш Импорт", "Арал Групп", "Ривер Машинс", "Джейд Ти"),
    *("Лотос Оптик", "Голден Пейпер", "Харбор Текстиль", "Саммит Тулс", "Дельта Керамик", "Норд Молоко"),
)
_PEOPLE = (
    *("Anna Kim", "Boris Lang", "Clara Novak", "Dina Omar", "Emil Roth", "Farid Aliev", "Greta Holm", "Hugo Blanc"),
    *("Irina Popa", "Jan Kowal", "Karim Said", "Lena Fuchs", "Marko Ilic"),
)
_CITIES = ("Almaty", "Chongqing", "Berlin")
_CODES = ("en", "ru", "zh")
_PURCHASERS = 5
_MUSTS = {0: (5,), 2: (11,)}
_WANTS = {0: (6, 7), 1: (8, 9, 5, 10), 2: (12,), 3: (6, 7, 8), 4: (10, 5), 5: (1, 2), 8: (0,)}
_MAYBES = {3: (12,), 4: (11,)}
_REFUSALS = {0: (12,), 1: (11,), 6: (4,)}
_LIMITS = {0: 6, 2: 4, 8: 5}
_AWAY = {1: "10:00-11:00", 7: "14:00-15:00"}
_CANCELLED = 9
_DETAILS = ("country", "products", "contact", "email", "phone")

Facts = set[tuple[object, ...]]


@dataclass(frozen=True)
class Wording:
    """The phrases of a language in one wording."""

    phrases: Mapping[str, str]

    def __call__(self, key: str) -> str:
        """The phrase of a key."""
        return self.phrases[key]

    def words(self, key: str) -> list[str]:
        """The words of a key that has several."""
        return [word.strip() for word in self.phrases[key].split(";")]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the companies, the purchasers first."""
        own = self.phrases.get("names", "")
        return _CYRILLIC if own == "cyrillic" else tuple(self.words("names")) if own else _LATIN


def languages() -> dict[str, Mapping[str, str]]:
    """The phrases of each language, both wordings of each."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys keep their case, as documented
    parser.read(PHRASES, encoding="utf-8")
    return {name: dict(parser[name]) for name in parser.sections()}


def wording(language: str, phrases: Mapping[str, str], seed: int, half: str) -> Wording:
    """One wording of each phrase: the one that a seed leaves open, or the one that it keeps back."""
    rng = random.Random(f"{seed} {language}")
    chosen = {}
    for key, text in phrases.items():
        both = [part.strip() for part in text.split(" | ")]
        first = rng.randrange(2)
        chosen[key] = both[min(len(both) - 1, first if half == OPEN else 1 - first)]
    return Wording(chosen)


def one_form(say: Wording) -> tuple[list[Page], Facts]:
    """One form for both sides, with a role, a list of wished companies, one of musts and one of refusals."""
    titles = ("timestamp", "company", "role", "contact", "email", "phone", "country", "products", "languages")
    more = ("wishes", "musts", "refusals", "maximum", "away", "comments", "consent")
    rows: list[Line] = [[say(key) for key in (*titles, *more)]]
    for at, name in enumerate(say.names):
        answer = f"2026-04-{10 + at} 09:{10 + at}:00"
        about = [_value(say, at, key) for key in (*_DETAILS[2:], *_DETAILS[:2], "languages")]
        wishes = [", ".join(say.names[to] for to in of.get(at, ())) or None for of in (_WANTS, _MUSTS, _REFUSALS)]
        wishes[2] = wishes[2] or (say("none") if at % 2 else None)
        remark = say("remark") if at == 2 else say("none") if at == 4 else None
        more_cells = [_LIMITS.get(at), _AWAY.get(at), remark, say.words("yesno")[0]]
        rows.append([answer, name, _side(say, at), *about, *wishes, *more_cells])
    facts = _companies(say, (*_DETAILS, "languages", "maximum", "away")) | _wishes(say, without=["maybe"], ranked=False)
    return [Page("Form", rows)], facts


def two_sheets(say: Wording) -> tuple[list[Page], Facts]:
    """A list of each side with choices in order, whose cells begin with the code of the company."""
    titles = [say(key) for key in ("code", "company", "contact", "phone", "products", "city")]
    pages, codes = [], [f"P{at + 1:02}" if at < _PURCHASERS else f"S{at - 4:02}" for at in range(len(say.names))]
    for key, side in (("buyers", range(_PURCHASERS)), ("sellers", range(_PURCHASERS, len(say.names)))):
        rows: list[Line] = [[*titles, *say.words("choices"), say("maximum"), say("status")]]
        for at in side:
            about = [_value(say, at, detail) for detail in ("contact", "phone", "products")]
            choices: list[str | None] = [f"{codes[to]} {say.names[to]}" for to in _WANTS.get(at, ())]
            choices += [None] * (4 - len(choices))
            state = say.words("states")[at == _CANCELLED]
            rows.append([codes[at], say.names[at], *about, _CITIES[at % 3], *choices, _LIMITS.get(at), state])
        pages.append(Page(_title(say(key)), rows))
    facts = _companies(say, ("contact", "phone", "products", "maximum")) | {("cancelled", say.names[_CANCELLED])}
    return pages, facts | _wishes(say, without=["must", "maybe", "no"])


def pairs(say: Wording) -> tuple[list[Page], Facts]:
    """All companies on one sheet, and a list of who asks for whom, with levels and ranks."""
    companies: list[Line] = [[say(key) for key in ("number", "company", "role", "country", "email", "maximum")]]
    for at, name in enumerate(say.names):
        about = (_value(say, at, "country"), _value(say, at, "email"), _LIMITS.get(at))
        companies.append([at + 1, name, _side(say, at), *about])
    rows: list[Line] = [[say(key) for key in ("number", "asker", "asked", "level", "rank", "comments")]]
    facts = _companies(say, ("country", "email", "maximum")) | _wishes(say)
    for asker, target, level, rank in _asked(say):
        word = say.words("levels")[("must", "want", "maybe", "no").index(level)]
        rows.append([len(rows), asker, target, word, rank, say("none") if len(rows) == 3 else None])
    return [Page(_title(say("all")), companies), Page(_title(say("wished")), rows)], facts


def matrix(say: Wording) -> tuple[list[Page], Facts]:
    """Two lists and a matrix of words, with totals and a legend below it."""
    pages = []
    for key, side in (("buyers", range(_PURCHASERS)), ("sellers", range(_PURCHASERS, len(say.names)))):
        lines = [[say.names[at], *(_value(say, at, of) for of in ("country", "products", "contact"))] for at in side]
        titles = [say(title) for title in ("company", "country", "products", "contact")]
        pages.append(Page(_title(say(key)), [titles, *lines]))
    levels = dict(zip(("must", "want", "maybe", "no"), say.words("levels"), strict=True))
    cells = {(asker, target): levels[level] for asker, target, level, _ in _asked(say, maybes=False)}
    buyers, sellers = say.names[:_PURCHASERS], say.names[_PURCHASERS:]
    rows: list[Line] = [[f"{say('buyer')} \\ {say('seller')}", *sellers]]
    rows += [[buyer, *(cells.get((buyer, seller)) for seller in sellers)] for buyer in buyers]
    rows.append([say("total"), *(sum((buyer, seller) in cells for buyer in buyers) for seller in sellers)])
    meant = zip((levels["must"], levels["want"], levels["no"]), say.words("means"), strict=True)
    rows += [[], [f"{say('legend')}: " + "; ".join(f"{word} = {means}" for word, means in meant)]]
    facts = _companies(say, ("country", "products", "contact"))
    facts |= {fact for fact in _wishes(say, without=["maybe"], ranked=False) if fact[1] in buyers}
    return [*pages, Page(_title(say("wished")), rows)], facts


SHAPES: Mapping[str, Callable[[Wording], tuple[list[Page], Facts]]] = {
    "one form": one_form,
    "two sheets": two_sheets,
    "pairs": pairs,
    "matrix": matrix,
}


def _title(text: str) -> str:
    return "".join(letter for letter in text if letter not in "\\/?*[]:")[:31]


def _side(say: Wording, at: int) -> str:
    return say("buyer" if at < _PURCHASERS else "seller")


def _value(say: Wording, at: int, what: str) -> str:
    match what:
        case "country":
            return say.words("countries")[0 if at < _PURCHASERS else 1 + at % 2]
        case "products":
            return say.words("goods")[at % 3]
        case "contact":
            return _PEOPLE[at]
        case "email":
            return f"office{at + 1}@example.org"
        case "phone":
            return f"+7 700 555 00 {at + 10}"
        case _:
            return ", ".join(say.words("tongues")[spoken] for spoken in _spoken(at))


def _spoken(at: int) -> tuple[int, ...]:
    return (0, 1) if at < _PURCHASERS else (0, 2) if at % 2 else (2,)


def _companies(say: Wording, carries: Iterable[str]) -> Facts:
    facts: Facts = set()
    for at, name in enumerate(say.names):
        facts.add((str(Role.PURCHASER if at < _PURCHASERS else Role.SUPPLIER), name))
        for what in carries:
            if what == "languages":
                facts.add((what, name, tuple(sorted(_CODES[spoken] for spoken in _spoken(at)))))
            elif what in {"maximum", "away"}:
                facts |= {(what, name, of[at]) for of in (_LIMITS, _AWAY) if at in of and of is _OF[what]}
            else:
                facts.add((what, name, _value(say, at, what)))
    return facts


_OF: Mapping[str, Mapping[int, object]] = {"maximum": _LIMITS, "away": _AWAY}


def _asked(say: Wording, *, maybes: bool = True) -> list[tuple[str, str, str, int | None]]:
    """Each wish: who asks, for whom, the level, and the rank of what is wanted."""
    found: list[tuple[str, str, str, int | None]] = []
    for level, of in (("must", _MUSTS), ("want", _WANTS), ("maybe", _MAYBES if maybes else {}), ("no", _REFUSALS)):
        for at, targets in of.items():
            ranks = range(1, 9) if level == "want" else [None] * 9
            found += [(say.names[at], say.names[to], level, rank) for to, rank in zip(targets, ranks, strict=False)]
    return found


def _wishes(say: Wording, *, without: Collection[str] = (), ranked: bool = True) -> Facts:
    return {
        ("wish", asker, target, level, rank if ranked else None)
        for asker, target, level, rank in _asked(say)
        if level not in without
    }


def facts_of(event: Event, *, ranked: bool) -> Facts:
    """What an event holds, in the terms of the generator."""
    facts: Facts = set()
    names = {company.id: company.name for company in event.companies}
    for company in event.companies:
        for role in Role:
            if (terms := company.terms(role)) is not None:
                facts.add((str(role), company.name))
                facts |= {("maximum", company.name, terms.maximum)} if terms.maximum is not None else set()
        facts |= {("cancelled", company.name)} if company.cancelled else set()
        facts |= {(what, company.name, getattr(company, what)) for what in _DETAILS}
        facts |= {("contact", company.name, person.name) for person in company.delegates}
        facts.add(("languages", company.name, tuple(sorted(company.languages))))
        for person in company.delegates:
            facts |= {("away", company.name, f"{s.start:%H:%M}-{s.end:%H:%M}") for s in person.absences}
    for wish in event.requests:
        target = wish.supplier if wish.asker == wish.purchaser else wish.purchaser
        facts.add(("wish", names[wish.asker], names[target], str(wish.level), wish.rank if ranked else None))
    return facts


@dataclass(frozen=True)
class Read:
    """How a form was read: the verdict, what was asked, and what differs."""

    verdict: str
    questions: tuple[str, ...]
    differs: tuple[str, ...]


def read_form(path: Path, say: Wording, shape: str) -> Read:
    """Write a form, read it, and compare."""
    pages, meant = SHAPES[shape](say)
    found = read_registrations([write_xlsx(path, pages)], today=TODAY)
    if found.event is None or found.questions:
        asked = [
            f"{q.kind} {q.sheet}: {q.subject} {list(q.samples)}: {q.guess}? {q.certainty}" for q in found.questions
        ]
        stops = [f"{f.where}: {f.message}" for f in found.findings if f.severity is Severity.STOPS]
        return Read(ASKED, tuple(asked or stops), ())
    read = facts_of(found.event, ranked=shape in {"two sheets", "pairs"})
    gone = {fact[1] for fact in meant if fact[0] == "cancelled"}
    meant, read = ({fact for fact in of if fact[0] != "wish" or not gone & set(fact)} for of in (meant, read))
    details = {*_DETAILS, "languages"}
    lost, more = meant - read, {fact for fact in read - meant if fact[0] not in details}
    differs = tuple(sorted(f"- {fact}" for fact in lost) + sorted(f"+ {fact}" for fact in more))
    only_details = not more and all(fact[0] in _DETAILS for fact in lost)
    return Read(WRONG if not only_details else DETAILS if lost else UNDERSTOOD, (), differs)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=0, help="chooses the open wording of each phrase")
    parser.add_argument("--half", choices=[OPEN, KEPT], nargs="*", default=[OPEN, KEPT])
    parser.add_argument("--only", default="", help="only the languages whose name has this in it")
    parser.add_argument("--first", type=int, default=99, help="only so many languages")
    parser.add_argument("--keep", type=Path, help="write the forms into this folder and leave them there")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every question and difference")
    chosen = parser.parse_args()
    print_facts()
    counts = {half: Counter[str]() for half in chosen.half}
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for language, phrases in islice(languages().items(), chosen.first):
            if chosen.only not in language:
                continue
            for half in chosen.half:
                say = wording(language, phrases, chosen.seed, half)
                path = partial("{}-{}-{}.xlsx".format, language.replace(" ", "-"), half)
                read = {shape: read_form(folder / path(shape.replace(" ", "-")), say, shape) for shape in SHAPES}
                print(f"{language:<20} {half:<5}", *(f"{shape}: {of.verdict:<13}" for shape, of in read.items()))
                counts[half].update(of.verdict for of in read.values())
                for shape, of in read.items() if chosen.verbose else ():
                    for line in (*of.questions, *of.differs):
                        print(f"    {shape}: {line}"[:400])
    for half, verdicts in counts.items():
        told = ", ".join(f"{verdict} {count}" for verdict, count in verdicts.most_common())
        print(f"{half}: {sum(verdicts.values())} forms: {told}")


if __name__ == "__main__":
    main()
