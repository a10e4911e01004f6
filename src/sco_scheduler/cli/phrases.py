"""Phrases of the commands' own messages."""

from __future__ import annotations

from sco_scheduler.domain.messages import Phrase

# Faults, and the end of it

GIVEN_UP = Phrase("given-up")
GIVEN_UP_AFTER = Phrase("given-up-after")
GIVEN_UP_HALFWAY = Phrase("given-up-halfway")
FAULT = Phrase("fault")
FAULT_AFTER = Phrase("fault-after")
NOT_TOLD = Phrase("not-told")
A_FILE = Phrase("a-file")
SYSTEM_REFUSES = Phrase("system-refuses")
SYSTEM_REFUSES_AFTER = Phrase("system-refuses-after")
SEND = Phrase("send-report")
RESULT_REFUSED = Phrase("result-refused")
NO_SCHEDULE_WRITTEN = Phrase("no-schedule-written")
NO_SCHEDULE = Phrase("no-schedule-found")

# What stands in the way

ALREADY_THERE = Phrase("already-there")
OTHER_NAME = Phrase("other-name")
OTHER_FOLDER = Phrase("other-folder")
NOBODY_CALLED = Phrase("nobody-called")
SEVERAL_PEOPLE = Phrase("several-people")
SEVERAL_MATCH = Phrase("several-match")
WHICH = Phrase("which-of-these")
PERHAPS = Phrase("perhaps-these")
MORE_COMPANIES = Phrase("more-companies")
BREAKS_RULES = Phrase("breaks-rules")

# Agendas

COMPARED = Phrase("compared-with")
AGENDAS_OF = Phrase("agendas-of")
AGENDAS = Phrase("agendas")
TAKE_BACK = Phrase("take-back")
NOTHING_WRITTEN = Phrase("nothing-written")
WRITTEN_INTO = Phrase("written-into")
FILES = Phrase("count-files")
SIZE = Phrase("kilobytes")

# Messages to delegates

MESSAGES_SINCE = Phrase("messages-since")
DRAFTS = Phrase("drafts-written")
NO_ADDRESS = Phrase("messages-no-address")
MESSAGES_LIST = Phrase("messages-list")

# The report after the event

REPORTED = Phrase("report-counted")
REPORT_WRITTEN = Phrase("report-written")

# Wish forms

FORMS_WRITTEN = Phrase("forms-written")
FORMS_IN = Phrase("forms-in")
FORM_LANGUAGES = {"en": Phrase("form-language-en"), "zh": Phrase("form-language-zh"), "ru": Phrase("form-language-ru")}
FORMS_IDLE = Phrase("forms-idle")
FORMS_NO_ADDRESS = Phrase("forms-no-address")
FORMS_BACK = Phrase("forms-back")
COLLECTED = Phrase("forms-collected")
ANSWERED_COMPANY = Phrase("forms-answered-company")
ANSWERED_FILE = Phrase("forms-answered-file")
ANSWERED_WISHES = Phrase("forms-answered-wishes")
ANSWERED_REFUSALS = Phrase("forms-answered-refusals")
ANSWERED_DETAILS = Phrase("forms-answered-details")
NOT_ANSWERED = Phrase("forms-not-answered")

# What is back

RESTORED = Phrase("restored")
KEPT_AS = Phrase("kept-as")

# Usage

NO_GOAL = Phrase("usage-no-goal")
NEVER_ORDERED = Phrase("usage-never-ordered")
UNKNOWN_GOAL = Phrase("usage-unknown-goal")
MAYBE = Phrase("usage-maybe")
GOALS_ARE = Phrase("usage-goals-are")
NAMED_TWICE = Phrase("usage-named-twice")
NO_SECONDS = Phrase("usage-no-seconds")
NO_ENCODING = Phrase("usage-no-encoding")
NO_TIME = Phrase("usage-no-time")
NOT_ONE_OF = Phrase("usage-not-one-of")
NOTHING_NAMED = Phrase("usage-nothing-named")
MUST_END = Phrase("usage-must-end")
SCORE_ALONE = Phrase("usage-score-alone")
NOBODY_TO_ASK = Phrase("usage-nobody-to-ask")
ONE_OR_ALL = Phrase("usage-one-or-all")
NO_LIMIT = Phrase("usage-no-limit")
FORGETS = Phrase("usage-forgets")
HOLD_TOO = Phrase("usage-hold-too")
HOLD_ALONE = Phrase("usage-hold-alone")
DESK_NO_TERMINAL = Phrase("usage-desk-no-terminal")

# The desk

DESK_TAKE = Phrase("desk-take")
DESK_CHEAPEST = Phrase("desk-cheapest")
DESK_BEST_FOUND = Phrase("desk-best-found")
OUTCOMES_READ = Phrase("outcomes-read")
OUTCOMES_NOTHING = Phrase("outcomes-nothing")
DESK_NOBODY = Phrase("desk-nobody-else")
FREE_TIME = Phrase("free-time")
FREE_COMPANY = Phrase("free-company")
FREE_WISH = Phrase("free-wish")
FREE_PLACE = Phrase("free-place")
FREE_INTERPRETER = Phrase("free-interpreter")
FREE_NOBODY = Phrase("free-nobody")

# Questions about registrations

ANSWERS_KEPT = Phrase("answers-kept")
WHICH_ONE = Phrase("which-one")
A_NUMBER_UP_TO = Phrase("a-number-up-to")

# Changes

TWO_IDS = Phrase("two-ids")
NO_MEETING_TIME = Phrase("no-meeting-time")
NO_CHANGE = Phrase("usage-no-change")
NO_SUCH_CHANGE = Phrase("no-such-change")
KNOWN_ARE = Phrase("known-are")

# Trade-offs

QUESTIONS = {
    "value-or-time": Phrase("trade-off-value-time"),
    "gaps-or-moves": Phrase("trade-off-gaps-moves"),
    "value-or-balance": Phrase("trade-off-value-balance"),
}
BOUNDS_IN_BRACKETS = Phrase("trade-off-brackets")
