"""What commands are given: options, and which deck, brand or rule is meant by a name.

Refuses to run a command.
"""
