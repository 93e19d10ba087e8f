"""The types that the steps hand to each other: frozen, typed, without input or output of their own."""
