import pytest

from tests.support.labelled_music import LabelledMusic, write_labelled_music


@pytest.fixture(scope="session")
def labelled_music(tmp_path_factory: pytest.TempPathFactory) -> LabelledMusic:
    """Twelve short sounds in two styles; not to be changed."""
    return write_labelled_music(tmp_path_factory.mktemp("labelled"))
