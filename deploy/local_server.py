"""Two small jobs for ./run: find a free port on 127.0.0.1, and wait until the web server answers on it."""

import http.client
import os
import socket
import sys
import time

FIRST_PORT, LAST_PORT = 8000, 8099
START_SECONDS = 60


def free_port():
    """The first free port of the range, or None."""
    for port in range(FIRST_PORT, LAST_PORT + 1):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    return None


def answers(port):
    """Whether the web server says that it is alive; asked directly, past any proxy."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def wait(port, process):
    """True once the server answers; False when its process has gone or the time is over."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if answers(port):
            return True
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.1)
    return False


def main(words):
    """Run one job; the exit status says whether it worked."""
    if words[0] == "free-port":
        port = free_port()
        print(port or "")
        return 0 if port else 1
    return 0 if wait(int(words[1]), int(words[2])) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
