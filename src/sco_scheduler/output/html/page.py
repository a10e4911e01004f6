"""Putting the page together: template, style, script and data in one file that nothing is loaded for.

What registrants typed goes into the page twice: the event's name and venue through the template, which
escapes them, and everything else as JSON, in which no character that HTML reads is left as it is. The
script makes elements of it by text nodes alone. As a second fence, the page's own policy lets the
browser run this one script and this one style, known by their hashes, and load nothing at all.
"""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from sco_scheduler.agendas.timetable import days_of
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.files import replace_whole
from sco_scheduler.output.html.packing import packed
from sco_scheduler.output.texts.cells import one_line
from sco_scheduler.output.texts.dates import days_in_words, moment
from sco_scheduler.output.texts.language import event_languages
from sco_scheduler.output.texts.words import LANGUAGES, words

ASSETS = Path(__file__).parent / "assets"

SCRIPTS = ("dom.js", "fold.js", "model.js", "clock.js", "search.js", "parts.js", "views.js", "app.js")
"""The parts of the page's script, in the order in which they need each other."""

_GROUPS = ("html.", "agenda.", "hall.")


def write_page(
    path: Path, schedule: Schedule, *, built_at: datetime, revision: int = 1, lang: str | None = None
) -> None:
    """Write the page of a schedule: search, agendas, tables, zones and what is on now, in three languages.

    Args:
        path: the file to write (``agendas.html``); its folder must exist.
        schedule: all of it is on the page, without e-mail addresses, phone numbers and notes.
        built_at: when the schedule was built, shown beside the revision.
        revision: which edition of the schedule this is.
        lang: the language in which the page opens; None is that of the reader's browser, or else the
            event's first. Readers can choose another at any time.

    Raises:
        NotWritten: the file could not be written; what was there before is still there.

    """
    text = page_text(schedule, built_at=built_at, revision=revision, lang=lang)
    replace_whole(path, lambda temporary: temporary.write_bytes(text.encode()), keep=False)


def page_text(schedule: Schedule, *, built_at: datetime, revision: int = 1, lang: str | None = None) -> str:
    """The whole page, as ``write_page`` writes it; the same for the same schedule, byte for byte."""
    # Costs time that not every command has.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    settings = schedule.event.settings
    script, style = _script(), _asset("page.css")
    data = {
        **packed(schedule),
        "event": one_line(settings.name),
        "zone": settings.time_zone,
        "revision": revision,
        "built": [moment(built_at, code) for code in LANGUAGES],
        "dates": [days_in_words([day.date for day in days_of(schedule.event)], code) for code in LANGUAGES],
        "languages": LANGUAGES,
        "language": lang if lang in LANGUAGES else None,
        "fallback": event_languages(settings.languages)[0],
        "words": {code: _words(code) for code in LANGUAGES},
    }
    environment = Environment(
        loader=FileSystemLoader(ASSETS), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template("page.html.jinja").render(
        language=data["language"] or data["fallback"],
        event=one_line(settings.name),
        venue=one_line(settings.venue),
        policy=_policy(script, style),
        scriptless=[(code, words(code)["html.scriptless"]) for code in LANGUAGES],
        # Our own files, and JSON without a character that could end the element it stands in.
        style=Markup(style),
        script=Markup(script),
        data=Markup(json_in_html(data)),
    )


_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def json_in_html(value: object) -> str:
    """The value as JSON that HTML can hold in a script element: nothing in it can end that element or open another."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _words(lang: str) -> dict[str, str]:
    return {key: text for key, text in words(lang).items() if key.startswith(_GROUPS)}


@lru_cache(maxsize=16)
def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _script() -> str:
    """All parts as one script with a scope of its own."""
    parts = "\n".join(_asset(name) for name in SCRIPTS)
    return f'"use strict";\n{{\n{parts}}}\n'


def _policy(script: str, style: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
