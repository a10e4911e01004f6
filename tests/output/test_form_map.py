"""A map is good TOML, says what is missing, and is the same each time."""

from __future__ import annotations

import tomllib

import pytest

from sco_scheduler.intake.table.layout import Understood, UnderstoodSheet
from sco_scheduler.output.form_map import map_text, with_answers

REQUESTS = UnderstoodSheet(
    "Requests",
    'Wünsche "neu"',
    (2, 3),
    {"From": "Wer\\was", "Not available": "x\x7fy"},
    near={"Level": "Levl"},
    missing=(("To",),),
    others=("Rank", "Not available"),
    ignore=("Hotel", "column C"),
    twins={"column C": "From"},
)


def understood(*sheets, **changes):
    everything = {
        "name": "trade",
        "sheets": sheets,
        "missing": (),
        "unread": {},
        "near": {},
        "words": {},
        "unknown": {},
    }
    return Understood(**everything | changes)


def test_it_is_read_back_as_it_was_meant():
    data = tomllib.loads(map_text(understood(REQUESTS, encoding="gb18030")))
    assert data["encoding"] == "gb18030"
    assert data["Requests"] == {
        "sheet": 'Wünsche "neu"',
        "header": [2, 3],
        "ignore": ["Hotel", "column C"],
        "columns": {"From": "Wer\\was", "Not available": "x\x7fy"},
    }


def test_what_is_missing_is_a_remark_to_be_completed():
    lines = map_text(understood(REQUESTS)).splitlines()
    assert '# To = "..."' in lines
    assert '# Level = "Levl"' in lines
    assert '# Not in this form: Rank, "Not available"' in lines
    assert '  "column C",  # means From too' in lines


def test_the_remarks_of_what_is_missing_become_good_entries():
    found = understood(
        REQUESTS, missing=("Suppliers",), unread={"Firms": ("Name",), "Zoness": ()}, near={"Zoness": "Zones"}
    )
    kept = ("# [", "# sheet =", "# Company =", "# To =", "# Level =")
    text = "\n".join(
        line.removeprefix("# ") if line.startswith(kept) else line for line in map_text(found).splitlines()
    )
    data = tomllib.loads(text)
    assert data["ignore"] == ["Firms"]
    assert data["Zones"]["sheet"] == "Zoness"
    assert data["Suppliers"] == {"sheet": "...", "columns": {"Company": "..."}}
    assert set(data["Requests"]["columns"]) == {"From", "Not available", "Level", "To"}
    assert '"Firms" with "Name"' in text


def test_words_are_listed_by_their_meaning():
    text = map_text(understood(words={"level": {"must": ("必须", "muss")}}, unknown={"level": ("hm",)}))
    assert tomllib.loads(text)["words"]["level"] == {"must": ["必须", "muss"], "want": [], "maybe": [], "no": []}
    assert '# Not understood; add it to the list that it belongs to: "hm"' in text
    assert '"必须"' in text, "as people read it"


def test_a_line_break_in_a_name_stays_in_its_line():
    text = map_text(understood(unread={"a\nb": ("c\nd",)}, missing=("Suppliers",), unknown={"level": ("e\nf",)}))
    assert tomllib.loads(text)["ignore"] == ["a\nb"]


def test_a_sheet_of_any_form_is_written_with_what_its_columns_mean():
    answers = {
        ("form", "Лист 1", "holds"): "companies",
        ("form", "Лист 1", "role"): "suppliers",
        ("form", "Лист 1", "columns", "Кто"): "company",
        ("form", "Лист 1", "columns", "With whom?"): "wishes",
        ("form", "Sheet2", "holds"): "pairs",
        ("names", "Altyn"): "Altyn Trade LLP",
        ("words", "role", "guest"): "purchasers",
        ("words", "level", "hm"): "nothing",
    }
    data = tomllib.loads(map_text(understood(answers=answers)))
    assert data["form"] == {
        "Лист 1": {"holds": "companies", "role": "suppliers", "columns": {"Кто": "company", "With whom?": "wishes"}},
        "Sheet2": {"holds": "pairs"},
    }
    assert data["names"] == {"Altyn": "Altyn Trade LLP"}
    assert data["words"]["role"] == {"purchasers": ["guest"]}
    assert data["words"]["level"] == {"must": [], "want": [], "maybe": [], "no": [], "nothing": ["hm"]}


def test_what_is_not_sure_is_a_remark_and_no_answer():
    asked = {
        ("form", "Sheet2", "columns", "With"): "refusals",
        ("form", "Sheet3", "holds"): "nothing",
        ("names", "Altyn"): "nobody",
        ("words", "level", "hm"): "must",
    }
    lines = map_text(understood(asked=asked)).splitlines()
    data = tomllib.loads("\n".join(lines))
    assert data["form"] == {"Sheet2": {"columns": {}}, "Sheet3": {}}
    assert data["names"] == {}
    assert data["words"]["level"] == {"must": [], "want": [], "maybe": [], "no": []}
    assert lines[lines.index("[form.Sheet2.columns]") + 2] == '# With = "refusals"'
    assert '# Not sure; add it to the list that it belongs to, perhaps must: "hm"' in lines


