"""The county's add-on keeps the contract of plugins."""

from huibao.testing import PluginContract


class TestLinjiang(PluginContract):
    """Each check of the contract is a test."""

    plugin = "linjiang"
