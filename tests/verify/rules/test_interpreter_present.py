from dataclasses import replace

import pytest

from tests.events import at, company, event, interpreter, meeting, published, span, zone
from tests.verify.said import broken, said

RU, ZH = ["ru"], ["zh"]


def bilingual(*people, **more):
    return event(
        purchasers=[company("P1", languages=RU), company("P2", languages=RU)],
        suppliers=[company("S1", languages=ZH), company("S2", languages=ZH)],
        tables=[zone("A", 2), zone("B", 2)],
        interpreters=people,
        **more,
    )


def test_missing_interpreter():
    e = bilingual(interpreter("I1", "ru", "zh"))
    assert said(e, [meeting(e, "P1", "S1", 0)]) == [
        "R7 No interpreter is in the meeting of Company P1 (P1) with Company S1 (S1) at 09:00 at A/1 "
        "(Russian on one side, Chinese on the other)."
    ]
    assert not said(e, [meeting(e, "P1", "S1", 0, interpreter="I1")])


@pytest.mark.parametrize(("one", "other"), [(RU, RU), (["ru", "en"], ["zh", "en"]), ([], ZH), (RU, []), ([], [])])
def test_no_interpreter_is_needed(one, other):
    e = event(purchasers=[company("P1", languages=one)], suppliers=[company("S1", languages=other)], interpreters=[])
    assert not said(e, [meeting(e, "P1", "S1", 0)])


def test_languages_are_ignored_without_the_sheet():
    e = event(purchasers=[company("P1", languages=RU)], suppliers=[company("S1", languages=ZH)])
    assert not said(e, [meeting(e, "P1", "S1", 0)])
    assert broken(e, [meeting(e, "P1", "S1", 0, interpreter="I1")]) == {"R7"}


def test_need_depends_on_who_attends():
    buyer = company("P1", delegates=2, languages=RU)
    second = replace(buyer.delegates[1], languages=frozenset({"zh"}))
    buyer = replace(buyer, delegates=(buyer.delegates[0], second))
    e = event(purchasers=[buyer], suppliers=[company("S1", languages=ZH)], interpreters=[])
    assert broken(e, [meeting(e, "P1", "S1", 0)]) == {"R7"}
    assert not said(e, [meeting(e, "P1", "S1", 0, delegates=(2, 1))])


def test_interpreter_who_does_not_speak_to_both():
    e = bilingual(interpreter("I1", "ru", "en"))
    assert said(e, [meeting(e, "P1", "S1", 0, interpreter="I1")]) == [
        "R7 Interpreter Interpreter I1 (I1) speaks English, Russian and cannot interpret in the meeting of "
        "Company P1 (P1) with Company S1 (S1) at 09:00 at A/1 (Russian on one side, Chinese on the other)."
    ]
    e = bilingual(interpreter("I1", "zh", "en"))
    assert broken(e, [meeting(e, "P1", "S1", 0, interpreter="I1")]) == {"R7"}


def test_languages_of_who_is_not_registered_are_not_known():
    e = bilingual()
    one = meeting(e, "P1", "S1", 0)
    for stranger in (replace(one, purchaser_delegate="P1#9"), replace(one, supplier_delegate="S1#9")):
        assert broken(e, [stranger]) == {"R6"}


def test_interpreter_whom_nobody_knows():
    e = bilingual()
    assert said(e, [meeting(e, "P1", "S1", 0, interpreter="I9")]) == [
        "R7 An unknown interpreter (I9) is in the meeting of Company P1 (P1) with Company S1 (S1) at 09:00 at A/1."
    ]


def test_interpreter_of_another_zone():
    e = bilingual(interpreter("I1", "ru", "zh", zone="B"), interpreter("I2", "ru", "zh", zone="A"))
    assert said(e, [meeting(e, "P1", "S1", 0, interpreter="I1")])[0].startswith(
        "R7 Interpreter Interpreter I1 (I1) works in zone B, but is in the meeting of"
    )
    assert not said(e, [meeting(e, "P1", "S1", 0, interpreter="I2")])


def test_absent_interpreter():
    e = bilingual(interpreter("I1", "ru", "zh", away=[span("09:00", "09:10")]))
    assert said(e, [meeting(e, "P1", "S1", 0, interpreter="I1")])[0].startswith(
        "R7 Interpreter Interpreter I1 (I1) is not available 09:00-09:10, but is in the meeting of"
    )
    assert not said(e, [meeting(e, "P1", "S1", 1, interpreter="I1")])


def test_interpreter_in_two_meetings():
    e = bilingual(interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh"))
    first = meeting(e, "P1", "S1", 0, interpreter="I1")
    assert said(e, [first, meeting(e, "P2", "S2", 0, table="2", interpreter="I1")]) == [
        "R7 Interpreter Interpreter I1 (I1) is in two meetings at once at 09:00: Company P1 (P1) with Company S1 (S1) "
        "at A/1, and Company P2 (P2) with Company S2 (S2) at A/2."
    ]
    assert not said(e, [first, meeting(e, "P2", "S2", 0, table="2", interpreter="I2")])


def test_interpreter_who_is_not_needed_is_as_occupied():
    e = event(tables=2, interpreters=[interpreter("I1", "de")])
    first = meeting(e, "P1", "S1", 0, interpreter="I1")
    assert not said(e, [first])
    assert broken(e, [first, meeting(e, "P2", "S2", 0, table="2", interpreter="I1")]) == {"R7"}


def test_history_needs_no_interpreter_anew():
    e = bilingual()
    past = meeting(e, "P1", "S1", 0)
    assert not said(e, [past], published(past, until=at("09:10")))


def test_who_interprets_still_when_a_later_meeting_starts_is_told_although_the_earlier_is_history():
    e = bilingual(interpreter("I1", "ru", "zh"))
    past = meeting(e, "P1", "S1", 0, interpreter="I1")
    overlapping = replace(meeting(e, "P2", "S2", 0, table="2", interpreter="I1"), start=at("09:10"), end=at("09:30"))
    texts = said(e, [past, overlapping], published(past, until=at("09:05")))
    assert any(text.startswith("R7") and "at once at 09:10" in text for text in texts)
    both = published(past, overlapping, until=at("09:15"))
    assert not [text for text in said(e, [past, overlapping], both) if text.startswith("R7")]
