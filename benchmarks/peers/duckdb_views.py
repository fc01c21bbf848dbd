"""DuckDB by hand: views over the files, every column typed by the reader."""

from _answer import run

run("view")
