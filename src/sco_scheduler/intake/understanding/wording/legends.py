"""Reads legends, which explain signs: ``M = must meet``, ``★ must, ✓ want``, ``обязательно – ★``."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice, pairwise

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.wording.polarity import says_refusal
from sco_scheduler.intake.understanding.wording.word_lists import contains_any, of_kind, plain
from sco_scheduler.intake.understanding.wording.words import (
    asides_in,
    is_blank,
    is_legend,
    level_of,
    roles_of,
    sure_level,
)
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.intake.values.placeholders import heads_note
from sco_scheduler.resources import is_joined, kept_regex, lazy_regex, words_of_kinds

_QUOTED = "['\"“”«»]?"
_SIGN = r"(?:-\d|\([^\w\s]{1,2}\)|[^\s=:'\"“”«»-]{1,4})"
_LINK = r"\s*(?!(?<=\d)[:–—-]\d)[=–—:→-]+\s*"

_IN_BRACKETS = lazy_regex(
    r"[(（]\s*(?!\d{1,2}:\d)['\"“«]?([^\w\s'\"“”«»()]{1,2}|\w)['\"”»]?\s*[=–—:]+\s*([^()（）]{2,40}?)\s*[)）]"
)
"""A sign and its meaning, in brackets after other text: ``("-" = do not arrange)``."""

_EXPLAINED = (
    lazy_regex(rf"{_QUOTED}({_SIGN}){_QUOTED}{_LINK}(.{{2,60}}?)"),
    lazy_regex(r"['\"“«]?([^\w\s'\"“”«»]{1,3})['\"”»]?\s*[=–—:→]*\s*(\w.{1,40}?)"),
    lazy_regex(rf"{_QUOTED}(\w{{5,10}}){_QUOTED}\s*=\s*(.{{2,40}}?)"),
)
"""A sign and its meaning: ``M = must meet``, ``++ must meet``."""

_OF_NUMBERS = lazy_regex(r"\d{1,2}\s*[:–—-]\s*\d")
"""A time, or a range of hours or days, which explains no number."""

_TURNED = lazy_regex(
    rf"(?:[^:]*:\s*)?(?P<meant>[^=:]{{2,40}}?)(?P<link>{_LINK}){_QUOTED}(?P<sign>\w|[^\w\s]{{1,3}}){_QUOTED}"
)
"""A meaning and its sign: ``must meet = ★``."""

_MARK = lazy_regex(r"([^\w\s!-/:-@\[-`{-~\u2000-\u206f\u2100-\u21ff\u2500-\u257f\u3000-\u303f])\1*")
"""A sign that is neither a letter nor punctuation, such as a star, a tick or a circle, possibly repeated."""

_ENTRY = lazy_regex(
    rf"(?:\s*[/|·•]\s*|\s+)(?={_QUOTED}\w{_QUOTED}\s*(?:[=:]|[–—-]\s))|\s*[/|·•]\s*(?={_QUOTED}{_SIGN}{_QUOTED}{_LINK}\S)"
)
"""The boundary between entries that are separated only by a blank or a slash: ``M=must W=want``."""

_SENTENCES, _EDGE = lazy_regex(r"[;\n。]|\s{2,}|\.\s"), " \t=:–—-→/|·•,;.、，。()（）'\"“”«»"
_BULLET = lazy_regex(r"^\s*[*※†•]+\s*(?=\w{1,2}\s*[=–—:-])")
_MINUS = lazy_regex(r"(?<![\w)])[−–](?=\d)")
_LONGEST, _SHORT = 60, 3
"""The maximum lengths of a meaning and of a sign."""


@lru_cache(maxsize=131072)
def explained_signs(text: str) -> tuple[tuple[str, str], ...]:
    """The signs that a remark explains, with their meanings: ``M = must meet``, ``1 (must), 2 (want)``."""
    if text.isdecimal():
        return ()
    found: list[tuple[str, str]] = []
    numbers: list[tuple[str, str]] = []
    text = unicodedata.normalize("NFKC", text.replace("\u3000", "\n")).replace("\ufe0f", "")
    for aside in asides_in(text):
        if len(explained_signs(aside)) > 1:  # ``Wishes of the buyers (★ must, ✓ want)``
            text = re.sub(rf".{re.escape(aside)}.", f"\n{aside}\n".replace("\\", r"\\"), text)
    for entry in _SENTENCES.split(_MINUS.sub("-", text)):
        explained = 0
        sentence = _BULLET.sub("", entry)
        listed = _parse_parallel(sentence)
        found += listed
        for piece in (p for part in re.split("[,、]", sentence) for p in _ENTRY.split(part)) if not listed else ():
            turned = _parse_reversed(piece)
            said = turned or _parse_worded(piece) or _parse_marks(piece) or _parse_entry(piece)
            numbers += [pair for pair in turned if pair[0].isdecimal()]
            if explained and not said and (bare := _bare(piece)):
                found[-1] = (found[-1][0], f"{found[-1][1]}, {bare}")  # ``★ key, to be met by all means``
            found += said
            explained += len(said)
    counted = () if not numbers or _counts_up(numbers) else numbers
    return tuple(
        (sign, meant)
        for sign, meant in found
        if (sign, meant) not in counted and not _is_rank(sign, meant) and not heads_note(sign)
    )


_ORDINALS = (
    *("first|1st|перв\\w+|1-\\w+|第一", "second|2nd|втор\\w+|2-\\w+|第二", "third|3rd|трет\\w+|3-\\w+|第三"),
    *("fourth|4th|четв[её]рт\\w+|4-\\w+|第四", "fifth|5th|пят\\w+|5-\\w+|第五"),
)
_RANKED = (
    r"(?:the |my |our )?(?:{})\s*(?:choice|priority|preference|rank|wish|приоритет|выбор|очередь|意向|选择|志愿|优先)?"
    r"(?:\W*(?:etc|and so on|и т\.? ?д|等))?\W*"
)


def _is_rank(sign: str, meant: str) -> bool:
    """Whether a legend explains a number as that rank: ``1 = first priority``, and not as a level."""
    known = sign.isdecimal() and 0 < int(sign) <= len(_ORDINALS)
    return known and re.fullmatch(_RANKED.format(_ORDINALS[int(sign) - 1]), normalized(meant)) is not None


def _bare(piece: str) -> str:
    return _IN_BRACKETS.sub(" ", piece).strip().rstrip(".。… ")


def _parse_entry(piece: str) -> list[tuple[str, str]]:
    """The sign that a part of a legend explains, and the signs in its brackets."""
    bare = _bare(piece)
    behind = re.sub(r"^[^:]*:(?!\d)\s*", "", bare)  # ``Marks of the buyers: ++ must meet``
    if _OF_NUMBERS.match(bare) is not None:
        return []
    texts = (behind, bare, _LAST_ASIDE.sub("", behind))  # ``M = must meet (before the numbered choices of the buyer)``
    match = next((m for t in texts for p in _EXPLAINED if (m := p.fullmatch(t)) is not None), None)
    said = [(match[1], match[2])] if match is not None else re.findall(r"\b(\d)\s*\((?!\W*\w+\s*=)(.{2,40}?)\)", piece)
    return [*_IN_BRACKETS.findall(piece), *said]


_LAST_ASIDE = lazy_regex(r"\s*[(（][^()（）]*[)）]\W*$")


def _parse_worded(piece: str) -> list[tuple[str, str]]:
    """The sign before a verb that says what it means, and its level: ``数字后加“★”表示必须安排``, ``M means must``."""
    match = _worded().search(piece)
    meant = match["meant"].strip(_EDGE) if match is not None else ""
    if match is None or not (_words_mean_level(meant) or (match["pair"] and roles_of(meant)[0])):
        return []
    return [(next(filter(None, map(match.group, ("pair", "mark", "letter", "quoted", "latin")))), meant)]


@lru_cache(maxsize=1)
def _worded() -> re.Pattern[str]:
    """A pattern of a mark anywhere, or of a letter in quotes or at the beginning, before a verb for its meaning."""
    spaced: list[str] = []
    joined: list[str] = []
    for word in words_of_kinds("event_words.json", "means"):
        (joined if is_joined(word) else spaced).append(word)
    verb = rf"(?:\s(?:{'|'.join(spaced)})(?![^\W\d_])|\s*(?:{'|'.join(joined)}))"
    edge, words = r"[\s)）\]\"'”“«»」』]*", r"(?:\s[^\d,;:=]{1,30}?|[的者]|标记|标识|符号)?"
    mark = rf"(?P<mark>{_MARK.pattern.replace('1', '2')}){edge}{words}"
    letter = rf"(?:[\"'“«「『](?P<quoted>[^\W\d_]{{1,2}})|\A[\s(（]*(?P<letter>[^\W\d_])(?!\w)){edge}"
    letter_joined = rf"\A[\s(（]*(?P<latin>[a-zA-Z]){edge}(?:{'|'.join(joined)})"
    pair = rf"\A\W*(?P<pair>\w{{1,2}}[\s+&]{{1,3}}\w{{1,2}}){edge}"
    meant = r"[\s:：,«\"“]*(?P<meant>.{2,40})"
    return kept_regex(rf"(?:(?:{mark}|{letter}|{pair}){verb}|{letter_joined}){meant}", re.IGNORECASE)


def _parse_reversed(piece: str) -> list[tuple[str, str]]:
    """The sign and the meaning of an entry in reverse order: ``must meet = ★``; ``must: 3`` is a count."""
    match = _TURNED.fullmatch(_bare(piece))
    if match is None or len(match["meant"]) <= len(match["sign"]) or sure_level(match["meant"]) is None:
        return []
    counts = match["sign"].isdecimal() and "=" not in match["link"]
    return [] if counts else [(match["sign"], match["meant"].strip())]


def _counts_up(numbers: Sequence[tuple[str, str]]) -> bool:
    """Whether several signs are the numbers of a scale, from 0 or 1 on."""
    counted = sorted(int(sign) for sign, _ in numbers)
    return len(counted) > 1 and counted in (list(range(len(counted))), list(range(1, len(counted) + 1)))


def _parse_parallel(sentence: str) -> list[tuple[str, str]]:
    """Signs and their meanings in two parallel lists: ``★/✓/✗ = must/want/no``; ``B! or S! = must``."""
    if (alike := _NUMBERS_ALIKE.fullmatch(sentence)) is not None:
        meant = re.split(r"[,，(（]", alike["meant"])[0].strip(_EDGE)
        first, *others = map(int, re.findall(r"\d", alike[1]))
        numbers = [first, *others] if len(others) > 1 or alike["to"] is None else [*range(first, others[0] + 1)]
        return [(str(n), meant) for n in numbers] if _words_mean_level(meant) or roles_of(meant)[0] else []
    if (both := _BOTH_SIGNS.fullmatch(sentence)) is not None:
        return [(f"{both[1]} {both[2]}", both[3])]
    for pattern in (_TWO_SIGNS, _WORDED_SIGNS):
        if (two := pattern.fullmatch(sentence.strip())) is not None:
            return [(two[1], two[3]), (two[2], two[3])]
    if (joined := _JOINED_EXPLAINED.fullmatch(sentence.strip())) is not None and "/" not in joined[2]:
        return [(joined[1], joined[2])]
    signs, _, meant = sentence.rpartition("=" if "=" in sentence else ":")
    found = [[part.strip(_EDGE) for part in re.split("[/|,]", text)] for text in (signs, meant)]
    short = all(0 < len(sign) <= _SHORT for sign in found[0])
    return list(zip(*found, strict=True)) if short and 1 < len(found[0]) == len(found[1]) and all(found[1]) else []


_NUMBERS_ALIKE = lazy_regex(r"\W*(\d(?:(?:\s*[,、/]\s*\d)+|(?P<to>\s*[–—-]\s*)\d))\s*[=–—:→-]+\s*(?P<meant>\D.*)")
"""Numbers with the same meaning: ``1, 2, 3 = wish of the buyer, in order of priority``, ``1-3: wish``."""

_BOTH_SIGNS = lazy_regex(rf"\W*(\w{{1,2}})(?:\s*[+&]\s*|\s+)(\w{{1,2}}){_QUOTED}{_LINK}(.{{2,60}}?)\W*")
"""Two signs that may stand in one cell: ``"1 S" = both want it``."""

_TWO_SIGNS = lazy_regex(r"([^\W\d_]{1,2}[^\w\s]*)\s+\w{1,4}\s+([^\W\d_]{1,2}[^\w\s]*)\s*=\s*(\w.{1,40}?)\W*")

_WORDED_SIGNS = lazy_regex(r"([^\W\d_]{2,12} [^\W\d_]{1,2})\s*/\s*([^\W\d_]{2,12} [^\W\d_]{1,2})\s*=\s*(\w.{1,60}?)\W*")
"""Two letters each behind a word: ``refus A / refus F = …``."""

JOINED_SIGNS = lazy_regex(r"[^\W\d_]{1,2}[!*+?]?\s?[/+&]\s?[^\W\d_]{1,2}[!*+?]?")
"""The signs of both sides in one cell: ``A/S!``."""

BETWEEN_SIGNS = lazy_regex(r"\s*[/+&]\s*")

_JOINED_EXPLAINED = lazy_regex(rf"({JOINED_SIGNS.pattern})\s*=\s*(\w.{{1,40}}?)\W*")
"""The signs of both sides, explained as one sign: ``A/F = wanted by both``."""


def _parse_marks(piece: str) -> list[tuple[str, str]]:
    """The marks in a part of a legend with the text after each, or before each if the part ends with a mark.

    Most meanings have to be levels; a single mark needs words about its use before it: ``打★的为必须安排``.
    """
    marks = list(_MARK.finditer(piece))
    if not marks or len({mark[0] for mark in marks}) < len(marks):
        return []
    before, behind = piece[: marks[0].start()].strip(_EDGE), piece[marks[-1].end() :].strip(_EDGE)
    between = [piece[one.end() : other.start()].strip(_EDGE) for one, other in pairwise(marks)]
    signs = [mark[0] for mark in marks]
    if len(marks) == 1 and (not behind or _USED.search(before) is None):
        return []
    meant = [*between, behind] if behind else [re.sub(r"^[^:]*:\s*", "", before), *between]
    said = [(sign, text) for sign, text in zip(signs, meant, strict=True) if text and len(text) <= _LONGEST]
    return said if 2 * sum(_words_mean_level(text) for _, text in said) > len(signs) else []


_USED = lazy_regex(
    r"[打带标画划用以注]$|\bwith$|\b(?:mark|tick|put|sign|symbol|star|cross|enter|use)|"
    r"звезд|звёзд|галоч|крестик|знак|знач|отме[тч]|символ|плюс|поставь|ставь|белгі|belgi",
    re.IGNORECASE,
)
"""The words before a sign that introduce its use."""


_TOLD = 0.75
"""The minimum certainty of a level in a meaning."""


def without_meanings(text: str) -> str:
    """A text without the meanings of the signs that it explains; what brackets add may be about all of them."""
    for _, meant in explained_signs(text):
        text = text.replace(re.split(r"[(（]", meant)[0] or meant, " ")
    return text


def explained_in(title: str) -> list[tuple[str, str]]:
    """The signs that a title explains in brackets: ``Importance (3 - must, 0 - no)``."""
    return [found for aside in asides_in(title) for found in explained_signs(aside)]


@lru_cache(maxsize=4096)
def sides_of_signs(title: str) -> Mapping[str, frozenset[Role]]:
    """The roles of the folded signs that a title explains, if it names both sides: ``B = buyer / S = supplier``."""
    told = {fold(sign): roles_of(meant)[0] for sign, meant in explained_signs(title)}
    named = {role for roles in told.values() if len(roles) == 1 for role in roles}
    return {sign: roles for sign, roles in told.items() if roles} if named == set(Role) else {}


def told_of_signs(remarks: Iterable[str], words: Collection[str] = ()) -> dict[str, str]:
    """The meaning of each sign, and of some folded ``words``, as remarks word it, whether or not it is known."""
    said = (pair for text in remarks for pair in (*explained_signs(text), *explained_words(text, words)))
    return {fold(sign): meant for sign, meant in said if any(map(str.isalpha, meant))}


def explained_words(text: str, words: Collection[str]) -> Iterator[tuple[str, str]]:
    """Which of some folded words a remark explains as a level, each with its meaning: ``hot – has to be met``."""
    entries = list(_WORD_AND_LINK.finditer(text)) if words else []
    ends = [entry.start() for entry in entries[1:]] + [len(text)]
    for entry, end in zip(entries, ends, strict=False):
        meant = text[entry.end() : end].strip(_BETWEEN)
        known = fold(entry["word"]) in words and (len(entry["word"]) > 1 or is_joined(entry["word"]))
        if known and _words_mean_level(meant):
            yield entry["word"], meant


_WORD_AND_LINK = lazy_regex(
    r"(?:^|[\n;；,，、。|(（])\s*[\"'“«「]?(?P<word>[^\W\d_][^\n;；,，、。|:：=→–—]{0,29}?)[\"'”»」]?(?:\s*[:：=→–—]+|\s+-)(?=\s*\S)"
)
"""A word at the beginning of a text or behind a delimiter, and a link to its meaning."""

_BETWEEN = " \t;；,，、。|.="


def legend_of(remarks: Iterable[str], words: Collection[str] = ()) -> dict[str, str]:
    """The level or ``nothing`` that remarks give to signs, and to some folded ``words``.

    Numbers that all mean wishes, or that are only explained as the ends of a scale (``1 = most important``), rank or
    rate: none of them is a must unless a word for it is there.
    """
    found: dict[str, str] = {}
    pairs = [pair for text in remarks for pair in (*explained_words(text, words), *explained_signs(text))]
    ends = {sign for sign, meant in pairs if sign.isdecimal()}
    ends = ends if all(_is_at_an_end(meant) for sign, meant in pairs if sign in ends) else set()
    steps = {int(sign) for sign, _ in pairs if sign.isdecimal()}
    between = steps == {1} or (len(steps) == 2 and max(steps) - min(steps) > 1)
    bare_signs = {sign for sign, _ in pairs}
    for written_sign, meaning in (pair for pair in pairs if pair[0] not in ends):
        sign = written_sign.strip("()（）[]") or written_sign  # as it may be written next to a name
        sign = written_sign if sign in bare_signs else sign  # ``x = want, (x) = if time permits``
        level = level_explained(meaning)
        bare = normalized(meaning)
        # ``No requirement`` is no level, unlike just ``no`` and what declines a company.
        blank = is_blank(bare) and (level is None or level[1] < 1.0) and _DECLINED.fullmatch(plain(bare)) is None
        if blank or _IGNORED.search(bare) is not None:
            found[fold(sign)] = "nothing"
        elif level is None and says_refusal(meaning):
            found[fold(sign)] = Level.NO.value
        elif between and sign.isdecimal() and level and level[0] is Level.MUST and not _demands(meaning):
            continue  # ``1 = very important``, of a scale
        elif level is not None and level[1] >= _TOLD:
            found[fold(sign)] = level[0].value
    numbers = {sign for sign in found if sign.isdecimal()}
    if {found[sign] for sign in numbers} == {Level.WANT.value}:
        found = {sign: meant for sign, meant in found.items() if sign not in numbers}
    alike = {other: meant for sign, meant in found.items() for other in _LOOK_ALIKE.get(sign, ())}
    return {**alike, **found}


_DECLINED = lazy_regex(r"(?:no,? thanks|nah|nope|not really)\W*")
"""What declines a company, though it leaves an answer empty where nobody is named."""

_IGNORED = lazy_regex(
    r"\b(?:ignore|disregard|do(?:es)? not count|not counted|not valid|invalid|(?:took|taken) (?:\w+ ){0,3}back)\b|"
    r"не (?:учит|засчит|счита)|игнор|недействит|отозв|忽略|不计|不算|作废|无效|撤回"
)
"""Words for what no longer counts."""

_AT_AN_END = lazy_regex(
    r"(?:the |my |our |your |a |is |as )?(?:(?:very |absolute )?(?:most|least|highest|lowest|top|best|first|last)\b|"
    r"(?:сам|наи(?:более|менее|высш|важн)|(?:вы|низ)сш|перв|последн)\w*|[最首第]|"
    r"(?:die |der |das |am )?(?:wichtigst|liebst|höchst|best|erst|unwichtigst)\w*|(?:le |la |les )?(?:plus|moins)\b|"
    r"en )(?!.*\b(?:must|insist))"
)
"""The best or the worst step of a scale."""


def _is_at_an_end(meaning: str) -> bool:
    """Whether a meaning is the best or the worst step of a scale, and no must."""
    ends = is_most(meaning) or contains_any(plain(normalized(meaning)), of_kind("scale", "least"))
    return _AT_AN_END.match(normalized(meaning)) is not None or (ends and not _demands(meaning))


def is_most(meaning: str) -> bool:
    """Whether a meaning is the best step of a scale: ``most wanted``."""
    bare = plain(normalized(meaning))
    least = contains_any(bare, of_kind("scale", "least")) or says_refusal(meaning)
    return contains_any(bare, of_kind("scale", "most")) and not least


def _demands(meaning: str) -> bool:
    """Whether a meaning has a word for a must, and not only for great importance."""
    return contains_any(plain(normalized(meaning)), of_kind("scale", "must"))


def is_degree(text: str) -> bool:
    """Whether a word is a step of importance, interest or priority, the highest of which need not be a must."""
    return contains_any(plain(normalized(text)), of_kind("scale", "degree")) and not _demands(text)


def level_explained(meaning: str) -> tuple[Level, float] | None:
    """The level of a meaning; what follows is ignored: ``you want to meet, leave empty if not``, ``must (first)``."""
    whole, first = level_of(meaning), level_of(re.split(r"[,，、(（]", meaning)[0].strip())
    if whole is not None and first is not None and whole[0] is first[0]:
        return max(whole, first, key=lambda found: found[1])
    positive = first is not None and first[0] in {Level.MUST, Level.WANT}
    return first if whole is None or (positive and whole[0] in {Level.MAYBE, Level.NO}) else whole


_LOOK_ALIKE = {"x": ("х",), "х": ("x",), "v": ("√",), "√": ("v",)}
"""Signs that are used for one another."""


def legend_in_cells(values: Sequence[str]) -> str:
    """A row that explains signs in several cells, as one text: ``Key | ★ must | ✓ want`` or ``★ | must | ✓ | want``.

    Returns '' for other rows; only the first cell may be a label.
    """
    if not any(map(_may_be_sign, values[:2])):
        return ""
    texts = [value.strip() for value in values]
    pairs: list[str] = []
    while texts:
        two = len(texts) > 1 and _ALONE.fullmatch(texts[0]) is not None and _words_mean_level(texts[1])
        if two or (
            explained_signs(texts[0]) and all(_words_mean_level(meant) for _, meant in explained_signs(texts[0]))
        ):
            pairs.append(" = ".join(texts[: 1 + two]))
        elif pairs or len(texts) < len(values):
            return ""
        texts = texts[1 + two :]
    return "; ".join(pairs) if len(pairs) > 1 else ""


@lru_cache(maxsize=131072)
def _may_be_sign(value: str) -> bool:
    """Whether a cell is a sign, or explains one; in a row that explains signs the first or the second cell does."""
    text = value.strip()
    return bool(explained_signs(text)) or _ALONE.fullmatch(text) is not None


_ALONE = lazy_regex(r"[^\W\d_]|[^\w\s]{1,3}")
"""A sign in a cell of its own."""


def _words_mean_level(meaning: str) -> bool:
    """Whether words, not just another sign, mean a level."""
    words = len(meaning) > 1 and any(map(str.isalpha, meaning))
    return words and (level_of(meaning) is not None or says_refusal(meaning))


def short_rows(grids: Iterable[Grid]) -> Iterator[str]:
    """The rows of sheets that may explain signs: one text, or pairs of a sign and a text; or words on a short sheet."""
    for grid in grids:
        short = ([*map(written, values.values())] for values in grid.rows.values() if len(values) <= _WIDTH)
        words = [texts for texts in short if _is_word_with_level(texts)] if len(grid.rows) <= _ROWS_OF_LEGEND else []
        for values in grid.rows.values():
            first = [*map(written, islice(values.values(), 2))]
            if len(values) > _WIDTH and not any(map(_may_be_sign, first)):
                continue
            texts = first if len(values) <= _WIDTH else [*map(written, values.values())]
            signed = len(texts) == 2 and 0 < len(texts[0]) <= _SHORT and not texts[0].isdigit()
            if len(texts) == 1 or signed or (len(words) > 1 and texts in words):
                yield " = ".join(texts)
            elif len(texts) > _WIDTH and (legend := legend_in_cells(texts)):
                yield legend


def _is_word_with_level(texts: Sequence[str]) -> bool:
    """Whether a row has a word and what means a level, as on a sheet that only explains words."""
    return len(texts) == 2 and _SHORT < len(texts[0]) <= _LONGEST_WORD and _words_mean_level(texts[1])


_WIDTH, _LONGEST_WORD, _ROWS_OF_LEGEND = 2, 30, 30
"""The cells of a sign or a word and its meaning, the most letters of such a word, and the most rows of such a sheet."""


def legends_beside(filled: Mapping[int, Mapping[int, str]]) -> dict[int, dict[int, str]]:
    """The columns beside a list that explain its signs or words, one in each cell: ``M = must meet``.

    A word and its meaning may stand in two columns, of which the first then has both, and the second nothing.
    """
    filling = Counter(chain.from_iterable(filled.values()))
    few = [c for c, count in filling.items() if len(filling) > _FEWEST_BESIDE and 1 < count <= _LONGEST_LIST]
    columns = {c: {row: values[c] for row, values in filled.items() if c in values} for c in few}
    apart = _apart(filling, columns)
    found = {c: cells for c, cells in columns.items() if c in apart or _is_legend(list(cells.values()))}
    for c in [c for c in few if c not in found and c - 1 not in filling]:
        texts = {row: " = ".join(filled[row][n] for n in (c, c + 1) if n in filled[row]) for row in columns[c]}
        words = {fold(v[other]) for v in filled.values() for other in v if other < c}
        told = [sign for row in texts for sign in _explained_in_row(filled[row], c, words)]
        if 1 < len(set(told)) == len(told) and 2 * len(told) >= len(texts):
            found |= {c: texts} | ({c + 1: {}} if c + 1 in columns else {})
    return found


def _explained_in_row(values: Mapping[int, str], column: int, words: Collection[str]) -> list[str]:
    """Which of the folded words of a list a cell beside it explains, itself or with the cell to the right of it."""
    if column + 1 in values:
        return [w for w in (fold(values[column]),) if w in words and _words_mean_level(values[column + 1])]
    return [fold(word) for word, _ in explained_words(values[column], words)]


def _apart(filling: Collection[int], columns: Mapping[int, Mapping[int, str]]) -> set[int]:
    """The columns behind an empty one beside a list, if one of them only has equations, whatever is explained."""
    last = max((c for c in filling if c - 1 not in filling), default=0)
    behind = {c for c in filling if c >= last} if last != min(filling, default=0) else set()
    told = any(all(map(_EQUATION.fullmatch, columns[c].values())) for c in behind & columns.keys())
    return behind if told and behind <= columns.keys() else set()


_EQUATION = lazy_regex(r"[^=]{1,40}\s=\s[^=]+")


def _is_legend(texts: Sequence[str]) -> bool:
    """Whether texts explain signs, the first of which may be their heading."""
    headed = len(texts) > 2 and len(texts[0]) <= _LONGEST and not explained_signs(texts[0]) and is_legend(texts[0])
    return all(map(_explains_use, texts[headed:]))


_FEWEST_BESIDE, _LONGEST_LIST = 2, 12


def _explains_use(text: str) -> bool:
    """Whether a text only explains signs of levels or of sides."""
    told = explained_signs(text)
    return bool(told) and all(_words_mean_level(meant) or roles_of(meant)[0] for _, meant in told)


IS_MEANING = lazy_regex(
    r"(?:its |the )?(?:meaning|explanation|definition)s?|what (?:it|this) means|значени[ея]|что (?:это )?значит|"
    r"расшифровка|пояснени[ея]|含义|意思|解释|bedeutung|erläuterung|erklärung|signification|signifie|significado|significato|anlamı"
)
"""Titles of a column that explains the signs or words beside it."""
