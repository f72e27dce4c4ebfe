"""Runs the command: `python -m factpress`."""

from factpress.cli import main

main(prog_name="factpress")
