"""SVG pictures: read once, weighed, and written anew from what may be in them.

`allowed` lists elements, attributes and properties; `cleaning` writes a picture of these alone,
`styles` its style sheets; `weight` counts what drawing it takes, before anything draws it;
`size` says how large it is. What a picture holds beside what is allowed gets into no output.
"""
