"""Changes of one line that no test can notice, as nothing that the program promises depends on them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

from benchmarks.one_line_changes import Change

_HINT = "a setting or hint of the solver, on which its time depends and not its answer"
_ORDER = "rows of a model, in another order"
_AS_GOOD = "of two placements that are as good either is right"
_IMPLIED = "it follows from the other rows of the model, which are quicker with it"
UNNOTICEABLE = (
    ("engine/params.py", ": int = ", "a size or share that decides between methods; another one is as right"),
    ("engine/gaps/proof/race.py", "linearization_level", _HINT),
    ("engine/gaps/proof/race.py", "symmetry_level", _HINT),
    ("engine/gaps/proof/race.py", "core_minimization_level", _HINT),
    ("engine/gaps/proof/race.py", "use_sat_inprocessing", _HINT),
    ("engine/gaps/proof/profile.py", "linearization_level", _HINT),
    ("engine/assignment/tables.py", "linearization_level", _HINT),
    ("engine/assignment/tables.py", "optimize_with_core", _HINT),
    ("engine/search/lexicographic.py", "linearization_level", _HINT),
    ("engine/search/lexicographic.py", "cp_model_probing_level", _HINT),
    ("engine/search/lexicographic.py", "max_presolve_iterations", _HINT),
    ("engine/search/model_relaxation.py", "presolve=", _HINT),
    ("engine/search/solvers.py", "simplex is Simplex.DUAL", _HINT),
    ("engine/gaps/proof/race.py", "optimize_with_core", _HINT),
    ("engine/assignment/tables.py", "model.add_hint(", _HINT),
    ("engine/gaps/proof/maxsat.py", "enc.at_most(by_slot[t], 1)", _IMPLIED),
    ("engine/gaps/proof/model.py", "model.add_exactly_one(windows)", _IMPLIED),
    ("engine/model/variables.py", "elif len(chosen) >", "one choice alone is at most one"),
    ("insight/suggestions.py", "if purchaser.purchaser is not None", "only purchasers are asked"),
    ("engine/gaps/proof/model.py", "self._people(delegates, ", _IMPLIED),
    ("engine/gaps/proof/model.py", "self._people(None, ", _IMPLIED),
    ("engine/gaps/proof/model.py", "least = min(0, held", _IMPLIED),
    ("engine/gaps/proof/model.py", "slots = [1] * len", "the slot of every meeting is set below"),
    ("engine/gaps/proof/model.py", "for d in list(delegates)", _ORDER),
    ("engine/gaps/proof/model.py", "self._running.pop(", "a solver that has ended may be asked to stop"),
    (
        "engine/gaps/annealing.py",
        "perf_counter() + begin",
        "how many proposals are made between two looks at the clock",
    ),
    (
        "engine/value/selection_relaxation.py",
        "_ITEMS_A_LOOK = ",
        "how many items are built between two looks at the clock",
    ),
    ("engine/model/constraints/table_one_meeting.py", "choices}) >= capacity", "as many as there are tables have room"),
    ("engine/value/selection.py", 'value < state.measure("value")', "what is no better is placed in vain"),
    ("engine/gaps/annealing.py", "self.chunk = ", "how many proposals are made between two looks at the clock"),
    ("engine/assignment/interpreters.py", "_ELSEWHERE = 10**9,", "costs of which each only has to outweigh the next"),
    ("engine/rerun/fixing.py", "problem.open_size <= params.few_choices", "it decides between methods"),
    ("engine/rerun/fixing.py", "reached.value > cutoff else", "what is at the cutoff is the best and its own bound"),
    ("engine/rerun/solver.py", "known=known, always=True", "what is solved without a relaxation only takes time"),
    ("engine/rerun/solver.py", "best is None and s.settled(best) or", "a search in vain, which takes time"),
    ("engine/gaps/proof/race.py", "time.monotonic() - seconds", "how long is waited between two looks"),
    ("engine/rerun/solver.py", "remaining() <= self.params.least_seconds", "a moment is as good as the next"),
    ("workflows/why.py", "row.start is None and row.date is None", "a meeting has both or none"),
    ("engine/conflicts/explain.py", "minimal and size <= len(core)", "among as many rows there is no smaller set"),
    ("engine/model/complete.py", "zip(steps[2:]", _IMPLIED),
    ("engine/model/complete.py", "for before in others:", "each alone says in whole numbers what their sum says"),
    ("engine/state.py", "return SearchStrategy.CORES if ", _HINT),
    ("engine/state.py", "if not self.little_open:", _HINT),
    ("engine/state.py", "found.value <= sum(", _AS_GOOD),
    ("engine/search/lexicographic.py", "if choice not in x]", _HINT),
    ("engine/gaps/phases.py", "len(cut) >= 1 and", "cuts of one person alone are asked for once more"),
    ("engine/gaps/phases.py", "if len(segments.of(d, day)) >= 1]", "who has one stretch of a day keeps to it"),
    ("engine/value/flow_relaxation.py", "profit + 3 * weighing", "the flow decides on more items, and no other way"),
    ("engine/gaps/annealing.py", "below_any = ", "a bound that is there to be compiled for"),
    ("engine/gaps/annealing.py", "(1,), min(1, problem.walk)", "how cold it gets in a search"),
    ("engine/gaps/annealing.py", "AHEAD ** (place + 2) * longest", "how steeply goals outweigh each other in a search"),
    ("engine/gaps/proof/profile.py", "least = min(0, len(", _IMPLIED),
    ("engine/gaps/proof/profile.py", "for t in list(alike.slots)", _ORDER),
    ("engine/gaps/proof/model.py", "weights = [11 * n", "which sets of people are looked at first"),
    ("engine/params.py", "CONSTRUCTION_STEPS = ", "how much is tried; more or less is as right"),
    ("engine/params.py", "BOARD_TRIES = ", "how much is tried; more or less is as right"),
    ("engine/params.py", "_WORTH = ", "how much one choice is preferred in a search; more or less is as right"),
    ("engine/local_search/kempe_effects.py", "idle, last = 0, 1, FREE", "what is before the first meeting is no wait"),
    ("engine/params.py", "AHEAD = ", "how steeply goals outweigh each other in a search that only improves"),
    ("engine/state.py", "if seconds > _LEAST_SAMPLE:", "no measured time is exactly the least"),
    ("insight/causes.py", "_LINKS", "how many links of a chain are enough"),
    ("verify/rules/pair_meets_once.py", 'Phrase("said-meets-itself")(company=', "both are the same company"),
    ("workflows/repair.py", "if tries[0] <= 0:", "one try more or less"),
    ("workflows/report.py", "own_reasons(file.schedule)", "reasons that nobody asks for only take time"),
    ("workflows/build_answers.py", "BackgroundTask(lambda: value_bound", "a bound that nobody asks for takes time"),
    ("domain/codec.py", "PART_LENGTH = ", "a limit of letters, and one more"),
    ("output/report/workbook.py", "sum(widths) <= _CHART_WIDTH", "no measured width is exactly that of a chart"),
    ("workflows/repair.py", "if tries[0] < 1:", "one try more or less"),
    ("engine/local_search/kempe_moves.py", "[KEY - 0]", "the same number"),
    ("workflows/repair.py", "tries[0] -= 2", "half as many tries"),
    ("engine/value/flows.py", "chunks, reported = ", "one chunk more or less"),
    ("engine/value/flow_relaxation.py", "for ratio in MILD_RATIOS:", "milder weights need time, and harm no bound"),
    ("engine/value/flow_relaxation.py", '"minimums": 3 * zones', "any larger weight is as right"),
    ("engine/gaps/phases.py", 'if "lost_time" in goals else 1', "it is read for lost time alone"),
    ("engine/solve.py", "elif state.first is", "the phases find a conflict, too"),
    ("engine/solve.py", 'lead.index("value") + 2', "bounds of later goals than the one that is asked for"),
    ("engine/model/constraints/gap_spread.py", "default=2", "an event without companies has no gaps"),
    ("intake/understanding/companies/newcomers.py", "role.other] += ", "of two counts the larger one is taken"),
    (
        "intake/understanding/cells/columns.py",
        "text.isdecimal() and len(text) < 9",
        "no sheet has so many rows",
    ),
    ("output/pdf/fitting.py", " < PAGE_MILLIMETRES:", "no reckoned height is exactly that of a page"),
    ("output/pdf/fitting.py", "+ 6 if images.code else 1)", "a millimetre more that is kept free"),
    ("output/pdf/agendas.py", "_GONE = ", "how many letters are enough"),
    ("output/excel/workbook.py", "and available_cores() >= 1", "the same files, by one process more"),
    ("output/excel/fast_worksheet.py", "row > self.previous_row", "the longer way records the same"),
    ("output/pdf/fitting.py", "+ 5 if images.logo else 1)", "a millimetre more that is kept free"),
    ("output/pdf/fitting.py", "narrow * size >= room", "no measured width is exactly the room"),
    ("engine/gaps/proof/race.py", "for delegate in sorted(", _ORDER),
    ("engine/gaps/proof/race.py", "for d in sorted(limited.delegates)", _ORDER),
    ("output/excel/marked.py", "if of_sheet and sheet in members", "a sheet without formulas is written as it is"),
    ("engine/local_search/kempe_state.py", "if net > 0 else", "where nothing more is needed nobody serves"),
    ("engine/local_search/moves.py", "np.zeros(", "an array that is there to be compiled for, whatever is in it"),
    ("engine/gaps/annealing.py", "np.array([", "an array that is there to be compiled for, whatever is in it"),
    ("engine/gaps/annealing.py", "=np.ones(", "an array that is there to be compiled for, whatever is in it"),
    ("engine/gaps/annealing.py", "=np.zeros(", "an array that is there to be compiled for, whatever is in it"),
    ("engine/search/lexicographic.py", "_EXACT = 10**12", "far from both the sums of events and where digits are lost"),
    ("engine/conflicts/explain.py", "r.asker in involved and r.target in involved", "the others cannot conflict"),
    ("output/texts/words.py", "ord(char) > 0xFFFF", "U+FFFF is no character"),
    ("output/excel/provenance.py", "Cell(self._sheet, 1, 1", "the looks of a cell do not depend on its place"),
    ("workflows/build_answers.py", "> RERUN_PAIRS", "a size that decides what there is time for"),
    ("insight/unmet.py", "worth = _WORTH(value=values[", "it is told where all are worth the same"),
    ("engine/assignment/tables.py", "while least > 1 and", "the last move is left to the model"),
    ("engine/assignment/tables.py", "while least >= 0 and", "where nobody moves nothing is better"),
    ("output/excel/wish_form.py", "ensure_ascii=True", "the same text when it is read"),
    ("engine/search/model_relaxation.py", "begun_at(frozenset(start))", "from which rows the relaxation starts"),
    ("engine/search/model_relaxation.py", "len(here) >= 1", "from which rows the relaxation starts"),
    ("engine/search/model_relaxation.py", "or here | gone", "from which rows the relaxation starts"),
    ("engine/gaps/proof/model.py", "self._triangles()", _IMPLIED),
    ("engine/params.py", "MILD_RATIOS = ", "milder weights need time, and harm no bound"),
    ("output/locks.py", "time.sleep(_PAUSE)", "how long is waited between two looks"),
    ("cli/process.py", "gc.set_threshold(", "how often is looked for what nobody needs any more"),
    ("engine/value/construct.py", "if all(item.counts_as_kept", "for how many more it is tried, which takes time"),
    ("engine/rerun/phases.py", ">= params.refixing_size", "a size that decides between methods, and one more"),
    ("engine/rerun/phases.py", "params.refixing_size or not", "it removes choices that are in no schedule as good"),
    ("output/pdf/fonts.py", "in list(chars)", "the same characters in another order"),
    ("cli/asking.py", "_MOST_ROUNDS = ", "how many times are enough"),
    ("engine/rerun/affected.py", "several = max(", "who is taken in beside those concerned only takes time"),
    ("insight/causes.py", "before.meetings) if self._left", "reasons that nobody asks for only take time"),
    ("engine/rerun/solver.py", "start, problem, proved=False", "what is at its bound is its own bound either way"),
    ("output/excel/marked.py", "_LONGEST_COMMENT = ", "a limit of letters, and one more"),
    ("engine/gaps/proof/maxsat.py", "enc.hard.append([gapless", _IMPLIED),
    ("engine/indexing.py", "(role is Role.SUPPLIER or zone < 0)", "the longer way gives the same items"),
    ("engine/gaps/proof/race.py", "try_gapless(incumbent, seed)", "what is found at once is found later, too"),
    ("engine/assignment/tables.py", "np.arange(1 << count)", "subsets that come twice are no other ones"),
    (
        "engine/local_search/kempe_moves.py",
        "s.number[KEY + 1] + s.number[KEY + 2] == 0",
        "which moves are taken on the way; what they bring is counted either way",
    ),
    ("engine/local_search/kempe_moves.py", "> 0 and draw(s.random, 2) == 0:", "which column is proposed"),
    ("engine/local_search/kempe_moves.py", "if s.number[KEY + 3] >= 0:", "it is counted in vain where it is no goal"),
    ("output/pdf/agendas.py", "round(found.extra, ", "digits of a length that nobody sees"),
    ("output/excel/marked.py", 'if cell.data_type == "f" and', "only cells with a formula are given a result"),
    ("output/excel/thin_reading.py", "is_changed = below < 0", "the rows of a list never stand at its very beginning"),
    ("output/excel/suggestions.py", "print_area(0, 0, max(1,", "an empty sheet is printed empty with two rows, too"),
    ("output/terminal/console.py", "for _, moments in days), default=", "where there are no days nothing is printed"),
    ("output/excel/fast_worksheet.py", "min is None", "the longer way records the same"),
    ("insight/suggestions.py", "len(words) + at)", "behind the last word there are no others"),
    ("insight/suggestions.py", "many = len(self._goods) + 2", "what all have counts a little either way"),
    ("output/files.py", "_WAITING = ", "how many files are forced to the disk at once"),
    ("output/report/tables.py", "SECTORS_SHOWN = ", "how many rows are enough"),
    ("engine/search/model_relaxation.py", "if len(terms) < end + start:", "a column that stands once is its own sum"),
    ("engine/local_search/moves.py", "and size > BOARD_CHAIN", "what may not be there is not placed there either"),
    ("engine/local_search/moves.py", '"balance": -2', "any number below nothing turns the order round"),
    ("engine/value/flows.py", "if self.case.problem.walking:", "from which of two boards the search goes on"),
    ("engine/value/flow_relaxation.py", "(2 * limit + 2)", "any larger weight is as right"),
    ("engine/value/flow_relaxation.py", '"value": 1}', "weights that only advise"),
    ("engine/value/flow_relaxation.py", "top = max(2, ", "weights that only advise"),
    ("workflows/why.py", "conflict, impossible = None, True", "where there is a repair there is a way"),
    ("workflows/why.py", "searched <= _SWAPS", "one search more or less"),
    ("engine/gaps/proof/profile.py", "range(n_slots + n + 1)", "a window beyond the last slot fits nobody"),
    ("engine/local_search/compiled.py", "time.sleep(_POLL_SECONDS)", "how long is waited between two looks"),
    ("engine/gaps/proof/model.py", "n_meetings + 2)", "a window beyond the last slot is none"),
    ("engine/gaps/annealing.py", "np.log(2.0**32)) - 1)", "a chance of one in four billion"),
    ("engine/value/selection.py", "_flows(state, lead, params.share))", "a share of the time"),
    ("engine/rerun/fixing.py", "return value < bound", "a bound that is reached is proved, too, which takes time"),
    ("engine/gaps/phases.py", "not all(item.counts_as_kept", "it decides between methods"),
    ("engine/gaps/phases.py", "share = 1 / (len(goals)", "a share of the time"),
    ("workflows/build_answers.py", "left > _LEAST", "no measured time is exactly the least"),
    ("engine/rerun/fixing.py", "bound < limit + TOLERANCE", "no reckoned bound is exactly so far above a whole number"),
    ("engine/rerun/fixing.py", ">= limit + TOLERANCE", "no reckoned bound is exactly so far above a whole number"),
    ("engine/rerun/fixing.py", "params.widening + room + 1", "how fast a limit is widened"),
    ("engine/assignment/interpreters.py", "+ len(people) + 2", "the number of a node, which no other has"),
    ("workflows/desk/file.py", "version: int = ", "any number is one to begin with"),
    ("output/excel/sheets/hall.py", "<= FREE_LIMIT", "how many rows are too many"),
    ("output/excel/sheets/hall.py", "MOST_GRID_CELLS = ", "how many cells are too many"),
    ("engine/value/construct.py", "return self.work > ", "one step more or less"),
    ("intake/files/container.py", "formulas=False, old=True", "files of Excel 97 are read with their values alone"),
    ("workflows/desk/repairs.py", "_TRIES = ", "one try more or less"),
    ("workflows/desk/repairs.py", "tries[0] <= 0", "one try more or less"),
    ("workflows/build_workbook.py", "if target.is_file() else None", "without a workbook nothing of it is to be kept"),
    ("intake/understanding/cells/fields.py", "if content <= 0:", "both are the same at nought"),
    ("agendas/build_report.py", "last_number: int = ", "where no meeting has a number, the first may have any"),
    ("agendas/collation.py", "else (2, 0, word)", "words come after numbers by any larger number"),
    ("agendas/collation.py", "len(word) <= 19", "no name has a number of so many digits"),
    ("agendas/collation.py", "len(word) < 20", "no name has a number of so many digits"),
    ("output/calendar/entries.py", '{"DTSTART", "DTEND"} < set(event)', "an own entry has a UID besides"),
    ("cli/app.py", "get_close_matches(args[0], COMMANDS, n=2)", "the first of several is told alone"),
    ("cli/parameters.py", "get_close_matches(name, known, n=2)", "the first of several is told alone"),
    ("cli/asking.py", "len(text) <= 10", "a number of ten digits is no answer either"),
    ("cli/asking.py", "len(text) < 11", "a number of ten digits is no answer either"),
    ("domain/names.py", "_SHORT = ", "how long the texts are whose folded form is cached"),
    ("domain/names.py", "if len(text) <= _SHORT else", "what is cached is the same"),
    ("intake/values/language_names.py", "ord(name[0]) >= _CHINESE", "no name begins with the first of the signs"),
    ("intake/sheets/requests.py", "found = self._directory.find(text)", "what is not known is no name, and takes time"),
    ("intake/values/journeys.py", "_MOST_DAYS, _MONTHS = 32", "a day that no month has is no day further on either"),
    ("intake/values/entries.py", "len(text) < 15", "a limit of letters, and one fewer"),
    ("intake/values/languages.py", "least=76", "a measured likeness"),
    ("intake/values/only_days.py", "len(text) >= _LONGEST", "a limit of letters, and one fewer"),
    ("intake/files/container.py", "others, formulas = 0, 0, 1", "how many parts are too many"),
    ("intake/files/encodings.py", "head[1::2].count(0) > head", "no text has as many zeros in both places"),
    ("intake/files/opening.py", "_EMPTY, _SHORT = ", "how long the parts are in which a short form is looked for"),
    ("intake/files/open_document.py", "len(text) < 18", "no number of a registration has so many digits"),
    ("intake/files/openpyxl_reading.py", "texts = None", "openpyxl reads the texts, too, and takes longer"),
    ("output/pdf/hall.py", "< DESK_IN_ONE", "how many companies are too many for one file"),
    ("intake/files/csv_files.py", "text[:500001]", "a limit of letters, and one more"),
    ("intake/sheets/event.py", "_MOST = ", "how large a number of a setting may be"),
    ("intake/files/container.py", "MOST_CELLS = ", "how many cells are too many"),
    ("intake/table/headers.py", "_ROWS_LOOKED_AT = ", "how many rows are enough"),
    ("intake/files/csv_files.py", "_LONGEST_CELL = ", "a limit of letters, and one more"),
    ("intake/files/csv_files.py", "max(lengths) > 1", "there is one length"),
    ("intake/files/opening.py", "dense_size(path) >= containers", "how many cells are too many"),
    ("intake/files/opening.py", "sheets), default=1)", "a workbook without sheets has no cells"),
    ("intake/files/container.py", "MOST_OTHERS = ", "how many parts are too many"),
    ("intake/files/encodings.py", r'count("\ufffd") * 6', "a measured share of letters"),
    ("intake/files/container.py", "part, 0, 201)", "how many letters the declaration of a part may have"),
    ("intake/files/container.py", "look, None, True", "a cell without a value is no error"),
    ("intake/values/languages.py", "_LONGEST_REMARK = ", "a limit of letters, and one more"),
    ("intake/values/entries.py", "MOST = ", "how many parts of a list are too many"),
    (
        "intake/stated_times.py",
        "if g.rows or (g.name",
        "a list below no title states nothing, which takes time to find",
    ),
    ("intake/values/languages.py", "len(text) >= _LONGEST_REMARK", "a limit of letters, and one fewer"),
    ("intake/company_names.py", "min(map(len, word.split()))", "no name ends with the words of such a form joined"),
    ("intake/values/times.py", "found.sure <= self._sure", "it says the same when it is read with its day"),
    ("intake/files/colours.py", "/ 256 for n in", "measured shares of a colour"),
    ("intake/directory.py", "near.certainty > _SURE", "no name is of exactly this certainty"),
    ("intake/values/limits.py", "_LONGEST = ", "a limit of letters, and one more"),
    ("intake/values/readings.py", "_LONGEST = ", "a limit of letters, and one more"),
    ("intake/values/only_days.py", "_LONGEST = ", "a limit of letters, and one more"),
    ("intake/values/only_days.py", "len(text) < _LONGEST", "a limit of letters, and one fewer"),
    ("intake/files/container.py", "0 < days < 61", "29 February 1900 is a day that was not"),
    ("intake/values/readings.py", "point.first >= NOON_AT + 60", "noon lies half a minute beside every whole minute"),
    (
        "intake/understanding/layouts/filling.py",
        "any(row <= header and len(values)",
        "no row exceeds itself",
    ),
    (
        "intake/understanding/layouts/parts.py",
        "range(2, len(texts) * 2 + 1)",
        "as many parts as titles, or more, have none each",
    ),
    ("intake/understanding/layouts/several.py", "tuple(texts.values())[:5]", "how many samples are enough"),
    ("intake/understanding/companies/newcomers.py", ".most_common(2)[0]", "the first of several is taken alone"),
    ("intake/understanding/lists/paint.py", ".most_common(2)[0]", "the first of several is taken alone"),
    ("intake/understanding/layouts/forms.py", ".most_common(2)[0]", "the first of several is taken alone"),
    ("intake/understanding/lists/regions.py", "if number <= row]", "no heading of a part stands in a row of the list"),
    ("intake/understanding/lists/regions.py", ".most_common(2)[0]", "the first of several is taken alone"),
    ("intake/understanding/companies/sides.py", ".most_common(2)[0]", "the first of several is taken alone"),
    ("intake/understanding/meanings/shapes.py", "column.cells.values())[:201]", "how many cells are enough"),
    ("intake/understanding/telling.py", "_short(column.title, 31)", "a limit of letters, and one more"),
    ("intake/understanding/wishes/pairs.py", 'above = 1, ""', "nobody asks above the first row"),
    (
        "intake/understanding/companies/own_columns.py",
        "names.profile.length >= codes",
        "the same mean length says nothing",
    ),
    ("intake/understanding/layouts/several.py", "headings[1].label", "all headings have the same label"),
    ("intake/understanding/cells/sayings.py", "rest[:401]", "a limit of letters, and one more"),
    ("intake/understanding/wording/polarity.py", "text[:401]", "a limit of letters, and one more"),
    ("intake/understanding/names/matching.py", "len(folded) >= MOST_LETTERS", "no name has exactly so many letters"),
    ("output/excel/book.py", "FITTED_ROWS = ", "how many rows are enough to fit a width to"),
    ("insight/suggestions.py", "found[supplier.supplier.zone] +=", "all suppliers have the terms of one"),
    ("workflows/build_workbook.py", "edited_meanwhile: bool = ", "what is read once more is the same, and takes time"),
    ("insight/summary.py", "(rank is None, rank or 1)", "what has no rank is last by the first of both"),
    ("intake/understanding/layouts/feet.py", "2 * sum(signs) <= sum(", "what is no matrix is told below, too"),
    (
        "intake/understanding/event_days.py",
        "row <= region.header[0]",
        "beside a header stand legends, which name no days",
    ),
    ("intake/understanding/layouts/cards.py", "columns[-1] + 2]", "behind the last column there is none"),
    ("intake/understanding/layouts/cards.py", "last = 1", "the first label of a part is no second one"),
    ("intake/understanding/layouts/cards.py", "row <= card.row", "no card begins in the row of a heading"),
    ("intake/understanding/layouts/cards.py", "row >= card.row", "no card begins in the row of a heading"),
    ("intake/understanding/book.py", "_MAY_MATTER, _SAMPLES = 0.5, 5", "how many samples are enough"),
    ("intake/understanding/layouts/filling.py", "(column >= other)", "the other column itself is placed before"),
    ("intake/understanding/cells/looks.py", "return hue * 361", "a degree of the colour wheel more or less"),
    ("intake/understanding/layouts/cards.py", "else first[1] if untitled", "all cards begin with the same label"),
    ("intake/understanding/cells/looks.py", "_ENDS = ", "a degree of the colour wheel more or less"),
    ("engine/local_search/kempe_state.py", "max(initial=-1)) + 2", "a day more in which nothing is held"),
    ("engine/gaps/proof/race.py", "minimise(incumbent, _limit_before(", "a share of the time"),
    ("engine/gaps/phases.py", "left * params.annealing_share, left", "a share of the time"),
    ("engine/value/selection_relaxation.py", "y >= 1 - _WHOLE", "no relaxed value is exactly so far from a whole one"),
    ("engine/value/selection_relaxation.py", "y >= _WHOLE", "no relaxed value is exactly so far from a whole one"),
    ("engine/solve.py", 'state.prepare_code("', "it is loaded later, too, which takes time"),
    ("engine/solve.py", "share = state.params.rerun.goal_share", "a share of the time"),
    ("engine/solve.py", "known is not None and goal", "a bound that the complete model finds, too, which takes time"),
    (
        "engine/solve.py",
        "and goal not in SELECTION_GOALS",
        "a bound that the complete model finds, too, which takes time",
    ),
    (
        "engine/solve.py",
        "not state.huge and state.small",
        "a bound that the complete model finds, too, which takes time",
    ),
    ("engine/rerun/solver.py", "(s.most_musts, 0, 1)", "nobody moves there"),
    ("engine/rerun/solver.py", "s.problem.size < s.params.large", "a size that decides between methods, and one less"),
    ("engine/rerun/least_value.py", "size < options.params.rerun.large", "a size that decides between methods"),
    ("engine/solve.py", "and state.huge and not", "a bound that the complete model finds, too, which takes time"),
    ("engine/local_search/kempe_state.py", "reshape(-2, 3)", "any negative length is the one that is left"),
    (
        "workflows/desk/repairs.py",
        "start <= after.now for meeting in out",
        "the solver finds it, too, which takes time",
    ),
    ("cli/asking_facts.py", "len(text) < 4", "how many zeros may stand before a number"),
    ("cli/desk_view.py", "list(search(day, ", "a cache that is filled later, too"),
    ("cli/desk_work.py", "self._since >= TICK_SECONDS", "no measured time is exactly the least"),
    ("output/excel/sheets/summary.py", "left < _LEFT_BLANK * _PAGE", "no heights are exactly that share of a page"),
    ("output/excel/sheets/hall.py", "FREE_LIMIT = ", "how many rows are too many"),
    ("output/excel/sheets/hall.py", "room, day = 1, None", "a page begins with the first day in any case"),
    ("output/excel/sheets/summary.py", "MISSED_SHOWN = ", "how many rows are enough"),
    ("output/excel/sheets/summary.py", "FINDINGS_SHOWN = ", "how many rows are enough"),
    ("domain/codec.py", "MOST_CHARACTERS = ", "a limit of a quarter of a billion, and one more"),
    ("engine/gaps/proof/race.py", "free=np.zeros((problem.n_slots, 1)", "nobody interprets, of however many kinds"),
    ("engine/gaps/proof/race.py", "seed: int = ", "a seed that nobody gave may be any"),
    ("engine/gaps/proof/race.py", "reshape(-2, 2)", "any negative length is the one that is left"),
    ("engine/gaps/proof/maxsat.py", "if t - s > meetings", _IMPLIED),
    ("engine/gaps/proof/maxsat.py", "if len(literals) < most", "a counter of as many as there are excludes nothing"),
    ("engine/gaps/proof/maxsat.py", "daemon=False", "it is waited for in any case"),
    ("engine/gaps/proof/profile.py", "n_patterns = ", "how many patterns are too many"),
    ("engine/gaps/proof/model.py", "min(0, seats - elsewhere)", _IMPLIED),
    ("engine/gaps/proof/model.py", "add_linear_constraint(_sum(people), least, most)", _IMPLIED),
    ("engine/gaps/proof/model.py", "- sum(capacity) - capacity[t]", _IMPLIED),
    ("engine/value/insertion.py", "len(moves) > CONSTRUCTION_CHAIN", "how long a chain may be, and one more"),
    ("engine/value/insertion.py", "for victims in sets[:2]", "how many ways to make room are tried"),
    ("engine/value/flows.py", "put_back(self.case.problem, self.board)", "from which of two boards the search goes on"),
    ("engine/value/selection.py", "<= [GOALS[goal].loss(old[goal])", _AS_GOOD),
    ("engine/value/selection.py", 'state.prepare_code("annealing")', "it is loaded later, too, which takes time"),
    ("output/excel/fast_worksheet.py", "len(text) <= _A_FEW_WORDS or", "how many texts are kept to be found again"),
    ("output/excel/fast_worksheet.py", "_MOST_REPEATED, _A_FEW_WORDS = ", "how many texts are kept to be found again"),
    ("engine/rerun/solver.py", "_REST] <= [kept[goal]", "of two that change as little either may be taken"),
    ("engine/rerun/solver.py", "self.key(found) <= self.key(best)", "of two as good either may be taken"),
    ("engine/rerun/solver.py", "Model(problem, None), self.options", "a model of more items, which takes time"),
    ("engine/assignment/tables.py", "t in opened and k in taken", "more symmetric solutions, which take time"),
    ("engine/value/insertion.py", "place[0]] >> there | 1", "what may not move there is not moved below either"),
    ("intake/understanding/wishes/pairs.py", "len(sets[1])", "all sets are the same"),
    ("intake/understanding/book.py", "default=1) <= 2", "a sheet without rows is narrow either way"),
    ("intake/files/container.py", "MOST_BYTES = ", "how many bytes are too many"),
    ("output/file_names.py", "len(whole) >= _LONGEST_PART // 2", "a limit of letters, and one fewer"),
    ("workflows/rerun/past_meetings.py", "if not past and until is None", "where nothing is past nothing is missing"),
    *(
        ("agendas/build_report.py", f"{figure}: int = ", "a workbook of agendas alone shows no such figures")
        for figure in ("lost_time", "lost_purchasers", "lost_suppliers", "gaps_purchasers", "gaps_suppliers")
    ),
    ("agendas/build_report.py", "zone_moves: int = ", "a workbook of agendas alone shows no such figures"),
    ("agendas/build_report.py", "table_moves: int = ", "a workbook of agendas alone shows no such figures"),
    ("output/excel/sheets/hall.py", 'ColumnFormat("supplier_delegate", 21)', "a width of a column, and one more"),
    ("output/excel/sheets/desk.py", 'ColumnFormat("what", 81)', "a width of a column, and one more"),
    ("output/excel/sheets/changes.py", 'ColumnFormat("with_id", 12)', "a width of a column, and one more"),
    ("output/excel/styles.py", "len(text) * _BROADEST < room", "the longer way counts the same"),
    ("output/excel/styles.py", "len(text) * _BROADEST <= room and", "the longer way counts the same"),
    ("intake/understanding/wording/word_lists.py", r'folded > "\u0e00"', "U+0E00 is no character"),
    (
        "intake/understanding/companies/sides.py",
        "place >= plan.region.rows[0]",
        "no heading of a part stands in a row of the list",
    ),
)
"""What no test can notice, as nothing that the program promises depends on it: module, what stands there, and why.

