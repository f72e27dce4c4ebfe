"""`factpress cache`: the drawn exhibits that are kept between builds."""

from __future__ import annotations

import click


@click.command()
@click.option("--clear", is_flag=True, help="Let all of them go; they are drawn anew when needed.")
def cache(clear: bool) -> None:
    """Tell where drawn exhibits are kept between builds, how many, and how large they are.

    The oldest go when there are too many. FACTPRESS_CACHE names another folder.

    \b
    Examples:
      factpress cache
      factpress cache --clear
    """
    from factpress.cache.store import user_store
    from factpress.console import size_text

    store = user_store()
    if store is None:
        click.echo("Nothing is kept: FACTPRESS_CACHE is empty.")
        return
    kept = store.clear() if clear else store.kept()
    counted = f"{kept.values} exhibit{'' if kept.values == 1 else 's'}"
    size = size_text(kept.size) if kept.size else "0 kB"
    click.echo(f"{store.folder}: {counted}, {size}{', cleared' if clear else ''}")
