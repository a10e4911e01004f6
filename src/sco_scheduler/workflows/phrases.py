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
HELD_WITH = Phrase("meeting-held-with", "held there with {people}")
BY_INTERPRETER = Phrase("meeting-by-interpreter", "the interpreter {name}")
BY_NO_INTERPRETER = Phrase("meeting-by-no-interpreter", "no interpreter")
GAVE_WAY = Phrase("meeting-gave-way", "It gave way to what comes first: pins, musts, and more of what was published.")

# Revisions and characters

FROM_TO = Phrase("from-to", "{first} to {last}")
NOTHING = Phrase("printed-as-nothing", "nothing")

# What a job is busy with

READING = Phrase("stage-reading", "Reading")
READING_AND_VERIFYING = Phrase("stage-reading-and-verifying", "Reading and verifying")
SOLVING = Phrase("stage-solving", "Solving")
VERIFYING = Phrase("stage-verifying", "Verifying")
EXPLAINING = Phrase("stage-explaining", "Explaining")
WRITING = Phrase("stage-writing", "Writing")
WRITING_FILE = Phrase("stage-writing-file", "Writing {name}")
WRITING_CALENDARS = Phrase("stage-writing-calendars", "Writing calendars")
WRITING_WORKBOOKS = Phrase("stage-writing-workbooks", "Writing workbooks")

# Revisions

NO_AGENDA = Phrase("no-longer-agenda", "There is no agenda any more.")
REVISION = Phrase("revision", "revision {number}")
FIRST_REVISION = Phrase("first-revision", "revision {number}, the first build")
WORKBOOK = Phrase("the-workbook", "the workbook {name}")
