"""Short names: without legal form, and without a city that says nothing since many have it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.names import shared_starts, short_names, shortened
from tests.events import company, event


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Yuweixi Electric Drives Co., Ltd.", "Yuweixi Electric Drives"),
        ("KazAgro LLP", "KazAgro"),
        ("ООО «УралТрейд»", "УралТрейд"),
        ("重庆渝威西电驱动有限公司", "重庆渝威西电驱动"),
        ("Товарищество с ограниченной ответственностью «Завод „Алатау“»", "Завод „Алатау“"),
        ("Acme (Asia) Co., Ltd.", "Acme (Asia)"),
        ("Mumbai Furnishings Private Limited", "Mumbai Furnishings"),
        ("Tehran Medicines Public Joint Stock Company", "Tehran Medicines"),
        ("Открытое акционерное общество «Северо-Западная корпорация»", "Северо-Западная корпорация"),
        ("Limited", "Limited"),
        ("Incorporated Steel", "Incorporated Steel"),
        ("Cocoa", "Cocoa"),
        ("X Ltd.", "X Ltd."),
        ("XY Ltd.", "XY"),
        ("", ""),
    ],
)
def test_the_legal_form_is_left_out(name: str, short: str):
    assert shortened(name) == short


def names_of(*names: str) -> dict[str, str]:
    companies = [replace(company(f"S{n}"), name=name) for n, name in enumerate(names, start=1)]
    return dict(short_names(event(purchasers=[], suppliers=companies, slots=[], tables=[], requests=[])))


def test_a_city_that_many_share_is_left_out_in_every_script():
    assert names_of(*(f"Chongqing {word} Co., Ltd." for word in ("Asia", "Bishan", "Cheng", "Dazu", "Emei"))) == {
        "S1": "Asia",
        "S2": "Bishan",
        "S3": "Cheng",
        "S4": "Dazu",
        "S5": "Emei",
    }
    chinese = names_of("重庆渝威有限公司", "重庆市嘉陵公司", "重庆长江泵业", "重庆宗申", "重庆力帆", "成都一汽")
    assert chinese == {"S1": "渝威", "S2": "嘉陵", "S3": "长江泵业", "S4": "宗申", "S5": "力帆", "S6": "成都一汽"}


def test_what_few_share_and_what_would_be_anothers_name_stays():
    few = names_of("Chongqing Asia Ltd.", "Chongqing Bishan Ltd.")
    assert few == {"S1": "Chongqing Asia", "S2": "Chongqing Bishan"}
    same = names_of("Acme Ltd.", "Acme LLC", "Other Ltd.")
    assert same == {"S1": "Acme Ltd.", "S2": "Acme LLC", "S3": "Other"}


def test_a_name_that_others_have_in_another_city_keeps_the_city_alone():
    cities = ("Chengdu", "Chongqing", "Kunming")
    names = names_of(
        *(f"{city} {word} Co., Ltd." for word in ("Asia", "Bishan", "Cheng", "Dazu", "Emei") for city in cities)
    )
    assert names["S1"] == "Chengdu Asia"
    assert len(set(names.values())) == 15


def test_a_word_that_only_begins_like_the_shared_one_is_no_city():
    starts = shared_starts([f"Ural {n} Works" for n in "abcde"])
    assert starts == ("ural",)
    assert shortened("Uralmash Plant", starts) == "Uralmash Plant"


@pytest.mark.parametrize("name", ["Solo", "3M {}", "A-Z {}", "东方 {}"])
def test_a_whole_name_a_code_and_a_chinese_word_are_no_shared_start(name: str):
    assert shared_starts(name.format(n) for n in "abcde") == ()
