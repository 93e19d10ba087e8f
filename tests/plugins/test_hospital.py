"""The plugin hospital keeps the contract of plugins."""

from huibao.testing import PluginContract


class TestHospital(PluginContract):
    plugin = "hospital"
