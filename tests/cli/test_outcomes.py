"""``schedule outcomes``: what it prints of a feedback form."""

from __future__ import annotations

from tests.cli.books import check_golden, run


def test_what_is_printed_is_as_in_the_golden_file(agendas, tmp_path):
    form = tmp_path / "feedback.csv"
    form.write_text("Purchaser,Supplier,Rating,Outcome\nP1,S1,5,order\nP2,S1,9,\nP9,S1,3,\n", encoding="utf-8")
    result = run("outcomes", agendas, form)
    assert result.exit_code == 0
    check_golden("outcomes", result.stdout)
    again = run("outcomes", agendas, form)
    assert again.exit_code == 0
    check_golden("outcomes-again", again.stdout)
