"""Currencies as exports write them: codes, names, signs, and suffixes of headers."""

from __future__ import annotations

import re
from typing import Final

from smalign.base.clean import fold_header

_ISO: Final = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP
    BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
    GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
    KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
    MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS
    UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW
"""
CODES: Final = frozenset(_ISO.split())
"""ISO 4217 codes in use."""

_OLD: Final = {"RUR": "RUB", "BYR": "BYN"}

_NAMES: Final = {
    "RUB": ("₽", "руб", "рубль", "рублей", "рубли", "р", "российский рубль", "ruble", "rouble",
            "russian ruble"),
    "USD": ("$", "us$", "доллар", "доллар сша", "доллары", "us dollar", "dollar"),
    "EUR": ("€", "евро", "euro"),
    "UAH": ("₴", "гривна", "грн", "hryvnia"),
    "KZT": ("₸", "тенге", "тг", "tenge"),
    "BYN": ("белорусский рубль", "бел. руб", "belarusian ruble", "br"),
    "PLN": ("zł", "злотый", "польский злотый", "zloty", "polish zloty"),
    "CNY": ("юань", "китайский юань", "chinese yuan", "china yuan renminbi", "yuan"),
    "INR": ("₹", "индийская рупия", "indian rupee"),
    "TRY": ("₺", "турецкая лира", "turkish lira"),
    "BRL": ("r$", "бразильский реал", "brazilian real"),
    "GBP": ("£", "фунт стерлингов", "pound sterling"),
    "UZS": ("сум", "узбекский сум", "uzbekistan sum"),
    "GEL": ("₾", "лари"),
    "AMD": ("֏", "драм"),
    "AZN": ("₼", "манат"),
    "KGS": ("сом", "киргизский сом"),
    "ILS": ("₪",),
    "KRW": ("₩",),
    "VND": ("₫",),
}  # fmt: skip
"""Names and signs; ¥ is missing: it is the yen's and the yuan's."""

_BY_NAME: Final = {fold_header(name): code for code, names in _NAMES.items() for name in names}

_COMMON: Final = (
    "usd eur rub rur uah kzt byn pln gbp cny inr brl aed amd azn uzs kgs gel ils cad aud chf"
)
_IN_HEADERS: Final = frozenset(_COMMON.split())
"""Codes a header may carry in lower case: `clicks (all)` is not in Albanian lek."""

_NOT_IN_HEADERS: Final = frozenset({"р", "сум", "сом", "br", "драм", "манат", "dollar", "yuan"})
_SUFFIX: Final = re.compile(r"\A(?P<base>.+?)[\s,_(\[]+(?P<unit>[^\s,_()\[\]]+)[)\]\s]*\Z")


_SCALE: Final = re.compile(
    r"(?P<base>.*[^\s,(\[])[\s,(\[]+(?P<before>[^\s,()\[\]]{1,6}?)?\s*"
    r"(?P<word>тыс(?:\.|яч(?:и|ах)?\b|\b)|thousands?\b|млн\b\.?|миллион(?:ы|ов|ах)\b|millions?\b"
    r"|mln\b\.?|k(?=\s*[$€£₽)\]]|\Z))\s*(?P<after>[^\s,()\[\]]+)?[)\]\s:*]*",
    re.IGNORECASE,
)
_IN: Final = re.compile(r"[\s(]+(?:в|in)\Z", re.IGNORECASE)
_PER: Final = re.compile(r"(?:\b(?:per|за|на|до)|\d)\Z", re.IGNORECASE)
"""«за тысячу», "per thousand", «до 100 тыс.»: no unit of the amount, but a part of its name."""


def header_scale(header: str) -> int:
    """What a header says its amounts are counted in: 1,000 of «Сумма, тыс. руб.»; else 1."""
    return _unscaled(header)[1]


def without_scale(header: str) -> str:
    """The header without that word: «Сумма, руб.»; as it is where it says none."""
    return _unscaled(header)[0]


def _unscaled(header: str) -> tuple[str, int]:
    found = _SCALE.fullmatch(header.strip())
    if not found or _PER.search(found["base"]):
        return header, 1
    units = [unit for unit in (found["before"], found["after"]) if unit]
    if len(units) > 1 or any(currency_of(unit) is None for unit in units):
        return header, 1
    word = found["word"].lower()
    if word == "k" and not units:
        return header, 1
    scale = 1_000 if word[0] in "тtk" else 1_000_000
    return ", ".join((_IN.sub("", found["base"]), *units)), scale


def currency_of(text: str) -> str | None:
    """ISO code of a currency named by code, name or sign; None when it is none we know."""
    code = text.strip().upper()
    code = _OLD.get(code, code)
    if code in CODES:
        return code
    folded = fold_header(text)
    return _BY_NAME.get(folded) or _BY_NAME.get(folded.rstrip("."))


def known_names() -> dict[str, str]:
    """Folded name, sign or code out of use → ISO code, of every currency we know by name."""
    return _BY_NAME | {code.lower(): now for code, now in _OLD.items()}


def header_currency(header: str) -> str | None:
    """ISO code a header carries: «Сумма, ₽», `Amount spent (USD)`, `deal_amount_usd`."""
    return _split(without_scale(header))[1]


def without_currency(header: str) -> str:
    """The header without the currency it carries; as it is when it carries none."""
    return _split(header)[0]


def _split(header: str) -> tuple[str, str | None]:
    found = _SUFFIX.match(header.strip().rstrip(":*"))
    if not found:
        return header, None
    unit = found["unit"]
    folded = fold_header(unit).rstrip(".")
    written_large = unit.isupper() and unit.isascii() and (unit in CODES or unit in _OLD)
    in_brackets = "(" in header or "[" in header
    is_code = folded in _IN_HEADERS or (written_large and in_brackets)
    is_name = folded in _BY_NAME and folded not in _NOT_IN_HEADERS
    return (found["base"], currency_of(unit)) if is_code or is_name else (header, None)
