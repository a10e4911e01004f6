"""A list of what companies answered by e-mail, in a sentence or two each, with who wrote and a word for the side."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Event, Level
from tests.intake.books import read

BUYERS = ("LLP «Almaly Market»", "LLP «Orda Retail»", "JSC «Tulpar Trade»", "LLP «Nura Catering»")
SELLERS = ("LLP «Ak Bidai»", "LLP «Zhetisu Dairy»", "LLP «Medeu Sweets»", "LLP «Turan Water»", "LLP «Alma Orchard»")
PEOPLE = ("Aigul Sarsen", "Yerlan Zhumabek", "Oksana Lee", "Timur Kovalev", "Bauyrzhan Ospan", "Irina Pak")
PEOPLE = (*PEOPLE, "Daniyar Abenov", "Gulnar Tokay", "Marat Yesen")

RUSSIAN = {
    "above": ["Свод ответов на рассылку. закуп — торговые сети, пост — производители"],
    "head": ["Дата письма", "Компания", "Кто они", "Кто ответил", "Что ответили (кратко)"],
    "sides": ("закуп", "пост"),
    "replies": (
        "Хотят встретиться с Ak Bidai и Alma Orchard. Alma Orchard — обязательно, ищут замену.",
        "Хотят: Zhetisu Dairy, Turan Water. С Ak Bidai встречаться не хотят. Не больше 6 встреч.",
        "Нужны вода и мука: Ak Bidai, Turan Water.",
        "Ak Bidai, Medeu Sweets.",
        "Интересны Almaly Market, Orda Retail.",
        "Просит встречи с Orda Retail (обязательно!), Almaly Market, Nura Catering.",
        "Orda Retail, Nura Catering. Tulpar Trade не предлагать.",
        "Orda Retail, Almaly Market. Не более 4 встреч, едет один.",
        "Пожеланий нет, согласен на любые встречи.",
    ),
}
ENGLISH = {
    "above": ["Replies to our mailing. buy = retail chains, sup = producers"],
    "head": ["Date", "Company", "Who they are", "Who replied", "What they answered (in short)"],
    "sides": ("buy", "sup"),
    "replies": (
        "They want to meet Ak Bidai and Alma Orchard. Alma Orchard is a must, they need a replacement.",
        "They want Zhetisu Dairy, Turan Water. They do not want to meet Ak Bidai. No more than 6 meetings.",
        "They need water and flour: Ak Bidai, Turan Water.",
        "Ak Bidai, Medeu Sweets.",
        "Interested in Almaly Market, Orda Retail.",
        "Asks to meet Orda Retail (a must!), Almaly Market, Nura Catering.",
        "Orda Retail, Nura Catering. Please do not offer Tulpar Trade.",
        "Orda Retail, Almaly Market. At most 4 meetings, he comes alone.",
        "No wishes, happy to meet anybody.",
    ),
}
CHINESE = {
    "above": ["邮件回复汇总。采 = 采购商,供 = 供应商"],
    "head": ["日期", "公司", "是哪一方", "回复人", "回复内容"],
    "sides": ("采", "供"),
    "replies": (
        "想见Ak Bidai、Alma Orchard。Alma Orchard必须见,要换供应商。",
        "想见Zhetisu Dairy、Turan Water。不想见Ak Bidai。最多6场。",
        "需要水和面粉:Ak Bidai、Turan Water。",
        "Ak Bidai、Medeu Sweets。",
        "对Almaly Market、Orda Retail感兴趣。",
        "想见Orda Retail(必须!)、Almaly Market、Nura Catering。",
        "Orda Retail、Nura Catering。不要安排Tulpar Trade。",
        "Orda Retail、Almaly Market。最多4场,一个人来。",
        "没有要求,都可以见。",
    ),
}
TONGUES = {"ru": RUSSIAN, "en": ENGLISH, "zh": CHINESE}
WISHES = {
    ("Almaly Market", "Ak Bidai", Level.WANT),
    ("Almaly Market", "Alma Orchard", Level.MUST),
    ("Orda Retail", "Zhetisu Dairy", Level.WANT),
    ("Orda Retail", "Turan Water", Level.WANT),
    ("Orda Retail", "Ak Bidai", Level.NO),
    ("Tulpar Trade", "Ak Bidai", Level.WANT),
    ("Tulpar Trade", "Turan Water", Level.WANT),
    ("Nura Catering", "Ak Bidai", Level.WANT),
    ("Nura Catering", "Medeu Sweets", Level.WANT),
    ("Ak Bidai", "Almaly Market", Level.WANT),
    ("Ak Bidai", "Orda Retail", Level.WANT),
    ("Zhetisu Dairy", "Orda Retail", Level.MUST),
    ("Zhetisu Dairy", "Almaly Market", Level.WANT),
    ("Zhetisu Dairy", "Nura Catering", Level.WANT),
    ("Medeu Sweets", "Orda Retail", Level.WANT),
    ("Medeu Sweets", "Nura Catering", Level.WANT),
    ("Medeu Sweets", "Tulpar Trade", Level.NO),
    ("Turan Water", "Orda Retail", Level.WANT),
    ("Turan Water", "Almaly Market", Level.WANT),
}


def sheet(tongue: str, **titles: str) -> dict[str, list[list[object]]]:
    """The sheet of one language, with other titles in place of its own by the number of the column: ``c4``."""
    of = TONGUES[tongue]
    head = [titles.get(f"c{number}", title) for number, title in enumerate(of["head"], 1)]
    names = [*((name, 0) for name in BUYERS), *((name, 1) for name in SELLERS)]
    rows = [
        [f"{12 + n // 3}.03", name, of["sides"][side], person, reply]
        for n, ((name, side), person, reply) in enumerate(zip(names, PEOPLE, of["replies"], strict=True))
    ]
    return {"Mail": [of["above"], [], head, *rows]}


def bare(name: str) -> str:
    return name.split("«")[1].rstrip("»")


def guessed(tmp_path, tongue: str, **titles: str) -> Event:
    """The event with every guess taken."""
    event = read(tmp_path, sheet(tongue, **titles), sure=0.0).event
    assert event is not None
    return event


@pytest.mark.parametrize(
    ("tongue", "titles"),
    [
        ("ru", {}),
        ("en", {}),
        ("zh", {}),
        ("ru", {"c4": "Ответил", "c5": "Суть ответа"}),
        ("ru", {"c3": "Сторона", "c4": "Автор письма", "c5": "Ответ"}),
        ("en", {"c3": "Side", "c4": "Reply from", "c5": "Reply"}),
        ("en", {"c4": "Answered by", "c5": "Their answer"}),
        ("zh", {"c4": "谁回复的", "c5": "回复摘要"}),
    ],
)
def test_replies_in_sentences_are_read_and_who_wrote_them_is_no_company(tmp_path, tongue, titles):
    event = guessed(tmp_path, tongue, **titles)
    assert sorted(bare(c.name) for c in event.companies if c.purchaser) == sorted(map(bare, BUYERS))
    assert sorted(bare(c.name) for c in event.companies if c.supplier) == sorted(map(bare, SELLERS))
    names = {company.id: bare(company.name) for company in event.companies}
    assert {(names[r.asker], names[r.target], r.level) for r in event.requests} == WISHES
    limits = {bare(c.name): side.maximum for c in event.companies if (side := c.purchaser or c.supplier).maximum}
    assert limits == {"Orda Retail": 6, "Turan Water": 4}
