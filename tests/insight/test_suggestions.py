"""Suggestions: each can be booked as the schedule stands, never against a no, with reasons that hold."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from sco_scheduler.agendas.answers import Because
from sco_scheduler.domain.event import Level, Request
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.insight.suggestions import Affinity, ranked, suggest, unasked
from sco_scheduler.verify import verify
from tests.brute_force import optimum
from tests.events import company, event, meeting, span, zone
from tests.random_events import random_event


def with_products(of, words):
    """The event whose companies want and offer these products."""

    def named(terms, code):
        return replace(terms, products=words.get(code, "")) if terms is not None else None

    companies = (replace(c, purchaser=named(c.purchaser, c.id), supplier=named(c.supplier, c.id)) for c in of.companies)
    return replace(of, companies=tuple(companies))


@pytest.mark.parametrize("seed", range(12))
def test_each_can_be_booked_as_it_stands_and_against_no_refusal(seed):
    of = random_event(seed)
    best = optimum(of, None, ("musts", "value"))
    if best is None:
        return
    schedule = Schedule(of, best.meetings)
    for found in suggest(schedule, [c.id for c in of.companies], 3):
        pair = found.meeting.pair
        assert pair not in of.requests_by_pair
        assert found.reasons
        asked = replace(of, requests=(*of.requests, Request(*pair[:1], *pair, level=Level.MAYBE)))
        assert verify(asked, (*schedule.meetings, found.meeting)).ok


def test_the_reasons_are_products_zone_and_what_others_asked_for():
    of = event(
        purchasers=[company(f"P{i}", zone="A") for i in (1, 2, 3)],
        suppliers=[company("S1"), company("S2"), company("S3", zone="B")],
        tables=[zone("A", 2), zone("B", 2)],
        slots=2,
        requests=["P1 > S1", "P2 > S1", "P2 > S2", "P3 > S1", "P3 > S2"],
    )
    of = with_products(of, {"P1": "Bearings; seals", "S2": "ball bearings", "S3": "tea"})
    (first, *_) = suggest(Schedule(of, (meeting(of, "P1", "S1", 0),)), ["P1"], 3)
    assert first.partner == "S2"
    assert [(b.kind, b.about) for b in first.reasons[:3]] == [
        ("products", ("bearings",)),
        ("also asked for", ("S1",)),
        ("zone", ("A",)),
    ]


def test_chinese_products_are_compared_by_two_characters_and_told_as_words():
    of = event(purchasers=[company("P1")], suppliers=2, slots=1, requests=[])
    of = with_products(of, {"P1": "农业机械", "S2": "小型农业机械零件"})
    found, *_ = suggest(Schedule(of), ["P1"], 3)
    assert (found.partner, found.reasons[0].kind) == ("S2", "products")
    assert found.reasons[0].about == ("农业机械",)  # and not 业机


def test_a_common_country_counts_and_is_the_last_reason():
    of = event(purchasers=[company("P1")], suppliers=[company("S1"), company("S2")], slots=1, requests=[])
    countries = {"P1": "Kazakhstan", "S2": "kazakhstan", "S1": "China"}
    of = replace(of, companies=tuple(replace(c, country=countries[c.id]) for c in of.companies))
    (first, *_) = suggest(Schedule(of), ["P1"], 2)
    assert first.partner == "S2"
    assert first.reasons[-1] == Because("country", ("kazakhstan",))


def test_a_common_country_counts_a_little():
    of = bare(purchasers=[company("P1", zone="")], suppliers=2, requests=[])
    countries = {"P1": "Kazakhstan", "S2": "kazakhstan"}
    of = replace(of, companies=tuple(replace(c, country=countries.get(c.id, "")) for c in of.companies))
    assert scored(of, ("P1", "S2")) == (ELSEWHERE * 0.5 * LITTLE, [("country", ("kazakhstan",))])
    assert scored(of, ("P1", "S1")) == (ELSEWHERE * 0.5, [])


@pytest.mark.parametrize("seed", range(12))
def test_those_that_are_said_to_can_be_booked_together(seed):
    of = random_event(seed)
    best = optimum(of, None, ("musts", "value"))
    if best is None:
        return
    schedule = Schedule(of, best.meetings)
    found = {s.meeting for s in suggest(schedule, [c.id for c in of.companies], 3) if s.together}
    asked = (Request(m.purchaser, *m.pair, level=Level.MAYBE) for m in found)
    assert verify(replace(of, requests=(*of.requests, *asked)), (*schedule.meetings, *found)).ok


def test_partners_are_offered_in_slots_of_their_own_where_that_is_possible():
    sellers = [
        company("S1"),
        company("S2", away=[span("09:50", "10:10")]),
        company("S3", away=[span("09:25", "10:10")]),
    ]
    found = suggest(Schedule(event(purchasers=1, suppliers=sellers, slots=3, tables=3, requests=[])), ["P1"], 3)
    assert {s.partner: f"{s.meeting.start:%H:%M}" for s in found} == {"S1": "09:50", "S2": "09:25", "S3": "09:00"}
    assert all(s.together for s in found)


def test_what_a_maximum_leaves_no_room_for_is_offered_in_place_of_another():
    of = event(purchasers=[company("P1", maximum=1)], suppliers=2, slots=2, tables=2, requests=[])
    assert [s.together for s in suggest(Schedule(of), ["P1"], 3)] == [True, False]


def test_one_pair_that_is_suggested_to_both_is_one_meeting():
    of = event(purchasers=1, suppliers=1, slots=2, requests=[])
    one, other = suggest(Schedule(of), ["P1", "S1"], 3)
    assert one.meeting == other.meeting
    assert (one.together, other.together) == (True, True)


def bare(**of):
    """An event whose companies want and offer nothing by name."""
    return with_products(event(**of), {})


def scored(of, pair):
    """The estimate of a pair, and what its reasons are about."""
    score, reasons = Affinity(of).score(pair)
    return pytest.approx(score), [(reason.kind, reason.about) for reason in reasons]


ELSEWHERE, LITTLE, ALSO = 0.02, 1.05, 0.5


def test_a_supplier_counts_by_its_share_of_the_requests_in_its_zone():
    """Two requests in zone A, both for S1; S3 is elsewhere, and a refusal asks for nothing."""
    of = bare(
        purchasers=[company("P1", zone="", languages=["ru"]), *map(company, ("P2", "P3"))],
        suppliers=[company("S1", languages=["ru"]), company("S2"), company("S3", zone="B")],
        tables=[zone("A"), zone("B")],
        requests=["P2 > S1", "S1 > P3", "P3 > S3", "P2 > S2 no"],
    )
    assert scored(of, ("P1", "S1")) == (ELSEWHERE * 2.5 / 3 * LITTLE, [("language", ())])
    assert scored(of, ("P1", "S2")) == (ELSEWHERE * 0.5 / 3, [])
    assert scored(of, ("P1", "S3")) == (ELSEWHERE * 1.5 / 2, [])


def test_the_zones_of_the_wishes_count_as_much_as_the_zone_that_is_named():
    """P1 named zone A and asked for S2 and S3, one in each zone; P2 asked for one only, P3 for none."""
    of = bare(
        purchasers=3,
        suppliers=[company("S1"), company("S2"), company("S3", zone="B"), company("S4", zone="B")],
        tables=[zone("A"), zone("B")],
        requests=["P1 > S2", "P1 > S3", "P2 > S3"],
    )
    in_a, in_b = (0 + 0.5) / (1 + 1), (0 + 0.5) / (2 + 1)
    assert scored(of, ("P1", "S1")) == (3 / 4 * in_a, [("zone", ("A",))])
    assert scored(of, ("P1", "S4")) == (1 / 4 * in_b, [("zone", ("B",))])
    assert scored(of, ("P2", "S4")) == (1 / 2 * in_b, [("zone", ("B",))])
    assert scored(of, ("P3", "S1")) == (in_a, [("zone", ("A",))])
    assert scored(of, ("P3", "S4")) == (ELSEWHERE * in_b, [])


def test_who_was_asked_for_by_the_same_others_is_likely_asked_for_too():
    """Of the two who asked for S2 one asked for S1, which P1 asked for, too; S3 was asked for by another alone."""
    of = bare(purchasers=4, suppliers=4, requests=["P1 > S1", "P2 > S1", "P2 > S2", "P3 > S2", "P4 > S3", "P1 > S4"])
    cosine = 1 / (1 * 2) ** 0.5  # S1 was asked for by P2, S2 by P2 and P3
    also = cosine / 2**0.5  # P1 asked for two
    score, reasons = scored(of, ("P1", "S2"))
    assert score == 2.5 / 7 * (1 + ALSO * also)
    assert reasons == [("also asked for", ("S1",)), ("zone", ("A",))]
    assert scored(of, ("P1", "S3")) == (1.5 / 7, [("zone", ("A",))])


def test_products_count_by_how_few_have_them():
    of = with_products(
        event(purchasers=[company("P1", zone="")], suppliers=3, requests=[]),
        {"P1": "pumps, valves", "S1": "pumps", "S2": "Valves valves", "S3": "tea"},
    )
    score, reasons = scored(of, ("P1", "S1"))
    common = 1 / 2**0.5  # of two words that equally many have, one
    assert score == ELSEWHERE * 0.5 * (1 + common)
    assert reasons == [("products", ("pumps",))]
    assert scored(of, ("P1", "S3")) == (ELSEWHERE * 0.5, [])
    assert scored(of, ("P1", "S2"))[1] == [("products", ("valves",))]


def test_what_those_offer_who_were_asked_for_is_looked_for_too():
    of = with_products(
        event(purchasers=1, suppliers=3, requests=["P1 > S1"]), {"S1": "pumps", "S2": "pumps", "S3": "tea"}
    )
    assert ("products of asked", ("pumps",)) in scored(of, ("P1", "S2"))[1]
    assert "products of asked" not in dict(scored(of, ("P1", "S3"))[1])
    words = {"S1": "axles samovars trays doors", "S2": "doors trays samovars axles axles", "S3": "trays doors"}
    many = with_products(of, words)
    assert dict(scored(many, ("P1", "S2"))[1])["products of asked"] == ("axles", "samovars", "doors")


def test_who_cancelled_or_was_asked_or_refused_in_any_role_is_not_suggested():
    of = bare(
        purchasers=[company("B1"), company("P2"), company("P3", cancelled=True)],
        suppliers=[
            company("B1"),
            company("S1"),
            company("S2"),
            company("S3", cancelled=True),
            company("B2", roles="s"),
        ],
        requests=["B1 > S1", "S2 > B1 no", "B2 > B1"],
    )
    affinity = Affinity(of)
    both, seller = (of.company_by_id[code] for code in ("B1", "S1"))
    assert unasked(of, affinity, both) == [("P2", "B1")]
    assert unasked(of, affinity, seller) == [("P2", "S1")]


def test_the_best_suited_come_first_and_those_without_a_reason_not_at_all():
    of = bare(
        purchasers=[company("P1"), company("P2", zone="")],
        suppliers=[company("S1"), company("S2"), company("S3", zone="B")],
        tables=[zone("A"), zone("B")],
        requests=["P2 > S2"],
    )
    found = ranked(Affinity(of), [("P1", "S3"), ("P1", "S1"), ("P1", "S2")])
    assert [pair for _, pair, _ in found] == [("P1", "S2"), ("P1", "S1")]


def test_three_words_and_three_suppliers_are_named_those_that_say_most_first():
    """All five suppliers were asked for by P1 and P2 but S6, which P2 and P3 asked for; P3 asked for S3 to S5 too."""
    of = with_products(
        event(
            purchasers=3,
            suppliers=6,
            requests=[
                *(f"P1 > S{n}" for n in range(1, 6)),
                *(f"P2 > S{n}" for n in range(1, 7)),
                *(f"P3 > S{n}" for n in range(3, 7)),
            ],
        ),
        {"P1": "axles samovars trays doors", "S6": "doors trays samovars axles"},
    )
    about = dict(scored(of, ("P1", "S6"))[1])
    assert about["also asked for"] == ("S3", "S4", "S5")
    assert about["products"] == ("doors", "axles", "samovars")


def test_what_those_offer_who_were_asked_for_counts_as_much_as_ones_own_words_together():
    """Each word stands with two companies, so that all weigh the same."""
    words = {"P1": "valves", "S1": "pumps", "S2": "cranes", "S3": "pumps", "S4": "cranes valves"}
    of = with_products(event(purchasers=1, suppliers=4, requests=["P1 > S1", "P1 > S2"]), words)
    score, reasons = scored(of, ("P1", "S3"))
    common = (1 / 2) / (1 + 1 / 4 + 1 / 4) ** 0.5
    assert score == 0.5 / 3 * (1 + common)
    assert ("products of asked", ("pumps",)) in reasons


def test_goods_are_alike_in_three_languages_and_told_in_the_words_of_both():
    of = with_products(
        event(purchasers=3, suppliers=2, requests=[]),
        {"P1": "насосы и компрессоры", "P2": "pumps", "P3": "мёд", "S1": "水泵、刹车片", "S2": "Насосов, honey"},
    )
    about = {(p, s): dict(scored(of, (p, s))[1]).get("products") for p in ("P1", "P2", "P3") for s in ("S1", "S2")}
    assert about == {
        ("P1", "S1"): ("насосы – 泵",),
        ("P1", "S2"): ("насосов",),
        ("P2", "S1"): ("pumps – 泵",),
        ("P2", "S2"): ("pumps – насосов",),
        ("P3", "S1"): None,
        ("P3", "S2"): ("мёд – honey",),
    }


def test_products_in_common_are_those_of_the_two_and_not_of_those_that_were_asked_for():
    """P1 looks for honey alone; S1, which it asked for, has wine, and so has S2."""
    of = with_products(
        event(purchasers=1, suppliers=2, requests=["P1 > S1"]), {"P1": "мёд", "S1": "wine", "S2": "wine"}
    )
    assert dict(scored(of, ("P1", "S2"))[1]).get("products of asked") == ("wine",)
    assert "products" not in dict(scored(of, ("P1", "S2"))[1])


def test_a_reason_of_wishes_tells_only_of_what_purchasers_asked_for_themselves():
    """All wishes are those of suppliers: P1 and P2 asked for nobody, and P1 named no zone."""
    of = bare(
        purchasers=[company("P1", zone=""), company("P2")], suppliers=3, requests=["S1 > P1", "S1 > P2", "S2 > P2"]
    )
    assert scored(of, ("P1", "S2"))[1] == []


def test_pairs_of_one_score_are_in_the_order_of_their_ids():
    scores = {("P1", "S2"): (1.0, (Because("zone"),)), ("P1", "S1"): (1.0, (Because("country", ("China",)),))}
    scores |= {("P2", "S1"): (2.0, (Because("zone"),)), ("P2", "S2"): (9.0, ())}
    found = ranked(cast("Affinity", SimpleNamespace(score=scores.__getitem__)), scores)
    assert [(pair, score) for score, pair, _ in found] == [
        (("P2", "S1"), 2.0),
        (("P1", "S1"), 1.0),
        (("P1", "S2"), 1.0),
    ]
