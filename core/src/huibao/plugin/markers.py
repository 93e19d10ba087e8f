"""The decorator with which a plugin marks its hook implementations."""

import pluggy

NAMESPACE = "huibao"
"""Name of pluggy's project, and of the entry-point group in which plugins are found."""

hookspec = pluggy.HookspecMarker(NAMESPACE)
hookimpl = pluggy.HookimplMarker(NAMESPACE)
