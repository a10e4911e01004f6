"""The companies that a remark names or calls, and whom it refuses or insists on meeting."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.mentions import NamedInRemarks
from sco_scheduler.intake.understanding.names.matching import NameIndex

KEYS = {"tea": "Jade Tea Co., Ltd.", "silk": "Silk Road Trading", "pumps": "River Pumps", "oil": "Altyn Oil"}


@pytest.fixture(scope="module")
def said() -> NamedInRemarks:
    names = NameIndex()
    for key, name in KEYS.items():
        names.add(key, [name])
    return NamedInRemarks(names)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("We want to meet Jade Tea and River Pumps", {"tea", "pumps"}),
        ("no meeting with Altyn", {"oil"}),  # by one of its words, about meetings
        ("Road closed, not there before 11", set()),
        ("dodati i Altyn (posle Pannona)", {"oil"}),
        ("stand 4", set()),
        ("", set()),
    ],
)
def test_companies_are_named_in_full_or_called_where_it_is_about_meetings(said, text, named):
    assert said.named_in(text) == named


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("do not want to meet Altyn Oil", "oil"),
        ("Please not Altyn Oil. Stand 4.", "oil"),
        ("we want Altyn Oil", None),
        ("do not want to meet Altyn Oil and River Pumps", None),
    ],
)
def test_the_only_company_that_is_refused(said, text, refused):
    assert said.refused_in(text) == refused


def test_sentences_of_different_levels_are_apart(said):
    text = "We want to meet Jade Tea. No meeting with Altyn Oil."
    assert said.sentences(text, {"tea", "oil"}) == ["We want to meet Jade Tea", "No meeting with Altyn Oil."]
    assert said.sentences("Jade Tea, Altyn Oil", {"tea", "oil"}) == ["Jade Tea, Altyn Oil"]


def test_the_position_of_a_company_is_that_of_its_name(said):
    text = "first River Pumps, then Jade Tea"
    assert sorted(["tea", "pumps"], key=lambda key: said.position(text, key)) == ["pumps", "tea"]


@pytest.mark.parametrize(
    ("text", "others", "level"),
    [
        ("do not want to meet Altyn Oil", {"oil"}, Level.NO),
        ("Please make sure that we meet River Pumps", {"pumps"}, Level.MUST),
        ("Please add Jade Tea", {"tea"}, Level.WANT),
        ("Jade Tea sends samples", {"tea"}, None),
        ("do not want to meet Altyn Oil", {"tea"}, None),
    ],
)
def test_a_sentence_plainly_asks_for_exactly_some(said, text, others, level):
    assert said.plainly_said(text, others) == level


@pytest.mark.parametrize(
    ("name", "key"), [("River Pumps", "pumps"), ("Rivr Pumps", "pumps"), ("Altyn", "oil"), ("Nobody", None)]
)
def test_a_name_is_one_company_though_misspelt_or_shortened(said, name, key):
    assert said.company_meant(name) == key


@pytest.mark.parametrize(
    ("text", "naming"),
    [
        ("I don't speak Spanish. Also interested in Jade Tea", "Also interested in Jade Tea"),
        ("Jade Tea. Please no meetings with them", None),
        ("stand 4", None),
    ],
)
def test_what_is_said_of_companies_is_in_the_sentences_that_name_them(said, text, naming):
    assert said.naming(text, said.named_in(text)) == (naming or text)
