"""Makes docs/briefing.png from the built documents: report pages above slides.

Needs LibreOffice, which draws the deck, and what the tests need.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

HERE = Path(__file__).parent
STEM = HERE.parent / "output" / "armenia-2023-11-21"
PAGES = (0, 1, 2)
SLIDES = (1, 3, 4)
WIDTH, GAP, GROUND = 1500, 18, "#DDE2E6"


def pages(pdf: Path, numbers: tuple[int, ...], width: float) -> list[Image.Image]:
    """Pages of a PDF as pictures of a width in pixels."""
    document = pypdfium2.PdfDocument(pdf)
    return [
        document[number].render(scale=width / document[number].get_width()).to_pil()
        for number in numbers
    ]


def deck_as_pdf(deck: Path, folder: Path) -> Path:
    """The deck as LibreOffice draws it."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, deck]
    subprocess.run(command, check=True, capture_output=True)
    return folder / f"{deck.stem}.pdf"


def main() -> None:
    """Writes the picture."""
    with tempfile.TemporaryDirectory() as name:
        slides = deck_as_pdf(STEM.with_suffix(".pptx"), Path(name))
        cell = (WIDTH - 4 * GAP) / 3
        rows = [pages(STEM.with_suffix(".pdf"), PAGES, cell), pages(slides, SLIDES, cell)]
    height = sum(row[0].height + GAP for row in rows) + GAP
    sheet = Image.new("RGB", (WIDTH, height), GROUND)
    top = GAP
    for row in rows:
        for column, picture in enumerate(row):
            sheet.paste(picture, (round(GAP + column * (cell + GAP)), top))
        top += row[0].height + GAP
    sheet.quantize(256).save(HERE / "briefing.png", optimize=True)


if __name__ == "__main__":
    main()
