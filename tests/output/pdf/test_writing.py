"""Which files are written."""

import re

import pytest

from sco_scheduler.agendas.collation import Order, in_order
from sco_scheduler.output.pdf import writing
from sco_scheduler.output.pdf.fonts import NotTypeset, compile_apart
from sco_scheduler.output.pdf.hall import tables_data
from sco_scheduler.output.pdf.writing import PdfWriter
from tests.output.pdf import samples
from tests.output.pdf.pdf import needs_poppler, pages_of, squeezed

ALL = ["P001#1", "P002#1", "P002#2", "S001#1", "S002#1"]


@pytest.fixture
def writer(tmp_path):
    return PdfWriter(samples.small(), samples.EDITION, tmp_path, on_step=lambda _: None)


def test_one_pdf_of_all(writer):
    (path,) = map(writer.write, writer.agendas(ALL))
    assert path.name == "agendas.pdf"
    assert path.read_bytes().startswith(b"%PDF-")


def test_a_large_event_has_several(writer, monkeypatch):
    monkeypatch.setattr(writing, "AGENDAS_IN_ONE", 4)
    assert [document.path.name for document in writer.agendas(ALL)] == [
        "agendas-1.pdf",
        "agendas-2.pdf",
        "agendas-3.pdf",
    ]


def test_a_file_each_has_a_name_that_can_be_mailed(writer):
    paths = [writer.write(document) for document in writer.agendas_apart(ALL)]
    assert len({path.name.casefold() for path in paths}) == len(ALL)
    for path in paths:
        assert re.fullmatch(r"[A-Za-z0-9-]{1,90}\.pdf", path.name), path.name


def test_the_documents_for_the_hall(writer):
    names = [writer.write(document).name for document in writer.hall()]
    assert names == ["tables.pdf", "posters.pdf", "door-list.pdf", "interpreters.pdf", "desk-list.pdf"]


def test_the_same_schedule_gives_the_same_bytes(writer):
    (document,) = writer.agendas(ALL[:2])
    first = writer.write(document).read_bytes()
    assert writer.write(document).read_bytes() == first
    apart = compile_apart(document.template, document.data(), writer.printable, writer.edition.built_at)
    assert apart == first


def test_a_process_that_fails_says_why(writer):
    with pytest.raises(NotTypeset, match="No such file"):
        compile_apart("no-such-template", {}, writer.printable, writer.edition.built_at)


@needs_poppler
@pytest.mark.parametrize(
    ("order", "ids"), [(Order.ZONE, ["P001", "P002", "S001", "S002"]), (Order.NAME, ["P002", "S001", "P001", "S002"])]
)
def test_pages_are_in_the_order_of_handing_out(writer, order, ids, tmp_path):
    schedule = writer.schedule
    keys = [entry.delegate.key for entry in in_order(schedule, order)]
    pages = pages_of(writer.write(next(writer.agendas(keys))).read_bytes(), tmp_path)
    found = [re.search(r"\b[PS]00\d\b", page)[0] for page in pages]
    assert list(dict.fromkeys(found))[-1] == "S002"
    assert len(found) == len(ALL)


@needs_poppler
def test_every_page_names_the_event_and_its_venue(writer, tmp_path):
    settings = writer.schedule.event.settings
    documents = [*writer.agendas(ALL), *writer.hall()]
    assert len(documents) > 4
    assert settings.venue
    for document in documents:
        for page in pages_of(writer.write(document).read_bytes(), tmp_path):
            assert settings.name in squeezed(page), document
            assert settings.venue in squeezed(page), document


def test_the_hall_prints_the_tables_and_interpreters_that_are_named(writer):
    (zone, *_) = writer.schedule.event.zones
    named = [
        document.path.name for document in writer.hall(tables={(zone.code, zone.tables[0].label)}, interpreters=())
    ]
    assert named == ["tables.pdf", "posters.pdf", "door-list.pdf", "desk-list.pdf"]
    only = {(zone.code, zone.tables[0].label)}
    (sheets, *_) = writer.hall(tables=only, interpreters=())
    assert sheets.data() == tables_data(writer.schedule, writer.edition, frozenset(only))
    assert sheets.data() != next(writer.hall()).data()
    assert [d.path.name for d in writer.hall(tables=set(), interpreters=())] == ["door-list.pdf", "desk-list.pdf"]
