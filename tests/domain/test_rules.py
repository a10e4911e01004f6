"""The catalogue of rules, and that each rule stands where a reader looks for it."""

import ast
import re
from pathlib import Path

import pytest

from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.domain.rules import RULES, Rule

ROOT = Path(__file__).parents[2]


def says(folder: Path, slug: str) -> bool:
    """Whether a search for the slug finds a file of the folder, by its name or by what stands in it."""
    found = re.compile(rf"(?<![a-z]){slug}(?![a-z])")
    return any(found.search(path.stem) or found.search(path.read_text("utf-8")) for path in folder.rglob("*.py"))


def functions(folder: Path) -> set[str]:
    trees = (ast.parse(path.read_text("utf-8")) for path in folder.rglob("*.py"))
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_codes_are_in_order_and_slugs_and_titles_unique():
    count = len(RULES)
    assert list(RULES) == [f"R{n}" for n in range(1, count + 1)]
    assert len({r.slug for r in RULES.values()}) == count
    assert len({ENGLISH.text(f"rule-{code}.title") for code in RULES}) == count


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda r: r.slug)
def test_a_rule_is_one_plain_sentence(rule: Rule):
    assert rule.sentence[0].isupper()
    assert rule.sentence.endswith(".")
    assert ". " not in rule.sentence


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda r: r.slug)
def test_a_search_for_a_rule_finds_its_constraint_its_check_and_its_tests(rule: Rule):
    assert says(ROOT / "src/sco_scheduler/engine/model/constraints", rule.slug)
    assert rule.slug in functions(ROOT / "src/sco_scheduler/verify/rules")
    assert says(ROOT / "tests/engine/model/constraints", rule.slug)
    assert any(says(ROOT / "tests/verify/rules", part) for part in (rule.slug, *rule.slug.split("_and_")))
