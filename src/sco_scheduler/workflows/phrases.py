"""The stages that several workflows go through, as they are told to the user."""

from __future__ import annotations

from sco_scheduler.domain.messages import Phrase

READING = Phrase("stage-reading")
READING_AND_VERIFYING = Phrase("stage-reading-and-verifying")
SOLVING = Phrase("stage-solving")
EXPLAINING = Phrase("stage-explaining")
NOT_KEPT_OF_YOURS = Phrase("stage-not-kept")
WRITING_FILE = Phrase("stage-writing-file")
