"""The fields of a release, one module or package each; they do not import each other."""
