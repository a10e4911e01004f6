"""What the pages of docs/ say of goals, rules, JSON, sheets and columns is what the program has."""

import ast
import io
import json
import re
from contextlib import redirect_stdout

import pytest
from openpyxl import load_workbook

import sco_scheduler
from docs.make import FINDINGS, METHODS_PAGE, findings_page, methods_page
from sco_scheduler import make_template
from sco_scheduler.domain.event import Settings
from sco_scheduler.domain.goals import FIRST_BUILD, GOALS, RERUN_ONLY
from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.domain.outcome import Status
from sco_scheduler.domain.rules import RULES
from sco_scheduler.engine import params
from sco_scheduler.intake.kinds import KINDS
from sco_scheduler.workflows import errors as kinds
from tests.cli.books import registrations
from tests.docs.reading import (
    AGENDAS,
    ARCHITECTURE,
    COMMANDS,
    CONTRIBUTING,
    PAGES,
    REGISTRATIONS,
    ROOT,
    RULES_AND_GOALS,
    anchors,
    blocks,
    headings,
    links,
    named,
    rows,
    section,
    text,
)
from tests.docs.test_commands import run


def test_every_rule_is_told_in_its_own_words():
    assert dict(rows(section("Rules", RULES_AND_GOALS))) == {rule.code: rule.sentence for rule in RULES.values()}


def test_every_goal_is_told_in_its_own_words_and_order():
    told = {named(name)[0]: (sense, sentence) for name, sense, sentence in rows(section("Goals", RULES_AND_GOALS))}
    by_name = ["gaps_purchasers", "gaps_suppliers", "gaps", "zone_moves"]
    assert list(told) == [*FIRST_BUILD, *by_name, *RERUN_ONLY]
    assert told == {name: (GOALS[name].sense.value, ENGLISH.text(f"goal-{name}.sentence")) for name in told}
    assert set(GOALS) == set(told)


def test_the_json_object_has_the_keys_that_are_told(tmp_path):
    day = registrations(tmp_path)
    told = {named(row[0])[0]: named(row[1]) for row in rows(section("The JSON object", COMMANDS))}
    found = json.loads(run(f"schedule build {day} --json --quiet --reproducible --time-limit 20").stdout)
    assert list(told) == list(found)
    for key in ("goals", "meetings", "unmet", "findings"):
        assert set(found[key][0]) <= set(told[key]), key
    assert {status.value for status in Status} <= set(told["status"])
    assert {"stops", "changes", "note"} <= set(told["findings"])


def test_a_rerun_adds_what_is_told(tmp_path):
    day = registrations(tmp_path)
    line = f"schedule build {day} --json --quiet --reproducible --time-limit 20"
    run(line)
    sentence = section("The JSON object", COMMANDS).partition("On a rerun there is also ")[2].partition("\n\n")[0]
    key, *told = named(sentence)
    assert list(json.loads(run(line).stdout)[key]) == told


@pytest.mark.parametrize(
    "line",
    [
        "schedule check DAY --json",
        "schedule verify DAY AGENDAS --json",
        "schedule diff AGENDAS AGENDAS --json",
        "schedule changed AGENDAS --since AGENDAS --json",
    ],
)
def test_the_json_of_other_commands_has_the_keys_that_are_told(tmp_path, line):
    day = registrations(tmp_path)
    run(f"schedule build {day} --quiet --reproducible --time-limit 20")
    told = named(next(row[1] for row in rows(section(f"schedule {line.split()[1]}", COMMANDS)) if "--json" in row[0]))
    result = run(line.replace("DAY", str(day)).replace("AGENDAS", str(tmp_path / "day-agendas.xlsx")))
    assert set(json.loads(result.stdout)) <= set(told)


def test_every_sheet_and_column_of_the_template_is_told(tmp_path):
    book = load_workbook(make_template(tmp_path / "template.xlsx"))
    part = text(REGISTRATIONS)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        (title,) = (title for title in headings(2, REGISTRATIONS) if sheet.title in title.split(", "))
        told = set(named(section(title, REGISTRATIONS)))
        columns = {str(cell.value).rstrip(" *") for cell in sheet[1] if cell.value}
        assert columns <= told | set(named(part.partition("##")[0])), sheet.title


def test_every_setting_is_told_with_its_default(tmp_path):
    book = load_workbook(make_template(tmp_path / "template.xlsx"))
    names = [str(row[0].value) for row in book["Event"].iter_rows(min_row=2) if row[0].value]
    told = {name: row[1] for row in rows(section("Event", REGISTRATIONS)) for name in named(row[0])}
    assert set(names) == set(told)
    usual = Settings()
    assert told["Slot minutes"] == f"{usual.slot_minutes}, {usual.changeover_minutes}"
    assert told["Walk minutes"] == str(usual.walk_minutes)
    assert told["Time zone"] == usual.time_zone
    assert told["Seated"] == usual.seated.value
    assert told["Mutual bonus"] == f"{usual.purchaser_weight}, {usual.supplier_weight}, {usual.mutual_bonus}"


def test_every_sheet_that_is_written_is_told(tmp_path):
    day = registrations(tmp_path)
    run(f"schedule build {day} --quiet --reproducible --time-limit 20")
    part = text(AGENDAS)
    for name in load_workbook(tmp_path / "day-agendas.xlsx").sheetnames:
        assert f"*{name}*" in part or name[:2] in {"P1", "P2", "P3", "S1", "S2"}, name


