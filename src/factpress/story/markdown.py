"""Prose read into story nodes: Markdown by markdown-it-py, with factpress's marks.

Raw HTML is not Markdown here: it is printed as text. Links may lead to http, https and
mailto addresses only; any other is printed as text. Footnotes, `[^name]`, are those of pandoc.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from factpress.facts.prose import MARK
from factpress.story.model import (
    Block,
    Blocks,
    Code,
    CodeBlock,
    Emphasis,
    Footnote,
    FootnoteMark,
    Footnotes,
    Inline,
    Inlines,
    LineBreak,
    ListBlock,
    Paragraph,
    Quote,
    Strong,
    Subheading,
    TableBlock,
    TableColumn,
    Text,
    WebLink,
    plain_text,
)
from factpress.story.plain_prose import Resolve, begins_sentence, joined

SCHEMES = ("http://", "https://", "mailto:")
"""How an address may begin."""

_MOST_NESTING = 20
_MOST_BLOCK_NESTING = 60
"""Deeper text is lost to the parser: by then it is too deep for any page, which is told."""


def read_blocks(text: str, resolve: Resolve, first_footnote: int = 1) -> Blocks:
    """The blocks of a Markdown text, whose footnotes are numbered from `first_footnote` on."""
    return _Blocks(_parser().parse(text), resolve, first_footnote).read()


def read_inlines(text: str, resolve: Resolve) -> Inlines:
    """The inline nodes of one line of Markdown."""
    (token,) = _parser().parseInline(" ".join(text.split()))
    return _Reader(resolve, 1).inlines(token.children or [])


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _MOST_BLOCK_NESTING})
    parser.enable("table").disable(["image", "html_inline", "html_block", "code"])
    footnote_plugin(parser, inline=False)
    parser.inline.ruler.before("link", "mark", _mark_rule)
    parser.validateLink = _is_allowed  # type: ignore[method-assign]
    return parser


def _is_allowed(url: str) -> bool:
    return url.casefold().startswith(SCHEMES)


def _mark_rule(state: StateInline, silent: bool) -> bool:
    """Recognises `{id}`, `{figure:id}` and `[@source, locator]`."""
    match = MARK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("mark", "", 0)
        token.content = match[0]
    state.pos = match.end()
    return True


class _Blocks:
    """Walks the flat list of block tokens."""

    def __init__(self, tokens: Sequence[Token], resolve: Resolve, first_footnote: int) -> None:
        self._tokens = tokens
        self._reader = _Reader(resolve, first_footnote)
        self._at = 0

    def read(self, closing: str = "") -> Blocks:
        blocks: list[Block] = []
        while self._at < len(self._tokens):
            token = self._advance()
            if token.type == closing:
                break
            blocks.extend(self._block(token))
        return tuple(blocks)

    def _block(self, token: Token) -> Iterator[Block]:
        match token.type:
            case "paragraph_open":
                yield Paragraph(self._inline_then_close())
            case "heading_open":
                level = int(token.tag[1:])
                yield Subheading(level, self._inline_then_close())
            case "bullet_list_open" | "ordered_list_open":
                yield self._list(token)
            case "blockquote_open":
                yield Quote(self.read("blockquote_close"))
            case "table_open":
                yield self._table()
            case "fence" if token.content.strip():
                yield CodeBlock(tuple(token.content.rstrip("\n").split("\n")))
            case "footnote_block_open":
                yield self._footnotes()
            case "footnote_anchor" | "hr":
                return

    def _inline_then_close(self) -> Inlines:
        inline = self._advance()
        self._advance()
        return self._reader.inlines(inline.children or [])

    def _list(self, opening: Token) -> ListBlock:
        ordered = opening.type == "ordered_list_open"
        start = opening.attrGet("start")
        loose = self._is_loose(opening)
        items = []
        while self._advance().type == "list_item_open":
            items.append(self.read("list_item_close"))
        return ListBlock(tuple(items), ordered, int(start) if start is not None else 1, loose)

    def _is_loose(self, opening: Token) -> bool:
        """Whether the paragraphs of the list that has just begun stand apart."""
        for token in self._tokens[self._at :]:
            if token.level <= opening.level:
                break
            if token.type == "paragraph_open" and token.level == opening.level + 2:
                return not token.hidden
        return False

    def _footnotes(self) -> Footnotes:
        notes = []
        while (opening := self._advance()).type == "footnote_open":
            number = self._reader.footnote(opening)
            notes.append(Footnote(number, self.read("footnote_close")))
        return Footnotes(tuple(notes))

    def _table(self) -> TableBlock:
        rows: list[list[Inlines]] = []
        aligns: list[Literal["left", "right", "center"]] = []
        while (token := self._advance()).type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type in {"th_open", "td_open"}:
                if token.type == "th_open":
                    aligns.append(_ALIGNS.get(str(token.attrGet("style")), "left"))
                rows[-1].append(self._inline_then_close())
        columns = tuple(
            TableColumn(plain_text(cells[0]), align, _weight(cells))
            for align, *cells in zip(aligns, *rows, strict=True)
        )
        return TableBlock(columns, tuple(tuple(row) for row in rows[1:]))

    def _advance(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token


def _weight(cells: Sequence[Inlines]) -> float:
    """The share of the width that a column gets, by the longest of its texts."""
    longest = max(len(plain_text(cell)) for cell in cells)
    return float(min(max(longest, _LEAST_WEIGHT), _MOST_WEIGHT))


_LEAST_WEIGHT, _MOST_WEIGHT = 6, 40

_ALIGNS: Mapping[str, Literal["right", "center"]] = {
    "text-align:right": "right",
    "text-align:center": "center",
}


class _Reader:
    """Reads inline tokens; footnotes are numbered from `first_footnote` on."""

    def __init__(self, resolve: Resolve, first_footnote: int) -> None:
        self._resolve, self._first_footnote = resolve, first_footnote

    def inlines(self, tokens: Sequence[Token]) -> Inlines:
        """The nodes of the tokens."""
        nodes, _ = self._until(tokens, 0, "", "")
        return nodes

    def footnote(self, token: Token) -> int:
        """The number of the footnote that a token is part of or leads to."""
        return self._first_footnote + int(token.meta["id"])

    def _until(
        self, tokens: Sequence[Token], at: int, closing: str, before: str
    ) -> tuple[Inlines, int]:
        """Nodes up to the closing token, and the index behind it; `before` is the text so far."""
        nodes: list[Inline] = []
        while at < len(tokens):
            token = tokens[at]
            at += 1
            said = before + plain_text(tuple(nodes))
            if token.type == closing:
                break
            match token.type:
                case "text":
                    nodes.append(Text(token.content))
                case "mark":
                    nodes.append(self._resolve(token.content, begins_sentence(said)))
                case "softbreak":
                    nodes.append(Text(" "))
                case "hardbreak":
                    nodes.append(LineBreak())
                case "code_inline":
                    nodes.append(Code(token.content))
                case "footnote_ref":
                    is_first = token.meta["subId"] == 0
                    nodes.append(FootnoteMark(self.footnote(token), is_first))
                case "em_open" | "strong_open" | "link_open" if token.level < _MOST_NESTING:
                    kind = token.type.removesuffix("_open")
                    inner, at = self._until(tokens, at, f"{kind}_close", said)
                    if kind == "link":
                        nodes.append(WebLink(inner, str(token.attrGet("href"))))
                    else:
                        nodes.append(Emphasis(inner) if kind == "em" else Strong(inner))
                case _:
                    nodes.append(Text(token.content or token.markup))
        return joined(nodes), at
