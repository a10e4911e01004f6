"""No regular expression of the program goes through all ways to part a text, whose number doubles with each letter."""

import importlib
import pkgutil

import pytest

import sco_scheduler

LETTERS = ("9", "a", " ", "и", "重", ",", "-", '"', "(", "\n", ".")
TEXTS = [
    *(letter * 60 for letter in LETTERS),
    *(pair * 30 for pair in ("a ", "1,", "- ", "a,", ". ", "1 ", "=a;")),
    *(word * 20 for word in ("не ", "test ", "(a) ", "до ", "в 10 ", "no ", "9:00-10:00 ")),
]


def patterns():
    for module in pkgutil.walk_packages(sco_scheduler.__path__, "sco_scheduler."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                several = value if isinstance(value, tuple) else (value,)
                for each in several:
                    if type(each).__name__ in {"Pattern", "_LazyPattern"} and isinstance(each.pattern, str):
                        yield f"{module.name}.{name}", each


@pytest.mark.parametrize("end", ["", "!x"])
def test_a_pattern_ends_on_a_long_text_of_few_letters(end):
    tried = 0
    for _, pattern in patterns():
        for text in TEXTS:
            pattern.search(text + end)
            pattern.fullmatch(text + end)
            tried += 1
    assert tried > 100 * len(TEXTS)
