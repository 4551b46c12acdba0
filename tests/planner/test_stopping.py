"""A process that is told to stop again and again does stop."""

import subprocess
import sys

# A signal every ten microseconds, so that many come while an earlier one is being dealt with.
IMPATIENT = """
import signal, time
from planner.stopping import Told

told = Told(signal.SIGALRM)
signal.setitimer(signal.ITIMER_REAL, 0.00001, 0.00001)
until = time.monotonic() + 1
while time.monotonic() < until:
    told.is_told = False
    told.wait()
signal.setitimer(signal.ITIMER_REAL, 0)
print("stopped")
"""


def test_a_process_told_to_stop_many_times_over_stops() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPATIENT], capture_output=True, text=True, check=False, timeout=60
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "stopped\n", "")
