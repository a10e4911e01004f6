"""Recognises who asks by titles and legends: ``Requested by``, ``Buyers who want to meet them``, ``B = buyer asks``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.form_map import WHO_ASKS
from sco_scheduler.intake.understanding.wording.legends import level_explained
from sco_scheduler.intake.understanding.wording.polarity import says_refusal
from sco_scheduler.intake.understanding.wording.word_lists import of_all_languages, plain
from sco_scheduler.intake.understanding.wording.words import denies, roles_of, title_score
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import lazy_regex

_ASKED_BY = lazy_regex(
    r"\b(?:requested|wanted|invited|asked(?: for)?|chosen|selected) by\b|"
    r"who (?:wants|asked|requested|chose)|"
    r"(?<!с )(?:кто|кем) (?:из [\w ]{3,30} )?(?:запрос|пригла|выбра|хочет|хотят|проси|желает)|"
    r"запрошен\w* (?:кем|кому|у)|"
    # ``被谁约``, but not ``被约方``, who is asked
    r"被(?![预邀申]?[约邀请](?:[请约见谈])?的?(?:方|企业|公司|人|单位|对象|客户|嘉宾|.{0,3}[商家])).{0,4}(?:约|邀|选)|谁(?:想|约|邀)|"
    r"\b(?:buyers?|purchasers?|importers?|suppliers?|exhibitors?|sellers?|companies|firms|partners|those|visitors) "
    r"(?:(?:who|that|which) (?:want|wish|would like|ask|request|cho[os]|select|pick|signed)|"
    r"(?:wishing|wanting|asking|requesting|interested))|"
    r"\binterested (?:buyers|purchasers|importers|suppliers|exhibitors|companies|firms|parties)|"
    r"(?<!с )которые (?:хотят|хотели бы|желают|выбрали|запросили|просят|записались)|"
    r"желающ\w+ (?:встретиться|провести|к)|кто записал|"
    r"(?:заинтересованн|выбравш|запросивш|записавш)\w* (?:закуп|покуп|постав|компан|фирм|участ|его|её|ее|их|этого)|"
    r"(?:закуп|покуп|постав|импорт)\w+,? (?:выбравш|запросивш|записавш|желающ)|"
    r"(?:有意向?|提出[^的,，]{1,6}|(?:选择|想|希望|要求)[^的,，]{0,4}[该本此][^的,，]{1,6})的"
    r"(?:采购商|买家|供应商|展商|企业|公司|客户)",
    re.IGNORECASE,
)


@lru_cache(maxsize=131072)
def asked_by(title: str) -> bool:
    """Whether the companies below a title request meetings with the row's company, and not the reverse."""
    return _ASKED_BY.search(title) is not None


def names_askers(text: str) -> float:
    """The certainty that the only side in a text above a matrix asks; 0 if it may be the side that is asked for."""
    if _OF_TARGETS.search(text) is not None:
        return 0.0
    # A side in a title may be the target, if nothing says that it answered.
    return 0.95 if title_score(text, "wishes") >= _TITLED or _WANTS.search(text) is not None else 0.6


_TITLED = 0.7
_WANTS = lazy_regex(
    r"want|wish|wünsch|request|choice|chos|select|answer|respon[ds]|opinion|fill(?:ed|s)?\b|\btick|\bmark(?:ed|s)?\b|complet|"
    r"\bsa(?:y|ys|id)\b|\btold\b|хот|жела|сказа|ответ|отвеч|мнени|заполн|выбор|выбра|отме[тч]|простав|"
    r"想|意|选|希望|约|回答|填写|打[勾√]|标[记注]",
    re.IGNORECASE,
)
"""Words of a title about wishing or answering."""

_OF_TARGETS = lazy_regex(
    r"\byou\b|\b(?:chosen|wanted|selected|requested|asked)\b|\b(?:вы|вам)\b|(?:выбран|отмечен|запрошен)н|[您你贵]|选中的",
    re.IGNORECASE,
)
"""Words of a title that names those who are asked for, or may: ``Which suppliers would you like to meet?``."""


