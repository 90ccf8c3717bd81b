"""People's data: which values are, what may be shown of them, whether any file tells more."""
