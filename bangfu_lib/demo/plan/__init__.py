"""The sample quarter of a township that works by the implementation plan."""
