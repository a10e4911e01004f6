"""What the texts of lists of names say before any name is known: levels, numbers, commas, all but some."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.names.listed_texts import (
    at_commas,
    at_levels,
    by_place,
    counts_up,
    level_apart,
    repeats_colleague,
    without_also,
)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        *((f"Jade Tea{said}", said.strip(" :：()[]（）")) for said in (": must meet", " (must)", " [must]", "：必须")),
        *((f"Jade Tea{said}", said.strip(" ()（）")) for said in ("（必须）", " (no)", " (do not meet)", " (perhaps)")),
        ("Jade Tea (обязательно нужно встретиться с ними)", "обязательно нужно встретиться с ними"),
        ("Jade Tea: обязательно нужно встретиться с ними", "обязательно нужно встретиться с ними"),
        ("Jade Tea (tea)", ""),
        ("Jade Tea (not River Machines)", ""),
        ("Jade Tea: must; Orda Foods: want", ""),
        ("Jade Tea: Must meet Orda", ""),
        ("(must)", ""),
        ("Jade Tea", ""),
    ],
)
def test_a_level_behind_a_name_is_apart_from_it(text, level):
    assert level_apart(text) == (("Jade Tea", level) if level else (text, ""))


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("1. Jade 2. Orda", True),
        ("1) Jade (2) Orda", True),
        ("① Jade", True),
        ("1. Jade", False),
        ("2. Jade 3. Orda", False),
        ("1) Jade 2) Orda 4) Altyn", False),
        ("No. 12 Jade", False),
    ],
)
def test_names_are_numbered_from_one_on(text, numbered):
    assert counts_up(text) is numbered


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("1 Jade Tea 2 Orda 3 Altyn", "Jade Tea;Orda;Altyn"),
        ("1 Jade Tea 2 Orda 4 Altyn", "1 Jade Tea 2 Orda 4 Altyn"),
        ("1 Jade Tea", "1 Jade Tea"),
        ("Plant 1 Metals 2 Orda", "Plant 1 Metals 2 Orda"),
        ("1宝丽 2恒沃电器 3海晨", "宝丽;恒沃电器;海晨"),
        ("1宝丽2恒沃3海晨", "宝丽;恒沃;海晨"),
        ("1、奥朗 2、宝丽 3、博越", "奥朗;宝丽;博越"),
        ("1.宝丽,2.恒沃", "宝丽;恒沃"),
        ("1Алтын 2Орда", "Алтын;Орда"),
        ("1Altyn, 2Jade Tea", "Altyn;Jade Tea"),
        ("1: Altyn 2: Jade Tea", "Altyn;Jade Tea"),
        ("1) Алтын 2) Орда", "Алтын;Орда"),
        ("1号馆 2号馆", "1号馆 2号馆"),
        ("1A 2B", "1A 2B"),
        ("1st hall 2nd hall", "1st hall 2nd hall"),
        ("1.5 Alt 2.5 Orda", "1.5 Alt 2.5 Orda"),
    ],
)
def test_names_behind_bare_numbers_that_count_from_one_are_a_list(text, listed):
    assert by_place(text, ()) == listed


@pytest.mark.parametrize(
    ("split", "text", "parts"),
    [
        (at_levels, "Jade (must), Orda (no), Altyn", ["Jade (must)", " Orda (no)", " Altyn"]),
        (at_levels, "Jade (tea), Orda", ["Jade (tea), Orda"]),
        (at_commas, "“Jade, Tea”, Orda，Altyn", ["“Jade, Tea”", " Orda", "Altyn"]),
        (at_commas, "Jade", ["Jade"]),
    ],
)
def test_texts_are_split_at_commas_outside_of_names(split, text, parts):
    assert list(split(text)) == parts


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Jade Tea (and also Fuling Tea)", "Jade Tea; Fuling Tea"),
        ("Jade Tea（另外涪陵茶）", "Jade Tea; 涪陵茶"),
        ("Jade Tea (plus tea)", "Jade Tea (plus tea)"),
        ("Jade Tea (another tea)", "Jade Tea (another tea)"),
    ],
)
def test_a_further_name_in_brackets_stands_beside_the_name(text, without):
    assert without_also(text, lambda name: name != "tea") == without


@pytest.mark.parametrize(
    ("text", "answers", "repeats"),
    [
        ("same as my colleague", ["same as my colleague", "Jade Tea"], True),
        ("см. коллегу.", ["", "Jade Tea"], True),
        ("与同事相同", ["与同事相同", "see my colleague", "-"], False),
        ("Jade Tea", ["Jade Tea", "Orda Foods"], False),
    ],
)
def test_a_text_repeats_the_answer_of_a_colleague_where_one_has_given_it(text, answers, repeats):
    assert repeats_colleague(text, answers) is repeats