class Askers:
    """Which side asks by the signs of a matrix, from what remarks say of them: ``B = buyer wants to meet supplier``.

    If all signs of one side name the same, those whose explanation begins with another word are of the other side. If
    only one side is named, it may be the one that is asked for, unless the explanation says, or begins as if, it asks.
    Numbers that are all of one side are its ranks.

    Parameters
    ----------
    explained
        What remarks say of each sign, folded.
    words
        The sides of words on the sheets, which may be unknown by themselves.
    answered
        Gives the meaning of a sign that the organizer told, if any.
    """

    def __init__(
        self,
        explained: Mapping[str, str],
        words: Mapping[str, frozenset[Role]],
        answered: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        self._answered = answered
        texts = {sign: _without_denied_side(_with_sides(meant, words)) for sign, meant in explained.items()}
        self._sides = {sign: _asking(text) for sign, text in texts.items()}
        self._levels = {sign: _level_in(_without_denied_side(meant)) for sign, meant in explained.items()}
        plain = [sign for sign in texts if self._levels[sign] in {Level.WANT, None}]
        single = {sign: next(iter(self._sides[sign])) for sign in plain if len(self._sides[sign]) == 1}
        behind = [sign for sign in single if " " in _until_side(_ARTICLE.sub("", texts[sign]))]
        clear = {sign: certainty_of_asking(text) for sign, text in texts.items()}
        self._clear = {sign: sides for sign, sides in self._sides.items() if clear[sign] >= _CLEAR}
        """The sides that clearly ask, or refuse, by a sign."""

        if len(set(single.values())) == 1 and 0 < len(behind) < len(single) and not any(map(clear.get, behind)):
            self._sides |= {sign: frozenset({single[sign].other}) for sign in behind}
        asking = {sign: name for sign in plain for name, roles in WHO_ASKS.items() if self._sides[sign] == roles}
        self._certainty = dict.fromkeys(asking, _CLEAR)
        if len(set(asking.values())) < len(Role):
            self._sides = {sign: sides if clear[sign] else frozenset() for sign, sides in self._sides.items()}
            asking = {sign: name for sign, name in asking.items() if self._sides[sign] and not sign.isdecimal()}
            self._certainty = {sign: clear[sign] for sign in asking}
        ranking = {self._sides[sign] for sign in texts if sign.isdecimal() and len(self._sides[sign]) == 1}
        self._ranking = ranking.pop() if len(ranking) == 1 else frozenset[Role]()
        """The side that the numbers of a legend rank for, if it is the same for all."""

        ranked = bool(self._ranking)
        self._asked_by = {sign: name for sign, name in asking.items() if not (ranked and sign.isdecimal())}

    def certainty(self, sign: str) -> float:
        """The certainty that a side asks by a sign as guessed."""
        return self._certainty.get(fold(sign), _CLEAR)

    def guessed(self, sign: str) -> str:
        """Which side asks by a sign, or by several joined ones: ``B/S``, ``BS``; '' if no remark says it."""
        folded = fold(sign)
        parts = [part for part in re.split(r"[\s/+,;&]+", folded) if part]
        if len(parts) == 1 and folded not in self._asked_by:
            parts = list(folded) if not self._sides.get(folded) and self._levels.get(folded) is None else []
        named = [WHO_ASKS[self._asked_by[part]] for part in parts if part in self._asked_by]
        sides = frozenset[Role]().union(*named) if len(named) == len(parts) else frozenset()
        return next((name for name, roles in WHO_ASKS.items() if roles == sides), "")

    def named(self, sign: str) -> frozenset[Role]:
        """The sides that remarks name beside a sign of any level, or beside its letters: ``B!``."""
        if sign.isdecimal() and self._asked_by and self._ranking:
            return self._ranking
        own = self._sides.get(fold(sign), frozenset()) if self._asked_by else frozenset()
        if len(own) != 1 and (parts := self.parts(sign)):
            return frozenset(side for _, side in parts)
        letter = sign.rsplit(" ", maxsplit=1)[-1] if len(own) != 1 else ""  # ``refus A``
        return WHO_ASKS.get(self._asked_by.get(fold(letter), ""), own) or WHO_ASKS.get(
            self.guessed(unmarked(sign)), frozenset()
        )

    def parts(self, sign: str) -> list[tuple[str, Role]]:
        """The signs of the two sides that one joins, each with its mark: ``A!/F``; empty for any other sign."""
        pieces = self._pieces(sign)
        sides = [self._side_of(piece) for piece in pieces] if len(pieces) == len(Role) else []
        if sides.count(None) == 1 and self._is_known(pieces[sides.index(None)]):
            known = next(side for side in sides if side is not None)
            sides = [side or known.other for side in sides]  # ``1 S``, of which S = requested by the supplier
        named = [side for side in sides if side is not None]
        return list(zip(pieces, named, strict=True)) if len(set(named)) == len(pieces) == len(Role) else []

    def _is_known(self, piece: str) -> bool:
        """Whether a sign is a number or a mark, or letters that are explained or told."""
        return not piece.isalpha() or fold(piece) in self._levels or self._answered(piece) is not None

    def _pieces(self, sign: str) -> list[str]:
        """The signs that one joins: with something between them, a number and letters, or two explained letters."""
        pieces = [piece for piece in _BETWEEN.split(sign.strip()) if piece]
        joined = _NUMBERED.fullmatch(pieces[0]) if len(pieces) == 1 else None
        if joined is not None:
            return [part for part in joined.groups() if part]
        letters = list(sign) if len(sign) == len(Role) and fold(sign) not in self._levels else []
        return letters if letters and all(fold(letter) in self._levels for letter in letters) else pieces

    def _side_of(self, piece: str) -> Role | None:
        """The only side that asks by a sign, or whose rank or level it is."""
        letters, answered = fold(unmarked(piece)), self._answered(unmarked(piece)) or ""
        own = self._ranking if piece.isdecimal() else self._sides.get(letters, frozenset[Role]())
        sides = WHO_ASKS.get(answered) or WHO_ASKS.get(self._asked_by.get(letters, ""), own if self._asked_by else None)
        return next(iter(sides)) if sides is not None and len(sides) == 1 else None

    def single(self, signs: Iterable[str]) -> Role | None:
        """The only side that remarks clearly name beside signs, of which those of wishes all name it, or none does."""
        used = {*map(fold, signs)}
        sides = [self._clear[sign] for sign in used if sign in self._clear]
        wishing = [sign in self._clear for sign in used if self._levels.get(sign) in {Level.WANT, None}]
        named = frozenset[Role]().union(*sides)
        return next(iter(named)) if len(named) == 1 and len({*wishing}) < len(Role) else None

    def tell(self, signs: Iterable[str]) -> bool:
        """Whether remarks say of each sign which side asks by it."""
        return bool(self._asked_by) and all(map(self.named, {*signs}))


def unmarked(sign: str) -> str:
    """The letters of a sign with a mark in front or behind: ``B!``, ``*S``; other texts as they are."""
    match = _MARKED.fullmatch(sign)
    return sign if match is None else match[1] or match[2]


_MARKED = lazy_regex(r"([^\W\d_]{1,3})\s*[!*+★☆?？！]+|[!*+★☆?？！]+\s*([^\W\d_]{1,3})")


_BETWEEN = lazy_regex(r"[\s/,，、;；&+]+")
_NUMBERED = lazy_regex(r"(\d{1,2})([^\W\d_]{1,2})|([^\W\d_]{1,2})(\d{1,2})")


def _without_denied_side(meant: str) -> str:
    """An explanation without brackets that deny it of the other side: ``supplier asked (buyer did not)``."""
    for aside in _IN_BRACKETS.finditer(meant):
        around = f"{meant[: aside.start()]} {meant[aside.end() :]}"
        named, others = _asking(around), roles_of(aside[0])[0]
        if denies(aside[0]) and len(named) == len(others) == 1 and named != others:
            return around.strip()
    return meant


_IN_BRACKETS = lazy_regex(r"[(（][^()（）]{3,40}[)）]")


def _level_in(meant: str) -> Level | None:
    found = level_explained(meant)
    return Level.NO if denies(meant) or says_refusal(meant) else found[0] if found is not None else None


def _with_sides(meant: str, words: Mapping[str, frozenset[Role]]) -> str:
    """A text with the English names of the sides in place of words of the sheets that mean one of them."""
    for word, sides in words.items():
        if len(sides) == 1 and not roles_of(word)[0]:
            meant = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", next(iter(sides)).value, meant, flags=re.IGNORECASE)
    return meant


def _asking(text: str) -> frozenset[Role]:
    """The side that a text names first, if it names both with more than a word such as *and* between them."""
    named, first = roles_of(text)[0], _until_side(text)
    behind = text[len(first) :]
    between = _until_side(behind)
    one, other = roles_of(first)[0], roles_of(between)[0]
    if len(named) < len(Role) or len(one) != 1 or one == other or not other:
        return named
    middle = between.split(" ")[1:-1]
    if _JOINS.match(between) if " " not in between else all(not word or _AND.fullmatch(word) for word in middle):
        return named
    return other if _PASSIVE.search(" ".join((first, *(middle or [between])))) is not None else one


def certainty_of_asking(meant: str) -> float:
    """The certainty that the side that an explanation of a sign names asks, 0 if it may as well be asked for.

    It is clear for ``supplier asks``, ``requested by the supplier`` and what names both sides, and likely for a side
    with nothing before it, such as ``supplier``.
    """
    if len(roles_of(meant)[0]) == len(Role) and len(_asking(meant)) == 1:
        return _CLEAR
    parts = [plain(normalized(part)).strip() for part in re.split(r"[()（）]", meant)]
    if any(map(_asks_by_words, filter(None, parts))):
        return _CLEAR
    begins = [part for part in parts if _begins_with_side(_ARTICLE.sub("", part))]
    return _LIKELY if begins and not any(map(_OF_TARGETS.search, begins)) else 0.0


def side_asking(text: str) -> Role | None:
    """The side that asks according to a text that names both, or None: ``which suppliers the buyers want to meet``.

    Words for asking stand beside it, or it is the only one in a part of the text that is about wishing or answering.
    """
    bare = plain(normalized(text))
    asking = set[Role]()
    for match in of_all_languages("other_titles.json", "requested by").finditer(bare):
        if (named := _NEXT.match(bare, match.end())) is not None:
            asking |= roles_of(named[1])[0]
    for match in of_all_languages("other_titles.json", "side requests").finditer(bare):
        named = _LAST.search(bare, 0, match.start())
        if named is not None and _IS_TARGET.search(bare, 0, named.start()) is None:
            asking |= roles_of(named[0])[0]
    for part in () if asking else _PARTS.split(bare):
        sides = roles_of(part)[0]
        told = _WANTS.search(part) is not None and _OF_TARGETS.search(part) is None
        asking |= sides if told and len(sides) == 1 and _TARGET.search(part) is None else set()
    return asking.pop() if len(asking) == 1 else None


_LAST = lazy_regex(r"(?:[\u3040-\u9fff]{2,4}|[^\W\d_\u3040-\u9fff]+)(?=\W{0,2}$)")
"""The word right before a place in a text."""

_IS_TARGET = lazy_regex(
    r"(?:\b(?:which|what|whom|to|with|for|welche[rn]?|quels?|quelles?|qu[ée]|quali)(?: of)?(?: the)?|"
    r"(?<![а-я])(?:как(?:их|ие|им|ими)|к[ео][гм]о?(?: из)?|со?|для|по|к)|哪[些个家几]?|哪些?家|与|和|跟|对)\s*$"
)
"""What stands before a side that is asked for."""

_TARGET = lazy_regex(
    r"\b(?:which|what|whom|welche[rn]?|quels?|quelles?|quali)\b|(?<![а-я])(?:как(?:их|ие|им|ими)|к[ео][гм]о?)(?![а-я])|哪"
)
"""Words of a question for those who are asked for."""

_PARTS = lazy_regex(r"\s[–—-]\s|[.:：;；,，。()（）|/]")


def _begins_with_side(text: str) -> bool:
    side = _until_side(text)
    return bool(roles_of(side)[0]) and " " not in side and not roles_of(side[1:])[0]


def _asks_by_words(text: str) -> bool:
    """Whether words for asking stand right before a side, ``requested by the …``, or behind one that begins a text."""
    for match in of_all_languages("other_titles.json", "requested by").finditer(text):
        named = _NEXT.match(text, match.end())
        if named is not None and roles_of(named[1])[0]:
            return True
    for match in of_all_languages("other_titles.json", "side requests").finditer(text):
        before = _ARTICLE.sub("", text[: match.start()].strip(" '’-"))
        if before and len(before.split()) == 1 and roles_of(before)[0]:
            return True
    return False


_NEXT = lazy_regex(
    r"[\s:]*(?:(?:the|an?|de[rmsn]|die|das|les?|la|el|los|las|il|lo|gli|os?|as?|l['’])\s*\b)?([\u3040-\u9fff]{2,4}|[^\W\d_]+)"
)
_CLEAR, _LIKELY = 0.92, 0.6


def _until_side(text: str) -> str:
    """The shortest part from the beginning of a text that names a side; all of it if none does."""
    return next((text[:end] for end in range(2, len(text)) if roles_of(text[:end])[0]), text)


_JOINS = lazy_regex(r"[商家方者]?(?:[^\w\s]|[和与及或跟])")
_AND = lazy_regex(
    r"\W+|and|or|und|oder|en|of|et|ou|y|e|o|i|ili|lub|nebo|a|oraz|och|eller|og|ja|tai|és|vagy|și|sau|ve|veya|"
    r"и|или|й|та|және|και|ή|the|der|die|de|le|la|il|el|[和与及或跟]",
    re.IGNORECASE,
)
_ARTICLE = lazy_regex(r"^\s*\w{1,3} (?=\w)")
_PASSIVE = lazy_regex(
    r"\b(?:by|from|von|vom|durch|door|par|por|pelo|pela|dal?|dall[ao]|przez|od|av|af)(?: \w{2,3})?$|被|"
    r"(?:выбр|запрош|приглаш)\w*$"
)
"""The end of what stands before who asks in a passive sentence: ``the supplier is requested by``."""


def says_both(text: str) -> bool:
    """Whether a word for who asks is only that for both: ``tutti e due``, ``beide``."""
    return _BOTH.fullmatch(normalized(text).strip(" .!")) is not None


_BOTH = lazy_regex(
    r"(?:von |da |par |por |le |les |as |os |los |las )?(?:"
    r"both(?: sides| parties)?|each other|mutual(?:ly)?|оба|обе(?: стороны)?|взаимн\w+|обидв[аі]|двет?е|"
    r"двамата|双方|互相|两者|tutt[ie] e due|entramb[ie]|reciproc\w*|beiden?|beides|beiderseit\w*|"
    r"beidseit\w*|beide seiten|gegenseitig|(?:tous les )?deux|deux parties|r[ée]ciproque|mutuel\w*|"
    r"amb[oa]s(?: partes)?|dos|dois|duas|m[úu]tu[oa]|rec[íi]proc[oa]|oba|obaj|obie(?: strony)?|oboje|"
    r"wzajemn\w+|ob[ěe](?: strany)?|oboj[íi]|vz[áa]jemn\w+|mindkett[őo]|k[öo]lcs[öo]n[öo]s\w*|am[âa]ndoi|"
    r"ambele|ambii|και οι δ[ύυ]ο|αμφοτερ\w+|her iki(?:si|si de| taraf)?|ikisi de|kar[şs][ıi]l[ıi]kl[ıi]|"
    r"h[əe]r iki(?:si| t[əe]r[əe]f)|екеуі де|екі жақ\w*|ikkalasi(?: ham)?|b[åa]da|begge|[öo]msesidig|"
    r"gensidig|molemmat|keduanya|c[ảa] hai|둘 ?다|양쪽|양측|쌍방|両方|お互い|كلاهما|الطرفان|שניהם|ทั้งสอง|"
    r"ორივე|երկուսն էլ|abi|abu|m[õo]lemad)",
    re.IGNORECASE,
)
