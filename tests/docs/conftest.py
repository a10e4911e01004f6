import pytest


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch):
    """Eighty columns and no colour, wherever the tests run."""
    for name in ("FORCE_COLOR", "LINES", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
