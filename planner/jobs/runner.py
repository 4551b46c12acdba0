"""The runner: APScheduler in one process, working off the queue and the daily round."""

import logging
import signal
import threading
import traceback
import uuid
from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from flask import Flask

from planner import clock
from planner.extensions import db
from planner.jobs import daily, kinds, lease, queue
from planner.models.jobs import JobState
from planner.stopping import Told

log = logging.getLogger(__name__)

POLL_SECONDS = 1
RENEW_SECONDS = 10


class Runner:
    """One would-be runner; idle while another process holds the lease."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._holder = uuid.uuid4().hex
        self._holds = False
        self._stopping = threading.Event()
        self._scheduler = BackgroundScheduler(timezone=clock.LOCAL)

    def start(self) -> None:
        """Begin polling, in threads of its own."""
        self._renew()
        add = self._scheduler.add_job
        add(self._renew, "interval", seconds=RENEW_SECONDS, max_instances=1)
        # A job may last many polls; that a poll is left out meanwhile is no news.
        logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
        add(self._work, "interval", seconds=POLL_SECONDS, max_instances=1, coalesce=True)
        for round_ in daily.ROUNDS:
            trigger = CronTrigger(hour=round_.hour, minute=round_.minute, timezone=clock.LOCAL)
            add(self._enqueue_round, trigger, args=[round_.kind], misfire_grace_time=3600)
        self._scheduler.start()

    def stop(self) -> None:
        """Ask what is running to stop, put it back in the queue, then give the lease back."""
        self._stopping.set()
        self._scheduler.shutdown(wait=True)
        with self._app.app_context():
            if self._holds:
                lease.release(self._holder)

    def _renew(self) -> None:
        with self._app.app_context():
            held = lease.take(self._holder, at=clock.now())
            if held and not self._holds and (left := queue.recover(at=clock.now())):
                log.warning("%d jobs were left running; they begin again", left)
            self._holds = held

    def _work(self) -> None:
        if self._holds:
            with self._app.app_context():
                run_due(is_stopping=self._stopping.is_set)

    def _enqueue_round(self, kind: str) -> None:
        if self._holds:
            with self._app.app_context():
                queue.enqueue(kind, {}, user=None, at=clock.now())
                db.session.commit()


def run_until_told(app: Flask) -> None:
    """Be a runner until SIGINT or SIGTERM; only for a process's main thread."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    told = Told(signal.SIGINT, signal.SIGTERM)
    runner = Runner(app)
    runner.start()
    while not told.wait():
        pass
    runner.stop()


def run_due(*, is_stopping: Callable[[], bool] = lambda: False) -> int:
    """Run every job that is due, one after the other; their number. Needs an app context.

    Once `is_stopping` answers True no further job is begun, and the one running is asked to stop.
    """
    done = 0
    while not is_stopping() and (job := queue.claim(at=clock.now())) is not None:
        _run(job.id, job.kind, dict(job.payload), is_stopping)
        done += 1
    return done


def _run(
    job_id: int, kind: str, payload: dict[str, object], is_stopping: Callable[[], bool]
) -> None:
    work = kinds.Work(
        job_id=job_id,
        payload=payload,
        report=lambda percent, message: queue.report(job_id, percent, message),
        should_stop=lambda: is_stopping() or queue.is_stop_requested(job_id),
    )
    try:
        result = kinds.function(kind)(work)
    except kinds.Stopped:
        db.session.rollback()
        if queue.is_stop_requested(job_id):
            queue.finish(job_id, JobState.STOPPED, at=clock.now(), result={})
        else:  # it is the runner that stops; the next one takes the job up
            queue.put_back(job_id)
    except Exception:
        log.exception("job %d (%s) failed", job_id, kind)
        db.session.rollback()
        queue.fail(job_id, traceback.format_exc(), at=clock.now())
    else:
        queue.finish(job_id, JobState.DONE, at=clock.now(), result=result)
