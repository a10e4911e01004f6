"""Texts that several workflows use: the stages of a run, and a log entry of the desk."""

from __future__ import annotations

from sco_scheduler.domain.messages import Phrase

READING = Phrase("stage-reading")
READING_AND_VERIFYING = Phrase("stage-reading-and-verifying")
SOLVING = Phrase("stage-solving")
"""From this stage on a follower may stop the run and still have a schedule."""

EXPLAINING = Phrase("stage-explaining")
NOT_KEPT_OF_YOURS = Phrase("stage-not-kept")
WRITING_FILE = Phrase("stage-writing-file")

CANCELLED = Phrase("desk-cancelled")
"""The log entry of the desk for a cancelled meeting."""
