"""Decides the meaning of words and signs for levels, roles and statuses: by legends, by default, or by a question."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.form_map import WHO_ASKS
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.facts import states_terms
from sco_scheduler.intake.understanding.cells.fields import NOTHING, VALIDITY
from sco_scheduler.intake.understanding.cells.marks import certainty_of_degree, level_of_doubled, likely_level
from sco_scheduler.intake.understanding.cells.questions import PAIRS, ROLES, WITHDRAWN, Decider, Question
from sco_scheduler.intake.understanding.companies.refusals import hardly_refuses, is_indifferent, level_of_sheet
from sco_scheduler.intake.understanding.meanings.people_columns import asks_who_comes
from sco_scheduler.intake.understanding.meanings.planned import Plan, naming_columns
from sco_scheduler.intake.understanding.names.matching import SURE, NameIndex
from sco_scheduler.intake.understanding.wording.askers import Askers, unmarked
from sco_scheduler.intake.understanding.wording.legends import (
    explained_in,
    explained_signs,
    is_degree,
    legend_of,
    sides_of_signs,
    told_of_signs,
)
from sco_scheduler.intake.understanding.wording.parties import is_on_no_side
from sco_scheduler.intake.understanding.wording.places import rank_of
from sco_scheduler.intake.understanding.wording.polarity import polarity_of, says_refusal
from sco_scheduler.intake.understanding.wording.scales import ranks_of_numbers
from sco_scheduler.intake.understanding.wording.word_lists import is_settled, lists
from sco_scheduler.intake.understanding.wording.words import (
    ABOVE_ALL,
    bare_title,
    denies,
    is_blank,
    is_tick,
    level_of,
    roles_of,
    says_yes_and_no,
    says_yes_or_no,
    sign_of,
    sure_level,
)
from sco_scheduler.intake.values.clauses import sets_time
from sco_scheduler.intake.values.entries import normalized, whole_number
from sco_scheduler.intake.values.request_statuses import reply_of, status_of_request
from sco_scheduler.intake.values.statuses import may_be_gone, says_vip, stated_status, status_of
from sco_scheduler.resources import lazy_regex

LEVELS = tuple(level.value for level in Level)
REPLIES = {"agreed": Level.WANT, "declined": Level.NO}
"""Further meanings of words in a list of pairs: what the company that is asked wants, beside the request."""

_CROSSES = frozenset({"x", "х", "☒", "×", "-", "–", "—", "−"})
"""Signs that are ticks if used alone, and refusals next to other ticks."""

GONE, REGISTERED = "cancelled", "registered"
"""The meanings of a status, as written in a map: cancelled or not."""

_UNTICKED = frozenset({"false", "ложь"})
"""The values of a spreadsheet's unticked checkbox."""


