"""Interprets free text about meetings: a wish, a refusal, an absence or a limit, whatever names it contains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.names import trim
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.intake.understanding.wording.legends import explained_signs
from sco_scheduler.intake.understanding.wording.negations import ANY_NOT
from sco_scheduler.intake.understanding.wording.polarity import denies_meeting, polarity_of
from sco_scheduler.intake.understanding.wording.word_lists import asks_for_meeting, denies_anything, has_negation
from sco_scheduler.intake.understanding.wording.words import ABOVE_ALL, affirmed, level_of, roles_of, sure_level
from sco_scheduler.intake.values.earlier import without_earlier
from sco_scheduler.intake.values.elsewhere import without_morning
from sco_scheduler.intake.values.entries import names_of_month, normalized
from sco_scheduler.intake.values.limits import BESIDE_HAN, NUMERAL, says_limit, says_minimum
from sco_scheduler.intake.values.presence import tells_absence, told_absence
from sco_scheduler.intake.values.statuses import says_gone, says_replacing, says_vip
from sco_scheduler.intake.values.tongues import in_english, translated
from sco_scheduler.resources import any_of, lazy_regex

NAMES_TIME = lazy_regex(
    r"\d{1,2}[:：]\d{2}|\bс \d{1,2} до \d{1,2}\b|\d{1,2}\s*[点點时時]|\d{1,2}\s*[ap]m\b|"
    r"morning|afternoon|утр|обед|днем|днём|вечер|上午|下午",
    re.IGNORECASE,
)
"""A time or a part of the day."""

_WHEN = lazy_regex(
    r"\d{1,2}[:：.]\d{2}|\d{1,2}\s*(?:[ap]\.?m\b|h\b|o'clock|час|点|时)|\b(?:mid)?day|morning|afternoon|evening|noon|lunch|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct"
    r"|nov|dec)|(?:january|february|march|april|june|july|august|september|october|november|december)\s+\d|"
    r"утр|обед|полд|вечер|\b(?:день|дня|дню)\b|понедельник|вторник|\bсред[аыу]\b|четверг|пятниц|суббот|воскресень|"
    r"\d\s*(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)|"
    r"上午|下午|中午|晚上|第.{1,2}天|[\d一二三十][日号]|周[一二三四五六日天]|星期|当天|首日|全天|半天",
    re.IGNORECASE,
)
_AWAY = lazy_regex(
    r"\bcan(?:no|'|’)?t\b|cannot|can not|\bunable|\bwon['’]t|will not|\bnot (?:come|coming|attend|be|here|there|able|"
    r"free|available|present|before|after|earlier|later)|unavailab|\b(?:absent|away|busy|miss|skip|late|early|only|until|till)\b|"
    r"\bleav(?:e|es|ing)\b|\bdepart|\barriv|"
    r"\b(?:must|ha[sd]|have|need) (?:to )?(?:go|be gone)\b|\bgets? in\b|\blands?\b|\b(?:out|off)\b|\bno time\b|"
    r"\bне (?:смо[жг]|мо[жг]|буд|приед|прид|успе|раньше|позже|ранее|позднее|участв|присутств)|отсутств|опозда|"
    r"задерж|уйд[уеё]|уезж|\bуед|улет|прилет|прибу|приед|только|занят|лишь|\bдо \d|\bпосле \d|"
    r"不能|无法|不在|没空|没有空|有事|晚到|迟到|早退|离开|到达|抵达|才到|只(?!要)|仅|请假|缺席|提前|返程|返回|回程|离[会场]|[先早就]走|[午晚日号]才?到|有会|开会|来不了|不来|不参加|不便",
    re.IGNORECASE,
)
_EARLY = lazy_regex(
    r"\b(?:leav\w+|depart\w*|go|gone)\b(?: \w+){0,2} early\b|\b(?:arriv\w+|com\w+|be|are|is)\b(?: \w+)? late\b|"
    r"(?:уе|уй|уход|уезж)\w+ (?:по)?раньше|раньше (?:уе|уй|уход|уезж)\w+|опозда[ею]\w*|"
    r"提前(?:走|离)|早退|早走|晚到|迟到",
    re.IGNORECASE,
)
"""Phrases of absence without a time."""

_REFUSES = lazy_regex(
    r"\b(?:please|pls|kindly),? (?:not|no|avoid|don['’]t|do not|never)\b|\bno meetings?\b|compet(?:e|it)|\brivals?\b|"
    r"\b(?:not|never|don['’]t|avoid) (?:\w+ ){0,4}(?:with|meet)\b|"
    r"(?:прос\w+|пожалуйста,?) не\b|\bне (?:\w+ ){0,3}(?:встреч|назнач|сажа|став|посад|постав|свел|свод)|конкурент|"
    r"勿|(?:不要|不想|不愿|不希望|别|请不).{0,8}(?:见|谈|安排|对接|坐)|竞争",
    re.IGNORECASE,
)
_WISHES = lazy_regex(
    r"\b(?:want|like|wish|love|need|hope|prefer|keen|interested|must)\b.{0,12}\b(?:meet|see|talk|speak|get to know)|"
    r"\b(?:add|book|arrange|schedule|set up)(?: us)?(?: (?:a|one|one more|another))? meetings? with\b|"
    r"(?:хо[тч]|жела|прос|интерес|нужн|добав|организу|назнач)\w*.{0,30}"
    r"(?:встре|переговор|познаком|увид|пообщ|поговор|побесед|свест)|"
    r"^\W*(?:просят|просим|просит|просили|назвали только|(?:they |we )?(?:ask|asks|asked) for)"
    r"\W+(?:(?:и|and|ип|ооо|ао|тоо|сеть)\W+)*$|"
    r"(?:想|希望|要求|必须).{0,8}(?:见|谈|对接|认识|结识)|(?:安排|增加)(?:与|和|跟).{1,12}(?:会面|见面|洽谈|对接)",
    re.IGNORECASE,
)


_NEXT = lazy_regex(
    r"\b(?:then|next|after that|followed by|secondly)\b|"
    r"(?<![а-я])(?:потом|затем|дальше|далее|во вторую очередь)(?![а-я])|其次|然后|接着",
    re.IGNORECASE,
)
"""What names a second company, so that the first is no must but the first in an order."""

_GLAD = lazy_regex(
    r"\b(?:happy|glad|pleased|delighted) (?:also )?to (?:also )?(?:meet|see|talk)\b|"
    r"\bwould (?:also )?be (?:really |very |of )?"
    r"(?:great|good|lovely|interest(?:ing)?|ideal|wonderful|perfect|useful|fantastic)\b|"
    r"\bwären? (?:auch )?(?:sehr )?(?:toll|schön|super|gut|interessant|ideal|spannend)\b|"
    r"\bserai(?:t|ent) (?:aussi )?(?:très )?(?:bien|super|intéressant\w*|parfait\w*|idéal\w*)\b",
    re.IGNORECASE,
)
"""A wish, where a company is named."""


@lru_cache(maxsize=1)
def sentence_end() -> str:
    """The source of a pattern of a full stop behind neither an abbreviation nor a day.

    ``den 18. først fra kl. 11``, ``2. gün``, ``jen 23. 9.``, ``pouze 23. září``.
    """
    months = {name for number in range(1, _MONTHS + 1) for name in names_of_month(number)} - {"may"}
    called = any_of(name for name in months if len(name) > _SHORTEST)
    return (
        r"(?<!(?i:макс))(?<!(?i:maks))(?<!(?i:m[aá]x))(?<!(?i:\bkl))(?<!(?i:godz))(?<!(?i:\btel))(?<!(?i:\bhod))"
        r"(?<!\d[^\W\d_])(?<!\d [^\W\d_])(?<!^\d)(?<!^\d\d)"
        r"(?<!\d\.\d)(?<!\d\.0\d)(?<!\d\.1[0-2])(?<!\d\. \d)(?<!\d\. 1[0-2])"
        r"(?<!(?i:\bam \d\d))(?<!(?i:\bden \d\d))(?<!(?i:\bden \d))\."
        r"(?!\s[a-zа-яё][^()（）]*[)）])"  # an abbreviation in brackets: ``(коммерч. директор)``
        r"(?!(?<=\b(?i:m[ií]n|м[иі]н)\.)(?<!\d\s(?i:m[ií]n|м[иі]н)\.)\s\d{1,2}(?![\d:.]))"
        r"(?!(?<=\b[1-4]\.)\s(?i:tag|g[uü]n|dnia|dzień|den|dne|deň|dňa|nap|dan|päiv|dag|päev)[^\W\d_]{0,4}(?!\w))"
        rf"(?!(?<=\d\.)(?<!\d\d\d\.)\s(?:\d{{1,2}}\.(?!\d)|(?i:{called})(?!\w)))\s"
    )


_MONTHS, _SHORTEST = 12, 2

_PARTS = lazy_regex(lambda: rf"[,;；、,，。\n\r()（）\[\]【】<>|]+|(?:^|\s)[-–—/]+\s|[:：](?!\d)|{sentence_end()}")
"""Delimiters between statements of a text."""


def segments(text: str) -> Iterator[str]:
    """A text and, if it has several statements, each of them."""
    yield text
    parts = [part for part in map(trim, _PARTS.split(text)) if part]
    if parts != [text]:
        yield from parts


@lru_cache(maxsize=131072)
def speaks(text: str) -> bool:
    """Whether a text, or a part of it, explicitly states an absence, a wish, a refusal or a limit.

    It may lack known companies and times: ``cannot come on day 2``, ``please not our competitor``.
    """
    text = translated(text)
    away = _AWAY.search(text) and _WHEN.search(text)
    if away:  # ``from morning until evening`` is the whole day
        away = _AWAY.search(bare := without_morning(text)) and _WHEN.search(bare)
    told = away or any(p.search(text) for p in (_REFUSES, _WISHES, _COUNTS, _EARLY))
    return bool(told) or any(map(_is_statement, segments(text)))


@lru_cache(maxsize=131072)
def _is_statement(text: str) -> bool:
    """Whether a text states only an absence, a limit, or that a company left."""
    return (
        tells_absence(text)
        or bool(told_absence(text))
        or (_has_number(text) and (says_limit(text) or says_minimum(text)))
        or says_gone(text) >= SURE
    )


def _has_number(text: str) -> bool:
    """Quick test whether a text has a number, in figures or in words, as every limit has."""
    return any(map(str.isdigit, text)) or NUMERAL.search(in_english(text)) is not None


_COUNTS = lazy_regex(
    r"\b\d{1,2} (?:meeting|appointment|talks\b|встреч|переговор)|\d{1,2}\s*场|(?:meeting|встреч)\w*: ?\d{1,2}\b|"
    r"\b(?:at most|max(?:imum)?\.?|no more than|up to|only) \d{1,2}(?: (?:per|a|each|every) | ?/ ?(?:d|day|session)\b)|"
    r"\b(?:макс(?:имум|\.)?|лимит|не более|не больше|до) \d{1,2} (?:в|за) |"
    r"\b(?:at most|max(?:imum)?|no more than|not more than|up to|only|limit(?:ed)? to)\b[^.;,\n]{0,25}"
    r"\b(?:\d{1,2}|two|three|four|five|six|seven|eight) (?:compan|supplier|buyer|exhibitor|partner|firm)|"
    r"\b(?:не более|не больше|максимум|макс|только|лимит|до)\b[^.;,\n]{0,25}"
    r"\b(?:\d{1,2}|дву|тр[её]|четыр|пят|шест)[а-я]* (?:компан|поставщ|закупщ|покупат|партн|фирм)|"
    r"(?:最多|至多|顶多|不要?超过|只[能想见约谈]|仅|上限|限)[^，。；,;\n]{0,8}(?:\d{1,2}|[一二两三四五六七八九十])\s*[家个位场次]|"
    r"(?:\d{1,2}|[一二两三四五六七八九十])\s*[家个位场次][^，。；,;\n]{0,6}(?:以内|之内|以下|封顶|为限)",
    re.IGNORECASE,
)
"""A number of meetings in words."""


def of_all_meetings(text: str) -> bool:
    """Whether a text limits or excludes meetings without naming companies: ``no meetings before 10:00``."""
    if limit_of_all(text) is not None:
        return True
    if _MEETING.search(text) is None or explained_signs(text):
        return False
    return any(map(says_limit, segments(text))) or (_REFUSES.search(text) is not None and bool(_WHEN.search(text)))


def limit_of_all(text: str) -> tuple[frozenset[Role], str] | None:
    """The roles whose companies a text limits in general, and the limit: ``each buyer has at most 8 meetings a day``.

    None for texts without such a part.
    """
    parts = [p for part in segments(text) for p in _GAP.split(part)] if len(text) <= _LONGEST_OF_ALL else []
    for part in parts:
        found = _OF_EACH.search(part)
        rest = " ".join(_OF_EACH.sub(" ", part, count=1).split()) if found is not None else ""
        rest = _HAS.sub("", BESIDE_HAN.sub("", rest)).strip(" :：,，—–-")
        if found is not None and says_limit(rest):
            roles = roles_of(next(filter(None, found.groups()), ""))[0]
            return (roles or frozenset(Role)), rest
    return None


_LONGEST_OF_ALL = 200
_GAP = lazy_regex(r"\u3000+|\s{2,}")
_OF_EACH = lazy_regex(
    r"(?:每一?[家位]|各家)(?!采购|买家|供应|卖家|展商|参展|企业|公司|单位)|"
    r"(?:每一?[家个位名]|各家?|所有)(采购商|买家|采购方|供应商|卖家|供应方|展商|参展商|企业|公司|单位)|"
    r"\b(?:each|every|per|a|any|for (?:each|every|all)|all) "
    r"(buyer|purchaser|supplier|exhibitor|seller|vendor|company|firm)(?:s|'s)?\b|"
    r"\b(?:кажд\w+|на (?:одного|одну)|для (?:кажд\w+|всех)|все(?:х|м)?|на|у|для) "
    r"(покупател|закупщик|байер|поставщик|экспонент|компани|фирм)\w*",
    re.IGNORECASE,
)
_HAS = lazy_regex(
    r"^(?:(?:has|have|can have|may have|gets?|can take|is allowed|принимает|проводит|имеет|может провести|у)\s+)"
)
_MEETING = lazy_regex(r"meeting|встреч|переговор|洽谈|会面|会谈|见面|对接", re.IGNORECASE)


MEETS_ONE = lazy_regex(
    r"\b(?:meet(?:ing)?s?(?: with)?|(?:talk|sit|seat)\w*(?: us)? with) (?:the )?[A-Z«\"“][^\W\d_]|"
    r"\b(?:встре[чт]\w+|переговор\w*|сажать|свод\w+|став\w+)(?: нас)?(?: рядом)? со? "
    r"(?:компани\w+ |фирм\w+ )?[А-ЯЁA-Z«\"“]|"
    r"(?:与|和|跟)[^，。；]{2,12}(?:见面|会面|洽谈|对接|会谈)"
)
"""A phrase about meeting somebody by name, known or not."""


@lru_cache(maxsize=131072)
def asks_to_meet(rest: str) -> bool:
    """Whether a text, without its names, plainly wishes to meet somebody, in any language, and denies nothing."""
    bare = normalized(rest)
    if has_negation(bare) or denies_anything(bare) or ANY_NOT.search(affirmed(bare)) is not None:
        return False
    wished = any(words.search(translated(rest)) is not None for words in (_WISHES, _GLAD))
    return asks_for_meeting(bare) or (wished and level_beside(rest) is Level.WANT)


@lru_cache(maxsize=131072)
def level_beside(rest: str) -> Level | None:
    """The level of the companies named in a text, from the text around their names; None if there is none."""
    rest = without_earlier(rest)
    if (level := _level_beside(translated(rest))) is not None or translated(rest) == rest:
        return level
    own = (part for part in segments(without_limits(rest)[:400]) if sure_level(part) is None)
    return Level.NO if any(map(denies_meeting, own)) else None  # a verb that is not translated


def _level_beside(rest: str) -> Level | None:
    rest = affirmed(without_limits(of_named(_LATER_PLACE.sub(" ", rest))))
    rest = ABOVE_ALL.sub(" ", rest) if tells_order(rest) else rest
    ensured = says_surely(rest)
    rest = without_reminder(rest)
    said = next((level for part in segments(rest) if (level := sure_level(part)) is not None), None)
    refusals = (p for p in segments(rest[:400]) if sure_level(p) is None and polarity_of(p) is Level.NO)
    refused = said is Level.WANT and any(refusals)  # ``Please, not with them``
    if said is not None and not refused and not (ensured and said is Level.WANT):
        return said
    polarity = next((p for part in segments(rest[:400]) if (p := polarity_of(part)) is not Level.WANT), None)
    if polarity is not None:
        return polarity
    if _REFUSES.search(rest):
        return Level.NO
    if ensured or ABOVE_ALL.search(rest):
        return Level.MUST
    if _WISHES.search(rest) or _GLAD.search(rest):
        return Level.WANT
    doubtful = level_of(rest) if len(rest) <= _SHORT else None  # ``No … please!``
    return doubtful[0] if doubtful is not None else None


_LATER_PLACE = lazy_regex(
    r"(?i)(?<!\w)(?:priorit\w+|prio|приоритет\w*|пріоритет\w*|öncelik|ưu tiên)\W{0,2}(?:no|nr|n[°º]|№|#)?[\W]{0,2}"
    r"(?:[2-9]|1\d)(?!\d)|(?<!\d)(?:[2-9]|1\d)(?:\.|th|nd|rd|-?[йяе])?\s?(?:priorit\w+|приоритет\w*|öncelik)|"
    r"第[二三四五六七八九十2-9][优優]先"
)
"""A place in the order of wishes behind the first, which makes none a must: ``as priority 4``."""


def tells_order(text: str) -> bool:
    """Whether a text puts a company first and another one next: ``above all X, then Y``, which makes none a must."""
    return ABOVE_ALL.search(text) is not None and _NEXT.search(text) is not None


def without_limits(text: str) -> str:
    """A text without its statements on how many meetings there may be: ``at most 4`` is no level."""
    parts = [part for part in (trim(p).lstrip("-–— ") for p in _PARTS.split(text)) if part] if _has_number(text) else []
    limits = [part for part in parts if says_limit(part.rstrip(".!！ "))]
    return ", ".join(part for part in parts if part not in limits) if limits else text


_SHORT = 30
_ENSURES = lazy_regex(
    r"\b(?:make sure|be sure|ensure|see to it|guarantee)\b|\b(?:проследите|обеспечьте|убедитесь)\b|确保|保证",
    re.IGNORECASE,
)
_REMINDER = lazy_regex(
    r"\b(?:do not|don['’]?t|never) forget(?: (?:to|about|that))?\b|\bне забы\w+(?: (?:про|о|об))?\b|"
    r"\bне забуд\w+(?: (?:про|о|об))?\b|"
    r"(?:千万)?(?:别|不要|勿)(?:忘记?了?|漏掉?了?)",
    re.IGNORECASE,
)
"""A negation that only means that somebody is not to be forgotten."""


def says_surely(text: str) -> bool:
    """Whether a text is a reminder to make sure of something, or not to forget it."""
    return _ENSURES.search(text) is not None or _REMINDER.search(text) is not None


def without_reminder(text: str) -> str:
    """A text without ``do not forget``, which is no refusal."""
    return _REMINDER.sub(" ", text)


def of_named(text: str) -> str:
    """A text without its statement on all others: ``Altyn Trade is essential for us, everything else is optional``."""
    parts = list(segments(text))[1:]
    others = any(map(OF_OTHERS.search, parts))
    return ", ".join(part for part in parts if OF_OTHERS.search(part) is None) if others else text


OF_OTHERS = lazy_regex(
    r"\b(?:everything|everyone|everybody|all|any(?:one|body|thing)?|nobody|nothing|no one) else\b|"
    r"\bthe (?:rest|others?)\b|\ball (?:the )?others?\b|\bостальн|\bпрочи[ехм]|"
    r"\bвсе (?:другие|иные)|其他|其余|其它|别的|қалған|qolgan|"
    r"\b(?:alle|die) (?:anderen|übrigen|restlichen)\b|\b(?:der|den) rest\b|\bles autres\b|\ble reste\b|"
    r"\blos demás\b|\bel resto\b|\bos (?:outros|demais)\b|\bo resto\b|\bgli altri\b|\bil resto\b|"
    r"\bpozosta[łl]\w+|\bdiğerleri|나머지|その他は|残り(?:は|の|$)|những công ty khác|còn lại|\byang lain\b|"
    r"\bsisanya\b|الباقي|باقي|الآخرين|بقیه|سایرین|"
    r"\b(?:всі|усі) інші\b|\bрешт[аиу]\b|\b(?:všichni|všechny) ostatní\b|\ba többi|\bceilal[țt]i\b|\brestul\b|"
    r"\b(?:svi|sve) ostal[ie]\b|\b(?:сви|све|всички) остал\w+|\b(?:alle|de) (?:overige|anderen)\b|"
    r"\bde (?:andra|övriga)\b",
    re.IGNORECASE,
)
"""A phrase about all companies other than the named ones."""


def says_more(rest: str) -> bool:
    """Whether the text around names contains more than ``and`` and legal forms."""
    words = _WORD.findall(NAME_FORM.sub(" ", rest).casefold())
    return any(len(word) > 1 or word > "\u2e80" for word in words if word not in _AND)


_WORD = lazy_regex(r"[^\W\d_]+")
_AND = frozenset({"and", "or", "и", "или", "和", "与", "及", "或"})


@lru_cache(maxsize=131072)
def apart(text: str) -> tuple[str, str] | None:
    """Split a value from a remark on another topic: ``Altyn Trade (leaves at 15:00)``; None without such a remark."""
    for match in _BEHIND.finditer(text):
        head, said = trim(text[: match.start()]), trim(text[match.end() :]).rstrip(")）]】")
        weak = match[0].strip() in {",", "，", "."}  # as in ``Co., Ltd.``
        told = says_vip(said) or says_replacing(said) or (_is_statement(said) if weak else speaks(said))
        if head and said and told and not speaks(head):
            return head, said
    return None


_BEHIND = lazy_regex(r"\s*[(（\[【;；,，\n]\s*|\s+[-–—/]\s*|[:：](?!\d)\s*|\.(?=\s)|。")
"""Delimiters between a value and a remark after it."""


_SEATS = r"(?:встреча|назнача?|став|планир|организ|устраив|саж|свод|сади|поставь|посади)\w*"
_REFUSES_ONE = lazy_regex(
    r"(?:please |pls |kindly |we |they |but )*(?:do not|don't|does not|doesn't|never|not to)"
    r"(?: want(?: us)? to| wish to)? "
    r"(?:arrange|schedule|plan|set up|book|have|meet|seat|place|put|match|pair)(?: us)?(?: together)?"
    r"(?: (?:a |any )?meetings?)?(?: (?:us )?with)? (?P<a>.+)|"
    r"(?:we )?(?:would rather not|prefers? not to) meet(?: with)? (?P<b>.+)|no meetings? with (?P<c>.+)|"
    r"(?:we |they )?(?:will not|won['’]t|cannot|can['’]t) (?:come to|attend|accept|take|have|hold) any meetings? "
    r"with (?P<k>.+)|"
    r"(?:please |pls |kindly |but )*(?:not(?: with)?|avoid|refuses?(?: to meet)?) (?P<i>.+)|"
    rf"(?:просим |просьба |пожалуйста,? )*не {_SEATS}"
    r"(?: нам| нас)?(?: встреч\w* со? | со? )"
    r"(?:компани\w+ )?(?P<d>.+)|"
    r"со? (?:компани\w+ )?(?P<n>(?!к(?:ем|ак|отор)).+?) (?:встреч\w+ )?(?:назначать )?не (?:нужн\w+|надо|требу\w+)|"
    rf"(?:просим |просьба |пожалуйста,? )*со? (?:компани\w+ )?(?P<j>.+?) (?:нам |нас |просим |просьба )*не {_SEATS}|"
    r"(?:мы )?не (?:хотим|хочет|хотели бы|хотел бы|желаем|будем)(?: бы)? встреч\w+ с (?:компани\w+ )?(?P<e>.+)|"
    r"(?:но |а )?(?:кроме|за исключением) (?P<l>.+)|(?:but )?except(?: for)? (?P<m>.+)|"
    r"(?:请)?(?:勿|不要|别|不)(?:再)?(?:安排|希望|想|愿意?)?(?:与|和|跟|同)(?P<f>.+?)(?:的)?(?:会面|见面|洽谈|会谈|对接|谈|聊|碰面)|"
    r"(?:请)?(?:不想|不愿|不要|不用|别|不)(?:再)?(?:见|约)(?P<g>\S{2,20})|(?:请)?(?:勿|不要|别)安排(?P<h>[^与和跟同].+)",
    re.IGNORECASE,
)
"""A sentence that refuses one named company: ``Please do not arrange a meeting with Altyn Trade``."""


@lru_cache(maxsize=131072)
def refused_in(text: str) -> str:
    """The name of the company that a sentence refuses; '' for other texts."""
    bare = _BEHIND_HAN.sub("", _MERE_END.sub("", " ".join(affirmed(text).split()).strip(" .!。！")))
    heading, colon, name = bare.replace("：", ":").partition(":")
    headed = colon and len(heading) <= _LONGEST_HEADING and polarity_of(heading) is Level.NO
    return name.strip() if headed else _object_of(_REFUSES_ONE, bare)


_LONGEST_HEADING = 40
_BEHIND_HAN = lazy_regex(r"(?<=[\u3400-\u9fff]) (?=[A-Za-z\d])")
_MERE_END = lazy_regex(r"(?:[,，]?\s*\b(?:please|пожалуйста|again|either|any ?more|at all|больше)\b)+$", re.IGNORECASE)
_REASON = lazy_regex(r"\s*[(（]([^()（）]+)[)）]$|\s*[,，;；]\s*([^,，;；]+)$|\s+[-–—]\s+(.+)$")
_CONDITION = lazy_regex(
    r"\b(?:if|unless|only|until|till|before|after|but|except|than|instead)\b|если|только|кроме|лишь|но\b|а\b|вместо|"
    r"如果|除非|只|仅|但|而|除|\d",
    re.IGNORECASE,
)


def without_reason(text: str) -> str:
    """A sentence without a reason after it: ``not with Altyn Trade (legal dispute)``; restrictions are kept."""
    found = _REASON.search(text)
    if found is None:
        return text
    reason = next(filter(None, found.groups()))
    keeps = _CONDITION.search(reason) is not None or NAME_FORM.search(reason) is not None or speaks(reason)
    return text if keeps else text[: found.start()]


def _object_of(sentence: re.Pattern[str], text: str) -> str:
    """The content of a pattern's group if the pattern matches the whole text; otherwise ''."""
    match = sentence.fullmatch(text)
    return next((found for found in match.groups() if found), "") if match is not None else ""


