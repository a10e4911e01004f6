"""Recognises plain contents of a column, whatever its title: hours, languages, e-mail addresses, answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import chain

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.columns import Column, remembered
from sco_scheduler.intake.understanding.cells.profiles import DATE, NAME_FORM
from sco_scheduler.intake.understanding.cells.sayings import NAMES_TIME
from sco_scheduler.intake.understanding.wording.indications import names_meetings
from sco_scheduler.intake.understanding.wording.negations import NEGATED
from sco_scheduler.intake.understanding.wording.places import how_many
from sco_scheduler.intake.understanding.wording.word_lists import (
    asks_for_meeting,
    contains_any,
    has_negation,
    near_each_other,
    of_all_languages,
    of_kind,
    plain,
)
from sco_scheduler.intake.understanding.wording.words import (
    affirmed,
    bare_title,
    denies,
    is_blank,
    is_tick,
    of_meetings,
    says_yes_or_no,
    title_score,
)
from sco_scheduler.intake.values.clauses import clauses_of, is_whole_day, rewritten
from sco_scheduler.intake.values.dates import UNDATED_DAY, WEEKDAY, clock_of, words_of
from sco_scheduler.intake.values.days_in_figures import DaysInFigures, days_in_figures, have_numbers_of_days
from sco_scheduler.intake.values.entries import in_ascii_digits, normalized
from sco_scheduler.intake.values.journeys import is_there_anyway
from sco_scheduler.intake.values.limits import answered_limit, says_limit, says_no_limit
from sco_scheduler.intake.values.offered_choices import choices_in
from sco_scheduler.intake.values.only_days import listed_days, only_days, tells_all_days
from sco_scheduler.intake.values.presence import (
    DAY,
    absence_in_figures,
    always_there,
    names_all_days,
    says_absent,
    says_there,
    tells_absence,
    tells_itself,
)
from sco_scheduler.intake.values.readings import named_hours
from sco_scheduler.intake.values.statuses import says_gone, says_vip
from sco_scheduler.intake.values.tongues import in_english
from sco_scheduler.intake.values.whole_event import stays_throughout
from sco_scheduler.resources import lazy_regex

_PLAINLY = 0.8
"""The share of non-empty answers from which on a column is of one kind."""


def says_something(text: str) -> bool:
    """Whether a cell has information, unlike ``no``, ``none`` or ``无``."""
    return not is_blank(text) and says_yes_or_no(text) is not False


@lru_cache(maxsize=131072)
def is_hours(text: str) -> bool:
    """Whether a cell is only a time of day or a part of a day."""
    bare = normalized(text)
    if NAMES_TIME.search(bare) is None:
        return bare.strip(".") in {"am", "pm"} or (halves_in(text) is not None and not listed_days(text))
    return clock_of(bare) is not None or absence_in_figures(bare) is not None or tells_itself(text)


def has_hours(column: Column) -> bool:
    """Whether the cells with information are times of day or parts of a day."""
    said = {text: column.counts[text] for text in column.looked_at if says_something(text)}
    return bool(said) and sum(said[text] for text in said if is_hours(text)) >= _PLAINLY * sum(said.values())


def has_answers(column: Column) -> bool:
    """Whether all cells say yes or no, also with an aside (``no``, and ``SI (ing.)``, are also codes of languages)."""
    return all(_is_answer(_ASIDE.sub("", text)) for text in column.looked_at)


_ASIDE = lazy_regex(r"(?<=\w)\s*[(（][^()（）]*[)）]\s*$")


def _is_answer(text: str) -> bool:
    return (len(text) > 1 or text > "\u2e80") and (says_yes_or_no(text) is not None or is_blank(text))


def is_agreement(column: Column) -> bool:
    """Whether a column has consent to a statement, such as the processing of data, and nothing about meetings.

    In a language without known words for it, each row says the same word below a long title.
    """
    title, p = bare_title(column.title), column.profile
    agreed = all(is_tick(text) or says_yes_or_no(text) is not None for text in column.looked_at)
    if _CONSENT.search(title) is not None and agreed and column.cells and not (p.companies or says_limit(title)):
        return True  # such as to passing on names to those whom one wants to meet
    if p.companies or p.distinct > _ANSWERS or max(map(column.score, ("wishes", "not_available", "status"))) >= _WEAKLY:
        return False
    if of_meetings(title) or says_limit(title) or NAMES_TIME.search(title) or column.level is not Level.WANT:
        return False
    if _CONSENT.search(title) is not None:
        return p.length <= _LONGEST_ANSWER
    told = p.distinct == 1 < p.filled and p.full == 1.0 and p.length <= _LONGEST_ANSWER
    asks = any(char in column.title for char in "[(（【:：?？")
    return told and is_sentence(title) and not asks and all(is_tick(t) or _is_answer(t) for t in column.looked_at)


def is_ticked_by_day(column: Column) -> bool:
    """Whether a title has a day or a time beside unknown words, and some cells say yes, the others no or nothing."""
    if not any(DATE.search(t) or DAY.search(normalized(t)) or NAMES_TIME.search(normalized(t)) for t in column.titles):
        return False
    said = {text: is_tick(text) or says_yes_or_no(text) for text in column.looked_at if not is_blank(text)}
    rows = sum(said.get(text) is True for text in column.cells.values())
    return None not in said.values() and 0 < rows < column.rows and NAME_FORM.search(column.title) is None


def is_sentence(title: str) -> bool:
    """Whether a title is too long for the name of a company, and has no legal form."""
    return len(title) >= _STATEMENT and len(title.split()) >= _STATED and NAME_FORM.search(title) is None


def is_prose(column: Column) -> bool:
    """Whether the only column of a sheet has explanations: a sentence in place of its title, and mostly such below."""
    texts = [text for text in column.cells.values() if len(text.split()) >= _SENTENCE or text.endswith(_ENDS)]
    return len(column.title.split()) >= _SENTENCE and 2 * len(texts) > len(column.cells)


_SENTENCE, _ENDS = 6, (":", "!", "?", "：", "！", "？", "。")
"""The least number of words of a sentence, and signs with which no name of a company ends."""


_ANSWERS, _LONGEST_ANSWER, _STATEMENT, _STATED = 3, 40, 30, 4
_CONSENT = lazy_regex(
    r"\bconsent|\bi agree\b|\bagree to\b|gdpr|privacy|personal data|terms (?:and|&) conditions|datenschutz|einwillig|"
    r"einverstanden|j.accepte|j.autorise|acepto|autorizo|acconsent|autorizz|concordo|wyrażam|akceptuj|"
    r"personenbezogen|données personnelles|conditions générales|datos personales|dati personali|dados pessoais|\blgpd|"
    r"\brodo\b|zgod\w* na|danych osobowych|osobních údaj|souhlas|osobných údaj|személyes adat|hozzájárul|"
    r"datelor? (?:cu caracter )?personal|лични данни|персональн\w+ данн|соглас\w+ на|kvkk|kişisel veri|osobnih podat|"
    r"asmens duomen|isikuandme|personas dat|personuppgift|persondata|personoplysning|henkilötieto|persoonsgegevens|"
    r"προσωπικ\w+ δεδομ|პერსონალურ|անձնական տվյալ|жеке дерек|shaxsiy ma|个人信息|隐私|個人情報|개인정보|"
    r"البيانات الشخصية|פרטיות|dữ liệu cá nhân|data pribadi"
)
"""Words for consent to the use of data, or to terms."""


def has_sizes(column: Column) -> bool:
    """Whether all cells are sizes of clothes, such as ``M`` or ``XL``, and at least two different ones occur."""
    return len(column.looked_at) > 1 and all(map(_SIZE.fullmatch, column.looked_at))


_SIZE = lazy_regex(r"\s*(?:x{0,4}[sl]|m|[2-6]xl)\s*", re.IGNORECASE)


_VOID = lazy_regex(
    r"\b(?:void|obsolete|outdated|superseded|discarded|(?:do not|don't) use|not (?:used|valid)|draft|"
    r"old(?: version)?)\b|аннулир|недейств|устарел|чернов|не использ|старый вариант|"
    r"作废|废弃|失效|不再使用|停用|旧版|草稿|弃用|"
    r"\b(?:ungültig|veraltet|hinfällig|obsolètes?|caduc|périmée?|brouillon|obsolet[oa]s?|inválid[oa]s?|borrador|"
    r"rascunho|superat[oaie]|bozza|nieważn[ea]|nieaktualn[ea]|geçersiz|taslak|không hợp lệ|hết hiệu lực|tidak berlaku|"
    r"жарамсыз|ескірген|yaroqsiz|недійсн\w+|застаріл\w+|неактуальн\w+|neplatn[éýá]|neaktuáln\w+|érvénytelen|elavult|"
    r"nevalabil[ăe]?|nevažeć[ei]|ongeldig|невалид\w+|ogiltig|ugyldig|άκυρ\w+)\b|무효|폐기|無効|廃止|لاغ[يى]|باطل|منسوخ",
    re.IGNORECASE,
)

_WORK = (
    r"(?:work|suppl|buy|bought|deal|trad|cooperat|collaborat|partner|purchas|sell|sold|order|business|met|know|"
    r"customer|client|vendor|contract)\w*"
)
_RUSSIAN_WORK = r"(?:работа|сотруднич|закуп|покуп|приобрет|постав|знаком|встреча|торг|взаимодейств|контактир)\w*"
_PAST = lazy_regex(
    rf"\b(?:already|currently|previously|regularly|formerly) (?:\w+ ){{0,3}}{_WORK}|"
    rf"\b{_WORK} (?:\w+ ){{0,4}}(?:before|already|so far|previously|at present|in the (?:last|past)|last year)\b|"
    rf"\b(?:have|had|did) (?:you|we) (?:\w+ )?{_WORK}|\b(?:you|we)['’]ve (?:\w+ )?{_WORK}|"
    r"\b(?:existing|current|present|past|former|previous|established|regular) (?:\w+ )?"
    r"(?:supplier|customer|client|buyer|partner|contact|vendor|relationship)s?\b|"
    rf"(?<!не )\b(?:уже|ранее|раньше|сейчас|давно|прежде|постоянно) (?:\w+ ){{0,2}}{_RUSSIAN_WORK}|"
    rf"(?<!не )\b{_RUSSIAN_WORK} (?:\w+ ){{0,3}}(?:уже|ранее|раньше|сейчас|прежде|в прошл\w+)\b|"
    r"\b(?:действующ|текущ|нынешн|постоянн|существующ|имеющ|прежн|бывш)\w+ (?:\w+ )?"
    r"(?:партн|поставщик|клиент|покупател|контрагент|заказчик|связ)|"
    r"(?:已经?|曾经?|现有|目前|正在|以前|过去|去年)[^，。？,]{0,8}(?:合作|供货|采购|客户|供应商|往来|打交道|见面)|"
    r"(?:合作|供货|采购|见|打交道)过|老客户|"
    r"\b(?:bereits|schon|derzeit|bisher\w*|letzte[nsr]?\b.*hatten|hatten\b.*letzte[nsr]?) ?(?:\w+ ){0,4}"
    r"\w*(?:arbeite|liefer|kauf|bezieh|kunde|kenn|gespräch|getroffen)|"
    r"\barbeiten sie (?:\w+ ){0,3}(?:bereits|schon|derzeit)|"
    r"\bbestehende\w* (?:\w+ )?\w*(?:kunde|lieferant|partner|geschäft|kontakt)|\b(?:stamm|bestands)kunden|"
    r"\b(?:déjà|actuel\w*|habituel\w*) (?:\w+ ){0,3}(?:travail|fourni|client|achet|collabor|connai)|"
    r"\b(?:travail|fourni|client|achet|collabor|connai|partenaire)\S* (?:\w+ ){0,3}(?:déjà|actuel|habituel)|"
    r"\b(?:ya|actualmente|habitualmente) (?:\w+ ){0,2}(?:trabaj|compr|vend|client|prove)|"
    r"\b(?:zaten|halen|mevcut|hâlihazırda|halihazırda|daha önce) (?:\w+ ){0,2}(?:çalış|müşteri|tedarikçi|alış|tanış)",
    re.IGNORECASE,
)
"""Words for companies with which somebody works already or worked: ``Which buyers do you already supply?``."""

_WANTING = lazy_regex(
    r"\b(?:want|wish|like to|interested|looking|again|prefer|need|must)\b|хот|жела|планир|интерес|снова|"
    r"想|希望|意向|拟|möcht|wünsch|wollen|souhait|quier|dese|\biste",
    re.IGNORECASE,
)


def is_void(title: str) -> bool:
    """Whether a title says that its column is no longer valid: ``First choice (void)``, ``初选（作废）``."""
    return _VOID.search(title) is not None


def is_of_partners(title: str) -> bool:
    """Whether a title asks for companies with which somebody works already or worked, and does not want them."""
    text = affirmed(bare_title(title))
    if _WANTING.search(text) is not None or NEGATED.search(text) is not None:
        return False
    if asks_for_meeting(text) or has_negation(text):
        return _PAST.search(text) is not None
    past = _PAST.search(text) is not None or _is_about(text, "last year", "dealt")
    return past or (_is_about(text, "so far", "dealt") and title_score(text, "wishes") < _WISHING)


@lru_cache(maxsize=16384)
def _is_about(text: str, first: str, second: str) -> bool:
    """Whether a folded title has words of two kinds of one language near each other."""
    return near_each_other("other_titles.json", first, second).search(text) is not None


_WISHING = 0.7


_HEARD = lazy_regex(
    r"\b(?:how|where|from wh(?:om|ere)) (?:did|have|do) you (?:first )?(?:hear|learn|find out|know|come to know)|"
    r"\b(?:who|which \w+) (?:told|recommended|referred|invited) you\b|\b(?:referred|recommended) by\b|"
    r"\b(?:откуда|как|от кого|где) (?:вы |вам )?(?:о нас |об? \w+ )?(?:узна|услыша|стало известно)|"
    r"(?:何处|哪里|哪些?|什么|何种|如何|怎么)[^，。？]{0,6}(?:得知|获知|知道|了解到|听说)|(?:得知|获知|了解)[^，。？]{0,8}(?:渠道|途径)|"
    r"\b(?:wie|wo|woher) haben sie (?:\w+ ){0,5}(?:erfahren|gehört)|\bcomment avez[- ]vous (?:connu|entendu|appris)|"
    r"\bcómo (?:nos conoció|se enteró|supo)|\bnereden (?:duy|öğren|haber)",
    re.IGNORECASE,
)


def asks_how_heard(title: str) -> bool:
    """Whether a title asks how the company heard of the event."""
    return _HEARD.search(bare_title(title)) is not None or _asks_who(title, "told")


def _asks_who(title: str, did: str) -> bool:
    """Whether a title asks who told somebody of the event or invited him, in words of further languages."""
    text = bare_title(title)
    plain_question = title_score(text, "wishes") < _WISHING and not has_negation(text)
    return plain_question and _is_about(text, "who", did)


def asks_for_nobody(column: Column) -> bool:
    """Whether a title says that its companies are not requested, such as earlier partners, or is no longer valid."""
    told = is_void(column.title) or asks_how_heard(column.title) or _asks_who(column.title, "invited")
    told = told or (column.level is Level.WANT and _is_of_other_occasion(column.title))
    return told or (column.level is Level.WANT and is_of_partners(column.title))


def _is_of_other_occasion(title: str) -> bool:
    """Whether a title asks for something else than meetings at tables: ``Which factory tours would you join?``."""
    text = bare_title(title)
    occasion = of_all_languages("other_titles.json", "other occasion").search(text) is not None
    return occasion and not names_meetings(text)


Half = tuple[str, str]
"""A day as it is written ('' for every day) and its half."""

HALVES = ("morning", "afternoon")
_HALF_OF = {"-noon": HALVES[0], "noon-": HALVES[1]}
_MARKS = lazy_regex(r"[\s:：,，()（）\[\]-]+")
_ONLY_THEN = lazy_regex(r"\bonly\b|\bтолько\b|只有?|仅限?")
"""Words that stress that nobody is there at other times, which a choice among options says anyway."""

_OF_WEEK = lazy_regex(rf"(?<!\w)(?:{WEEKDAY})(?!\w)")
DAY_ALONE = lazy_regex(rf"(?:{DAY.pattern}|{UNDATED_DAY})")


@lru_cache(maxsize=131072)
def halves_in(text: str) -> tuple[Half, ...] | None:
    """The half days that a cell lists; None for other content.

    A day precedes its halves: ``12 June morning, afternoon``, ``12 June (AM / PM)``.
    """
    found: list[Half] = []
    current, used = "", True
    for piece in re.split(r"[;；、,，/\n\r┋|(（]+|\band\b|\bи\b|和", text):
        part = normalized(piece)
        if current and not used and _OF_WEEK.fullmatch(part.strip(" .)）")):
            continue  # ``12 June (Wed)``
        day = DAY.search(part) or DAY_ALONE.search(part)
        rest = _MARKS.sub(" ", part if day is None else part[: day.start()] + " " + part[day.end() :])
        rest = _ONLY_THEN.sub("", rest if day is None else _OF_WEEK.sub("", rest)).strip()
        if day is not None:
            found += [] if used else [(current, half) for half in HALVES]
            current, used = day[0].strip(), False
        named = [half for half in HALVES if re.fullmatch(words_of("parts")[half], rest)]
        hours = named_hours(rest) if rest and current and not named else None  # ``12 June (before lunch)``
        if hours is not None and hours[0] in _HALF_OF and not hours[1]:
            named = [_HALF_OF[hours[0]]]
        if is_whole_day(rest):
            named = [*HALVES]
        if rest and not named:
            return None
        found += [(current, half) for half in named]
        used = used or bool(named)
    found += [] if used else [(current, half) for half in HALVES]
    return tuple(found) if len({bool(day) for day, _ in found}) == 1 else None


def asks_for_days(title: str) -> bool:
    """Whether a title asks for days of presence, or of absence."""
    bare = bare_title(title)
    counts = counts_days(title) and _ATTENDING.search(bare) is not None
    return counts or _WHICH_DAYS.search(bare) is not None or contains_any(plain(bare), of_kind("presence", "days"))


def counts_days(title: str) -> bool:
    """Whether a title asks for the number of days."""
    return _HOW_MANY_DAYS.search(bare_title(title)) is not None


_HOW_MANY_DAYS = lazy_regex(
    r"\b(?:how many|number of) days\b|сколько дней|(?:количество|число|кол-во) дней|[天日]数|几天|多少天|일수|며칠|"
    r"\b(?:wie viele|anzahl(?: der)?) tage\b|\b(?:combien de|nombre de) jours\b|\b(?:cuántos|número de) días\b|"
    r"\b(?:quanti|numero di) giorni\b|\b(?:quantos|número de) dias\b|kaç gün|gün sayısı|\b(?:ile|liczba) dni\b|"
    r"\bsố ngày|mấy ngày|неше күн|necha kun|канча күн|скільки днів|кількість днів"
)
_ATTENDING = lazy_regex(
    r"attend|participa|presen|be there|with us|\bstay|\bcome\b|участ|участвов|присутств|будете|приед|参|到|出席|来场|"
    r"teilnahm|teilnehm|anwesen|particip|asist|partecip|katıl|udział|obecn|참|tham|қатыс|qatnash|катыш"
)
"""Words for presence at the event, in titles that ask for a number of days."""


_WHICH_DAYS = lazy_regex(
    r"\b(?:which|what) (?:days?|dates?)\b|\bdays? (?:of )?(?:attend\w*|participat\w*|presence)|"
    r"\bdays? (?:here|there|present|on site)\b|\b(?:here|there|present) on(?: days?)?$|"
    r"\b(?:attend\w*|participation|presence) (?:days?|dates?)\b|\bwith us\b|"
    r"\b(?:какие|какой|какую) (?:дни|день|даты?)\b|\b(?:дни|день|даты?) (?:участия|присутствия|посещения)\b|"
    r"^(?:участие|tham dự)$|"
    r"哪[几些]?[天日]|(?:参会|参加|出席|到会|到场)(?:日期|日子|天数?)"
)


def figures_of(column: Column) -> DaysInFigures:
    """The days of the event that cells have in figures, or with one month for several."""
    texts = column.cells.values()
    asked = any(map(asks_for_days, column.titles)) or have_numbers_of_days(texts, column.days)
    return days_in_figures(texts, column.days, asked=asked)


def lists_days(column: Column) -> bool:
    """Whether all cells with information are lists of days, or say that somebody is there throughout."""
    read = figures_of(column)
    said = {text for text in column.looked_at if says_something(text) or text in read.listed}
    spelled = {t: read.spelled(t) for t in said}
    days = [
        t for t, day in spelled.items() if t in read.listed or listed_days(t) or only_days(normalized(day)) is not None
    ]
    days += [t for t in said if tells_all_days(t, column.days)]
    days += [t for t in said if stays_throughout(t, column.days) and not _is_always(t)]
    halves = [t for t, day in spelled.items() if (found := halves_in(day)) is not None and found[0][0]]
    return bool(days) and all(t in days or t in halves or is_throughout(t) or _is_always(t) for t in said)


def _is_always(text: str) -> bool:
    """Whether a cell of presence names no time of absence: ``all``."""
    return absence_in_figures(normalized(text), present=True) == ""


def is_throughout(text: str) -> bool:
    """Whether a cell of presence says that somebody is there the whole time."""
    return any((always_there(text), names_all_days(text), is_there_anyway(text), is_whole_day(normalized(text))))


_KINDS: Mapping[str, Callable[[Column], bool]] = {
    "hours": has_hours,
    "days": lambda column: column.profile.dates >= _PLAINLY,
    "list of days": lists_days,
    "mailboxes": lambda column: column.profile.emails >= _PLAINLY,
    "phones": lambda column: column.profile.phones >= _PLAINLY,
    "languages": lambda column: column.profile.languages >= _PLAINLY and not has_answers(column),
    "countries": lambda column: column.profile.countries >= _PLAINLY,
    "companies": lambda column: column.profile.companies >= _PLAINLY,
    "numbers": lambda column: column.profile.numbers >= _PLAINLY,
    "answers": has_answers,
}


_NEVER = {
    "zone": {"hours", "days", "mailboxes", "phones", "languages", "answers"},
    "table": {"hours", "days", "mailboxes", "phones", "languages", "countries", "companies", "answers"},
    "contact": {"hours", "days", "numbers", "languages", "countries", "companies", "answers"},
    "title": {"hours", "days", "numbers", "mailboxes", "phones", "languages", "countries", "companies", "answers"},
    "products": {"hours", "days", "mailboxes", "phones", "answers"},
    "priority": {"hours", "days", "mailboxes", "phones", "languages", "countries", "companies"},
    "role": {"list of days"},
    "status": {"hours", "list of days", "mailboxes", "phones", "languages", "countries", "companies"},
    "level": {"hours", "mailboxes", "phones", "languages", "countries", "companies"},
    "languages": {"hours", "days", "numbers", "companies", "answers"},
    "maximum": {"hours", "days"},
    "minimum": {"hours", "days"},
    "not_available": {"mailboxes", "phones", "languages", "countries", "companies"},
}
"""The kinds of content that exclude a field, even if the title contains one of its words."""


def contradicts(column: Column, field: str) -> bool:
    """Whether the contents of a column exclude a field."""
    return any(_KINDS[kind](column) for kind in _NEVER.get(field, ()))


def is_contested(column: Column, field: str) -> bool:
    """Whether only the cells of a column suggest a field, and its title names another one that they do not fit."""
    others = [name for name in _NEVER if name != field and column.score(name) >= _TITLED]
    return bool(others) and column.score(field) < _WEAKLY and all(contradicts(column, name) for name in others)


_TITLED, _WEAKLY = 0.7, 0.35


def is_untitled(column: Column) -> bool:
    """Whether a title is of no known field, and no cell names a company."""
    known = ("nothing", "wishes", "maximum", "minimum", "status", "products", "contact")
    return all(column.score(f) < _WEAKLY for f in known) and not column.profile.companies


def several_things(column: Column) -> float:
    """The share of cells that say an absence, a limit, VIP or that a company left; 0 without two of the first three."""
    texts = {text for text in column.looked_at if not is_blank(text)}
    told = [{text for text in texts if says(text)} for says in (tells_absence, says_limit, says_vip)]
    gone = {text for text in texts if says_gone(text) > 0}
    return len(gone.union(*told)) / len(texts) if sum(map(bool, told)) > 1 else 0.0


_FEWEST_ANSWERS = 4


def is_plain_presence(column: Column) -> bool:
    """Whether neither a title nor a cell speaks of absence, and some are there all the time, or tick all hours.

    Nobody registers to be away all the time, so that no title of absence in unknown words has such cells.
    """
    texts = list(column.cells.values())
    ticked = [{piece.strip() for part in choices_in(text) for piece in re.split("[,，]", part)} for text in texts]
    offered = {part for part, times in Counter(chain.from_iterable(ticked)).items() if times > 1}
    full = len(offered) > 1 and len(texts) >= _FEWEST_ANSWERS and any(offered <= of for of in ticked)
    full = full or any(
        is_whole_day(normalized(t)) or names_all_days(t) or tells_all_days(t, column.days) for t in texts
    )
    return full and not any(map(speaks_of_absence, {bare_title(column.title), *texts}))


@lru_cache(maxsize=131072)
def speaks_of_absence(text: str) -> bool:
    """Whether a title or a cell has words for absence; ``not available`` alone is an answer about presence."""
    said = clauses_of(rewritten(in_english(normalized(text))))
    denied = denies(text) or any(clause.says("not", "away", "except", "block") for clause in said)
    return denied and says_there(text) is None and not (says_absent(text) or says_gone(text))


@remembered
def answers_with_counts(column: Column) -> bool:
    """Whether a title asks for a number, and the cells are numbers with a word behind, or set no limit: ``5 ta``.

    Such a word, whatever the language, counts things, and the cells are no names.
    """
    if column.score("maximum") < _ASKED and not any(map(how_many, column.titles)):
        return False
    told = [text for text in column.looked_at if not is_blank(text)]
    counts = [t for t in told if _COUNT.fullmatch(in_ascii_digits(t)) and answered_limit(t, "maximum") is not None]
    worded = any(map(str.isalpha, "".join(counts)))
    return worded and all(text in counts or says_no_limit(text) for text in told)


_COUNT, _ASKED = lazy_regex(r"\W*\d{1,2}\s*(?:[^\W\d_]+\.?)?(?:\s[^\W\d_]+\.?)?"), 0.7
