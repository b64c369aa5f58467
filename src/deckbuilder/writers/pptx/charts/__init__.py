"""Native charts: the chart part, its plots, its colours, and the workbook behind it.

Refuses the frame on the slide.
"""