class SheetWords:
    """Decides what the words and signs of sheets mean, each once.

    ``remarks`` are rows of any sheet that may be legends.
    """

    def __init__(self, names: NameIndex, decider: Decider, remarks: Sequence[str]) -> None:
        self.names = names
        self.decider = decider
        self._legends: dict[str, dict[str, str]] = {}
        self._remarks = remarks
        self._elsewhere: dict[str, frozenset[str]] = {}
        """For each sheet the folded remarks on other sheets of wishes."""

        self._explained = told_of_signs(remarks)
        self._meant: dict[tuple[str, str, str], str] = {}
        """The decided meanings of words, by kind and sheet."""

        self._ranks: dict[tuple[str, int], Mapping[str, int]] = {}
        """The ranks of words of scales, by sheet and first column."""

        self.aside: Collection[tuple[str, str]] = ()
        """The sheet and the word of roles without any wish."""

    def tell_legends(self, plans: Sequence[Plan]) -> None:
        """Tell the legends of sheets of wishes apart, which each explain the signs of their own sheet."""
        around: dict[str, frozenset[str]] = {}
        for plan in plans:
            origin = plan.region.grid.cell(plan.region.header[-1], 0).sheet
            around[origin] = around.get(origin, frozenset()) | set(map(fold, plan.region.remarks.values()))
        for plan in plans:
            origin = plan.region.grid.cell(plan.region.header[-1], 0).sheet
            others = (told for sheet, told in around.items() if sheet != origin)
            self._elsewhere[plan.sheet] = frozenset().union(*others) - around[origin]

    def _legend_around(self, plan: Plan, own: Iterable[str]) -> dict[str, str]:
        """The meanings of the signs and the words of a sheet by its own remarks, which are given, and by others.

        Another sheet of wishes explains no numbers, which may be ranks here, and no signs if the sheet explains some.
        """
        own, every = tuple(own), plan.words_of_levels
        words = {word for word in every if status_of_request(word) is None and reply_of(word) is None}
        elsewhere = self._elsewhere.get(plan.sheet, frozenset())
        apart = [text for text in self._remarks if fold(text) in elsewhere] if elsewhere else []
        common = legend_of((text for text in self._remarks if fold(text) not in elsewhere), words)
        told = {} if any(map(explained_signs, own)) else legend_of(apart, words)
        told = {sign: meant for sign, meant in told.items() if not sign.isdecimal()}
        return told | common | legend_of(own, words)

    def roles_in(
        self,
        sheet: str,
        text: str,
        cell: Cell,
        weight: float,
        beside: Collection[str] = (),
        most: float = 1.0,
        title: str = "",
    ) -> frozenset[Role]:
        """The roles that a word or a heading on a sheet states.

        Parameters
        ----------
        beside
            The words of the other rows: if they all state the same side, this word probably states the other.
        most
            The certainty of the side that it names at most.
        title
            The title of its column, which may explain it: ``B = buyer / S = supplier``.
        """
        known = self._meant.get(("role", sheet, text))
        if known is not None:
            return ROLES.get(known, frozenset())
        signs = {sign: (of, SURE) for sign, of in sides_of_signs(title).items()}
        told = (signs.get(fold(text)) or roles_of(said) for said in (text, self._explained.get(fold(text), "")))
        roles, certainty = next((found for found in told if found[0]), (frozenset[Role](), 0.0))
        guess = next((name for name, named in ROLES.items() if named == roles), "both")
        taken = {name for word in beside for name, named in ROLES.items() if named == roles_of(word)[0]}
        answered = {meant for (kind, of, _), meant in self._meant.items() if (kind, of) == ("role", sheet)}
        taken = taken or answered  # what the words themselves say, of which several may be unknown
        unknown = "suppliers" if "purchasers" in taken and "suppliers" not in taken else "purchasers"
        initial = next((name for name, letters in lists()["role_initials"].items() if fold(text) in letters), None)
        likely = (initial or unknown, 0.6 if initial or len(taken) == 1 else 0.3)
        likely = (guess, min(certainty, most)) if roles else likely
        aside = is_on_no_side(text) or (sheet, text) in self.aside
        likely = ("nothing", 0.93) if not roles and aside else likely
        path = ("words", "role", text)
        answer = self.decider.decide(
            Question("word", sheet, text, (cell,), (text,), (*ROLES, "nothing"), *likely, weight, path)
        )
        self._meant["role", sheet, text] = answer
        return ROLES.get(answer, frozenset())

    @property
    def signs(self) -> Collection[str]:
        """The signs that remarks explain, folded."""
        return self._explained.keys()

    def explained(self, sign: str) -> str:
        """What remarks say that a sign means; '' if nothing."""
        return self._explained.get(fold(sign), "")

    def level_word(self, plan: Plan, text: str, cell: Cell, column: Column) -> str:
        """The meaning of a word in a matrix or a column of levels: a level, a rank or nothing."""
        known = self._meant.get(("level", plan.sheet, text))
        if known is None:
            known = self._side_asking(plan, text, cell) or self._decided_word(plan, text, cell, column)
            self._meant["level", plan.sheet, text] = known
        return known

    def ranks_of_steps(self, plan: Plan, columns: Sequence[Column]) -> Mapping[str, int]:
        """The rank of each word of a scale of which the highest step is a mere wish: ``High`` 1, ``Normal`` 2.

        A request of low priority is a wish too; in a matrix the lowest step keeps its level.
        """
        key = plan.sheet, columns[0].number if columns else 0
        if key not in self._ranks:
            first = {text: (column, row) for column in reversed(columns) for row, text in column.cells.items()}
            top = {
                text for text in first if sign_of(text) is Level.MUST or 0.0 < certainty_of_degree(text, first) < _CLEAR
            }
            places = {text: (plan.region.cell(row, c), c) for text, (c, row) in first.items()} if top else {}
            meant = {text: self.level_word(plan, text, *place) for text, place in places.items()}
            wanted = {text for text, word in meant.items() if word == Level.WANT.value}
            ranks = {text: 1 if text in top else 2 for text in wanted} if wanted & top else {}
            ranks |= {text: 3 for text in meant if sign_of(text) is Level.MAYBE and plan.holds == PAIRS and ranks}
            explained = ranks_of_numbers(self.legend(plan), plan.region.remarks.values())
            self._ranks[key] = ranks if len(set(ranks.values())) > 1 else explained
        return self._ranks[key]

    def who_asks(self, plan: Plan, text: str, cell: Cell, column: Column) -> frozenset[Role]:
        """The sides that ask by a sign in a matrix; none for a sign that says nothing of it."""
        if self._askers.guessed(text) or self.decider.said(("words", "level", text)) in WHO_ASKS:
            return WHO_ASKS.get(self.level_word(plan, text, cell, column), frozenset())
        said = self.decider.said(("words", "level", unmarked(text)))  # ``B!``, of which the mark is the level
        return WHO_ASKS[said] if said is not None and said in WHO_ASKS else self._askers.named(text)

    def parts_of_sign(self, text: str) -> list[tuple[str, Role]]:
        """The signs of both sides in one cell of a matrix, according to remarks, each with who asks by it."""
        return self._askers.parts(text) if self.decider.said(("words", "level", text)) is None else []

    @property
    def ranking_side(self) -> Role | None:
        """The side whose ranks the numbers of a matrix are, according to remarks."""
        return next(iter(self._askers.named("1")), None)

    def tell_sides(self, signs: Iterable[str]) -> bool:
        """Whether each sign of a matrix says which side asks, or refuses, according to remarks."""
        return self._askers.tell(signs)

    def side_of_signs(self, signs: Iterable[str]) -> Role | None:
        """The only side that asks, or refuses, by the signs of a matrix according to remarks."""
        return self._askers.single(signs)

    @cached_property
    def _askers(self) -> Askers:
        roles = {word: meant for (kind, _, word), meant in self._meant.items() if kind == "role" and meant in ROLES}
        sides = {word: ROLES[meant] for word, meant in roles.items()}
        return Askers(self._explained, sides, lambda sign: self.decider.said(("words", "level", sign)))

    def _side_asking(self, plan: Plan, text: str, cell: Cell) -> str:
        """Which side asks by a sign, by the map or the legend; '' for a sign that says nothing of it."""
        path = ("words", "level", text)
        said, guess = self.decider.said(path), self._askers.guessed(text)
        if said in WHO_ASKS or not guess or plan.holds == PAIRS or plan.familiar:
            return said if said is not None and said in WHO_ASKS else ""
        options = (*WHO_ASKS, *LEVELS, "nothing")
        about = ((cell,), (self.explained(text),), options, guess, self._askers.certainty(text), 1.0, path)
        return self.decider.decide(Question("word", plan.sheet, text, *about))

    def _decided_word(self, plan: Plan, text: str, cell: Cell, column: Column) -> str:
        level, validity = level_of(text), plan.meanings.get(column.number, NOTHING).field == VALIDITY
        told = self._explanation(plan, text)  # explained by unknown words: the sign is no plain tick
        explained = fold(text) in self.legend(plan)
        refuses = whole_number(text) == 0 and not explained and self._is_next_to_blanks(plan, text)
        free = self.decider.said(("words", "level", text)) is None and not told and not refuses and not validity
        plain = self._plain_meaning(plan, text, column) if free else None
        if plain is not None:
            return plain
        guess, certainty = self._of_pair(plan, text, column, level) or self._as_word(plan, text, column, level)
        if validity and status_of_request(text) is None and guess == Level.WANT.value:
            level, guess, certainty = None, "nothing", _UNTOLD
        if (
            level is None
            and is_blank(text)
            and not self._may_refuse(plan, text, column)
            and self.decider.said(("words", "level", text)) is None
        ):
            return "nothing"
        sign = Level.NO if fold(text) in _CROSSES else sign_of(text)
        if sign is not None and level is None:
            worded = any(map(str.isalpha, text))
            beside = [m for m in plan.meanings.values() if m.field == "level" and m.side is None]  # next to a status
            of_two = len(beside) > 1 and self._steps(column) == {Level.MUST, Level.WANT} and worded
            degree = sign is Level.MUST and worded and fold(text) not in _LETTERS  # ``high`` is seldom a must
            guess, certainty = (Level.WANT if of_two or degree else sign).value, _RAISED
            certainty = _CLEAR if of_two and sign is Level.WANT else certainty
        elif level is None and unmarked(text) != text and text.endswith(tuple(_OPEN)):
            guess, certainty = Level.MAYBE.value, _RAISED
        elif level is None and (fold(text) in _SPECIAL or _DOUBLED.fullmatch(text) or unmarked(text) != text):
            guess, certainty = (Level.WANT if fold(text) == "☆" else Level.MUST).value, _RAISED
        if sign in {Level.WANT, Level.MAYBE} and level is None and self._is_scale(column):
            certainty = _CLEAR
        if is_blank(text) and guess == Level.MAYBE.value and plan.holds != PAIRS:
            guess, certainty = "nothing", 0.6  # an indifferent answer
        if guess != WITHDRAWN and is_indifferent(normalized(text)) and (level is None or level[0] is not Level.WANT):
            forbidden = self._forbids(plan, column, mild=guess == "no")
            milder = forbidden or certainty <= _RAISED
            milder = milder and (forbidden or not self._is_chosen(plan, text, guess))
            guess, certainty = ("nothing", _CLEAR if forbidden else _RAISED) if milder else (guess, certainty)
        guess, certainty = ("no", _UNTOLD) if refuses else (guess, certainty)
        if told:
            guess, certainty = ("no" if denies(told) or fold(text) in _CROSSES else guess), min(certainty, 0.6)
        doubted = guess == "no" and not told and not self._is_chosen(plan, text, guess)
        unticked = hardly_refuses(plan, text, column, self.names) if doubted else 0.0
        if unticked:
            guess, certainty = "nothing", unticked
        weight, path = column.counts[text], ("words", "level", text)
        replies = (*REPLIES, WITHDRAWN) if plan.holds == PAIRS and not plan.familiar else ()
        lettered = plan.meanings.get(column.number, NOTHING).field == "matrix" and level is None and text.isalpha()
        lettered = lettered and len(text) < _LONGEST_SIGN - 1 and fold(text) not in _CROSSES
        asking = WHO_ASKS if lettered and not plan.familiar else ()
        # Beside levels it leaves the request as it is, else it drops it, which ``withdrawn`` says too.
        alone = sum(meaning.field == "level" for meaning in plan.meanings.values()) <= 1
        dropped = () if replies and guess != "nothing" and not validity and alone else ("nothing",)
        options = (*LEVELS, *replies, *asking, *dropped)
        guess = guess if guess in options else REPLIES[guess].value if guess in REPLIES else "nothing"
        answer = self.decider.decide(
            Question("word", plan.sheet, text, (cell,), (text,), options, guess, certainty, weight, path)
        )
        return answer if answer in {*options, "nothing"} else REPLIES[answer].value

    def _of_pair(
        self, plan: Plan, text: str, column: Column, level: tuple[Level, float] | None
    ) -> tuple[str, float] | None:
        """The likely level of a word beside a request, with certainty: of a status, or of a reason by its sheet."""
        if plan.holds == PAIRS and is_settled(normalized(text)):
            return WITHDRAWN, _RAISED  # who is no longer needed is not refused
        titled, status = column.score("status") > column.score("level"), status_of_request(text)
        titled = titled or plan.meanings.get(column.number, NOTHING).field == VALIDITY or _has_replies(plan, column)
        unsure = level is None or (level[0] is Level.WANT and level[1] < _CLEAR)
        if plan.holds == PAIRS and unsure and not titled and (of_all := level_of_sheet(plan)) is not Level.WANT:
            return of_all.value, _RAISED  # on a sheet of refusals
        if plan.holds != PAIRS or status is None or (level is not None and not titled):
            return None
        if status_of(text) is None and not titled and Level.MUST in self._steps(column):
            return Level.MAYBE.value, _RAISED  # a step of a scale: ``must``, ``under question``
        return self._status_in(plan, column, text) or ("want" if status[0] else WITHDRAWN, status[1])

    @staticmethod
    def _as_word(plan: Plan, text: str, among: Column, level: tuple[Level, float] | None) -> tuple[str, float]:
        """The likely level of a word by its meaning alone, with certainty."""

        def cells() -> set[str]:
            matrix = [column for column, meaning in plan.wish_columns() if meaning.field == "matrix"]
            return {cell for column in (*matrix, among) for cell in column.texts}

        likely, certainty = likely_level(text, level, cells)
        return likely, min(certainty, _RAISED) if sets_time(text) else certainty  # ``preferably after lunch``

    def level_of_mark(self, plan: Plan, mark: str, cell: Cell, column: Column) -> Level:
        """The level of a wish from a mark next to its name; an unexplained mark is asked about.

        Parameters
        ----------
        mark
            The mark: a sign, or a word next to several names.
        """
        path = ("words", "level", mark)
        said = self.decider.said(path) or self.legend(plan).get(fold(mark))
        if said is None and fold(mark) in _CHECKED:
            return Level.WANT
        if said is None:
            found = level_of(mark)
            raised = ABOVE_ALL.search(mark) is not None or not any(map(str.isalnum, mark))
            refuses = polarity_of(mark) is Level.NO or denies(mark) or fold(mark) in _CROSSES
            likely = Level.NO if refuses else sign_of(mark)
            likely = likely or (Level.MAYBE if mark in _OPEN else Level.MUST if raised else None)
            word, certainty = (likely.value, _RAISED) if likely is not None else ("nothing", _UNTOLD)
            word, certainty = (found[0].value, found[1]) if found is not None else (word, certainty)
            word, certainty = (
                (Level.WANT.value, _RAISED)
                if found and found[0] is Level.MUST and is_degree(mark)
                else (word, certainty)
            )
            weight, options = sum(mark in text for text in column.cells.values()), (*LEVELS, "nothing")
            said = self.decider.decide(
                Question("word", plan.sheet, mark, (cell,), (mark,), options, word, certainty, weight, path)
            )
        return Level(said) if said in LEVELS else Level.WANT

    def _plain_meaning(self, plan: Plan, text: str, column: Column) -> str | None:
        """The meaning of a sign by a legend, as a number or as a tick; None for a word, or a possible refusal."""
        legend = self.legend(plan).get(fold(text)) or level_of_doubled(text, column.cells.values())
        reply = self._status_in(plan, column, text) if plan.holds == PAIRS else None
        if legend == Level.MAYBE.value and _has_replies(plan, column):
            legend = None  # ``Pending: may be scheduled`` leaves the level of the request
        if legend is not None and (reply is None or REPLIES[reply[0]].value != legend):
            return legend
        number = whole_number(text)
        if number is not None and plan.holds != PAIRS:
            return "rank" if number >= 1 else "nothing" if number in _NOTHING_CHOSEN else None
        worded = len(text) > _LONGEST_SIGN or any(map(str.isalpha, text))
        ranked = plan.holds != PAIRS and worded and len(text.split()) <= _MOST_OF_RANK
        if ranked and rank_of(text) is not None:
            return "rank"  # ``Priority 1``, ``1순위``
        if number == 0 or fold(text) in _UNTICKED:
            return "nothing"
        above = level_of(bare_title(column.title))  # ``Interested`` above a list of pairs
        asked = plan.holds != PAIRS or (column.profile.ticks == 1.0 and above is not None and above[0] is Level.WANT)
        asked = asked or says_yes_and_no(column.cells.values())
        ticked = (
            asked
            and is_tick(text)
            and not self._may_refuse(plan, text, column)
            and not self._is_emphasis(plan, text, column)
        )
        return "want" if ticked else None

    def _is_emphasis(self, plan: Plan, text: str, column: Column) -> bool:
        """Whether a star or the like occurs next to other ticks, ranks or words for a wish, and may mean more."""
        if fold(text) not in _SPECIAL:
            return False
        matrix = [c for c, m in plan.wish_columns() if m.field == "matrix"]
        signs = {fold(cell) for c in (matrix if plan.holds != PAIRS else [column]) for cell in c.texts}
        others = (s for s in signs - {fold(text)} - _CROSSES - _UNTICKED if not is_blank(s) and sign_of(s) != Level.NO)
        return any(len(s) <= _LONGEST_SIGN or level_of(s) is not None for s in others)

    def _may_refuse(self, plan: Plan, text: str, among: Column) -> bool:
        """Whether a matrix has other ticks or ranks besides crosses, so that a cross may be a refusal."""
        if fold(text) not in _CROSSES:
            return False
        matrix = [column for column, m in plan.wish_columns() if m.field == "matrix"]
        signs = {fold(cell) for column in (*matrix, among) for cell in column.texts}
        lettered = any(map(str.isalpha, text))  # a dash next to grades is an empty cell
        return any(
            (is_tick(sign) and sign not in _CROSSES and not sign.isdigit())
            or (whole_number(sign) or 0) > 1
            or (lettered and sign not in _CROSSES and _is_grade(sign))
            for sign in signs
        )

    def _status_in(self, plan: Plan, column: Column, text: str) -> tuple[str, float] | None:
        """The likely reply to a request that a word of a column means, with certainty; None if it is none.

        Beside a decline, a confirmation is by the company that is asked; beside one of these a decline is clear.
        Whether who accepts a request wishes for the meeting too is clear only if a legend says so.
        """
        reply, others = reply_of(text), {reply_of(other) for other in column.texts}
        if reply == "declined":
            return reply, (_CLEAR if others & {"agreed", "confirmed"} else _RAISED)
        replied = reply == "agreed" or (reply == "confirmed" and "declined" in others)
        wants = self.legend(plan).get(fold(text)) == Level.WANT.value
        return ("agreed", _CLEAR if wants else _RAISED) if replied else None

    @staticmethod
    def _forbids(plan: Plan, among: Column, *, mild: bool) -> bool:
        """Whether a word of a matrix forbids meetings, or refuses them beside a ``mild`` word: ``no need``."""
        matrix = [column for column, meaning in plan.wish_columns() if meaning.field == "matrix"]
        words = {normalized(text) for column in (*matrix, among) for text in column.texts}
        refusing = [word for word in words if says_refusal(word) or (level_of(word) or ("",))[0] is Level.NO]
        return any(_FORBIDDEN.search(word) or (mild and not is_indifferent(word)) for word in refusing)

    def _is_chosen(self, plan: Plan, text: str, guess: str) -> bool:
        """Whether a lack of need or interest, in a grid with no degrees of it, was chosen beside boxes left empty."""
        if guess != "no" or not (is_degree(text) or is_indifferent(normalized(text))):
            return False
        matrix = [column for column, meaning in plan.wish_columns() if meaning.field == "matrix"]
        others = {other for column in matrix for other in column.texts if other != text}
        return not any(map(is_degree, others)) and self._is_next_to_blanks(plan, text)

    def _is_next_to_blanks(self, plan: Plan, text: str) -> bool:
        """Whether a row of a matrix has both a zero and empty cells, so that these may differ in meaning."""
        matrix = [column for column, meaning in plan.wish_columns() if meaning.field == "matrix"]
        rows = {row for column in matrix for row, said in column.cells.items() if said == text}
        return any(row not in column.cells for row in rows for column in matrix)

    def _explanation(self, plan: Plan, sign: str) -> str:
        """The explanation of a sign in remarks, if it has no known word for a level."""
        if len(sign) > _LONGEST_SIGN or sign.isdecimal() or fold(sign) in self.legend(plan):
            return ""
        told = self._explained.get(fold(sign), "")
        if plan.holds == PAIRS and status_of_request(sign) is not None:
            return ""  # ``Pending: no answer yet, may be scheduled`` refuses nobody
        return "" if is_tick(sign) and fold(sign) not in _CROSSES and not denies(told) else told

    @staticmethod
    def _steps(column: Column) -> set[Level | None]:
        """The steps of a scale that the words of a column are; None for other words."""
        texts = column.texts
        return {None if fold(text) in _LETTERS else sign_of(text) or sure_level(text) for text in texts}

    def _is_scale(self, column: Column) -> bool:
        """Whether all words of a column are steps of one scale with its top, which makes the lower ones clear."""
        return self._steps(column) in ({Level.MUST, Level.WANT, Level.MAYBE}, {Level.MUST, Level.MAYBE})

    def comes(self, plan: Plan, text: str, cell: Cell, column: Column) -> bool:
        """Whether a status means that a company comes, by its words or the organizer's answer."""
        status = stated_status(text)
        if (status is not None or says_vip(text)) and self.decider.said(("words", "status", text)) is None:
            return not status
        answered = says_yes_or_no(text) if asks_who_comes(column) else None
        if answered is not None and self.decider.said(("words", "status", text)) is None:
            return answered
        if states_terms(text) and not may_be_gone(text) and self.decider.said(("words", "status", text)) is None:
            return True  # a remark, which is read as one
        # A form may give all answers the same default status.
        sure = 0.6 if column.profile.distinct > 1 else SURE
        weight, path = column.counts[text], ("words", "status", text)
        guess = GONE if may_be_gone(text) else REGISTERED
        answer = self.decider.decide(
            Question("word", plan.sheet, text, (cell,), (text,), (REGISTERED, GONE), guess, sure, weight, path)
        )
        return answer == REGISTERED

    def legend(self, plan: Plan) -> Mapping[str, str]:
        """The meanings of signs in the remarks around the list of a sheet."""
        if plan.sheet not in self._legends:
            self._legends[plan.sheet] = self._legend_around(plan, plan.region.remarks.values())
        return self._legends[plan.sheet]

    def read_legend(self, plan: Plan) -> None:
        """Read the meanings of signs in the remarks around the list of a sheet."""
        level = plan.column("level")
        matrix = [column for column, meaning in plan.wish_columns() if meaning.field == "matrix"]
        heads = [*matrix[:1], *naming_columns(plan)] if matrix else []
        titled = [title for column in heads for title in column.titles]
        around = (*plan.region.remarks.values(), *dict.fromkeys(titled))
        said = {
            fold(sign): found[0].value
            for title in (level.titles if level is not None else ())
            for sign, meant in explained_in(title)
            if (found := level_of(meant)) is not None
        }
        self._legends[plan.sheet] = self._legend_around(plan, around) | said
        self._explained |= told_of_signs(around)


