"""What people see and are asked on a terminal, and the exit status.

Refuses to know a command.
"""
