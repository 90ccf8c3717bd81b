"""Word documents: templates compiled and filled, charts that Word draws, packages written."""
