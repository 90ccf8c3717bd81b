import pytest

from bangfu_lib.batch.masking import kernel_traceback, mask_message, mask_numbers, plain_traceback


@pytest.mark.parametrize(
    "number",
    [
        "53252319900101123X",
        "532523199001011234",
        "13800138000",
        "6217001234567890123",
        "138-0013-8000",
        "138 0013 8000",
        "１３８００１３８０００",
        "0873-3221234",
    ],
)
def test_numbers_of_people_are_starred(number):
    assert mask_numbers(f"x{number}y") == "x*******y"


def test_years_and_counts_stay():
    assert mask_numbers("2021Q4 150000, 2021-10-08") == "2021Q4 150000, 2021-10-08"


def test_a_message_loses_its_chinese():
    assert mask_message("invalid literal: '龘龙某 13800138000'") == "invalid literal: '** *******'"


def test_a_traceback_keeps_its_frames_and_causes_but_not_their_words():
    first, second = "张某 532523199001011234", "李某"
    try:
        try:
            int(first)
        except ValueError as error:
            raise KeyError(second) from error
    except KeyError as error:
        text = plain_traceback(error)
    assert "张" not in text and "李" not in text and "5325" not in text
    assert text.index("ValueError") < text.index("KeyError")
    assert "test_batch_masking.py" in text


def test_a_kernel_traceback_is_plain_text_without_what_any_message_quotes():
    lines = ["\x1b[31mValueError\x1b[0m: 张某 13800138000", "KeyError: '李·某'", "int(name)"]
    assert kernel_traceback(lines) == "ValueError: ** *******\nKeyError: '**'\nint(name)"
