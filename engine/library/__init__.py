"""What lies on disk: which files are music, what their tags say, their pictures, and scanning.

The path of a file through this room: `walk` finds it, `formats` says that it is audio, `tags`
reads what it says about itself, `scanner` writes that into the store, and `covers` fetches its
picture when a screen wants it. The modules `tag_*` are the parts that `tags` is made of.
"""
