"""Which D-Bus session bus the app is on."""

from itertools import count

from PySide6.QtDBus import QDBusConnection

SESSION = "SESSION"
"""The bus of the session that the program was started in."""

NO_BUS = ""
"""No bus at all, as on systems without D-Bus."""

_numbers = count(1)


def connected(address: str) -> QDBusConnection:
    """Return Qt's connection to a bus, by its address or one of the two above."""
    if address == SESSION:
        return QDBusConnection.sessionBus()
    if address == NO_BUS:
        return QDBusConnection("no bus")
    return QDBusConnection.connectToBus(address, f"earshot-{next(_numbers)}")
