"""Scopes to evaluate expressions over."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from attrs import field, frozen


@frozen
class Values:
    """A scope made of plain mappings."""

    actual: Mapping[str, Decimal] = field(factory=dict)
    previous: Mapping[str, Decimal] = field(factory=dict)
    target: Mapping[str, Decimal] = field(factory=dict)
    items: Mapping[str, int] = field(factory=dict)
    planned: Mapping[str, Decimal] = field(factory=dict)


@pytest.fixture
def scope() -> Values:
    """A school's figures; greening.trees was not reported."""
    return Values(
        actual={
            "student.total": Decimal(1200),
            "student.boys": Decimal(610),
            "student.girls": Decimal(590),
            "nurse.total": Decimal(0),
            "tobacco.smoke_free": Decimal(1),
        },
        previous={"student.total": Decimal(1000)},
        target={"student.total": Decimal(1500)},
        items={"problems": 3},
        planned={"student.total": Decimal(1300)},
    )
