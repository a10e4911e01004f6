"""A form for each company, in which it chooses whom to meet."""

import pytest

from sco_scheduler.workflows.errors import FileInTheWay, take_made
from sco_scheduler.workflows.wish_forms import form_stem, write_wish_forms
from tests.events import company
from tests.intake.books import base, save


def test_each_registered_company_gets_a_form_of_its_own_name(tmp_path):
    written = write_wish_forms(save(tmp_path / "trade.xlsx", base()), tmp_path / "to be sent" / "forms")
    assert len(written.forms) > 2
    for form in written.forms:
        assert form.path == tmp_path / "to be sent" / "forms" / f"{form_stem(form.company)}.xlsx"
        assert form.path.is_file()


def test_the_name_of_a_form_has_no_signs_that_a_mail_would_break():
    assert form_stem(company("P1")) == "wishes-P1-Company-P1"


def test_a_form_that_was_filled_in_is_never_overwritten(tmp_path):
    registrations = save(tmp_path / "trade.xlsx", base())
    take_made()
    first = write_wish_forms(registrations).forms[0]
    assert take_made() == (), "the folder is what was asked for"
    assert first.path.parent == tmp_path / "trade-wishes"
    write_wish_forms(registrations)  # as they were sent they may be written again
    first.path.write_bytes(b"filled in by somebody")
    with pytest.raises(FileInTheWay):
        write_wish_forms(registrations)
