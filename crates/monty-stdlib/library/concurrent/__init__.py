"""Work at the same time: see `concurrent.futures`."""
