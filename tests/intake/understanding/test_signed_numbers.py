"""Numbers of companies with signs and ranges, products in place of names, and all but some, as organizers note them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.intake import Intake, read_registrations
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import level_of
from tests.intake.books import TODAY
from tests.workbooks import save

HOSTS = ("Jade Silk", "Lotus Sofa", "River Cloth", "Altai Boots", "Orda Bags", "Ural Shoes")
GOODS = {
    "en": ("textiles", "furniture", "textiles", "shoes", "bags", "shoes"),
    "zh": ("纺织", "家具", "纺织", "鞋", "箱包", "鞋"),
    "ru": ("текстиль", "мебель", "текстиль", "обувь", "сумки", "обувь"),
}
TITLES = {
    "en": (
        "No.",
        "Supplier",
        "Products",
        "Buyer",
        "Wishes (supplier no.)",
        "★ = must; ○ = would like; × = do not want",
    ),
    "zh": ("序号", "供应商", "产品", "采购商", "意向（供应商编号）", "★ = 必见; ○ = 想见; × = 不见"),
    "ru": (
        "№",
        "Поставщик",
        "Товар",
        "Закупщик",
        "Пожелания (№ поставщиков)",
        "★ = обязательно; ○ = желательно; × = не хотят",
    ),
}
GUESTS = ("Alpha Trade", "Beta Import", "Gamma Foods", "Delta Market")


def read(folder: Path, tongue: str, *cells: str, answers: str = "", status: str = "") -> Intake:
    """Two lists, the buyers' with cells of wishes, and a legend below."""
    number, supplier, goods, buyer, wishes, legend = TITLES[tongue]
    hosts = [[number, supplier, goods, "Status"]]
    hosts += [[n, name, of, status or None] for n, (name, of) in enumerate(zip(HOSTS, GOODS[tongue], strict=True), 1)]
    guests = [
        [buyer, wishes],
        *([name, cell] for name, cell in zip(GUESTS, (*cells, "2, 5", "1; 4", "3"), strict=False)),
    ]
    path = save(folder / "a.xlsx", {"Buyers": [*guests, [], [legend]], "Suppliers": hosts})
    (folder / "map.toml").write_text(answers, encoding="utf-8")
    return read_registrations(path, form=folder / "map.toml", today=TODAY)


def wishes(intake: Intake, guest: str = GUESTS[0]) -> str:
    """The wishes of a guest by the hosts' numbers and levels."""
    assert [(q.kind, q.subject) for q in intake.questions] == []
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    found = [
        (HOSTS.index(names[r.target]) + 1, str(r.level)[0]) for r in intake.event.requests if names[r.asker] == guest
    ]
    return " ".join(f"{n}{level}" for n, level in sorted(found))


@pytest.mark.one_of(3)
@pytest.mark.parametrize("tongue", TITLES)
@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("★1, ★5, ○ 2, 3, × 4", "1m 2w 3w 4n 5m"),
        ("○1-3; ★ 5; ×6", "1w 2w 3w 5m 6n"),
        ("× 2, 4–6; ★1", "1m 2n 4n 5n 6n"),
        ("★ 3 , ○ 4 ; 6", "3m 4w 6w"),
        ("1★, 5★, 6×", "1m 5m 6n"),
    ],
)
def test_signs_hold_for_the_numbers_behind_them(tmp_path, tongue, cell, said):
    assert wishes(read(tmp_path, tongue, cell)) == said


def test_whether_one_sign_holds_for_more_than_its_number_is_not_guessed(tmp_path):
    intake = read(tmp_path, "en", "×2, 5")
    assert intake.event is None
    answer = '[remarks]\n"×2, 5" = ["refusals: Lotus Sofa", "wishes: Orda Bags"]\n'
    assert wishes(read(tmp_path, "en", "×2, 5", answers=answer)) == "2n 5w"


ALL_OF = {"en": "all textiles", "zh": "全部纺织", "ru": "весь текстиль"}
BOTH_OF = {"en": "shoes (both), bags", "zh": "鞋（全部）", "ru": "обувь (обе), сумки"}


@pytest.mark.parametrize("tongue", TITLES)
def test_a_product_in_place_of_names_is_asked_with_its_companies(tmp_path, tongue):
    for said, hosts in ((ALL_OF[tongue], (0, 2)), (BOTH_OF[tongue], (3, 5, 4)[: 2 if tongue == "zh" else 3])):
        intake = read(tmp_path, tongue, f"★ {said}")
        (question,) = intake.questions
        assert question.guess == "\n".join(HOSTS[n] for n in hosts)
        named = ", ".join(f'"{HOSTS[n]}"' for n in hosts)
        answer = f'[names]\n"{question.subject}" = [{named}]\n'
        assert wishes(read(tmp_path, tongue, f"★ {said}", answers=answer)) == " ".join(
            f"{n + 1}m" for n in sorted(hosts)
        )


def test_a_product_beside_a_number_is_asked_alone(tmp_path):
    (question,) = read(tmp_path, "en", "all textiles, 4").questions
    assert (question.subject, question.guess) == ("all textiles", f"{HOSTS[0]}\n{HOSTS[2]}")
    answer = f'[names]\n"all textiles" = ["{HOSTS[0]}", "{HOSTS[2]}"]\n'
    assert wishes(read(tmp_path, "en", "all textiles, 4", answers=answer)) == "1w 3w 4w"


@pytest.mark.parametrize(
    ("tongue", "cell"), [("en", "★ all except 2 and 4"), ("zh", "★ 所有供应商，除2、4"), ("ru", "★ все, кроме 2 и 4")]
)
def test_all_but_some_have_the_level_of_their_sign(tmp_path, tongue, cell):
    assert wishes(read(tmp_path, tongue, cell)) == "1m 2n 3m 4n 5m 6m"


@pytest.mark.parametrize("cell", ["○ all except 2 and 4 (no shoes)", "all but 2 (not 4 either)"])
def test_a_remark_behind_all_but_some_is_never_dropped(tmp_path, cell):
    assert read(tmp_path, "en", cell).event is None


@pytest.mark.parametrize("status", ["max. 4 meetings", "не более 4 встреч", "最多4场"])
def test_a_limit_in_a_column_of_statuses_is_kept(tmp_path, status):
    intake = read(tmp_path, "en", "1", status=status)
    assert intake.event is not None, intake.questions
    limits = {c.supplier.maximum for c in intake.event.companies if c.supplier is not None}
    assert limits == {4}
    assert not any(company.cancelled for company in intake.event.companies)


def test_the_sign_of_a_number_is_no_word_for_no():
    assert (polarity_of("№").value, level_of("№")) == ("want", None)
    assert polarity_of("Not with").value == "no"


@pytest.mark.parametrize("cell", ["everything but 2", "○ 2, 3 (after lunch)", "6@"])
def test_numbers_that_are_not_understood_have_no_default_answer(tmp_path, cell):
    asked = [q for q in read(tmp_path, "en", cell).questions if any(map(str.isdecimal, q.subject))]
    assert asked
    assert not any(q.likely and q.guess in {"nobody", "new supplier", "new purchaser"} for q in asked)
