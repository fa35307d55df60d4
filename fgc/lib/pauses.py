"""A service that did not answer is left alone for a moment, so that one page does not wait for it a dozen times."""

import time


class Pause:
    """Whether to leave a service alone just now; one for all threads of a process."""

    def __init__(self, seconds):
        self.seconds, self.until = seconds, 0.0

    def is_on(self):
        """Whether it did not answer a moment ago."""
        return time.monotonic() < self.until

    def begin(self):
        """It did not answer: ask again only when so many seconds have passed."""
        self.until = time.monotonic() + self.seconds
