"""Tests of the handout writer: pages made by hand, read back through their tags."""
