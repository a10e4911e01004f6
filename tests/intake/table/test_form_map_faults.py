"""A map is read, and whatever is wrong in it is told with its line."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sco_scheduler.domain.findings import Findings, Severity
from sco_scheduler.intake import KINDS
from sco_scheduler.intake.table.form_map import read_map, syntax_fault
from sco_scheduler.intake.table.grids import SheetMap
from sco_scheduler.intake.table.workbook import LAYOUTS
from tests.intake.books import codes, only
from tests.intake.mapped import FORM, exported, read_by
from tests.intake.told import told_of
from tests.output.layout import compared_part, parts_of

MAP_CODES = {code for code in KINDS if code.startswith("map-")}


def form_of(folder, text):
    found = Findings()
    path = folder / "form.toml"
    path.write_text(text, encoding="utf-8")
    return read_map(path, list(LAYOUTS), found), found.all()


def test_everything_that_a_map_can_say(tmp_path):
    form, findings = form_of(
        tmp_path,
        """
        encoding = "GB18030"
        ignore = ["Menu", " Hotels "]
        ["采购商"]
        sheet = "S1"
        header = [2, 3]
        ignore = ["Hotel"]
        ["采购商".columns]
        "公司" = "Q1"
        "NOT AVAILABLE" = "column E"
        [Event.settings]
        "slot minutes" = "Dauer"
        [words.level]
        must = ["一定"]
        [words.priority]
        none = ["-"]
        [words.languages]
        Russian = ["Russisch"]
        kk = ["Kasachisch"]
        """,
    )
    assert findings == ()
    assert form is not None
    assert (form.encoding, form.ignore) == ("gb18030", ("Menu", "Hotels"))
    assert form.of("Purchasers") == SheetMap("S1", (2, 3), {"company": "Q1", "not_available": "column E"}, ("Hotel",))
    assert form.of("Event").settings == {"slot_minutes": "Dauer"}
    assert form.words == {
        "level": {"一定": "must"},
        "priority": {"-": "no"},
        "languages": {"russisch": "ru", "kasachisch": "kk"},
    }
    assert str(form.cell("Purchasers", "columns", "company")) == "form.toml line 9"


CASES = [
    ("map-syntax", "form.toml line 2", "[Purchasers]\nsheet = Buyers\n", ""),
    ("map-key", "form.toml line 1", "[Purchaser_list]\n", "Purchasers"),
    ("map-key", "form.toml line 2", '[Purchasers]\nshet = "x"\n', "sheet"),
    ("map-key", "form.toml line 2", '[Purchasers.columns]\nCompny = "x"\n', "Company"),
    ("map-key", "form.toml line 2", '[Event.settings]\n"Slot minuts" = "x"\n', "Slot minutes"),
    ("map-key", "form.toml line 2", '[words.level]\nmus = ["x"]\n', "must"),
    ("map-key", "form.toml line 1", '[words.levels]\nmust = ["x"]\n', "level"),
    ("map-key", "form.toml line 1", '[Meetings]\nsheet = "x"\n', ""),
    ("map-twice", "form.toml line 3", '[Purchasers]\nsheet = "x"\n[Buyers]\nsheet = "y"\n', ""),
    ("map-value", "form.toml line 2", '[Purchasers]\nheader = "third"\n', ""),
    ("map-value", "form.toml line 2", "[Purchasers]\nheader = [2, 5]\n", ""),
    ("map-value", "form.toml line 2", "[Purchasers]\nheader = 0\n", ""),
    ("map-value", "form.toml line 2", "[Purchasers]\nheader = true\n", ""),
    ("map-value", "form.toml line 2", "[Purchasers]\nsheet = 3\n", ""),
    ("map-value", "form.toml line 2", '[Purchasers]\nignore = "Hotel"\n', ""),
    ("map-value", "form.toml line 2", '[Purchasers]\ncolumns = "x"\n', ""),
    ("map-value", "form.toml line 1", "Purchasers = 1\n", ""),
    ("map-value", "form.toml line 1", "words = 1\n", ""),
    ("map-value", "form.toml line 1", 'encoding = "klingon"\n', ""),
    ("map-value", "form.toml line 3", '[words.level]\nmust = ["a"]\nno = ["A"]\n', ""),
    ("map-value", "form.toml line 2", "[words.level]\nmust = [1]\n", ""),
    ("map-value", "form.toml line 1", "words = { level = 1 }\n", ""),
    ("map-sheet", "form.toml line 2", '[Purchasers]\nsheet = "Responses"\n', "Responses 1"),
    ("map-sheet-several", "form.toml line 2", '[Purchasers]\nsheet = "*"\n', ""),
    ("map-header", "form.toml line 5, Responses 1 row 2", FORM.replace("header = 3", "header = 2"), "3"),
    ("map-header", "form.toml line 5, Responses 1 row 99", FORM.replace("header = 3", "header = 99"), "3"),
    ("map-header", "form.toml line 5, Responses 1 row 1", FORM.replace("header = 3", "header = 1"), "3"),
    ("map-column", "form.toml line 10, Responses 1 row 3", FORM.replace("Who are", "Who is"), "Q1 Who are you?"),
    (
        "map-column-several",
        "form.toml line 10, Responses 1!C3, Responses 1!G3",
        FORM.replace("Q1 Who are you?", "Twin"),
        "",
    ),
    *(("map-key", "form.toml line 2", f'[words.{kind}]\nagreed = ["x"]\n', "") for kind in ("status", "priority")),
    (
        "map-header",
        "form.toml line 3, Responses 1 row 3",
        '[Purchasers]\nsheet = "Responses 1"\nheader = 3\n[Purchasers.columns]\nCompany = "Nope"\n',
        "",
    ),
]


IDS = [f"{number} {code} {where}" for number, (code, where, _, _) in enumerate(CASES)]
SAID = Path(__file__).parent / "golden" / "faults.txt"


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("said", "code", "where", "text", "likely"), [(i, *c) for i, c in zip(IDS, CASES, strict=True)], ids=IDS
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, said, code, where, text, likely):
    sheets = exported()
    if code == "map-column-several":
        sheets["Responses 1"][2][2] = sheets["Responses 1"][2][6] = "Twin"
    finding = only(read_by(tmp_path, text, sheets), code)
    assert finding.where == where
    assert finding.severity is Severity.STOPS
    assert str(finding.suggestion or "") == likely
    compared_part(SAID, said, told_of([finding]))


def test_what_the_cases_say_is_all_that_the_golden_file_has():
    assert list(parts_of(SAID)) == IDS
    assert not [line for part in parts_of(SAID).values() for line in part if "{" in line], "a blank that nobody filled"


def test_every_kind_has_a_case():
    beside = {"map-unused", "map-separators"}  # see understanding/test_newcomers.py and test_several.py
    assert {case[0] for case in CASES} | beside == MAP_CODES


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    intake = read_by(tmp_path, FORM.replace("ID =", "Idd =").replace("header = 3", "header = []"))
    assert {"map-key", "map-value"} <= set(codes(intake.findings))
    assert intake.event is None


@pytest.mark.parametrize("data", [b"\xff\xfea", "ignore = ['Café']".encode("cp1252"), b"a = " + b"[" * 5000, b"\0"])
def test_what_is_no_text(tmp_path, data):
    path = tmp_path / "form.toml"
    path.write_bytes(data)
    found = Findings()
    assert read_map(path, list(LAYOUTS), found) is None
    assert codes(found.all()) == ["map-syntax"]
    assert found.all()[0].where == "form.toml line 1"


def test_a_map_of_windows_with_a_mark(tmp_path):
    path = tmp_path / "form.toml"
    path.write_bytes(b"\xef\xbb\xbf" + b'[Purchasers]\r\nsheet = "x"\r\n')
    found = Findings()
    form = read_map(path, list(LAYOUTS), found)
    assert form is not None
    assert form.of("Purchasers").sheet == "x"


def test_a_missing_map_and_the_one_that_is_meant(tmp_path):
    (tmp_path / "form.toml").touch()
    found = Findings()
    assert read_map(tmp_path / "from.toml", list(LAYOUTS), found) is None
    (finding,) = found.all()
    assert (finding.code, finding.suggestion) == ("file-missing", str(tmp_path / "form.toml"))


def test_a_map_that_is_no_map(tmp_path):
    found = Findings()
    assert read_map(tmp_path, list(LAYOUTS), found) is None
    (tmp_path / "big.toml").write_bytes(b"#" * 1_100_000)
    assert read_map(tmp_path / "big.toml", list(LAYOUTS), found) is None
    assert codes(found.all()) == ["file-unreadable", "file-too-large"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("form = 3", 1),
        ('names = "x"', 1),
        ('encoding = "utf-8"\n[form]\nList = 3', 3),
        ('[form.List]\nholds = "companies"\ncolumns = 3', 3),
    ],
)
def test_what_has_to_be_a_table_is_told_with_its_line(tmp_path, text, line):
    form, findings = form_of(tmp_path, text)
    assert [finding.code in MAP_CODES for finding in findings] == [True]
    assert str(findings[0].cells[0]) == f"form.toml line {line}"
    assert form is None or not form.answers or ("form", "list", "holds") in form.answers


def test_answers_of_sheets_of_any_form_and_of_names(tmp_path):
    form, findings = form_of(
        tmp_path,
        """
        [form."Our List"]
        holds = "companies"
        role = "suppliers"
        [form."Our List".columns]
        "Whom?" = "wishes"
        [names]
        "Altyn Tr." = "P001"
        """,
    )
    assert findings == ()
    assert form is not None
    assert form.answers == {
        ("form", "ourlist", "holds"): "companies",
        ("form", "ourlist", "role"): "suppliers",
        ("form", "ourlist", "columns", "whom?"): "wishes",
        ("names", "altyn tr."): "P001",
    }


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a = 1\nb = x\n", 2, "invalid value"),
        ("a = 1\na = 2\n", 2, "cannot overwrite a value"),
        ('a = "\n', 1, "illegal character '\\n'"),
        ("[a\n", 1, "expected ']' at the end of a table declaration"),
    ],
)
def test_a_fault_of_syntax_is_told_with_its_line_and_no_capital(text, line, reason):
    with pytest.raises(tomllib.TOMLDecodeError) as told:
        tomllib.loads(text)
    assert syntax_fault(text, told.value) == (line, reason)


def test_a_map_that_is_nested_too_deeply_is_told(tmp_path):
    path = tmp_path / "form.toml"
    path.write_text("a = " + "[" * 100_000, encoding="utf-8")
    found = Findings()
    assert read_map(path, list(LAYOUTS), found) is None
    (finding,) = found.all()
    assert (finding.code, finding.where, finding.details["line"]) == ("map-syntax", "form.toml line 1", 1)


@pytest.mark.parametrize(
    ("said", "separators"),
    [
        ('[form.A]\nseparators = ["~", "+"]', {("a", ""): ("~", "+")}),
        ('[form.A.separators]\nWhom = "~"', {("a", "whom"): ("~",)}),
        ('[form.A.separators]\nWhom = "none"', {("a", "whom"): ()}),
        ('[form.A]\nseparators = "~"', None),
        ("[form.A]\nseparators = []", None),
        ('[form.A]\nseparators = ["~", 3]', None),
        ('[form.A]\nseparators = ["~", ""]', None),
        ("[form.A.separators]\nWhom = 3", None),
    ],
)
def test_separators_are_texts_of_which_there_is_one_at_least(tmp_path, said, separators):
    form, found = form_of(tmp_path, said)
    assert (form.separators if form is not None else {}) == (separators or {})
    assert ("map-value" in codes(found)) is (separators is None)


def test_each_sheet_has_its_own_separators(tmp_path):
    form, _ = form_of(tmp_path, '[form.A]\nseparators = ["/"]\n[form."B b"]\nseparators = ["+", ";"]\n')
    assert form is not None
    assert dict(form.answers) == {("form", "a", "separators", ""): "/", ("form", "bb", "separators", ""): "+"}
