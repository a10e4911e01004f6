"""In which language messages are told (``--lang``, else that of the environment), and telling them."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click
from rich.console import Console

from sco_scheduler.domain.messages import Said, Speech
from sco_scheduler.domain.texts import LANGUAGES
from sco_scheduler.output.terminal.console import Prose, plain
from sco_scheduler.output.texts.messages import speech

_Function = TypeVar("_Function", bound=Callable[..., Any])

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first that is set names the locale of messages."""

_CHOSEN = f"{__name__}.chosen"


def with_language(command: _Function) -> _Function:
    """Give a command the option ``--lang``; it is called with ``speech``, how the language says messages."""
    option = click.option(
        "--lang",
        "speech",
        type=click.Choice(LANGUAGES),
        callback=_speech,
        is_eager=True,  # so that mistakes in other options are told in it
        help="The language of findings and messages.  [default: that of the environment]",
    )
    return option(command)


def say(console: Console, told: Said, speech: Speech, *, bold: bool = False) -> None:
    """A sentence or two, in lines as wide as the terminal."""
    console.print(Prose(plain(speech.say(told)), style="bold" if bold else ""))


def say_path(console: Console, told: Said, speech: Speech) -> None:
    """What names a file, on one line, so that the name can be copied."""
    console.print(plain(speech.say(told)), soft_wrap=True)


def told(ctx: click.Context | None, what: Said) -> str:
    """Something said in the language of a command, though its options may not have been understood yet."""
    chosen = ctx.meta.get(_CHOSEN) if ctx is not None else None
    return (chosen if isinstance(chosen, Speech) else environment_speech()).say(what)


def environment_speech() -> Speech:
    """How the language of the environment says messages."""
    return speech(environment_language(os.environ, system_locale()))


def environment_language(environment: Mapping[str, str], system: str = "") -> str:
    """The language of messages, as gettext finds it; English where it is another one, or none is named.

    Args:
        environment: its variables: the first of LC_ALL, LC_MESSAGES and LANG that is set, and before it,
            unless it says C, the list of languages in LANGUAGE.
        system: the system's own locale, which counts where none of them is set.

    """
    named = next((value for name in _VARIABLES if (value := environment.get(name, ""))), system)
    first = _code(named)
    if first in {"c", "posix", ""}:
        return "en"
    wanted = [*map(_code, environment.get("LANGUAGE", "").split(":")), first]
    return next((code for code in wanted if code in LANGUAGES), "en")


def system_locale() -> str:
    """The locale of Windows' own menus; '' on other systems, whose environment says it."""
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""


def _code(name: str) -> str:
    """``zh`` of ``zh_CN.UTF-8``."""
    return name.replace("-", "_").split("_")[0].split(".")[0].split("@")[0].casefold()


def _speech(ctx: click.Context, param: click.Parameter, lang: str | None) -> Speech:
    found = speech(lang) if lang is not None else environment_speech()
    ctx.meta[_CHOSEN] = found
    return found
