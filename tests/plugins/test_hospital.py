"""The plugin hospital keeps the contract of plugins."""

from tests.plugins.conftest import LINTED

from huibao.testing import PluginContract


class TestHospital(PluginContract):
    plugin = "hospital"
    without = LINTED
