"""Word documents: contents taken from results, templates filled, files written whole."""
