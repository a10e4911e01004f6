"""Changes of one line: of every kind, at their place, and always a program that can be compiled."""

import json

import pytest

from benchmarks.mutations import (
    COMPILED,
    OUTSIDE,
    PACKAGE,
    ROOT,
    _write,
    chosen,
    fails_unchanged,
    near_targets,
    survivors,
    targets,
)
from benchmarks.one_line_changes import changes
from benchmarks.unnoticeable import UNNOTICEABLE, not_noticeable
from tests.parts import part

TEXT = '''\
def price(count: int, limit: int | None = 3) -> int:
    """Text."""
    if limit is not None and not count < limit:
        warn(count)
        return max(count - 1, 0)
    dict(zip(limits, counts, strict=True), given=field(init=False))
    return count if count > 7 else limit + 1
'''
EXPECTED = {
    "def price(count: int, limit: int | None = 4) -> int:",
    "    if limit is None and not count < limit:",
    "    if limit is not None or not count < limit:",
    "    if limit is not None and count < limit:",
    "    if limit is not None and not count <= limit:",
    "        pass",
    "    pass",
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
    for change in chosen(0, part(60)):
        text = (ROOT / change.path).read_text(encoding="utf-8")
        assert change.applied(text) != text
        compile(change.applied(text), change.path, "exec")
        assert all((ROOT / test).exists() for tests in targets(change.path) for test in tests)
    assert all((ROOT / test).exists() for test in COMPILED)


def test_the_nearest_tests_are_those_of_the_module_and_of_its_folder():
    race = str(PACKAGE / "engine/gaps/proof/race.py")
    own = [f"tests/engine/gaps/proof/test_race{topic}.py" for topic in ("", "_steps")]
    assert near_targets(race) == [own, ["tests/engine/gaps/proof"]]
    assert near_targets(str(PACKAGE / "engine/gaps/proof/none.py")) == [["tests/engine/gaps/proof"]]
    assert targets(race) == [*near_targets(race), ["tests/engine/gaps"], ["tests/engine"], list(OUTSIDE)]


def test_a_test_that_fails_without_any_change_is_told_apart(tmp_path):
    (tmp_path / "test_it.py").write_text("def test_sound():\n    assert 1\n\ndef test_broken():\n    assert 0\n")
    assert not fails_unchanged("test_it.py::test_sound[Words of", tmp_path)
    assert fails_unchanged("test_it.py::test_broken", tmp_path)
    assert not fails_unchanged("test_it.py (endless)", tmp_path)


@pytest.mark.parametrize("module", sorted({module for module, _, _ in UNNOTICEABLE}))
def test_what_cannot_be_noticed_still_stands_there(module):
    path = PACKAGE / module
    text = (ROOT / path).read_text(encoding="utf-8")
    told = [(change, change.told(text)) for change in changes(path, text)]
    of_module = [(part, why) for of, part, why in UNNOTICEABLE if of == module]
    there = [(part, {not_noticeable(change, text) for change, line in told if part in line}) for part, _ in of_module]
    assert [part for (part, why), (_, reasons) in zip(of_module, there, strict=True) if why not in reasons] == []
    assert module == "engine/params.py" or not all(not_noticeable(change, text) for change, _ in told)


@pytest.mark.parametrize("folder", ["intake/understanding", "engine"])
def test_what_lies_exactly_on_a_measured_threshold_may_be_taken_either_way(folder):
    text = "HALF, FEW, LONG = 0.5, 3, 40\na = p >= 0.5 and 0.7 > q and p >= 5 and p == 0.5 and not p > 0.25\n"
    text += "b = p >= HALF and FEW < q and q < LONG and q[12] and 2 * q > p and q <= 80\n"
    text += "c = p > max(HALF, q) and q >= max(FEW, p)\n"
    changed = [
        *((">= 0.5", "> 0.5"), ("0.7 >", "0.7 >="), ("p > 0.25", "p >= 0.25"), (">= HALF", "> HALF")),
        *(("< LONG", "<= LONG"), ("2 * q >", "2 * q >="), ("<= 80", "< 80"), ("<= 80", "<= 81"), ("3, 40", "3, 41")),
        ("p > max", "p >= max"),
    ]
    turned = {text.replace(*two) for two in changed}
    found = {c.applied(text) for c in changes(PACKAGE / folder / "module.py", text) if not_noticeable(c, text)}
    assert found == (turned if folder == "intake/understanding" else set())


def test_survivors_are_found_again_where_their_line_stands_by_now(tmp_path):
    path = PACKAGE / "verify" / "verdict.py"
    text = (ROOT / path).read_text(encoding="utf-8")
    change = next(changes(path, text))
    told = change.told(text)
    moved = told.replace(f":{change.line}\n", f":{change.line + 7}\n")
    record = tmp_path / "record.jsonl"
    rows = [(told, "tests/test_a.py"), (moved, ""), (told.replace("    + ", "    + gone "), "")]
    record.write_text("".join(json.dumps({"change": c, "noticed": by}) + "\n" for c, by in rows), encoding="utf-8")
    assert survivors(record) == [change]


def test_a_module_is_written_as_of_another_second_each_time(tmp_path):
    times = []
    for text in ("x = 1\n", "x = 2\n", "x = 1\n"):
        _write(tmp_path / "module.py", text)
        times.append(int((tmp_path / "module.py").stat().st_mtime))
    assert len(set(times)) == 3
    assert (tmp_path / "module.py").read_text() == "x = 1\n"
