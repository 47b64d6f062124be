"""The invented artists who play ambient, techno and chiptune."""

from engine.demo.mastering import Production
from engine.demo.records import Album, Artist, tracks
from engine.demo.sketch import Style

_LONG_TITLE = (
    "On the Slow Disappearance of the Harbour Lights, as Seen from the Last Ferry of the Season, "
    "on Which Nobody Speaks and Everybody Remembers Something Different (Parts One to Seven)"
)

_AMBIENT = (
    Artist(
        "Tidewright",
        "Ambient",
        Style(tempo=9.5, tonics=(57, 60), scale="lydian", voice="warm", density=0.5),
        (
            Album(
                "Slow Harbours",
                "2014",
                tracks("First Light over the Breakwater", "Salt Hours", "Mooring"),
                Production(rate=48000, bits=16, tilt=-0.4),
            ),
            Album(
                "Low Water, High Water",
                "2017-09-01",
                tracks("Ebb", "Flood"),
                Production(room=0.3, bits=16),
                seamless=True,
            ),
        ),
    ),
    Artist(
        "Aurélie Vandersloot",
        "Ambient",
        Style(
            tempo=10.5, tonics=(64, 67), scale="major", voice="glass", brightness=0.8, density=0.9
        ),
        (
            Album(
                "Verre et brume",
                "2019",
                tracks("Fenêtre givrée", "À l’heure bleue", "Poussière d’étoiles"),
                Production(room=0.4, tilt=0.3),
                embedded_cover=True,
            ),
        ),
    ),
    Artist(
        "Nattlys Arkiv",
        "Ambient",
        Style(tempo=9.0, tonics=(50, 53), scale="minor", voice="deep", brightness=0.3, density=0.1),
        (
            Album(
                "The Weather Below",
                "2021",
                tracks(_LONG_TITLE, "Mørkt vann"),
                Production(rate=48000, room=0.5, tilt=-0.2),
            ),
        ),
    ),
)

_TECHNO = (
    Artist(
        "Kilohaus Nine",
        "Techno",
        Style(tempo=130, tonics=(57, 58), scale="minor", voice="acid", brightness=0.7, density=0.8),
        (
            Album(
                "Voltage Garden",
                "2011",
                tracks("Squelch Theory", "Chrome Fennel", "Bassline Cartography"),
                Production(tilt=0.2),
            ),
            Album(
                "Night Shift Patterns",
                "2013",
                tracks("03:40", "Ringbahn, Last Train"),
                Production(tilt=-0.5, room=0.15),
                embedded_cover=True,
            ),
        ),
    ),
    Artist(
        "Oda Brennstoff",
        "Techno",
        Style(
            tempo=120, tonics=(53, 55), scale="dorian", voice="dub", brightness=0.25, density=0.3
        ),
        (
            Album(
                "Tiefdruckgebiet",
                "2016",
                tracks("Nebelhorn", "Drift (Hallraum)", "Grauwacke"),
                Production(rate=48000, room=0.3, tilt=-0.7),
            ),
        ),
    ),
    Artist(
        "Substation Vik",
        "Techno",
        Style(
            tempo=138, tonics=(52, 54), scale="minor", voice="machine", brightness=0.4, density=0.6
        ),
        (
            Album(
                "Load Test",
                "2020",
                tracks("Relay", "Ø / 50 Hz"),
                Production(channels=1, tilt=0.4),
            ),
        ),
    ),
)

_CHIPTUNE = (
    Artist(
        "Pocket Comet Club",
        "Chiptune",
        Style(tempo=152, tonics=(72, 74), scale="major", voice="pulse", density=0.7),
        (
            Album(
                "Continue? 9… 8… 7…",
                "2010",
                tracks("Press Start, Mira", "Bubble Caverns", "The Clockwork Boss Is Late"),
                Production(channels=1, bits=12),
            ),
            Album(
                "Second Quest",
                "2012",
                tracks("Overworld, Overslept", "1UP Tango"),
                Production(room=0.12, bits=13),
                embedded_cover=True,
            ),
        ),
    ),
    Artist(
        "ミドリ電算",
        "Chiptune",
        Style(tempo=172, tonics=(69, 71), scale="minor", voice="square", density=0.9),
        (
            Album(
                "夜の自動販売機",
                "2018",
                tracks("星屑ドライブ", "雨のアーケード", "最後のセーブポイント"),
                Production(rate=22050, bits=12, tilt=-0.3),
            ),
        ),
    ),
    Artist(
        "Captain Nybble",
        "Chiptune",
        Style(tempo=140, tonics=(67, 70), scale="mixolydian", voice="saw", density=0.4),
        (
            Album(
                "Sixteen Colours",
                "1994",
                tracks("Raster March", "Loading, Please Dance"),
                Production(rate=22050, channels=1, bits=12),
            ),
        ),
    ),
)

ELECTRONIC_ARTISTS: tuple[Artist, ...] = (*_AMBIENT, *_TECHNO, *_CHIPTUNE)
