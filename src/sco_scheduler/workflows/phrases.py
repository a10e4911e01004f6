"""Phrases within the findings of workflows."""

from __future__ import annotations

from sco_scheduler.domain.messages import Phrase

# What cannot be written

JOINED = Phrase("joined-from")
JOINED_BEFORE = Phrase("joined-before")
WITHDRAWN = Phrase("joined-withdrawn")

# What changes of an event are impossible


# Trade-offs


# Published meetings


# Revisions and characters


# Stages of jobs

READING = Phrase("stage-reading")
READING_AND_VERIFYING = Phrase("stage-reading-and-verifying")
SOLVING = Phrase("stage-solving")
EXPLAINING = Phrase("stage-explaining")
NOT_KEPT_OF_YOURS = Phrase("stage-not-kept")
WRITING_FILE = Phrase("stage-writing-file")

# Revisions

NO_AGENDA = Phrase("no-longer-agenda")

# Companies
