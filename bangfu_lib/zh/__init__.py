"""Every Chinese sentence that the library itself says, sorted by the layer that says it."""
