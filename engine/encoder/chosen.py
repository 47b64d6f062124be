"""Which model is to listen: the one chosen in the settings."""

import logging

from engine.encoder.bundle import ModelBundle, default_bundle, find_bundle
from engine.errors import EarshotError
from engine.settings import MODEL, Settings

logger = logging.getLogger(__name__)


def chosen_bundle(settings: Settings) -> ModelBundle:
    """Return the chosen model, or the default where that is not there any more or damaged."""
    try:
        return find_bundle(settings.get(MODEL))
    except EarshotError as error:
        logger.warning("%s The default model takes its place.", error)
        return default_bundle()
