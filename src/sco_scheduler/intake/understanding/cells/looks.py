"""Finds what the looks of cells mean by legends: the colour of a cell or of its letters, and strikethrough."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from colorsys import rgb_to_hsv
from dataclasses import dataclass
from itertools import pairwise

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.cells.painted_legends import (
    legend_rows,
    struck_samples,
    texts_beside_colours,
)
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.wording.indications import names_day, takes_back
from sco_scheduler.intake.understanding.wording.polarity import polarity_of, says_refusal
from sco_scheduler.intake.understanding.wording.words import level_of, roles_of, sure_level
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.intake.values.request_statuses import status_of_request
from sco_scheduler.intake.values.statuses import says_gone, says_vip, status_of
from sco_scheduler.resources import lazy_regex

Look = tuple[str, str]
"""A look of a cell: the fill or the letters, with their colour, or strikethrough."""

FILL, LETTERS, LINE = "fill", "letters", "struck"
STRUCK_LOOK: Look = (LINE, "")
NO_MEANING = "nothing"
PAINT = "■ "
"""The prefix of the colour of an empty cell without an explanation."""


@dataclass(frozen=True)
class Legend:
    """The meanings of looks in words, and the cells that explain them by sheet and place: these are in no list."""

    meanings: Mapping[Look, str]
    cells: frozenset[tuple[str, int, int]]


def is_gone(meaning: str) -> bool:
    """Whether a meaning of the look of a name is that the company does not come."""
    return says_gone(meaning) > 0 or status_of(meaning) in {"cancelled", "void"}


def level_meant(meaning: str) -> Level | None:
    """The level that a meaning gives to wishes; None if it gives none."""
    level = level_of(meaning)
    if level is not None and level[1] >= _SAID:
        return level[0]
    said = polarity_of(meaning)
    return said if said is not Level.WANT else Level.NO if says_refusal(meaning) else None


def sides_asking(meaning: str) -> frozenset[Role]:
    """The sides that ask according to a meaning, the first that it names: ``supplier wants buyer``, ``both want``."""
    words = normalized(meaning)
    if _MUTUAL.search(words):
        return frozenset(Role)
    for end in range(1, len(words) + 1):
        if (
            roles := roles_of(words[:end])[0]
            if end == len(words) or not words[end].isalpha() or _HAN.match(words[end])
            else ()
        ):
            return frozenset(roles)
    return frozenset()


_MUTUAL = lazy_regex(r"\bboth\b(?! \w*day)|\bmutual|\beach other\b|взаимн|обоюдн|обе стороны|оба хотят|双方|互相|相互")
_HAN = lazy_regex(r"[\u4e00-\u9fff]")


def level_of_box(meaning: str) -> str:
    """The word for a box of a matrix by the meaning of its colour: the level, if that says who of the two asks."""
    level = level_meant(meaning)
    return (level or Level.WANT).value if sides_asking(meaning) else meaning


def _means_something(text: str) -> bool:
    mutual = _MUTUAL.search(normalized(text)) is not None
    return mutual or level_of(text) is not None or level_meant(text) is not None or is_gone(text) or says_vip(text)


_SAID = 0.75


def explained(book: Book, boxes: Collection[str]) -> Legend:
    """The meanings of looks: by cells that have the look and a text such as ``must meet``, or by words for colours.

    Parameters
    ----------
    boxes
        The colours of empty boxes of a matrix, any text in which explains it.
    """
    plain = _values_of_several(book) | {
        written(value)
        for grid in book.grids
        for row, values in grid.rows.items()
        for column, value in values.items()
        if (row, column) not in grid.colours and (row, column) not in grid.letters
    }
    texts: dict[Look, list[tuple[str, tuple[str, int, int]]]] = {}
    for grid in book.grids:
        for kind, colours in ((FILL, grid.colours), (LETTERS, grid.letters)):
            _take_cells(grid, kind, colours, (plain, boxes), texts)
        for (row, column), text in texts_after_colours(grid).items():
            texts[FILL, grid.colours[row, column - 1]] = [(text, (grid.name, row, column))]
    grids = {grid.name: grid for grid in book.grids}
    texts = {look: said for look, said in texts.items() if not _heads_table(grids[said[0][1][0]], look, said[0][1][1])}
    meanings = {look: said[0][0] for look, said in texts.items() if len({text for text, _ in said}) == 1}
    meanings = {look: NO_MEANING if _is_of_comers(text) else _shortened(text) for look, text in meanings.items()}
    told = {look: word for look, word in _looks_in_sentences(book).items() if look not in texts}
    samples = {(grid.name, *place): text for grid in book.grids for place, text in struck_samples(grid).items()}
    told = _struck_in_legends(book, samples.values()) | told
    meanings |= {look: word for look, word in told.items() if word != NO_MEANING or look[1] not in boxes}
    once = {texts[look][0][1] for look in meanings if len(texts.get(look, ())) == 1}
    once = {cell for cell in once if _is_legend_row(grids[cell[0]], cell[1])}
    once |= {(name, row, c) for name, row, column in samples for c in (column, column + 1)}
    return Legend(meanings, frozenset(once))


def _values_of_several(book: Book) -> set[str]:
    """The texts in several fills, such as the labels of cards, of which one card has another colour than the rest."""
    fills: dict[str, set[str]] = {}
    for grid in book.grids:
        for (row, column), colour in grid.colours.items():
            if text := written(grid.rows.get(row, {}).get(column, "")):
                fills.setdefault(text, set()).add(colour)
    return {text for text, colours in fills.items() if len(colours) > 1}


def _heads_table(grid: Grid, look: Look, row: int) -> bool:
    """Whether a row of headings has a fill that no other row of its sheet has, and that so explains nothing."""
    kind, colour = look
    painted = {place[0] for place, other in grid.colours.items() if other == colour} if kind == FILL else set()
    columns = {place[1] for place, other in grid.colours.items() if place[0] == row and other == colour}
    return painted == {row} and len(columns) > 1 and columns <= grid.rows.get(row + 1, {}).keys()


def _struck_in_legends(book: Book, samples: Iterable[str]) -> dict[Look, str]:
    """The meaning of strikethrough, if a legend says of struck-through cells that something is cancelled.

    Parameters
    ----------
    samples
        The texts behind samples of strikethrough.
    """
    if (told := next(filter(is_gone, samples), None)) is not None:
        return {STRUCK_LOOK: told}
    for grid in book.grids if any(grid.struck for grid in book.grids) else ():
        legends = legend_rows(grid)
        for row, column in sorted(place for place in grid.struck if place[0] in legends):
            meaning = _DASH.split(written(grid.rows[row].get(column, "")))[-1]
            if is_gone(meaning) or takes_back(f"{meaning}."):
                return {STRUCK_LOOK: meaning if is_gone(meaning) else "cancelled"}
    return {}


def _take_cells(
    grid: Grid,
    kind: str,
    colours: Mapping[tuple[int, int], str],
    known: tuple[Collection[str], Collection[str]],
    texts: dict[Look, list[tuple[str, tuple[str, int, int]]]],
) -> None:
    """Add the texts of a sheet in a colour that they may explain."""
    (plain, boxes), legends = known, legend_rows(grid)
    in_row: dict[tuple[int, str], set[str]] = {}
    for (row, column), colour in colours.items():
        if text := _meaning_of_cell(grid, row, column):
            in_row.setdefault((row, colour), set()).add(text)
    for (row, column), colour in colours.items():
        text = _meaning_of_cell(grid, row, column)
        # A text that also occurs without the colour is a value, such as a name with ``plus`` in it.
        says = text not in plain and _means_something(text)
        box = kind == FILL and colour in boxes and (len(text) > _LONGEST_SIGN or text not in plain)
        told = box or (says and _is_legend_row(grid, row, colours) and not _is_value(grid, row, column, colours))
        told = told or (kind == FILL and row in legends)
        told = told and NAME_FORM.search(text) is None and not (row in legends and (row, column) in grid.struck)
        told = told and all(hue == hue_of(colour) for hue, _ in _named_in(text))  # and not of another look
        told = told and not _is_in_column(grid, row, column, colours)
        # A row of several texts in one colour is a header, such as one with the title Not available.
        if text and len(text) <= _LONGEST_MEANING and told and len(in_row[row, colour]) == 1:
            name, *rest = _DASH.split(text, maxsplit=1)  # ``orange = only on Wednesday``
            meant = rest[0] if rest and rest[0] and any(_is_of(hue, name) for hue in HUES.values()) else text
            texts.setdefault((kind, colour), []).append((meant, (grid.name, row, column)))


def _is_value(grid: Grid, row: int, column: int, colours: Mapping[tuple[int, int], str]) -> bool:
    """Whether a cell has a text and look of a cell of its column that a fuller row has, as each ``must`` may be red."""
    said, look = written(grid.rows[row].get(column, "")), colours[row, column]
    alike = (other for other, c in colours if c == column and other != row and colours[other, c] == look)
    return any(
        written(values.get(column, "")) == said and len(values) > len(grid.rows[row])
        for values in (grid.rows.get(other, {}) for other in alike)
    )


def _is_in_column(grid: Grid, row: int, column: int, colours: Mapping[tuple[int, int], str]) -> bool:
    """Whether a cell is among titles of rows, one below the other in one colour, which explain no look."""
    texts = {written(grid.rows[row][column])} if column in grid.rows.get(row, {}) else set()
    for step in (-1, 1):
        at = row + step
        while colours.get((at, column)) == colours[row, column] and column in grid.rows.get(at, {}):
            texts.add(written(grid.rows[at][column]))
            at += step
    return len(texts) >= _FEWEST_TITLES


_FEWEST_TITLES = 4

_LONGEST_SIGN = 4
"""The maximum length of a sign, which stands in boxes of any colour."""

_DASH = lazy_regex(r"\s*[=＝]\s*|\s+[–—-]\s+")
_LONGEST_MEANING = 80
_EXPLAINS = 2
"""The number of cells in a row that explains a sign: the sign and its meaning."""


def _is_of(hue: re.Pattern[str], text: str) -> bool:
    """Whether a text is only a word for a hue, with its ending: ``light green``."""
    rest = _PAINTED.sub("", _SHADE.sub("", hue.sub("", text))).strip(_EDGE)
    named = rest > _IDEOGRAPHS and rest not in _HAN_ENDINGS  # a company: ``蓝天洁具``
    return hue.search(text) is not None and len(rest) <= _ENDING and level_of(rest) is None and not named


_ENDING, _HAN_ENDINGS = 4, "的系调調"
_PAINTED = lazy_regex(
    r"\b(?:rows?|lines?|columns?|cells?|names?|fill(?:ed)?|background|shading|colou?r(?:ed)?|or|and|in)\b|"
    r"\b(?:строк|столб|ячейк|заливк|фон|цвет|им[ея]н)\w*|\bили\b|\bи\b|[行列格或底色]|单元|标记|填充",
    re.IGNORECASE,
)
"""Words for what has a colour."""

_SHADE = lazy_regex(r"\b(?:light|dark|pale|bright)\b|(?:светл|т[её]мн|ярк|бледн)о-?|[浅深亮淡]", re.IGNORECASE)


def _meaning_of_cell(grid: Grid, row: int, column: int) -> str:
    """The text of a legend's cell, or the text next to it if it is only the name of its colour, such as ``red``."""
    values = grid.rows.get(row, {})
    text, beside = (written(values.get(place, "")) for place in (column, column + 1))
    named = any(words.search(text) for words in HUES.values()) and level_of(text) is None and not says_refusal(text)
    return beside if named and len(values) == _EXPLAINS and beside else text


