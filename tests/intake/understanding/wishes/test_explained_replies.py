"""A list of requests with priorities and replies, and a sheet that explains their words, in several languages."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from sco_scheduler.domain.event import Event
from tests.intake.books import Sheets, read

BUYERS = ("Altyn Trade LLP", "Silk Way Import", "Orda Foods", "Steppe Wind")
SELLERS = ("Chongqing Motors", "River Machines", "Spring Parts", "Jade Tea")
PAIRS = [
    *((buyer, seller) for n, buyer in enumerate(BUYERS) for m, seller in enumerate(SELLERS) if (n + m) % 4 != 3),
    *((seller, buyer) for n, seller in enumerate(SELLERS) for m, buyer in enumerate(BUYERS) if (n + 2 * m) % 4 == 1),
]
DECLINED = (3, 10)
"""The places of declined requests, by companies that do not ask for a meeting themselves."""


@dataclass(frozen=True)
class Words:
    """The titles of both lists, the words in them, and the lines of the sheet that explains them."""

    companies: tuple[str, ...]
    buyer: str
    seller: str
    confirmed: str
    requests: tuple[str, ...]
    steps: tuple[str, ...]
    replies: tuple[str, str, str]
    legend: tuple[str, ...]


WORDS = {
    "zh": Words(
        ("编号", "公司名称", "类别", "状态"),
        *("采购商", "供应商", "已确认"),
        ("申请方", "被约方", "优先级", "回复"),
        ("必须", "高", "中", "低"),
        ("已接受", "待回复", "对方婉拒"),
        (
            *("优先级：必须 > 高 > 中 > 低", "已接受：对方同意见面", "待回复：对方还没回复，可以安排"),
            *("对方婉拒：被约方不想见申请方，请不要安排", "已确认：公司会来"),
        ),
    ),
    "zh en": Words(
        ("编号 ID", "公司名称 Company", "类别 Type", "状态 Status"),
        *("采购商 Buyer", "供应商 Supplier", "已确认 Confirmed"),
        ("申请方 Requested by", "被约方 Invitee", "优先级 Priority", "回复 Reply"),
        ("必须 Must", "高 High", "中 Medium", "低 Low"),
        ("已接受 Accepted", "待回复 Pending", "对方婉拒 Declined by invitee"),
        (
            *(
                "优先级：必须 > 高 > 中 > 低",
                "已接受 Accepted：对方同意见面",
                "待回复 Pending：可以安排 (may be scheduled)",
            ),
            *("对方婉拒 Declined by invitee：请不要安排 (do NOT schedule)", "已确认 Confirmed：公司会来"),
        ),
    ),
    "en": Words(
        ("ID", "Company", "Type", "Status"),
        *("Buyer", "Supplier", "Confirmed"),
        ("Requested by", "Invitee", "Priority", "Reply"),
        ("Must", "High", "Medium", "Low"),
        ("Accepted", "Pending", "Declined by invitee"),
        (
            *("Accepted:", "the other side agreed, schedule", "Pending:", "no answer yet, schedule"),
            *("Declined by invitee:", "do not schedule"),
        ),
    ),
    "ru": Words(
        ("№", "Компания", "Тип", "Статус"),
        *("Покупатель", "Поставщик", "Подтверждено"),
        ("Кто просит", "Кого приглашают", "Приоритет", "Ответ"),
        ("Обязательно", "Высокий", "Средний", "Низкий"),
        ("Принято", "Ожидает ответа", "Отклонено приглашённым"),
        (
            *("Принято - приглашённый согласен", "Ожидает ответа - ответа ещё нет, можно ставить"),
            *("Отклонено приглашённым - не хочет встречаться, не ставить", "Подтверждено - компания приедет"),
        ),
    ),
    "de": Words(
        ("Nr.", "Firma", "Typ", "Status"),
        *("Einkäufer", "Lieferant", "Bestätigt"),
        ("Anfragende Firma", "Eingeladene Firma", "Priorität", "Antwort"),
        ("Muss", "Hoch", "Mittel", "Niedrig"),
        ("Zugesagt", "Offen", "Abgelehnt"),
        (
            *("Zugesagt: Gegenseite ist einverstanden", "Offen: noch keine Antwort, kann eingeplant werden"),
            *("Abgelehnt: möchte nicht, bitte nicht einplanen", "Bestätigt: Firma kommt"),
        ),
    ),
    "es": Words(
        ("N.º", "Empresa", "Tipo", "Estado"),
        *("Comprador", "Proveedor", "Confirmado"),
        ("Solicitante", "Invitado", "Prioridad", "Respuesta"),
        ("Imprescindible", "Alta", "Media", "Baja"),
        ("Aceptada", "Pendiente", "Rechazada por el invitado"),
        (
            *("1. Aceptada: la otra parte está de acuerdo", "2. Pendiente: sin respuesta, se puede programar"),
            *("3. Rechazada por el invitado: no quiere, no programar", "4. Confirmado: la empresa viene"),
        ),
    ),
    "tr": Words(
        ("No", "Firma", "Tür", "Durum"),
        *("Alıcı", "Tedarikçi", "Onaylandı"),
        ("Talep eden", "Davet edilen", "Öncelik", "Yanıt"),
        ("Zorunlu", "Yüksek", "Orta", "Düşük"),
        ("Kabul edildi", "Bekliyor", "Davetli reddetti"),
        (
            *("Kabul edildi → karşı taraf kabul etti", "Bekliyor → henüz yanıt yok, planlanabilir"),
            *("Davetli reddetti → görüşmek istemiyor, planlamayın", "Onaylandı → firma geliyor"),
        ),
    ),
    "ko": Words(
        ("번호", "회사명", "구분", "상태"),
        *("바이어", "공급업체", "확정"),
        ("요청 회사", "초청 회사", "우선순위", "회신"),
        ("필수", "높음", "보통", "낮음"),
        ("수락", "대기", "상대 거절"),
        ("수락: 상대방이 동의함", "대기: 아직 답이 없음, 배정 가능", "상대 거절: 배정하지 마세요", "확정: 참가함"),
    ),
}


def sheets_of(words: Words) -> Sheets:
    """The list of companies, the list of requests, and the sheet that explains them."""
    steps, (accepted, pending, declined) = words.steps, words.replies
    replies = [declined if n in DECLINED else (accepted, pending)[n % 2] for n in range(len(PAIRS))]
    return {
        "Companies": [
            list(words.companies),
            *([f"B{n}", name, words.buyer, words.confirmed] for n, name in enumerate(BUYERS, 1)),
            *([f"S{n}", name, words.seller, words.confirmed] for n, name in enumerate(SELLERS, 1)),
        ],
        "Requests list": [
            list(words.requests),
            *([*pair, steps[n % 4], reply] for n, (pair, reply) in enumerate(zip(PAIRS, replies, strict=True))),
        ],
        "Notes": [[line] for line in words.legend],
    }


def asked(event: Event) -> dict[tuple[str, str], tuple[str, int | None]]:
    """The level and the rank of each request, by who asks and who is asked."""
    names = {company.id: company.name for company in event.companies}
    return {(names[r.asker], names[r.target]): (str(r.level), r.rank) for r in event.requests}


@pytest.mark.one_of(3)
@pytest.mark.parametrize("words", list(WORDS.values()), ids=list(WORDS))
def test_words_that_a_sheet_explains_are_no_companies_and_a_declined_request_is_a_refusal(tmp_path, words):
    event = read(tmp_path, sheets_of(words), sure=0.0).event
    assert event is not None
    assert {company.name for company in event.companies} == {*BUYERS, *SELLERS}
    said = asked(event)
    declined = {PAIRS[n] for n in DECLINED}
    assert {pair for pair, (level, _) in said.items() if level == "no"} == {pair[::-1] for pair in declined}
    for n, pair in enumerate(PAIRS):
        if pair not in declined:
            level, rank = said[pair]
            assert (level, rank) == (("must", None) if n % 4 == 0 else ("want", n % 4)), pair
