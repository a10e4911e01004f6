"""Each clause of a remark says its own of the companies that it names, in any language; what is mixed says nothing."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.remarks.by_clauses import _meaning_of
from tests.intake.understanding.remarks.test_amending import stated

WISHES = [("Jade Tea", Level.WANT, None), ("Lotus Glass", Level.WANT, None)]


def lines(text: str) -> set[str]:
    return set(filter(None, stated(text, WISHES).split("\n")))


@pytest.mark.parametrize(
    "text",
    [
        "S firmou Jade Tea se nutně potřebujeme sejít, firmu River Machines prosím přidejte také.",
        "Jade Tea müssen wir unbedingt treffen, River Machines bitte auch aufnehmen.",
        "Nous devons absolument rencontrer Jade Tea, merci d'ajouter aussi River Machines.",
        "Z Jade Tea musimy się koniecznie spotkać, River Machines prosimy też dopisać.",
        "Jade Tea on tavattava ehdottomasti, lisätkää myös River Machines.",
        "ขอเพิ่ม River Machines อีกหนึ่งบริษัทค่ะ ส่วน Jade Tea ขาดไม่ได้เลย",
        "Jade Tea은 꼭 만나야 하고, River Machines도 추가해 주세요.",
    ],
)
def test_a_must_beside_one_to_be_added(text: str):
    assert lines(text) == {"musts: Jade Tea", "wishes: River Machines"}


@pytest.mark.parametrize(
    "text",
    [
        "Lotus Glass mag van de lijst, Jade Tea graag laten staan.",
        "Lotus Glass kann von der Liste, Jade Tea bitte stehen lassen.",
        "Lotus Glass can come off the list, but keep Jade Tea.",
        "Lotus Glass peut être retiré de la liste, gardez Jade Tea.",
        "Lotus Glass si può togliere dalla lista, Jade Tea invece lasciatelo.",
        "Lotus Glass można skreślić z listy, Jade Tea proszę zostawić.",
        "Lotus Glass можно вычеркнуть, Jade Tea оставьте.",
        "Lotus Glass listeden çıkabilir, Jade Tea kalsın.",
    ],
)
def test_who_is_to_be_kept_is_not_withdrawn_with_another(text: str):
    assert lines(text) == {"withdrawn: Lotus Glass"}


@pytest.mark.parametrize(
    "text",
    [
        "נשמח להוסיף גם את River Machines. על Lotus Glass אנחנו מוותרים.",
        "Please add River Machines. We give up Lotus Glass.",
        "Bitte River Machines dazunehmen. Auf Lotus Glass verzichten wir.",
        "Añadan a River Machines. Renunciamos a Lotus Glass.",
        "Добавьте River Machines. От Lotus Glass отказываемся.",
        "Lägg gärna till River Machines. Vi avstår från Lotus Glass.",
        "نود إضافة River Machines. نتنازل عن Lotus Glass.",
    ],
)
def test_a_wish_that_is_given_up_beside_one_to_be_added(text: str):
    assert lines(text) == {"wishes: River Machines", "withdrawn: Lotus Glass"}


@pytest.mark.parametrize(
    "text",
    [
        "Palun ärge pange meid kokku firmaga River Machines, kohtumine firmaga Jade Tea on aga hädavajalik.",
        "Lūdzu, nelieciet mūs kopā ar River Machines, bet tikšanās ar Jade Tea ir obligāta.",
        "Prašome nesodinti mūsų su River Machines, o susitikimas su Jade Tea būtinas.",
        "Älkää laittako meitä yhteen River Machines kanssa, mutta tapaaminen Jade Tea kanssa on välttämätön.",
        "No nos junten con River Machines, pero la reunión con Jade Tea es imprescindible.",
    ],
)
def test_a_refusal_beside_a_must(text: str):
    assert lines(text) == {"refusals: River Machines", "musts: Jade Tea"}


@pytest.mark.parametrize(
    "text",
    [
        "Jade Tea er et must. Lotus Glass er fint, hvis der er plads til overs.",
        "Jade Tea je nutnost. Lotus Glass klidně, pokud zbude místo.",
        "Jade Tea est un must. Lotus Glass volontiers s'il reste de la place.",
        "Jade Tea on pakollinen. Lotus Glass sopii, jos tilaa jää.",
    ],
)
def test_a_must_beside_one_for_whom_room_has_to_be_left(text: str):
    said = stated(text, WISHES)
    assert not said or lines(text) == {"musts: Jade Tea", "maybes: Lotus Glass"}


@pytest.mark.parametrize(
    "text",
    [
        "Auf Jade Tea können wir nicht verzichten, River Machines bitte dazunehmen.",
        "We cannot give up Jade Tea, please add River Machines.",
    ],
)
def test_who_cannot_be_given_up_is_not_withdrawn(text: str):
    assert "withdrawn" not in stated(text, WISHES)


@pytest.mark.parametrize(
    "text",
    [
        "Jade Tea and Lotus Glass are both a must.",
        "Jade Tea (our old friends), Lotus Glass",
        "Please add River Machines at 10:00 on day 1, Jade Tea is a must.",
    ],
)
def test_one_level_for_all_hours_and_unknown_words_are_not_told_apart(text: str):
    assert stated(text, WISHES) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Jade Tea is a must, River Machines, please take Lotus Glass off",
        "Jade Tea (обязательно), River Machines, а Lotus Glass вычеркните",
        "Jade Tea必见，River Machines，Lotus Glass取消",
    ],
)
def test_a_must_behind_a_name_is_none_of_the_next_name(text: str):
    assert "River Machines" not in "".join(line for line in lines(text) if "must" in line)


def test_who_comes_in_place_of_another_is_not_refused():
    assert "refusals" not in stated("«Lotus Glass» вычеркнуть, вместо неё поставить «River Machines».", WISHES)


def test_a_title_of_a_sheet_that_is_indexed_as_a_name_is_no_company():
    text = "Jade Tea is a must, please add Foreign Hall too."
    assert not stated(text, WISHES, others={"Jade Tea", "Foreign Hall"}, titles=("Foreign Hall",))


@pytest.mark.parametrize(
    ("rest", "meaning"),
    [
        *(("is a must", "musts"), ("is no must", "maybes"), ("if possible", "maybes"), ("if there is time", "maybes")),
        *(("no longer", "withdrawn"), ("withdraw, maybe later", "withdrawn"), ("we give up", "withdrawn")),
        *(("please cancel if time is short", "maybes"), ("we do not want", "refusals"), ("not needed", "refusals")),
        *(("please keep", "kept"), ("please add", "wishes"), ("want", "wishes")),
        *(("12", None), ("was great", None), ("hello", None)),
    ],
)
def test_what_a_clause_without_its_names_says(rest: str, meaning: str | None):
    assert _meaning_of(rest) == meaning
