"""Characters that no font has: found, replaced by something readable, and never a box."""

import io
import sys
from datetime import datetime
from importlib.machinery import ModuleSpec
from types import SimpleNamespace
from typing import Any

import pytest

from sco_scheduler.output.pdf import fonts as fonts_of_pages
from sco_scheduler.output.pdf import fonts as glyphs
from sco_scheduler.output.pdf.fonts import Printable, make_printable, missing, readable
from tests.output.pdf import samples
from tests.output.pdf.pdf import needs_poppler, printed, texts_of
from tests.output.pdf.test_agendas import data_of

RARE = "\U000f1234"
"""A character of private use, which no font of text has."""


def test_the_letters_of_the_region_are_all_there():
    letters = "ҚқҒғӘәІіҢңҰұҮүӨөҺһ ЎўҲҳЌ ӨөҮү ѐЁё ІіЇїЄєҐґ ӘәҸҹ ĞğİıŞş Őő Łł 重庆鱼龙 單 ё №«»–…·○"
    assert missing(set(letters), system=False) == frozenset()


def test_what_is_missing_is_named_with_something_readable():
    assert make_printable(["plain", "Ж重"]) == Printable()
    found = make_printable([f"Acme {RARE}"])
    assert found.instead == {RARE: "[U+F1234]"}
    assert found.in_json(f'"Acme {RARE}"') == '"Acme [U+F1234]"'


def test_only_what_no_font_has_is_missing():
    assert missing({"a", "Ж", RARE, "重"}, system=False) == {RARE}


def test_the_missing_are_found_even_where_the_refusal_cannot_be_understood(monkeypatch):
    real = glyphs._refused
    monkeypatch.setattr(glyphs, "_refused", lambda chars, system: real(chars, system=system) and frozenset())
    assert missing({"a", "Ж", RARE, "重"}, system=True) == {RARE}


@pytest.mark.parametrize(
    ("char", "instead"),
    [("Գ", "G"), ("ა", "a"), ("🚀", ":rocket:"), ("\U0002a6a5", "[U+2A6A5]"), ("\u200b", ""), (RARE, "[U+F1234]")],
)
def test_what_is_printed_instead(char, instead):
    assert readable(char) == instead


@needs_poppler
def test_a_name_with_such_a_character_is_printed(tmp_path):
    schedule = samples.small(name=f"Forum {RARE} 2025", languages=("en",))
    data = data_of(schedule)
    pages = printed("agendas", data, tmp_path, make_printable(texts_of(data)))
    assert "Forum [U+F1234] 2025" in pages[0]


@pytest.mark.parametrize(
    ("missing", "system", "included"), [(0, False, False), (0, True, True), (1, False, True), (1, True, True)]
)
def test_the_fonts_of_the_computer_serve_where_they_are_asked_for_or_others_are_missing(
    monkeypatch, missing, system, included
):
    given = {}
    monkeypatch.setattr("typst.Fonts", lambda **named: given.update(named))
    there = fonts_of_pages.font_folders()
    monkeypatch.setattr(fonts_of_pages, "font_folders", lambda: there[missing:])
    fonts_of_pages.fonts.__wrapped__(system=system)
    assert given["include_system_fonts"] is included
    assert given["font_paths"] == [str(folder) for folder in there[missing:]]


def test_fonts_of_packages_that_are_missing_or_have_no_place_are_in_no_folder(monkeypatch):
    assert len(fonts_of_pages.font_folders()) == len(fonts_of_pages._PACKAGES)
    for spec in (None, ModuleSpec("fontpkg_noto_sans", None)):
        monkeypatch.setattr(fonts_of_pages, "find_spec", lambda _, spec=spec: spec)
        assert fonts_of_pages.font_folders() == ()


@pytest.mark.parametrize(("computer", "instead", "needed"), [("", {"Ж", "重"}, False), ("重", {"Ж"}, True)])
def test_what_the_programs_fonts_lack_is_looked_for_in_those_of_the_computer(monkeypatch, computer, instead, needed):
    def lacking(chars: set[str], *, system: bool) -> frozenset[str]:
        return frozenset(chars) - set(computer if system else "")

    monkeypatch.setattr(glyphs, "missing", lacking)
    found = make_printable(["plain Ж重"])
    assert (set(found.instead), found.system_fonts) == (instead, needed)


@pytest.mark.parametrize("needed", [False, True])
def test_another_process_sets_the_same_text_with_the_same_fonts(monkeypatch, needed):
    set_there = []

    def run(words: list[str], **more: Any) -> SimpleNamespace:
        out = SimpleNamespace(buffer=io.BytesIO())
        monkeypatch.setattr(sys, "argv", words[words.index("-m") + 1 :])  # the name of the module, and what it is given
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(more["input"])))
        monkeypatch.setattr(sys, "stdout", out)
        glyphs.main()
        return SimpleNamespace(returncode=0, stdout=out.buffer.getvalue())

    def set_text(*words: object, system_fonts: bool) -> bytes:
        set_there.append((*words, system_fonts))
        return b"%PDF"

    monkeypatch.setattr(glyphs.subprocess, "run", run)
    monkeypatch.setattr(glyphs, "_set_text", set_text)
    printable, created = Printable({RARE: "?"}, system_fonts=needed), datetime(2025, 6, 12)
    assert glyphs.compile_apart("tables", {"name": f"重{RARE}"}, printable, created) == b"%PDF"
    glyphs.compile_pdf("tables", {"name": f"重{RARE}"}, printable, created)
    assert set_there[0] == set_there[1]
    assert set_there[0][-1] is needed
