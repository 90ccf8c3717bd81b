"""Ways of reading a file that end badly, for child processes to try: by the file's content."""

import os
import time
from pathlib import Path

from bangfu_lib.ledgers.reading import Reading
from bangfu_lib.locks import only_one


def read(content, name, ledgers):
    """Hang (holding the lock of the folder `name`), die, ask for too much memory or fail, as the file says; otherwise read nothing."""
    if content == b"hang":
        time.sleep(60)
    if content == b"hold":
        with only_one(Path(name), "held"):
            time.sleep(60)
    if content == b"die":
        os._exit(9)
    if content == b"eat":
        return len(bytearray(8 << 30))
    if content == b"fail":
        raise KeyError(name)
    return Reading((), ())
