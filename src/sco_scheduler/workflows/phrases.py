"""Parts of the findings that arise in workflows, so that each is said in the reader's language."""

from __future__ import annotations

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase

# What cannot be written

NO_FOLDER_MADE = Phrase("folder-not-made", "The folder {folder} cannot be made: {error}.")
ONTO_ITSELF = Phrase("onto-itself", "{path} is the registrations themselves.")
NOTHING_TO_COPY = Phrase("nothing-to-copy", "{files} cannot be read, so there is nothing to copy into {path}.")
NOTHING_TO_MAP = Phrase("nothing-to-map", "{files} cannot be read, so there is nothing to write into {path}.")
SEVERAL_FOLDERS = Phrase(
    "several-folders", "The files lie in several folders: say with -o where the agendas workbook is to be."
)
AGENDAS_ONTO_REGISTRATIONS = Phrase(
    "agendas-onto-registrations", "{path} is the registrations workbook itself. Choose another name with -o."
)

# Published meetings

PAIR = Phrase("pair", "{purchaser} with {supplier}")
NOT_REGISTERED = Phrase("no-longer-registered", "{company} is no longer registered")
CANCELLED = Phrase("has-cancelled", "{company} has cancelled")
CANCELLED_AT = Phrase("has-cancelled-at", "{company} has cancelled ({cell})")
SAYS_NO = Phrase("says-no", "{company} says no")
SAYS_NO_AT = Phrase("says-no-at", "{company} says no ({cell})")
NO_SUCH_ROLE = {
    Role.PURCHASER: Phrase("no-purchaser-any-more", "{company} is no purchaser any more"),
    Role.SUPPLIER: Phrase("no-supplier-any-more", "{company} is no supplier any more"),
}
NOT_HELD = Phrase("meeting-not-held", "not held")
HELD_AT = Phrase("meeting-held-at", "held at {time} at {place}")

# Revisions and characters

FROM_TO = Phrase("from-to", "{first} to {last}")
IN_QUOTES = Phrase("in-quotes", "'{text}'")
NOTHING = Phrase("printed-as-nothing", "nothing")
