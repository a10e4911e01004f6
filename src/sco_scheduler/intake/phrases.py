"""Phrases within the findings of reading."""

from __future__ import annotations

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase

# In general

NONE = Phrase("none")

IN_ROLE = {Role.PURCHASER: Phrase("purchaser"), Role.SUPPLIER: Phrase("supplier")}
ALL_IN_ROLE = {Role.PURCHASER: Phrase("purchasers"), Role.SUPPLIER: Phrase("suppliers")}
ONE_IN_ROLE = {Role.PURCHASER: Phrase("a-purchaser"), Role.SUPPLIER: Phrase("a-supplier")}

OUTCOMES = {
    "order": Phrase("outcome-order"),
    "letter of intent": Phrase("outcome-letter"),
    "samples": Phrase("outcome-samples"),
    "follow-up": Phrase("outcome-follow-up"),
    "none": Phrase("outcome-none"),
}
"""The choices of Outcome on Meetings if the event has no list of its own."""

# Files

EXCEL_97 = Phrase("excel-97")
CELLS = Phrase("cells")
ELEMENTS = Phrase("elements")
MEGABYTES = Phrase("megabytes")
READER_SAYS = Phrase("reader-says")
"""Rare errors, in the English words of the system or of the library that read the file."""
SEPARATORS = {",": Phrase("commas"), ";": Phrase("semicolons"), "\t": Phrase("tabs")}
NO_ORDINARY_FILE = Phrase("a-device-or-pipe")

# The map of a form's export

TEXTS = Phrase("map-texts")

# Sheets and rows

NO_SHEETS = Phrase("no-sheets")
ROW_OF = {
    "Purchasers": Phrase("purchasing-company"),
    "Suppliers": Phrase("supplying-company"),
    "Requests": Phrase("request"),
}
"""The meaning of a row of each needed sheet."""

OR_WISHES = Phrase("or-wishes")
"""What to do instead of filling an empty sheet of requests."""

ROW_IS = Phrase("row-is")
"""A row with its text."""

# The use of the rows

ROWS_OF = {
    "purchaser": Phrase("purchaser-rows"),
    "supplier": Phrase("supplier-rows"),
    "delegate": Phrase("delegate-rows"),
    "request": Phrase("request-rows"),
    "interpreter": Phrase("interpreter-rows"),
    "fixed meeting": Phrase("fixed-rows"),
}
BECAME = {
    "companies": Phrase("became-companies"),
    "duplicates": Phrase("became-duplicates"),
    "without a name": Phrase("became-nameless"),
    "delegates": Phrase("became-delegates"),
    "requests": Phrase("became-requests"),
    "repeated": Phrase("became-repeated"),
    "left out": Phrase("became-left-out"),
    "of or for who cancelled": Phrase("became-cancelled"),
    "interpreters": Phrase("became-interpreters"),
    "fixed meetings": Phrase("became-fixed"),
}

# Settings, sessions, tables

TOO_MANY_TABLES = Phrase("too-many-tables")

# Companies and people

NAMELESS_ROW = Phrase("nameless-row")
ONE_NAME = Phrase("one-name")
NONE_NAMED = Phrase("none-named")

# The agendas workbook

ENTRY_CHANGED = Phrase("record-entry-changed")
LOST = {
    "": Phrase("lost-everything"),
    "version": Phrase("lost-version"),
    "event": Phrase("lost-event"),
    "meetings": Phrase("lost-meetings"),
}
"""The information that is lost if an entry of the Record cannot be read."""

# Answers

A_PHOTO = Phrase("a-photo")
A_PDF = Phrase("a-pdf")
A_DOCUMENT = Phrase("a-document")
AN_ARCHIVE = Phrase("an-archive")

# Understanding registrations of any form

ASK = {
    kind: Phrase(f"ask-{kind}")
    for kind in (
        *("holds", "role", "askers", "numbers", "order", "column", "word", "name", "cell", "whom", "both", "several"),
        "rows",
        "struck",
        "parts",
        "colour",
        "event",
        "times",
    )
}
"""The question of each kind."""

LOOK = {kind: Phrase(f"look-{kind}") for kind in ("fill", "letters")}
HUES = {hue: Phrase(f"hue-{hue}")() for hue in ("red", "orange", "yellow", "green", "blue", "purple", "grey")}
"""What has a colour, and its name."""

HOLDS = {held: Phrase(f"holds-{held}") for held in ("companies", "answers", "pairs", "delegates", "nothing")}
"""The content of a sheet."""

MEANS = {
    word: Phrase(f"means-{word.replace(' ', '-')}")
    for word in (
        *("wishes", "refusals", "musts", "maybes", "matrix", "role", "nothing", "title", "purchasers", "suppliers"),
        *(
            *("both", "nobody", "remark", "must", "want", "maybe", "no", "asker", "askers", "available", "cancelled"),
            *("registered", "none", "never", "as read", "agreed", "declined", "new purchaser", "new supplier"),
        ),
        *("slot", "slot away", "people", "arrives", "leaves"),
        *("rows", "above", "columns", "ranks", "ratings", "ranked", "unranked"),
        *("withdrawn", "kept", "added", "wished"),
        *("purchaser level", "supplier level", "purchaser rank", "supplier rank"),
        *("purchaser asks", "supplier asks", "both ask"),
    )
}
"""The meaning of a column, a word or a side of a map that is no column of the format."""

LIKELY_GUESS, LIKELY_NONE = Phrase("likely-guess"), Phrase("likely-none")
AWAY_UNTIL, AWAY_FROM, AWAY_BETWEEN = (Phrase(f"away-{how}") for how in ("until", "from", "between"))
