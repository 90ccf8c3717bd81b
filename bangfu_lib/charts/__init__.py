"""Charts drawn with matplotlib objects and a bundled Chinese font."""
