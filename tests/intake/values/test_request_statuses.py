"""Whether a request stands, how it was replied to, and whether a title asks for meetings of the past."""

import pytest

from sco_scheduler.intake.understanding.wording.words import level_of
from sco_scheduler.intake.values.request_statuses import reply_of, status_of_request, took_place


@pytest.mark.parametrize(
    ("text", "stands", "sure"),
    [
        ("cancelled", False, 0.93),
        ("declined by the supplier", False, 0.6),
        ("对方不予通过", False, 0.6),
        *((text, False, 0.93) for text in ("مسحوب", "zurückgezogen", "teruggetrokken", "изтеглена", "ถอน")),
        ("confirmed", True, 0.92),
        ("pending", True, 0.92),
        ("noch nicht bestätigt", True, 0.92),
    ],
)
def test_whether_a_request_still_stands(text, stands, sure):
    assert status_of_request(text) == (stands, sure)


@pytest.mark.parametrize(
    "text",
    [
        *("No reply", "no response yet", "Not answered", "Unanswered", "has not replied", "haven't responded"),
        *("нет ответа", "Без ответа", "ответа пока нет", "не ответили", "ещё не ответили", "пока молчат"),
        *("未回复", "暂无回复", "尚未答复", "没有回复", "無回覆", "keine Antwort", "noch keine Rückmeldung"),
        *("pas de réponse", "n'a pas répondu", "sin respuesta", "no ha respondido", "sem resposta", "nessuna risposta"),
        *("geen antwoord", "brak odpowiedzi", "bez odpovědi", "nincs válasz", "fără răspuns", "няма отговор"),
        *("cevap yok", "yanıtlanmadı", "cavab verilməyib", "жауап жоқ", "жооп берген жок", "javob yo'q", "ҷавоб нест"),
        *(
            "хариу ирээгүй",
            "немає відповіді",
            "ei vastausta",
            "inget svar",
            "無回答",
            "返信なし",
            "미응답",
            "답변 없음",
        ),
        *("chưa trả lời", "belum dijawab", "لم يرد", "بدون رد", "پاسخ نداد", "אין תשובה"),
    ],
)
def test_no_reply_is_no_refusal(text):
    assert status_of_request(text) == (True, 0.92)
    assert level_of(text) is None


@pytest.mark.parametrize("text", ["не отвечает требованиям", "not responsible for purchases"])
def test_other_words_of_answers_are_no_status(text):
    assert status_of_request(text) is None


def test_what_is_no_status_of_a_request_says_nothing_of_it():
    assert status_of_request("asked twice for prices") is None


@pytest.mark.parametrize(
    ("reply", "stands", "words"),
    [
        ("agreed", True, "angenommen accepté aceptado aceito accettata geaccepteerd zaakceptowano přijato elfogadva"),
        ("agreed", True, "kabul acceptat прийнято қабылданды qabul hyväksytty accepterad akseptert 承諾 수락 diterima"),
        ("confirmed", True, "bestätigt confirmé confirmado bevestigd potwierdzone potvrzeno onaylandı kinnitatud 확정"),
        ("declined", False, "abgelehnt refusé décliné rechazado recusada rifiutato afgewezen odrzucone odmítnuto"),
        (
            "declined",
            False,
            "elutasítva reddedildi відхилено қабылданбады hylätty avböjd afvist avslått 却下 거절 ditolak",
        ),
        (None, False, "zurückgezogen retirée retirado ritirato ingetrokken wycofano stažen visszavonva peruttu 취소"),
        (None, False, "afboðað afturkallað perunut"),
        (None, True, "Virk virkur"),
        (None, True, "offen ausstehend pendiente pendente oczekuje čeká függőben beklemede очікує odottaa 保留 대기"),
        (None, None, "offenbar Offenburg chair rot"),
    ],
)
def test_replies_to_requests_in_further_languages(reply, stands, words):
    for word in words.split():
        status = status_of_request(word)
        assert (status[0] if status is not None else None) is stands, word
        assert reply_of(word) == reply, word


@pytest.mark.parametrize(
    ("title", "past"),
    [
        ("Took place", True),
        ("Met last year", True),
        ("实际见面", True),
        ("Wants to meet", False),
        ("Metal works", False),
    ],
)
def test_whether_a_title_asks_for_meetings_of_the_past(title, past):
    assert took_place(title) == past