def _shortened(text: str) -> str:
    """Shorten a long meaning of a colour to the word for its level: ``– do not arrange (refused by the buyer)``."""
    level = level_of(text)
    surely = level[0] if level is not None and level[1] >= _SAID else Level.NO if says_refusal(text) else None
    plain = sure_level(text) is None and not (says_gone(text) or says_vip(text))
    return surely.value if surely is not None and plain else text


def _is_of_comers(text: str) -> bool:
    """Whether a meaning only says that a company comes, and not on which days: ``confirmed``, ``to be confirmed``."""
    longest = _LONGEST_WORD if text[:1] < _IDEOGRAPHS else _LONGEST_HAN
    status = status_of_request(text) if len(text) <= longest and text.replace(" ", "").isalpha() else None
    return status is not None and status[0] and not (_means_something(text) or names_day(text))


_LONGEST_WORD, _LONGEST_HAN, _IDEOGRAPHS = 30, 4, "\u2e80"


def _is_legend_row(grid: Grid, row: int, colours: Mapping[tuple[int, int], str] | None = None) -> bool:
    """Whether a row has few cells without colour, unlike a row of a list with a coloured remark."""
    painted = grid.colours.keys() | grid.letters.keys() if colours is None else colours.keys()
    return (
        row in legend_rows(grid) or sum((row, column) not in painted for column in grid.rows.get(row, {})) < _EXPLAINS
    )


