"""Texts made up by a test, told beside those of the catalogue."""

import pytest

from sco_scheduler.domain.messages import ENGLISH


def add_texts(monkeypatch: pytest.MonkeyPatch, texts: dict[str, str]) -> None:
    """Put English texts by their key into the catalogue, until the test ends."""
    for key, text in texts.items():
        monkeypatch.setitem(ENGLISH.texts, key, text)
