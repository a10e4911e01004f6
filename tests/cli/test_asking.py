"""At a terminal what is not sure is asked, with the guess as the default; the answers are kept."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from sco_scheduler import intake as reading
from sco_scheduler.cli import asking, process
from sco_scheduler.cli.app import schedule
from sco_scheduler.cli.asking_facts import facts_typed
from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import ENGLISH, Cell
from sco_scheduler.intake import registrations
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.questions import AS_READ, ROLES, Question, question_of_times
from sco_scheduler.intake.understanding.companies.built import Built, CompanyRecord
from sco_scheduler.intake.understanding.confirmations.companies import questions_of_companies
from sco_scheduler.workflows.inputs import AS_IT_IS, ReadOptions, intake_of
from sco_scheduler.workflows.questions import keep_answers
from tests.intake.books import save
from tests.intake.understanding.cells.test_questions import doubtful
from tests.intake.understanding.companies.test_newcomers import spices

SMALL = Path(__file__).parents[2] / "examples/small.xlsx"
SELLERS = ("Chongqing Motors", "River Machines", "Spring Parts")


@pytest.fixture
def export(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    return save(tmp_path / "export.xlsx", doubtful())


def test_a_number_answers_and_is_kept(export):
    result = CliRunner().invoke(schedule, ["check", str(export)], input="9x\n2\n\n")
    assert result.exit_code == 0
    above, _, question = result.stderr.partition("What does the column Partners of Form Responses 1 say")
    assert question
    assert above.splitlines()[-2:-1] == [""]
    assert "Please answer with a number from 1 to" in result.stderr
    kept = (export.parent / "export-map.toml").read_text(encoding="utf-8")
    assert '[form."Form Responses 1".columns]\nPartners = "refusals"\n' in kept
    again = CliRunner().invoke(schedule, ["check", str(export)])
    assert (again.exit_code, "Partners of" in again.stderr) == (0, False)
    assert "Levels: 6 must" in again.stdout


def test_ctrl_c_says_which_answers_are_kept(export):
    none = CliRunner().invoke(schedule, ["check", str(export)], input="")
    assert none.exit_code == 130
    assert none.stderr.splitlines()[-1] == "Given up: no answer was kept, and all will be asked again."
    assert not (export.parent / "export-map.toml").exists()
    some = CliRunner().invoke(schedule, ["check", str(export), "--lang", "ru"], input="2\n")
    assert some.exit_code == 130
    assert "Aborted" not in some.stderr
    last = some.stderr.splitlines()[-1]
    assert last.startswith("Прервано. Прежние ответы сохранены в ")
    assert "export-map.toml" in last
    assert "refusals" in (export.parent / "export-map.toml").read_text(encoding="utf-8")


def test_enter_takes_the_guess(export):
    guesses = [question.guess for question in intake_of([export], AS_IT_IS).questions]
    result = CliRunner().invoke(schedule, ["check", str(export)], input="\n" * 9)
    assert result.exit_code == 0
    kept = (export.parent / "export-map.toml").read_text(encoding="utf-8")
    assert f'Partners = "{guesses[0]}"' in kept


def test_where_nothing_is_likely_enter_waits_and_enter_again_ends_the_questions(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    guests = [["Company", "Noted"], *([f"Firm {b}", s] for b, s in zip("ABC", SELLERS, strict=True))]
    hosts = [["Exhibitor", "Goods"], *([s, "tea"] for s in SELLERS)]
    path = save(tmp_path / "export.xlsx", {"Guests": guests, "Hosts": hosts})
    (first, *_) = intake_of([path], AS_IT_IS).questions
    assert not first.likely
    left = CliRunner().invoke(schedule, ["check", str(path)], input="\n" * 9)
    assert left.exit_code == 1
    assert left.stderr.count("No answer is likely here") == sum(
        not question.likely for question in intake_of([path], AS_IT_IS).questions if question.kind == first.kind
    )
    assert not (tmp_path / "export-map.toml").exists()
    number = first.options.index("wishes") + 1
    taken = CliRunner().invoke(schedule, ["check", str(path)], input=f"\n{number}\n" + "\n" * 9)
    assert "No answer is likely here" in taken.stderr
    assert "wishes" in (tmp_path / "export-map.toml").read_text(encoding="utf-8")


def test_without_a_terminal_it_stops_with_the_question(export, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: False)
    result = CliRunner().invoke(schedule, ["check", str(export), "--json"])
    assert result.exit_code == 1
    assert '"kind": "column"' in result.stdout
    taken = CliRunner().invoke(schedule, ["check", str(export), "--assume", "0.5"])
    assert taken.exit_code == 0


def test_forms_are_written_and_collected_by_guesses_that_are_sure_enough(export, monkeypatch, tmp_path):
    monkeypatch.setattr(process, "at_a_terminal", lambda: False)
    forms, out = tmp_path / "forms", tmp_path / "joined.xlsx"
    assert CliRunner().invoke(schedule, ["wishes", str(export), "--out", str(forms)]).exit_code == 1
    assert CliRunner().invoke(schedule, ["wishes", str(export), "--out", str(forms), "--assume", "0.5"]).exit_code == 0
    words = ["collect", str(forms), str(export), "-o", str(out)]
    assert CliRunner().invoke(schedule, words).exit_code == 1
    assert CliRunner().invoke(schedule, [*words, "--assume", "0.5"]).exit_code == 0
    assert out.exists()


@pytest.mark.parametrize("name", ["stdin", "stderr"])
def test_where_a_stream_was_closed_before_the_start_nobody_is_asked(monkeypatch, name):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    for other in ("stdin", "stderr"):
        monkeypatch.setattr(f"sys.{other}", Terminal())
    assert process.at_a_terminal()
    monkeypatch.setattr(f"sys.{name}", None)
    assert not process.at_a_terminal()


def test_a_company_that_is_typed_is_said_back_and_nonsense_is_asked_again(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    path = save(tmp_path / "export.xlsx", spices(["Tokyo Kitchen Co.", "Buyer", "Coorg Coffee Works, Periyar Tea", ""]))
    result = CliRunner().invoke(schedule, ["check", str(path)], input="qwerty\nmalabar spice\n")
    assert result.exit_code == 0
    told = " ".join(result.stderr.split())
    assert "from 1 to 3, or with the name of a company, or of several with ; between them." in told
    assert "qwerty names none of the companies" in result.stderr
    assert "Taken as: Malabar Spice Exports." in result.stderr
    kept = (tmp_path / "export-map.toml").read_text(encoding="utf-8")
    assert '[names]\n"Periyar Tea" = "Malabar Spice Exports"\n' in kept


def test_each_number_stands_before_the_answer_that_it_gives(export):
    (question, *_) = intake_of([export], AS_IT_IS).questions
    result = CliRunner().invoke(schedule, ["check", str(export)], input="\n" * 9)
    above = result.stderr.partition("Kept in")[0].splitlines()
    shown = [line.split(maxsplit=1)[1] for line in above if line.startswith("  ")]
    told = [line.split(maxsplit=1)[0] for line in above if line.startswith("  ")]
    most = len(question.options)
    assert told[:most] == [str(number) for number in range(1, most + 1)]
    assert shown[question.options.index("refusals")] == "companies they do not want to meet"


def test_the_first_and_the_last_number_answer_and_others_are_asked_for_again(export):
    (question, *_) = intake_of([export], AS_IT_IS).questions
    most = len(question.options)
    for typed, answer in (("1", 0), (f"0\n{most + 1}\n{most}", -1), ("09:00-10:00\n1", 0)):
        with CliRunner().isolation(input=f"{typed}\n") as (_, told, _):
            assert asking._answer(question, ENGLISH) == question.options[answer]
        assert told.getvalue().decode().count(f"Please answer with a number from 1 to {most}.\n") == typed.count("\n")


def test_times_may_be_typed_and_are_said_back():
    question = question_of_times("early only", Cell("Purchasers", 2, "H"), "P1", ["09:00-10:00"], 0.5)
    for typed, answer in (("1", question.options[0]), ("often\nfrom 16:00", "16:00-"), ("never", "never")):
        with CliRunner().isolation(input=f"{typed}\n") as (_, told, _):
            assert asking._answer(question, ENGLISH) == answer
        shown = told.getvalue().decode()
        most = len(question.options)
        said = f"Please answer with a number from 1 to {most}, or with times such as"
        assert shown.count(said) == 1 + typed.count("\n")
        assert ("Understood: away" in shown) is (typed != "1")


def test_a_text_without_a_likely_answer_is_left_open_by_a_second_enter():
    question = question_of_times("perhaps", Cell("Purchasers", 2, "H"), "P1", [], 0.5)
    for typed, answer in (("\n1", "never"), ("\n", None)):
        with CliRunner().isolation(input=f"{typed}\n") as (_, told, _):
            assert asking._answer(question, ENGLISH) == answer
        assert told.getvalue().decode().count("No answer is likely here") == 1


@pytest.mark.parametrize("command", [["check"], ["build", "-o", "out.xlsx", "--time-limit", "1"]])
def test_registrations_are_opened_once_where_nothing_is_asked(command, tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    monkeypatch.chdir(tmp_path)
    path, opened = shutil.copy(SMALL, tmp_path / "small.xlsx"), []
    real = registrations.open_registrations

    def watched(*args, **options):
        opened.append(args[0])
        return real(*args, **options)

    monkeypatch.setattr(registrations, "open_registrations", watched)
    result = CliRunner().invoke(schedule, [command[0], str(path), *command[1:]])
    assert result.exit_code == 0, result.output
    assert len(opened) == 1


def test_registrations_that_are_opened_give_the_same_again(export, tmp_path):
    for path in (export, shutil.copy(SMALL, tmp_path / "small.xlsx")):
        first = intake_of(path)
        assert intake_of(path, ReadOptions(opened=first.opened)) == first


def test_what_the_map_says_of_a_sheet_holds_beside_a_file_of_sessions(export):
    (question, *_) = intake_of(export).questions
    keep_answers(export, {question.path: question.guess, ("columns", "all"): AS_READ})
    assert not intake_of(export).questions
    assert "Requests" in intake_of(export).tables
    sessions = export.with_name("sessions.csv")
    sessions.write_text("Date,Start,End\n2027-05-20,09:00,12:00\n", encoding="utf-8")
    form = export.with_name("export-map.toml")
    both = intake_of([export, sessions], ReadOptions(form=form))
    assert not both.questions
    assert "map-unused" not in {finding.code for finding in both.findings}
    for key, table in intake_of(export).tables.items():
        assert [row.values for row in both.tables[key]] == [row.values for row in table]


REMARK = "Interested in River Machines. Keep him away from Spring Parts. Max 4 meetings, she says"


@pytest.fixture
def remarked(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    guests = [["Buyer", "Country", "Notes"], ["Altyn Trade", "KZ", REMARK], ["Orda Foods", "KZ", None]]
    return save(tmp_path / "export.xlsx", {"Buyers": guests, "Hosts": [["Exhibitor"], *([s] for s in SELLERS)]})


def test_without_a_terminal_a_remark_may_be_answered_with_several_facts(remarked, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: False)
    (question,) = json.loads(CliRunner().invoke(schedule, ["check", str(remarked), "--json"]).stdout)["questions"]
    section, text = question["several"]
    told = '["musts: River Machines", "refusals: Spring Parts"]'
    (remarked.parent / "export-map.toml").write_text(f'[{section}]\n"{text}" = {told}\n', encoding="utf-8")
    assert intake_of([remarked], AS_IT_IS).questions == ()


def test_a_question_is_broken_between_words_at_a_terminal(remarked, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    lines = CliRunner().invoke(schedule, ["check", str(remarked)], input="\n" * 5).stderr.splitlines()
    assert "    Interested in River Machines. Keep him away" in lines
    assert "    from Spring Parts. Max 4 meetings, she says" in lines
    (start,) = [n for n, line in enumerate(lines) if line.startswith("  1  ")]
    assert all(line.startswith("     ") and len(line) <= 50 for line in lines[start + 1 : start + 2])


def test_enter_takes_all_that_a_remark_says(remarked, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    result = CliRunner().invoke(schedule, ["check", str(remarked)], input="\n" * 5)
    assert result.exit_code == 0, result.stderr
    named = "companies they want to meet: River Machines; companies they do not want to meet: Spring Parts"
    assert f"1  {named}; Maximum: 4" in result.stderr
    assert f"\n    {REMARK}\n" in result.stderr
    kept = (remarked.parent / "export-map.toml").read_text(encoding="utf-8")
    assert f'[remarks]\n"{REMARK}" = ["wishes: River Machines", "refusals: Spring Parts", "Maximum: 4"]\n' in kept
    again = CliRunner().invoke(schedule, ["check", str(remarked)])
    assert (again.exit_code, "remark" in again.stderr) == (0, False)


def test_several_facts_are_asked_one_by_one(remarked):
    (question,) = intake_of([remarked], AS_IT_IS).questions
    several = len(question.options) + 1
    typed = [
        several,
        13,
        1,
        "Nobody Ltd",
        "River; Chongqing",
        4,
        "Spring Parts",
        5,
        "some other time",
        "-10:30",
        6,
        "many",
        "每天4场",
        "",
    ]
    result = CliRunner().invoke(schedule, ["check", str(remarked)], input="\n".join(map(str, typed)) + "\n\n\n")
    assert result.exit_code == 0, result.stderr
    for said in (
        "several of these",
        "names none of the companies",
        "some other time is not understood",
        "many is not understood",
    ):
        assert said in result.stderr
    kept = (remarked.parent / "export-map.toml").read_text(encoding="utf-8")
    named = '"musts: River Machines; Chongqing Motors", "refusals: Spring Parts"'
    facts = f'[{named}, "Not available: -10:30", "Maximum: 4 per day"]'
    assert f'"{REMARK}" = {facts}\n' in kept


def test_each_fact_is_asked_for_in_its_own_words():
    with CliRunner().isolation(input="9\n2\nRiver\n7\n3\n8\nru; en\n12\nall\n2\n\n") as (_, told, _):
        facts = facts_typed(lambda name: f"{name} Machines", ENGLISH)
    assert facts == "cancelled\nwishes: River Machines\nMinimum: 3\nLanguages: ru; en\npeople: 2"
    shown = told.getvalue().decode()
    first, further = "What does it say (a number)", "What else does it say (a number; Enter: nothing more)"
    assert [shown.count(f"    {text}: ") for text in (first, further)] == [1, 5]
    kinds = ("Which companies", "When are they away", "How many meetings", "Which languages")
    assert [shown.count(text) for text in kinds] == [1, 0, 1, 1]


@pytest.mark.parametrize("left", ["", "11\n", "5\n", "6\n", "8\n", "12\n", "4\nSpring\n1\n"])
def test_enter_instead_of_a_fact_or_what_it_is_about_goes_back_to_the_question(remarked, left):
    (question,) = intake_of([remarked], AS_IT_IS).questions
    several = len(question.options) + 1
    result = CliRunner().invoke(schedule, ["check", str(remarked)], input=f"{several}\n{left}\n1\n\n\n")
    assert result.exit_code == 0, result.stderr
    assert "wishes: River Machines" in (remarked.parent / "export-map.toml").read_text(encoding="utf-8")


def test_the_days_of_the_event_are_typed_in_words_and_kept_in_figures(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    names = [(f"Firm {b}", "Buyer", s) for b, s in zip("ABC", SELLERS, strict=True)]
    rows = [["Company", "Side", "Who would you like to meet?", "When are you away?"]]
    rows += [[*of, "on Thursday from 15:00"] for of in [*names, *((s, "Supplier", None) for s in SELLERS)]]
    path = save(tmp_path / "export.xlsx", {"Responses": rows})
    result = CliRunner().invoke(schedule, ["check", str(path)], input="soon\n10-11 June 2027: 9:00-12:00\n")
    assert result.exit_code == 0
    assert "When is the event?" in result.stderr
    assert "Please answer with the days" in result.stderr
    assert "soon names no day" in result.stderr
    kept = (tmp_path / "export-map.toml").read_text(encoding="utf-8")
    assert '[dates]\nevent = "2027-06-10, 2027-06-11: 09:00-12:00"\n' in kept


def test_a_company_that_no_sheet_lists_is_typed_and_enter_does_not_leave_it_out(monkeypatch):
    built, cell = Built(), Cell("Responses", 2, "C")
    for name in (*SELLERS, "Zorvelta"):
        built.records[name] = CompanyRecord(name, {"company": (name, cell)}, {Role.SUPPLIER}, [cell])
    built.named[Role.SUPPLIER, "Responses"] = {"Zorvelta": cell}
    form = FormMap(answers={("form", "responses", "columns", "side"): "role"})
    (question,) = questions_of_companies(built, form, lambda text: text if text in SELLERS else None)
    assert (question.subject, question.guess, question.options) == ("Zorvelta", "as read", ("as read", "nobody"))
    typed = iter(["", SELLERS[2]])
    monkeypatch.setattr("click.prompt", lambda *_, **options: next(typed) or options["default"])
    assert asking._corrected(question, ENGLISH) == SELLERS[2]


@pytest.mark.parametrize(
    ("text", "meant", "typed", "kept"),
    [
        ("Höchstens 4 oder 6 Gespräche", "Maximum", "many\n6", "Maximum: 6"),
        ("最大4件か6件の商談", "Minimum", "4", "Minimum: 4"),
        ("не более 4 или 6 встреч, как получится", "Maximum", "4 в день", "Maximum: 4 per day"),
    ],
)
def test_a_number_that_the_remark_leaves_open_is_asked_for(tmp_path, monkeypatch, text, meant, typed, kept):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    path = _with_remark(tmp_path, text)
    (question,) = intake_of([path], AS_IT_IS).questions
    number = question.options.index(meant) + 1
    result = CliRunner().invoke(schedule, ["check", str(path)], input=f"{number}\n\n{number}\n{typed}\n\n\n")
    assert result.exit_code == 0, result.stderr
    assert result.stderr.count("How many meetings") == 2 + typed.count("\n")
    assert f'[remarks]\n"{text}" = "{kept}"\n' in (tmp_path / "export-map.toml").read_text(encoding="utf-8")
    again = CliRunner().invoke(schedule, ["check", str(path)])
    assert (again.exit_code, "Please answer" in again.stderr) == (0, False)


def _with_remark(folder, text):
    guests = [["Buyer", "Wishes", "Notes"], ["Altyn Trade", SELLERS[0], text], ["Orda Foods", SELLERS[1], None]]
    return save(folder / "export.xlsx", {"Buyers": guests, "Hosts": [["Exhibitor"], *([s] for s in SELLERS)]})


@pytest.mark.parametrize("section", ['[words.remark]\n"{}" = "{}"', '[remarks]\n"{}" = "{}"'])
@pytest.mark.parametrize("meant", ["Maximum", "Languages"])
def test_an_answer_of_a_map_without_what_it_needs_leaves_the_question_open(tmp_path, section, meant):
    text = "Höchstens 4 oder 6 Gespräche"
    path = _with_remark(tmp_path, text)
    (tmp_path / "export-map.toml").write_text(section.format(text, meant) + "\n", encoding="utf-8")
    intake = intake_of([path], AS_IT_IS)
    assert [(q.kind, q.subject) for q in intake.questions] == [("cell", text)]
    assert not any(finding.kind.code.startswith("number") for finding in intake.findings)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("buyers", "purchasers"), ("purchasers", "purchasers"), ("Suppliers", "suppliers"), ("sellers", "suppliers")),
        *(("покупатели", "purchasers"), ("供应商", "suppliers"), ("Lieferanten", "suppliers")),
        *(("both", "both"), ("nothing", "nothing"), ("2", "suppliers")),
    ],
)
def test_an_answer_may_be_typed_in_words(typed, meant):
    question = Question("role", "L", "L", (Cell("L", 1),), (), (*ROLES, "nothing"), "", 0.0, 1.0, ("form", "L", "role"))
    with CliRunner().isolation(input=f"\n{typed}\n"):
        assert asking._answer(question, ENGLISH) == meant


@pytest.mark.parametrize("typed", ["companies", "zeta", "9", "to meet", ""])
def test_a_word_that_several_answers_have_or_none_is_no_answer(typed):
    path = ("form", "L", "columns", "Zeta")
    options = ("wishes", "refusals", "musts", "role")
    question = Question("column", "L", "Zeta", (Cell("L", 1, "B"),), (), options, "", 0.0, 1.0, path)
    labels = {option: ENGLISH.say(reading.said(option)) for option in options}
    assert question.option_called(typed, labels) is None
    assert question.option_called("must", labels) == "musts"
