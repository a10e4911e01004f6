"""The map in the reference is one that can be read, and names all that a map can."""

from sco_scheduler.domain.findings import Findings
from sco_scheduler.intake.table.form_map import LANGUAGES, WORDS, read_map
from sco_scheduler.intake.table.workbook import LAYOUTS
from tests.docs.reading import REGISTRATIONS, blocks, section


def test_the_example_is_a_good_map(tmp_path):
    (text,) = blocks("toml", REGISTRATIONS)
    path = tmp_path / "form.toml"
    path.write_text(text, encoding="utf-8")
    found = Findings()
    form = read_map(path, list(LAYOUTS), found)
    assert found.all() == ()
    assert form is not None
    assert form.of("Purchasers").columns == {"company": "Q1 Who are you?", "not_available": "column F"}
    assert form.words == {"level": {"by all means": "must"}}


def test_every_kind_of_words_is_named():
    text = section("Forms and CSV files", REGISTRATIONS)
    assert all(kind in text for kind in (*WORDS, LANGUAGES))
