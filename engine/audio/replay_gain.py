"""How much louder or quieter a track is played: ReplayGain 2.0.

Source: “ReplayGain 2.0 specification”, Hydrogenaudio Knowledgebase: a gain brings a track, or all
of an album, to −18 LUFS; a peak tells how far a track can be raised before it clips.
"""

from dataclasses import dataclass
from typing import Literal

from engine.audio.loudness import REFERENCE_LUFS

GainMode = Literal["off", "track", "album", "auto"]
GAIN_MODES: tuple[GainMode, ...] = ("off", "track", "album", "auto")

# What was never measured is most likely a loud modern master; too quiet hurts less than too loud.
_UNKNOWN_GAIN = -6.0


@dataclass(frozen=True, slots=True)
class Gain:
    """What is known of the loudness of a track or an album.

    Attributes
    ----------
    decibels
        To be added, or None when it is not known.
    peak
        The highest sample or true peak, 1 at full scale, or None.
    """

    decibels: float | None = None
    peak: float | None = None


def gain_from_loudness(loudness: float | None, peak: float | None) -> Gain:
    """Return the gain that brings a measured loudness in LUFS to the reference; silence stays."""
    return Gain(0.0 if loudness is None else REFERENCE_LUFS - loudness, peak)


def gain_factor(gain: Gain, preamp: float = 0.0, *, prevent_clipping: bool = True) -> float:
    """Return the factor to multiply samples with.

    Parameters
    ----------
    gain
        The gain of the track or its album.
    preamp
        Decibels that are added to every gain.
    prevent_clipping
        Keep the peak at full scale or below.
    """
    decibels = _UNKNOWN_GAIN if gain.decibels is None else gain.decibels
    factor = 10 ** ((decibels + preamp) / 20)
    if prevent_clipping and gain.peak and factor * gain.peak > 1.0:
        factor = 1.0 / gain.peak
    return float(factor)
