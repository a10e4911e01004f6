"""Changes of one line: of every kind, at their place, and always a program that can be compiled."""

from benchmarks.mutations import PACKAGE, ROOT, changes, chosen, targets

TEXT = '''\
def price(count: int, limit: int | None = 3) -> int:
    """Text."""
    if limit is not None and not count < limit:
        warn(count)
        return max(count - 1, 0)
    return count if count > 7 else limit + 1
'''
EXPECTED = {
    "def price(count: int, limit: int | None = 4) -> int:",
    "    if limit is None and not count < limit:",
    "    if limit is not None or not count < limit:",
    "    if limit is not None and count < limit:",
    "    if limit is not None and not count <= limit:",
    "        pass",
    "        return min(count - 1, 0)",
    "        return max(count + 1, 0)",
    "        return max(count - 2, 0)",
    "        return max(count - 1, 1)",
    "    return count",
    "    return count if count >= 7 else limit + 1",
    "    return count if count > 8 else limit + 1",
    "    return count if count > 7 else limit - 1",
    "    return count if count > 7 else limit + 2",
}


def test_every_kind_of_change_is_made_at_its_place():
    found = [change.applied(TEXT).splitlines()[change.line - 1] for change in changes(PACKAGE / "x.py", TEXT)]
    assert set(found) == EXPECTED
    assert len(found) == len(EXPECTED)


def test_what_is_changed_can_be_compiled_and_has_tests():
    for change in chosen(0, 60):
        text = (ROOT / change.path).read_text(encoding="utf-8")
        assert change.applied(text) != text
        compile(change.applied(text), change.path, "exec")
        assert all((ROOT / test).exists() for tests in targets(change.path) for test in tests)
