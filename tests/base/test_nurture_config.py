"""`[nurture]`: what a smalign.toml may say of topics and answers."""

from __future__ import annotations

import pytest

from smalign.base.config_file import load
from smalign.base.errors import UsageError


def test_words_stand_for_reasons(tmp_path):
    """Lists of words, by reason."""
    file = tmp_path / "smalign.toml"
    file.write_text(
        '[nurture.topics]\n"Payment terms" = ["instalment", "leasing"]\n'
        '[nurture.answers]\n"Payment terms" = ["pay later"]\n',
        encoding="utf-8",
    )
    nurture = load(file).nurture
    assert nurture.topics == {"Payment terms": ("instalment", "leasing")}
    assert nurture.answers == {"Payment terms": ("pay later",)}


def test_an_unknown_key_is_refused(tmp_path):
    """[nurture.topic] is a slip of the pen, and the sentence says what was meant."""
    file = tmp_path / "smalign.toml"
    file.write_text('[nurture.topic]\n"Price" = ["cheap"]\n', encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load(file)
    assert caught.value.code == "config_unknown_key"
