"""The licences of all that travels with a site, collected from the packages that it comes from while the site is built.

A licence is not written here by hand. `packages` reads the texts that packages bring along, `bundled` finds which npm
packages are in a script, and `linked` has what is compiled into Pyodide and NumPy or bundled into Material, whose
packages name no texts: `linked.toml` lists them, with the source of each text in the folder `texts` and its hash. All
of them are put together by `collected`, and `part` is what they have in common.
"""
