"""An export that was read before answers as one that is read for the question."""

from __future__ import annotations

import pytest

COMMANDS = ("roi", "funnel", "fields", "nurture", "today", "check", "inspect")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_process_of_its_own_says_the_same(process, smalign, generic, command):
    """Commands that read unlike parts of a sample: what each answers, tells and ends with."""
    assert process(command, generic) == smalign(command, generic)
