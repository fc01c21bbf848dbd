"""What `[report]` may say, and what is wrong with it."""

import re
from collections.abc import Iterator
from typing import Final

from smalign.base.config_mistakes import Mistake
from smalign.base.config_record import Strict

LANGUAGES: Final = ("ru", "en")
LAST: Final = re.compile(r"([1-9]\d{0,3})([dwmy])\Z")
"""A period counted back from the as-of, in lower case: how many of days, weeks, months or years."""


class PageOf(Strict, frozen=True):
    """`[report]`: how the company's page is made, where the command line says nothing else.

    title: its heading. lang: "ru" or "en". by: fields that cut the section of empty fields. last:
    the period, as "3m". template: the folder of its parts, relative to smalign.toml.
    """

    title: str | None = None
    lang: str | None = None
    by: tuple[str, ...] = ()
    last: str | None = None
    template: str | None = None


def report_mistakes(page: PageOf) -> Iterator[Mistake]:
    """A language there is none of, and a period that is none."""
    if page.lang is not None and page.lang not in LANGUAGES:
        yield Mistake(("report", "lang"), "config_lang", page.lang)
    if page.last is not None and LAST.match(page.last.strip().lower()) is None:
        yield Mistake(("report", "last"), "config_last", page.last)
