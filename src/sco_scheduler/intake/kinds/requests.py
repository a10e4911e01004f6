"""What can be wrong with requests, wishes and fixed meetings."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

REQUESTS_FROM_WISHES = FindingKind(
    "requests-from-wishes",
    Severity.NOTE,
    "Requests from the column Wishes",
    "There is no sheet Requests with rows; all requests come from the column Wishes.",
    "Nothing to do if that is right.",
    "A workbook with a column `Wishes` on `Purchasers` in place of the sheet",
)
INCOMPLETE = FindingKind(
    "request-incomplete",
    Severity.CHANGES,
    "A request without a side",
    "The row says nothing in the column {column}; it was left out.",
    "Fill the cell, or delete the row.",
    "`From` P001 and a blank `To`",
)
UNKNOWN_COMPANY = FindingKind(
    "request-unknown-company",
    Severity.CHANGES,
    "A request with an unknown company",
    "{value} is no company on Purchasers or Suppliers; the request was left out.",
    "Mend the ID or name.",
    "`To` is `Altyn Trad` where the company is called `Altyn Trade`",
)
AMBIGUOUS_COMPANY = FindingKind(
    "request-ambiguous-company",
    Severity.CHANGES,
    "A request with a name of two companies",
    "{value} is the name of several companies ({choices}); the request was left out.",
    "Write the ID.",
    "`To` is `Altyn Trade` where P007 and S120 both have that name",
)
ITSELF = FindingKind(
    "request-itself",
    Severity.CHANGES,
    "A request to oneself",
    "{company} asks for a meeting with itself; the request was left out.",
    "Mend From or To.",
    "`From` P001 and `To` P001",
)
SAME_ROLE = FindingKind(
    "request-same-role",
    Severity.CHANGES,
    "Two companies of one role",
    "{asker} and {target} are both {roles} only, so they cannot meet; the request was left out.",
    "Mend From or To; or list one of them on the sheet {sheet} too, if it has both roles.",
    "A purchaser asks for a purchaser",
)
RANK = FindingKind(
    "request-rank",
    Severity.CHANGES,
    "Not a rank",
    "The rank {value} is not a whole number from 1; the request counts without a rank.",
    "Write 1, 2, 3, … or leave the cell blank.",
    "`Rank` is `first`, `0` or `1.5`",
)
LEVEL = FindingKind(
    "request-level",
    Severity.CHANGES,
    "An unknown level",
    "The level {value} is unknown; the request was left out.",
    "Write must, want, maybe or no, or leave the cell blank for want.",
    "`Level` is `very much`",
)
SESSION = FindingKind(
    "request-session",
    Severity.CHANGES,
    "A session that does not exist",
    "There is no session {value}; the request was left out.",
    "Choose from: {choices}.",
    "`Session` is `Evening` where there are `Morning` and `Afternoon`",
)
DELEGATE = FindingKind(
    "request-delegate",
    Severity.CHANGES,
    "A delegate of neither side",
    "{value} is a delegate neither of {asker} nor of {target}; the request was left out.",
    "Choose from: {choices}.",
    "`Delegate` is `Li Wei`, who comes for another company",
)
DELEGATE_AMBIGUOUS = FindingKind(
    "request-delegate-ambiguous",
    Severity.CHANGES,
    "A delegate of both sides",
    "{asker} and {target} each have a delegate {value}; the request was left out.",
    "Tell their names apart, for instance by the title.",
    "`Delegate` is `Li Wei`, and both companies send one",
)
AFTER = FindingKind(
    "request-after",
    Severity.CHANGES,
    "After an unknown company",
    "{value} in the column After is no company on Purchasers or Suppliers; the request was left out.",
    "Mend the ID or name.",
    "`After` is `S999`",
)
AFTER_ITSELF = FindingKind(
    "request-after-itself",
    Severity.CHANGES,
    "After itself",
    "The column After names {value}, which is one of the two sides of this meeting; that part was left out.",
    "Name another company, or leave the cell blank.",
    "P001 asks for S004, after S004",
)
AFTER_NO_MEETING = FindingKind(
    "request-after-no-meeting",
    Severity.NOTE,
    "After a meeting that nobody asked for",
    "{asker} is to meet {value} first, but neither has asked for that meeting, so nothing is waited for.",
    "Add the request, or empty the column After.",
    "P001 asks for S004, after S009, and has no request with S009",
)
TWICE = FindingKind(
    "request-twice",
    Severity.CHANGES,
    "Asked twice, and not alike",
    "{asker} asks for {target} more than once, and not alike; {counts} counts.",
    "Delete the row that is not meant.",
    "P001 asks for S004 with rank 1 and, further down, with rank 3",
)
REPEATED = FindingKind(
    "request-repeated",
    Severity.NOTE,
    "Asked twice, alike",
    "{asker} asks for {target} more than once, in the same words; it counts once.",
    "Nothing to do.",
    "The same row twice",
)
FIXED_UNKNOWN_COMPANY = FindingKind(
    "fixed-unknown-company",
    Severity.STOPS,
    "A fixed meeting with an unknown company",
    "{value} is no company on Purchasers or Suppliers, so this fixed meeting cannot be held.",
    "Mend the ID or name, or delete the row.",
    "`Purchaser` is `P099` where the IDs end at P038",
)
FIXED_AMBIGUOUS_COMPANY = FindingKind(
    "fixed-ambiguous-company",
    Severity.STOPS,
    "A fixed meeting with a name of two companies",
    "{value} is the name of several companies ({choices}), so it is not known which is meant.",
    "Write the ID.",
    "`Supplier` is `Altyn Trade` where S007 and S120 both have that name",
)
FIXED_ROLE = FindingKind(
    "fixed-role",
    Severity.STOPS,
    "A fixed meeting with the wrong role",
    "{company} is no {role}, so this fixed meeting cannot be held.",
    "Swap the two sides, or list the company on the sheet {sheet} too.",
    "A supplier in the column `Purchaser`",
)
FIXED_ITSELF = FindingKind(
    "fixed-itself",
    Severity.STOPS,
    "A fixed meeting with oneself",
    "{company} stands on both sides of this fixed meeting.",
    "Mend Purchaser or Supplier.",
    "`Purchaser` C004 and `Supplier` C004",
)
FIXED_NO_SLOT = FindingKind(
    "fixed-no-slot",
    Severity.STOPS,
    "A fixed meeting outside the slots",
    "No slot starts at {value}.",
    "Choose from: {choices}.",
    "`Start` 09:30 where slots start at 09:00, 09:25, 09:50, …",
)
FIXED_INTERPRETER = FindingKind(
    "fixed-interpreter",
    Severity.STOPS,
    "A fixed meeting with an unknown interpreter",
    "{value} is not on the sheet Interpreters.",
    "Mend the ID or name, or leave the cell blank.",
    "`Interpreter` is `I99`",
)
FIXED_ROLES_TURNED = FindingKind(
    "fixed-roles-turned",
    Severity.CHANGES,
    "Fixed the other way round",
    "{purchaser} and {supplier} have both roles. By who asked first, {supplier} would be the purchaser; the fixed "
    "meeting says {purchaser}, and that counts for their requests too.",
    "Swap the two sides of the fixed meeting if that is not meant.",
    "C004 asked C009 first, and `Fixed` has C009 as the purchaser",
)
