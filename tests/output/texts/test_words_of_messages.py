"""Everything that is said of a workbook is said in Chinese and Russian too, without a word left in English."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import string
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType

import pytest

import sco_scheduler
from sco_scheduler.domain.findings import FindingKind
from sco_scheduler.domain.goals import GOALS
from sco_scheduler.domain.messages import ENGLISH, Cell, Phrase, catalogue
from sco_scheduler.domain.rules import RULES
from sco_scheduler.intake.sheets.event import usual_value
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.output.texts.words import speech
from tests.intake.books import base, read
from tests.intake.test_findings import CASES

LANGUAGES = ("zh", "ru")
FORMS = {"en": {1, 2}, "zh": {1}, "ru": {3}}
"""How many forms of a word a language tells apart after a number."""

SOURCE = Path(sco_scheduler.__file__).parent

PRODUCTS = "PDF Excel Apple Numbers WPS LibreOffice OpenDocument CSV XML UTF ID VIP IANA MB KB Asia Shanghai"
FILES = "xlsx xlsm ods csv xls xlsb purchasers suppliers requests utf gb18030 cp1251 history FILE"
CHOICES = "Enter take schedule wishes collect company out cancelled no-show must want maybe no yes ru now"
COMMANDS = "desk book move cancel arrived no-show"
ANSWERS = "form role columns words names holds wishes refusals musts maybes nobody new purchaser supplier"
MAPS = "around nothing times ignore Firm name Away Hotel Arrival column Company Not available"
SHEETS = "Record"
KEYS = "Esc Enter"
WRITTEN = set(re.findall(r"[A-Za-z]{2,}", f"{PRODUCTS} {FILES} {CHOICES} {COMMANDS} {ANSWERS} {MAPS} {SHEETS} {KEYS}"))
"""What is written in English letters in every language."""


@lru_cache(maxsize=1)
def ids() -> set[str]:
    """The keys of all texts that the program names: of kinds of findings, goals, rules and phrases."""
    found = {f"goal-{name}.{part}" for name in GOALS for part in ("title", "sentence")}
    found |= {f"rule-{code}.title" for code in RULES}
    for module in modules():
        for value in vars(module).values():
            for said in phrases_in(value):
                if isinstance(said, FindingKind):
                    found |= {f"{said.code}.{part}" for part in ("title", "sentence", "advice")}
                else:
                    found.add(said.key)
    return found.union(*map(_phrases_of, SOURCE.rglob("*.py")))


@cache
def _calls(path: Path) -> list[ast.Call]:
    """The calls that are written in a module."""
    return [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]


def _phrases_of(path: Path) -> Iterator[str]:
    """The ids that are written in a module."""
    for node in _calls(path) if "Phrase(" in path.read_text(encoding="utf-8") else ():
        phrase = _written(node)
        if phrase is not None:
            yield phrase.key


def _written(node: ast.AST) -> Phrase | None:
    """The phrase that an expression makes of an id."""
    if (
        isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Phrase"
        and isinstance(node.args[0], ast.Constant)
    ):
        return Phrase(node.args[0].value)
    return None


@lru_cache(maxsize=1)
def modules() -> tuple[ModuleType, ...]:
    found = pkgutil.walk_packages(sco_scheduler.__path__, "sco_scheduler.")
    return tuple(importlib.import_module(info.name) for info in found if not info.name.endswith("__main__"))


def phrases_in(value: object) -> Iterator[Phrase | FindingKind]:
    many = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
    return (each for each in many if isinstance(each, (Phrase, FindingKind)))


def blanks(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})


def forms(text: str) -> set[int]:
    return {
        len(spec.split("|")) for _, name, spec, _ in string.Formatter().parse(text) if name and spec not in {"", ","}
    }


def words(text: str) -> set[str]:
    """The words in English letters, but for options, commands and single letters."""
    return set(re.findall(r"[A-Za-z]{2,}", re.sub(r"--?[a-z-]+( N)?\b|Ctrl-C|`[^`]*`|a–z|a 至 z", " ", text)))


def test_every_id_has_a_text_and_every_text_is_said():
    english = catalogue("en").keys()
    assert sorted(ids() - english) == [], "without a text"
    assert sorted(key for key in english - ids() if not key.endswith(".example")) == [], "never said"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_is_there_with_its_blanks(lang):
    english = {key: text for key, text in catalogue("en").items() if not key.endswith(".example")}
    theirs = catalogue(lang)
    assert theirs.keys() == english.keys()
    assert [key for key, text in english.items() if blanks(text) != blanks(theirs[key])] == []
    assert [key for key, text in english.items() if bool(text) != bool(theirs[key])] == []


def test_every_blank_is_filled_where_its_phrase_is_used():
    wrong = [fault for module in modules() for fault in _wrong_blanks(module)]
    assert wrong == []


def _wrong_blanks(module: ModuleType) -> Iterator[str]:
    """Calls of a phrase that fill a blank it has not, or leave one that no ``with_blanks`` of the module fills."""
    path = Path(module.__file__)
    calls = _calls(path)
    later = {
        keyword.arg for call in calls if getattr(call.func, "attr", "") == "with_blanks" for keyword in call.keywords
    }
    for call in calls:
        known = _named(call.func.value if isinstance(call.func, ast.Subscript) else call.func, module)
        given = {keyword.arg for keyword in call.keywords}
        for phrase in phrases_in(known) if None not in given else ():
            wanted = set(blanks(catalogue("en")[phrase.key])) if isinstance(phrase, Phrase) else given
            if not given <= wanted <= given | later:
                yield f"{path.name}:{call.lineno} {phrase.key}: {sorted(given)}, not {sorted(wanted)}"


def _named(node: ast.expr, module: ModuleType) -> object:
    """What a name, a name of an imported module, or an id made into a phrase is."""
    if isinstance(node, ast.Name):
        return vars(module).get(node.id)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return getattr(vars(module).get(node.value.id), node.attr, None)
    return _written(node)


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
    for lang, texts in ((lang, catalogue(lang)) for lang in FORMS):
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
            shown = speech(lang).text(key)
            english_name = name.rpartition(".")[2]
            assert f"({english_name})" in shown or english_name == "ID", (key, shown)


@cache
def known_words() -> frozenset[str]:
    """What sheets, columns, settings and goals are called, and what is usual."""
    known = vocabulary()
    names = [word.name() for sheet in known.sheets.values() for word in (sheet.sheet, *sheet.columns.values())]
    names += [word.name() for word in known.settings.values()]
    names += [str(usual_value(key)) for key in known.settings]
    others = ["Session", "Chungking", "purchasers suppliers nobody", "trade", "en zh"]
    return frozenset(words(" ".join([*names, *GOALS, *others])))


@pytest.mark.parametrize(("code", "change"), [(c, ch) for c, _, ch in CASES], ids=[f"{c} {w}" for c, w, _ in CASES])
def test_each_finding_is_told_without_an_english_word(tmp_path, code, change):
    sheets = base()
    change(sheets)
    cells = [str(value) for rows in sheets.values() for row in rows for value in row]
    data = known_words() | words(" ".join([*cells, *sheets]))

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
    text = path.read_text(encoding="utf-8")
    for function in ast.walk(ast.parse(text)) if "kinds." in text or "Finding(" in text else ():
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
    many = Phrase("cells")
    assert [speech(lang).say(("A", "B")) for lang in ("en", "zh", "ru")] == ["A, B", "A、B", "A, B"]
    assert ENGLISH.say(many(count=1)) == "1 cell"
    assert [speech("ru").say(many(count=n)) for n in (1, 2, 5, 11, 22)] == [
        "1 ячейка",
        "2 ячейки",
        "5 ячеек",
        "11 ячеек",
        "22 ячейки",
    ]
    assert speech("ru").say(many(count=1200)) == "1\u00a0200 ячеек"
    assert speech("zh").say(many(count=1200)) == "1,200 个单元格"
    assert [speech(lang).say(Cell("Requests", 5)) for lang in ("en", "zh", "ru")] == [
        "Requests row 5",
        "Requests 第 5 行",
        "Requests, строка 5",
    ]


def test_chinese_has_blanks_around_latin_letters_only():
    told = Phrase("cause-says-no")
    say = speech("zh").say
    assert say(told(asker="Foton (S1)", target="P2", at="")) == "Foton (S1) 拒绝与 P2 会面。"
    assert say(told(asker="福田汽车", target="重庆水泵", at="（A1）")) == "福田汽车拒绝与重庆水泵会面（A1）。"


def test_a_language_without_texts_is_english():
    assert speech("fr") is ENGLISH


def test_no_two_modules_mean_different_things_by_one_id():
    """Two texts written for one id would replace each other."""
    where: dict[str, set[str]] = {}
    root = Path(sco_scheduler.__file__).parent
    for path in root.rglob("*.py"):
        for key in re.findall(r'\bPhrase\(\s*"([^"]+)"', path.read_text(encoding="utf-8")):
            where.setdefault(key, set()).add(str(path.relative_to(root)))
    assert {key: sorted(paths) for key, paths in where.items() if len(paths) > 1} == {}


def test_a_place_with_chinese_labels_has_no_space_in_it():
    place = Phrase("way-place")(time="09:30", zone="电子", table="丙")
    assert speech("zh").say(place) == "09:30 电子/丙"
