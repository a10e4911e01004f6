"""Phrases within the findings of reading."""

from __future__ import annotations

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase

# In general

NONE = Phrase("none")
MORE = Phrase("and-more")
SOMEBODY = Phrase("somebody")
NEAR = Phrase("near")

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
"""The choices of Outcome on Meetings where the event has no list of its own."""

# Files

EXCEL_97 = Phrase("excel-97")
BINARY = Phrase("binary-workbook")
NO_SPREADSHEET = Phrase("no-spreadsheet")
NOTHING_IN_IT = Phrase("nothing-in-archive")
NOTHING = Phrase("file-empty")
OTHER_KIND = Phrase("file-of-another-kind")
NO_WORKSHEETS = Phrase("no-worksheets")
ENTITIES = Phrase("entities")
MORE_THAN_IT_SHOULD = Phrase("more-than-it-should")
CELLS = Phrase("cells")
ELEMENTS = Phrase("elements")
MEGABYTES = Phrase("megabytes")
NOT_ALLOWED = Phrase("not-allowed")
NO_LONGER_THERE = Phrase("no-longer-there")
BROKEN_ARCHIVE = Phrase("broken-archive")
NO_XML = Phrase("no-xml")
READER_SAYS = Phrase("reader-says")
"""What is rare, in the English words of the system or of the library that read the file."""
NOT_A_NAME = Phrase("not-a-file-name")
AS_ENCODING = Phrase("as-encoding")
SEPARATORS = {",": Phrase("commas"), ";": Phrase("semicolons"), "\t": Phrase("tabs")}

MEGABYTES_READ = Phrase("megabytes-read")
REQUESTS_UNDERSTOOD = Phrase("requests-understood")

A_FOLDER = Phrase("a-folder")
NO_ORDINARY_FILE = Phrase("a-device-or-pipe")
A_WORKBOOK = Phrase("a-workbook")

# The map of a form's export

NOT_UTF_8 = Phrase("map-not-utf-8")
NESTED = Phrase("map-nested")
IN_SECTION = Phrase("map-in-section")
ABOVE_SECTIONS = Phrase("map-above-sections")
A_TEXT = Phrase("map-a-text")
TEXTS = Phrase("map-texts")
A_SECTION = Phrase("map-a-section")
HEADER_ROWS = Phrase("map-header-rows")
ONE_MEANING = Phrase("map-one-meaning")
AN_ENCODING = Phrase("map-an-encoding")

# Sheets and rows

NO_SHEETS = Phrase("no-sheets")
COUNTS_AS_EMPTY = Phrase("counts-as-empty")
ROW_LEFT_OUT = Phrase("row-left-out")
ROW_OF = {
    "Purchasers": Phrase("purchasing-company"),
    "Suppliers": Phrase("supplying-company"),
    "Requests": Phrase("request"),
}
"""What a row of each needed sheet stands for."""

# What became of the rows

ROWS_BECAME = Phrase("rows-became")
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

SETTING_IS = Phrase("setting-is")
A_SESSION = Phrase("a-session")
UNNAMED_SESSION = Phrase("unnamed-session")
A_MEETING = Phrase("a-meeting")
IN_THE_ZONE = Phrase("in-the-zone")
IN_THE_ZONE_OF = Phrase("in-the-zone-of")
DATE_OR_TIME = Phrase("date-or-time")
WHOLE_TABLES = Phrase("whole-tables")
NUMBER_ALONE = Phrase("number-alone")
TOO_MANY_TABLES = Phrase("too-many-tables")
NEGATIVE_TABLES = Phrase("negative-tables")
LONG_LABEL = Phrase("long-label")
TWO_LETTERS = Phrase("two-letters")
BACKWARDS = Phrase("backwards")
LONG_RANGE = Phrase("long-range")

# Companies and people

NAMELESS_ROW = Phrase("nameless-row")
BOTH_CALLED = Phrase("both-called")
ONE_NAME = Phrase("one-name")
SHARED_CONTACT = Phrase("shared-contact")
NONE_NAMED = Phrase("none-named")
DELEGATE_OF = Phrase("delegate-of")
NAME_OF_SEVERAL = Phrase("name-of-several")

# The agendas workbook

NO_ROWS_TO_READ = Phrase("record-no-rows")
NO_VERSION = Phrase("record-no-version")
ENTRY_CHANGED = Phrase("record-entry-changed")
LOST = {
    "": Phrase("lost-everything"),
    "version": Phrase("lost-version"),
    "event": Phrase("lost-event"),
    "meetings": Phrase("lost-meetings"),
}
"""What is not known where an entry of the Record cannot be read."""

# Answers

A_PHOTO = Phrase("a-photo")
A_PDF = Phrase("a-pdf")
A_DOCUMENT = Phrase("a-document")
A_MAIL = Phrase("a-mail")
AN_ARCHIVE = Phrase("an-archive")
A_TEXT_FILE = Phrase("a-text-file")

# Understanding registrations of any form

ASK = {
    kind: Phrase(f"ask-{kind}")
    for kind in (
        *("holds", "role", "askers", "numbers", "order", "column", "word", "name", "cell", "both", "several"),
        "times",
    )
}
"""The question of each kind."""

HOLDS = {held: Phrase(f"holds-{held}") for held in ("companies", "answers", "pairs", "delegates", "nothing")}
"""What a sheet holds."""

MEANS = {
    word: Phrase(f"means-{word.replace(' ', '-')}")
    for word in (
        *("wishes", "refusals", "musts", "maybes", "matrix", "role", "nothing", "title", "purchasers", "suppliers"),
        *(
            *("both", "nobody", "must", "want", "maybe", "no", "asker", "askers", "available", "cancelled"),
            *("registered", "none", "never", "new purchaser", "new supplier"),
        ),
        *("slot", "slot away", "people"),
        *("rows", "columns", "ranks", "ratings", "ranked", "unranked"),
        *("purchaser level", "supplier level", "purchaser rank", "supplier rank"),
    )
}
"""What a column, a word or a side of a map means, where it is no column of the format."""

MEANS_CHOICE = Phrase("means-choice")
AWAY_UNTIL, AWAY_FROM, AWAY_BETWEEN = (Phrase(f"away-{how}") for how in ("until", "from", "between"))
AWAY_ON, MIDDAY = Phrase("away-on"), Phrase("midday")
COLUMN_IS = Phrase("column-is")
COLUMNS_ARE = Phrase("columns-are")
ROW_IS = Phrase("row-is")
WISHES_COUNTED = Phrase("wishes-counted")
WISHES_NOBODY = Phrase("wishes-nobody")
WISHES_REPLACED = Phrase("wishes-replaced")
WISHES_LEFT_OUT = Phrase("wishes-left-out")
LEVELS_COUNTED = Phrase("levels-counted")
COMPANIES_COUNTED = Phrase("companies-counted")
