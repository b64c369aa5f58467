"""What no line ends within: dates, numbers with units, addresses, telephone numbers, postcodes."""

from __future__ import annotations

from time import process_time

import pytest

from deckbuilder.scene.unbroken import is_address, unbroken_parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 19 May 2024, we met", ["19 May 2024"]),
        ("by 1st September", ["1st September"]),
        ("since May 2024 and May 19, 2024", ["May 2024", "May 19, 2024"]),
        ("ar 3 Mehefin 2024", ["3 Mehefin 2024"]),
        ("from 2014–2017, 2019-20 and 2012/13", ["2014–2017", "2019-20", "2012/13"]),
        ("from 9.30 am to 5 p.m. today", ["9.30 am", "5 p.m."]),
        ("5 km, 12 % and £1.2 million", ["5 km", "12 %", "£1.2 million"]),
        ("in 1–2 weeks or 10 minutes", ["1–2 weeks", "10 minutes"]),
        ("12 345 678 people", ["12 345 678"]),
        ("call 0808 800 5000 or 116 123 now", ["0808 800 5000", "116 123"]),
        ("(020) 7946 0000, +44 20 7946 0000", ["(020) 7946 0000", "+44 20 7946 0000"]),
        ("London EC2A 3NH, SW1A 1AA.", ["EC2A 3NH", "SW1A 1AA"]),
        ("see https://a-b.org.uk/x-y, or", ["https://a-b.org.uk/x-y"]),
        ("at www.a-b.example/c-d.", ["www.a-b.example/c-d"]),
        ("write to a.b-c@d-e.gov.uk.", ["a.b-c@d-e.gov.uk"]),
        ("well-known, multi-agency and e.g. this", []),
        ("a COVID-19 plan", []),
        ("30 children may march", ["30"]),
    ],
)
def test_what_belongs_together_is_found(text: str, expected: list[str]) -> None:
    assert [text[begin:end] for begin, end in unbroken_parts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a-b@example.org", True),
        ("sampleshire-council.gov.uk/a", True),
        ("19 May 2024", False),
        ("and/or", False),
        ("1,234.5", False),
    ],
)
def test_an_address_is_told_from_other_words(text: str, expected: bool) -> None:
    assert is_address(text) == expected


@pytest.mark.parametrize("text", ["a" * 30_000, "a." * 15_000, "a-" * 15_000, "a.b-" * 7_500 + "@"])
def test_long_words_are_searched_quickly(text: str) -> None:
    begin = process_time()
    assert not is_address(text)
    assert unbroken_parts(f"{text} 1")[-1] == (len(text) + 1, len(text) + 2)
    assert process_time() - begin < 1.0
