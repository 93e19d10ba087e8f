"""What the author of a plugin tests it with: `PluginContract` to inherit, fixtures to write projects.

These lines are a plugin's test module:

    from huibao.testing import PluginContract

    class TestClinic(PluginContract):
        plugin = "clinic"
"""

from .contract import PluginContract

__all__ = ["PluginContract"]
