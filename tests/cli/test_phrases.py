"""The commands have a phrase for each value that they name."""

from sco_scheduler.agendas.answers import TradeOff
from sco_scheduler.cli.tradeoffs import QUESTIONS
from sco_scheduler.cli.wishes import FORM_LANGUAGES
from sco_scheduler.domain.messages import LANGUAGES


def test_every_trade_off_and_every_language_has_a_phrase():
    assert QUESTIONS.keys() == set(TradeOff)
    assert FORM_LANGUAGES.keys() == set(LANGUAGES)
