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
    processor = sum(process.cpu_times()[:2])
    memory = process.memory_info().rss / 1e6
    print(json.dumps({"usable": usable, "processor": processor, "memory": memory}))


if __name__ == "__main__":
    main()
