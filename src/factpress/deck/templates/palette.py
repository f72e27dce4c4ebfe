"""What each colour of a template is used for: in the text of slides, and in the charts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factpress.colour import chroma
from factpress.deck.model import Colour, Tone
from factpress.deck.templates.colours import Ground, Scheme
from factpress.frozen import frozen
from factpress.problems import Position
from factpress.theme import DARK, LIGHT, Theme, contrast, readable
from factpress.themes.checking import without_weak
from factpress.themes.completing import GRAPHICS, TEXT, completed, is_dark, with_further_accents
from factpress.themes.given import GivenColour, GivenTheme

_ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "tx2", "hlink")
_INKS = ("tx1", "tx2", "dk1", "lt1", "dk2", "lt2")
_LEAST_CHROMA = 16.0


@frozen
class Palette:
    """The colours of charts, and what the tones of text are: colours of the template's theme by
    name where they will do, else fixed ones."""

    theme: Theme
    tones: Mapping[Tone, Colour]


def palette_of(scheme: Scheme, ground: Ground, text: str | None) -> Palette:
    """The palette of a template; `text` is the colour that its own body text has."""
    paper = ground.colour
    ink = _ink(scheme, paper, text)
    candidates = list(_accents(scheme, paper))
    theme = _theme(paper, ink, [colour for _, colour in candidates])
    names = {colour: name for name, colour in reversed(candidates)}
    names |= {scheme.colours[name]: name for name in reversed(_INKS) if name in scheme.colours}
    link = scheme.colours.get("hlink", theme.link)
    # An accent that shows in charts can still be too faint for text.
    accent = readable(theme.accent, paper, ink, TEXT)
    colours = {
        Tone.INK: ink,
        Tone.MUTED: theme.muted,
        Tone.ACCENT: accent,
        Tone.LINK: link if contrast(link, paper) >= TEXT else theme.link,
        Tone.RULE: theme.rule,
        Tone.PANEL: theme.panel,
        Tone.PAPER: paper,
    }
    return Palette(theme, {tone: names.get(each, each) for tone, each in colours.items()})


def _ink(scheme: Scheme, paper: str, text: str | None) -> str:
    """The template's own colour of text if it can be read, else the first that can."""
    own = [text] if text else []
    known = [*own, *(scheme.colours[name] for name in _INKS if name in scheme.colours)]
    for colour in (*known, "#000000", "#FFFFFF"):
        if contrast(colour, paper) >= TEXT:
            return colour
    return max(("#000000", "#FFFFFF"), key=lambda each: contrast(each, paper))


def _accents(scheme: Scheme, paper: str) -> Iterator[tuple[str, str]]:
    """Colourful colours that show on the paper, by their names."""
    for name in _ACCENTS:
        colour = scheme.colours.get(name, paper)
        if chroma(colour) >= _LEAST_CHROMA and contrast(colour, paper) >= GRAPHICS:
            yield name, colour


def _theme(paper: str, ink: str, accents: list[str]) -> Theme:
    """A theme for the charts: the accents that can be told apart, and what goes with them."""
    here = Position("")
    shipped = DARK if is_dark(GivenTheme("", here, _given({"paper": paper}), ())) else LIGHT
    given = GivenTheme(
        file="",
        at=here,
        colours=_given({"paper": paper, "ink": ink}),
        accents=tuple(GivenColour("accent", each, here, may_be_left_out=True) for each in accents),
    )
    chosen = [each.value for each in without_weak(given, paper).accents][:4]
    rough = completed(given, shipped.accents)
    while chosen:
        if found := with_further_accents(chosen, rough):
            return completed(given, found)
        chosen.pop()
    return completed(given, with_further_accents([], rough) or shipped.accents)


def _given(colours: Mapping[str, str]) -> dict[str, GivenColour]:
    here = Position("")
    return {key: GivenColour(key, value, here) for key, value in colours.items()}
