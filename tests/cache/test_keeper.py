"""Results that a keeper is asked for: what is taken, what is made, what is kept."""

import pytest
from msgspec import Struct, msgpack

from deckbuilder.cache.keeper import find_result, kept_by


class Sample(Struct, frozen=True):
    name: str
    places: dict[tuple[str, ...], int]
    data: bytes = b"\0\xff"


class Kept(dict):
    def recall(self, kind, key):
        return self.get((kind, key))

    def keep(self, kind, key, value):
        self[kind, key] = value


SAMPLE = Sample("sample", {("a", "b"): 1, (): 2})


def find(make, key="key"):
    return find_result("kind", key, Sample, make)


def fail():
    raise NotImplementedError


def test_without_a_keeper_it_is_made_each_time():
    assert find(lambda: SAMPLE) is SAMPLE
    with pytest.raises(NotImplementedError):
        find(fail)


def test_what_was_made_is_taken_from_the_keeper():
    kept = Kept()
    with kept_by(kept):
        assert find(lambda: SAMPLE) == SAMPLE
        assert find(fail) == SAMPLE
        with pytest.raises(NotImplementedError):
            find(fail, "another key")
        with kept_by(None), pytest.raises(NotImplementedError):
            find(fail)
    with pytest.raises(NotImplementedError):
        find(fail)


@pytest.mark.parametrize(
    "foreign", ["text", 3, [], {}, {"name": "sample"}, {"name": 1, "places": {}, "data": b""}]
)
def test_what_has_another_shape_is_made_anew_and_kept(foreign):
    kept = Kept({("kind", "key"): msgpack.encode(foreign)})
    with kept_by(kept):
        assert find(lambda: SAMPLE) == SAMPLE
        assert find(fail) == SAMPLE


@pytest.mark.parametrize("end", [*range(0, 20, 3), 1000])
def test_what_is_cut_short_or_nonsense_is_made_anew(end):
    for data in (msgpack.encode(SAMPLE)[:end], b"\xdd\xff\xff\xff\xff"[:end], b"\x91" * 50 * end):
        kept = Kept({("kind", "key"): data + b"\xa1\xff"})
        with kept_by(kept):
            assert find(lambda: SAMPLE) == SAMPLE


@pytest.mark.parametrize("value", [1 << 70, "\ud800"])
def test_what_cannot_be_written_is_made_each_time(value):
    kept = Kept()
    with kept_by(kept):
        assert find_result("kind", "key", object, lambda: [value]) == [value]
    assert kept == {}


def test_a_failure_and_nothing_are_not_kept():
    kept = Kept()
    with kept_by(kept):
        assert find(lambda: None) is None
        with pytest.raises(NotImplementedError):
            find(fail)
    assert kept == {}
