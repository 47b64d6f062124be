"""The program as a process: one window for a library, and what becomes of bugs."""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop import language
from desktop.app import App
from desktop.desktop_integration.request import Request
from desktop.desktop_integration.single_instance import SingleInstance
from desktop.operations import bug_as_error
from engine.errors import EarshotError
from engine.resource_files import resource_path

logger = logging.getLogger(__name__)


def run(library: Path, request: Request) -> int:
    """Open the window on a library and return the exit code when it is closed.

    Where a window is open on it already, that one gets the request.
    """
    application = _application()
    try:
        instance = SingleInstance(library)
        if not instance.is_first:
            instance.hand_over(request)
            return 0
        from desktop.player.qt_output import QtAudioOutput

        app = App(application, library, QtAudioOutput)
    except EarshotError as error:
        logger.error("%s", error)
        QMessageBox.critical(None, "Earshot", str(error))
        return 1
    sys.excepthook = _report_bug(app)
    instance.received.connect(app.take_request)
    app.window.closing.connect(application.quit)
    app.start(request.folders)
    app.desktop.file_opening.open(request.files)
    code = application.exec()
    app.close()
    instance.close()
    if app.hangs:
        # A drive that does not answer holds a thread, and Python would wait for it for ever.
        logging.shutdown()
        os._exit(code)
    return code


def _application() -> QApplication:
    QGuiApplication.setDesktopFileName("earshot")
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    application = QApplication(sys.argv[:1])
    # Until the library tells which one was chosen.
    language.install(application, language.SYSTEM)
    application.setApplicationName("earshot")
    application.setApplicationDisplayName("Earshot")
    application.setWindowIcon(QIcon(str(resource_path("icons", "earshot.svg"))))
    return application


def _report_bug(
    app: App,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def report(
        kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        if isinstance(error, EarshotError):
            logger.warning("%s", error)
        else:
            logger.critical("A bug:", exc_info=(kind, error, traceback))
            error = bug_as_error(error)
        app.window.notice.say(str(error))

    return report
