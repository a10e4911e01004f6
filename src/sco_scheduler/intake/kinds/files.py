"""What can be wrong with the file itself."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

MISSING = FindingKind(
    "file-missing",
    Severity.STOPS,
    "No such file",
    "There is no file {path}.",
    "Check the name and the folder.",
    "`schedule build registration.xlsx` where the file is called `registrations.xlsx`",
)
FOLDER = FindingKind(
    "file-folder",
    Severity.STOPS,
    "A folder without CSV files",
    "{path} is a folder, and no CSV file is in it.",
    "Name the workbook inside it; or save each sheet there as CSV: purchasers.csv, suppliers.csv, requests.csv.",
    "`schedule build conference/` where only `registrations.xlsx` is in the folder",
)
UNREADABLE = FindingKind(
    "file-unreadable",
    Severity.STOPS,
    "The file cannot be opened",
    "{path} cannot be opened: {reason}.",
    "Check that you may read the file and that its disk or share is there.",
    "A file that belongs to somebody else, on a share that lets nobody else read it",
)
NOT_WORKBOOK = FindingKind(
    "file-not-workbook",
    Severity.STOPS,
    "Not a workbook",
    "{path} is not an Excel workbook: {reason}.",
    "Open it in Excel or WPS and save it as an Excel workbook (.xlsx).",
    "A web page or a CSV file that was only renamed to `registrations.xlsx`",
)
OLD_FORMAT = FindingKind(
    "file-old-format",
    Severity.STOPS,
    "An older or other spreadsheet format",
    "{path} is a spreadsheet of another kind ({reason}); only .xlsx, .ods and .csv are read.",
    "Open it in Excel, WPS or LibreOffice and save it as an Excel workbook (.xlsx).",
    "A `registrations.xls` of Excel 97, or a binary `.xlsb`",
)
ENCRYPTED = FindingKind(
    "file-encrypted",
    Severity.STOPS,
    "Protected by a password",
    "{path} is protected by a password and cannot be read.",
    "Open it with the password and save a copy without one.",
    "A workbook saved with *File > Info > Protect Workbook > Encrypt with Password*",
)
DAMAGED = FindingKind(
    "file-damaged",
    Severity.STOPS,
    "A damaged workbook",
    "{path} is damaged and cannot be read: {reason}.",
    "Fetch the file again, or let Excel repair it and save a copy.",
    "A download that was cut short",
)
TOO_LARGE = FindingKind(
    "file-too-large",
    Severity.STOPS,
    "Too large to be read",
    "{path} holds {amount}, more than the {limit} that are read.",
    "Copy the filled rows into a new workbook; whole columns that are formatted or filled down count too.",
    "A sheet that is formatted down to row 1,048,576 in twenty columns",
)
EXTENSION = FindingKind(
    "file-extension",
    Severity.NOTE,
    "An unusual ending",
    "{path} does not end in .xlsx, but it is an Excel workbook and was read as one.",
    "Rename it, so that Excel opens it too.",
    "`registrations.dat` that a mail program renamed",
)
READ_SIMPLY = FindingKind(
    "file-read-simply",
    Severity.CHANGES,
    "Read in a simpler way",
    "{path} has a part that the usual reader refuses ({reason}), so it was read in a simpler way: cells with an "
    "error or with a formula that was never calculated look empty, and hidden rows are not told.",
    "Open it in Excel, save it and try again.",
    "A workbook from a web form whose style sheet breaks the standard",
)
CSV_READ = FindingKind(
    "csv-read",
    Severity.NOTE,
    "A CSV file was read",
    "{path} was read as {encoding}, with {separator} between its columns.",
    "If names look garbled, give the encoding with --encoding, such as gb18030 or cp1251.",
    "`purchasers.csv` in a folder in place of the workbook",
)
CSV_ENCODING = FindingKind(
    "csv-encoding",
    Severity.STOPS,
    "A CSV file of unknown encoding",
    "The letters of {path} cannot be read{named}.",
    "Save it as CSV UTF-8, or give another encoding with --encoding, such as gb18030, utf-16 or cp1251.",
    "A file that is UTF-8 but for a few bytes that were copied from elsewhere",
)
AGENDAS = FindingKind(
    "file-agendas",
    Severity.STOPS,
    "An agendas workbook in place of the registrations",
    "{path} is an agendas workbook, which this program wrote; the registrations it was made from are another file.",
    "Name the registrations. What you changed on the sheet Meetings counts when you build from them.",
    "`schedule build registrations-agendas.xlsx`",
)
TOGETHER = FindingKind(
    "files-together",
    Severity.STOPS,
    "Several files that cannot be read together",
    "{path} is {what}, and cannot be read together with other files.",
    "Name one workbook, or one folder, or several CSV files.",
    "`schedule check purchasers.xlsx suppliers.xlsx`: only CSV files are read together",
)
FILE_TWICE = FindingKind(
    "file-twice",
    Severity.STOPS,
    "Two files for one sheet",
    "The files {used} and {other} both hold {sheet}.",
    "Join them into one file, or leave out the one that is not meant.",
    "`schedule check suppliers.csv 'suppliers (1).csv' …`",
)
FILE_UNKNOWN = FindingKind(
    "file-unknown",
    Severity.STOPS,
    "A file that is none of the sheets",
    "The file {sheet} was not read: neither its name nor its columns say which sheet it is. "
    "Its first row says: {first}.",
    "Call it like its sheet, such as purchasers.csv, or say with --map which it is; or leave it out.",
    "`schedule check purchasers.csv suppliers.csv list.csv` where `list.csv` has columns that mean nothing here",
)
