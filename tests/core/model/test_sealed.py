"""The model's classes are attrs' classes, though attrs makes them only when they are needed."""

import inspect
import pickle
from copy import copy, deepcopy
from threading import Barrier, Thread

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError

from huibao.model.sealed import deferred, sealed


def made() -> tuple[type, type]:
    """A class and one that is based on it, of which nothing is made yet."""

    @deferred
    class Plan:
        name: str
        rows: tuple[str, ...] = ()
        note: str = attrs.field(default="", repr=False, eq=False)

    @deferred
    class Chart(Plan):
        kind: str = "bar"

    return Plan, Chart


def test_fields_are_there_for_who_asks_first():
    plan, chart = made()
    assert [each.name for each in attrs.fields(chart)] == ["name", "rows", "note", "kind"]
    assert attrs.has(plan)
    assert attrs.evolve(plan("a"), name="b") == plan("b")
    assert attrs.asdict(chart("a")) == {"name": "a", "rows": (), "note": "", "kind": "bar"}


def test_the_signature_is_that_of_the_class():
    plan, chart = made()
    assert list(inspect.signature(plan).parameters) == ["name", "rows", "note"]
    assert list(inspect.signature(chart).parameters) == ["name", "rows", "note", "kind"]
    with pytest.raises(TypeError, match="unexpected keyword argument 'nme'"):
        made()[0](nme="a")


def test_patterns_take_its_fields_in_order():
    plan = made()[0]
    bare = object.__new__(plan)  # as a pickle makes one
    bare.__dict__.update(name="a", rows=("x",))
    match bare:
        case plan(name, rows):
            assert (name, rows) == ("a", ("x",))
        case _:
            pytest.fail("no match")


@pytest.mark.parametrize("whole", [False, True])
def test_an_instance_cannot_be_changed(whole):
    plan = made()[0]
    if whole:
        plan("first")
    instance = object.__new__(plan)
    with pytest.raises(FrozenInstanceError):
        instance.name = "b"
    with pytest.raises(FrozenInstanceError):
        del instance.name


def test_equality_hash_and_text_are_by_value():
    plan, chart = made()
    assert plan("a", note="x") == plan("a", note="y")
    assert hash(plan("a", note="x")) == hash(plan("a", note="y"))
    assert plan("a") != plan("b")
    assert plan("a") != chart("a")
    assert repr(plan("a", note="x")).endswith("Plan(name='a', rows=())")


def test_copies_are_equal():
    plan = made()[0]
    first = plan("a", ("x",))
    assert copy(first) == first
    assert deepcopy(first) == first


@sealed
class Amount:
    """At the level of the module, where pickle finds it."""

    value: int
    unit: str = ""


def test_a_sealed_one_comes_back_from_a_pickle():
    assert pickle.loads(pickle.dumps(Amount(3, "份"))) == Amount(3, "份")


def test_threads_that_need_a_class_at_once_get_the_same():
    for _round in range(200):
        plan, chart = made()
        start, found = Barrier(4), []

        def make(plan=plan, chart=chart, start=start, found=found):
            start.wait()
            found.append((chart("a"), plan("a")))

        threads = [Thread(target=make) for _thread in range(4)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert len(set(found)) == 1
        assert len(found) == 4
