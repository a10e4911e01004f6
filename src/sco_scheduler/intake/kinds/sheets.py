"""What can be wrong with sheets, columns and the state of cells."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

SHEET_MISSING = FindingKind(
    "sheet-missing",
    Severity.STOPS,
    "A needed sheet is missing",
    "There is no sheet {sheet}. The workbook has: {present}.",
    "Add the sheet, or rename the one that holds it.",
    "A workbook with the sheets `Purchaser list` and `Requests`, but no `Suppliers`",
)
SHEET_EMPTY = FindingKind(
    "sheet-empty",
    Severity.STOPS,
    "A needed sheet is empty",
    "The sheet {sheet} has no rows.",
    "Fill it, one row for each {row}.",
    "A `Requests` sheet with a header and nothing below it, and no column `Wishes` on other sheets",
)
SHEET_TWICE = FindingKind(
    "sheet-twice",
    Severity.CHANGES,
    "Two sheets of one meaning",
    "The sheets {used} and {other} both mean {sheet}. {used} was read; {other} was not.",
    "Join them, or rename the one that is not meant.",
    "`Purchasers` and, beside it, an older `Buyers`",
)
SHEET_MISSPELT = FindingKind(
    "sheet-misspelt",
    Severity.CHANGES,
    "A sheet that is nearly known",
    "The sheet {sheet} was not read: it has no name that is known.",
    "Rename it if it is meant to be read.",
    "`Intepreters`: languages would be ignored without a word",
)
SHEET_UNKNOWN = FindingKind(
    "sheet-unknown",
    Severity.NOTE,
    "Other sheets",
    "Not read, since their names mean nothing here: {sheets}.",
    "Nothing to do if that is right.",
    "`Hotel list`",
)
SHEET_HIDDEN = FindingKind(
    "sheet-hidden",
    Severity.NOTE,
    "A hidden sheet was read",
    "The sheet {sheet} is hidden; it was read all the same.",
    "Delete it if it should not count.",
    "A hidden `Fixed` from last year",
)
ROWS_HIDDEN = FindingKind(
    "rows-hidden",
    Severity.NOTE,
    "Hidden rows were read",
    "{count:hidden row was|hidden rows were} read all the same on {sheet}: {rows}.",
    "Delete the rows that should not count; hiding or filtering them is not enough.",
    "A filter on `Suppliers` that shows one zone only",
)
COLUMNS_HIDDEN = FindingKind(
    "columns-hidden",
    Severity.NOTE,
    "Hidden columns were read",
    "{count:hidden column was|hidden columns were} read all the same on {sheet}: {columns}.",
    "Delete the columns that should not count.",
    "A hidden column `Not available` on `Suppliers`",
)
ROW_TOTAL = FindingKind(
    "row-total",
    Severity.NOTE,
    "A total below the list",
    "{value} on {sheet} is taken for a total and not for a row of the list.",
    "If it is a row of the list, give it an ID or another text.",
    "`Total`, `182` below the last supplier",
)
SHEET_BY_COLUMNS = FindingKind(
    "sheet-by-columns",
    Severity.CHANGES,
    "A sheet found by its columns",
    "The sheet {sheet} was read as {meant}: its name is not known, but it has {count:column|columns} of {meant}.",
    "Rename it to {meant} if that is right; if it should not be read, rename its columns or delete it.",
    "`报名表 采购商` in place of `Purchasers`",
)
HEADER_TWO_ROWS = FindingKind(
    "header-two-rows",
    Severity.NOTE,
    "A header of two rows",
    "The header of {sheet} is taken to be rows {upper} and {lower}; the list starts below.",
    "Nothing to do if that is right.",
    "Chinese names of columns, and English ones below; or `Contact` above `Name` and `Phone`",
)
CELLS_MERGED = FindingKind(
    "cells-merged",
    Severity.NOTE,
    "Merged cells",
    "Merged cells on {sheet} (from {ranges}): the value counts for every row that they cover, in their first column.",
    "Unmerge them if that is not meant.",
    "One date merged over the two sessions of a day",
)
COLUMN_MISSING = FindingKind(
    "column-missing",
    Severity.STOPS,
    "A needed column is missing",
    "The sheet {sheet} has no column {column}. Its columns are: {present}.",
    "Add the column, or rename the one that holds it.",
    "`Requests` with `From` and `Wish`, but no `To`",
)
HEADER_MISSING = FindingKind(
    "header-missing",
    Severity.STOPS,
    "No header row",
    "No row of the sheet {sheet} has the names of its columns ({columns}).",
    "Put the names of the columns above the rows.",
    "`Sessions` that starts with `Morning`, `2025-06-12`, `09:00`",
)
COLUMN_MISSPELT = FindingKind(
    "column-misspelt",
    Severity.CHANGES,
    "A column that is nearly known",
    "The column {column} of {sheet} was not read: it has no name that is known.",
    "Rename it if it is meant to be read.",
    "`Not avaliable`: nobody would be absent",
)
COLUMN_UNKNOWN = FindingKind(
    "column-unknown",
    Severity.NOTE,
    "Other columns",
    "Not read on {sheet}, since their names mean nothing here: {columns}.",
    "Nothing to do if that is right.",
    "`Hotel`, `Arrival`",
)
COLUMN_TWICE = FindingKind(
    "column-twice",
    Severity.CHANGES,
    "Two columns of one meaning",
    "The columns {used} and {other} of {sheet} mean the same. {used} was read; {other} was not.",
    "Delete or rename the one that is not meant.",
    "`Zone` and `Zone code`",
)
COLUMN_LOCAL = FindingKind(
    "column-local",
    Severity.NOTE,
    "Names in two scripts",
    "The columns {names} and {local} of {sheet} both hold the company's name. {names}, in Latin letters, is read as "
    "the name, and {local} as the name in the company's own script.",
    "Nothing to do if that is right.",
    "`企业名称` and `公司英文名称`",
)
COLUMN_RANKS = FindingKind(
    "column-ranks",
    Severity.CHANGES,
    "A column of ranks",
    "The column {column} of {sheet} holds numbers only and is read as the rank: 1 is the most wanted.",
    "If it is something else, write must, want, maybe or no instead; rename it Rank if that is right.",
    "`Priority` on `Requests` with 1, 2, 3 below it",
)
COLUMNS_OF_SIDES = FindingKind(
    "columns-of-sides",
    Severity.CHANGES,
    "Who asks is told by the order of the columns",
    "The sheet {sheet} does not say who asks. Each row is read as a request of {asker}, which comes first, for "
    "{target}.",
    "Rename the columns From and To, so that From is who asks.",
    "`Requests` with the columns `Purchaser` and `Supplier` in place of `From` and `To`",
)
CELL_ERROR = FindingKind(
    "cell-error",
    Severity.STOPS,
    "An error in a cell",
    "The cell shows the error {value}, so what it should say is not known.",
    "Mend the formula, or write the value.",
    "`#REF!` in the column `Zone` of `Suppliers`",
)
CELL_ERROR_PASSED = FindingKind(
    "cell-error-passed",
    Severity.CHANGES,
    "An error in a cell that can be passed over",
    "The cell shows the error {value}; {consequence}.",
    "Mend the formula, or write the value.",
    "`#N/A` in the column `To` of `Requests`, or in `Notes`",
)
FORMULA_NO_VALUE = FindingKind(
    "formula-no-value",
    Severity.STOPS,
    "A formula without a value",
    "The cell holds the formula {value}, whose value was never calculated.",
    "Open the workbook in Excel, save it and try again; or write the value.",
    "A workbook made by a script, with `=B2&B3` in `Company`",
)
CONTROL_CHARACTERS = FindingKind(
    "control-characters",
    Severity.NOTE,
    "Invisible characters",
    "The cell holds characters that cannot be seen or printed; they were left out: {value}.",
    "Write the text anew if something is missing.",
    "A name copied from a PDF with a stray control character in it",
)
CELL_TOO_LONG = FindingKind(
    "cell-too-long",
    Severity.CHANGES,
    "A cell that is too long",
    "The cell holds {count:character|characters}; what is beyond {most} was left out. It begins: {value}.",
    "Shorten it, or write what it holds into rows of its own.",
    "A whole file that was pasted into one cell of `Notes`",
)
LIST_TOO_LONG = FindingKind(
    "list-too-long",
    Severity.CHANGES,
    "A list that is too long",
    "The cell lists {count:entry|entries}; only the first {most} were read.",
    "Shorten the list, or write what it holds into rows of its own.",
    "A whole text with many semicolons that was pasted into `Wishes`",
)
CELL_NEEDED = FindingKind(
    "cell-needed",
    Severity.STOPS,
    "A needed cell is empty",
    "The row says nothing in the column {column}.",
    "Fill the cell, or delete the row.",
    "A row of `Sessions` without `End`",
)
