"""Turn the woff2 files of the front-end package into the TrueType files that documents embed.

`python -m typeset.fonts SOURCE_DIR`, where SOURCE_DIR holds the dkfds package or its fonts.
"""

import sys
from pathlib import Path

from fontTools import subset, ttLib

from typeset.fonts import FOLDER, Face


def find(source: Path, face: Face) -> Path:
    """The woff2 file of `face` somewhere below `source`; the shortest path wins."""
    found = sorted(source.rglob(f"{face}.woff2"), key=lambda path: (len(path.parts), path))
    if not found:
        raise SystemExit(
            f"{face}.woff2 is nowhere below {source}. "
            "Fetch the front-end packages first (`npm ci --ignore-scripts`), "
            "then run `python -m typeset.fonts node_modules/dkfds`."
        )
    return found[0]


def convert(source: Path, target: Path) -> None:
    """Write `source` as TrueType with every character, without hints and layout tables.

    ReportLab uses neither, and without them an embedded subset is less than half as big.
    """
    font = ttLib.TTFont(source)
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True)
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "gasp"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font.flavor = None
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(target)


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m typeset.fonts SOURCE_DIR")
    source = Path(sys.argv[1])
    for face in Face:
        path = find(source, face)
        convert(path, FOLDER / f"{face}.ttf")
        print(f"{path} -> {FOLDER / f'{face}.ttf'}")


if __name__ == "__main__":
    main()
