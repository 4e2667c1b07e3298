"""Processes copied from the tests' own."""

import os
import traceback
import warnings
from collections.abc import Callable

from django.db import connections


def forked(work: Callable[[], None]) -> int:
    """Number of a process that does `work` with connections of its own.

    It ends with 0; with 1 where `work` raised, which it prints.
    """
    connections.close_all()  # or both processes would speak through one socket
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child runs nothing of other threads
        child = os.fork()
    if child:
        return child
    try:
        # Beside an event loop, such as a browser's test leaves, Django keeps other connections than without.
        # The loop does not run here: what was left from before it began would be taken up again.
        connections.close_all()
        work()
        os._exit(0)
    finally:
        traceback.print_exc()
        os._exit(1)
