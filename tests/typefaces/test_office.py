"""The faces of office programs: measured, or estimated on the wide side."""

import pytest

from factpress.typefaces.office import is_measured, office_family

HEADLINE = "Defence spending nearly doubles"


@pytest.mark.parametrize(
    ("family", "style", "width"),
    [
        # Advance widths that these faces are known for: digits in 2048 units to the em.
        ("Times New Roman", "regular", 20 * 1024 / 2048),
        ("Georgia", "regular", 20 * 1257 / 2048),
        ("calibri", "bold", 20 * 1038 / 2048),
    ],
)
def test_known_faces_have_their_widths(family: str, style: str, width: float) -> None:
    assert is_measured(family)
    assert office_family(family).face(style).width("00", 10) == pytest.approx(width, rel=2e-3)


@pytest.mark.parametrize("family", ["Segoe UI", "Aptos", "Tahoma", "House Grotesque"])
def test_other_faces_are_estimates_no_narrower_than_arial(family: str) -> None:
    assert not is_measured(family)
    face = office_family(family).face()
    assert face.width(HEADLINE, 10) >= office_family("Arial").face().width(HEADLINE, 10)
    assert face.missing("estimate") == "estima"
    assert office_family(family).face("semibold") is office_family(family).face("bold")
    assert office_family(family) is office_family(family)
