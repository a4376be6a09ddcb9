"""The theme my-name: what its blocks have in common can stand beside them, in files of this folder.

- `my_name`: the block; its look is in `style.css`, and its test in `test_my_name.py`
"""
