"""Recognises words in titles and cells: fields, levels, roles, blanks, ticks, and numbers of people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.understanding.wording.level_doubts import (
    DENIAL,
    denies_something_else,
    doubted_level,
    is_mere_not,
    is_stressed_no,
)
from sco_scheduler.intake.understanding.wording.negations import (
    AFFIRMED,
    AT_ANY_COST,
    BOUND,
    NEGATED,
    NO_MUST,
    NOT_ENTERED,
    NOT_MISSED,
    VEILED,
)
from sco_scheduler.intake.understanding.wording.when_asked import asks_when, avoids_times
from sco_scheduler.intake.understanding.wording.word_lists import (
    Indexed,
    begins_legend,
    contains_any,
    indexed,
    is_faint,
    is_if_spare,
    is_needless,
    is_passed_over,
    is_settled,
    lists,
    longest_of_fields,
    makers,
    near_each_other,
    negates_meeting,
    of_kind,
    plain,
    words_for_levels,
)
from sco_scheduler.intake.values.clauses import names_time
from sco_scheduler.intake.values.earlier import without_earlier
from sco_scheduler.intake.values.entries import NO, YES, fold_header, normalized
from sco_scheduler.intake.values.languages import halves_in_two_scripts, translations
from sco_scheduler.intake.values.limits import mentions_limit, says_limit, says_minimum
from sco_scheduler.intake.values.statuses import is_unanswered
from sco_scheduler.intake.values.tongues import may_say, translated
from sco_scheduler.resources import lazy_regex, words_of_kinds

_NUMBERING = lazy_regex(
    r"^\s*(?:(?:q|question|вопрос|п|题|第)\.?\s*)?(?:[(（]?\d{1,3}[)）]?|[(（]?[一二三四五六七八九十]{1,3}[)）]?)\s*(?:题\s*)?[.．、)）:：]\s*",
    re.IGNORECASE,
)
_Q_NUMBER = lazy_regex(r"^\s*(?:q|question|вопрос)\s*\d{1,3}\s*[.:：)、-]?\s*", re.IGNORECASE)
_ASIDE = lazy_regex(r"[(（\[【<][^)）\]】>]*[)）\]】>]")
_PLURAL = lazy_regex(r"\((?:s|es|и|ы|ов|и/ы)\)", re.IGNORECASE)
_SPACES = lazy_regex(r"\s+")


@lru_cache(maxsize=1)
def _blanks() -> frozenset[str]:
    return frozenset(plain(normalized(word)) for word in lists()["blanks"])


@lru_cache(maxsize=1)
def _dashes() -> frozenset[str]:
    return frozenset(map(normalized, lists()["dashes"]))


@lru_cache(maxsize=131072)
def is_blank(text: str, *, words: bool = True) -> bool:
    """Whether a text stands for an empty cell; with ``words``, also ``none``, ``нет`` and ``无``."""
    known = _blanks() if words else _dashes()
    if text.isascii() and text.isdecimal():
        return text in known
    bare = plain(normalized(text)).rstrip(";") or text  # a form may add one
    bare = _SMILE.sub("", bare) if words else bare
    return bare in known or all(plain(normalized(part)) in known for part in text.split("/"))


_SMILE = lazy_regex(r"(?<=\w)\W*(?:[:;=]-?[)(]+|\)\)+|[\u2639\u263a\u2764\U0001f300-\U0001faff])+$")
"""A face behind a word: ``nobody :)``."""

_MEETING = lazy_regex(
    r"meet|negotiat|appointment|b2b|встреч|переговор|洽谈|会面|会谈|对接|见面|场次|кездес|uchrash|жолугуш|görüş",
    re.IGNORECASE,
)


def of_meetings(title: str) -> bool:
    """Whether a title is about meetings."""
    return _MEETING.search(title) is not None


@lru_cache(maxsize=131072)
def bare_title(title: str) -> str:
    """A title without numbering, brackets, and markers of required questions."""
    text = _STRESSED.sub(r"\1", unicodedata.normalize("NFKC", title[:_LONGEST_TITLE]))
    text = _PLURAL.sub("", text)
    text = _Q_NUMBER.sub("", text)
    shorter = _NUMBERING.sub("", text)
    text = shorter if shorter.strip() else text
    without = _ASIDE.sub(" ", text)
    text = without if without.strip(" *?:：？") else text
    return plain(_SPACES.sub(" ", text.replace("_", " ")).strip(" *?:：？;؟՞¿._-").casefold())


_LONGEST_TITLE = 2000
"""The most characters of a title that are read: what is longer is no title, and takes long to search."""

_STRESSED = lazy_regex(r"(?<!\w)[*_]{1,2}(\w[\w ]*)[*_]{1,2}(?!\w)")
"""Bold or italics markup of a form tool: ``*not*``."""

_SERIAL_TITLES = frozenset({"no", "#", "n°", "序号", "номер", "п/п", "noп/п", "t/r", "sira", "р/с", "α/α", "lp"})
"""Bare titles of a column of row numbers, which short lists do not show by their numbers."""


def is_serial_title(title: str) -> bool:
    """Whether a title is that of a column of row numbers."""
    bare = bare_title(title)
    return bare.rpartition(" ")[2] in _SERIAL_TITLES or bare in _titles_of_row_numbers()


@lru_cache(maxsize=1)
def _titles_of_row_numbers() -> frozenset[str]:
    """Whole bare titles of columns of row numbers in all languages: ``Lfd. Nr.``, ``STT``, ``ردیف``."""
    return frozenset(map(bare_title, words_of_kinds("other_titles.json", "row numbers")))


_SIDES = lazy_regex(
    r"\b(?:buyers|purchasers|suppliers|sellers|vendors|exhibitors|manufacturers|importers|exporters|producers)\b"
)
"""The companies of a side, as a title of wishes may name them."""


_OF_TIMES = {"not_available": (0.73, 0.85), "wishes": (0.0, 0.0)}
"""The least score of a title that asks when somebody cannot come, and of one that asks for times to avoid."""


_INSIDE_WORD = lazy_regex(r"(?<=[a-z])(?=[A-Z])")
"""The boundary between words written together."""


@lru_cache(maxsize=131072)
def title_score(title: str, field: str) -> float:
    """The score of a title for a field: 1 for one of the field's names, 0 without any of its words.

    What two languages say has the lower of their scores, if that is more than what they have together.
    """
    halves = halves_in_two_scripts(title) or (_BETWEEN_HALVES.split(title.strip()) if field in _IN_HALVES else ())
    twice = min((_score_in_one_language(half, field) for half in halves if len(halves) == _TWO_HALVES), default=0.0)
    return max(twice, _score_in_one_language(title, field))


_IN_HALVES, _TWO_HALVES = frozenset({"nothing", "country", "products"}), 2
"""The fields whose titles may say the same twice in languages of one script: ``Tỉnh / Province``."""

_BETWEEN_HALVES = lazy_regex(r"\s+[/|]\s+|\n")


def _score_in_one_language(title: str, field: str) -> float:
    text, apart = bare_title(title), _words_apart(title)
    if apart:
        return max(_title_score(text, title, field), title_score(apart, field))
    if field in _OF_TIMES and asks_when(text) is False:
        least = _OF_TIMES[field][avoids_times(text)]
        return max(least, _title_score(text, title, field)) if least else 0.0
    if field == "wishes" and _SIDES.search(text):
        return max(_title_score(text, title, field), _title_score(_SIDES.sub("companies", text), title, field))
    if field == "role" and _asks_which_side(text, title):
        return _WHICH_SIDE
    if field == "products":
        return _title_score(makers().sub("companies", text), title, field)
    return _title_score(text, title, field)


_WHICH_SIDE, _MOST_WORDS = 0.9, 6
"""The score of a title that asks for one of the two sides, and the most words of it."""


def _asks_which_side(text: str, title: str) -> bool:
    """Whether a short folded title names both sides with an *or* between them, or a sign before each.

    ``Kupující nebo prodávající``; ``B = buyer / S = supplier``.
    """
    signed = len(_SIGNED.findall(title)) == len(Role)
    text = plain(normalized(title)) if signed else text  # also what stands in brackets
    if len(text) > _SHORT_ROLE or sum(any(map(str.isalpha, word)) for word in text.split()) > _MOST_WORDS:
        return False
    if not signed and not contains_any(text, of_kind("roles", "or")):
        return False
    return all(contains_any(text, of_kind("roles", role)) for role in Role)


_SIGNED = lazy_regex(r"(?<!\w)[^\W_]\s*[=:–—-]")


@lru_cache(maxsize=131072)
def _words_apart(title: str) -> str:
    """A title with blanks between its words, if they are written together: ``MaxTalks``; '' for any other."""
    apart = _INSIDE_WORD.sub(" ", title) if " " not in title else title
    return apart if apart != title else ""


@lru_cache(maxsize=131072)
def _spellings(text: str, title: str) -> frozenset[str]:
    """The forms in which a title may be a name of the format; none if it is no title."""
    return frozenset(map(fold_header, (text, title))) if text and _EXPLAINS.match(text) is None else frozenset()


def _title_score(text: str, title: str, field: str) -> float:
    if field in _GOODS_SCORES and near_each_other("other_titles.json", "buys", "sells").search(text) is not None:
        return _GOODS_SCORES[field]
    return _score_by_words(text, title, field)


def _score_by_words(text: str, title: str, field: str) -> float:
    spelled, names = _spellings(text, title), _names(field)
    if not spelled or (field in {"company", "local"} and _IS_NAME.search(text) is not None):
        return 0.0
    if not spelled.isdisjoint(names):
        return 1.0
    entry = lists()["fields"].get(field, {"strong": [], "weak": []})
    if text in entry.get("whole", ()):
        return 0.92
    asides = asides_in(title) if field in {"company", "maximum", "staff", "from", "to"} else ()
    known = entry.get("asides", entry["strong"])
    if any(fold_header(aside) in names or plain(normalized(aside)) in known for aside in asides):
        return 0.75  # ``Where are you from (company)``, ``Meetings (max)``, ``Contact (organizer)``
    # A word weighs more in a short title than in a long question.
    longest = longest_of_fields(text)
    for kind, (least, more) in _WORDS_OF_TITLES.items():
        if (length := longest.get((field, kind), 0)) > 0:
            return least + more * min(1.0, length / len(text))
    return 0.0


_GOODS_SCORES = {"company": 0.0, "contact": 0.0, "products": 0.75}
"""The scores of a question for the goods that a company trades in: ``What does your company buy or sell?``."""

_WORDS_OF_TITLES = {"strong": (0.72, 0.2), "weak": (0.35, 0.15)}
"""For each kind of words of a field the least score of a title that has one, and what a long word may add."""


_EXPLAINS = lazy_regex(r"\S{1,3} = ")
"""An entry of a legend, which is no title: ``X = souhaite rencontrer``."""

_BRACKETS = "()（）[]【】<>"


def asides_in(title: str) -> list[str]:
    """The contents of the brackets of a title."""
    return [aside.strip(_BRACKETS) for aside in _ASIDE.findall(title)]


_IS_NAME = lazy_regex(
    r"(?:有限(?:责任)?|股份|集团)公司(?!名|全|简)|"
    r"^(?!.*(?:[您贵哪想要见谈约拟]|意向|希望|对接|合作|采购|供应|供货|参展|参会|企业|目标|所属|所在|优先)).{4,}公司$|"
    r"\b(?:ооо|тоо|оао|зао|пао|ип|осоо)\b *[«\"„“]|\b(?:co\.?,? ?ltd|llc|llp|gmbh|jsc|inc)\b\.?$"
)
"""The name of a company with its legal form, which is no title."""


@lru_cache(maxsize=64)
def _names(field: str) -> frozenset[str]:
    """The names of the format for a field, folded."""
    sheets = vocabulary().sheets
    names: set[str] = set()
    for key in ("Purchasers", "Requests", "Delegates"):
        if field in sheets[key].columns and not (key == "Requests" and field in sheets["Purchasers"].columns):
            if key == "Delegates" and field in sheets["Purchasers"].columns:
                continue
            names |= sheets[key].columns[field].spellings().keys()
    return frozenset(names)


ABOVE_ALL = lazy_regex(
    r"\b(?:vital|key|crucial|main|major|most|top|priorit\w*|important|above all|especially|in particular)\b|"
    r"главн|ключев|приоритет|важн|нужн|сам(?:ая|ый|ое)\b|\bособенно\b|прежде всего|в первую очередь|"
    r"重要|重中之重|首要|首先|关键|重点|最(?![好后後近终多少晚早低])|尤其",
    re.IGNORECASE,
)
"""Words of titles and marks for the most important companies."""


@lru_cache(maxsize=131072)
def affirmed(text: str) -> str:
    """A text with plain words in place of double negations, and without negations that only compare or stress."""
    text = NOT_ENTERED.sub(" ", AT_ANY_COST.sub("maybe", text))
    for pattern, words in AFFIRMED if NEGATED.search(text) is not None else ():
        text = pattern.sub(words, text)
    return text


_EITHER_WAY = lazy_regex(
    r"(?:可以?)(.{1,2})(?:也|或)?可以?不\1|(.)不\2(?:都|均)(?:行|可以?)|可有可无|can meet or not|можно и не |"
    r"\bпо остат|остаточн|不着?急$|不强求|不勉强"
)
"""Words for companies that may be met or not: ``可见可不见``."""


def hints(texts: Iterable[str]) -> bool:
    """Whether any of many texts has a keyword about meetings, or limits them, which most columns do not."""
    many = list(texts)
    words = set(_WORD.findall("\n".join(many).casefold()))
    return any(map(_HINT.match, words)) or may_say(words) or any(map(_limits, many))


def _limits(text: str) -> bool:
    """Whether a part of a text is a limit of meetings, in any language: ``Altyn: máx. 4 reuniões``."""
    if len(text) > _LONGEST_LIMIT or not any(map(str.isalpha, text)):
        return False  # such as a telephone
    parts = [part for part in _PARTS.split(text) if _COUNT.search(part)]
    ends = [end for part in parts for n in range(_LONGEST_NAME + 1) for end in part.split(maxsplit=n)[n:]]
    return any(map(mentions_limit, parts)) or any(says_limit(end) or says_minimum(end) for end in ends)


_LONGEST_NAME = 3
"""The most words of a name directly before a limit: ``Altyn Trade max 4``."""

_PARTS, _LONGEST_LIMIT = lazy_regex(r"[:：;；,，()（）\[\]【】\n]|\s[-–—]\s"), 120
_COUNT = lazy_regex(r"(?<![A-Za-z\d.:/-])\d{1,2}(?![\d:/%-]|\.\d)")


_WORD = lazy_regex(r"[^\W\d_]+")
_HINT = lazy_regex(
    r"(?:no|not|non|nor|up|am|pm|out|t|не|нет|ни|до|без|с|со)$|"
    r"never|hardly|scarcely|avoid|refus|skip|must|max|limit|only|just|most|than|enough|until|till|before|after|away|absen|busy|leav|arriv|"
    r"depart|late|early|cancel|withdr|declin|drop|pull|want|meet|like|wish|love|need|prefer|keen|interest|compet|rival|"
    r"miss|unav|unab|cannot|can$|won$|morning|afternoon|noon|lunch|exclu|except|priorit|essential|absolut|definit|"
    r"mandator|critic|vital|key$|crucial|importan|top$|block|train|flight|plane|gets|land|means|sure|reject|"
    r"attend|com(?:e|ing)|any|pleas|add|also|plus|talk|see$|go$|gone|"
    r"никог|нельзя|вряд|едва|избеж|кром|только|лишь|макс|бол|раньш|позже|позд|посл|уезж|уйд|уход|уед|улет|вылет|прилет|приед|приез|прид|прибы|отсут|занят|"
    r"опозд|обяз|непрем|важн|нужн|встреч|отказ|отмен|снят|снял|утр|обед|полд|вечер|хот|хоч|жела|интерес|конкур|избег|"
    r"исключ|достаточн|хватит|добав|ещ|также|тоже|плюс|поезд|рейс|самол|лимит|предлаг|будем|будет|главн|ключев|очень|прос|участ|выбы|свобод|доступ|"
    r".*(?:不(?!锈)|[勿别必只仅]|最多|至多|以[前后内下]|之[前后外]|除|离[开会场]|到[达场]|到$|[点时][到前后半离走有才来]|"
    r"来不|没空|无法|取消|退出|拒|避|竞争|想|希望|感兴趣|要[见求]|务必|够|[上下中]午|一定|重点|首选|有事|有会|开会|请假|缺席|参会|见$|对接|加上|走$)"
)
"""Prefixes or characters, one of which occurs in every explicit statement about meetings."""


@lru_cache(maxsize=131072)
def level_of(text: str) -> tuple[Level, float] | None:
    """The level of a word or sentence, with certainty; None if it has none.

    What says the same in two languages has the level of both; of words for several levels the mildest is likely. What
    was said before, as the text tells, does not count, but leaves a doubt.
    """
    if _SEVERAL_CLAUSES.search(text) is not None and (rest := without_earlier(text)) != text:
        said = level_of(rest)
        return (said[0], min(said[1], 0.6)) if said is not None else None
    parts = translations(text)
    found = [level for level in map(_level_of, parts) if level is not None and level[1] >= _PLAIN]
    if not found or (len(found) < len(parts) and not is_blank(text)):
        return _level_of(text)
    levels = [level for level, _ in found]
    if len(set(levels)) == 1:
        return found[0] if len(found) == len(parts) else (levels[0], 0.6)  # ``nein / keine Angabe``
    return Level.MAYBE if Level.NO in levels else max(levels, key=list(Level).index), 0.6


_PLAIN = 0.9
_SEVERAL_CLAUSES = lazy_regex(r"[,，;；。.(（–—-]")


def _level_of(text: str) -> tuple[Level, float] | None:
    bare, said = plain(normalized(text)).strip(" .!。！;,"), translated(text)
    own = next(filter(None, (vocabulary().choice("level", form) for form in (text, bare, said))), None)
    needless = is_needless(bare)
    known = own or (words_for_levels().get(bare) if not needless else None)
    if known is not None and "№" not in text:
        return Level(known), 1.0
    if not bare or len(bare) > 60 or is_unanswered(bare) or _bounds(bare):
        return None
    bare, original = affirmed(bare if said == text else said), bare
    if (of_phrase := _level_of_phrase(original, bare, needless)) is not None:
        return of_phrase
    either = _EITHER_WAY.search(bare) or NO_MUST.search(bare)
    turned = Level.MUST if NOT_MISSED.search(bare) else Level.MAYBE if either else None
    if turned is None and negates_meeting(bare) and not contains_any(bare, of_kind("polarity", "must")):
        turned = Level.NO
    if turned is not None:
        return turned, 0.92
    return _level_by_words(bare)


def _level_by_words(bare: str) -> tuple[Level, float] | None:
    """The level of a folded text by the first words for one in it; None if it has none."""
    every, each = _level_words()
    may = bare.startswith("не ") or contains_any(bare, every)  # seldom, and quickly known
    for level, words, not_in_front in each if may else ():
        has_word = contains_any(bare, words)
        if has_word or (not_in_front and bare.startswith("не ")):
            doubtful = doubted_level(bare, level, words)
            if level is Level.NO and is_mere_not(bare, words):
                rest = next((of for of, those, _ in each if of is not Level.NO and contains_any(bare, those)), Level.NO)
                return rest, 0.6
            unclear = doubtful or (level is Level.NO and denies_something_else(bare, said=has_word))
            return doubtful or level, 0.6 if unclear else 0.92 if len(bare) <= 40 else 0.75
    return None


def _bounds(text: str) -> bool:
    """Whether a text denies more than a number, or a time, of whatever it stands beside: ``не раньше 11``."""
    when = _NOT_FIRST.match(text) is not None and names_time(text) and _MEETS.search(text) is None
    return when or BOUND.search(text) is not None


_NOT_FIRST = lazy_regex(r"не |нет |not |不|别|勿")
_MEETS = lazy_regex(r"встреч|встрет|обща|вид[еия]|хо[тч]|интерес|нуж|надо|мо[гж]|очень|[见谈约洽想]|会面|需要")
"""Words behind a *not* by which that is about a meeting, whatever number stands beside."""


def _level_of_phrase(original: str, bare: str, needless: bool) -> tuple[Level, float] | None:
    """The level of a phrase of several words, none of which means it alone, with certainty; None for other texts."""
    if is_stressed_no(original):
        return Level.NO, 0.92
    if is_settled(original):
        return Level.NO, 0.6
    if is_if_spare(original):
        return Level.MAYBE, 0.6 if contains_any(original, _wishing()) else 0.92
    if not needless and not _EITHER_WAY.search(bare) and not NO_MUST.search(bare) and is_faint(bare):
        return Level.MAYBE, 0.6
    veiled = VEILED.search(bare) and not NOT_MISSED.search(bare)
    return (Level.NO, 0.6) if needless or veiled or is_passed_over(bare) else None


@lru_cache(maxsize=1)
def _level_words() -> tuple[Indexed, Sequence[tuple[Level, Indexed, bool]]]:
    """The words of all levels, and those of each.

    The last of each is whether the Russian "not" counts too, which only does at the start.
    """
    words = [(Level(level), [word for word in of if word != "не"], "не" in of) for level, of in lists()["levels"]]
    every = indexed(word for _, those, _ in words for word in those)
    return every, [(level, indexed(those), not_in_front) for level, those, not_in_front in words]


@lru_cache(maxsize=1)
def _wishing() -> Indexed:
    """The words for wishes and musts, beside which a condition may be about something else."""
    return indexed(word for level, of in lists()["levels"] if level in {"want", "must"} for word in of)


def denies(text: str) -> bool:
    """Whether a word for a level is negated, so that it may mean the opposite."""
    return DENIAL.search(affirmed(normalized(text))) is not None


def sure_level(text: str) -> Level | None:
    """The level of a short remark; None if there is none or it is uncertain."""
    found = level_of(text) if text and len(text) <= 30 else None
    return found[0] if found is not None and found[1] >= 0.9 else None


_LIKE_SIDES = lazy_regex(
    r"\bboth (?:\w+ )?(?:days?|dates?|mornings?|afternoons?|sessions?)\b|\bоба дн\w*|"
    r"\bimportan\w*|supply[- ](?:chain|days?|show|fair|expo|forum|week)|供应链|decision[- ]?maker|"
    r"客户(?:经理|代表|服务)|(?<![а-я])производ(?:[аеиуы]|има|ом)?(?![а-я])"
)
"""Words that begin like those of a side and mean something else: ``both days``, ``important``."""


@lru_cache(maxsize=131072)
def roles_of(text: str) -> tuple[frozenset[Role], float]:
    """The roles that a word or sentence names, with certainty; none if it names none."""
    bare = _LIKE_SIDES.sub("", plain(normalized(text)))
    if not bare or len(bare) > 120:
        return frozenset(), 0.0
    if contains_any(bare, of_kind("roles", "both")):
        return frozenset(Role), 0.95
    named = {role for role in Role if contains_any(bare, of_kind("roles", role))}
    exact = {
        role
        for role, sheet in ((Role.PURCHASER, "Purchasers"), (Role.SUPPLIER, "Suppliers"))
        if fold_header(bare) in vocabulary().sheets[sheet].sheet.spellings()
    }
    if exact:
        return frozenset(exact), 1.0
    if len(named) == len(Role) and (side := side_in_brackets(bare)) is not None:
        return frozenset({side}), 0.95  # ``Manufacturers (buying side)``
    around = _ASIDE.sub("", bare)  # ``Vendeur (coopérative, transformateur) / Seller``
    short = len(bare) <= _SHORT_ROLE or (len(around) <= _SHORT_ROLE and roles_of(around)[0] == named)
    sure = 0.8 if not short else _OF_MAKERS if _only_makes(bare, named) else 0.95
    return frozenset(named), sure if named else 0.0


def side_in_brackets(text: str) -> Role | None:
    """The side of which brackets behind makers of something have nothing but a word: ``Manufacturers (buyers)``."""
    if not _only_makes(_ASIDE.sub(" ", text := plain(normalized(text))), {Role.SUPPLIER}):
        return None
    for aside in asides_in(text):
        words = [word for word in aside.split() if word not in lists()["roles"]["side"]]
        named = roles_of(words[0])[0] if len(words) == 1 else frozenset[Role]()
        if len(named) == 1:
            return next(iter(named))
    return None


def _only_makes(text: str, named: Collection[Role]) -> bool:
    """Whether a folded text names suppliers only by what they do, as purchasers of their material may do too."""
    if named != {Role.SUPPLIER} or not contains_any(text, makers := of_kind("roles", "makers")):
        return False
    words = (word for word in text.split() if not contains_any(word, makers))
    return not any(contains_any(word, of_kind("roles", Role.SUPPLIER)) for word in words)


_OF_MAKERS = 0.93
"""The certainty that makers of something are suppliers."""

_SHORT_ROLE = 40
"""The greatest length of a word for a role, without what brackets have."""


_CORNER = lazy_regex(r"\s*[\\/|×↓→⇒]+\s*|\s+(?:x|vs\.?|х)\s+", re.IGNORECASE)
"""Delimiters between the two headings in the corner of a matrix, the first of which is that of its rows."""


@lru_cache(maxsize=131072)
def side_of_title(title: str) -> Role | None:
    """The only side in a short title: ``Buyer``, ``Name of the exhibitor``, ``供应商名称``."""
    text = bare_title(title)
    corner = [part for part in _CORNER.split(text) if part]
    if len(corner) == 2 and all(len(roles_of(part)[0]) == 1 for part in corner):
        text = corner[0]
    words = len(text.split())
    if len(text) > 40 or words > 5 or (words > 2 and title_score(text, "products") >= 0.7):
        return None  # ``What do you supply or look for``
    named = roles_of(text)[0]
    return next(iter(named)) if len(named) == 1 else None


@lru_cache(maxsize=131072)
def is_tick(text: str) -> bool:
    """Whether a cell of a matrix is only a tick."""
    known, parts = _ticks(), translations(text)
    return fold(text) in known or (bool(parts) and all(fold(part) in known for part in parts))


@lru_cache(maxsize=1)
def _ticks() -> frozenset[str]:
    return frozenset(map(fold, lists()["ticks"]))


@lru_cache(maxsize=131072)
def says_yes_or_no(text: str) -> bool | None:
    """Whether a cell answers yes or no; None for other answers."""
    if parts := translations(text):
        said = {says_yes_or_no(part) for part in parts}
        return said.pop() if len(said) == 1 else None
    bare = normalized(text).translate(_APOSTROPHES).strip(" .!。！")
    return True if bare in YES else False if bare in NO else None


_APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʻʼ`´", "'"))
"""Characters that are typed for the apostrophe, a letter in Uzbek: ``Yo‘q``."""


def says_yes_and_no(texts: Iterable[str]) -> bool:
    """Whether all cells are ticks, yes or no, and some are no."""
    cells = set(texts)
    return all(is_tick(t) or says_yes_or_no(t) is not None for t in cells) and any(
        says_yes_or_no(t) is False for t in cells
    )


_PEOPLE = lazy_regex(
    r"(?:ca\.? |about |по |всего )?(\d{1,3})\s*(?:people|persons?|pax|pers\.?|delegates?|participants?|"
    r"kişi|personnes?|kishi|чел\.?|человека?|участник\w*|делегат\w*|人|位|名)?"
)


def people_in(text: str) -> int | None:
    """The number of people in a cell: ``2``, ``2 people``, ``2人``; None if there is none."""
    match = _PEOPLE.fullmatch(normalized(text).strip(" .。"))
    return int(match[1]) if match is not None else None


def sign_of(text: str) -> Level | None:
    """The likely level of ``○`` or ``×`` without an explanation, or of a step of a scale such as ``high``."""
    if parts := translations(text) or halves_in_two_scripts(text):
        said = {sign_of(part) for part in parts}
        return said.pop() if len(said) == 1 else None
    folded = fold(text)
    return next((Level(level) for level, signs in lists()["signs"].items() if folded in signs), None)


def refuses(text: str) -> bool:
    """Whether a sign or a word for a level is a refusal, or is a cross, which may be one."""
    level = level_of(text)
    return sign_of(text) is Level.NO or fold(text) in _CROSSES or (level is not None and level[0] is Level.NO)


_CROSSES = frozenset({"x", "х", "☒"})


def means_level(text: str) -> bool:
    """Whether a text is a word for a level, or a step of a scale."""
    return level_of(text) is not None or sign_of(text) is not None


def is_legend(text: str) -> bool:
    """Whether the only text of a row reads like a remark above or below a list."""
    bare = normalized(text)
    return begins_legend(bare) or "=" in bare or len(bare) > 90