_ADDS = lazy_regex(
    r"(?:(?:please|kindly|pls),? )*(?:add|book|arrange|schedule)(?: us)?(?: (?:a|one more|another) meeting)?"
    r"(?: with)? (?P<a>.+)|"
    r"(?:просим |просьба |пожалуйста,? )+(?:добавить|поставить|назначить|организовать)(?: нам| ещё| еще)*"
    r"(?: встреч\w+)?(?: со?)? (?P<b>.+)|"
    r"(?:请|麻烦)(?:增加|安排|加上?)(?:与|和|跟)?(?P<c>.+?)(?:的?(?:见面|会面|洽谈|对接))?",
    re.IGNORECASE,
)
"""A sentence that requests a meeting with one company: ``Please add a meeting with Altyn Trade``."""


@lru_cache(maxsize=131072)
def added_in(text: str) -> str:
    """The name of the company that a sentence wishes to meet; '' for other texts."""
    return _object_of(_ADDS, _MERE_END.sub("", " ".join(text.split()).strip(" .!。！")))


_BETWEEN = lazy_regex(
    r"(?:does not|doesn't|do not|don't|will not|won't|would not) (?:want|wish|like)(?: to (?:meet|see))?(?: with)?|"
    r"refuses(?: to meet)?|не (?:хочет|желает)(?: встречаться| видеть)?(?: со?)?|"
    r"不(?:想|愿意?)?(?:见|跟|和|与)(?:见面|谈|洽谈)?",
    re.IGNORECASE,
)


