"""The Excel form: a data file that people fill in cell by cell. The reader is `huibao.read.xlsx`."""
