"""Reads the status of a registration: whether the company comes, withdrew, or registered again in another row."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.form_tests import IS_TEST
from sco_scheduler.intake.values.persons import PERSON
from sco_scheduler.intake.values.tongues import forms, in_english, without_marks
from sco_scheduler.resources import (
    BEGINS_WORD,
    is_joined,
    kept_regex,
    lazy_regex,
    with_capitals,
    word_pattern,
    words_of_kinds,
)

Status = Literal["", "cancelled", "void"]


@lru_cache(maxsize=64)
def further(*kinds: str) -> re.Pattern[str]:
    """A pattern of the words of some kinds in all languages, each at the beginning of one."""
    words = dict.fromkeys(with_capitals(word.replace("ς", "σ")) for word in words_of_kinds(STATUSES, *kinds))
    first, inside = ("|".join(word for word in words if word.startswith("^") is at_start) for at_start in (True, False))
    beginning = rf"{BEGINS_WORD}(?:{inside})" if inside else ""
    return word_pattern("|".join(filter(None, (first, beginning))), [word.removeprefix("^") for word in words])


STATUSES = "statuses.json"
"""The data file of the words for statuses, replies, absence, and what leaves a withdrawal open, in all languages."""

_VOID = lazy_regex(
    r"\bvoid\b|supersed|replaced by|see (?:the )?new|outdated|obsolete|invalid|duplicate|"
    r"недейств|замен[её]н|устарел|аннулир|дубл|作废|失效|无效|重复|已替代|被替代|被.{1,20}(?:替代|取代|替换)|以新"
)
_QUITS = r"(?<![ぁ-ヶ時时点點分半])(?<![:：]\d\d)退出(?![ぁ-ヶ]|予定)"
"""Chinese for who quits, and not for who leaves at an hour, nor Japanese for who leaves: ``15時に退出``."""

_LEFT = r"(?<![а-яё])(?:отказ|отмен(?!н)|отозва|снят|выбы)"
"""The beginnings of Russian words for who left, and not of others: ``безотказный``, ``отменный``."""

_CANCELLED = lazy_regex(
    lambda: (
        with_capitals("|".join(words_of_kinds(STATUSES, "not coming"))) + r"|"
        r"cancel|withdr|declin|reject|refus|not coming|not attending|not participating|"
        r"(?:will not|won't|does not|doesn't|do not|don't|cannot|can't) (?:be )?(?:com|attend|particip|take part)|"
        r"not (?:admitted|accepted|selected|eligible|qualified|invited)|disapprov|disqualif|ineligib|uninvited|"
        r"blacklist|banned|turned down|unsuccessful|no longer|dropped out|pulled out|"
        rf"{_LEFT}|(?<![а-яё])снял(?:[аио]с[ья]|ся)|не участ|не прие|не прид|{_QUITS}|取消|放弃|撤|"
        r"отклон|не ?допу|не прош|исключ[её]н|отчислен|не явил|неявк|"
        r"不参加|不参会|不来(?!梅)|拒绝|婉拒|谢绝|不通过|不予|驳回|不合格|不符|落选|黑名单|(?:未|没有?)(?:录取|入选)"
    )
)
_COMING = lazy_regex(
    r"confirm|paid|payment|regist|accept|agree|mutual|approv|attend|coming|participat|active|valid|complete|submitted|"
    r"\bnew\b|\bopen\b|in progress|invited|lead|client|signed|"
    r"подтв|оплач|оплат|зарег|регистрац|принят|принял|соглас|взаимн|одобр|участв|действ|нов|в работе|приглаш|заявк|"
    r"клиент|подписан|"
    r"接受|同意|双方|确认|已付|缴费|报名|通过|审核|参加|参会|有效|正常|已提交"
)
_UNDECIDED = lazy_regex(
    r"pending|wait|review|tentative|to be confirmed|\btbc\b|unconfirmed|unpaid|"
    r"not (?:yet )?(?:confirm|paid|regist|accept|approv)|"
    r"ожида|рассм|ждёт|ждет|под вопрос|предварит|резерв|"
    r"не (?:подтв|оплач|принят|одобр|зарег)|неоплач|неподтв|"
    r"待|未|审核中|候补|处理中"
)
"""Statuses of companies that may or may not come, so that they do not say whether to schedule them."""

_DENIED = lazy_regex(
    r"\b(?:not|never|no|non|without|inactive|incomplete)\b|n't\b|\b(?:un|dis|non|de-?)(?:confirm|paid|regist|accept|"
    r"approv|pay|active|valid|signed)|fail|closed|expired|\bне|\bнет\b|\bбез\b|закрыт|отключ|不|未|没|失败|关闭|过期"
)
"""Statuses that deny a word for coming: for ``payment failed`` a question is asked."""

_MAYBE_GONE = lazy_regex(
    r"refund|charge[- ]?back|\blost\b|remov|delet|exclud|denied|expired|fail|void|no[- ]?show|"
    r"not (?:yet )?approv|не одобр|не принят|возвр|проигр|провал|удал|вычерк|сорв|просроч|некачеств|"
    r"退款|退票|退费|注销|失败|过期|未(?:获)?(?:审核|批准|审批)?通过|删除|丢单|输单"
)

_NOT = lazy_regex(
    r"\b(?:not|un|no|не)[\s-]*(?:cancel|withdr|declin|отмен|отказ)|未(?:取消|退出)|没有(?:取消|退出)|キャンセル待"
)


def _is_one_of(kind: str, bare: str) -> bool:
    """Whether a whole folded text, with or without the marks on its letters, is one of a kind."""
    return _whole(kind).fullmatch(without_marks(bare).strip(" .!。！")) is not None


@lru_cache(maxsize=4)
def _whole(kind: str) -> re.Pattern[str]:
    words = dict.fromkeys(map(without_marks, words_of_kinds(STATUSES, kind)))
    return kept_regex("|".join(words))


def is_denied(bare: str) -> bool:
    """Whether a word for coming is denied."""
    return _DENIED.search(bare) is not None or further("denied").search(bare) is not None


@lru_cache(maxsize=131072)
def status_of(text: str) -> Status | None:
    """Interpret the status of a row; None if it is not known.

    Returns
    -------
    Status | None
        ``cancelled`` for a company that does not come, ``void`` for a row that another one of the same company
        replaces, '' for a company that comes.
    """
    known = vocabulary().choice("company_status", text)
    bare = normalized(text)
    if known is not None or not bare:
        return "cancelled" if known == "cancelled" else ""
    cancelled = _is_one_of("gone", bare) or any(map(_CANCELLED.search, forms(text)))
    cancelled = cancelled or further("declined", "withdrawn").search(bare) is not None
    unsaid = _NOT.search(bare) or (is_undecided(bare) and not cancelled)
    unsaid = unsaid or (cancelled and (stays(text) or is_of_person(text) or _is_doubted(bare, _regrets())))
    unsaid = unsaid or (cancelled and further("taken back").search(bare) is not None)
    unsaid = unsaid or (cancelled and _ON_ONE_DAY.search(in_english(bare)) is not None)
    void = _is_one_of("void", bare) or bool(not unsaid and _VOID.search(bare))
    void = void and further("colleague").search(bare) is None
    if void or (cancelled and not unsaid):
        return "void" if void else "cancelled"
    coming = _COMING.search(bare) or further("agreed", "confirmed").search(bare)
    comes = _is_one_of("coming", bare) or (coming and not is_denied(bare) and not may_be_gone(text))
    return "" if comes and not unsaid else None


@lru_cache(maxsize=131072)
def voids_row(text: str) -> bool:
    """Whether a remark begins with a word that the request of its row does not count: ``SUPERSEDED by e-mail``.

    One that is just sent again is no such word, as the wish stands in another row.
    """
    first = _FIRST_PART.split(normalized(text).strip(" .!()[]（）【】"))[0].strip()
    return _VOIDS.match(first) is not None


_FIRST_PART = lazy_regex(r"\s*[,，;；:：。!！(（]\s*|\.\s|\s[–—-]\s")
_VOIDS = lazy_regex(
    r"(?:this |the )?(?:(?:row|request|line|entry|wish) )?(?:is |was |now )*"
    r"(?:void\b|superseded\b|replaced by\b|obsolete\b|outdated\b|overtaken\b|no longer valid\b)|"
    r"(?:(?:эта )?(?:строка|заявка|запись) )?(?:недействительн|замен[её]н[аоы]?\b|аннулирован|устарел)|"
    r"(?:已|此[条行]|本[条行])*(?:作废|失效|无效|被?替代|被?取代|被?替换|被.{1,12}(?:替代|取代|替换))|"
    r"(?:ersetzt|überholt|ungültig|hinfällig)\b|remplacée? par\b|caduque\b|"
    r"(?:sustituid|reemplazad|substitu[ií]d)[oa]s? p|sostituit[oa] da|zastąpion|nieaktualn|nieważn|замінен|"
    r"geçersiz|yerine yenisi|vervangen door\b|nahrazen"
)
"""How a remark on a request begins that tells it is replaced or void."""


def is_void(text: str) -> bool:
    """Whether a text says that its row does not count, since another one of the same company replaces it."""
    bare = normalized(text)
    return (_VOID.search(bare) is not None or _is_one_of("void", bare)) and status_of(text) == "void"


def stated_status(text: str) -> Status | None:
    """The status of a row by what stands in its column Status, where a remark that nobody comes is one: ``снялись``."""
    status = status_of(text)
    return "cancelled" if status is None and says_gone(text) >= _CERTAIN and not is_of_person(text) else status


@lru_cache(maxsize=131072)
def is_undecided(bare: str) -> bool:
    """Whether a folded status leaves open if a company comes, or a request stands: ``pending``."""
    return _UNDECIDED.search(bare) is not None or further("undecided", "unanswered").search(bare) is not None


def is_unanswered(bare: str) -> bool:
    """Whether a folded text says that nobody has replied, which is no refusal: ``no reply``, ``не ответили``."""
    return further("unanswered").search(bare) is not None


def may_be_gone(text: str) -> bool:
    """Whether an unknown status suggests that a company does not come: ``refunded``."""
    bare = normalized(text)
    return _MAYBE_GONE.search(bare) is not None or further("maybe gone").search(bare) is not None


_GONE = lazy_regex(
    lambda: (
        r"(?:cancel|withdr[ae]w)\w*(?: (?:from )?(?:our|the|their|its|my|his|her))?(?: \w+)? (?:participation|"
        r"attendance|registration|visit|trip)|(?<!noise[ -])cancel\w*|withdr[ae]w\w*|"
        r"(?:is |are )?not (?:coming|attending|participating|taking part)|"
        r"(?:(?:will|do|does|did|can) ?not|(?:wo|do|does|did|ca)n't|unable to) "
        r"(?:be able to )?(?:come|attend|participate|take part|join(?: us)?|make it|"
        r"be (?:coming|attending|participating|taking part))|"
        r"no[- ]show|no travel(?! \w)|not travell?ing|"
        r"no longer (?:coming|attending|participating)|dropped out|pull(?:ed|ing)? out|declined|"
        + with_capitals("|".join(words_of_kinds(STATUSES, "not coming")))
        + r"|отказ от участия|"
        rf"(?:{_LEFT}\w+|(?<![а-яё])сня(?:т|л\w+))(?: [со]т? (?:участия|поездки|приезда|визита))?|"
        r"(?:участвовать|приезжать) не буд\w+|"
        r"не (?:ед(?:ут|ем|ет)|участву\w+|приед\w+|приезжа\w+|прид\w+|смо[гж]\w+ (?:приехать|участвовать))|"
        rf"(?:已)?(?:取消|{_QUITS}|放弃)(?:参会|参加|报名)?|(?:不|无法|不能)(?:参加|参会|出席|来(?!梅))(?:了)?"
    )
)
_BEFORE = lazy_regex(
    r"(?:(?:sorry|unfortunately|we|they|it|he|she|had to|have to|have|has|are|is|was|registration|participation|"
    r"hat|haben|hatten?|ist|sind|wurden?|leider|kurzfristig|a|ont|avons|est|sont|malheureusement|"
    r"ha|han|hemos|al final|finalmente|lamentablemente|"
    r"к сожалению|мы|они|участие|регистрация|很?抱歉|已经?|我们|因[^，。;；]{1,6}|临时|"
    r"(?:\d{1,2}月)?\d{1,2}[日号](?=来?[电函]|通知|告知|确认)|"
    r"(?:来?电|来函)?(?:通知|告知|确认)|to)[\s,，]*)*"
)
_BEHIND = lazy_regex(
    r"(?: (?:by|per|via) (?:e-?mail|mail|phone|letter))?"
    r"(?: (?:on |as of |от |с )?\d{1,2}[. ]\w+\.?)?(?: this (?:year|time)| any ?more| any longer| в этом году)?"
    r"\s*(?:[-–—:;,.(!]|$|，|。|；|：|（)"
)

_ABSENT = lazy_regex(r"(?:absent|not there|not present|not available)[\s.!]*")
"""A whole remark on absence without a day or an hour."""

_NOT_COMING = lazy_regex(
    r"(?:(?:is|are|will|do|does|did) )?not |can(?:not|.t)|(?:wo|do|does|did)n.t|unable|no longer|"
    r"не |участв|приез|不|无法"
)
_DAY_BEHIND = lazy_regex(
    r"[\s(（,，:：–—-]*(?:on |in |at )?(?:the )?\d{1,2}(?:[-–]?(?:го|е)\b|st\b|nd\b|rd\b|th\b|[日号]|[ .]\w)"
)
"""A day behind ``not coming``: on the others the company may be there."""


@lru_cache(maxsize=131072)
def says_gone(text: str) -> float:
    """The certainty that a remark about a company says that it does not come; 0 if it says nothing of it.

    What is cancelled may be something else, such as a flight, and a condition, a doubt or a ``but`` may take it back.
    """
    bare = normalized(text)
    parts = [part for part in _PARTS.split(bare) if part and _regrets().fullmatch(part) is None]
    said = [_gone(part) for part in parts]
    gone = max(map(_gone, forms(text)))
    all_told = len(parts) > 1 and all(n or further("to cancel").search(p) for n, p in zip(said, parts, strict=True))
    if _unregisters(bare) or (all_told and max(said) >= _CERTAIN) or (gone and _tells_twice(text)):
        gone = _CERTAIN
    gone = gone or (_ASKED if _asks_off(bare) or any(map(_cancels_participation, parts)) else 0.0)
    if not gone or bare in words_of_kinds(STATUSES, "none") or stays(text):
        return 0.0
    return _ASKED if gone >= _CERTAIN and _is_doubted(bare, _regrets()) else gone


def _is_doubted(bare: str, regrets: re.Pattern[str]) -> bool:
    """Whether a folded text has a condition, a doubt, a denial of leaving or a ``but``: ``if the visa is refused``.

    Parameters
    ----------
    regrets
        A pattern of words of regret, behind which alone a ``but`` takes nothing back: ``sorry, but``.
    """
    if further("if", "perhaps", "not cancelled").search(bare) is not None:
        return True
    bare = further("not after all").sub(" ", bare)
    return any(regrets.fullmatch(bare[: found.start()]) is None for found in further("but").finditer(bare))


def has_condition(bare: str) -> bool:
    """Whether a folded text has a condition: ``if time permits``, and not just ``(if any)``."""
    return further("if").search(_if_any().sub(" ", bare)) is not None


@lru_cache(maxsize=1)
def _if_any() -> re.Pattern[str]:
    return kept_regex(rf"[(（]\s*(?:{further('if any').pattern})\s*[)）]")


def has_but(bare: str) -> bool:
    """Whether a folded text has a ``but``, behind which it may be taken back."""
    return further("but").search(bare) is not None


def _parts_of(bare: str) -> list[str]:
    """The clauses of a folded text, parted at punctuation and at each ``but``, except at commas around ``please``."""
    asked = _asked_for().sub(" ", bare)
    return [part for whole in _CLAUSES.split(asked) for part in further("but").split(whole) if part.strip()]


@lru_cache(maxsize=1)
def _asked_for() -> re.Pattern[str]:
    return kept_regex(rf",\s*(?:{further('please').pattern})\s*(?:,|(?=\.|$))")


_CLAUSES = lazy_regex(r"[,，、;；.!。！।։()（）]\s*|\s[-–—]\s")


def _denies_leaving(bare: str) -> bool:
    """Whether a folded text says that nothing was cancelled, or all is as planned: ``we have not cancelled``."""
    denied = further("not cancelled").search(bare) is not None
    others = sum(further("as planned").search(part) is None for part in _parts_of(bare))
    return denied and further("if", "perhaps").search(bare) is None and others <= 1


def _concerns_other(bare: str) -> bool:
    """Whether a folded text is about a journey, a meal, an order or an event of another year."""
    return further("other things").search(bare) is not None


def _is_reason(bare: str) -> bool:
    """Whether a folded clause tells a reason: ``because of our flight``."""
    return further("because").search(bare) is not None


def _asks_off(bare: str) -> bool:
    """Whether a text asks, in any language, to take the name of its writer off a list: ``retirem o nosso nome``."""
    return further("our name").search(bare) is not None and further("to cancel").search(bare) is not None


def _cancels_participation(bare: str) -> bool:
    """Whether a folded clause has a word for cancelling and one for taking part: ``moramo da otkažemo učešće``."""
    if further("to cancel", "withdrawn", "falls through").search(bare) is None:
        return False
    taking_part = (found[0] for found in further("participation").finditer(bare))
    return any(_THE_EVENT.match(words) is None for words in taking_part)


_THE_EVENT = lazy_regex(r"th(?:e|is) |[本此]次")
"""An event, of whose list something else may be taken off."""


def _is_of_other(part: str) -> bool:
    """Whether a clause says that something else than the participation is cancelled: ``our flight was cancelled``."""
    if not (_concerns_other(part) and _leaves(part)) or _is_reason(part):
        return False
    if any(map(_NOT_COMING.match, _GONE.findall(part))):
        return False
    return further("not taking part", "participation", "our registration", "our name").search(part) is None


@lru_cache(maxsize=131072)
def stays(text: str) -> bool:
    """Whether a text says that nothing is cancelled, or only something else: ``our flight was cancelled``."""
    bare = normalized(text)
    if _denies_leaving(bare) or not _concerns_other(bare):
        return _denies_leaving(bare)
    parts = _parts_of(bare)
    kept = [part for part in parts if not _is_of_other(part)]
    return len(kept) < len(parts) and not any(map(_leaves, kept))


def _leaves(part: str) -> bool:
    """Whether a clause has a word for leaving, or for cancelling whatever it may be."""
    cancels = further("to cancel", "declined", "withdrawn").search(part)
    return cancels is not None or _cancels(part) or any(map(_gone, forms(part)))


_CERTAIN, _ASKED = 0.93, 0.6
_PARTS = lazy_regex(r"[,，;；.!。！]\s*")


def _unregisters(bare: str) -> bool:
    """Whether a text asks, in any language, to cancel the registration of its writer: ``kaydımızı iptal ediniz``."""
    if further("our registration").search(bare) is None or further("to cancel").search(bare) is None:
        return False
    others = (_NOT, PERSON, further("replacing"))
    return not (any(words.search(bare) for words in others) or _is_doubted(bare, _regrets()))


def _tells_twice(text: str) -> bool:
    """Whether a text that says that a company does not come says so in two ways, and speaks of no day or person.

    ``visa refused, not coming``; a single ``cancelled`` may be said of something else, such as a dinner.
    """
    bare = normalized(_BRACKETS.sub(" ", text))
    return _DIGITS.isdisjoint(bare) and _ways_of_leaving(bare) >= _TWO_WAYS and _is_plain(bare)


def leaves_event(text: str) -> bool:
    """Whether a text says in two ways, or of participation, that it is cancelled: ``снялись с участия``, ``取消参会``.

    Neither a person nor a part of the event is spoken of, but a day may be, such as that of the message.
    """
    bare = normalized(_BRACKETS.sub(" ", text))
    if _ON_ONE_DAY.search(in_english(bare)) is not None:
        return False
    leaves = _GONE.search(bare) is not None or further("not taking part", "to cancel").search(bare) is not None
    told = leaves and further("participation").search(bare) is not None
    return (told or (leaves and _ways_of_leaving(bare) >= _TWO_WAYS)) and _is_plain(bare)


_ON_ONE_DAY = lazy_regex(
    r"(?:[日号天]|上午|下午|半天)(?:[都也均就]|我们|我司|全天|上午|下午|晚上)*(?:不|无法|不能|没法)|[只仅](?:来|参加|出席|到|在|能)|"
    r"(?:день|\d-?го|(?<!\d)\d{1,2}[./]\d{1,2}|\d (?:янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)\w*) (?:мы )?не |"
    r"(?<![а-я])(?:только|лишь)(?! что)|(?<!\w)only (?=on |the |in |\d)|\bday (?:\d|one|two)\b"
)
"""A day or half of one directly before a denial, or the only one on which somebody comes: ``18日不参加``."""


def _ways_of_leaving(bare: str) -> int:
    """How many parts of a text say that somebody does not come."""
    spans: list[tuple[int, int]] = []
    for words in (_GONE, further("not taking part"), further("to cancel"), further("visa")):
        for found in words.finditer(bare):
            if len(found[0]) > 1 and all(found.end() <= start or end <= found.start() for start, end in spans):
                spans.append(found.span())
    return len(spans)


def _is_plain(bare: str) -> bool:
    """Whether a short text speaks of no person or part of the event, and without a doubt, a denial or a substitute."""
    doubts = (PERSON, _NOT, further("replacing"))
    told = len(bare) <= _LONGEST and _ASKS.isdisjoint(bare) and not any(words.search(bare) for words in doubts)
    return told and _LIMITED.search(in_english(bare)) is None and not _is_doubted(bare, _regrets())


_TWO_WAYS, _LONGEST, _DIGITS, _ASKS = 2, 160, frozenset("0123456789"), frozenset("=?？")
_LIMITED = lazy_regex(
    r"\b(?:morning|afternoon|evening|noon|lunch|days?|today|tomorrow|\w+day|first|second|third|last|until|till|before|"
    r"after|late|only|but|except|instead|online|colleague|dinner|gala|banquet|excursion|tour)\b|"
    r"(?:ужин|банкет|фуршет|экскурс|dîner|soirée|abendessen|ausflug)\w*|\bcena\b|[晚宴]宴|晚餐|参观|考察"
)
"""Words for a part of the event, or for what is said beside it."""


def _gone(bare: str) -> float:
    if IS_TEST.fullmatch(bare):
        return 0.6
    found = _GONE.search(bare)
    for said in filter(None, (found, further("not taking part").search(bare))):
        if _regrets().fullmatch(bare[: said.start()]) is not None and _ENDS.fullmatch(bare, said.end()) is not None:
            return _CERTAIN
    if found is None and further("not taking part").search(bare) is not None:
        return 0.6
    if found is None or _NOT.search(bare):
        return 0.6 if _ABSENT.fullmatch(bare) else 0.0
    clear = _BEFORE.fullmatch(bare[: found.start()]) and not PERSON.search(bare) and _BEHIND.match(bare, found.end())
    one_day = _NOT_COMING.match(found[0]) is not None and _DAY_BEHIND.match(bare, found.end()) is not None
    return 0.93 if clear and not one_day else 0.6


_ENDS = lazy_regex(r"[\s.!。！…]*")


@lru_cache(maxsize=1)
def _regrets() -> re.Pattern[str]:
    """A pattern of words before a refusal to come, in any language: ``unfortunately we``."""
    words = map(with_capitals, words_of_kinds(STATUSES, "regret"))
    ends = (word if is_joined(word) else rf"{word}(?![^\W\d_])" for word in words)
    return kept_regex(rf"(?:(?:{'|'.join(ends)})[\s,，、]*)*")


def stays_away(text: str) -> bool:
    """Whether a text only says that somebody does not come, and not that the registration is cancelled.

    Below the title of a day it is about this day: ``Не участвую``.
    """
    bare = normalized(text)
    return says_gone(text) > 0.0 and len(bare.split()) <= _MOST_PLAIN and not _cancels(bare)


def cancels(text: str) -> bool:
    """Whether a text has a word for cancelling, and not only for not coming."""
    return _cancels(normalized(text))


def _cancels(bare: str) -> bool:
    return any(words.search(bare) is not None for words in (_CANCELS, further("declined", "withdrawn")))


def gone_beside_hours(text: str, *, timed: bool) -> float:
    """The certainty that a text in place of hours says that somebody does not come.

    Of those that tell a day or an hour (``timed``) only those that say when it was cancelled, as in ``cancelled 1.9.``.
    """
    bare = normalized(text)
    dated = says_gone(text) > 0.0 and len(bare.split()) <= _MOST_PLAIN and _cancels(bare)
    return says_gone(text) if not timed else _ASKED if dated else 0.0


_BRACKETS = lazy_regex(r"[(（][^()（）]*[)）]")
_MOST_PLAIN = 4
_CANCELS = lazy_regex(
    r"cancel|withdr|declin|no[- ]?show|dropped|pull|anul|annul|"
    rf"{_LEFT}|(?<![а-яё])снял|{_QUITS}|取消|放弃|撤"
)


def may_stay(text: str) -> bool:
    """Whether a text about leaving has a condition, a doubt or a ``but``, so that the company may come: ``maybe``.

    ``If possible`` is none: somebody asks for something with it, as for the catalogue.
    """
    return _is_doubted(further("if possible").sub(" ", normalized(text)), _regrets())


def is_of_person(text: str) -> bool:
    """Whether a remark that somebody does not come is about a person by a title, an office or a pronoun.

    What stands in brackets tells who said it: ``annule sa venue (tél. de Mme Sarr)``, and what stands beside a clause
    that the participation is cancelled, why: ``we must cancel our participation, our colleague is ill``.
    """
    bare = _BRACKETS.sub(" ", text)
    first, *others = _AROUND_COMMA.split(bare)
    whole = [part for part in (first, *others) if _of_all().search(normalized(part)) and says_gone(part)]
    if not whole and others and says_gone(first):  # ``se désiste, M. Ouertani est malade``
        whole = [first]
    said = forms(" ".join(whole) or bare)
    return any(words.search(form) is not None for form in said for words in (PERSON, further("colleague")))


_AROUND_COMMA = lazy_regex(r"[,;，；、。.]\s*")


@lru_cache(maxsize=1)
def _of_all() -> re.Pattern[str]:
    """A pattern of words for the participation of a company."""
    return further("participation", "our registration")


def subject_of(text: str) -> str:
    """The folded words before a statement that somebody does not come, if they may be a name; else ''."""
    bare = normalized(text)
    found = _GONE.search(bare) if not _unregisters(bare) else None
    if found is None or bare[: found.start()][-1:].isalpha():  # ``zrezygnować``
        return ""
    begun = _regrets().match(bare)
    said = bare[begun.end() if begun is not None else 0 : found.start()].strip(" ,，")
    if _BEFORE.fullmatch(said) or (text[:1].isupper() and said and said in text):
        return ""  # in small letters inside of a sentence: ``Infelizmente tivemos que cancelar``
    return said if len(said.split()) <= _MOST_NAMES and _SUBJECT.fullmatch(said) else ""


_MOST_NAMES = 3
_SUBJECT = lazy_regex(
    r"(?!.*(?:\b(?:we|they|it|i|se|si|sich|nous|elles?|ils?|all|nobody|company|firm|team|group|delegation|sorry|the|our|to|this|due|"
    r"nedeniyle|sebebiyle|dolayı|wegen|aufgrund|cause|raisons?|debido|motivos?|causa|powodu|kvůli|miatt|karena|vì|"
    r"please|kindly|pls|bitte|merci|veuillez|por|favor|prego|prosimy|proszę|prosím\w*|kérjük|lütfen|iltimos|mohon|molimo|"
    r"time|year|bu kez|bu sefer|bu defa|bu y[ıi]l|bu safar|bu gal|bu yil|diesmal|dieses jahr|esta vez|este año|"
    r"cette fois|cette année)\b|"
    r"(?<![а-я])(?:просим|прошу|просьба|пожалуйста|просимо|молим\w*|моля|өтінеміз|"
    r"в (?:этот|другой|следующий) раз|в этом году|бұл жолы|биыл|бул жолу|"
    r"мы|они|все|никто|из-за|причин\w+|компани\w+|фирм\w+|делегаци\w+|группа|наш\w*|к)(?![а-я])|"
    r"[\u2e80-\uffff]))[^\W\d_]+(?:[ .'’-]+[^\W\d_]+)*"
)
"""Words that may be a name, in a script with spaces, none of them for a company, a group, a reason or when it is."""

_VIP = lazy_regex(
    r"(?:(?:is |as )?(?:a )?(?:vip|вип)"
    r"(?:[\s-]*(?:guest|client|customer|buyer|company|status|гость|клиент|статус|客户|贵宾|嘉宾))?|贵宾(?:客户|企业)?|"
    r"مهمان ویژه|كبار الشخصيات)[\s!！.*]*"
)
_BETWEEN_FACTS = lazy_regex(r"[,;，；、/()（）\[\]【】\n。|]+|[.!！:：](?=\s|$|[!！])")


@lru_cache(maxsize=131072)
def says_replacing(text: str) -> bool:
    """Whether a text says that its row replaces an earlier one: ``revised list``, ``ignore my first answer``."""
    return further("replacing").search(normalized(text).strip(" .!()[]（）")) is not None


@lru_cache(maxsize=131072)
def says_adding(text: str) -> bool:
    """Whether a text has a word for adding something, and does not say that its row replaces an earlier one."""
    return further("adding").search(normalized(text)) is not None and not says_replacing(text)


@lru_cache(maxsize=131072)
def says_vip(text: str) -> bool:
    """Whether a text, or a part of it between punctuation marks, is only the word VIP: ``A (VIP)``, ``VIP, max 6``."""
    folded = normalized(text)
    if not any(word in folded for word in ("vip", "вип", "贵宾", "ویژه", "الشخصيات")):
        return False
    return any(_VIP.fullmatch(part.strip()) is not None for part in _BETWEEN_FACTS.split(text.casefold()) if part)
