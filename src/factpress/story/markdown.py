"""Prose read into story nodes: Markdown by markdown-it-py, with factpress's marks.

Raw HTML is not Markdown here: it is printed as text. Links may lead to http, https and
mailto addresses only; any other is printed as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from factpress.facts.prose import MARK
from factpress.story.model import (
    Block,
    Blocks,
    Code,
    Emphasis,
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


def read_blocks(text: str, resolve: Resolve) -> Blocks:
    """The blocks of a Markdown text."""
    return _Blocks(_parser().parse(text), resolve).read()


def read_inlines(text: str, resolve: Resolve) -> Inlines:
    """The inline nodes of one line of Markdown."""
    (token,) = _parser().parseInline(" ".join(text.split()))
    return _inlines(token.children or [], resolve)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False})
    parser.enable("table").disable(["image", "html_inline", "html_block", "code"])
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

    def __init__(self, tokens: Sequence[Token], resolve: Resolve) -> None:
        self._tokens = tokens
        self._resolve = resolve
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
            case "fence" | "code_block":
                yield Paragraph((Code(token.content.rstrip("\n")),))
            case "hr":
                return

    def _inline_then_close(self) -> Inlines:
        inline = self._advance()
        self._advance()
        return _inlines(inline.children or [], self._resolve)

    def _list(self, opening: Token) -> ListBlock:
        ordered = opening.type == "ordered_list_open"
        items = []
        while self._advance().type == "list_item_open":
            items.append(self.read("list_item_close"))
        start = opening.attrGet("start")
        return ListBlock(tuple(items), ordered, int(start) if start is not None else 1)

    def _table(self) -> TableBlock:
        rows: list[list[Inlines]] = []
        aligns: list[Literal["left", "right"]] = []
        while (token := self._advance()).type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type in {"th_open", "td_open"}:
                if token.type == "th_open":
                    right = "right" in str(token.attrGet("style") or "")
                    aligns.append("right" if right else "left")
                rows[-1].append(self._inline_then_close())
        columns = tuple(
            TableColumn(plain_text(heading or ()), align or "left")
            for heading, align in zip_longest(rows[0], aligns)
        )
        return TableBlock(columns, tuple(tuple(row) for row in rows[1:]))

    def _advance(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token


def _inlines(tokens: Sequence[Token], resolve: Resolve) -> Inlines:
    nodes, _ = _until(tokens, 0, "", resolve, "")
    return nodes


def _until(
    tokens: Sequence[Token], at: int, closing: str, resolve: Resolve, before: str
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
                nodes.append(resolve(token.content, begins_sentence(said)))
            case "softbreak":
                nodes.append(Text(" "))
            case "hardbreak":
                nodes.append(LineBreak())
            case "code_inline":
                nodes.append(Code(token.content))
            case "em_open" | "strong_open" | "link_open" if token.level < _MOST_NESTING:
                kind = token.type.removesuffix("_open")
                inner, at = _until(tokens, at, f"{kind}_close", resolve, said)
                if kind == "link":
                    nodes.append(WebLink(inner, str(token.attrGet("href"))))
                else:
                    nodes.append(Emphasis(inner) if kind == "em" else Strong(inner))
            case _:
                nodes.append(Text(token.content or token.markup))
    return joined(nodes), at
