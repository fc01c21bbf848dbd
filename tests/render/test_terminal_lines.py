"""A paragraph of a terminal: what stands over the indent takes no room from its first line."""

from __future__ import annotations

from smalign.render.terminal import canvas, line, output


def drawn(text: str, width: int, hang: int) -> list[str]:
    """The lines of one paragraph."""
    console = canvas(width, color=False)
    line(console, text, hang=hang)
    return output(console).rstrip("\n").split("\n")


def test_the_first_line_is_as_long_as_the_others():
    """Twenty columns, a label of five: fifteen are left of every line."""
    assert drawn("Who: one two three four five six seven", 20, 5) == [
        "Who: one two three",
        "     four five six",
        "     seven",
    ]


def test_an_indent_of_two_takes_two_of_the_later_lines_alone():
    """Ten columns: the first line has all of them, the second eight."""
    assert drawn("abcde fghi jklmnop qrs", 10, 2) == ["abcde fghi", "  jklmnop", "  qrs"]


def test_a_text_shorter_than_its_indent_is_itself():
    """Nothing is left to wrap."""
    assert drawn("ab", 10, 5) == ["ab"]
