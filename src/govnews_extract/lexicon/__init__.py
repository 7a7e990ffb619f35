"""Words as data: posts, bodies, places, names. See `Lexicon`."""

from govnews_extract.lexicon.gazetteer import Division, Gazetteer
from govnews_extract.lexicon.lexicon import Lexicon
from govnews_extract.lexicon.matcher import Token

__all__ = ["Division", "Gazetteer", "Lexicon", "Token"]
