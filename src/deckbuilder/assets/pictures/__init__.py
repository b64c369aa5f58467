"""What readers and writers of picture files share, beside the model.

`metadata` takes out what a file says of people and places, `raster` draws vector pictures in
pixels, `svg` says how large they are and which ones slides cannot show. Refuses to read files and
to know what a picture is for.
"""
