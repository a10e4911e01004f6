"""Names of countries."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.countries import is_country


@pytest.mark.parametrize(
    "name", ["Kazakhstan", "PORTUGAL", "Португалия", "葡萄牙", "Казахстан", "哈萨克斯坦", "Bolivia", "USA"]
)
def test_countries_are_known_in_three_languages(name):
    assert is_country(name)


@pytest.mark.parametrize("name", ["World", "Africa", "Almaty", "Весь мир", "世界", ""])
def test_regions_and_cities_are_no_countries(name):
    assert not is_country(name)