def _looks_in_sentences(book: Book) -> dict[Look, str]:
    """The meanings of looks that words name: ``Marked yellow: meetings that must be held``, ``grey = not coming``."""
    hues: dict[str, set[Look]] = {LINE: {STRUCK_LOOK}} if any(grid.struck for grid in book.grids) else {}
    for kind in (FILL, LETTERS):
        of_kind = (grid.colours if kind == FILL else grid.letters for grid in book.grids)
        for colour in {colour for colours in of_kind for colour in colours.values()}:
            hues.setdefault(hue_of(colour), set()).add((kind, colour))
    for one, other in (("orange", "yellow"), ("yellow", "orange")):
        hues.setdefault(other, {look for look in hues.get(one, ()) if _AMBER[0] < _hue(look[1])[0] < _AMBER[1]})
    found: dict[Look, str] = {}
    for grid in book.grids if hues else ():
        legends = legend_rows(grid)
        for row, values in grid.rows.items():
            texts = [written(v) for c, v in values.items() if row not in legends or (row, c) not in grid.colours]
            for text in texts if row in legends else _sentences_in(texts):
                for hue, meaning in _named_in(text):
                    looks = hues.get(hue, set())
                    of_letters = {look for look in looks if look[0] == LETTERS}
                    looks = of_letters if _OF_LETTERS.search(text) and of_letters else looks
                    if hue == "grey" and len(looks) > 1:  # not the bluish one of a header
                        looks = {look for look in looks if _hue(look[1])[1] == 0.0}
                    if len(looks) == 1:
                        found[next(iter(looks))] = meaning
    return found


