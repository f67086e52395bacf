"""URLs: `urllib.parse`; there is no network."""
