"""The job that prints many papers: it prints what is missing, then packs or binds them."""

from collections.abc import Iterator, Sequence

from flask import current_app

from agreements.documents.filenames import pdf_name
from agreements.language import Speaker
from planner import clock
from planner.agreements import mapping, papers
from planner.agreements.printing import folder, orders, words
from planner.agreements.printing.folder import Folder
from planner.agreements.printing.orders import Binding, Item, Order
from planner.config import Settings
from planner.extensions import db
from planner.files import marking, press
from planner.jobs.kinds import Result, Stopped, Work, kind
from planner.models.accounts import User
from planner.models.agreements import AgreementRound
from planner.models.jobs import Job
from typeset import binding
from typeset.blocks import Cover, Document

PRINT = "print_agreements"
FORGET = "forget_papers"
PRINTED_PERCENT = 95  # the rest is putting them together


@kind(PRINT)
def print_all(work: Work) -> Result:
    """Print an order for the account that gave it: what it may read now, and nothing else."""
    user_id = db.session.get_one(Job, work.job_id).created_by_id
    user = db.session.get_one(User, user_id)
    order = orders.of_payload(work.payload)
    settings: Settings = current_app.extensions["settings"]
    place = folder.of_job(settings, work.job_id)
    items = orders.items(order, user)
    title = _title(order)
    match order.binding:
        case Binding.PACKED:
            made = _print_missing(work, order, items, place, user)
            done = place.pack(items, pdf_name(title).replace(".pdf", ".zip"))
        case Binding.BOUND:
            made = len(items)
            done = place.finish(pdf_name(title), _bound(work, order, items, user, title))
    return {
        "papers": len(items),
        "printed_now": made,
        "file": done.name,
        "bytes": done.stat().st_size,
    }


@kind(FORGET)
def forget(_work: Work) -> Result:
    """Throw away printed files after a week."""
    settings: Settings = current_app.extensions["settings"]
    return {"forgotten": folder.forget_old(settings, at=clock.now())}


def _print_missing(
    work: Work, order: Order, items: Sequence[Item], place: Folder, user: User
) -> int:
    missing = [item for item in items if place.paper(item) is None]
    done = len(items) - len(missing)
    for item, made in press.printed(_documents(work, order, missing, user)):
        place.keep(item, made.filename, made.content)
        done += 1
        work.report(PRINTED_PERCENT * done // len(items), item.unit)
    return len(missing)


def _documents(
    work: Work, order: Order, items: Sequence[Item], user: User
) -> Iterator[tuple[Item, Document]]:
    today = clock.today()
    for item in items:
        if work.should_stop():
            raise Stopped
        yield item, marking.marked(orders.document(item, order, user, today=today))


def _bound(work: Work, order: Order, items: Sequence[Item], user: User, title: str) -> bytes:
    documents: list[Document] = []
    for number, (item, document) in enumerate(_documents(work, order, items, user), 1):
        documents.append(document)
        work.report(50 * number // len(items), item.unit)
    whose = _whose(order, items)
    whole = binding.bound(
        documents,
        title=title,
        subject=f"{title}: {whose}",
        filename=pdf_name(title),
        cover=Cover(papers.municipality(), whose),
        created=max(each.created for each in documents),
        language=order.language,
    )
    [(_key, made)] = press.printed([(title, marking.marked(whole))])
    return made.content


def _title(order: Order) -> str:
    round_ = db.session.get_one(AgreementRound, order.round_id)
    said = Speaker(order.language).say(words.TITLES[order.kind])
    return f"{said} {mapping.period(round_)}"


def _whose(order: Order, items: Sequence[Item]) -> str:
    if order.committee_id is not None:
        return items[0].committee
    return Speaker(order.language).say(words.ALL_UNITS)
