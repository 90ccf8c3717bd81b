"""Parameters written into a notebook so that Chinese stays readable."""

import json

from papermill.translators import PythonTranslator, Translator, papermill_translators


class ReadableTranslator(PythonTranslator):
    """Python assignments with Chinese as it is, the same whether a formatter is installed or not.

    papermill's own translator writes Chinese as escapes, and formats with black when it finds it.
    """

    @classmethod
    def translate_escaped_str(cls, str_val: object) -> str:
        """A Python string literal; only lone surrogates, which no file can hold, are escaped."""
        literal = json.dumps(str(str_val), ensure_ascii=False)
        return literal.encode("utf-8", "backslashreplace").decode()

    @classmethod
    def codify(cls, parameters: dict, comment: str = "Parameters") -> str:
        """The whole injected cell, one assignment a line."""
        return Translator.codify.__func__(cls, parameters, comment)


def use_readable_translator() -> None:
    """Register the translator with papermill in this process."""
    papermill_translators.register("python", ReadableTranslator)
