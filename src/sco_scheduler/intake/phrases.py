"""Parts of findings that are phrases and no data, so that each is said in the reader's language."""

from __future__ import annotations

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase

# In general

NONE = Phrase("none", "none")
MORE = Phrase("and-more", "{listed} and {count} more")
SOMEBODY = Phrase("somebody", "Somebody")
NEAR = Phrase("near", "{name}, {score}% alike")

IN_ROLE = {
    Role.PURCHASER: Phrase("purchaser", "purchaser"),
    Role.SUPPLIER: Phrase("supplier", "supplier"),
}
ALL_IN_ROLE = {
    Role.PURCHASER: Phrase("purchasers", "purchasers"),
    Role.SUPPLIER: Phrase("suppliers", "suppliers"),
}
ONE_IN_ROLE = {
    Role.PURCHASER: Phrase("a-purchaser", "a purchaser"),
    Role.SUPPLIER: Phrase("a-supplier", "a supplier"),
}

# Files

EXCEL_97 = Phrase("excel-97", "Excel 97 to 2003")
BINARY = Phrase("binary-workbook", "a binary workbook, .xlsb")
NO_SPREADSHEET = Phrase("no-spreadsheet", "OpenDocument, but no spreadsheet")
NOTHING_IN_IT = Phrase("nothing-in-archive", "its archive holds nothing")
NOTHING = Phrase("file-empty", "it is empty")
OTHER_KIND = Phrase("file-of-another-kind", "it is of another kind")
NO_WORKSHEETS = Phrase("no-worksheets", "it is an archive without worksheets")
ENTITIES = Phrase("entities", "it declares entities, which no workbook does")
MORE_THAN_IT_SHOULD = Phrase("more-than-it-should", "more than it should")
CELLS = Phrase("cells", "{count:cell|cells}")
ELEMENTS = Phrase("elements", "{count:style, link or the like|styles, links and the like}")
MEGABYTES = Phrase("megabytes", "{count} MB")
NOT_ALLOWED = Phrase("not-allowed", "you may not read it")
NO_LONGER_THERE = Phrase("no-longer-there", "it is not there any more")
BROKEN_ARCHIVE = Phrase("broken-archive", "its archive is broken, as that of a download that was cut short")
NO_XML = Phrase("no-xml", "its content is no XML")
READER_SAYS = Phrase("reader-says", "{error}")
"""What is rare, in the English words of the system or of the library that read the file."""
NOT_A_NAME = Phrase("not-a-file-name", "that is no name of a file")
AS_ENCODING = Phrase("as-encoding", " as {encoding}")
SEPARATORS = {
    ",": Phrase("commas", "commas"),
    ";": Phrase("semicolons", "semicolons"),
    "\t": Phrase("tabs", "tabs"),
}

MEGABYTES_READ = Phrase("megabytes-read", "MB of the workbook read")
REQUESTS_UNDERSTOOD = Phrase("requests-understood", "requests understood")

A_FOLDER = Phrase("a-folder", "a folder")
A_WORKBOOK = Phrase("a-workbook", "a workbook")
NO_CSV_FILE = Phrase("no-csv-file", "no CSV file")

# The map of a form's export

NOT_UTF_8 = Phrase("map-not-utf-8", "its letters are not UTF-8; save the file as UTF-8")
NESTED = Phrase("map-nested", "there are brackets in brackets without end")
IN_SECTION = Phrase("map-in-section", "in the section [{section}]")
ABOVE_SECTIONS = Phrase("map-above-sections", "above all sections")
A_TEXT = Phrase("map-a-text", "a text in quotes")
TEXTS = Phrase("map-texts", 'a list of texts, such as ["Hotel", "Arrival"]')
A_SECTION = Phrase("map-a-section", "a section, which starts with the line [{section}]")
HEADER_ROWS = Phrase("map-header-rows", "the number of a row, or two rows one below the other such as [2, 3]")
ONE_MEANING = Phrase("map-one-meaning", "a word that has no other meaning above")
AN_ENCODING = Phrase("map-an-encoding", "an encoding, such as utf-8, gb18030, utf-16 or cp1251")

# Sheets and rows