def test_the_python_example_is_the_packages_own_and_runs(monkeypatch):
    (code,) = blocks("python", COMMANDS)
    own = sco_scheduler.__doc__ or ""
    assert code.strip() in "\n".join(line.removeprefix("    ") for line in own.splitlines())
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(code, "commands.md", "exec"), {})
    assert printed.getvalue().startswith("optimal 9\n")


def test_every_function_named_for_python_exists():
    part = section("From Python", COMMANDS).rpartition("```")[2]
    names = [name for name in named(part) if name.isidentifier()]
    assert set(names) <= set(sco_scheduler.__all__)
    assert {"build_workbook", "check", "show", "verify_workbook"} <= set(names)


def test_the_page_of_rules_against_methods_is_made_from_the_declarations():
    assert METHODS_PAGE.read_text(encoding="utf-8") == methods_page(), "run python -m docs.make"


def test_the_page_of_findings_is_current():
    assert FINDINGS.read_text(encoding="utf-8") == findings_page(), "run python -m docs.make"


def test_every_finding_is_on_its_page():
    page = findings_page()
    codes = [line.split("`")[1] for line in page.splitlines() if line.startswith("### ")]
    assert len(codes) == len(set(codes))
    assert set(codes) == {*KINDS, *kinds.KINDS}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_and_pictures_lead_somewhere(page):
    for target, anchor in links(page):
        assert target.exists(), f"{page.name}: {target}"
        assert not anchor or anchor in anchors(target), f"{page.name}: {target}#{anchor}"


def test_every_page_and_picture_is_reached_from_the_readme():
    reached, new = set(), {ROOT / "README.md"}
    while new:
        reached |= new
        new = {
            target.resolve() for page in new if page.suffix == ".md" for target, _ in links(page) if target.is_file()
        } - reached
    written = {path for path in (ROOT / "docs").iterdir() if path.suffix in {".md", ".svg", ".png"}}
    assert written <= reached


def test_the_readme_is_read_in_ten_minutes():
    assert len(text().splitlines()) <= 200
    assert len(text().split()) <= 2000


def test_pictures_are_small_and_load_nothing():
    for picture in (ROOT / "docs").iterdir():
        if picture.suffix in {".svg", ".png"}:
            assert picture.stat().st_size < 250_000, picture.name
        if picture.suffix == ".svg":
            page = picture.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
            assert "http" not in page, picture.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_modules_and_folders_that_are_named_exist(page):
    """What looks like a path of Python, data or a folder of the repository is one; a star stands for any name."""
    for name in named(text(page)):
        path = re.sub(r"<\w+>", "*", name)
        inside = re.fullmatch(r"(?:[\w*]+/)+(?:[\w*]+\.(?:py|json|md|typ))?", path)
        if inside and page in {ARCHITECTURE, CONTRIBUTING, ROOT / "benchmarks" / "README.md"}:
            bases = (ROOT, ROOT / "src" / "sco_scheduler")
            assert any(list(base.glob(path.rstrip("/"))) for base in bases), f"{page.name}: {name}"


def test_every_package_is_on_the_page_of_the_architecture():
    packages = [path.name for path in (ROOT / "src" / "sco_scheduler").iterdir() if (path / "__init__.py").exists()]
    told = named(text(ARCHITECTURE))
    assert [name for name in packages if not any(word.rstrip("/") == name for word in told)] == []


def test_the_places_of_the_walking_rule_are_where_the_architecture_says():
    """Each function that is named is about walking, and no module of the engine that reads the rule is left out."""
    section = text(ARCHITECTURE).partition("## One rule in every method")[2].partition("\n## ")[0]
    places = {module: named(functions) for module, functions in re.findall(r"\| `([\w/]+\.py)` \| (`.+`) \|", section)}
    root = ROOT / "src" / "sco_scheduler"
    for module, names in places.items():
        source = text(root / module)
        bodies = {
            node.name: " ".join(ast.unparse(part) for part in node.body)
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.FunctionDef)
        }
        for name in names:
            assert re.search(r"near\b|walk|reaches", bodies[name], re.IGNORECASE), (module, name)
    reading = {
        path.relative_to(root).as_posix()
        for path in (root / "engine").rglob("*.py")
        if re.search(r"\btoo_near\b|\bnear\[", text(path))
    }
    assert reading - places.keys() == {"engine/problem.py"}


def test_the_shares_of_the_time_of_a_build_are_those_of_the_parameters():
    table = rows(section("Where the time of a build goes", ARCHITECTURE))
    told = [(re.fullmatch(r"`(\w+)`, (0\.\d+)", share), named(group)) for _, share, _, group in table]
    shown = [(group[0], share[1], float(share[2])) for share, group in told if share]
    assert len(shown) == 5
    for group, share, number in shown:
        assert getattr(getattr(params, group)(), share) == number, (group, share)


def test_every_benchmark_is_on_its_page():
    page = text(ROOT / "benchmarks" / "README.md")
    runnable = [path.stem for path in (ROOT / "benchmarks").glob("*.py") if "__main__" in text(path)]
    assert [name for name in runnable if f"benchmarks.{name}" not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_code_of_a_page_is_sound_and_short(page):
    for code in blocks("python", page):
        ast.parse(code)
    assert all(len(line) <= 120 for block in blocks(path=page) for line in block.splitlines())
    assert "\t" not in text(page)
    prose = re.sub(r"```.*?```|`[^`]*`", "", text(page), flags=re.DOTALL)
    assert "\\n" not in prose  # the end of a line that an editor wrote in letters
