"""A founded hall with cases."""

from __future__ import annotations

import pytest

from hall.bootstrap import House
from hall.clock import FixedClock
from tests.helpers.casework import Desk


@pytest.fixture
def desk(queue_house: House, clock: FixedClock) -> Desk:
    """A hall on the database of the test's parameter."""
    return Desk(queue_house, clock)
