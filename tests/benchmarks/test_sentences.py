"""The benchmark of sentences tells what is read rightly from what is not, and knows every place."""

from __future__ import annotations

from pathlib import Path

import pytest

import benchmarks.sentences
from benchmarks.sentences.forms import PLACES, Sentence, meant, read_sentence

LINES = (Path(benchmarks.sentences.__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()


def test_every_sentence_has_a_place_and_a_meaning():
    sentences = [Sentence(*line.split("\t")) for line in LINES]
    assert {sentence.place for sentence in sentences} == {*PLACES}
    assert all(sentence.meaning for sentence in sentences)
    assert len({(sentence.place, sentence.text) for sentence in sentences}) == len(sentences)


@pytest.mark.parametrize(
    ("place", "text", "meaning"),
    [
        ("notes", "We leave at 15:00", "away 15:00-17:00"),
        ("hours", "mornings only", "away 13:30-17:00"),
        ("status", "withdrew yesterday", "cancelled"),
        ("title", "Who do you not want to see", "refuse"),
        ("level", "no", "refuse Jade Tea"),
        ("name", "must", "must Jade Tea"),
    ],
)
def test_what_is_read_is_compared_with_what_is_meant(tmp_path, place, text, meaning):
    empty = {"level": "normal", "status": "confirmed", "hours": "all day"}.get(place, "")
    plain = read_sentence(Sentence("notes" if place == "name" else place, "en", empty, ""), 0, tmp_path).facts
    found = read_sentence(Sentence(place, "en", text, meaning), 0, tmp_path)
    assert found.facts == meant(Sentence(place, "en", text, meaning), plain)[0]
    assert found.facts != plain


def test_a_sentence_that_needs_an_answer_is_asked_about(tmp_path):
    assert read_sentence(Sentence("level", "en", "we bring samples and a catalogue", "nothing"), 0, tmp_path).asked
