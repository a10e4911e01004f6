import io

import pytest

from sco_scheduler.output.terminal.console import console_for, plain, table


def on_code_page(encoding: str) -> tuple[io.BytesIO, io.TextIOWrapper]:
    raw = io.BytesIO()
    return raw, io.TextIOWrapper(raw, encoding=encoding, newline="\n")


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp866", "cp936", "cp1251", "cp1252", "utf-8"])
def test_no_code_page_stops_the_output(encoding):
    raw, stream = on_code_page(encoding)
    rows = table("Company")
    rows.add_row("重庆长安 Привет Qyrǵyz 🚗")
    console = console_for(stream)
    console.print(rows)
    stream.flush()
    assert "Company" in raw.getvalue().decode(encoding)


def test_a_letter_that_cannot_be_shown_is_a_question_mark():
    raw, stream = on_code_page("cp1251")
    console_for(stream).print("Лада 重庆")
    stream.flush()
    assert raw.getvalue().decode("cp1251") == "Лада ??\n"


def test_names_are_never_markup():
    out = io.StringIO()
    console_for(out).print("[red]Foton[/red] :car:")
    assert out.getvalue() == "[red]Foton[/red] :car:\n"


def test_names_cannot_steer_the_terminal():
    assert plain("Foton\x1b[2J\nMotors\u202e") == "Foton [2J Motors"
    assert plain("重庆 Лада") == "重庆 Лада"
    assert plain("1\u00a0200  строк") == "1\u00a0200  строк", "a number is not broken at its blank"


def test_without_colour_nothing_but_text(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = io.StringIO()
    console_for(out).print("plain")
    assert out.getvalue() == "plain\n"
