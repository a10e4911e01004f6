"""The kinds of findings that arise in workflows, beside those of reading."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

NOTHING_TO_REPAIR = FindingKind("nothing-to-repair", Severity.STOPS)
NOT_WRITTEN = FindingKind("output-not-written", Severity.STOPS)
PREVIOUS_UNREADABLE = FindingKind("previous-unreadable", Severity.CHANGES)
REVISIONS_ANEW = FindingKind("revisions-start-anew", Severity.CHANGES)
OTHER_EVENT = FindingKind("published-other-event", Severity.STOPS)
PUBLISHED_UNREADABLE = FindingKind("published-unreadable", Severity.STOPS)
HAND_EDIT_BREAKS = FindingKind("hand-edit-breaks-rule", Severity.CHANGES)
HAND_EDIT_NOT_KEPT = FindingKind("hand-edit-not-kept", Severity.CHANGES)
LOCK_VOID = FindingKind("lock-void", Severity.CHANGES)
SLOT_GONE = FindingKind("published-slot-gone", Severity.CHANGES)
ROW_AS_WRITTEN = FindingKind("published-row-as-written", Severity.CHANGES)
PAST_NO_SLOT = FindingKind("past-no-slot", Severity.CHANGES)
SLOT_STILL_TAKEN = FindingKind("slot-still-taken", Severity.CHANGES)
HISTORY_FORGOTTEN = FindingKind("history-forgotten", Severity.CHANGES)
EDITED_MEANWHILE = FindingKind("edited-meanwhile", Severity.STOPS)
EDITS_TAKEN = FindingKind("edits-meanwhile-taken", Severity.CHANGES)
NO_COPY = FindingKind("no-copy-to-bring-back", Severity.STOPS)
NO_SUCH_REVISION = FindingKind("no-such-revision", Severity.STOPS)
NOTHING_REMEMBERED = FindingKind("agendas-nothing-remembered", Severity.STOPS)
EVENT_MISSING = FindingKind("agendas-event-missing", Severity.STOPS)
NO_OLDER = FindingKind("no-older-workbook", Severity.STOPS)
NO_GLYPH = FindingKind("character-not-printable", Severity.CHANGES)
NO_LOGO = FindingKind("logo-missing", Severity.CHANGES)
ADDITIONS_LOST = FindingKind("additions-lost", Severity.CHANGES)
KINDS = {
    kind.code: kind
    for kind in (
        NOTHING_TO_REPAIR,
        NOT_WRITTEN,
        PREVIOUS_UNREADABLE,
        REVISIONS_ANEW,
        OTHER_EVENT,
        PUBLISHED_UNREADABLE,
        HAND_EDIT_BREAKS,
        HAND_EDIT_NOT_KEPT,
        LOCK_VOID,
        SLOT_GONE,
        ROW_AS_WRITTEN,
        PAST_NO_SLOT,
        SLOT_STILL_TAKEN,
        HISTORY_FORGOTTEN,
        EDITED_MEANWHILE,
        EDITS_TAKEN,
        NO_COPY,
        NO_SUCH_REVISION,
        NOTHING_REMEMBERED,
        EVENT_MISSING,
        NO_OLDER,
        NO_GLYPH,
        NO_LOGO,
        ADDITIONS_LOST,
    )
}
"""The findings that arise here, beside those of reading, by their code."""
