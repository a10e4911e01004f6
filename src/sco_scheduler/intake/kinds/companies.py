"""What can be wrong with companies, delegates and interpreters."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

COMPANY_NAMELESS = FindingKind(
    "company-nameless",
    Severity.CHANGES,
    "A row without a company",
    "The row names no company: it has neither an ID nor a name. It was left out.",
    "Fill ID or Company, or delete the row.",
    "A row that holds only a phone number, or a total below the list",
)
ID_TWICE = FindingKind(
    "id-twice",
    Severity.STOPS,
    "An ID used twice",
    "The ID {value} stands for {first} and again for {second} on the sheet {sheet}.",
    "Give each company its own ID, or delete the row that is there twice.",
    "Two rows `S014` on `Suppliers`",
)
COMPANY_TWICE = FindingKind(
    "company-twice",
    Severity.STOPS,
    "A company listed twice",
    "{value} is listed twice on the sheet {sheet}, and not each row has an ID of its own.",
    "Delete one row, or give each an ID.",
    "Two rows `Altyn Trade` without IDs on `Purchasers`",
)
NAME_SHARED = FindingKind(
    "name-shared",
    Severity.NOTE,
    "Two companies of one name",
    "{value} is the name of {first} and of {second}; they are taken as two companies.",
    "If they are one, give both rows the same ID.",
    "`Altyn Trade` is P007 on `Purchasers` and S120 on `Suppliers`",
)
NAMES_DIFFER = FindingKind(
    "names-differ",
    Severity.CHANGES,
    "One ID, two names",
    "The ID {value} is {first} on Purchasers and {second} on Suppliers; they are taken as one company in two roles.",
    "If they are two, give one of them another ID.",
    "Both sheets number their rows 1, 2, 3, …: the IDs then need a letter in front",
)
IDS_MADE = FindingKind(
    "ids-made",
    Severity.NOTE,
    "IDs that were made up",
    "{count:company has|companies have} no ID; they were given one, from {first} to {last}, which stays with the name "
    "on reruns.",
    "Nothing to do.",
    "A workbook with a column `Company` only",
)
NAME_LOOSE = FindingKind(
    "name-loose",
    Severity.NOTE,
    "A name that is the same but for its form",
    "{value} was taken for {company}.",
    "Only leading zeros, the legal form, the city or the spacing are different. Write the ID if another company is "
    "meant.",
    "`Foton` on `Requests` where the company is called `Chongqing Foton Co., Ltd.`; or `7` for the ID `007`",
)
COMPANIES_ALIKE = FindingKind(
    "companies-alike",
    Severity.CHANGES,
    "Probably one company, registered twice",
    "{first} and {second} are taken as two companies, but {reason}.",
    "If they are one, delete a row, or give both the same ID where one is on each sheet.",
    "`重庆福田汽车` as S014, and again in English as S120 with the same e-mail address",
)
PHONE_ROUNDED = FindingKind(
    "phone-rounded",
    Severity.NOTE,
    "A phone number that lost digits",
    "The phone number is kept as {value}: the spreadsheet took it for a number, and its last digits are gone.",
    "Set the cell's format to Text and write the number again.",
    "`8.61388E+12` in `Phone`",
)
PRIORITY_UNKNOWN = FindingKind(
    "priority-unknown",
    Severity.CHANGES,
    "An unknown priority",
    "The priority {value} is unknown and counts as none.",
    "Write VIP, or leave the cell blank.",
    "`Gold`",
)
STATUS_UNKNOWN = FindingKind(
    "status-unknown",
    Severity.CHANGES,
    "An unknown status",
    "The status {value} is unknown; {company} is scheduled.",
    "Write cancelled, or leave the cell blank.",
    "`coming on the second day only`",
)
LANGUAGE_UNKNOWN = FindingKind(
    "language-unknown",
    Severity.CHANGES,
    "An unknown language",
    "{value} is not a language that is known; it is compared as it is written.",
    "Write a name such as Russian, or a code such as ru; separate several by ;.",
    "`Russsian`, or `English / Russian` in one piece",
)
LANGUAGES_MANY = FindingKind(
    "languages-many",
    Severity.CHANGES,
    "Too many languages",
    "The cell names {count:language|languages}; only the first {most} count.",
    "Write the languages that are spoken, and what else stands there into Notes.",
    "A whole text that was pasted into `Languages`",
)
DELEGATES_DEFAULT = FindingKind(
    "delegates-default",
    Severity.NOTE,
    "One delegate each",
    "{count:company has|companies have} no row on the sheet Delegates; each has one delegate, its contact.",
    "Nothing to do if that is right.",
    "A workbook without `Delegates`",
)
DELEGATE_COMPANY_UNKNOWN = FindingKind(
    "delegate-company-unknown",
    Severity.CHANGES,
    "A delegate of an unknown company",
    "{delegate} is a delegate of {value}, which is no company on Purchasers or Suppliers; the row was left out.",
    "Mend the ID or name.",
    "`Company` P099 where the IDs end at P038",
)
DELEGATE_TWICE = FindingKind(
    "delegate-twice",
    Severity.CHANGES,
    "A delegate listed twice",
    "{delegate} is listed twice for {company}, and counts as one person.",
    "Delete one row; if they are two people, tell their names apart.",
    "Two rows `Li Wei` of one company",
)
DELEGATE_NAMELESS = FindingKind(
    "delegate-nameless",
    Severity.NOTE,
    "A delegate without a name",
    "The row names no person; it counts as one more delegate of {company}.",
    "Write the name, or delete the row.",
    "A row of `Delegates` with a company and a title only",
)
COMPANY_AMBIGUOUS = FindingKind(
    "company-ambiguous",
    Severity.CHANGES,
    "A name of two companies",
    "{value} is the name of several companies ({choices}), so the row was left out.",
    "Write the ID.",
    "A delegate of `Altyn Trade` where P007 and S120 both have that name",
)
INTERPRETERS_DEFAULT = FindingKind(
    "interpreters-default",
    Severity.NOTE,
    "No interpreters",
    "No interpreters are given, so languages are ignored.",
    "Add the sheet Interpreters if meetings need them.",
    "A workbook without `Interpreters`",
)
INTERPRETER_NAMELESS = FindingKind(
    "interpreter-nameless",
    Severity.CHANGES,
    "A row without an interpreter",
    "The row has neither an ID nor a name; it was left out.",
    "Fill ID or Name, or delete the row.",
    "A row of `Interpreters` with languages only",
)
INTERPRETER_TWICE = FindingKind(
    "interpreter-twice",
    Severity.STOPS,
    "An interpreter listed twice",
    "The interpreter {value} is listed twice.",
    "Join the rows, or give each person an ID.",
    "Two rows `I03`",
)
INTERPRETER_NO_LANGUAGES = FindingKind(
    "interpreter-no-languages",
    Severity.CHANGES,
    "An interpreter without languages",
    "{name} names no languages, and so can interpret nothing.",
    "Fill the column Languages.",
    "A blank cell in `Languages` of `Interpreters`",
)
