"""The plugin school keeps the contract of plugins."""

from huibao.testing import PluginContract


class TestSchool(PluginContract):
    plugin = "school"
