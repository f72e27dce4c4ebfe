"""Make the width tables of the faces that office programs bring.

Run with ``python -m factpress.typefaces.make_office_metrics``; needs fontTools, fontconfig
and ``npm``, and the Debian packages that the table below names. The faces themselves are not
free; each is measured from an open one that was drawn to the same widths:

| measured for | measured from | from | licence |
| --- | --- | --- | --- |
| Calibri | Carlito | ``fonts-crosextra-carlito`` | SIL Open Font License 1.1 |
| Arial | Liberation Sans | ``fonts-liberation`` | SIL Open Font License 1.1 |
| Times New Roman | Liberation Serif | ``fonts-liberation`` | SIL Open Font License 1.1 |
| Georgia | Gelasio | npm ``@expo-google-fonts/gelasio`` | SIL Open Font License 1.1 |

DejaVu Sans (``fonts-dejavu-core``, ``fonts-dejavu-extra``; Bitstream Vera licence) is wider than
most and is what many systems show in the stead of a face that they lack: it stands in for faces
without an open twin. Caladea is no
twin of Cambria any more: since 2020 its digits and some letters are narrower.
"""

from __future__ import annotations

import argparse
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools.ttLib import TTFont

from factpress.typefaces.make_metrics import write_metrics

HERE = Path(__file__).parent

GELASIO = "@expo-google-fonts/gelasio@0.4.1"
MEASURED_FROM = {
    "Calibri": "Carlito",
    "Arial": "Liberation Sans",
    "Times New Roman": "Liberation Serif",
    "Georgia": "Gelasio",
    "DejaVu Sans": "DejaVu Sans",
}
STYLES = {
    "regular": ("400Regular", "Regular", "Book"),
    "bold": ("700Bold", "Bold"),
    "italic": ("400Regular_Italic", "Italic", "Oblique"),
}
"""The names of a style: that of the npm package, then those that fonts give themselves."""


def unpacked_gelasio(folder: Path) -> Path:
    """The files of the npm package, below ``folder``."""
    subprocess.run(["npm", "pack", "--silent", GELASIO], cwd=folder, check=True)
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as files:
        files.extractall(folder, filter="data")
    return folder / "package"


def installed(family: str, style: str) -> Path:
    """The file of an installed face; raises FileNotFoundError, never takes another face."""
    for name in STYLES[style][1:]:
        command = ["fc-list", "--format=%{file}\n", f"{family}:style={name}"]
        found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        for line in sorted(found.splitlines()):
            names = TTFont(line)["name"]
            if (names.getDebugName(1), names.getDebugName(2)) == (family, name):
                return Path(line)
    raise FileNotFoundError(f"{family} {style} is not installed")


def main() -> None:
    """Write every table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, default=HERE / "metrics", help="folder to write to")
    out: Path = parser.parse_args().out
    with tempfile.TemporaryDirectory() as folder:
        gelasio = unpacked_gelasio(Path(folder))
        for family, measured in MEASURED_FROM.items():
            for style, (name, *_) in STYLES.items():
                file = (
                    gelasio / name / f"Gelasio_{name}.ttf"
                    if measured == "Gelasio"
                    else installed(measured, style)
                )
                own = HERE / f"factpress-sans-{style}.ttf"
                write_metrics(out, family, style, file, fallback=own)


if __name__ == "__main__":
    main()
