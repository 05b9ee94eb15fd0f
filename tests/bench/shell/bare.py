# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer: a QWebEngineView that shows one page, without policy, gateway, interceptor or anything of ours.

It says that it is there when the page has loaded.
"""

import sys

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEngineCertificateError
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from tests.bench.shell.talk import Ear, load_time, say


def accept(error: QWebEngineCertificateError) -> None:
    error.acceptCertificate()


def main() -> int:
    application = QApplication(["bare"])
    view = QWebEngineView()
    view.page().certificateError.connect(accept)
    view.setGeometry(0, 0, 1366, 768)
    view.show()

    def load(address: str) -> float:
        return load_time(view.page(), lambda: view.load(QUrl(address)))

    load(sys.argv[1])
    say("ready")
    ear = Ear({"load": load})
    application.exec()
    del ear
    return 0


if __name__ == "__main__":
    sys.exit(main())
