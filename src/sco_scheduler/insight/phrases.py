"""Why a minimum is out of reach, in phrases that each language has its own of."""

from __future__ import annotations

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase

AND = Phrase("and", "{listed} and {last}")
NOBODY_ASKED = Phrase("nobody-asked", "nobody asked for a meeting with it, nor it for one")
ASKED = {
    Role.PURCHASER: Phrase("asked-as-purchaser", "{count:meeting|meetings} asked for as a purchaser"),
    Role.SUPPLIER: Phrase("asked-as-supplier", "{count:meeting|meetings} asked for as a supplier"),
}
ONLY_ASKED = {
    Role.PURCHASER: Phrase("only-asked-as-purchaser", "only {count:meeting|meetings} asked for as a purchaser"),
    Role.SUPPLIER: Phrase("only-asked-as-supplier", "only {count:meeting|meetings} asked for as a supplier"),
}
REFUSED = Phrase("refused-or-cancelled", "{count:refused or cancelled}")
NEVER_TOGETHER = Phrase("never-together", "{count:without a slot in which both can be there}")
NO_INTERPRETER = Phrase("no-interpreter", "{count:without an interpreter who speaks both languages}")
SHARE_SLOTS = Phrase("share-slots", "the other {others} share {count:slot|slots}")
