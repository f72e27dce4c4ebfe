"""FP131: the local text of a source is not the one that was read.

`sha256` keeps the digest of a source's text, so that a page that changes silently is
noticed: what the file quotes may no longer stand there. Without it nothing is said.

Passes: `sha256:` with the digest of the text that `text:` or `--sources` finds.
Fails: `sha256:` with another digest.
"""

from __future__ import annotations

from collections.abc import Iterator

from factpress.checks.model import BriefingRule, Checked, Fault
from factpress.problems import Severity


def check(checked: Checked) -> Iterator[Fault]:
    """A fault for each source whose text has another digest than the one kept."""
    for source in checked.facts.sources.values():
        text = checked.sources.get(source.id)
        if text is None or not source.sha256:
            continue
        import hashlib  # takes long to load, and few files need it

        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        if digest != source.sha256.casefold():
            yield Fault(
                source.at,
                f"The text of '{source.id}' has changed since it was read",
                f"Compare it with the facts, then keep its new digest: 'sha256: {digest}'.",
            )


RULE = BriefingRule("FP131", "A source's text has changed.", Severity.WARNING, check)
