"""Sample workspaces: synthetic ledgers that add up to a published document."""