_OF_LETTERS = lazy_regex(r"\b(?:font|letters?|text|type|written)\b|шрифт|букв|текст|字", re.IGNORECASE)


def _sentences_in(texts: list[str]) -> Iterator[str]:
    """The cells of a row that may explain looks: a text alone, or behind the name of a colour, or each for itself.

    A heading before the name of a colour is none of them: ``Legend: | green | must be held``.
    """
    if len(texts) > _EXPLAINS and texts[0].endswith((":", "：")):
        texts = texts[1:]
    if len(texts) == _EXPLAINS and any(_is_of(words, texts[0]) for words in HUES.values()):
        yield " ".join(texts)
    elif len(texts) == 1 or explains_each(texts) or all(len(_named_in(text)) == 1 for text in texts[1:]):
        yield from texts


def _named_in(text: str) -> list[tuple[str, str]]:
    """The hues that a text explains with their meanings, a level in one word."""
    found: list[tuple[str, str]] = []
    if len(text) > _LONGEST_SENTENCE or not any(words.search(text) for words in HUES.values()):
        return found
    for clause in _with_what_follows([*map(_of_line, _CLAUSES.split(text))]):
        named = sorted((match.span(), hue) for hue, words in HUES.items() for match in words.finditer(clause))
        starts = bool(named) and not clause[: named[0][0][0]].strip(_EDGE)
        listed = starts and all(len(clause[a[1] : b[0]].strip(_EDGE)) > _ENDING for (a, _), (b, _) in pairwise(named))
        if not named or (len(named) > 1 and not listed):
            continue  # ``green or yellow: must be held``
        ends = [span[0] for span, _ in named[1:]] + [len(clause)]
        for (span, hue), end in zip(named, ends, strict=True):
            before = "" if starts else _FOR_COLOUR.sub("", clause[: span[0]])
            rest = f"{before} {_WORD_END.sub('', clause[span[1] : end])}".strip(_EDGE)
            if rest and (_means_something(rest) or _VIP.search(rest)):
                level = polarity_of(rest)
                plain = level is not Level.WANT and not (says_gone(rest) or says_vip(rest))
                found.append((hue, "VIP" if _VIP.search(rest) else level.value if plain else rest))
            elif status_of(rest) == "" and len(rest) <= _LONGEST_MEANING and not any(map(str.isdigit, rest)):
                found.append((hue, NO_MEANING))  # ``yellow = confirmed by phone``
    return found