def _is_grade(sign: str) -> bool:
    """Whether a sign of a matrix is a letter or a word for a must or a wish."""
    letter = len(sign) == 1 and sign.isalpha() and level_of(sign) is None
    return letter or sure_level(sign) in {Level.MUST, Level.WANT}


_NOTHING_CHOSEN = (0, -2, -3)
"""Codes of forms for unanswered or skipped questions."""

_SPECIAL = frozenset(map(fold, "★☆*●○■👍")) | {"○●"}  # more than ticks, if there are such too
_DOUBLED = lazy_regex(r"!+|([+★✓✔√])\1+")
_CHECKED, _OPEN = frozenset(map(fold, "✓✔√☑✅")), frozenset("?？")
"""Marks that only mean a wish, and a maybe."""

_FORBIDDEN = lazy_regex(
    r"\b(?:please|do not|don.t|never|avoid|refus\w*|exclud\w*|block\w*|bitte nicht|ne pas|éviter|no agendar|evitar)\b|"
    r"не (?:назнач|став|план|встреч|приглаш|хот)|исключ|отказ|请勿|不要|拒绝|回避|避免|禁止"
)
"""Words of who does not ask for a meeting, and of who does not want it to be held."""

_CLEAR, _RAISED, _UNTOLD = 0.92, 0.6, 0.3
"""Certainty that an unexplained mark raises a wish, or has no meaning."""

_LETTERS = frozenset("abcабв甲乙丙")
"""Letters of grades, the last of which may be a refusal."""

_LONGEST_SIGN, _MOST_OF_RANK = 4, 3  # maximum lengths of a sign, and of a rank in words


def _has_replies(plan: Plan, column: Column) -> bool:
    """Whether all words of a column beside one of levels tell whether a request is accepted, open or declined."""
    beside = any(m.field == "level" and m.side is None and n != column.number for n, m in plan.meanings.items())
    replies = {text: reply_of(text) for text in column.texts} if beside else {}
    told = "declined" in replies.values() and len({*replies.values()}) > 1
    return told and all(status_of_request(text) is not None for text in replies)
