"""Asks for what a remark states, one fact after the other, and for the content of each."""

from __future__ import annotations

from collections.abc import Callable

import click

from sco_scheduler.domain.messages import Phrase, Speech
from sco_scheduler.intake import figures_of, limit_in, names_languages, said


def typed_text(asked_for: Phrase, speech: Speech, before: str = "    ") -> str:
    """Ask for a text; '' for Enter."""
    text: str = click.prompt(f"{before}{speech.say(asked_for())}", default="", show_default=False, err=True)
    return text.strip()


WHOM = ("musts", "wishes", "maybes", "refusals", "withdrawn")
WHEN, NO_COMPANY = Phrase("fact-when"), Phrase("names-no-company")
"""Asks for hours of absence; says that a text names no company."""

_STATED = (*WHOM[:-1], "Not available", "Maximum", "Minimum", "Languages", "cancelled", "Notes", "withdrawn", "people")
"""What a remark may state, as in a map."""


def facts_typed(names: Callable[[str], str | None], speech: Speech) -> str | None:
    """Ask for all that a remark states, one fact after the other; Enter ends it.

    None without any fact, or where Enter leaves the question for the content of one.

    Parameters
    ----------
    names
        Interprets the names of companies.
    """
    for number, meaning in enumerate(_STATED, start=1):
        click.echo(f"    {number}  {speech.say(said(meaning))}", err=True)
    facts: list[str] = []
    while True:
        asked_for = Phrase("fact-next") if facts else Phrase("fact-first")
        text = typed_text(asked_for, speech)
        if not text:
            return "\n".join(facts) or None
        if not (text.isdecimal() and len(text) < 3 and 1 <= int(text) <= len(_STATED)):
            click.echo(f"    {speech.say(Phrase('a-number-up-to')(most=len(_STATED)))}", err=True)
            continue
        meaning = _STATED[int(text) - 1]
        content = content_of(meaning, names, speech)
        if content is None:
            return None
        facts.append(f"{meaning}: {content}" if content else meaning)
        click.echo(f"    {speech.say(Phrase('taken-as')(answer=said(facts[-1])))}", err=True)


def content_of(meaning: str, names: Callable[[str], str | None], speech: Speech) -> str | None:
    """Ask for the companies, hours, number or languages of a fact; '' for one without, None for Enter."""
    if meaning in {"cancelled", "Notes"}:
        return ""
    asked_for = Phrase("fact-whom") if meaning in WHOM else _ASKED_FOR.get(meaning, Phrase("fact-number"))
    while True:
        text = typed_text(asked_for, speech)
        if not text:
            return None
        if meaning in WHOM:
            found = names(text)
            content = found.replace("\n", "; ") if found is not None else None
        elif meaning == "Not available":
            content = figures_of(text)
        elif meaning == "Languages":
            content = text if names_languages(text) else None
        elif meaning == "people":
            content = text if text.isdecimal() and 0 < int(text) <= _MOST_PEOPLE else None
        else:
            limit = limit_in(text, meaning.lower())
            content = str(limit) if limit is not None else None
        if content:
            return content
        told = NO_COMPANY(text=text) if meaning in WHOM else Phrase("fact-unclear")(text=text)
        click.echo(f"    {speech.say(told)}", err=True)


_ASKED_FOR = {
    "Not available": WHEN,
    "Languages": Phrase("fact-languages"),
    "people": Phrase("fact-people"),
}
_MOST_PEOPLE = 30
