"""How wide the columns of a table are: from the content, unless a share is fixed."""

from collections.abc import Sequence


def widths(
    least: Sequence[float], most: Sequence[float], shares: Sequence[float | None], total: float
) -> list[float]:
    """Widths that add up to `total`.

    `least` and `most` are the widths of each column's widest word and of its longest line. If all
    columns without a share can have their longest line, they do, and what is over is dealt out
    evenly. Otherwise the narrow ones have theirs, so that dates and numbers are not broken, and
    the wide ones share what is left; and where even the words are too wide, only the columns with
    the widest ones are cut.
    """
    free = [place for place, share in enumerate(shares) if not share]
    wanted = sum(share for share in shares if share)
    scale = 1.0 if free or not wanted else 1 / wanted
    result = [(share or 0.0) * total * scale for share in shares]
    room = total - sum(result)
    low, high = sum(least[place] for place in free), sum(most[place] for place in free)
    if high <= room:
        given = {place: most[place] + (room - high) / len(free) for place in free}
    elif low < room:
        given = _narrow_first({place: (least[place], most[place]) for place in free}, room)
    else:
        given = _levelled({place: least[place] for place in free}, room)
    return [given.get(place, width) for place, width in enumerate(result)]


def _narrow_first(columns: dict[int, tuple[float, float]], room: float) -> dict[int, float]:
    """Longest lines for those that ask for no more than an even part; the rest is shared.

    A wide column always keeps room for its widest word.
    """
    given: dict[int, float] = {}
    left = dict(columns)
    for place, (_, most) in sorted(columns.items(), key=lambda entry: (entry[1][1], entry[0])):
        reserved = sum(low for other, (low, _) in left.items() if other != place)
        if most > room / len(left) or most > room - reserved:
            break
        given[place] = most
        room -= most
        del left[place]
    low = sum(low for low, _ in left.values())
    lack = sum(most - low for low, most in left.values())
    for place, (least, most) in left.items():
        given[place] = least + (room - low) * (most - least) / lack
    return given


def _levelled(columns: dict[int, float], room: float) -> dict[int, float]:
    """What each asks for, but no more than a level at which all of it is the room there is."""
    given: dict[int, float] = {}
    for number, (place, asked) in enumerate(sorted(columns.items(), key=lambda entry: entry[1])):
        given[place] = min(asked, room / (len(columns) - number))
        room -= given[place]
    return given
