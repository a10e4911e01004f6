"""The questions of the desk, each on an empty screen."""

import asyncio

import pytest
from textual.app import App
from textual.widgets import Input, Static

from sco_scheduler.cli.desk_asking import Ask, Choose, Confirm


def answered(question, *keys):
    """What a question comes to when these keys are pressed."""
    answers = []

    async def session():
        app = App()
        async with app.run_test() as pilot:
            app.push_screen(question, answers.append)
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()

    asyncio.run(session())
    return answers


@pytest.mark.parametrize(
    ("question", "keys", "answer"),
    [
        (lambda: Ask("When?", [("Time", "09:00"), ("Table", "")]), ["enter", "A", "enter"], ["09:00", "A"]),
        (lambda: Ask("When?", [("Time", "")]), ["escape"], None),
        (lambda: Choose("Which?", ["one", "two"]), ["down", "enter"], 1),
        (lambda: Choose("Which?", ["one", "two"]), ["escape"], None),
        (lambda: Confirm(["Go on?"]), ["y"], True),
        (lambda: Confirm(["Go on?"]), ["н"], True),
        (lambda: Confirm(["Go on?"]), ["т"], False),
        (lambda: Confirm(["Go on?"]), ["ｙ"], True),
        (lambda: Confirm(["Go on?"]), ["escape"], None),
    ],
)
def test_keys_answer_a_question(question, keys, answer):
    assert answered(question(), *keys) == [answer]


def test_brackets_in_a_name_are_no_markup():
    assert answered(Choose("[b]Which?", ["[red]Ltd"]), "enter") == [0]
    shown = []

    async def session(question):
        app = App()
        async with app.run_test() as pilot:
            app.push_screen(question)
            await pilot.pause()
            shown.extend(str(line.render()) for line in app.screen.query(Static) if line.id != "wrong")
            for line in app.screen.query("#wrong").results(Static):
                line.update("[b]wrong")
                shown.append(str(line.render()))
            assert all(field.compact for field in app.screen.query(Input))

    for question in (Ask("[b]When?", [("[b]Time", "")]), Choose("[b]Which?", ["[red]Ltd"]), Confirm(["[b]Go on?"])):
        asyncio.run(session(question))
    assert shown == ["[b]When?", "[b]Time", "[b]wrong", "[b]Which?", "[b]Go on?"]


def test_what_is_wrong_is_told_in_the_question_which_keeps_what_was_typed():
    answers = []
    question = Ask(
        "What came of it?",
        [("Rating", ""), ("Notes", "")],
        lambda fields: None if fields[0] == "5" else (0, f"{fields[0]} is no rating."),
    )

    async def session():
        app = App()
        async with app.run_test() as pilot:
            app.push_screen(question, answers.append)
            await pilot.pause()
            assert not app.screen.query_one("#wrong").display
            await pilot.press("6", "enter", *"forty", "enter")
            await pilot.pause()
            assert str(app.screen.query_one("#wrong", Static).render()) == "6 is no rating."
            assert [field.value for field in app.screen.query(Input)] == ["6", "forty"]
            assert app.focused.id == "field0"
            assert not answers
            await pilot.press("backspace", "5", "enter")
            await pilot.pause()

    asyncio.run(session())
    assert answers == [["5", "forty"]]
