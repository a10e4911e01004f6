"""The desk has a phrase for each state of a person and a meeting, and for each key."""

from sco_scheduler.cli import desk_phrases as phrases
from sco_scheduler.cli.desk_keys import DeskKeys
from sco_scheduler.domain.record import Presence
from sco_scheduler.domain.schedule import MeetingStatus


def test_every_state_has_a_phrase():
    assert phrases.PRESENCE.keys() == set(Presence)
    assert phrases.STATUS.keys() == set(MeetingStatus) - {MeetingStatus.HELD}


def test_every_key_does_something_and_has_a_phrase_of_its_own():
    assert all(callable(getattr(DeskKeys, name, None)) for _, name, _ in phrases.KEYS if name != "leave")
    told = [phrase for _, _, phrase in phrases.KEYS]
    assert len(set(told)) == len(told)
