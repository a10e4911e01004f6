"""A list of further companies beside numbered choices comes after them."""

from __future__ import annotations

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists


def test_further_companies_come_after_the_choices(tmp_path):
    titles = ["Company", "1er choix", "2e choix", "Autres entreprises souhaitées"]
    rows = [titles, [B[0], S[0], S[1], f"{S[2]}, {S[3]}"], [B[1], S[1], None, S[0]], [B[2], S[2], S[0], None]]
    rows.append(["Kyoto Trading", None, None, f"{S[1]}, {S[0]}"])  # choices may be those of the other side
    form = tmp_path / "map.toml"
    form.write_text(
        f'[form."Buyer answers"]\norder = "ranked"\n[form."Buyer answers".columns]\n"{titles[3]}" = "wishes"\n',
        encoding="utf-8",
    )
    event = read(tmp_path, lists(rows), form=form, sure=0.6).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    ranks = {(names[r.asker], names[next(iter({*r.pair} - {r.asker}))]): r.rank for r in event.requests}
    assert ranks == {
        (B[0], S[0]): 1,
        (B[0], S[1]): 2,
        (B[0], S[2]): 3,
        (B[0], S[3]): 4,
        (B[1], S[1]): 1,
        (B[1], S[0]): 3,
        (B[2], S[2]): 1,
        (B[2], S[0]): 2,
        ("Kyoto Trading", S[1]): 1,
        ("Kyoto Trading", S[0]): 2,
    }
