"""What layout makes and writers transcribe: slides, pages and charts with every place and size."""
