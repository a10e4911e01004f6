"""Who is left out of all others in a sentence, in any language, and sentences with other words for all."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.wording.exceptions import NAME, leaves_out


@pytest.mark.parametrize(
    "text",
    [
        *("Happy to sit down with anyone on your list bar {}. Long story.", "Open to all save {}.", "all but {}"),
        *("Gern jeder außer {}.", "N'importe qui sauf {}.", "Con cualquiera menos {}.", "Va bene chiunque tranne {}."),
        *("Z każdym, byle nie z {}.", "S kýmkoli kromě {}.", "Vem som helst utom {}.", "Alle på nær {}."),
        *("Kuka tahansa paitsi {}.", "Bárkivel, kivéve a(z) {} céget.", "{} hariç herkesle görüşürüz."),
        *("З будь-ким, окрім {}.", "С кем угодно, кроме {}.", "除了{}以外都可以。", "{}以外ならどこでも結構です。"),
        *("{} 빼고는 다 괜찮습니다.", "Oricine în afară de {}.", "Qualquer um, exceto {}."),
    ],
)
def test_all_others_but_the_named_ones(text: str):
    assert leaves_out(text.replace("{}", NAME))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "We would like to meet {} above all.",
            "{} at the bar on the first evening",
            "All is well, but {} is a must.",
        ),
        *("Alle Termine gern, {} unbedingt.", "Tous les jours avec {}", "все равно {} нужен", "全部安排，{}优先"),
    ],
)
def test_words_for_all_that_leave_nobody_out(text: str):
    assert not leaves_out(text.replace("{}", NAME))
