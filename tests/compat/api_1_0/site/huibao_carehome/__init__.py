"""Care homes for the aged, described for huibao by the content files beside this module."""

from huibao.plugin.content_folder import ContentFolder

plugin = ContentFolder.of(__name__)
