"""Traditional and variant characters in their usual simplified form, for comparing names."""

from collections.abc import Callable
from functools import cache, lru_cache

from bangfu_lib.zh.variants import USUAL_FORMS, WRITTEN_FORMS

USUAL = str.maketrans(WRITTEN_FORMS, USUAL_FORMS)


@lru_cache(maxsize=4096)
def simplified(text: str) -> str:
    """`text` with every traditional, Japanese or popular character in its simplified form.

    Only for comparing: what a person or village is called stays as it was written.
    """
    return _converted()(text.translate(USUAL))


@cache
def _converted() -> Callable[[str], str]:
    """The converter; its dictionaries are only loaded when something has to be compared."""
    from opencc import OpenCC

    return OpenCC("t2s").convert
