"""DuckDB by hand: the used columns read once into typed tables."""

from _answer import run

run("table")
