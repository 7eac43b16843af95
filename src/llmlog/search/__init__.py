"""Search that finds what people mean: folded names, an order of rungs, and names that are near."""
