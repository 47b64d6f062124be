"""From a CUE sheet and a file's own tags to the tracks that the file consists of."""

from dataclasses import dataclass, replace

from engine.library.cue.sheet import CueFile, CueSheet, CueTrack, SheetError
from engine.library.tag_text import clean_text, parse_gain, parse_peak, parse_position, parse_year
from engine.library.tags import TrackTags
from engine.sound import WHOLE, Span
from engine.words import translate


@dataclass(frozen=True, slots=True)
class Part:
    """A track within a file: its number on the sheet, where it lies, and its tags."""

    number: int
    span: Span
    tags: TrackTags


def divides(file: CueFile) -> bool:
    """Whether a sheet makes something else of a file than the one track it is anyway."""
    return len(file.tracks) > 1 or file.tracks[0].span != WHOLE


def divided(tags: TrackTags, sheet: CueSheet, file: CueFile) -> list[Part]:
    """Return the tracks of a file that has these tags.

    Raises
    ------
    SheetError
        When a track would begin behind the end of the file.
    """
    for track in file.tracks:
        if tags.duration is not None and track.span.start >= tags.duration:
            words = translate("Sheets", "track {number} begins behind the end of its file")
            raise SheetError(track.line, words.format(number=track.number))
    return [Part(track.number, track.span, _tags(tags, sheet, track)) for track in file.tracks]


def completed(tags: TrackTags, sheet: CueSheet, file: CueFile) -> TrackTags:
    """Return the tags of a file that is one track, their gaps filled from the sheet."""
    told = _told(sheet, file.tracks[0])
    gaps = {name: value for name, value in told.items() if getattr(tags, name) is None}
    return replace(tags, **gaps)  # type: ignore[arg-type]


def _tags(file: TrackTags, sheet: CueSheet, track: CueTrack) -> TrackTags:
    told = _told(sheet, track)
    # What the file says of its loudness is said of all of it: of the album.
    album_gain, album_peak = file.replaygain_album_gain, file.replaygain_album_peak
    if album_gain is None:
        album_gain, album_peak = file.replaygain_track_gain, file.replaygain_track_peak
    whole = replace(
        file,
        title=f"Track {track.number:02}",
        duration=track.span.duration(file.duration),
        replaygain_track_gain=None,
        replaygain_track_peak=None,
        replaygain_album_gain=album_gain,
        replaygain_album_peak=album_peak,
        musicbrainz_recording_id=None,
        musicbrainz_track_id=None,
    )
    return replace(whole, **{name: value for name, value in told.items() if value is not None})  # type: ignore[arg-type]


def _told(sheet: CueSheet, track: CueTrack) -> dict[str, object]:
    """Return what a sheet says of a track, by the names of `TrackTags`; None where nothing."""
    disc, own = sheet.texts, track.texts
    either = {**disc, **own}
    return {
        "title": clean_text(own.get("TITLE", "")),
        "artist": clean_text(either.get("PERFORMER", "")),
        "album_artist": clean_text(disc.get("PERFORMER", "")),
        "album": clean_text(disc.get("TITLE", "")),
        "track_number": track.number,
        "track_total": sheet.track_count,
        "disc_number": parse_position(disc.get("DISCNUMBER", ""))[0],
        "disc_total": parse_position(disc.get("TOTALDISCS", ""))[0],
        "year": parse_year(either.get("DATE", "")),
        "genre": clean_text(either.get("GENRE", "")),
        "replaygain_track_gain": parse_gain(own.get("REPLAYGAIN_TRACK_GAIN", "")),
        "replaygain_track_peak": parse_peak(own.get("REPLAYGAIN_TRACK_PEAK", "")),
        "replaygain_album_gain": parse_gain(disc.get("REPLAYGAIN_ALBUM_GAIN", "")),
        "replaygain_album_peak": parse_peak(disc.get("REPLAYGAIN_ALBUM_PEAK", "")),
    }