NO_SHEETS = Phrase("no-sheets", "no sheets")
COUNTS_AS_EMPTY = Phrase("counts-as-empty", "it counts as empty")
ROW_LEFT_OUT = Phrase("row-left-out", "the row was left out")
ROW_OF = {
    "Purchasers": Phrase("purchasing-company", "purchasing company"),
    "Suppliers": Phrase("supplying-company", "supplying company"),
    "Requests": Phrase("request", "request"),
}
"""What a row of each needed sheet stands for."""

# What became of the rows

ROWS_BECAME = Phrase("rows-became", "{rows}: {parts}")
ROWS_OF = {
    "purchaser": Phrase("purchaser-rows", "{count:purchaser row|purchaser rows}"),
    "supplier": Phrase("supplier-rows", "{count:supplier row|supplier rows}"),
    "delegate": Phrase("delegate-rows", "{count:delegate row|delegate rows}"),
    "request": Phrase("request-rows", "{count:request row|request rows}"),
    "interpreter": Phrase("interpreter-rows", "{count:interpreter row|interpreter rows}"),
    "fixed meeting": Phrase("fixed-rows", "{count:fixed meeting row|fixed meeting rows}"),
}
BECAME = {
    "companies": Phrase("became-companies", "{count:company|companies}"),
    "duplicates": Phrase("became-duplicates", "{count:duplicate|duplicates}"),
    "without a name": Phrase("became-nameless", "{count:without a name}"),
    "delegates": Phrase("became-delegates", "{count:delegate|delegates}"),
    "requests": Phrase("became-requests", "{count:request|requests}"),
    "repeated": Phrase("became-repeated", "{count:repeated}"),
    "left out": Phrase("became-left-out", "{count:left out}"),
    "of or for who cancelled": Phrase("became-cancelled", "{count:of or for who cancelled}"),
    "interpreters": Phrase("became-interpreters", "{count:interpreter|interpreters}"),
    "fixed meetings": Phrase("became-fixed", "{count:fixed meeting|fixed meetings}"),
}

# Settings, sessions, tables

SETTING_IS = Phrase("setting-is", "{setting} {value}")
A_SESSION = Phrase("a-session", "The session {name}")
UNNAMED_SESSION = Phrase("unnamed-session", "The session")
A_MEETING = Phrase("a-meeting", "The meeting")
IN_THE_ZONE = Phrase("in-the-zone", " in the zone {zone}")
IN_THE_ZONE_OF = Phrase("in-the-zone-of", " in {zone}, the zone of {company}")
DATE_OR_TIME = Phrase("date-or-time", "it is a date or a time; set the cell's format to Text and write it again")
WHOLE_TABLES = Phrase("whole-tables", "a number of tables is whole")
NUMBER_ALONE = Phrase("number-alone", "the number must stand alone")
TOO_MANY_TABLES = Phrase("too-many-tables", "these are more than {count:table|tables}")
NEGATIVE_TABLES = Phrase("negative-tables", "a number of tables is not negative")
LONG_LABEL = Phrase("long-label", "{text} is too long for a label")
TWO_LETTERS = Phrase("two-letters", "{text} runs from one letter to another")
BACKWARDS = Phrase("backwards", "{text} runs backwards")
LONG_RANGE = Phrase("long-range", "{text} stands for more than {count:table|tables}")

# Companies and people

NAMELESS_ROW = Phrase("nameless-row", "a row without a name")
BOTH_CALLED = Phrase("both-called", "both are called {name}")
ONE_NAME = Phrase("one-name", "{one} and {other} are one name")
SHARED_CONTACT = Phrase("shared-contact", "they share {contact} and are written in two scripts")
NONE_NAMED = Phrase("none-named", "none has a name")
DELEGATE_OF = Phrase("delegate-of", "the delegate of {company}")
NAME_OF_SEVERAL = Phrase("name-of-several", "{text} (the name of {companies})")

# The agendas workbook

NO_ROWS_TO_READ = Phrase("record-no-rows", "it has no rows that can be read.")
NO_VERSION = Phrase("record-no-version", "The version of the format is not there.")
ENTRY_CHANGED = Phrase("record-entry-changed", "The entry '{entry}' is not what was written.")
LOST = {
    "": Phrase("lost-everything", "everything it held"),
    "version": Phrase("lost-version", "whether this program can read it"),
    "event": Phrase("lost-event", "the registrations it was made from"),
    "meetings": Phrase("lost-meetings", "what was edited by hand"),
}
"""What is not known where an entry of the Record cannot be read."""
