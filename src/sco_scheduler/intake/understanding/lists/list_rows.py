"""Classifies the rows below the header of a list as entries, headings of a part, and remarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import core_of
from sco_scheduler.intake.table.grids import is_subtotal, is_total, sums_up, vocabulary
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.cells.sayings import speaks
from sco_scheduler.intake.understanding.lists.closing_lines import is_line, is_note
from sco_scheduler.intake.understanding.lists.fact_rows import facts_below
from sco_scheduler.intake.understanding.lists.group_totals import counts_sides, group_totals
from sco_scheduler.intake.understanding.lists.legend_rows import is_key, legend_below, legend_text
from sco_scheduler.intake.understanding.wording.places import how_many
from sco_scheduler.intake.understanding.wording.sheet_notes import is_label
from sco_scheduler.intake.understanding.wording.word_lists import by_language, plain
from sco_scheduler.intake.understanding.wording.words import is_legend, level_of, roles_of, title_score
from sco_scheduler.intake.values.entries import NO, normalized
from sco_scheduler.intake.values.form_tests import IS_TEST
from sco_scheduler.resources import is_joined, lazy_regex


def list_rows(
    below: Sequence[int],
    filled: Mapping[int, Mapping[int, str]],
    spread: Mapping[tuple[int, int], str],
    width: int,
    heads: Collection[int] = (),
) -> tuple[list[int], dict[int, str], dict[int, str]]:
    """The entries of the list, the headings of its parts, and its remarks.

    Parameters
    ----------
    below
        The non-empty rows below the header, in order.
    filled
        The non-empty cells of all rows as text, by row and column.
    spread
        The values of merged cells in the further rows that they cover, by row and column.
    heads
        The rows that are merged across the list, which do not tell how many cells its rows have.

    Returns
    -------
    tuple[list[int], dict[int, str], dict[int, str]]
        The entries; the texts of headings and of remarks, by their row.
    """
    if not below:
        return [], {}, {}
    covered = Counter(row for row, _ in spread)
    counts = {row: len(filled[row]) + covered[row] for row in below}
    told = sorted(counts[row] for row in (set(below) - set(heads) or below))
    full = max(2, (usual := told[len(told) // 2]) // 2)
    rows: list[int] = []
    sections: dict[int, str] = {}
    remarks: dict[int, str] = {}
    gap = summed = False
    last = next((row for row in reversed(below) if counts[row] > 1), below[-1])
    legend = legend_below(below, filled, width)
    totals = {*facts_below(below, filled, usual), *(group_totals(below, filled) if usual >= _WIDE else ())}
    for place, row in enumerate(below):
        values = list(filled[row].values())
        gap = gap or (place > 0 and row > below[place - 1] + 1)
        few = counts[row] == 1 and usual >= 3
        first = values[0]
        sums = place > 0 and sums_up(filled[row], rows, filled)
        if row in legend:
            remarks[row] = legend_text(values)
        elif (
            _explains_list(values, first=place == 0, gap=gap)
            or ((place == 0 or any(map(_may_be_no_entry, values))) and _is_no_entry(values, first=place == 0))
            or row in totals
            or (sums and (usual >= _WIDE or row >= last))
            or (usual >= _WIDE and len(values) <= 2 and is_total(first))
            or (len(values) <= (_WIDE if usual > _WIDE else 1) and usual >= _WIDE and is_subtotal(values))
            or (few and place > 0 and _counts_rows(first, last=row == below[-1]))
            or (place > 0 and 2 * len(values) <= usual and counts_sides(values))
            or (few and (_is_text_among_numbers(filled, row, below) or _HINT.fullmatch(first) is not None))
            or (place and (usual >= _WIDE or len(values) == 1 < usual) and _ends_with_signatures(filled, below, place))
        ):
            remarks[row] = "; ".join(values)
            summed = summed or sums
        elif few and summed and _names_side(first) and _next_is_row(counts, below[place + 1 :]):
            sections[row] = first  # heading of the other side, after the total of the first
        elif summed and usual >= _WIDE and 2 * counts[row] <= usual:
            remarks[row] = "; ".join(values)  # signature below the total
        elif (few and _heads_part(filled, row, below, rows, sections)) or (
            counts[row] == 1 and width > 1 and _is_side_alone(filled, row, below)
        ):
            sections[row] = first
        elif (
            (few and first.endswith((":", "：")) and row != below[-1])  # ``Added later:``
            or (few and (gap or is_legend(first)) and not any(counts[r] >= full for r in below[place + 1 :]))
            or (few and is_legend(first) and not rows)
            or (row == below[-1] and len(values) == 1 and usual == _NARROW and _is_sentence(first, gap=gap))
        ):
            remarks[row] = first
        elif gap and max(usual, width) >= _WIDE and counts[row] == 2 and is_key(values):
            remarks[row] = " = ".join(values)
        elif rows and gap and usual > counts[row] == len(values) == _NARROW and is_line(values):
            remarks[row] = ": ".join(values)
        elif counts[row] == 1 < usual and (is_note(values) or _speaks_alone(filled[row], filled, below)):
            remarks[row] = first
        else:
            rows.append(row)
    ends = {row: text for row, text in sections.items() if not rows or row > rows[-1]}  # they head nothing
    return rows, {row: text for row, text in sections.items() if row not in ends}, remarks | ends


_SUBMITTED = lazy_regex(
    r"submi|completed (?:at|on)|absend|abgesend|abgeschickt|eingereicht|soumi|envoi|envoy|enví|enviad|envio|invi[oa]|"
    r"wys[łl]an|odesl|odosl|posl[aá]n|slanj|elküld|bekül|trimi[st]|υποβολ|αποστολ|gönder|ingestuurd|ingediend|verzonden|inskick|innsend|"
    r"indsend|lähety|отправ|відправ|надсил|изпрат|жөнелт|жіберілген|yuborilgan|提交|送信|送付|제출|gửi|kirim|إرسال|שליחה",
    re.IGNORECASE,
)
"""Titles for the time at which a form was sent."""

_MOMENT = lazy_regex(r"\d{1,4}[-./年]\s?\d{1,2}[-./月]\s?\d{1,4}日?[ T,]+\d{1,2}[:.]\d{2}.*")
_MOST_UNSENT = 3
"""One answer of so many may not have been sent."""


def unsent_rows(
    titles: Mapping[int, Sequence[str]], filled: Mapping[int, Mapping[int, str]], below: Sequence[int]
) -> dict[int, int]:
    """The answers of an export that were begun but never sent: without the time that most others have for it.

    Returns
    -------
    dict[int, int]
        The column of that time, by row.
    """
    for column, of in titles.items():
        finished = any(map(_FINISHED.fullmatch, map(normalized, of)))
        if not (finished or any(map(_STATUS.fullmatch, map(normalized, of)))):
            continue
        said = {row: normalized(filled[row].get(column, "")) for row in below}
        full = "100" in {text.rstrip("% ") for text in said.values()}
        partly = [row for row, text in said.items() if full and re.fullmatch(r"\d{1,2} ?%?", text)]
        open_rows = [row for row, text in said.items() if _UNFINISHED.fullmatch(text) or (finished and text in NO)]
        if 0 < len(open_rows) + len(partly) < len(below):
            return dict.fromkeys((*open_rows, *partly), column)
    moments = {row: {c for c, text in filled[row].items() if _MOMENT.match(text)} for row in below}
    sent = (c for c, of in titles.items() if any(map(_SUBMITTED.search, of)))
    for column in sent:
        unsent = [row for row in below if column not in filled[row]]
        told = all(column in moments[row] and len(moments[row]) > 1 for row in below if row not in unsent)
        begun = [row for row in unsent if moments[row]]
        if told and begun and _MOST_UNSENT * len(unsent) <= len(below):
            return dict.fromkeys(begun, column)
    return {}


_STATUS = lazy_regex(
    r"(?:(?:form|response|answer|submission|survey|registration) )?(?:status|state|type|progress)(?: of (?:the )?\w+)?|"
    r"(?:статус|состояние)(?: (?:анкеты|ответа|формы|заявки|заполнения))?|прогресс|"
    r"(?:答卷|提交|填写|问卷)?(?:状态|进度)|"
    r"status der antwort|fortschritt|estado|état|statut|stato|situação|durum|stan|күйі|holati|상태|제출 상태|"
    r"回答状況|状況|trạng thái|الحالة|وضعیت"
)
_FINISHED = lazy_regex(
    r"(?:is |was )?(?:complet(?:ed?|ion)|finished|submitted|sent)(?: status)?\??|"
    r"завершен[оа]?\??|отправлен[оа]?\??|(?:是否)?(?:已?提交|已?完成)|abgeschlossen\??|abgeschickt\??|beendet\??|vollständig\??|"
    r"completad[oa]\??|enviad[oa]\??|finalizad[oa]\??|terminé\??|envoyé\??|complété\??|completat[oa]\??|inviat[oa]\??|"
    r"concluíd[oa]\??|tamamlandı(?: mı)?\??|gönderildi(?: mi)?\??|ukończon[eoy]\??|wysłan[eoy]\??"
)
"""Titles of the status of an answer, and of whether it was finished or sent; of no other things, such as payments."""

_UNFINISHED = lazy_regex(
    r"(?:a )?draft|(?:partial(?:ly)?|incomplete(?:ly)?|unfinished|unsubmitted|unsent|abandoned)(?: \w+)?|"
    r"(?:not|never|un) ?(?:yet )?(?:submitted|sent|completed?|finished)|partially (?:completed?|filled)(?: in| out)?|"
    r"черновик|(?:не ?|ещ[её] не )(?:до)?(?:заверш|отправл|законч|заполн|сда)\w+|частично(?: \w+)?|"
    r"草稿|[未没](?:有)?(?:提交|完成|填完)|部分(?:完成|填写)|下書き|未送信|임시 ?저장|미제출|미완료|"
    r"entwurf|unvollständig|unfertig|nicht (?:ab)?ge(?:schickt|sendet|schlossen)|nicht abgeschlossen|teilweise|"
    r"borrador|incomplet[oae]?|no (?:enviad|completad|finalizad)[oa]|parcial|"
    r"brouillon|non (?:envoyé|terminé|soumis)e?|partiel(?:le)?|bozza|non (?:inviat|completat)[oa]|parziale|"
    r"rascunho|não (?:enviad|concluíd)[oa]|taslak|tamamlanmadı|gönderilmedi|szkic|robocz[aye]|"
    r"nie(?:ukończon|wysłan|dokończon)[aey]|nie (?:wysłan|ukończon)[oae]|"
    r"чернетка|не (?:надіслан|завершен)\w*|bản nháp|chưa (?:gửi|hoàn thành)|مسودة|غير مكتمل|پیش‌?نویس|ناقص"
)
"""Answers that were begun and not sent."""

_NO_CONTENT = lazy_regex(rf"(?=\w*\d)\w{{8,}}|{_UNFINISHED.pattern}")
"""A token that a form tool makes for each answer, or a status."""


def begun_alone(
    begun: Mapping[int, int], rows: Sequence[int], filled: Mapping[int, Mapping[int, str]]
) -> dict[int, int]:
    """The answers that were begun but never sent, say something, and are the only ones of their company."""
    others = [row for row in rows if row not in begun]
    return {row: column for row, column in begun.items() if _stands_alone(filled[row], column, others, filled)}


def _stands_alone(
    answer: Mapping[int, str], told: int, rows: Sequence[int], filled: Mapping[int, Mapping[int, str]]
) -> bool:
    """Whether an answer says more than a name or an address with which it begins, and no other row has that."""
    texts = {column: fold(text) for column, text in answer.items() if column != told and not _MOMENT.match(text)}
    texts = {c: t for c, t in texts.items() if any(map(str.isalpha, t)) and not _NO_CONTENT.fullmatch(t)}
    for column, text in texts.items():
        others = [fold(filled[row][column]) for row in rows if column in filled[row]]
        if len({*others}) >= _DISTINCT * len(others) > 0:
            return (
                len(texts) > 1 and not any(map(text.startswith, others)) and not any(o.startswith(text) for o in others)
            )
    return False


_DISTINCT = 0.6
"""The share of different texts in a column of names."""


def _speaks_alone(values: Mapping[int, str], filled: Mapping[int, Mapping[int, str]], below: Sequence[int]) -> bool:
    """Whether a text in place of a name is a remark, such as ``leaves at 15:00``."""
    column, text = next(iter(values.items()))
    return column == min(min(filled[row]) for row in below) and NAME_FORM.search(text) is None and speaks(text)


def _explains_list(values: Sequence[str], *, first: bool, gap: bool) -> bool:
    """Whether a row numbers the columns or says how to fill them in, or explains signs after a gap."""
    numbers = [str(number) for number in range(1, len(values) + 1)]
    return (first and ((len(values) >= _WIDE and values == numbers) or all(map(_HINT.fullmatch, values)))) or (
        gap and all((key := _SIGN.match(text)) and level_of(key[1]) is not None for text in values)
    )


def _next_is_row(counts: Mapping[int, int], rows: Sequence[int]) -> bool:
    """Whether the next of some rows has more than one cell."""
    return bool(rows) and counts[rows[0]] > 1


def _ends_with_signatures(filled: Mapping[int, Mapping[int, str]], rows: Sequence[int], place: int) -> bool:
    """Whether the row at a position is a signature, and there is no entry below it."""
    return signs_off(filled[rows[place]].values()) and all(
        len(filled[row]) == 1 or signs_off(filled[row].values()) for row in rows[place + 1 :]
    )


def signs_off(texts: Collection[str]) -> bool:
    """Whether the few cells of a row name the person responsible for a list: ``Approved by: J. Smith``."""
    first, few = next(iter(texts), ""), len(texts) <= _WIDE
    if not few or _SIGNED.match(first) is not None or is_label(first, "signed", before=True):
        return few
    office = _OFFICE.match(first) is not None and NAME_FORM.search(first) is None
    return office and (len(texts) == 1 or any(map(_INITIALS.search, texts)))


_SIGNED = lazy_regex(
    r"\W*(?:signatures?|signed|approved|prepared|compiled|checked|verified|confirmed) ?(?:by)?\b|"
    r"\W*(?:подпис|утвержд|согласовано|составил|подготовил|проверил|исполнител|ответственн)|"
    r"\s*(?:签字|签名|签章|盖章|审核|审批|制表|填表|经办|负责人签)",
    re.IGNORECASE,
)
"""Words that precede a signature."""

_OFFICE = lazy_regex(
    r"\W*(?:(?:deputy|vice|first|acting|general|executive) ?)*(?:minister|director|chair(?:man|woman|person)?|head|"
    r"chief|secretary|president|manager|coordinator)\b|"
    r"\W*(?:(?:перв\w+ |и\.? ?о\.? |генеральн\w+ |исполнительн\w+ )*(?:зам\w*\.? ?)?"
    r"(?:министр|директор|председател|начальник|руководител|секретар|президент|менеджер|координатор))|"
    r"\s*(?:副?(?:部长|司长|处长|主任|局长|会长|秘书长)|负责人)",
    re.IGNORECASE,
)
"""The position of a signatory."""

_INITIALS = lazy_regex(
    r"(?<!\w)[A-ZА-ЯЁ]\. ?(?:[A-ZА-ЯЁ]\.)? ?[A-ZА-ЯЁ][a-zа-яё]+|[A-ZА-ЯЁ][a-zа-яё]+ [A-ZА-ЯЁ]\.|^[\u4e00-\u9fff]{2,3}$"
)


def _counts_rows(text: str, *, last: bool) -> bool:
    """Whether the only cell of a row counts those above: ``Anzahl Firmen: 3``, or in the last row ``3 Firmen``."""
    found = _COUNT.fullmatch(normalized(text))
    if found is None or found["label"]:
        return found is not None and how_many(found["label"])
    unit = found["unit"]
    return last and (unit in vocabulary().counted or title_score(unit, "company") >= _OF_COMPANIES)


_COUNT = lazy_regex(r"(?P<label>[^\d:：]{3,40}?)\s*[:：=]\s*\d{1,4}\.?|\d{1,4}\s*(?P<unit>[^\d\s][^\d]{0,20})")
_OF_COMPANIES = 0.85


def _is_text_among_numbers(filled: Mapping[int, Mapping[int, str]], row: int, below: Sequence[int]) -> bool:
    """Whether the only cell of a row is a text in a column of numbers: ``Page 2`` below row numbers."""
    ((column, text),) = filled[row].items() if len(filled[row]) == 1 else ((0, "0"),)
    others = [filled[other][column] for other in below if other != row and column in filled[other]]
    numbers = sum(other.isdecimal() for other in others)
    paged = not text.isdecimal() and any(map(str.isdigit, text))
    return paged and numbers > _SENTENCE and 5 * numbers >= 4 * len(others)


def _is_sentence(text: str, *, gap: bool) -> bool:
    """Whether a text has several words or a date, and no legal form; directly below a list small letters and digits."""
    words = len(text.split()) if text.isascii() or not any(c > "\u2e80" for c in text) else len(text) // 2
    told = gap or (not text[:1].isupper() and any(map(str.isdigit, text)))
    stamped = gap and has_stamp(text)
    return told and (words >= _SENTENCE or stamped) and NAME_FORM.search(text) is None


def has_stamp(text: str) -> bool:
    """Whether a text has a date in figures, as a line below a list that says when it was made."""
    return _STAMP.search(text) is not None


_STAMP = lazy_regex(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}年\d{1,2}月")
_NARROW, _SENTENCE = 2, 4
"""The most columns of a list in which a row of one cell may be an entry; the least words of a sentence in it."""


def _heads_part(
    filled: Mapping[int, Mapping[int, str]],
    row: int,
    below: Sequence[int],
    rows: Sequence[int],
    sections: Mapping[int, str],
) -> bool:
    """Whether the only cell of a row is the heading of a part: a side, a zone, or a text like other headings."""
    (text,) = filled[row].values()
    counts = speaks(text) and any(map(str.isdecimal, text))  # ``Alfa Import: at most 6 meetings``
    heads = roles_of(text)[0] or _is_like_heading(filled, row, rows, sections) or _heads_zones(filled, row, below)
    return len(text) < _LONGEST_HEADING and bool(heads) and not counts


def _is_side_alone(filled: Mapping[int, Mapping[int, str]], row: int, below: Sequence[int]) -> bool:
    """Whether the only cell of a row is a bare word for a side in place of a name, above further rows."""
    ((column, text),) = filled[row].items()
    placed = row != below[-1] and column == min(min(filled[other]) for other in below)
    return placed and len(roles_of(text.strip(" :："))[0]) == 1 and is_word_for_side(text)


def is_word_for_side(text: str) -> bool:
    """Whether a text is only a word for a side, in a further language with any ending: ``Käufer:``, ``المشترون``."""
    if roles_of(text.strip(" :："))[1] == 1.0:
        return True
    bare = plain(normalized(text.strip(" :："))).removeprefix("ال")
    for end in range(max(2, len(bare) - _LONGEST_ENDING), len(bare) + 1):
        rest = bare[end:]
        ends = rest in _JOINED_ENDINGS if is_joined(bare) else rest.isalpha() or not rest
        if bare[:end] in _words_for_sides() and ends:
            return True
    return False


@lru_cache(maxsize=1)
def _words_for_sides() -> frozenset[str]:
    words = (word for entry in by_language().values() for role in Role for word in entry.get(role, ()))
    return frozenset(plain(fold(word.strip("_=*"))) for word in words)


_LONGEST_ENDING = 5
_JOINED_ENDINGS = frozenset({"", "업체", "기업", "자", "사", "처", "企業", "社", "者", "側"})


def _heads_zones(filled: Mapping[int, Mapping[int, str]], row: int, below: Sequence[int]) -> bool:
    """Whether the only cell of a row has a title for zones, and another such row is a heading too."""
    (column, text) = next(iter(filled[row].items()))
    alone = [filled[n][column] for n in below if len(filled[n]) == 1 and column in filled[n]]
    called = [other for other in alone if title_score(other, "zone") >= OF_ZONE]
    return text in called and len(called) > 1


OF_ZONE = 0.72
"""The minimum score of a title or a label for zones."""


def _names_side(text: str) -> bool:
    """Whether a heading names one side, such as ``Added after the closing date - buyers (Denmark)``."""
    return len(text) < _LONGEST_HEADING and len(roles_of(text)[0]) == 1 and not speaks(text)


def _is_like_heading(
    filled: Mapping[int, Mapping[int, str]], row: int, rows: Sequence[int], sections: Mapping[int, str]
) -> bool:
    """Whether the only cell of a row is written like a previous heading, and unlike the rows between them."""
    if not sections or not rows:
        return False
    (column, text), (before, heading) = (next(iter(filled[n].items())) for n in (row, max(sections)))
    numbered = all(filled[n].get(column, "").isdigit() for n in rows)
    capitals = text.isupper() and heading.isupper() and not any(filled[n].get(column, "").isupper() for n in rows)
    return column == before and (numbered or capitals)


_LONGEST_HEADING = 60


@lru_cache(maxsize=131072)
def is_test(value: str) -> bool:
    """Whether a cell is a word for a test, as a name with any legal form, or an address."""
    bare = normalized(value)
    forms = (bare, " ".join(core_of(value).words), bare.partition("@")[0] if "@" in bare else "")
    return any(form and IS_TEST.fullmatch(form) for form in dict.fromkeys(forms))


def _is_no_entry(values: Sequence[str], *, first: bool) -> bool:
    """Whether a row tests a form, or is an example of how to fill it in."""
    return any(map(_TEST.fullmatch, values)) or _is_test_entry(values) or _is_example(values, first=first)


@lru_cache(maxsize=131072)
def _may_be_no_entry(text: str) -> bool:
    """Whether a cell has a word without which a row behind the first is neither a test nor an example."""
    said = any(map(str.isalpha, text))
    return said and (_TEST.fullmatch(text) is not None or is_test(text) or _leaves_out(text) or _says_example(text))


def _is_test_entry(values: Sequence[str]) -> bool:
    """Whether a row has a name such as ``test`` twice, or together with a note that it is to be ignored."""
    tests = [value for value in values if is_test(value)]
    words = [text for text in tests if IS_TEST.fullmatch(normalized(text)) and not NAME_FORM.search(text)]
    again = len(tests) > 1 or any(len(_WORD.findall(text)) > 1 for text in words)
    left_out = [text for text in values if _leaves_out(text)]
    begun = (_WORD.search(text) for text in left_out)  # ``TEST bitte löschen``
    return bool(tests and (again or left_out)) or any(word is not None and is_test(word[0]) for word in begun)


@lru_cache(maxsize=131072)
def _leaves_out(text: str) -> bool:
    return _LEAVE_OUT.search(text) is not None


def _is_example(values: Sequence[str], *, first: bool) -> bool:
    """Whether a row is an example of how to fill in a list; of long lists only the first row can be one."""
    said = list(map(_says_example, values))
    begun = (_OF_EXAMPLE.match(value) or is_label(value, "example", before=True) for value in values)
    return sum(said) > 1 or (first and (said[0] or any(begun) or any(map(_EXAMPLE_ROW.fullmatch, values))))


@lru_cache(maxsize=131072)
def _says_example(text: str) -> bool:
    return _EXAMPLE.fullmatch(text) is not None or is_label(text, "example")


_SHOWS = r"e\.?\s?g\.?|ex\.|example|for example|sample|напр\.?|например|пример|образец|示例|例如?|样例|范例|填写示例"
_EXAMPLE = lazy_regex(
    rf"[\s(（\[*]*(?:{_SHOWS})(?: (?:line|row|entry|only|company|строка|заполнения|компания)|行|公司|企业)?"
    r"[\s.:：)）\]*]*",
    re.IGNORECASE,
)
_EXAMPLE_ROW = lazy_regex(
    r"[\s(（\[*]*(?:(?:this is an )?example(?: only)?|(?:example|sample) (?:line|row|entry)|пример заполнения|"
    r"образец заполнения|填写示例|示例行?)[\s.:：)）\]*]*",
    re.IGNORECASE,
)
_OF_EXAMPLE = lazy_regex(rf"\s*(?:{_SHOWS})\s*[:：]\s*\S", re.IGNORECASE)
"""The introduction of an example: ``Example: ABC Company``."""

_WORD = lazy_regex(r"[^\W\d_]+")
_LEAVE_OUT = lazy_regex(
    r"\b(?:ignor\w*|delete|remove|disregard|eliminar|borrar|supprimer|effacer|l[öo]schen|cancellare|apagar|usu[nń]\w*|"
    r"smazat|t[öo]r[öo]l\w*|[șs]terge\w*|obri[šs]\w*|sil(?:in\w*|iniz|ebilir\w*)|verwijder\w*|ta bort|slett?|"
    r"(?:do not|don['’]t|not to be|nicht|no|ne pas|non|n[ãa]o|nie) (?:used?|ver\w+en|\w*nutzen|usar|utilis\w+|usare|"
    r"u[żz]ywa[ćc])|kullanma\w*|jangan (?:di)?pakai|x[óo]a|(?:di)?hapus\w*|o['ʻʼ’‘`]?chir\w*)\b|حذف|لا تستخدم|"
    r"игнор|удал|не (?:учит|испо)|видал|өшір|διαγρα|αγνο[ήη]σ|忽略|删除|无效|삭제|무시|削除|無視|勿用|[勿要]使用",
    re.IGNORECASE,
)
_TEST = lazy_regex(
    r"\s*(?:test|тест|测试)"
    r"(?:\W+.*\b(?:ignore|delete|entry|row)\b.*|.*(?:игнор|удал|не учитывать).*|.*(?:忽略|删除).*)",
    re.IGNORECASE,
)
"""A test entry in a form: ``TEST please ignore``."""

_WIDE = 3
"""The minimum number of columns of a list in which a row of two cells may explain a sign."""

_HINT = lazy_regex(r"[(（\[【<].*[)）\]】>]", re.DOTALL)
"""An explanation of a title in the row below it: ``(official name)``."""


_SIGN = lazy_regex(r"\W{1,3}\s*[=:–-]?\s*(\w.*)")
"""A sign and its meaning: ``✓ = yes``."""
