"""Reads the languages that somebody speaks: lists of names or codes, and sentences about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import kinds
from sco_scheduler.intake.values.entries import NO, YES, nearest, normalized, split_languages, split_loosely, written
from sco_scheduler.intake.values.language_names import WORDS, language_codes, languages_named, spread
from sco_scheduler.intake.values.tongues import in_english
from sco_scheduler.resources import any_of, kept_regex, lazy_regex, words_of_kinds

_MOST = 60
"""The largest number of languages of a person; each pair of them is a pair to interpret between."""


def languages_in_order(text: str) -> list[str]:
    """The codes of the known spoken languages in a cell, in its order."""
    known = language_codes()
    text = without_answer(text)
    parts = _listed(text)
    if any(fold(part) not in known and _is_sentence(part) for part in parts):
        said = told_languages(text)
        if said is not None:
            return said.spoken
    return list(dict.fromkeys(known[fold(part)] for part in parts if fold(part) in known))


def read_languages(text: str, cell: Cell, found: Findings) -> frozenset[str]:
    """Return the codes of the languages in a cell. An unknown one stays as its folded text, and is reported.

    In a sentence such as ``English, no Russian`` the spoken languages count, or those with an own interpreter.
    One that is spoken a little does not count, which is reported; a sentence that is not understood stops the work. An
    answer to whether an interpreter is needed may precede them, or be alone: ``No, I speak English``.
    """
    known = language_codes()
    if fold(text) not in known and needs_none(text):
        return frozenset()
    if needs_one(text):
        found.add(kinds.LANGUAGES_UNCLEAR, cell, value=text)
        return frozenset()
    text = without_answer(text)
    parts = _listed(text)
    parts = [p for p in parts if fold(p) in known or not _is_answer(p)] or parts
    if len(parts) > _MOST:
        found.add(kinds.LANGUAGES_MANY, cell, count=len(parts), most=_MOST)
    unknown = [part for part in parts[:_MOST] if fold(part) not in known]
    said = told_languages(text) if len(parts) <= _MOST and any(map(_is_sentence, unknown)) else None
    if said is not None:
        if said.interpreted and not (said.spoken or said.unclear):
            found.add(kinds.LANGUAGE_INTERPRETED, cell, value=text)
            return frozenset(said.interpreted)
        if said.unclear or not said.spoken:
            found.add(kinds.LANGUAGES_UNCLEAR, cell, value="; ".join(_as_written(said.unclear, text)) or text)
        elif said.little:
            found.add(kinds.LANGUAGE_LITTLE, cell, value="; ".join(_as_written(said.little, text)))
        return frozenset(said.spoken)
    for part in unknown:
        suggestion = nearest(part, list(known), least=75)
        found.add(kinds.LANGUAGE_UNKNOWN, cell, suggestion=suggestion, value=part)
    return frozenset(known.get(fold(part), fold(part)) for part in parts[:_MOST])


def asks_for_interpreter(title: str) -> bool:
    """Whether a title asks whether, or for which language, an interpreter is needed."""
    return _INTERPRETER.search(normalized(title)) is not None


def needs_none(text: str) -> bool:
    """Whether a text only says that no interpreter is needed, or one comes; ``no`` is a code of a language too."""
    parts = translations(text) or (text,)
    return all(_none().fullmatch(normalized(part)) is not None or _only_brings_one(part) for part in parts)


def _only_brings_one(text: str) -> bool:
    """Whether a text only says that somebody brings an interpreter along, for no language that it names."""
    said = spread(in_english(text))
    return _brings_one(said) and not (_NOT.search(said) or languages_named(said) or _rest(said))


def _brings_one(said: str) -> bool:
    """Whether a clause of a folded text says that an interpreter is brought along: ``with our own interpreter``."""
    return any(
        _INTERPRETER.search(clause) and _OWN.search(clause) and not _NEED.search(clause)
        for clause in _CLAUSE.split(said)
    )


def needs_one(text: str) -> bool:
    """Whether a text only says that an interpreter is needed."""
    said = map(normalized, translations(text) or (text,))
    return all(_YES.fullmatch(part) is not None or _needed().fullmatch(part) is not None for part in said)


def _is_answer(text: str) -> bool:
    """Whether a text only says whether an interpreter is needed."""
    said = all(_SAYS.fullmatch(normalized(part)) is not None for part in translations(text) or (text,))
    return said or needs_one(text) or needs_none(text)


def interpreted_in(text: str) -> tuple[str, bool]:
    """The languages of the interpreter whom a short remark requests or brings, and whether that is all of it.

    A person who needs a Russian interpreter may speak Russian, or need one to speak with Russians.
    """
    said = spread(in_english(text))
    if len(text) > _LONGEST_REMARK or _INTERPRETER.search(said) is None or _NOT.search(said):
        return "", False
    names = _in_running_text(said, _capitals(text))
    codes = "; ".join(dict.fromkeys(code for _, _, code in names))
    return codes, _NEED.search(said) is None and not _rest(_without(said, names))


def needs_interpreter(text: str) -> bool:
    """Whether a short remark says that an interpreter of languages is needed, which somebody then does not speak."""
    said = spread(in_english(text))
    asks = _NEED.search(said) is not None or _ASKS.search(said) is not None
    return bool(interpreted_in(text)[0]) and asks and not _brings_one(said)


def spoken_in(text: str) -> str:
    """The languages in a short remark that only says which are spoken: ``only Russian``, ``рус.``, ``EN, RU``."""
    if len(text) > _LONGEST_REMARK:
        return ""
    known, parts = language_codes(), _listed(text)
    short = [part for part in parts if _is_short(part)]
    alike = len(parts) > 1 and "".join(short) in {"".join(short).upper(), "".join(short).lower()}
    if (
        parts
        and (alike or not short)
        and all(fold(part) in known and fold(part) not in WORDS | _ADDRESSES for part in parts)
    ):
        return "; ".join(dict.fromkeys(known[fold(part)] for part in parts))
    told = told_languages(text, running=True)
    clear = told is not None and not (told.unclear or told.little or told.unspoken)
    return "; ".join(told.spoken) if told is not None and clear else ""


def _is_short(name: str) -> bool:
    """Whether a name of a language is a code, or as short as one, and thus may be another word: ``Mr``, ``Ben``."""
    return len(name) <= _LONGEST_CODE and name.isascii()


def _capitals(text: str) -> frozenset[str]:
    """The folded words of a text that are written as codes, in capitals beside small letters: ``EN only``."""
    words = _CAPITALS.findall(text) if text != text.upper() else ()
    return frozenset(map(fold, words)) - _ADDRESSES


_LONGEST_CODE = 3
_CAPITALS = lazy_regex(r"\b[A-Z]{2,3}\b")
_ADDRESSES = frozenset({"mr", "ms"})
"""Addresses of people, which are also the codes of Marathi and Malay."""


def _in_running_text(clause: str, capitals: frozenset[str]) -> Sequence[tuple[int, int, str]]:
    """The languages that a clause of a text names, of which a code counts only if it is one of the capitals."""
    named = languages_named(clause)
    return [of for of in named if not _is_short(clause[of[0] : of[1]]) or clause[of[0] : of[1]] in capitals]


_LONGEST_REMARK = 60


@lru_cache(maxsize=131072)
def without_answer(text: str) -> str:
    """A text without a yes or no before the languages that it names."""
    return _behind(_ANSWER, text)


def _behind(pattern: re.Pattern[str], text: str) -> str:
    answer = pattern.match(text) or _further_answer().match(text)
    bare = text[answer.end() :] if answer is not None else text
    bare = bare.strip("()（） ") if answer is not None and _IN_BRACKETS.fullmatch(bare) else bare
    return bare if bare and languages_named(spread(normalized(bare))) else text


def languages_of_answer(text: str) -> str:
    """The languages in an answer to whether, or for which, an interpreter is needed; '' if none are."""
    if needs_none(text):
        return ""
    parts = translations(text) or (text,)
    if all(_YES_OF_ANY.fullmatch(normalized(part)) for part in parts) or needs_one(text):
        return "yes" if any(fold(part) in _CODES for part in parts) else text  # ``Ja`` is no Japanese
    bare = _without_interpreter(_behind(_ANSWER_OF_ANY, text))
    told = languages_in_order(bare)
    return "; ".join(told) if bare != text and told else text


def joined_languages(before: tuple[object, Cell], later: tuple[object, Cell]) -> tuple[str, Cell]:
    """The languages of two cells as one list, and its cell in findings: the first that is not clear, if any."""
    texts = [written(value) for value, _ in (before, later)]
    cells = [cell for text, (_, cell) in zip(texts, (before, later), strict=True) if not names_languages(text)]
    return "; ".join(texts), (*cells, before[1])[0]


def names_languages(text: str) -> bool:
    """Whether a text names languages in words that are all understood."""
    read_languages(text, Cell(""), found := Findings())
    return not found.all()


def says_only_need(text: str) -> bool:
    """Whether the languages of an answer on interpreters are those that need one, since no *no* is before them."""
    answer = _ANSWER_OF_ANY.match(text) or _further_answer().match(text)
    first = answer[0].strip(" ,，.;；:：\n") if answer is not None else ""
    return not needs_none(text) and not needs_none(first)


def wants_chinese(text: str) -> bool:
    """Whether an answer asks for a Chinese interpreter, without saying which side speaks Chinese."""
    bare = without_answer(text)
    return _without_interpreter(bare) != bare and "zh" in languages_in_order(_without_interpreter(bare))


def _without_interpreter(text: str) -> str:
    """The languages of a text that only names an interpreter, such as ``Russian interpreter``; else the text."""
    bare = normalized(text)
    if _INTERPRETER.search(bare) is None or _NOT.search(bare) or _OWN.search(bare):
        return text
    names = languages_named(spread(bare))
    rest = _rest(_without(spread(bare), names)).replace("please", "").replace("пожалуйста", "").replace("请", "")
    return "; ".join(code for _, _, code in names) if names and not rest else text


_IN_BRACKETS = lazy_regex(r"\s*[(（][^()（）]*[)）]\s*")
_YES_WORDS = r"yes|yeah|да|нуж(?:ен|на|но|ны)|требуется|needed|是的?|需要|要|иә|ооба|evet"
_NO_WORDS = (
    r"no(?:pe)?|none|not (?:needed|required|necessary)|no need|нет|не (?:нуж(?:ен|на|но|ны)|требуется|надо)|"
    r"без переводчика|否|不用|不需要|无需|不要|yo['ʻ‘’`]?q|жоқ|жок|hayır"
)
_CODES = frozenset({"da", "ha", "ja", "ne", "no", "si"})
"""Words for yes and no that are also codes of languages, and are answers only where a title asks for a yes or no."""


def _any_of(words: str, answers: frozenset[str]) -> str:
    """A pattern of words, and of answers in further languages."""
    return "|".join((words, any_of(word for word in answers if len(word) > 1)))


_YES_SAID, _NO_SAID = _any_of(_YES_WORDS, YES - _CODES), _any_of(_NO_WORDS, NO - _CODES)
_SAYS = lazy_regex(rf"(?:{_YES_SAID}|{_any_of(_NO_WORDS, NO)})[\s.!。！]*")
_YES = lazy_regex(rf"(?:{_YES_SAID})[\s.!。！]*")
_YES_OF_ANY = lazy_regex(rf"(?:{_any_of(_YES_WORDS, YES | {'si'})})[\s.!。！]*")
_BEFORE_IT = r"\s*(?:[,，.;；:：\n]\s*|(?=[(（]))"
_ANSWER = lazy_regex(rf"(?:\s*(?:{_YES_SAID}|{_NO_SAID}){_BEFORE_IT})+", re.IGNORECASE)
_ANSWER_OF_ANY = lazy_regex(rf"(?:\s*(?:{_YES_SAID}|{_NO_SAID}|{any_of(_CODES)}){_BEFORE_IT})+", re.IGNORECASE)


def _further(kind: str) -> str:
    """The words of a kind in all languages, as one expression."""
    return "|".join(words_of_kinds("interpreters.json", kind))


@lru_cache(maxsize=1)
def _none() -> re.Pattern[str]:
    behind = rf"{_NO_WORDS}|thanks?(?: you)?|спасибо|谢谢|{_further('none')}|{_further('thanks')}"
    first = rf"{_any_of(_NO_WORDS, NO)}|{_further('none')}"
    return kept_regex(rf"(?:{first})(?:[\s,，.;；–—-]+(?:{behind}))*[\s.!。！]*")


@lru_cache(maxsize=1)
def _needed() -> re.Pattern[str]:
    return kept_regex(rf"(?:(?:{_any_of(_YES_WORDS, YES)}|네|예)[\s,，.;；–—-]+)?(?:{_further('needed')})[\s.!。！]*")


@lru_cache(maxsize=1)
def _further_answer() -> re.Pattern[str]:
    return kept_regex(rf"(?:\s*(?:{_further('none')}|{_further('needed')}){_BEFORE_IT})+", re.IGNORECASE)


def _as_written(clauses: Iterable[str], text: str) -> list[str]:
    """Clauses in the original spelling of the cell, if they occur in it."""
    places = [(clause, text.lower().find(clause)) for clause in clauses]
    return [text[at : at + len(clause)] if at >= 0 else clause for clause, at in places]


def _is_sentence(part: str) -> bool:
    """Whether an unknown part of a list is a statement on languages, and not just an unknown name."""
    text = spread(in_english(part))
    words = (_INTERPRETER, _NEED, _OWN, _NOT, _LITTLE)
    return bool(languages_named(text)) or any(pattern.search(text) for pattern in words)


def _listed(text: str) -> list[str]:
    """The parts of a list of languages."""
    return [part for piece in split_languages(text) for part in _split_loosely(piece, language_codes())]


def _split_loosely(piece: str, known: Mapping[str, str]) -> list[str]:
    """Split languages at an unusual separator, or at spaces alone."""
    parts = split_loosely(piece, lambda name: fold(name) in known)
    words = [] if _NOT.search(normalized(piece)) else piece.split()
    if len(parts) == 1 and words and fold(piece) not in known and all(fold(w) in known for w in words):
        return words
    return parts


@dataclass
class Told:
    """The languages in a sentence: the codes of the spoken ones, in order, and of those that are not.

    ``little`` are the clauses about languages that are spoken a little, ``unclear`` those that are not understood.
    ``interpreted`` are the languages behind which stands that an interpreter is needed. If no other is spoken it is the
    own language, which others may not speak: ``Spanish (interpreter needed)``.
    """

    spoken: list[str] = field(default_factory=list)
    unspoken: set[str] = field(default_factory=set)
    little: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    interpreted: list[str] = field(default_factory=list)


_CLAUSE = lazy_regex(r"[;；\n。!！,，()（）\[\]]+|\.\s+|\s(?:but|however|но|а|зато)\s|但是?|不过")
_INTERPRETER = lazy_regex(
    lambda: (
        rf"{_further('interpreter')}|"
        r"interpret\w*|translat\w*|переводчи\w*|перевод\w*|翻译|译员|口译|dolmetsch\w*|tolmács\w*|tłumacz\w*|interpr[eèé]te\w*|"
        r"intérpret\w*|tlumo[cč]\w*|tlmo[cč]\w*|tercüman\w*|преводач\w*|перекладач\w*|διερμην\w*|аудармашы\w*|tarjimon\w*|"
        r"penerjemah|penterjemah|juru ?bahasa|prevodi(?:la|o)\w*|преводи(?:ла|о)\w*|prevoditelj\w*|traduct(?:eu|o)r\w*|"
        r"tradutor\w*|traduttor\w*|übersetzer\w*|çevirmen\w*|překladatel\w*|vertaler\w*|"
        r"\btolk\w{0,3}\b|tulkki\w*|tulk\w{0,2}\b|通訳|통역|phiên dịch|ล่าม|مترجم|מתורגמ\w*"
    )
)
_NEED = lazy_regex(
    r"need\w*|requir\w*|request\w*|through|via|нуж\w+|требу\w+|необходим\w*|через|только с(?= перевод)|"
    r"需要|需配|需|要(?=.{0,4}(?:翻译|译员|口译))|通过|请安排|필요|必要|ต้องการ|يحتاج|نحتاج|نیاز|צריך|चाहिए|"
    r"\b(?:brauch\w*|(?:be)?nötig\w*|besoin|n[eé]cess?it\w*|precis(?:a|o|amos|an)|bisogno|servono?|potrzeb\w*|wymaga\w*|gerek\w*|"
    r"lazım|ihtiyaç\w*|cần|kell|szükség\w*|nodig|behöv\w*|trenger|потріб\w*|потребн\w*|potreb\w*|трябва|нужда\w*|"
    r"керек|kerak|kerek|perlu|memerlukan|butuh|y[eê]u c[aầ]u)\b"
)
_ASKS = lazy_regex(r"\bplease\b|\bпожалуйста\b|\bпрос(?:им|ьба)\b|请|\bbitte\b")
"""Words that ask for an interpreter."""

_OWN = lazy_regex(
    lambda: (
        rf"\b(?:own|our|bring\w*)\b|\bсво[а-я]+|\bнаш[а-я]*|自带|自备|自有|自己|{_further('own, joined')}|"
        rf"(?<![^\W\d_])(?:{_further('own')})(?![^\W\d_])"
    )
)
"""Words for an interpreter who comes along."""

_NOT = lazy_regex(
    r"\b(?:no|not|non|without|none|cannot|can't|don't|doesn't|except|isn't|aren't|neither|nor)\b|"
    r"\b(?:kein\w*|nicht|pas|sans|sin|senza|nie|bez|sem|nem|không|yok|geen)\b|"
    r"\b(?:без|нет|не|кроме|ни)\b|不会|不懂|不说|不讲|不通|不能|不是|不需要|无需|不用|不|没有|无|除了?"
)
_LITTLE = lazy_regex(
    r"\b(?:a little|little|basic\w*|some|limited|beginner\w*|elementary|poor\w*|a bit(?: of)?|weak\w*|school)\b|"
    r"со словар[её]м|\b(?:немно\w+|чуть(?:-чуть)?|слаб\w+|базов\w+|начальн\w+|плох\w+|понима\w+)|"
    r"一点点?|一些|基础|初级|略懂|简单|少量|有限"
)
_FILLING = lazy_regex(
    r"\b(?:we|i|they|he|she|our|all|both|the|team|delegates?|staff|speaks?|spoken|speaking|spoke|in|and|or|also|only|"
    r"just|yes|very|well|good|fine|fluent(?:ly)?|native|mother|tongue|business|working|level|languages?|preferred|"
    r"preferably|mainly|mostly|first|second|is|are|do|does|ok|please|any|of|for|with|can|understand|excellent|full|"
    r"to|at|advanced|intermediate|conversational|proficient|an?|us|so|professional|[abc][12])\b|"
    r"\b(?:мы|я|и|или|на|по|в|с|со|для|к|говор\w+|зна\w+|владе\w+|свободн\w*|хорош\w*|отличн\w*|родн\w+|язык\w*|"
    r"только|также|ещ[её]|да|рабоч\w+|деловой|уров\w+|предпочтительно|желательно|основн\w+|можем|можно|все|уверенно|"
    r"будет|есть|из|от)\b|"
    r"会说|会讲|会|能说|能|说|讲|流利|熟练|精通|母语|只|仅|我们|我方|可以|可|和|与|及|或|以及|也|都|语言|沟通|交流|为主|"
    r"双语|三语|均可|好|良好|用|的|是|工作|商务|一名|一位|配|带|有|到"
)


_SPEAKER = lazy_regex(r"\b(?:mrs?|ms|miss|dr|prof)\b\.?\s+[^\W\d_]+(?:\s+speaks?\b|\s*:)")
"""Who speaks: ``Mr. Demir speaks``, whose titles are also the codes of Marathi and Malay."""


def told_languages(text: str, *, running: bool = False) -> Told | None:
    """Interpret a sentence on the languages that somebody speaks; None if it names no language.

    Parameters
    ----------
    running
        Whether it may be about anything, so that codes of languages in small letters are other words.
    """
    told = Told()
    last: list[str] = []
    clauses = [clause.strip(" .:-–—") for clause in _CLAUSE.split(spread(_SPEAKER.sub("", in_english(text))))]
    capitals = _capitals(text)
    naming = {clause: _in_running_text(clause, capitals) if running else languages_named(clause) for clause in clauses}
    if not any(naming.values()):
        return None
    for clause in filter(None, clauses):
        names = naming[clause]
        if not names:
            _of_last(clause, last, told)
            continue
        before = len(told.spoken)
        _of_clause(clause, names, told)
        last = told.spoken[before:]
    told.spoken = [code for code in dict.fromkeys(told.spoken) if code not in told.unspoken]
    return told


def _of_last(clause: str, last: list[str], told: Told) -> None:
    """Apply a clause without a language, such as one in brackets, to the languages before it."""
    if _INTERPRETER.search(clause):
        if _NOT.search(clause) or (_OWN.search(clause) and not (_NEED.search(clause) or _rest(clause))):
            return
        if _NEED.search(clause) and last:
            told.unspoken |= set(last)
            told.interpreted += () if _OWN.search(clause) else last
            return
    elif _LITTLE.search(clause) and last:
        told.spoken = [code for code in told.spoken if code not in last]
        told.little.append(clause)
        return
    elif not _rest(clause) and not _NOT.search(clause):
        return
    told.unclear.append(clause)


def _of_clause(clause: str, names: Sequence[tuple[int, int, str]], told: Told) -> None:
    """Interpret a clause that names languages."""
    rest = _rest(_without(clause, names))
    if rest:
        told.unclear.append(clause)
        return
    need, refused, little = _NEED.search(clause), _NOT.search(clause), _LITTLE.search(clause)
    spoken = [code for _, _, code in names]
    others: set[str] = set()
    if _INTERPRETER.search(clause):
        if refused:
            pass  # ``English without an interpreter``
        elif need:
            behind = {code for start, _, code in names if start >= need.end()}
            others = behind or set(spoken)
            spoken = [code for code in spoken if code not in others]
        elif not _OWN.search(clause):
            told.unclear.append(clause)
            return
    elif refused:
        behind = {code for start, _, code in names if start >= refused.end()}
        others = behind or set(spoken)
        spoken = [code for code in spoken if code not in others]
    elif little:
        after = [code for start, _, code in names if start >= little.end()]
        few = after or [code for _, end, code in names if end <= little.start()][-1:]
        spoken = [code for code in spoken if code not in few]
        told.little.append(clause)
    told.spoken += spoken
    told.unspoken |= others


def _without(clause: str, names: Sequence[tuple[int, int, str]]) -> str:
    for start, end, _ in reversed(names):
        clause = clause[:start] + " " + clause[end:]
    return clause


def _rest(text: str) -> str:
    """The letters of a text that remain after removing all understood words."""
    for pattern in (_INTERPRETER, _NEED, _OWN, _LITTLE, _NOT, _FILLING):
        text = pattern.sub(" ", text)
    return "".join(filter(str.isalpha, text))


def translations(text: str) -> Sequence[str]:
    """The parts of a short answer on both sides of slashes, which may say the same; else none."""
    if len(text) > _LONGEST or _BETWEEN_TWO.search(text) is None:
        return ()
    parts = [part.strip() for part in _BETWEEN_TWO.split(text)]
    return parts if all(len(part) > 1 and any(map(str.isalpha, part)) for part in parts) else ()


_BETWEEN_TWO, _LONGEST = lazy_regex(r"[/／|]"), 60

_LATIN, _SYLLABLES = "a-zA-ZÀ-ɏ", "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_HALVES = tuple(
    lazy_regex(rf"(?P<one>{one}*[^\W\d_])\W*[\s/／|(（]\W*(?P<other>(?=[^\W\d_]){other}+)")
    for script in (_LATIN, _SYLLABLES)
    for own, others in ((rf"[{script}\W\d_]", rf"[^{script}]"),)
    for one, other in ((own, others), (others, own))
)
"""Two texts of which one has all letters of a script and the other none, with a blank, slash or bracket between."""


@lru_cache(maxsize=131072)
def halves_in_two_scripts(title: str) -> tuple[str, ...]:
    """The two halves of a short title in different scripts; none of other titles."""
    if title.isascii() or len(title) > _LONGEST:
        return ()
    found = next((match for pattern in _HALVES if (match := pattern.fullmatch(title.strip())) is not None), None)
    return (found["one"].strip(), found["other"].strip(" \t)）")) if found is not None else ()
