"""Rejects: why a record could not be read; said after its lines."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "field_count": (
        (
            "{found:count field|fields} instead of {expected:whole}; check for a stray "
            "separator or quote."
        ),
        (
            "{found:count поле|поля|полей} вместо {expected:whole}; проверьте лишний "
            "разделитель или кавычку."
        ),
    ),
    "quote_never_closed": (
        "a quote is opened and never closed; double the quotes inside the text or remove them.",
        "кавычка открыта и не закрыта; удвойте кавычки внутри текста или уберите их.",
    ),
    "text_after_quote": (
        "text goes on after a closing quote; double the quotes inside the text.",
        "после закрывающей кавычки идёт текст; удвойте кавычки внутри текста.",
    ),
    "not_encoding": (
        "bytes that are not {encoding}; export the file again or name its --encoding.",
        "байты не в кодировке {encoding}; выгрузите файл заново или назовите --encoding.",
    ),
}
