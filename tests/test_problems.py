"""Problems: the nearest word of those that are known."""

from __future__ import annotations

import pytest

from factpress.problems import distance_between, suggestion


@pytest.mark.parametrize(
    ("word", "known", "told"),
    [
        ("bill_2202", ["bill_2022", "bill_2023"], "Did you mean 'bill_2022' or 'bill_2023'?"),
        ("bill_2202", ["bill_2023", "bill_2022"], "Did you mean 'bill_2022' or 'bill_2023'?"),
        ("bil_2022", ["bill_2023", "bill_2022"], "Did you mean 'bill_2022'?"),
        ("bill", ["bill_1", "bill_2", "bill_3", "bill_4"],
         "Did you mean 'bill_1' or 'bill_2' or 'bill_3'?"),
        ("lable", ["label", "table", "value"], "Did you mean 'label'?"),
        ("Gas", ["gas", "gasoil"], "Did you mean 'gas'?"),
        ("gas", ["Gas", "Gasoil"], "Did you mean 'Gas'?"),
        ("page", ["report"], "There is none."),
        ("x", [], "There is none."),
    ],
)  # fmt: skip
def test_the_nearest_words_are_offered(word, known, told) -> None:
    assert suggestion(word, known, "There is none.") == told


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("", "", 0), ("ab", "ab", 0), ("ab", "ba", 1), ("2202", "2022", 1), ("2202", "2023", 3),
     ("kitten", "sitting", 6), ("", "abc", 6), ("before", "bfore", 2), ("lable", "table", 2)],
)  # fmt: skip
def test_swapped_neighbours_are_nearer_than_a_wrong_letter(one, other, distance) -> None:
    assert distance_between(one, other) == distance_between(other, one) == distance
