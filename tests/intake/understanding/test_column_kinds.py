"""What a column says by its title and its cells, of which fewer and fewer are of one kind: as golden files have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from sco_scheduler.intake.understanding.cells.assignment import assign
from sco_scheduler.intake.understanding.cells.columns import Column, is_coded
from sco_scheduler.intake.understanding.cells.fields import (
    Meaning,
    company_scores,
    is_code,
    is_other_matter,
    lists_numbers,
    names_a_side,
    pair_scores,
    refers_by_title,
    says_something_else,
    wish_meaning,
)
from sco_scheduler.intake.understanding.cells.hour_columns import (
    arrives_by_day,
    asks_when,
    is_of_absence,
    is_presence,
    tell_themselves,
    tells_hours,
    tells_presence,
)
from sco_scheduler.intake.understanding.cells.profiles import Profile
from sco_scheduler.intake.understanding.cells.questions import COMPANIES, PAIRS
from sco_scheduler.intake.understanding.cells.slots import slot_columns
from sco_scheduler.intake.understanding.cells.ticked_hours import offers_hours
from sco_scheduler.intake.understanding.meanings.blocks import repeats_title
from sco_scheduler.intake.understanding.meanings.doubts import (
    certainty_of,
    counts_delegates,
    may_matter,
    options_of,
    says_status,
)
from sco_scheduler.intake.understanding.meanings.people_columns import asks_who_comes
from sco_scheduler.intake.understanding.meanings.shapes import is_list, may_name
from tests.intake.understanding.columns_of import COMPANIES as KNOWN
from tests.intake.understanding.columns_of import column
from tests.output.layout import compared

GOLDEN = Path(__file__).parent / "golden"
WORDS = [
    *("pumps", "valves", "olive oil", "tractors, new", "hand tools"),
    *("cotton", "seeds of rice", "glass", "tiles (red)", "paper"),
]
KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "countries": ("Kazakhstan|Россия|中国|Armenia|KZ|Georgia|Россия|Mongolia|Turkey|China", ("Country", "Origin")),
    "mailboxes": (
        "a@ex.org|b@ex.org|c@ex.org|d@ex.org|e@ex.org|f@ex.org|g@ex.org|h@ex.org|i@ex.org|j@ex.org",
        ("E-mail", "Whom not to write to"),
    ),
    "phones": (
        "+7 700 111 22 01|+7 700 111 22 02|+86 10 5555 0003|+86 10 5555 0004|8 (495) 111-22-05|8 (495) 111-22-06|"
        "+7 700 111 22 07|+7 700 111 22 08|+86 10 5555 0009|123",
        ("Phone", "Number"),
    ),
    "languages": (
        "Russian|English, Russian|中文|ru; en|Chinese|английский|ru|en|俄语、英语|Russian and Chinese",
        ("Languages", "Language of the form", "Speaks"),
    ),
    "times": (
        "10:00-11:00|until 12:00|after 15:00|9:00-10:30|morning|14:00|下午|до обеда|11:00-12:00|16:30",
        ("Not available", "Available", "When can you come?", "Arrival", "Best time", "Hours"),
    ),
    "days": (
        "12 June|2025-06-12|13.06|6月13日|12 June 10:00|2025-06-13|12/06|13 June|12 June morning|13.06.2025",
        ("Absent on", "Date", "Submitted", "Check-in"),
    ),
    "moments": (
        "2025-05-01 10:00:01|2025-05-01 10:20:11|2025-05-02 09:10:00|2025-05-02 10:00:01|2025-05-02 11:01:00|"
        "2025-05-03 10:00:00|2025-05-03 16:44:12|2025-05-04 10:00:09|2025-05-05 12:13:14|2025-05-06 08:00:00",
        ("Timestamp", "When are you there?"),
    ),
    "levels": (
        "must|want|maybe|no|must|обязательно|хотим|必须|if possible|must",
        ("Level", "Interest", "Suppliers: level", "Status"),
    ),
    "roles": (
        "buyer|seller|buyer|supplier|покупатель|供应商|buyer|seller|purchaser|采购商",
        ("Role", "Who asks", "Category", "Buyer / seller"),
    ),
    "limits": (
        "5|max 4|no more than 3|6|до 5 встреч|unlimited|8|最多4场|at most 7|5",
        ("Max. meetings", "Meetings", "Minimum", "How many talks?", "Score"),
    ),
    "small numbers": ("1|2|1|3|2|1|2|3|3|1", ("Rank", "Order", "Hall", "No.", "People", "Rating", "Meetings")),
    "counting": ("1|2|3|4|5|6|7|8|9|10", ("No.", "ID", "Rank", "Limit", "Table")),
    "large numbers": ("1001|1002|2003|3004|1005|1500|7788|9001|1010|4444", ("Document", "Rank", "Maximum", "ID")),
    "codes": ("P001|P002|S003|S004|A5|B6|C7|D8|E9|F10", ("ID", "Stand", "Table", "Code")),
    "zones": ("A|B|A|C|B|A|B|C|A|B", ("Zone", "Group", "Hall", "Type", "Table")),
    "halls": ("Hall 1|Hall 2|hall 1|Hall 2|зал 3|2号馆|Hall 1|Pavilion 2|Hall 3|Hall 1", ("Where", "Zone")),
    "ticks": ("x|x|✓|+|x|v|x|+|x|x", ("VIP", "Do not invite", "Chongqing Motors", "Level", "12 June 10:00-11:00")),
    "answers": (
        "yes|no|yes|yes|да|нет|yes|no|是|否",
        ("Attending?", "Coming", "12 June 9:00-10:00", "Not available 14:00-15:00", "Agree", "Delegates", "Accepted"),
    ),
    "statuses": (
        "confirmed|cancelled|confirmed|confirmed|waiting list|confirmed|отказ|confirmed|confirmed|cancelled",
        ("Status", "Remarks", "Reply"),
    ),
    "people": ("1|2 people|3|2 чел.|1 person|2|1|2人|one|3", ("How many people?", "Delegates", "Guests at dinner")),
    "companies": (
        "|".join([*KNOWN, *KNOWN[:4]]),
        (
            "Company",
            "Buyer",
            "Wishes",
            "Not interested in",
            "Choice 2",
            "To",
            "From",
            "Requested by",
            "Partners",
            "Info",
        ),
    ),
    "near names": (
        "Altyn Trade|River Machines|Spring Parts|Orda|Jade|Ural|Altyn|River|Spring Parts Ltd|Orda Foods LLP",
        ("Company", "Whom to meet", "Must meet", "Products", "Top-3 suppliers: 1"),
    ),
    "lists": (
        "; ".join(KNOWN[:2]) + "|" + "\n".join(KNOWN[2:4]) + "|Jade Tea, Orda Foods|Ural Import; Jade Tea|Orda Foods|"
        "Jade Tea、Orda Foods|Jade Tea|Ural Import|Orda Foods; Ural Import|Jade Tea; Orda Foods",
        ("Wishes", "Company", "Meet", "Not to meet"),
    ),
    "numbers of others": ("1, 3|2|4; 5|1/2|3|5, 6|2 4|1|3、5|6", ("Numbers of the companies", "Wishes", "Maximum")),
    "forms": (
        "Dazu Ltd.|ООО Ромашка|Beta LLC|Gamma JSC|甲有限公司|ТОО Степь|Delta GmbH|Eta Inc.|Theta Corp|Iota plc",
        ("Name", "Manager", "Company", "Company of the buyer"),
    ),
    "sentences": (
        "we come late|please no more than four meetings|not before 10:00|не смогу 13 июня|上午不在|our stand is A5|"
        "no Jade Tea please|all suppliers of pumps|see e-mail|thank you",
        ("Remarks", "Questions", "Whom to avoid", "Availability"),
    ),
}
"""Ten cells of each kind, and what may stand above them."""


def columns() -> Iterator[tuple[str, Column]]:
    """Columns in which so many of ten cells are of a kind and the others words for goods, or empty."""
    for kind, (cells, titles) in KINDS.items():
        texts = cells.split("|")
        for n, title in enumerate(titles):
            for of_kind in (10, 8, 6, 5, 3) if n == 0 else (10, 9 - n, 5):
                for others in (WORDS, [""] * 10)[: 2 if of_kind in {8, 3} and n < 2 else 1]:
                    mixed = [texts[k] if k < of_kind else others[k] for k in range(10)]
                    yield (
                        f"{title}: {of_kind} {kind}{'' if others is WORDS or of_kind == 10 else ', nothing else'}",
                        column(title, *(text for text in mixed if text)),
                    )


SHARES = [
    name for name in dir(Profile) if not name.startswith("_") and name not in {"filled", "find_companies", "full"}
]
SAYS = (
    *(is_coded, is_code, lists_numbers, refers_by_title, says_something_else, is_other_matter, names_a_side),
    *(counts_delegates, says_status, asks_who_comes, is_presence, arrives_by_day, tells_presence, offers_hours),
    *(asks_when, tells_hours, is_of_absence, tell_themselves, is_list, may_name, repeats_title),
)


def looks(made: Column) -> str:
    """The shares of its cells, in hundredths."""
    shares = {name: getattr(made.profile, name) for name in SHARES}
    return " ".join(f"{name} {round(100 * value)}" for name, value in shares.items() if value)


def means(made: Column) -> Mapping[str, str]:
    """What a column may mean, in a list of companies and one of pairs."""
    fields, pairs = company_scores(made), pair_scores(made)
    chosen = assign({1: fields}).get(1)
    sure = {name: certainty_of(Meaning(name, 0.6), made) for name in (*fields, *pairs, "available")}
    return {
        "fields": _scores(fields),
        "pairs": _scores(pairs),
        "chosen": f"{chosen[0]} {chosen[1]:.2f}" if chosen is not None else "",
        "sure": _scores({name: value for name, value in sure.items() if value != 0.6}),
        "wishes": _meaning(wish_meaning(made)),
        "beside companies": _matter(made, COMPANIES),
        "beside pairs": _matter(made, PAIRS),
        "may be": options_of(COMPANIES, made)[0],
        "slot": " ".join(map(_meaning, slot_columns([made]).values())),
        "level": "" if made.level == "want" else made.level,
        "choice": str(made.choice or ""),
        "numbers": " ".join(name for name in ("serial", "restarts", "counts_again") if getattr(made, name)),
        "says": " ".join(says.__name__ for says in SAYS if says(made)),
    }


def _scores(scores: Mapping[str, float]) -> str:
    return " ".join(f"{name} {round(100 * score)}" for name, score in sorted(scores.items()))


def _meaning(meaning: Meaning | None) -> str:
    if meaning is None:
        return ""
    more = f" {meaning.level}" * (meaning.level != "want") + f" {meaning.place}" * bool(meaning.place)
    return f"{meaning.field} {meaning.certainty:.2f}{more}"


def _matter(made: Column, holds: str) -> str:
    found = may_matter(made, holds)
    return _meaning(found[0]) if found is not None else ""


@pytest.mark.parametrize("tells", ["looks", "means"])
def test_what_columns_say_is_as_in_the_golden_file(tells):
    lines = []
    for name, made in columns():
        if tells == "looks" and name.startswith(tuple(titles[0] + ":" for _, titles in KINDS.values())):
            lines.append(f"{name}: {looks(made)}")
        elif tells == "means":
            lines.append(f"{name}: " + "; ".join(f"{what} {told}" for what, told in means(made).items() if told))
    compared(GOLDEN / f"columns, {tells}.txt", lines)


@pytest.mark.parametrize(
    ("cells", "coded"),
    [("P1 P2", True), ("7 12", True), ("P1 tea", False), ("A B", False), ("P1234567890123", False)],
)
def test_codes_are_short_and_have_a_number_each(cells, coded):
    assert is_coded(column("Info", *cells.split())) is coded
