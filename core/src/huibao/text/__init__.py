"""What is wrong with a file that should be text: its encoding, its TOML; with the place and the way out."""
