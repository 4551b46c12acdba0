"""What is left of a level's costs at the duals known: for steps too small for real numbers.

Made large and relaxed again it has duals that, made as small, are what the first lacked. Round by
round they are as fine as wanted (Gleixner, Steffy and Wolter 2016).
"""

from fractions import Fraction
from math import ceil, lcm

import numpy as np

from schedules.rotation.programmes import relaxation
from schedules.rotation.programmes.relaxation import Relaxed
from schedules.rotation.programmes.rows import Cost, Statement

# So many parts of what a gap is are counted, of costs up to so many gaps: more is in nothing best.
_PARTS = 2**30
_FAR = 2**10


class Rest:
    """The costs left at the duals taken so far, and what the rows are worth at them.

    In parts of one over `_whole`; `_times` are those of the costs last `enlarged`.
    """

    def __init__(self, statement: Statement, cost: Cost) -> None:
        self._statement = statement
        self._whole = relaxation.common(cost)
        self._costs = relaxation.in_parts(cost, self._whole)
        self._worth = 0
        self._times = 1

    def take(self, relaxed: Relaxed) -> None:
        """The duals of the level's own costs, or of those last `enlarged`."""
        times = self._times * relaxed.fineness
        whole = lcm(self._whole, times)
        finer, larger = whole // self._whole, whole // times
        self._whole = whole
        self._costs = [one * finer for one in self._costs]
        duals = [one * larger for one in relaxed.duals.tolist()]
        self._worth = self._worth * finer + relaxation.moved(self._statement, self._costs, duals)

    def bound(self) -> Fraction:
        """What no choice costs less than, whatever the duals are."""
        rest = relaxation.least(self._statement, self._costs)
        return Fraction(self._worth + rest, self._whole)

    def enlarged(self, gap: Fraction) -> Cost:
        """The costs left, so many times that the gap has `_PARTS`; rounded down."""
        self._times = 1 << ceil(_PARTS / gap).bit_length()
        most = _PARTS * _FAR
        costs = [min(max(one * self._times // self._whole, -most), most) for one in self._costs]
        return Cost(np.array(costs, dtype=np.int64), np.ones(len(costs), dtype=np.int64))
