"""From a data file to plain values with their places. One module a format; all of it distrusts its input."""
