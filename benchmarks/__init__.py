"""How right, how fast and how robust the records are. `python -m benchmarks --help` lists the commands."""
