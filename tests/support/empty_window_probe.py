"""What an empty Qt window costs at the least: the floor under ``window_probe``."""

import json
import time

import psutil
from PySide6.QtMultimedia import QAudioSink  # noqa: F401
from PySide6.QtWidgets import QApplication, QTableView


def main() -> None:
    application = QApplication([])
    table = QTableView()
    table.show()
    application.processEvents()
    process = psutil.Process()
    usable = time.time() - process.create_time()
    print(json.dumps({"usable": usable, "memory": process.memory_info().rss / 1e6}))


if __name__ == "__main__":
    main()
