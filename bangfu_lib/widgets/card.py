"""The frame around every region of the explore page, and the card that reports an error."""

import traceback
from fractions import Fraction

from bangfu_lib.errors import BangfuError
from bangfu_lib.scoring.rounding import half_up
from bangfu_lib.widgets.html import Html, join, tag
from bangfu_lib.widgets.state import ExploreState
from bangfu_lib.zh import widgets as zh

WATERMARKS = 24


def card(state: ExploreState, region: str, *children: Html) -> Html:
    """One region; its `data-` attributes say which state of the page it shows."""
    return tag(
        "section",
        *children,
        class_=f"bf-card bf-{region}",
        data_region=region,
        data_gen=state.generation,
        data_state=state_name(state),
        data_w=weights_text(state),
        data_unit=state.unit,
        data_loss=state.lost,
    )


def error_card(error: BaseException) -> Html:
    """What could not be done, in orange: red is for praise. Details are folded away."""
    known = isinstance(error, BangfuError)
    sentence = error.sentence if known else zh.ERROR_UNEXPECTED
    details = error.details if known else traceback.format_exception(error)
    parts = [tag("h3", f"{zh.ERROR_SIGN} {zh.ERROR_TITLE}"), tag("p", sentence)]
    if details:
        summary = tag("summary", zh.ERROR_DETAILS)
        parts.append(tag("details", summary, tag("pre", join(f"{line}\n" for line in details))))
    return tag("section", *parts, class_="bf-card bf-error", role="alert", data_region="error")


def watermark(state: ExploreState) -> Html:
    """Words across a region that a trial is no result; nothing at the declared weights."""
    if not state.is_trial:
        return Html("")
    words = [tag("span", zh.WATERMARK)] * WATERMARKS
    return tag("div", *words, class_="bf-watermark", aria_hidden="true")


def number(text: str, *below: Html, of: str = "td") -> Html:
    """A right-aligned cell of a table."""
    return tag(of, text, *below, class_="bf-num")


def score_text(score: Fraction, digits: int) -> str:
    """A score rounded half up once, with all its decimal places."""
    return f"{half_up(score, digits):f}"


def state_name(state: ExploreState) -> str:
    """`declared` or `trial`, for `data-state`."""
    return "trial" if state.is_trial else "declared"


def weights_text(state: ExploreState) -> str:
    """The weights that differ from 1, for `data-w`."""
    return " ".join(f"{item}={w}" for item, w in state.weights.items() if w != 1)
