from __future__ import annotations

import pytest

from smalign.base.clean import fold_header


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("\ufeffID", "id"),
        ("  Created\u00a0 Time ", "created time"),
        ("Название сделки *", "название сделки"),
        ("Сумма:", "сумма"),
        ("UTM_Content ,", "utm_content"),
        ("Cчёт на предоплату", "счет на предоплату"),
        ("Cтатус в ЦОП", "статус в цоп"),
        ("UTM Cервис", "utm сервис"),
        ("Сумма, ₽", "сумма, ₽"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_headers_are_compared_folded(written, folded):
    """Blanks, marks at the end, case, ё and Latin look-alikes do not tell headers apart."""
    assert fold_header(written) == folded


def test_folding_twice_changes_nothing():
    """A folded header is its own folded form."""
    for header in ("  Cчёт\u00a0* : ,", "Ёлка", "ID*"):
        assert fold_header(fold_header(header)) == fold_header(header)