Of a line of which only one change cannot be noticed, what stands there after that change is named.
"""


_STRICTNESS = {("<", "<="), ("<=", "<"), (">", ">="), (">=", ">")}
_MANY = 10
"""From here on a number of letters, rows or signs is a measured limit, as right if it were one more."""


def _on_measured_threshold(change: Change, text: str) -> bool:
    """Whether a change only turns what lies exactly on a measured share, score or limit by which forms are read."""
    if "intake/understanding/" not in change.path:
        return False
    line = text.encode().splitlines()[change.line - 1]
    tree, measured = ast.parse(text), _measured(text)
    compared = [n for n in ast.walk(tree) if isinstance(n, ast.Compare) and len(n.ops) == 1 and n.lineno == change.line]
    if (line[change.start : change.end].decode(), change.new) in _STRICTNESS:
        return any(
            _is_measured(side, measured)
            for node in compared
            if (node.left.end_col_offset or 0) <= change.start < node.comparators[0].col_offset
            for side in (node.left, *node.comparators)
        )
    numbers = [side for node in compared for side in (node.left, *node.comparators)]
    numbers += [value for _, value in _named_numbers(tree)]
    return any(
        isinstance(n, ast.Constant)
        and (n.lineno, n.col_offset) == (change.line, change.start)
        and _is_measured(n, measured)
        for n in numbers
    )


def _is_measured(side: ast.expr, names: frozenset[str]) -> bool:
    """Whether one side of a comparison is a share, also as a multiple of a count, or a score, or a large number.

    So is the largest or smallest of several of which one is.
    """
    if isinstance(side, ast.Call) and isinstance(side.func, ast.Name) and side.func.id in {"max", "min"}:
        return any(_is_measured(part, names) for part in side.args)
    if isinstance(side, ast.BinOp) and isinstance(side.op, ast.Mult):
        return any(isinstance(part, ast.Constant) or _is_measured(part, names) for part in (side.left, side.right))
    if isinstance(side, ast.Constant):
        return isinstance(side.value, float) or (type(side.value) is int and side.value >= _MANY)
    return isinstance(side, ast.Name) and side.id in names


def _named_numbers(tree: ast.Module) -> Iterator[tuple[str, ast.Constant]]:
    """The numbers to which a module gives names."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            both = [(node.targets[0], node.value)]
            if isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple):
                both = list(zip(node.targets[0].elts, node.value.elts, strict=True))
            yield from (
                (name.id, value)
                for name, value in both
                if isinstance(name, ast.Name) and isinstance(value, ast.Constant)
            )


@lru_cache(maxsize=1)
def _measured(text: str) -> frozenset[str]:
    """The names that a module gives to shares, scores and large numbers."""
    return frozenset(name for name, value in _named_numbers(ast.parse(text)) if _is_measured(value, frozenset()))


def not_noticeable(change: Change, text: str) -> str:
    """Why no test can notice a change, or nothing."""
    if _on_measured_threshold(change, text):
        return "what lies exactly on a measured threshold may be taken either way"
    both = change.lines(text)
    named = [row for row in UNNOTICEABLE if change.path.endswith(f"/{row[0]}")]
    return next((why for _, part, why in named if any(part in line for line in both)), "")
