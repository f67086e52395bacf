"""What the tests share."""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Iterator
from typing import Any

import pytest

import pydantic_monty

# A test that takes longer than this hangs: the process ends, and says where it stood.
PATIENCE_SECS = 60
stderr_fd = 2


def pytest_configure() -> None:
    # The tests' own standard error is captured.
    global stderr_fd
    stderr_fd = os.dup(2)


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """No test hangs."""
    faulthandler.dump_traceback_later(PATIENCE_SECS, exit=True, file=stderr_fd)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture
def through():
    """A value sent into a run and back."""

    def send(value: Any, **options: Any) -> Any:
        return pydantic_monty.Monty('x', inputs=['x'], **options).run(inputs={'x': value})

    return send
