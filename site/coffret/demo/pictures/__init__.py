"""The pictures of the demo shop "Maison Camille", every one drawn by the code in this package.

The finished files are committed in ``made/`` with ``pictures.json`` beside them, so a running shop needs
neither the drawing code nor a rasteriser. ``python -m coffret.demo.pictures`` draws them all again.
"""

from pathlib import Path

MADE = Path(__file__).parent / "made"
