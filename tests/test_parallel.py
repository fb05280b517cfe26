"""Two processes do what one does: each thing once, in order."""

import os

import pytest
from factsheet.content import workers
from factsheet.content.workers import map_chunks


def square_all(chunk: list[int]) -> list[int]:
    return [number * number for number in chunk]


@pytest.mark.parametrize("fewest", [0, 10**9], ids=["two", "one"])
@pytest.mark.parametrize("size", [1, 3, 100])
@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_each_thing_is_seen_to_once_and_in_order(
    count: int, size: int, fewest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "FEWEST", fewest)
    chunks = list(map_chunks(square_all, list(range(count)), size))
    assert [number for chunk in chunks for number in chunk] == square_all(list(range(count)))
    assert all(0 < len(chunk) <= size for chunk in chunks)


def test_where_it_pays_the_work_is_done_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FEWEST", 2)
    assert os.getpid() not in set(map_chunks(lambda _chunk: os.getpid(), [1, 2], 100))
    assert set(map_chunks(lambda _chunk: os.getpid(), [1], 100)) == {os.getpid()}


def test_a_heavy_thing_counts_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FEWEST", 2)
    assert os.getpid() not in set(map_chunks(lambda _chunk: os.getpid(), [1], 100, weight=2))


def test_what_fails_in_a_process_fails_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FEWEST", 1)
    with pytest.raises(ZeroDivisionError):
        list(map_chunks(lambda chunk: [1 // number for number in chunk], [1, 1, 0, 1], 1))
