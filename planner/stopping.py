"""Being told to stop by a signal.

A `threading.Event` will not do: its lock is not held twice, so a second signal that comes while the
first one's handler holds it, as when Ctrl-C is pressed twice or `make` passes one on, waits for
itself forever.
"""

import signal
import time
from types import FrameType

POLL_SECONDS = 0.1


class Told:
    """Whether a signal has come."""

    def __init__(self, *numbers: signal.Signals) -> None:
        """Listen for the signals, in place of what they did; only in a process's main thread."""
        self.is_told = False
        for number in numbers:
            signal.signal(number, self._tell)

    def wait(self) -> bool:
        """Whether one has come, after a moment for it to come in."""
        if not self.is_told:
            time.sleep(POLL_SECONDS)
        return self.is_told

    def _tell(self, _number: int, _frame: FrameType | None) -> None:
        self.is_told = True
