"""Plays, thumbs and sessions become judgements."""

from engine.radio.taste.evidence import (
    LEAST_JUDGED,
    LEAST_SESSIONS,
    SESSION_GAP_SECONDS,
    Evidence,
    Judgement,
    evidence_of,
)
from engine.store.plays import Ending, Play


def play(track_id: int, minute: float, ending: Ending = "completed", station: int = 0) -> Play:
    return Play(track_id, minute * 60.0, 30.0, ending, station or None)


def test_a_pause_begins_a_session_and_stopping_judges_nothing() -> None:
    later = SESSION_GAP_SECONDS / 60 + 2
    evidence = evidence_of(
        [play(1, 0), play(2, 1, "skipped_early"), play(3, 2, "stopped"), play(4, 2 + later)], {}, {}
    )
    assert [(one.track_id, one.session, one.accepted) for one in evidence.judgements] == [
        (1, 0, True),
        (2, 0, False),
        (4, 1, True),
    ]
    assert (evidence.sessions, evidence.completed, evidence.skipped) == (2, 2, 1)


def test_a_track_was_played_for_the_station_or_after_what_was_accepted() -> None:
    evidence = evidence_of(
        [play(1, 0), play(2, 1, "skipped_late"), play(3, 2), play(4, 3, station=7)], {}, {7: [9]}
    )
    assert [one.context for one in evidence.judgements] == [(), (1,), (1,), (9,)]


def test_a_thumb_outweighs_plays_and_counts_without_any() -> None:
    plays = [play(1, 0), play(1, 1), play(2, 2, "skipped_early")]
    evidence = evidence_of(plays, {1: -1, 2: 1, 3: 1}, {})
    assert {one.track_id: one.accepted for one in evidence.judgements} == {
        1: False,
        2: True,
        3: True,
    }
    assert len(evidence.judgements) == 3
    assert {one.weight for one in evidence.judgements} == {2.0}


def test_it_is_enough_when_both_tracks_and_sessions_are() -> None:
    def evidence(tracks: int, sessions: int) -> Evidence:
        return Evidence([Judgement(n, n % sessions, accepted=True) for n in range(tracks)])

    assert evidence(LEAST_JUDGED, LEAST_SESSIONS).is_enough
    assert not evidence(LEAST_JUDGED - 1, LEAST_SESSIONS).is_enough
    assert not evidence(LEAST_JUDGED, LEAST_SESSIONS - 1).is_enough
    assert not Evidence().is_enough
