"""Whether a remark takes an absence back: one of its clauses says that somebody is there all the time."""

from __future__ import annotations

from sco_scheduler.intake.values.clauses import clauses_of, rewritten
from sco_scheduler.intake.values.earlier import tells_earlier
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.presence import always_there, names_all_days, told_absence
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.resources import lazy_regex


def there_again(text: str) -> bool:
    """Whether a clause of a text says that somebody is always there, and no clause when somebody is away.

    ``call is cancelled, she is free all day``; ``午间会议取消，全天可以安排``.
    """
    pieces = [piece for piece in _PARTS.split(normalized(text)) if not tells_earlier(piece.strip())]
    parts = [part for piece in pieces if (part := _bare(piece))]
    there = [part for part in parts if always_there(part) or names_all_days(part) or _on_all_days(part)]
    others = [part for part in parts if part not in there]
    return bool(there) and not any(told_absence(part) or _HOUR.search(part) for part in others)


def _on_all_days(clause: str) -> bool:
    """Whether a clause begins with all days, and has few unknown words behind them and none of a part of a day."""
    said = rewritten(translated(clause))
    if _EVERY_DAY.match(said) is None or any(map(str.isdigit, said)):
        return False
    (told, *further) = clauses_of(said)
    return not further and not told.says(*_PARTLY) and [*told.words].count("other") <= _UNKNOWN


_UNKNOWN = 1
_PARTLY = ("arrive", "leave", "moved", "not", "away", "event", "only", "except", "busy")
_EVERY_DAY = lazy_regex(r"(?:on )?(?:both|all|every|each)(?: the)? days?\b|两天")


def _bare(clause: str) -> str:
    """A clause without who it is about, a date of the message, and words for a full day."""
    bare = _DATED.sub("", clause.strip(" -–—*•"))
    while (found := _WHO.match(bare)) is not None:
        bare = bare[found.end() :]
    return _FULL.sub("", bare).strip()


_HOUR = lazy_regex(r"(?<!\d)\d{1,2}(?:[:h]\d{2}|\s?(?:h|uhr|am|pm|час\w*)\b|\s?[点點时時])")
_PARTS = lazy_regex(r"[,，、;；。！!()（）\n]|[:：](?!\d)|\.(?!\d)|\s[–—-]\s|(?<=[\u4e00-\u9fff])\s")
_DATED = lazy_regex(r"^\d{1,2}月\d{1,2}[日号](?:来?电|通知|确认|说|告知)*(?:来?电)?[:：]?")
_WHO = lazy_regex(
    r"(?:(?:she|he|they|it|we|i)(?:['’]s|['’]re)?(?: is| are| will be| can)?(?= )|(?:the )?company(?: is)?|now|so|"
    r"(?:er|sie|es|wir) (?:ist|sind|sei)|(?:kommen|ist|sind|jetzt|nun)(?= )|"
    r"(?:il|elle|ils|elles|nous) (?:est|sont|sommes)|(?:ahora(?: sí)?|viene|vienen|están|está)(?= )|"
    r"(?:он|она|они|компания|теперь|уже|будут|будет|приедут|приедет)(?= )|"
    r"现在|已?确认|改为|变为|又?可以?能?(?=全|两|整|都)|他们|她|他|仍然?)\s*"
)
_FULL = lazy_regex(
    r"\s+(?:completos?|completas?|enter[oa]s|complets?|entières?|entiers|ganz|komplett|voll|full|fully|in full|"
    r"полностью|целиком|tam|tamamen|completi|interi|inteiros|całe|celé|now|теперь|jetzt|ahora)$|"
    r"\s(?:tam (?:gün )?)?katıl\w+$|(?:安排|洽谈|会谈|见面|对接)$"
)
