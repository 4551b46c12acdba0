"""`python -m tests.benchmarks.section NAME [FOLDER]`: one benchmark, its section printed.

Its pictures are written to FOLDER, if one is given.
"""

import importlib
import sys
from pathlib import Path

from tests.benchmarks.table import Table


def main(name: str, folder: str | None = None) -> None:
    """Run one benchmark in this process."""
    module = importlib.import_module(f"tests.benchmarks.bench_{name}")
    table: Table = module.run()
    for picture, svg in table.pictures.items() if folder else ():
        Path(folder or "", picture).write_text(svg, encoding="utf-8")
    sys.stdout.write(table.to_markdown(module.__doc__ or ""))


if __name__ == "__main__":
    main(*sys.argv[1:])
