"""How views look: each renderer takes a view and gives text."""
