"""What Linjiang asks of its schools, described for huibao by the content files beside this module."""

from huibao import ContentFolder

plugin = ContentFolder.of(__name__)