def test_answers_are_added_to_a_map_that_stays_as_it_was():
    before = '# Mine.\n\n[form.People]\nholds = "companies"\n[form.People.columns]\n"Name" = "company"\n'
    answers = {
        ("form", "People", "columns", "E-mail, work"): "email",
        ("form", "Wishes", "holds"): "pairs",
        ("words", "level", "top!"): "must",
        ("words", "level", "best"): "must",
    }
    text = with_answers(before, answers)
    assert text.startswith("# Mine.\n\n")
    assert tomllib.loads(text) == {
        "form": {
            "People": {"holds": "companies", "columns": {"Name": "company", "E-mail, work": "email"}},
            "Wishes": {"holds": "pairs"},
        },
        "words": {"level": {"must": ["top!", "best"]}},
    }
    assert with_answers(text, {}) == text
    assert with_answers(text, {("words", "level", "top!"): "no"}).count("top!") == 1


def test_a_map_of_answers_alone_says_what_it_is_and_holds_any_letters():
    text = with_answers("", {("form", 'a "b"\\ \x7f', "holds"): "列 \n"})
    assert text.startswith("#")
    assert '"列 ' in text
    assert tomllib.loads(text) == {"form": {'a "b"\\ \x7f': {"holds": "列 \n"}}}


def test_a_header_of_one_row_is_a_number_and_one_that_is_not_known_is_left_out():
    for header, data in (((4,), 4), ((), None)):
        text = map_text(understood(UnderstoodSheet("Requests", "Wishes", header, {"From": "Who"})))
        assert tomllib.loads(text)["Requests"].get("header") == data


def test_a_changed_answer_takes_the_place_of_the_old_one():
    before = with_answers("", {("words", "role", "Delegation"): "purchasers", ("words", "role", "Guest"): "purchasers"})
    text = with_answers(before, {("words", "role", "DELEGATION"): "suppliers"})
    assert tomllib.loads(text) == {"words": {"role": {"purchasers": ["Guest"], "suppliers": ["DELEGATION"]}}}
    text = with_answers(text, {("words", "role", "guest"): "suppliers"})
    assert tomllib.loads(text) == {"words": {"role": {"suppliers": ["DELEGATION", "guest"]}}}
    assert tomllib.loads(with_answers('[words.role]\nboth = "Guest"\n', {("words", "role", "Guest"): "suppliers"})) == {
        "words": {"role": {"suppliers": ["Guest"]}}
    }
    names = with_answers('[names]\n"Altyn" = "nobody"\n', {("names", "ALTYN"): "Altyn Trade"})
    assert tomllib.loads(names) == {"names": {"Altyn": "Altyn Trade"}}


def test_separators_are_written_of_a_sheet_or_of_its_columns():
    told = {("a", ""): ("~", "+"), ("b c", "whom"): ("/",), ("b c", "others"): ()}
    assert tomllib.loads(map_text(understood(separators=told)))["form"] == {
        "a": {"separators": ["~", "+"]},
        "b c": {"separators": {"whom": ["/"], "others": "none"}},
    }


def test_a_table_without_entries_of_its_own_stays_and_has_a_line_only_where_nothing_is_in_it():
    text = with_answers('[form.A]\n[words.level]\nmust = ["x"]\n', {("names", "a"): "b"})
    assert tomllib.loads(text) == {"form": {"A": {}}, "words": {"level": {"must": ["x"]}}, "names": {"a": "b"}}
    assert "[words]" not in text


def test_uncertain_words_are_remarks_below_their_kind():
    lines = map_text(understood(asked={("words", "level", "hm"): "must", ("words", "role", "oh"): "both"})).splitlines()
    assert [n for n, line in enumerate(lines) if line.endswith('perhaps must: "hm"')] == [
        lines.index("[words.level]") + 1
    ]
    assert [n for n, line in enumerate(lines) if line.endswith('perhaps both: "oh"')] == [
        lines.index("[words.role]") + 1
    ]


def test_kinds_of_words_are_listed_that_the_format_has_and_others_where_there_are_any():
    for own, more in ({}, []), ({"role": {"both": ("Gast",)}}, ["role"]):
        lines = map_text(understood(words=own)).splitlines()
        kinds = [line[7:-1] for line in lines if line.startswith("[words.")]
        assert kinds == ["level", "priority", "status", "seated", "languages", *more]
        assert [n for n, line in enumerate(lines) if line.startswith("# ru =")] == [
            lines.index("[words.languages]") + 1
        ]
    spoken = {code: (code.upper(),) for code in ("ru", "de", "kk", "ab", "fr", "zh", "ar")}
    text = map_text(understood(words={"languages": spoken}))
    assert "# ru =" not in text
    assert list(tomllib.loads(text)["words"]["languages"]) == sorted(spoken)


def test_a_sheet_may_be_called_like_a_table_of_the_map():
    answers = {("form", "words", "holds"): "companies", ("form", "words", "columns", "Name"): "company"}
    told = {"form": {"words": {"holds": "companies", "columns": {"Name": "company"}}}}
    assert tomllib.loads(with_answers("", answers)) == told


@pytest.mark.parametrize("section", ["remarks", "names", "whom", "form"])
def test_lines_of_an_answer_are_a_list_where_an_entry_may_be_one(section: str):
    for key in ("whom", "Altyn"):
        told = tomllib.loads(with_answers("", {(section, key): "A\nB", (section, "one"): "A"}))
        assert told == {section: {key: "A\nB" if section == "form" else ["A", "B"], "one": "A"}}


@pytest.mark.parametrize("rows", [[3], [2, 3]])
def test_the_rows_of_the_header_of_a_sheet_of_any_form_are_numbers(rows):
    told = {("form", "List", "header"): "\n".join(map(str, rows))}
    assert tomllib.loads(map_text(understood(answers=told)))["form"]["List"]["header"] == rows
