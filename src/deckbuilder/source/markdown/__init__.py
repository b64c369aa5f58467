"""Markdown to slides: the parser with our rules, and what each of its tokens becomes.

Refuses files that are not Markdown, and other slides than the one that it reads.
"""