def _of_line(clause: str) -> str:
    """A clause about a colour beside strikethrough, ``grey + struck through = cancelled``, as one about the latter."""
    match = _BESIDE.fullmatch(clause)
    looks = _PLUS.split(match[1]) if match is not None else ()
    lines = [look for look in looks if HUES[LINE].search(look)]
    hues = [look for look in looks if any(words.search(look) for hue, words in HUES.items() if hue != LINE)]
    told = match is not None and len(looks) == _EXPLAINS and len(lines) == 1 and len(hues) == 1 and lines != hues
    return f"{lines[0]} = {match[2]}" if match is not None and told else clause


_BESIDE = lazy_regex(r"\W*([^=＝:：]{1,40}[+＋&][^=＝:：]{1,40}?)\s*[=＝:：]\s*(.+)")
_PLUS = lazy_regex(r"\s*[+＋&]\s*")


def _with_what_follows(clauses: Sequence[str]) -> Iterator[str]:
    """Clauses of a legend, one whose meaning is unknown with the next that names no look: ``red = firm, a must``."""
    joined = False
    for clause, following in zip(clauses, [*clauses[1:], ""], strict=True):
        if joined or not clause.strip():
            joined = False
            continue
        looks = [words for words in HUES.values() if words.search(clause)]
        rest = looks[0].sub(" ", clause).strip(_EDGE) if len(looks) == 1 else ""
        alone = not rest or _means_something(rest) or _VIP.search(rest) is not None or status_of(rest) == ""
        plain = following.strip() and not any(words.search(following) for words in HUES.values())
        joined = bool(not alone and plain and _means_something(following))
        yield f"{clause}, {following}" if joined else clause


def explains_each(texts: Sequence[str]) -> bool:
    """Whether each text of a row but its label explains something, one a look: ``Key | yellow = called | x = no``."""
    told = [text for text in texts if _EQUATED.fullmatch(text)]
    looks = any(hue.search(text) for text in told for hue in HUES.values())
    return looks and len(told) >= _EXPLAINS and told == list(texts)[-len(told) :] and len(texts) <= len(told) + 1


_EQUATED = lazy_regex(r"[^=＝:：]{1,30}[=＝:：][^=＝]{1,60}")


def explains_looks(text: str) -> bool:
    """Whether a text is a legend of colours or strikethrough: ``Yellow = VIP, grey = not coming``."""
    found = _named_in(text)
    return len(found) > 1 or any(
        (match := words.search(text)) is not None and _LINKED.match(text, match.end()) is not None
        for hue, words in HUES.items()
        if any(hue == named for named, _ in found)
    )


_LINKED = lazy_regex(r"\w{0,3}(?:\s+\w+){0,2}\s*[=＝:：]")
_LONGEST_SENTENCE = 200
_VIP = lazy_regex(r"\bvips?\b|\bвип\b|贵宾", re.IGNORECASE)
_CLAUSES = lazy_regex(
    r"[;；؛\n。,，،、|]|\s{3,}|\u3000+|\s{2}(?=[^=＝]{1,16}[=＝])|\.\s|\s{2}/\s{2}|\s[/·•]\s(?=[^=＝]+[=＝])"
)
_EDGE = " \t※*•=＝:：–—-→.()（）[]\"'«»“”"
_FOR_COLOUR = lazy_regex(
    r"(?:\w[\w ]{0,20}[:：]\s*)?(?<!\w)(?:colou?r|farbe|couleur|cor|colore|kolor|renk|rang|warna|màu|цвет|түс|өнгө|رنگ|"
    r"(?:ال)?لون|צבע|रंग|สี|색)\s*$",
    re.IGNORECASE,
)
"""A word for a colour before its name."""

