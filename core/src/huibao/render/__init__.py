"""The last step: a document as the bytes of a file, in one module or package for each format."""
