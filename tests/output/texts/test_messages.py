"""Everything that is said of a workbook is said in Chinese and Russian too, without a word left in English."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import sco_scheduler
from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.findings import FindingKind
from sco_scheduler.domain.goals import GOALS
from sco_scheduler.domain.messages import ENGLISH, Phrase
from sco_scheduler.domain.rules import RULES
from sco_scheduler.intake.table.vocabulary import vocabulary
from sco_scheduler.output.texts.messages import speech
from sco_scheduler.resources import data_file
from tests.intake.books import base, read
from tests.intake.test_findings import CASES

LANGUAGES = ("zh", "ru")
FORMS = {"en": {1, 2}, "zh": {1}, "ru": {3}}
"""How many forms of a word a language tells apart after a number."""

SOURCE = Path(sco_scheduler.__file__).parent

PRODUCTS = "Excel WPS LibreOffice OpenDocument CSV XML UTF ID VIP IANA MB KB Asia Shanghai"
FILES = "xlsx xlsm ods csv xlsb purchasers suppliers requests utf gb18030 cp1251 history FILE"
CHOICES = "cancelled no-show must want maybe no yes ru now"
MAPS = "ignore Firm name Away Hotel Arrival column Company Not available"
SHEETS = "Meetings Record Changes Lock Status"
WRITTEN = set(re.findall(r"[A-Za-z]{2,}", f"{PRODUCTS} {FILES} {CHOICES} {MAPS} {SHEETS}"))
"""What is written in English letters in every language."""


def english() -> dict[str, str]:
    """The English text of every key: of kinds of findings, goals, rules and phrases."""
    found: dict[str, str] = {}
    for known in (*_constants(), *GOALS.items(), *RULES.items()):
        name, value = known
        if isinstance(value, Phrase):
            assert found.setdefault(value.key, value.english) == value.english, f"two phrases {value.key}"
        elif isinstance(value, FindingKind):
            found |= {f"{value.code}.{part}": getattr(value, part) for part in ("title", "sentence", "advice")}
        elif name in GOALS:
            found |= {f"goal-{name}.{part}": getattr(value, part) for part in ("title", "sentence")}
        else:
            found[f"rule-{name}.title"] = value.title
    return found


def _constants() -> Iterator[tuple[str, object]]:
    """The phrases and kinds of findings in all modules, those in tables included."""
    for info in pkgutil.walk_packages(sco_scheduler.__path__, "sco_scheduler."):
        if not info.name.endswith("__main__"):
            for value in vars(importlib.import_module(info.name)).values():
                many = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
                yield from ((info.name, each) for each in many if isinstance(each, (Phrase, FindingKind)))


def catalogue(lang: str) -> dict[str, str]:
    """The texts of a language by their key, as they stand in its file."""
    data = json.loads(data_file(f"findings.{lang}.json").read_text(encoding="utf-8"))
    before = {"kinds": "", "goals": "goal-", "rules": "rule-"}
    texts = {
        f"{start}{code}.{part}": text
        for section, start in before.items()
        for code, parts in data[section].items()
        for part, text in parts.items()
    }
    return texts | data["phrases"]


def blanks(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})


def forms(text: str) -> set[int]:
    return {
        len(spec.split("|")) for _, name, spec, _ in string.Formatter().parse(text) if name and spec not in {"", ","}
    }


def words(text: str) -> set[str]:
    """The words in English letters, but for options, commands and single letters."""
    return set(re.findall(r"[A-Za-z]{2,}", re.sub(r"--?[a-z-]+( N)?\b|Ctrl-C|`[^`]*`|a–z|a 至 z", " ", text)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_is_there_with_its_blanks(lang):
    mine, theirs = english(), catalogue(lang)
    assert sorted(mine.keys() - theirs.keys()) == [], "without a text"
    assert sorted(theirs.keys() - mine.keys()) == [], "never said"
    assert [key for key, text in mine.items() if blanks(text) != blanks(theirs[key])] == []
    assert [key for key, text in mine.items() if bool(text) != bool(theirs[key])] == []


def test_every_phrase_is_used():
    source = {path: path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
    used = {name for text in source.values() for name in re.findall(r"\b([A-Z_0-9]{2,})\b(?! = )", text)}
    unused = [
        f"{path.parent.name}/{path.name}: {name}"
        for path, text in source.items()
        for name in re.findall(r"^([A-Z_0-9]+) = (?:Phrase\(|\{\n.*Phrase\()", text, re.MULTILINE)
        if name not in used
    ]
    assert unused == []


def test_numbers_have_the_forms_of_each_language():
    for lang, texts in (("en", english()), *((lang, catalogue(lang)) for lang in LANGUAGES)):
        assert [key for key, text in texts.items() if not forms(text) <= FORMS[lang]] == [], lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_is_left_in_english(lang):
    for key, text in catalogue(lang).items():
        bare = re.sub(r"\{(\w+):([^{}]*)\}|\{\w+\}|\[[^\]]+\]|\([^()]*\)", r" \2 ", text)
        assert words(bare) <= WRITTEN, key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_of_sheets_and_columns_are_told_in_both_languages(lang):
    for key, text in catalogue(lang).items():
        for name in re.findall(r"\[([A-Z][\w.]*)\]", text):
            shown = speech(lang).text(key, "")
            english_name = name.rpartition(".")[2]
            assert f"({english_name})" in shown or english_name == "ID", (key, shown)


@pytest.mark.parametrize(("code", "change"), [(c, ch) for c, _, ch in CASES], ids=[f"{c} {w}" for c, w, _ in CASES])
def test_each_finding_is_told_without_an_english_word(tmp_path, code, change):
    sheets = base()
    change(sheets)
    known = vocabulary()
    names = [word.name() for sheet in known.sheets.values() for word in (sheet.sheet, *sheet.columns.values())]
    names += [word.name() for word in known.settings.values()]
    names += [str(word.default) for word in known.settings.values()]
    cells = [str(value) for rows in sheets.values() for row in rows for value in row]
    others = ["Session", "Chungking", "purchasers suppliers nobody", "trade", "en zh"]
    data = words(" ".join([*names, *cells, *sheets, *GOALS, *others]))

    for finding in read(tmp_path, sheets).findings:
        for lang in LANGUAGES:
            said = speech(lang)
            text = f"{finding.message_in(said)} {finding.advice_in(said)}"
            assert "{" not in text
            assert words(text) <= data | WRITTEN, text


def test_no_finding_is_given_an_english_phrase():
    """What fills a blank is data, a number, or a phrase of the catalogue: never a text that the program writes."""
    given = [fault for path in sorted(SOURCE.rglob("*.py")) for fault in _phrases_given(path)]
    assert given == []


def _phrases_given(path: Path) -> Iterator[str]:
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef):
            local = {
                target.id: node.value
                for node in ast.walk(function)
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            for node in ast.walk(function):
                if isinstance(node, ast.Call):
                    for given in _blanks_of(node):
                        value = local.get(given.id, given) if isinstance(given, ast.Name) else given
                        if any(_is_phrase(part) for part in ast.walk(value)):
                            yield f"{path.name}:{node.lineno}"


def _blanks_of(call: ast.Call) -> Iterator[ast.expr]:
    """The details that a call gives to a finding."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    first = call.args[0] if call.args else None
    if name == "add" and isinstance(first, ast.Attribute) and getattr(first.value, "id", "").endswith("kinds"):
        yield from (keyword.value for keyword in call.keywords)
    elif name == "Finding":
        for part in (*call.args, *(keyword.value for keyword in call.keywords)):
            yield from part.values if isinstance(part, ast.Dict) else ()


