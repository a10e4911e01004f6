"""Phrases within the findings of workflows."""

from __future__ import annotations

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase

# What cannot be written

NO_FOLDER_MADE = Phrase("folder-not-made")
ONTO_ITSELF = Phrase("onto-itself")
NO_REGISTRATIONS = Phrase("no-registrations-beside")
SUGGESTED = Phrase("suggested-by-program")
NOTHING_TO_COPY = Phrase("nothing-to-copy")
NOTHING_TO_MAP = Phrase("nothing-to-map")
SEVERAL_FOLDERS = Phrase("several-folders")
PAGES_ONTO_INPUT = Phrase("pages-onto-input")
AGENDAS_ONTO_REGISTRATIONS = Phrase("agendas-onto-registrations")
JOINED = Phrase("joined-from")
JOINED_BEFORE = Phrase("joined-before")
WITHDRAWN = Phrase("joined-withdrawn")
NO_ANSWERS = Phrase("no-folder-of-answers")

# What changes of an event are impossible

NO_ROOM_FOR_SLOTS = Phrase("no-room-for-slots")
NO_NUMBER_FOR = Phrase("no-number-for-setting")

# Trade-offs

TRADE_OFF = Phrase("trade-off-built")

# Published meetings

NOT_REGISTERED = Phrase("no-longer-registered")
CANCELLED = Phrase("has-cancelled")
CANCELLED_AT = Phrase("has-cancelled-at")
SAYS_NO = Phrase("says-no")
SAYS_NO_AT = Phrase("says-no-at")
NO_SUCH_ROLE = {Role.PURCHASER: Phrase("no-purchaser-any-more"), Role.SUPPLIER: Phrase("no-supplier-any-more")}
NOT_HELD = Phrase("meeting-not-held")
HELD_AT = Phrase("meeting-held-at")
HELD_WITH = Phrase("meeting-held-with")
BY_INTERPRETER = Phrase("meeting-by-interpreter")
BY_NO_INTERPRETER = Phrase("meeting-by-no-interpreter")
GAVE_WAY = Phrase("meeting-gave-way")

# Revisions and characters

FROM_TO = Phrase("from-to")
NOTHING = Phrase("printed-as-nothing")

# Stages of jobs

READING = Phrase("stage-reading")
READING_AND_VERIFYING = Phrase("stage-reading-and-verifying")
SOLVING = Phrase("stage-solving")
VERIFYING = Phrase("stage-verifying")
EXPLAINING = Phrase("stage-explaining")
YES = Phrase("word-yes")
NO = Phrase("word-no")
NOT_KEPT_OF_YOURS = Phrase("stage-not-kept")
WRITING = Phrase("stage-writing")
WRITING_FILE = Phrase("stage-writing-file")
WRITING_CALENDARS = Phrase("stage-writing-calendars")
WRITING_WORKBOOKS = Phrase("stage-writing-workbooks")

# Revisions

NO_AGENDA = Phrase("no-longer-agenda")
REVISION = Phrase("revision")
FIRST_REVISION = Phrase("first-revision")
WORKBOOK = Phrase("the-workbook")
TAKEN_OUT = Phrase("row-taken-out")
ANSWERING = Phrase("stage-answering")

# Companies

NO_PAIR = Phrase("desk-no-pair")

HELD_AS_ASKED = Phrase("cause-held-as-asked")
"""Why a meeting changes that the build was told to hold."""
GIVEN_UP_AS_ASKED = Phrase("cause-given-up-as-asked")
