"""Jobs side by side: what they write, and what becomes of the rest when one fails."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from sco_scheduler.domain.event import Settings
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.files import NotWritten, Trouble
from sco_scheduler.output.pdf.fonts import Printable
from sco_scheduler.output.texts.words import speech
from sco_scheduler.workflows import printed_files
from sco_scheduler.workflows.printed_files import Job
from tests.events import company, event, interpreter, zone

FIELDS = ("name", "zone", "company", "products", "delegate", "other", "interpreter")


def job(*names, sets=False):
    return Job(lambda: iter([Path(name) for name in names]), sets)


def test_files_are_told_in_the_order_of_the_jobs():
    jobs = [job("a", "b", sets=True), job("c"), job(), job("d", sets=True)]
    assert [path.name for path in printed_files._done(jobs)] == ["a", "b", "c", "d"]


def test_after_a_failure_nothing_more_is_begun_and_what_runs_stops_at_its_next_file(monkeypatch):
    monkeypatch.setattr(printed_files, "_OTHER_THREADS", 1)
    monkeypatch.setattr(printed_files, "_PDF_THREADS", 1)
    begun, failed = Event(), Event()
    written = []

    def fails():
        assert begun.wait(10)
        failed.set()
        raise NotWritten(Path("x"), Trouble.DISK_FULL, Phrase("printed-as-nothing"))
        yield

    def long():
        begun.set()
        assert failed.wait(10)
        for number in range(10_000):
            Event().wait(0.001)
            written.append(number)
            yield Path(str(number))

    def late():
        written.append("late")
        yield Path("late")

    with pytest.raises(NotWritten):
        list(printed_files._done([Job(fails, True), Job(long, False), Job(late, False), Job(late, True)]))
    assert "late" not in written
    assert len(written) < 10_000


@pytest.mark.parametrize(
    ("name", "kind"), [("logo.png", "png"), ("Logo.JPG", "jpg"), ("logo.jpeg", "jpg"), ("l.svg", "svg")]
)
def test_a_logo_is_a_picture_beside_the_workbook(tmp_path, name, kind):
    (tmp_path / name).write_bytes(b"picture")
    logo, findings = printed_files.read_logo(event(logo=name), tmp_path / "day-agendas.xlsx")
    assert logo is not None
    assert (logo.data, logo.kind, findings) == (b"picture", kind, ())


@pytest.mark.parametrize("name", ["gone.png", "logo.bmp", "folder.png"])
def test_a_logo_that_is_none_is_told_with_its_file(tmp_path, name):
    (tmp_path / "logo.bmp").write_bytes(b"picture")
    (tmp_path / "folder.png").mkdir()
    logo, (finding,) = printed_files.read_logo(event(logo=name), tmp_path / "day-agendas.xlsx")
    assert logo is None
    assert (finding.details["path"], finding.cells) == (str(tmp_path / name), ())
    there = Cell("Event", 5, "B")
    registered = event(settings=Settings(logo=name, cells={"logo": there}))
    _, (finding,) = printed_files.read_logo(registered, tmp_path / "day-agendas.xlsx")
    assert finding.cells == (there,)


def test_an_event_without_a_logo_has_none(tmp_path):
    assert printed_files.read_logo(event(), tmp_path / "day-agendas.xlsx") == (None, ())


def test_every_printed_text_is_looked_through_for_characters_that_no_font_has():
    """Each is told with its cell, once, however often it stands there, and with what is printed instead."""
    odd, there = "\ue000", {name: Cell("Sheet", row, "A") for row, name in enumerate(FIELDS, 2)}
    both, seller = company("B1"), company("S1")
    people = (
        replace(both.delegates[0], name=f"Anna{odd}", cell=there["delegate"]),
        replace(both.delegates[0], key="B1#2", name=f"Bob{odd}", cell=there["other"]),
    )
    terms = replace(both.purchaser, cells={"company": there["company"], "products": there["products"]}, products=odd)
    both = replace(both, name=f"{odd}A{odd}", purchaser=terms, delegates=people)
    of = event(
        purchasers=[both],
        suppliers=[seller],
        requests=[],
        tables=[replace(zone("A", ["1", odd]), cell=there["zone"])],
        interpreters=[replace(interpreter("I1"), name=odd, cell=there["interpreter"])],
        settings=Settings(name=f"Fo{odd}rum", cells={"name": there["name"]}, venue=odd),
    )
    printable, findings = printed_files._missing_glyphs(of)
    assert printable.instead == {odd: "[U+E000]"}
    found = [(" ".join(map(str, finding.cells)), str(finding.details["text"])) for finding in findings]
    assert found == [
        ("Sheet!A2", "'Fo[U+E000]rum'"),
        ("", "'[U+E000]'"),
        ("Sheet!A3", "'A Zone A   1 [U+E000]'"),
        ("Sheet!A4", "'[U+E000]A[U+E000]'"),
        ("Sheet!A5", "'[U+E000]'"),
        ("Sheet!A6", "'Anna[U+E000]'"),
        ("Sheet!A7", "'Bob[U+E000]'"),
        ("Sheet!A8", "'I1 [U+E000]'"),
    ]
    assert findings[2].details["character"] == "U+E000"


@pytest.mark.parametrize(
    ("name", "local", "lacking", "printed", "code"),
    [
        ("Lahore Traders", "لاہور", {"ہ": "h"}, "", "local-name-not-printable"),
        ("Ngamring Tea", "重𫠠公司", {"𫠠": "[U+2B820]"}, "", "local-name-not-printable"),
        ("Odd", "𫠠", {"𫠠": "[U+2B820]"}, "", "local-name-not-printable"),
        ("", "لاہور", {"ہ": "h"}, "لاہور", "character-not-printable"),
        ("Gevorg", "Գե", {"Գ": "G", "ե": "e"}, "Գե", "character-not-printable"),
        ("Rocket", "Ракета🚀", {"🚀": ":rocket:"}, "Ракета🚀", "character-not-printable"),
    ],
)
def test_a_local_name_that_would_be_half_replaced_is_left_out(monkeypatch, name, local, lacking, printed, code):
    both = replace(company("P1"), name=name, local_name=local)
    of = event(purchasers=[both, company("P2")])
    monkeypatch.setattr(printed_files, "make_printable", lambda _: Printable(lacking))
    printable, (finding,) = printed_files._missing_glyphs(of)
    assert finding.code == code
    shown = printed_files._with_printable_names(Schedule(of, ()), printable).event
    assert [c.local_name for c in shown.companies[:2]] == [printed, of.companies[1].local_name]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "that name is left out on paper, and Lahore stands there alone."),
        ("ru", "это название на бумаге опущено, остаётся только Lahore."),
        ("zh", "纸面上省略该名称，只保留 Lahore。"),
    ],
)
def test_that_a_local_name_is_left_out_is_told(monkeypatch, lang, said):
    of = event(purchasers=[replace(company("P1"), name="Lahore", local_name="لاہور")])
    monkeypatch.setattr(printed_files, "make_printable", lambda _: Printable({"ہ": "h"}))
    _, (finding,) = printed_files._missing_glyphs(of)
    assert finding.message_in(speech(lang)).endswith(said)