def _is_phrase(node: ast.AST) -> bool:
    """Whether a part of an expression is a text with words in it, and no key, format or address."""
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search(r"[a-z]{2,} |^ ?[a-z]{2,}$| [a-z]{2,}", node.value) is not None
        and not re.fullmatch(r"[a-z_]+", node.value)
    )


def test_lists_numbers_and_cells_are_said_as_each_language_does():
    many = Phrase("cells", "{count:cell|cells}")
    assert [speech(lang).say(("A", "B")) for lang in ("en", "zh", "ru")] == ["A, B", "A、B", "A, B"]
    assert ENGLISH.say(many(count=1)) == "1 cell"
    assert [speech("ru").say(many(count=n)) for n in (1, 2, 5, 11, 22)] == [
        "1 ячейка", "2 ячейки", "5 ячеек", "11 ячеек", "22 ячейки",
    ]  # fmt: skip
    assert speech("ru").say(many(count=1200)) == "1\u00a0200 ячеек"
    assert speech("zh").say(many(count=1200)) == "1,200 个单元格"
    assert [speech(lang).say(Cell("Requests", 5)) for lang in ("en", "zh", "ru")] == [
        "Requests row 5",
        "Requests 第 5 行",
        "Requests, строка 5",
    ]


def test_chinese_has_blanks_around_latin_letters_only():
    told = Phrase("cause-says-no", "{asker} says no to {target}{at}.")
    say = speech("zh").say
    assert say(told(asker="Foton (S1)", target="P2", at="")) == "Foton (S1) 拒绝与 P2 会面。"
    assert say(told(asker="福田汽车", target="重庆水泵", at="（A1）")) == "福田汽车拒绝与重庆水泵会面（A1）。"


def test_a_language_without_texts_is_english():
    assert speech("fr") is ENGLISH
