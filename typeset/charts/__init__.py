"""Charts as figures: a drawing, what it shows in words, and its numbers as a table."""

from typeset.charts.bars import Bar, bars
from typeset.charts.heat import heat_table
from typeset.charts.lorenz import lorenz, lorenz_at
from typeset.charts.titles import Titles
from typeset.charts.wheel import Season, year_wheel

__all__ = ["Bar", "Season", "Titles", "bars", "heat_table", "lorenz", "lorenz_at", "year_wheel"]
