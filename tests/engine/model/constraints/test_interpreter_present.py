"""R7: a meeting that needs an interpreter has one who speaks to both sides, is free, and is there."""

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Published
from tests.engine.held import holds
from tests.events import at, company, event, fixed, interpreter, meeting, published, span, zone

RUSSIAN = [company("P1", languages=["ru"]), company("P2", languages=["ru"])]
CHINESE = [company("S1", languages=["zh"]), company("S2", languages=["zh"])]


def test_without_the_sheet_languages_are_ignored():
    assert holds(event(purchasers=RUSSIAN, suppliers=CHINESE, tables=2), "P1 S1 0", "P2 S2 0")


def test_one_interpreter_serves_one_meeting_at_a_time():
    one = event(purchasers=RUSSIAN, suppliers=CHINESE, tables=2, interpreters=[interpreter("I1", "ru", "zh")])
    assert not holds(one, "P1 S1 0", "P2 S2 0")
    assert holds(one, "P1 S1 0", "P2 S2 1")


def test_an_interpreter_has_to_speak_to_both():
    half = event(purchasers=RUSSIAN, suppliers=CHINESE, interpreters=[interpreter("I1", "ru", "en")])
    assert not holds(half, "P1 S1")


def test_a_shared_language_or_a_side_without_any_needs_nobody():
    shared = event(
        purchasers=[company("P1", languages=["ru", "en"])],
        suppliers=[company("S1", languages=["zh", "en"]), company("S2")],
        interpreters=[interpreter("I1", "kk", "uz")],
    )
    assert holds(shared, "P1 S1")
    assert holds(shared, "P1 S2")


def test_an_interpreter_of_another_zone_or_who_is_away_does_not_help():
    there = event(
        purchasers=RUSSIAN,
        suppliers=CHINESE,
        tables=[zone("A", 2), zone("B", 2)],
        interpreters=[interpreter("I1", "ru", "zh", zone="B")],
    )
    assert not holds(there, "P1 S1")
    away = interpreter("I1", "ru", "zh", away=[span("09:00", "09:10")])
    late = event(purchasers=RUSSIAN, suppliers=CHINESE, interpreters=[away])
    assert not holds(late, "P1 S1 0")
    assert holds(late, "P1 S1 1")


def test_interpreters_are_matched_not_only_counted():
    mixed = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["kk"])],
        suppliers=CHINESE,
        tables=2,
        interpreters=[interpreter("I1", "ru", "kk", "zh"), interpreter("I2", "ru", "zh")],
    )
    assert holds(mixed, "P1 S1 0", "P2 S2 0")
    only_russian = event(
        purchasers=[company("P1", languages=["kk"]), company("P2", languages=["kk"])],
        suppliers=CHINESE,
        tables=2,
        interpreters=[interpreter("I1", "ru", "kk", "zh"), interpreter("I2", "ru", "zh")],
    )
    assert not holds(only_russian, "P1 S1 0", "P2 S2 0")


def test_the_attending_delegate_decides_the_need():
    speakers = company("P1", delegates=2, languages=["ru"])
    people = (speakers.delegates[0], type(speakers.delegates[1])("P1#2", "Bilingual", languages=frozenset({"zh"})))
    mixed = event(
        purchasers=[type(speakers)("P1", "P1", purchaser=speakers.purchaser, delegates=people)],
        suppliers=CHINESE[:1],
        interpreters=[interpreter("I1", "en", "fr")],
    )
    assert not holds(mixed, "P1#1 S1")
    assert holds(mixed, "P1#2 S1")


def test_a_pin_may_name_the_interpreter():
    pins = [fixed("P1", "S1", interpreter="I1"), fixed("P2", "S2", interpreter="I1")]
    people = [interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")]
    both = event(purchasers=RUSSIAN, suppliers=CHINESE, tables=2, fixed=pins, interpreters=people)
    assert not holds(both, "P1 S1 0", "P2 S2 0")
    assert holds(both, "P1 S1 0", "P2 S2 1")


def _after_history(*before: str, interpreters: int = 1) -> tuple[Event, Published]:
    """Two zones ten minutes apart, with pauses of five; I1 served before 09:25 in the zones of these suppliers."""
    case = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["ru"])],
        suppliers=[company("S1", zone="A", languages=["zh"]), company("S2", zone="B", languages=["zh"])],
        tables=[zone("A", 2), zone("B", 2)],
        slots=3,
        interpreters=[interpreter(f"I{k + 1}", "ru", "zh") for k in range(interpreters)],
        walk_minutes=10,
    )
    rows = [meeting(case, "P1", supplier, 0, interpreter="I1") for supplier in before]
    return case, published(*rows, until=at("09:25"))


def test_history_is_where_its_interpreter_goes_on_from():
    case, rows = _after_history("S1")
    assert not holds(case, "P2 S2 1", published=rows)
    assert holds(case, "P2 S2 2", published=rows)
    assert holds(case, "P2 S1 1", published=rows)
    two, same = _after_history("S1", interpreters=2)
    assert holds(two, "P2 S2 1", published=same)


def test_whoever_was_in_two_zones_at_once_reaches_neither():
    case, rows = _after_history("S1", "S2")
    assert not holds(case, "P2 S1 1", published=rows)
    assert holds(case, "P2 S1 2", published=rows)
    two, same = _after_history("S1", "S2", interpreters=2)
    assert holds(two, "P2 S1 1", published=same)


def test_what_only_history_breaks_is_exempt():
    case, _ = _after_history()
    rows = [meeting(case, "P1", "S1", 0, interpreter="I1"), meeting(case, "P1", "S2", 1, interpreter="I1")]
    assert holds(case, "P2 S2 2", published=published(*rows, until=at("09:50")))


def test_one_interpreter_for_two_pairs_of_languages_serves_one_of_them_at_a_time():
    mixed = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["kk"])],
        suppliers=CHINESE,
        tables=2,
        interpreters=[interpreter("I1", "ru", "kk", "zh")],
    )
    assert not holds(mixed, "P1 S1 0", "P2 S2 0")
    assert holds(mixed, "P1 S1 0", "P2 S2 1")
