"""Builds: the order of the stages, one build or many, and finished files put in their places.

Refuses to print, and to know what a stage does.
"""