_WORD_END = lazy_regex(r"^(?:\w{0,3}(?=[\s=:：–—-])|色)(?:\s+(?:colou?r|kolor|renk|rang|түс|өнгө|रंग)(?=\s*[=:：–—-]))?")
"""The rest of a word for a colour."""

HUES = {
    "red": lazy_regex(
        r"\bred\b|красн|红|紅|\brot(?:e[rs]?)?\b|\brojo\b|\brosso\b|\bkırmızı\b|\bqizil\b|қызыл|червон|сурх|улаан|"
        r"\brouge\b|\bvermelh[oa]\b|\brood\b|\bczerwon\w+|\bmerah\b|(?<!\w)đỏ\b|赤|빨간|빨강|แดง|قرمز|(?:ال)?[أا]حمر|אדום|लाल|"
        r"\b(?:piros|vörös|červen|crven|ro[sșş]u|r[öø]d|puna|sarkan|raudon)\w*|κόκκιν|червен",
        re.IGNORECASE,
    ),
    "orange": lazy_regex(
        r"\borange\b|\barancio\b|\b(?:narancs|oranžov|pomarańcz|portocali|naranč|oransj|oranss)\w*|πορτοκαλ|помаранч|оранж|橙|橘|\bnaranja\b|\blaranja\b|\barancione\b|\bturuncu\b|\boranye\b|주황|オレンジ|ส้ม|نارنجی|(?:ال)?برتقالي|"
        r"כתום|नारंगी",
        re.IGNORECASE,
    ),
    "yellow": lazy_regex(
        r"\byellow\b|ж[её]лт|黄|黃|\bgelb\w*|\bjaune\b|\bamarillo\b|\bgiallo\b|\bsarı\b|\bsariq\b|сары|жовт|"
        r"\bшар\b|\bamarel[oa]\b|\bgeel\b|\bżółt\w+|\bkuning\b|\bvàng\b|노란|노랑|"
        r"เหลือง|(?<!\w)زرد(?!\w)|(?:ال)?[أا]صفر|צהוב|पीला|पीले|पीली|"
        r"\b(?:sárg|žlut|žlt|galben|gul|keltai|žut|dzelten|gelton|kolla)\w*|κίτριν|жълт|"
        r"\b(?:gold(?:en)?|dorado|oro|złot\w+|zlat\w+|arany|altın)\b(?=\s*(?:[=:：–—-]|cells?|rows?|fill|names?))|золот\w+",
        re.IGNORECASE,
    ),
    "green": lazy_regex(
        r"\bgreen\b|зел[её]н|绿|綠|\bgrün\w*|\bvert\b|\bverde\b|\byeşil\b|\byashil\b|жасыл|жашыл|ногоон|\bgroen\b|"
        r"\bzielon\w+|\bhijau\b|xanh lá|緑|초록|녹색|เขียว|(?<!\w)سبز(?= ?[=:：–—-])|(?:ال)?[أا]خضر|ירוק|हरा|हरे|हरी|"
        r"\b(?:zöld|zelen|gr[öø]n|vihre|zaļ|žali)\w*|πράσιν",
        re.IGNORECASE,
    ),
    "blue": lazy_regex(
        r"\bblue\b|син(?:им|яя|ий|его)|голуб|蓝|藍|\bblau\w*|\bbleu\b|\bazul\b|\bmavi\b|\bko['ʻ]k\b|көк|\bniebiesk\w+|"
        r"\bbiru\b|xanh dương|青色|파란|파랑|น้ำเงิน|(?<!\w)آبی(?!\w)|(?:ال)?[أا]زرق|כחול|नीला|नीले|नीली|"
        r"\b(?:kék|modr|plav|albastr|blå|sini(?!st)|mėlyn)\w*|μπλε|(?<!\w)син(?:ьо|и|я|є|ій)(?!\w)",
        re.IGNORECASE,
    ),
    "purple": lazy_regex(r"\b(?:purple|violet|pink)\b|фиолет|розов|紫|粉", re.IGNORECASE),
    "grey": lazy_regex(
        r"\bgr[ae]y(?:ed)?\b|\bсер(?:ым|ый|ого|ая|ое)\b|灰|\bgrau\w*|\bgris\b|\bgrigio\b|\bgri\b|\bkulrang\b|сұр|саарал|"
        r"\bcinz(?:a|ento)\b|\bgrijs\b|\bszar[yae]\w*|\babu-abu\b|\bxám\b|グレー|회색|เทา|خاکستری|(?:ال)?رمادي|אפור|धूसर|स्लेटी|"
        r"\b(?:szürk|šed|šiv|siv[aáeioýy]|grå|harma|pelēk|pilk)\w*|γκρι|(?<!\w)сив\w+",
        re.IGNORECASE,
    ),
    LINE: lazy_regex(
        r"\b(?:struck|strike)(?:[- ]?(?:through|out))?\b|\bcrossed out\b|зач[её]ркн|删除线|刪除線|划[掉去]|"
        r"取り?消し?線|打ち消し線|취소선|\b(?:(?:durch|aus)gestrichen|barrée?s?|rayée?s?|tachad[oa]s?|riscad[oa]s?|barrat[oiae]|"
        r"przekreślon\w+|přeškrtn\w+|pre[čs]iarkn\w+|preškrtn\w+|áthúzott?|kihúzott?|t[ăa]iat[eă]?|precrtan\w*|prečrtan\w*|"
        r"prekrižen\w*|do+rgestreept|doorgehaald|(?:över|genom)struk\w+|over?stre[gk]\w+|gjennomstreke\w*|yliviiva\w+|"
        r"perbraukt\w*|išbraukt\w*|(?:pār|no)svītrot\w*|(?:läbi|maha)\s?(?:kriipsuta|tõmma)\w+|üst(?:ü|leri) çizili|"
        r"üstündən xətt\w*|dicoret|gạch (?:ngang|bỏ))|закресл|закрэсл|задраска|прецртан|διαγραμμ|сызылған|сызылган|"
        r"chizib tashlan|хат кашида|дарж зурсан|ขีดฆ่า|ขีดทับ|مشطوب|خط ?خورده|קו חוצה|काटा हुआ|გადახაზ|գծանցված",
        re.IGNORECASE,
    ),
}
"""The names of colours in sentences, and words for strikethrough."""

