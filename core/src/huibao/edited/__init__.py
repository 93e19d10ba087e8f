"""Reports that people have edited in Word since: held against their data, and read back into a data file."""
