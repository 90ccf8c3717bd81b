"""Closing the window or ending the process stops a command as cleanly as Ctrl-C does."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

ENDING_SIGNALS = ("SIGTERM", "SIGHUP")


@contextmanager
def signals_like_ctrl_c() -> Iterator[None]:
    """While this lasts, signals that end the process raise KeyboardInterrupt instead.

    A signal that the process was told to ignore (nohup) stays ignored. Only the main thread
    receives signals; elsewhere nothing changes.
    """
    before = {number: signal.getsignal(number) for number in _to_take_over()}
    for number in before:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _to_take_over() -> list[int]:
    if threading.current_thread() is not threading.main_thread():
        return []
    known = [getattr(signal, name) for name in ENDING_SIGNALS if hasattr(signal, name)]
    return [number for number in known if signal.getsignal(number) is signal.SIG_DFL]
