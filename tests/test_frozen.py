"""`@frozen` against the dataclass that it stands for."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from factpress.frozen import frozen


@frozen
class Place:
    """A place."""

    name: str
    at: tuple[int, int] = (0, 0)
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Model:
    """What the standard library makes of the same."""

    name: str
    at: tuple[int, int] = (0, 0)
    notes: Mapping[str, str] = field(default_factory=dict)


@frozen
class Empty:
    """Nothing."""


def test_fields_are_set_by_place_name_and_default() -> None:
    place = Place("Poti", at=(42, 41))
    assert (place.name, place.at, place.notes) == ("Poti", (42, 41), {})


def test_each_instance_has_its_own_default_mapping() -> None:
    assert Place("a").notes is not Place("b").notes


def test_it_prints_as_a_dataclass_does() -> None:
    assert repr(Place("Poti")) == "Place(name='Poti', at=(0, 0), notes={})"
    assert repr(Empty()) == "Empty()"


@pytest.mark.parametrize("one", [("a",), ("a", (1, 2)), ("b", (0, 0), {"c": "d"})])
@pytest.mark.parametrize("other", [("a",), ("a", (1, 2)), ("b", (0, 0), {"c": "d"})])
def test_equality_is_that_of_the_dataclass(one, other) -> None:
    assert (Place(*one) == Place(*other)) == (Model(*one) == Model(*other))


def test_classes_with_like_fields_are_not_equal() -> None:
    assert Place("a") != Model("a")
    assert Empty() == Empty()


def test_equal_instances_have_one_hash() -> None:
    @frozen
    class Point:
        x: int
        y: int

    assert {Point(1, 2): "here"}[Point(1, 2)] == "here"


def test_without_eq_equality_is_identity() -> None:
    @frozen(eq=False)
    class Outline:
        points: list[int]

    one = Outline([1])
    assert one in [one]
    assert one != Outline([1])
    assert len({one, Outline([1])}) == 2


@pytest.mark.parametrize("name", ["name", "other"])
def test_fields_cannot_be_set_or_deleted(name) -> None:
    place = Place("Poti")
    with pytest.raises(FrozenInstanceError):
        setattr(place, name, "Batumi")
    with pytest.raises(FrozenInstanceError):
        delattr(place, name)
    assert not hasattr(place, "__dict__")


def test_it_is_replaced_matched_copied_and_pickled() -> None:
    place = replace(Place("Poti"), at=(1, 2))
    match place:
        case Place(name, at):
            assert (name, at) == ("Poti", (1, 2))
    assert copy.deepcopy(place) == place
    assert pickle.loads(pickle.dumps(place)) == place


WRONG = [((), {}), (("a", (1, 2), {}, "one too many"), {}), (("a",), {"name": "b"}),
         (("a",), {"at": (1, 2), "height": 3})]  # fmt: skip


@pytest.mark.parametrize(("given", "named"), WRONG)
def test_a_call_with_wrong_values_is_refused(given, named) -> None:
    @frozen
    class Spot:
        name: str
        at: tuple[int, int] = (0, 0)
        notes: Mapping[str, str] = field(default_factory=dict)

    for cls in (Spot, Spot, Model):
        with pytest.raises(TypeError, match="__init__"):
            cls(*given, **named)


def test_many_instances_are_as_the_first_ones() -> None:
    @frozen
    class Spot:
        name: str
        at: int = 0
        notes: list[str] = field(default_factory=list)

    spots = [Spot(str(number), notes=[], at=number) for number in range(100)]
    spots += [Spot(str(number), number) for number in range(100)]
    assert [(each.name, each.at, each.notes) for each in spots] == [
        (str(number), number, []) for number in range(100)
    ] * 2
