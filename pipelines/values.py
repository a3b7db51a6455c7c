"""``@frozen``: how the engine makes its small values, dataclasses that nobody changes.

Reading an article makes a thousand of them, and a dataclass that is frozen when it runs takes three times as long to
make, since it sets each attribute through a check. These are frozen for the type checker, which finds whoever would
change one, and plain when they run; they compare, hash and pickle as the others do. Not for what is made once and kept,
such as a row of a table: there ``@dataclass(frozen=True, slots=True)`` costs nothing.
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """A dataclass with slots that can be hashed and, by its type, not be changed."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
