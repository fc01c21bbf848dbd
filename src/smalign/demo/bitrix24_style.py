"""How Bitrix24 spells cells: by the interface's language, and after Excel re-saved the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from .files import dotted, either

if TYPE_CHECKING:
    from datetime import date, datetime

    from .words import Word


class Style(Struct, frozen=True):
    """How cells are spelled: English or Russian interface, re-saved by Excel or not."""

    english: bool = False
    resaved: bool = False

    def word(self, word: Word) -> str:
        """The word in the interface's language."""
        return word.en if self.english else word.ru

    def when(self, moment: datetime) -> str:
        """A moment: `01.07.2025 09:05:00`, `07/01/2025 09:05:00 am`, `01.07.2025 9:05`."""
        if self.english:
            half = "am" if moment.hour < 12 else "pm"  # noqa: PLR2004 - noon
            return f"{moment:%m/%d/%Y %I:%M:%S} {half}"
        if self.resaved:
            return f"{moment:%d.%m.%Y} {moment.hour}:{moment:%M}"
        return dotted(moment)

    def day(self, day: date) -> str:
        """A date without a time."""
        return f"{day:%m/%d/%Y}" if self.english else f"{day:%d.%m.%Y}"

    def phone(self, digits: str, spelling: int) -> str:
        """Ten digits in one of four spellings; Excel turns the plain ones into a float."""
        if not digits:
            return ""
        dashed = f"{digits[3:6]}-{digits[6:8]}-{digits[8:]}"
        spelled = (
            f"7{digits}", f"+7 ({digits[:3]}) {dashed}", f"({digits[:3]}) {dashed}", f"+7{digits}"
        )[spelling]  # fmt: skip
        if self.resaved and spelled.lstrip("+").isdigit():
            return f"{int(spelled):.5E}".replace(".", ",")
        return spelled

    def flag(self, value: object) -> str:
        """The built-in spelling of yes and no; a list field capitalises it."""
        return either(value, "yes", "no") if self.english else either(value, "да", "нет")