def refuses_between(rest: str) -> bool:
    """Whether the text between two names, with any reason after them, states that the first refuses the second."""
    return _BETWEEN.fullmatch(without_reason(" ".join(rest.split())).strip(" .!。！")) is not None


_SURELY = (
    r"(?:make sure|be sure|ensure|see to it)(?: that)?(?: (?:we|they|you|i))?(?: (?:get to|can|will|do|definitely|to))*"
)
_TO_MEET = (
    r"(?:meet|see|have (?:a |the )?meeting|get (?:a |the )?meeting|arrange (?:a |the )?meeting|book|schedule|"
    r"(?:are|get) (?:matched|paired|seated|put))"
)
_PLEASE = r"(?:пожалуйста,? |очень |просим |прошу |просьба |нам |мы |нас )*"
_INSISTS = lazy_regex(
    rf"(?:please |kindly |pls )*{_SURELY} {_TO_MEET}(?: with)? (?P<h>.+)|"
    r"(?:please |kindly |pls )*ensure (?:us )?(?:a |the |our )?(?:meeting|appointment|slot)s? with (?P<i>.+)|"
    r"it(?: is|['’]s) (?:(?:very|really|extremely|absolutely) )*(?:important|essential|vital|crucial|critical)"
    rf"(?: for us)? (?:to|that we) {_TO_MEET}(?: with)? (?P<k>.+)|"
    rf"{_PLEASE}(?:обязательно|непременно)[, ]+{_PLEASE}"
    r"(?:организ|заплан|назнач|постав|посад|устро|обеспеч|включ|добав|сведите|свести|нужн|надо|хотим|хотелось бы)\w*"
    r"(?: нам| нас)?(?: встреч\w+| встретиться| увидеться| переговоры)?(?: со?| к| в пару с)? (?P<l>.+)|"
    r"(?:очень )?(?:важн|нужн|необходим)\w+(?: для нас| нам)? встреча со? (?P<n>.+)|"
    r"встреча со? (?P<o>.+?) (?:для нас |нам )?(?:обязательна|необходима|очень важна|крайне важна)|"
    r"(?:请|麻烦)?(?:务必|必须|一定要?|确保)(?:帮|给|为|让)?(?:我们?|我司|我方)?(?:能|要)?(?:安排|约见?|会见|见到?|预约)?"
    r"(?:与|和|跟|同)?(?P<p>.+?)(?:的)?(?:见面|会面|洽谈|会谈|对接)?|"
    r"(?P<r>.+?)(?:必须|务必|一定要?)(?:见面|会面|洽谈|对接)|"
    r"(?:we |they |please |kindly |pls )*(?:absolutely |really |definitely )?"
    r"(?:must|have to|need to|insist on(?: a)?|(?:it is )?(?:essential|vital|crucial)(?: for us)? to)"
    r"(?: absolutely| really)?"
    r"(?: (?:meet|see|meeting|have a meeting))(?: with)?:? (?P<a>.+)|"
    r"(?P<d>.+) is (?:the (?:one|company) (?:they|we|who|whom|that)* ?(?:really |absolutely )*must (?:meet|see)|"
    r"a must)|"
    r"(?:обязательн\w+|непременно|необходим\w+)(?: нужн\w+| хотим| просим)?(?: встреч\w+| встретиться| увидеть)(?: с)? "
    r"(?P<b>.+)|"
    r"обязательно(?: надо| нужн\w+)?:? (?P<e>[А-ЯЁA-Z«\"].+)|(?P<f>.+?)\s*[-–—:]?\s+обязательно|"
    r"(?P<g>.+?)(?:务必|必须|一定)要?(?:排上|安排上?|见到?|约上?)|"
    r"(?:请)?(?:务必|必须|一定要?)(?:安排|见|约见|会见|对接)(?:与|和)?(?P<c>.+?)(?:见面|会面|洽谈|对接)?",
    re.IGNORECASE,
)
"""A sentence that insists on meetings with named companies: ``We must meet Altyn Trade``."""


@lru_cache(maxsize=131072)
def insisted_in(text: str) -> str:
    """The names of the companies that a sentence insists on meeting; '' for other texts."""
    return _object_of(_INSISTS, " ".join(text.split()).strip(" .!。！"))
