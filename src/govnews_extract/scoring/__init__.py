"""How good the records are: predicted records against labelled ones, field by field.

Records are what `Release.model_dump(mode="json")` gives. A labelled record holds only the keys that
were labelled; a field whose key is absent is not scored. Each field is compared as a set of normalised
items, and the figures are micro precision, recall and F1 over all releases.

>>> gold = [{"id": "a", "deadlines": [{"date": "2024-05-06"}, {"date": "2024-06-01"}]}]
>>> predicted = [{"source_id": "a", "deadlines": [{"date": "2024-05-06"}]}]
>>> scores = score(gold, predicted)
>>> scores.fields["deadline"].recall, [miss.item for miss in scores.misses]
(0.5, ['2024-06-01'])
"""

from govnews_extract.scoring.compare import Miss, Scores, key_of, score
from govnews_extract.scoring.figures import Tally, wilson
from govnews_extract.scoring.items import FIELDS, Item, gather
from govnews_extract.scoring.loading import read_records
from govnews_extract.scoring.printing import as_json, lines_of, markdown

__all__ = [
    "FIELDS",
    "Item",
    "Miss",
    "Scores",
    "Tally",
    "as_json",
    "gather",
    "key_of",
    "lines_of",
    "markdown",
    "read_records",
    "score",
    "wilson",
]
