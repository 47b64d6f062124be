"""What the desktop is told of Earshot agrees with what Earshot is."""

import configparser
import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from desktop.desktop_integration.mpris_adaptors import MIME_TYPES
from engine import __version__

ROOT = Path(__file__).parents[2]
ENTRY = ROOT / "packaging" / "linux" / "earshot.desktop"
METAINFO = ROOT / "packaging" / "linux" / "org.earshot.Earshot.metainfo.xml"


@pytest.fixture
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(ENTRY, encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_entry_starts_the_command_with_files(entry: configparser.SectionProxy) -> None:
    assert (entry["Exec"], entry["Icon"]) == ("earshot %F", "earshot")
    assert (ROOT / "resources" / "icons" / "earshot.svg").is_file()


def test_the_entry_opens_what_the_player_says_it_opens(entry: configparser.SectionProxy) -> None:
    types = entry["MimeType"].rstrip(";").split(";")
    assert sorted(types) == sorted([*MIME_TYPES, "inode/directory"])


def test_the_metainfo_names_the_entry_and_this_version() -> None:
    root = ElementTree.parse(METAINFO).getroot()
    assert root.findtext("launchable") == ENTRY.name
    release = root.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    assert root.findtext("project_license") == "GPL-3.0-or-later"


@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", str(ENTRY)],
        ["appstreamcli", "validate", "--no-net", str(METAINFO)],
    ],
)
def test_the_desktops_own_checkers_agree(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} not installed")
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_everything_is_put_where_desktops_look(tmp_path: Path) -> None:
    script = ROOT / "packaging" / "install_desktop.sh"
    subprocess.run(["bash", str(script), str(tmp_path)], check=True)
    share = tmp_path / "share"
    for place in (
        "applications/earshot.desktop",
        "metainfo/org.earshot.Earshot.metainfo.xml",
        "icons/hicolor/scalable/apps/earshot.svg",
    ):
        assert (share / place).is_file()
    metainfo = share / "metainfo" / METAINFO.name
    assert metainfo.read_bytes() == METAINFO.read_bytes()


def test_pictures_are_named_where_they_are_on_the_web(tmp_path: Path) -> None:
    script = ROOT / "packaging" / "install_desktop.sh"
    address = "https://example.org/earshot"
    subprocess.run(
        ["bash", str(script), str(tmp_path)],
        check=True,
        env=os.environ | {"PICTURES": f"{address}/"},
    )
    metainfo = tmp_path / "share" / "metainfo" / METAINFO.name
    images = ElementTree.parse(metainfo).findall("screenshots/screenshot/image")
    assert len(images) == 4
    for image in images:
        name = str(image.text).removeprefix(f"{address}/")
        picture = QImage(str(ROOT / "resources" / "screenshots" / name))
        assert (str(picture.width()), str(picture.height())) == (
            image.get("width"),
            image.get("height"),
        )
    if shutil.which("appstreamcli"):
        command = ["appstreamcli", "validate", "--no-net", str(metainfo)]
        checked = subprocess.run(command, capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout + checked.stderr
