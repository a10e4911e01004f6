"""What can be wrong with numbers, dates, times and range lists."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

NUMBER_NOT_WHOLE = FindingKind(
    "number-not-whole",
    Severity.STOPS,
    "Not a whole number",
    "{what} is {value}; it must be a whole number, {least} or more.",
    "Write a whole number, or leave the cell blank.",
    "`Maximum` of `8.5`, `-1` or `many`; a weight of `1.5`",
)
MAXIMUM_BELOW_MINIMUM = FindingKind(
    "maximum-below-minimum",
    Severity.STOPS,
    "The maximum is below the minimum",
    "The maximum of {what} is {maximum}, below the minimum of {minimum}.",
    "Raise the maximum or lower the minimum.",
    "`Minimum` 6 and `Maximum` 4; or `Minimum` 6 where the event's `Supplier maximum` is 4",
)
DATE_UNREADABLE = FindingKind(
    "date-unreadable",
    Severity.STOPS,
    "Not a date",
    "{value} is not a date that can be read.",
    "Write it as 2025-06-12.",
    "`12th of June`, or `31.02.2025`",
)
DATE_AMBIGUOUS = FindingKind(
    "date-ambiguous",
    Severity.STOPS,
    "A date that can be two days",
    "{value} is {first} where the day comes first and {second} where the month does.",
    "Write it as {first} or as {second}.",
    "`06/12/2025`: 6 December in Moscow, June 12 in New York",
)
TIME_UNREADABLE = FindingKind(
    "time-unreadable",
    Severity.STOPS,
    "Not a time",
    "{value} is not a time of day that can be read.",
    "Write it as 09:00.",
    "`9 o'clock`, `25:00`, `930`",
)
END_BEFORE_START = FindingKind(
    "end-before-start",
    Severity.STOPS,
    "It ends before it starts",
    "{value} ends at {end}, which is not after its start at {start}.",
    "Swap or mend the times; for midnight at the end write 24:00.",
    "A session from 12:00 to 09:00, or `10:30-09:00` in `Not available`",
)
RANGE_UNREADABLE = FindingKind(
    "range-unreadable",
    Severity.STOPS,
    "Times that cannot be read",
    "{value} is neither a range of times, nor a date, nor the name of a session.",
    "Write 09:00-10:30, 15:00-, 2025-06-12, 2025-06-12 09:00-10:30 or the name of a session, with ; in between.",
    "`after lunch` in `Not available`: taking the company as present could be wrong",
)
RANGE_AFTER_DATE = FindingKind(
    "range-after-date",
    Severity.CHANGES,
    "A whole day, and then a part of it",
    "{value}: the date alone stands for the whole day {date}, so the range {range} after it adds nothing.",
    "If only the range is meant, write {date} {range} without anything between them.",
    "`2025-06-12; 09:00-10:30`",
)
RANGE_OUTSIDE = FindingKind(
    "range-outside",
    Severity.NOTE,
    "No session at that time",
    "{value} touches no session of the event.",
    "Check the date and the times.",
    "`2024-06-12` where the event is in 2025",
)
