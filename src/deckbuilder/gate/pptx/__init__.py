"""PowerPoint files, read with python-pptx, before Microsoft's rules and some of our own."""
