"""Which answers on what a remark says need a number or languages that the remark does not state."""

from __future__ import annotations

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.values.languages import interpreted_in, names_languages, spoken_in
from sco_scheduler.intake.values.limits import limit_in


def lacks_content(meaning: str, text: str) -> bool:
    """Whether a text does not say how many meetings or people, or which languages, its ``meaning`` is about."""
    match fold(meaning):
        case "maximum" | "minimum" as limit:
            return limit_in(text, limit) is None
        case "people":
            return not any(map(str.isdecimal, text.split()))
        case "languages":
            return not (spoken_in(text) or interpreted_in(text)[0] or names_languages(text))
    return False
