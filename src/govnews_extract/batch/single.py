"""One input after the other, in this process; a failed input is reported and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govnews_extract.errors import InputError
from govnews_extract.extraction import Extractor
from govnews_extract.readers import Input
from govnews_extract.records import Release


def run(inputs: Iterable[Input | InputError], extractor: Extractor) -> Iterator[Release | InputError]:
    """One release for every input that can be read, and the error in its place where one cannot."""
    for item in inputs:
        yield item if isinstance(item, InputError) else extract_input(item, extractor)


def extract_input(item: Input, extractor: Extractor) -> Release | InputError:
    """The release of one input; what fails inside is told as that input's error."""
    try:
        return extractor.extract(
            item.content,
            url=item.url,
            title=item.title,
            published_at=item.published_at,
            source_id=item.source_id,
            media_type=item.media_type,
            source_name=item.source,
            charset=item.charset,
        )
    except Exception as error:  # a defect on one page must not end a run over a million
        failed = InputError(item.source_id, f"{type(error).__name__}: {error}")
        failed.__cause__ = error
        return failed
