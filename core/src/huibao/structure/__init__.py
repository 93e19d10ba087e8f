"""From a raw tree of plain values to a typed submission: the `structure` step."""
