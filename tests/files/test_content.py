"""Content: bytes that are in memory where they are few, and in a temporary file otherwise."""

import io
import tempfile
import tracemalloc

import pytest

from deckbuilder.files import content as module
from deckbuilder.files.content import Content, TemporaryFileError
from deckbuilder.files.inputs import digest


@pytest.mark.parametrize("sizes", [[], [0], [5], [10], [11], [3, 4, 5], [10, 1, 30]])
def test_what_was_written_is_read_again_wherever_it_is(monkeypatch, sizes):
    monkeypatch.setattr(module, "_IN_MEMORY", 10)
    monkeypatch.setattr(module, "_PART", 4)
    content, whole = Content(), b""
    for number, size in enumerate(sizes):
        data = bytes([65 + number]) * size
        content.write(data)
        whole += data
    assert bytes(content) == bytes(content) == whole
    assert content.size == len(whole)
    assert content.digest == digest(whole)
    assert all(len(part) <= 4 for part in content.parts())


def test_content_of_a_file_begins_where_it_is_told():
    content = Content(io.BytesIO(b"head and rest"), 9)
    assert (bytes(content), content.size) == (b"rest", 4)


def test_much_content_takes_no_memory():
    tracemalloc.start()
    try:
        content = Content()
        for _ in range(40):
            content.write(bytes(1_000_000))
        assert content.digest
        assert sum(map(len, content.parts())) == content.size == 40_000_000
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("most", [3, 8, 100])
def test_what_is_written_after_a_reading_comes_last_and_counts(monkeypatch, most):
    monkeypatch.setattr(module, "_IN_MEMORY", most)
    monkeypatch.setattr(module, "_PART", 2)
    content = Content()
    content.write(b"sample")
    assert content.digest == digest(b"sample")
    assert next(content.parts()) == b"sa"
    content.write(b" de")
    content.write(b"ck")
    assert bytes(content) == b"sample deck"
    assert content.digest == digest(b"sample deck")


def test_a_folder_for_temporary_files_without_room_is_said(monkeypatch):
    def refuse():
        raise FileNotFoundError(2, "no usable folder")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    content = Content()
    content.write(b"few")
    with pytest.raises(TemporaryFileError, match="no usable folder"):
        content.write(bytes(10_000_000))


def test_the_last_bytes_without_room_are_told_of_before_anybody_reads(monkeypatch):
    class Full(io.BytesIO):
        def flush(self):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_IN_MEMORY", 3)
    monkeypatch.setattr(tempfile, "TemporaryFile", Full)
    content = Content()
    content.write(b"sample")
    with pytest.raises(TemporaryFileError):
        content.complete()
