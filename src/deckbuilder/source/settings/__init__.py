"""Settings as written in TOML or YAML, checked against a table of those that are known.

Refuses to know what a setting does.
"""