_ENDS = ((15, "red"), (46, "orange"), (70, "yellow"), (170, "green"), (260, "blue"), (345, "purple"), (360, "red"))
"""The upper limit of each hue, in degrees of the colour wheel."""

_GREY, _PALE, _AMBER = 0.12, 0.7, (38, 50)
"""The saturation below which a colour is grey, or pale; and the hues that are called orange or yellow."""


def hue_of(colour: str) -> str:
    """The name of a colour in hexadecimal notation, with or without opacity; '' if it has none."""
    hue, saturation = _hue(colour)
    if saturation < _GREY:
        return "grey" if saturation >= 0 else ""
    if _AMBER[0] < hue < _AMBER[1] and saturation < _PALE:
        return "yellow"
    return next(name for end, name in _ENDS if hue <= end)


def _hue(colour: str) -> tuple[float, float]:
    """The hue of a colour in degrees, and its saturation from 0 to 1, or -1 if it is none."""
    figures = re.fullmatch(r"#?(?:[0-9a-f]{2})?([0-9a-f]{6})", colour.casefold())
    if figures is None:
        return 0.0, -1.0
    hue, saturation, _ = rgb_to_hsv(*(int(figures[1][n : n + 2], 16) / 255 for n in (0, 2, 4)))
    return hue * 360, saturation


def texts_after_colours(grid: Grid) -> Mapping[tuple[int, int], str]:
    """The texts after an empty coloured cell that explain its colour, in rows of nothing else."""
    found: dict[tuple[int, int], str] = {}
    rows: dict[int, list[int]] = {}
    for row, column in grid.colours:
        if column not in grid.rows.get(row, {}):
            rows.setdefault(row, []).append(column)
    for row, columns in rows.items():
        texts = {c: written(value) for c, value in grid.rows.get(row, {}).items()}
        if texts and {c - 1 for c in texts} <= {*columns} and all(map(_means_something, texts.values())):
            found |= {(row, column): text for column, text in texts.items()}
    return {**texts_beside_colours(grid), **found}
