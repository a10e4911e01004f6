"""What commands say on their own, each phrase in the language of who reads it."""

from __future__ import annotations

from sco_scheduler.domain.messages import Phrase

# Faults, and the end of it

GIVEN_UP = Phrase("given-up", "Given up: nothing was written.")
GIVEN_UP_HALFWAY = Phrase("given-up-halfway", "Given up: files that were finished are whole, the others are as before.")
FAULT = Phrase("fault", "A fault of the program: {kind}. Nothing was written.")
SEND = Phrase("send-report", "Please send {path} to the maintainers.")
RESULT_REFUSED = Phrase(
    "result-refused", "The verifier refused the schedule that the program made: a fault of the program."
)
NO_SCHEDULE_WRITTEN = Phrase("no-schedule-written", "No schedule is written.")
NO_SCHEDULE = Phrase(
    "no-schedule-found",
    "No schedule was found in {seconds} s, and none was excluded: try a longer --time-limit.",
)

# What stands in the way

ALREADY_THERE = Phrase("already-there", "{path} is there already and is not overwritten.")
OTHER_NAME = Phrase("other-name", "Choose another name, or give --force.")
OTHER_FOLDER = Phrase("other-folder", "Choose another folder, or give --force.")
NOBODY_CALLED = Phrase("nobody-called", "No company is called {name}.")
SEVERAL_MATCH = Phrase("several-match", "More than one company matches {name}.")
WHICH = Phrase("which-of-these", "Which of these?")
PERHAPS = Phrase("perhaps-these", "Maybe one of these?")
MORE_COMPANIES = Phrase("more-companies", "and {count} more")
BREAKS_RULES = Phrase("breaks-rules", "The schedule breaks rules as it stands: nothing is written.")

# Agendas

COMPARED = Phrase("compared-with", "Compared with {file}: {count:agenda|agendas} of {all:,} changed.")
AGENDAS_OF = Phrase("agendas-of", "{count:agenda|agendas} of {all:,}.")
AGENDAS = Phrase("agendas", "{count:agenda|agendas}.")
TAKE_BACK = Phrase("take-back", "To be taken back, with nothing in its place: the agenda of {name}.")
NOTHING_WRITTEN = Phrase("nothing-written", "Nothing was written.")
WRITTEN_INTO = Phrase("written-into", "Written into {folder}:")
FILES = Phrase("count-files", "{count:file|files}")
SIZE = Phrase("kilobytes", "{count:,} kB")

# What is back

RESTORED = Phrase("restored", "{path} is again as in {copy}")
KEPT_AS = Phrase("kept-as", "What stood there is kept as {path}; another undo brings it back.")

# Usage

NO_GOAL = Phrase("usage-no-goal", "No goal is named. Goals are: {goals}.")
NEVER_ORDERED = Phrase(
    "usage-never-ordered", "{name} is pursued on every rerun, right after the musts, and cannot be ordered."
)
UNKNOWN_GOAL = Phrase("usage-unknown-goal", "{name} is no goal.")
MAYBE = Phrase("usage-maybe", "Maybe {name}?")
GOALS_ARE = Phrase("usage-goals-are", "Goals are: {goals}.")
NAMED_TWICE = Phrase("usage-named-twice", "{name} is named twice.")
NO_SECONDS = Phrase("usage-no-seconds", "{number} is no number of seconds.")
NO_ENCODING = Phrase("usage-no-encoding", "{name} is no encoding. Try utf-8, gb18030, utf-16 or cp1251.")
NO_TIME = Phrase("usage-no-time", "{text} is no time. Write 10:40, '2025-06-12 10:40' or now.")
NOT_ONE_OF = Phrase("usage-not-one-of", "{word} is not one of {known}.")
NOTHING_NAMED = Phrase("usage-nothing-named", "Nothing is named. Choose from {known}.")
MUST_END = Phrase("usage-must-end", "{path} must end in {ending}.")
SCORE_ALONE = Phrase("usage-score-alone", "--accept-above says what --fix takes: give --fix too.")
NOBODY_TO_ASK = Phrase("usage-nobody-to-ask", "--fix asks at a terminal only: give --accept-above too.")
ONE_OR_ALL = Phrase("usage-one-or-all", "Name one company, or give --all for all of them.")
NO_LIMIT = Phrase("usage-no-limit", "--rearrange sets no limit on moves: leave --allow-moves and --prices out.")
FORGETS = Phrase(
    "usage-forgets",
    "--fresh forgets the published schedule: leave --from, --allow-moves, --rearrange and --prices out.",
)
