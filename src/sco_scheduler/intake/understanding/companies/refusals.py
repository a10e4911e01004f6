"""Tells the level that a sheet gives its wishes, and refusals from unticked boxes and a lack of interest."""

from __future__ import annotations

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.questions import COMPANIES, PAIRS
from sco_scheduler.intake.understanding.meanings.blocks import blocks_of
from sco_scheduler.intake.understanding.meanings.planned import Plan, naming_columns
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.legends import explained_signs, is_degree
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.word_lists import is_needless, plain
from sco_scheduler.intake.understanding.wording.words import says_yes_and_no, says_yes_or_no
from sco_scheduler.resources import lazy_regex

_END_OF_SCALE = 0.6
"""Certainty that the end of a scale of interest refuses nobody."""

_FEWEST_BOXES = 3
_NOT_CHOSEN = {"0": {"0", "1"}, "false": {"false", "true"}}
"""What form tools write for options that are not chosen, each with both that they write."""


def hardly_refuses(plan: Plan, word: str, column: Column, names: NameIndex) -> float:
    """Certainty that a ``no`` is no refusal: a lack of interest at the end of a scale, or an unticked checkbox."""
    if plan.holds != PAIRS and is_degree(word):
        return _END_OF_SCALE
    if _is_not_chosen(plan, word, column):
        return 0.93
    return 0.0 if plan.familiar else _unticked_certainty(plan, word, column, names)


def _is_not_chosen(plan: Plan, word: str, column: Column) -> bool:
    """Whether a form tool writes a word for each option that is not chosen, beside one for those that are."""
    if fold(word) not in _NOT_CHOSEN or plan.meanings.get(column.number, NOTHING).field != "matrix":
        return False
    beside = next((b.columns for b in blocks_of(plan.region.columns) if column in b.columns), (column,))
    return {fold(text) for c in beside for text in c.texts} == _NOT_CHOSEN[fold(word)]


def _unticked_certainty(plan: Plan, word: str, column: Column, names: NameIndex) -> float:
    """Certainty that a ``no`` means an unticked checkbox; 0 if it is an answer.

    All boxes of a matrix then have one of two words, and a company has ``no`` for itself too, or there is a
    separate question for refusals; in a list of pairs every row has one.
    """
    if plan.holds == PAIRS:
        refused = says_yes_or_no(word) is False and column.profile.full == 1.0
        return 0.6 if refused and says_yes_and_no(column.cells.values()) else 0.0
    matrix = [(c, m) for c, m in plan.wish_columns() if m.field == "matrix"]
    texts = {fold(text) for column, _ in matrix for text in column.texts}
    answered = {frozenset(c.number for c, _ in matrix if row in c.cells) for row in plan.region.rows} - {frozenset()}
    if len(answered) == 2 and (common := frozenset.intersection(*answered)):
        answered = {boxes - common for boxes in answered}  # a question to both sides, of another matter
    # Each side has its own question with an answer in every box.
    if not 1 <= len(answered) <= 2 or min(map(len, answered)) < _FEWEST_BOXES:
        return 0.0
    if len(texts) != 2:  # if there are musts too, ``no`` in most boxes is hardly a refusal
        said = [fold(text) for column, _ in matrix for text in column.cells.values()]
        return 0.6 if says_yes_or_no(word) is False and 2 * said.count(fold(word)) > len(said) else 0.0
    if any(m.level is Level.NO for _, m in plan.wish_columns()):
        return 0.93  # a separate question asks for refusals
    own = naming_columns(plan)
    itself = [
        column.cells.get(row)
        for column, meaning in matrix
        for row in plan.region.rows
        if any(names.find(c.cells.get(row, "")).company == meaning.company for c in own)
    ]
    said = [text for text in itself if text is not None]
    return 0.93 if said and all(fold(text) == fold(word) for text in said) else 0.6


def level_of_sheet(plan: Plan) -> Level:
    """The level that the name of a sheet of wishes, or a text above it, gives to all of them: ``Do not match``.

    Legends are ignored, since they explain signs.
    """
    above = [text for row, text in plan.region.remarks.items() if row < plan.region.header[0] and len(text) <= _HEADING]
    above = [text for text in above if not explained_signs(text)]
    if plan.holds == COMPANIES or plan.familiar:
        return Level.WANT
    levels = {level for text in (plan.sheet, *above) if (level := polarity_of(text)) is not Level.WANT}
    return levels.pop() if len(levels) == 1 else Level.WANT


_HEADING = 60


def is_indifferent(bare: str) -> bool:
    """Whether a folded text says that a meeting is not needed or of no interest, or that it does not matter."""
    return _INDIFFERENT.search(bare) is not None or is_needless(plain(bare))


_INDIFFERENT = lazy_regex(
    r"no (?:need|interest|preference)\b|not (?:needed|necessary|interested|relevant|a priority)|"
    r"kein(?:e|en)? (?:bedarf|interesse|präferenz)|nicht (?:nötig|interessiert|relevant)|"
    r"\b(?:pas|sans|non|no|no me|no nos|sin) int[eé]r[eêé][st]|pas (?:besoin|nécessaire)|no (?:es )?necesari|"
    r"не (?:нужн|интерес|требу|актуальн|обязат)|нет (?:интереса|необходимости)|"
    r"无需|不需要|(?:不感|没有?|无)兴趣|暂不|无所谓|"
    r"\b(?:indif+erent\w*|don.t mind|neutral\w*|neutr[oae]\b|egal|gleichgültig|(?:me )?da igual|tanto faz|peu importe|"
    r"obojętn\w+|lhostejn\w+|je mi to jedno|mindegy|közömbös|svejedno|vseeno|onverschillig|likgiltig|ligegyldig\w*|"
    r"likegyldig|samantekevä|fark ?etmez|fərq ?etm[ei]z|farqi yo.q|vienalga|nesvarbu|ükskõik|netral)|"
    r"безразлич|вс[её] равно|нейтральн|байдуже|все едно|свеједно|бәрібір|αδιάφορ|상관 ?없|どちらでも|sao cũng được"
)
