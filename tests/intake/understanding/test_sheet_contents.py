"""What a sheet holds, by its name, its columns and the lists beside it: as a golden file has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from sco_scheduler.intake.table.grids import Book, FormMap
from sco_scheduler.intake.understanding.book import understand_book
from tests.intake.understanding.sheets import sheet
from tests.output.layout import compared_below_names

B = ["Altyn Trade LLP", "Ural Import", "Orda Foods", "Silk Way LLC", "Nomad Foods JSC", "Bishkek Motors"]
S = ["River Machines Inc.", "Jade Tea", "Spring Parts Co., Ltd.", "Golden Bridge Import", "Lotus Glass", "Dazu Metal"]
NEW = ["Amber Mills", "Baltic Oils", "Cedar Works", "Delta Farms", "Emerald Shops", "Falcon Tools"]
PEOPLE = [f"Ann {n}" for n in "ABCDEF"]
Rows = list[list[object]]


def rows_of(titles: str, *columns: Sequence[object]) -> Rows:
    return [list(titles.split("|")), *(list(row) for row in zip(*columns, strict=True))]


TWICE, THRICE = [B[n // 2] for n in range(6)], [S[n % 3] for n in range(6)]
ROLED, SIDES = [*TWICE[:4], S[0], S[0]], ["buyer"] * 4 + ["seller"] * 2
MOSTLY = [*B, NEW[0], B[0]]
REMARKS = ["please not Jade Tea", "leaves at 15:00", "max 4 meetings", "must meet Lotus Glass", "", "will not attend"]
LEVELS, HOURS = ["must", "no", "want", "maybe", "must", "no"], ["9:00-10:00", "", "13:00-14:00", "", "", "10:00-12:00"]
BOTH = [f"{S[n]}; {S[n - 2]}" for n in range(6)]
LISTS: dict[str, Rows] = {
    "pairs by titles": rows_of("From|To", TWICE, S),
    "pairs of vague titles": rows_of("Company|Partner", TWICE, S),
    "each asks one": rows_of("Company|Partner", B, S),
    "each asks one, by titles": rows_of("Buyer|Supplier", B, S),
    "one way or the other": rows_of("Company|Company|Who asked", TWICE, THRICE, ["first", "second"] * 3),
    "the target first": rows_of("Whom|Company|Level", THRICE, B, LEVELS),
    "remarks": rows_of("Company|Remark", B, REMARKS),
    "remarks of others": rows_of("Firm|Said", NEW, REMARKS),
    "levels": rows_of("Company|Level", B, LEVELS),
    "hours": rows_of("Company|Not available", B, HOURS),
    "people": rows_of("Company|Contact person|Position", TWICE, PEOPLE, ["CEO"] * 6),
    "people who speak": rows_of("Company|Name|Languages", TWICE, PEOPLE, ["ru", "en"] * 3),
    "answers": rows_of("Company|Whom to meet", B, BOTH),
    "answers of some": rows_of("Company|Country|Whom to meet", [*B[:3], *NEW[:3]], ["Kenya", "Peru"] * 3, BOTH),
    "answers of new ones": rows_of("Company|Country|Whom to meet", NEW, ["Kenya", "Peru"] * 3, BOTH),
    "rows of wishes with roles": rows_of(
        "Participant|Role|Wish", ROLED, ["buyer"] * 4 + ["seller"] * 2, [*S[:4], *B[:2]]
    ),
    "a list of both": rows_of("Participant|Role", [*B[:3], *S[:3]], ["buyer"] * 3 + ["seller"] * 3),
    "a list of new ones": rows_of("Company|Country|Products", NEW, ["Kenya"] * 6, ["tea"] * 6),
    "choices": rows_of("Company|Choice 1|Choice 2", B, S, THRICE),
    "a matrix": rows_of(f"Company|{'|'.join(S[:4])}", B, LEVELS, ["x"] * 6, [""] * 6, LEVELS[::-1]),
    "names alone": rows_of("Company", B),
    "no titles": [[b, s] for b, s in zip(TWICE, S, strict=True)],
    "rooms": rows_of("Company|Room|Nights", B, range(101, 107), [2] * 6),
    "people of both sides": rows_of("Company|Full name|Role", [*B[:3], *S[:3]], PEOPLE, ["buyer"] * 3 + ["seller"] * 3),
    "nearly each asks one": rows_of("From|To", MOSTLY, [*S, *S[:2]]),
    "nearly each asks one, from where": rows_of("From|To|Country", MOSTLY, [*S, *S[:2]], ["Kenya"] * 8),
}
NAMES = ("Sheet3", "Do not meet", "Hotel", "Requests", "Delegates", "Corrections")
SUPPLIERS = rows_of("Supplier|Zone", S, "ABABAB")
BESIDE: dict[str, dict[str, Rows]] = {
    "both sides": {"Buyers": rows_of("Buyer|Country", B, ["Kenya"] * 6), "Suppliers": SUPPLIERS},
    "suppliers": {"Exhibitors": SUPPLIERS},
    "nothing": {},
}


def _told(book: Book, name: str) -> Iterator[str]:
    found = understand_book(book, {}, {}, FormMap())
    if found is None:
        yield "nothing"
        return
    yield "+".join(plan.holds for plan in found.plans if plan.sheet.startswith(name)) or "not read"
    levels = [wish.level.value[0] for wish in found.built.wishes]
    yield f"{len(found.built.records)} companies, wishes {''.join(levels) or 0}"
    yield from (f"{q.kind} {q.subject[:20]} = {q.guess} {q.certainty:.2f}" for q in found.questions[:3])


def test_what_a_sheet_holds_is_as_in_the_golden_file():
    made = []
    for beside, further in BESIDE.items():
        for number, (what, rows) in enumerate(LISTS.items()):
            names = NAMES[:1] if beside == "nothing" else (NAMES[0], NAMES[1 + number % 5])
            for name in names:
                filled = [[cell or None for cell in row] for row in rows]
                grids = [sheet(name, *filled), *(sheet(title, *more) for title, more in further.items())]
                lines = partial(_lines, Book("trade.xlsx", tuple(grids)), name)
                made.append((f"{what} on {name} beside {beside}", lines))
    compared_below_names(Path(__file__).parent / "golden" / "sheets hold.txt", made)


def _lines(book: Book, name: str) -> list[str]:
    return ["; ".join(_told(book, name)).replace("\n", " ")]
