"""The invented artists who play folk, nocturnes and rock."""

from engine.demo.mastering import Production
from engine.demo.records import Album, Artist, Track, tracks
from engine.demo.sketch import Style

_FOLK = (
    Artist(
        "Wren Hathersedge",
        "Folk",
        Style(tempo=92, tonics=(60, 62), scale="major", voice="guitar", density=0.5),
        (
            Album(
                "The Orchard Ledger",
                "2009",
                tracks("Plum Blossom Road", "Letters to Ada", "The Miller’s Second Daughter"),
                Production(tilt=0.2),
            ),
            Album(
                "Live at the Lantern Room",
                "2012-11-24",
                (
                    Track("Plum Blossom Road (Live)", take_of="Plum Blossom Road"),
                    Track("Candle for the Ferryman (Live)"),
                ),
                Production(room=0.45, tilt=-0.4, live=True),
                embedded_cover=True,
            ),
        ),
    ),
    Artist(
        "Yasmin al-Qamari",
        "Folk",
        Style(
            tempo=84,
            tonics=(57, 62),
            scale="harmonic minor",
            voice="harp",
            brightness=0.3,
            density=0.8,
        ),
        (
            Album(
                "حديقة الليل",
                "2015",
                tracks("ليل هادئ على النهر", "رسالة من البحر", "زهرة اللوز"),
                Production(rate=48000, room=0.3),
            ),
        ),
    ),
    Artist(
        "The Tallow Road",
        "Folk",
        Style(
            tempo=126,
            tonics=(62, 67),
            scale="mixolydian",
            voice="mandolin",
            brightness=0.8,
            density=0.6,
            beats=3,
        ),
        (
            Album(
                "Three Crooked Miles",
                "2004",
                tracks("Jig for a Patient Mule", "Señor Ortigüela’s Waltz"),
                Production(channels=1, tilt=0.3),
            ),
        ),
    ),
)

_NOCTURNE = (
    Artist(
        "Élodie Marchetaux",
        "Nocturne",
        Style(tempo=72, tonics=(60, 63), scale="minor", voice="grand", brightness=0.6, density=0.7),
        (
            Album(
                "Nocturnes pour une ville vide",
                "2008",
                tracks(
                    "Nocturne n° 1 : Les réverbères",
                    "Nocturne n° 2 : Le dernier tram",
                    "Nocturne n° 3 : Pluie fine",
                ),
                Production(room=0.1, bits=16),
            ),
            Album(
                "Carnets d’hiver",
                "2011",
                tracks("Neige", "Berceuse pour Noé"),
                Production(rate=48000, bits=15, tilt=-0.4, room=0.25),
                embedded_cover=True,
            ),
        ),
    ),
    Artist(
        "Tomasz Wieczorkowicz",
        "Nocturne",
        Style(
            tempo=64, tonics=(57, 59), scale="dorian", voice="felt", brightness=0.15, density=0.4
        ),
        (
            Album(
                "Pokój bez zegara",
                "2018-02-16",
                tracks("Cisza, ćma i świeca", "Źdźbło", "Gęsia skórka"),
                Production(channels=1, tilt=-0.3),
            ),
        ),
    ),
    Artist(
        "Inês Corvalho-Lund",
        "Nocturne",
        Style(
            tempo=104,
            tonics=(62, 65),
            scale="major",
            voice="upright",
            brightness=0.45,
            density=0.5,
            beats=3,
        ),
        (
            Album(
                "Valsas da cozinha",
                "2013",
                tracks("Valsa da chaleira", "Açúcar queimado"),
                Production(tilt=0.2),
            ),
        ),
    ),
)

_ROCK = (
    Artist(
        "The Gravel Orchids",
        "Rock",
        Style(tempo=138, tonics=(64, 69), scale="mixolydian", voice="garage", density=0.6),
        (
            Album(
                "Hot Static",
                "1998",
                tracks("Carburettor Heart", "Don’t Feed the Thunder", "Nine Volt Romeo"),
                Production(channels=1, tilt=-0.3),
            ),
            Album(
                "Hot Static and Other Noises (Remastered)",
                "2018",
                (
                    Track("Carburettor Heart (Remaster)", take_of="Carburettor Heart"),
                    Track("Left on Dover Street"),
                ),
                Production(tilt=0.3),
                embedded_cover=True,
            ),
        ),
    ),
    Artist(
        "Motorsåg Söndag",
        "Rock",
        Style(tempo=164, tonics=(62, 64), scale="harmonic minor", voice="metal", density=0.9),
        (
            Album(
                "Järnregn",
                "2006",
                tracks("Järnregn", "Ångvält", "Öga för öga"),
                Production(tilt=0.2),
            ),
        ),
    ),
    Artist(
        "Velvet Hammerlock",
        "Rock",
        Style(tempo=92, tonics=(60, 62), scale="dorian", voice="fuzz", density=0.3),
        (
            Album(
                "Amplifier Swamp",
                "1973",
                tracks("Mudlark", "Big Slow Sun"),
                Production(channels=1, tilt=-0.6, room=0.1),
            ),
        ),
    ),
)

ACOUSTIC_ARTISTS: tuple[Artist, ...] = (*_FOLK, *_NOCTURNE, *_ROCK)
