"""`factpress schema`: the JSON Schemas."""

from __future__ import annotations

import click


@click.command()
@click.argument("what", type=click.Choice(["facts", "story", "record"]), default="facts")
def schema(what: str) -> None:
    """Print the JSON Schema of a facts file, a story, or a record.

    Editors that know those of facts files and stories complete keys and underline mistakes
    while one is written; that of records says what programs find in a record.

    \b
    Examples:
      factpress schema > facts/facts.schema.json
      factpress schema story > facts/story.schema.json
      factpress schema record
    """
    import json

    if what == "record":
        from factpress.record.writing import record_schema

        click.echo(record_schema(), nl=False)
        return
    from factpress.exhibits.schema import exhibit_schemas
    from factpress.facts.schema import facts_schema, story_schema

    made = facts_schema if what == "facts" else story_schema
    click.echo(json.dumps(made(exhibit_schemas()), indent=2))
