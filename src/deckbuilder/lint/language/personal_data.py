"""Patterns of personal data and of contacts in text, as they are written in the United Kingdom.

Owns what such numbers look like, and which are samples of nobody. Refuses to know decks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DIGIT = re.compile(r"\d")
_TEN_DIGITS = re.compile(r"(?<![\d+])(\d{3})([ -]?)(\d{3})\2(\d{4})(?!\d)")
_NOT_OF_NHS = ("0", "9")
"""First digits of no NHS number of a person: those of telephones, and those kept for tests."""

_NINO = re.compile(r"\b([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])( ?)\d{2}\2\d{2}\2\d{2}\2[A-D]\b")
_NO_NINO = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATE = (
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_BIRTH = re.compile(
    r"\b(?i:d\.?o\.?b\b\.?|date of birth|birth date|born(?: on)?(?: the)?)[ :–(-]{0,4}"
    rf"({_DATE})"
)
_YEAR = re.compile(r"\d{4}")
_LONG_AGO = 1925
"""The year before which somebody was born whom a slide may name as a figure of history."""

_PHONE = re.compile(r"(?<![\w/.-])(?:\+44 ?(?:\(0\))? ?|\(?0)\d(?:[ )-]{0,2}\d){8,9}(?![\d/-])")
_SAMPLE_PHONES = re.compile(
    r"01632960\d{3}|07700900\d{3}|08081570\d{3}|03069990\d{3}|02079460\d{3}|01\d{2}4960\d{3}"
)
"""Numbers that Ofcom keeps free for drama: they ring nowhere."""

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}")
_SAMPLE_DOMAINS = re.compile(
    r"(?:^|[.@])(?:example\.(?:org|com|net)|[\w-]+\.(?:example|test|invalid))$"
)
"""Names that RFC 2606 keeps free for examples."""

_ADDRESS = re.compile(
    r"\b\d{1,4}[A-Za-z]?,? (?:[A-Z][\w’'-]+ ){1,3}"
    r"(?:Street|Road|Avenue|Lane|Close|Drive|Way|Court|Crescent|Place|Terrace|Gardens|Grove|Hill|Square|Row)\b"
    r"[^.;\n]{0,60}?\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
)


def has_digit(text: str) -> bool:
    """Tell whether a text has any digit; most have none, and so none of what is found here."""
    return _DIGIT.search(text) is not None


def find_nhs_numbers(text: str) -> Iterator[str]:
    """Yield NHS numbers: ten digits whose last checks the others (modulus 11).

    Digits without spaces count only beside the letters NHS, as one in eleven numbers of ten digits
    passes the check. Rule: NHS Data Model and Dictionary, attribute NHS NUMBER.
    """
    for found in _TEN_DIGITS.finditer(text):
        digits = found[1] + found[3] + found[4]
        spaced = bool(found[2]) or "NHS" in text
        if spaced and not digits.startswith(_NOT_OF_NHS) and _is_checked(digits):
            yield found[0]


def _is_checked(digits: str) -> bool:
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    return (11 - total % 11) % 11 == int(digits[9])


def find_insurance_numbers(text: str) -> Iterator[str]:
    """Yield National Insurance numbers; not the example QQ 12 34 56 A (HMRC, NIM39110)."""
    for found in _NINO.finditer(text):
        if found[1] not in _NO_NINO:
            yield found[0]


def find_births(text: str) -> Iterator[str]:
    """Yield dates that a text says to be of a birth, but those of people long dead."""
    for found in _BIRTH.finditer(text):
        year = _YEAR.search(found[1])
        if year is None or int(year[0]) >= _LONG_AGO:
            yield found[0]


def find_phones(text: str) -> Iterator[str]:
    """Yield telephone numbers with an area code, but those that ring nowhere."""
    for found in _PHONE.finditer(text):
        if not _SAMPLE_PHONES.fullmatch(phone_digits(found[0])):
            yield found[0]


def phone_digits(phone: str) -> str:
    """Return a telephone number's digits as dialled within the country."""
    digits = re.sub(r"\D", "", phone.replace("(0)", ""))
    return f"0{digits[2:]}" if phone.lstrip().startswith("+44") else digits


def find_mails(text: str) -> Iterator[str]:
    """Yield mail addresses, but those of domains for examples."""
    for found in _MAIL.finditer(text):
        if not _SAMPLE_DOMAINS.search(found[0].lower()):
            yield found[0]


def find_addresses(text: str) -> Iterator[str]:
    """Yield postal addresses: a house number, a street and a postcode."""
    yield from (found[0] for found in _ADDRESS.finditer(text))
