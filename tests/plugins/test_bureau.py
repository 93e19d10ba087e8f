"""The plugin bureau keeps the contract of plugins."""

from tests.plugins.conftest import LINTED

from huibao.testing import PluginContract


class TestBureau(PluginContract):
    plugin = "bureau"
    without = LINTED
