"""A message provider that takes its time: `python -m tests.kill.provider PORT FILE`.

It appends each message it takes to FILE and answers late, so that a worker is often killed after the message was
taken and before it knows.
"""

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SLOW_SECONDS = 0.05


class Provider(BaseHTTPRequestHandler):
    """Takes messages (POST) and says what it took (GET)."""

    taken = {}
    lock = threading.Lock()
    file = None

    def do_POST(self):
        """Take a message slowly, write it down, answer slowly."""
        length = int(self.headers["Content-Length"])
        reference = json.loads(self.rfile.read(length))["reference"]
        time.sleep(SLOW_SECONDS)
        with self.lock, self.file.open("a", encoding="ascii") as file:
            file.write(f"{reference}\n")
            self.taken.setdefault(reference, f"p{len(self.taken)}")
        time.sleep(SLOW_SECONDS)
        self._answer(200, {"id": self.taken[reference]})

    def do_GET(self):
        """The id of what was taken, or 404."""
        found = self.taken.get(self.path.strip("/"))
        self._answer(200 if found else 404, {"id": found})

    def log_message(self, *args):
        """Quiet."""

    def _answer(self, status, body):
        try:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())
        except OSError:
            pass  # the worker was killed meanwhile


if __name__ == "__main__":
    Provider.file = Path(sys.argv[2])
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Provider).serve_forever()
