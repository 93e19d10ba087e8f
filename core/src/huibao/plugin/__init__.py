"""The plugin system: markers, hook specifications, the manager, and content folders."""
