"""How commands tell what stands in their way."""

from __future__ import annotations

from rich.console import Console

from sco_scheduler.cli import phrases
from sco_scheduler.domain.messages import QUOTED, Phrase, Said, Sentences, Speech
from sco_scheduler.output.terminal.console import Prose, plain
from sco_scheduler.workflows.failures import FileInTheWay, Unknown

_CANDIDATES_SHOWN = 12


def say(console: Console, told: Said, speech: Speech, *, bold: bool = False) -> None:
    """A sentence or two, in lines as wide as the terminal."""
    console.print(Prose(plain(speech.say(told)), style="bold" if bold else ""))


def say_path(console: Console, told: Said, speech: Speech) -> None:
    """What names a file, on one line, so that the name can be copied."""
    console.print(plain(speech.say(told)), soft_wrap=True)


def print_unknown(console: Console, unknown: Unknown, speech: Speech) -> None:
    """That no company, or more than one, has a name, and the likely ones."""
    told = phrases.SEVERAL_MATCH if unknown.ambiguous else phrases.NOBODY_CALLED
    say(console, told(name=QUOTED(text=unknown.wanted)), speech)
    if not unknown.candidates:
        return
    say(console, phrases.WHICH if unknown.ambiguous else phrases.PERHAPS, speech)
    for candidate in unknown.candidates[:_CANDIDATES_SHOWN]:
        console.print(Prose(plain(candidate), hang="  "))
    more = len(unknown.candidates) - _CANDIDATES_SHOWN
    if more > 0:
        console.print(Prose(speech.say(phrases.MORE_COMPANIES(count=more)), hang="  "))


def print_in_the_way(console: Console, there: FileInTheWay, instead: Phrase, speech: Speech) -> None:
    """That a file is there already, and what to do instead of overwriting it."""
    say_path(console, Sentences((phrases.ALREADY_THERE(path=str(there.path)), instead)), speech)
