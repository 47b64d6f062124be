"""Pictures are decoded by the format that their first bytes tell, and by no other."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.library.cover_files import square
from desktop.library.picture_data import decoded, picture_format

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8">'
    b'<rect width="8" height="8"/></svg>'
)


def encoded(kind: str) -> bytes:
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(data.data())


@pytest.mark.parametrize("kind", ["jpg", "png", "bmp", "webp", "tiff"])
def test_a_picture_is_read_by_its_first_bytes(kind: str, qtbot: QtBot) -> None:
    data = encoded(kind)
    assert picture_format(data) == kind.encode()
    assert (decoded(data).width(), decoded(data).height()) == (8, 6)
    assert square(data, 4).width() == 4


@pytest.mark.parametrize("data", [b"", b"This is no picture.", SVG])
def test_what_is_none_gives_none_and_no_plugin_is_asked(data: bytes, qtbot: QtBot) -> None:
    assert decoded(data).isNull()
    assert square(data, 4).isNull()
