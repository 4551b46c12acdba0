"""How wide the columns of a table are: from the content, unless a share is fixed."""

from collections.abc import Sequence


def widths(
    least: Sequence[float], most: Sequence[float], shares: Sequence[float | None], total: float
) -> list[float]:
    """Widths that add up to `total`.

    `least` and `most` are the widths of each column's widest word and of its longest line. If all
    columns without a share can have their longest line, they do, and what is over is dealt out
    evenly; otherwise each has its widest word and a part of the rest in proportion to its lack;
    and where even the words are too wide, they are cut in proportion.
    """
    free = [place for place, share in enumerate(shares) if not share]
    wanted = sum(share for share in shares if share)
    scale = 1.0 if free or not wanted else 1 / wanted
    result = [(share or 0.0) * total * scale for share in shares]
    room = total - sum(result)
    low, high = sum(least[place] for place in free), sum(most[place] for place in free)
    for place in free:
        if high <= room:
            result[place] = most[place] + (room - high) / len(free)
        elif low < room:
            lack = (most[place] - least[place]) / (high - low)
            result[place] = least[place] + (room - low) * lack
        else:
            result[place] = room * least[place] / low
    return result
