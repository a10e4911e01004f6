"""Recognises texts that stand in place of a name: a line, a placeholder, or a note."""

from __future__ import annotations

from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import lazy_regex


def heads_note(text: str) -> bool:
    """Whether a text is a word before a remark: ``Note``, ``Примечание``, ``备注``."""
    return _NOTE.fullmatch(normalized(text).strip(" .:：*-–—")) is not None


def without_note(text: str) -> str:
    """A text without a word for a note before a colon at its beginning."""
    head, colon, rest = text.replace("：", ":").partition(":")
    return rest.strip() if colon and heads_note(head) else text


def names_nothing(text: str) -> bool:
    """Whether the only text of a row is neither a name nor a remark: ``---``, ``TBC``, ``(to be continued)``."""
    aside = _BRACKETED.fullmatch(text.strip())
    said = text if aside is None else text.strip()[1:-1]
    return not any(map(str.isalnum, text)) or _PLACEHOLDER.fullmatch(normalized(said).strip(" .。…-–—*")) is not None


def is_remark(text: str) -> bool:
    """Whether the only text of a row is a remark by its form: behind a word for it, or in brackets."""
    return without_note(text) != text or _BRACKETED.fullmatch(text.strip()) is not None


_NOTE = lazy_regex(
    r"(?:please )?notes?|nb|n\.b\.|p\.?\s?s|important|attention|remarks?|comments?|hinweis|achtung|wichtig|"
    r"bitte beachten|nota|nota bene|importante|atención|atenção|attenzione|remarque|uwaga|dikkat|not|"
    r"примечани[ея]|прим|внимание|важно|备注|注|注意|说明|ご注意|備考|참고|비고|lưu ý|ghi chú|catatan"
)
_BRACKETED = lazy_regex(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_PLACEHOLDER = lazy_regex(
    r"t\.?b\.?[acd]|to be (?:confirmed|announced|defined|determined|continued|added)|n\.?\s?n|x{1,5}|\?+|"
    r"end(?: of (?:the )?list)?|no more (?:entries|companies|rows)|(?:placeholder|vacant|empty row)|"
    r"конец(?: списка)?|уточняется|будет (?:уточнен|дополнен)\w*|продолжение следует|"
    r"待[定补]|待确认|未定|未完待续|以下(?:空白|无正文|なし|余白)|以上|完|결정 예정|미정|끝|이하 여백|"
    r"folgt(?: noch)?|wird (?:noch )?nachgereicht|ende(?: der liste)?|noch offen|"
    r"à (?:confirmer|compléter|suivre)|fin(?: de (?:la )?liste?a?)?|por (?:confirmar|definir)|a confirmar|"
    r"da (?:confermare|definire)|do (?:ustalenia|potwierdzenia)|bude (?:upřesněno|doplněno)|belli değil"
)
"""Words in place of a name that is not known yet, and for the end of a list."""
