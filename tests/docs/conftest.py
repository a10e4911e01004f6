import pytest


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch):
    """Eighty columns, no colour and English, wherever the tests run."""
    for name in ("FORCE_COLOR", "LINES", "TTY_COMPATIBLE", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
