"""Classes made by the hundred: frozen to the type checker, and as cheap to make as mutable ones.

attrs freezes a class by setting each attribute through a call. For the few classes of which every
submission and every document makes hundreds that is half the time of the whole work, so that here
the type checker alone keeps them from being changed.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrs import frozen as sealed
else:
    from functools import partial

    from attrs import define

    sealed = partial(define, unsafe_hash=True)

__all__ = ["sealed"]
