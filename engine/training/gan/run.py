"""One run of the InfoGAN: from a folder of music to a model bundle."""

from engine.training.excerpts import ExcerptSettings
from engine.training.gan.training import GanSettings, train_gan
from engine.training.seed_run import SeedRun

EXCERPTS = ExcerptSettings(frames=256, count=3)

_METHOD = (
    "An InfoGAN (Chen et al., 2016) over log-mel pictures of 6 s, 64 by 64 points: a generator "
    "draws from noise and a code, and a critic tells real from drawn and reads the code back. The "
    "vector is the code as it is read, centred and scaled to length 1."
)


def run_gan(run: SeedRun, settings: GanSettings) -> None:
    """Read the music, train, and write the bundle."""
    excerpts = run.excerpts(EXCERPTS)
    network = train_gan(excerpts, settings, run.checkpoint, run.say_progress)
    facts = {
        "id": "info-gan",
        "windows_per_track": 6,
        "method": _METHOD,
        **run.facts(settings, excerpts),
    }
    run.write(network, facts)
