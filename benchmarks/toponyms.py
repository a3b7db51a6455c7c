"""The places that texts name, and where each is: toponym recognition and resolution by the engine's own gazetteer.

``python -m benchmarks.toponyms DOCS.jsonl PREDICTIONS.jsonl`` reads ``doc_id`` and ``text`` of each line and nothing
else, so a file with gold annotations may be given. Writes ``{doc_id, toponyms: [{start, end, lat, lon, country}]}``:
every name that the gazetteer knows or that stands where a place stands. Coordinates (WGS 84) are null where the engine
can't tell namesakes apart; ``bench_score.py geo`` counts those as wrong in what it calls end to end, and so it does the
towns that the gazetteer leaves out for their size.
"""

import argparse
import json
import time
from pathlib import Path

from pipelines.events.article_reading import read_article
from pipelines.events.mentions import Name
from pipelines.events.reading import Reading
from pipelines.events.setting import PlaceChooser
from pipelines.events.setting.namesakes import wider_places
from pipelines.quality.speed import Speed
from pipelines.vocabulary.places.countries import load_countries


def toponyms(text: str) -> list[dict[str, object]]:
    """Every place that a text names, in order, with coordinates where one place is meant."""
    article = read_article("toponyms", text, None, None)
    chooser = PlaceChooser(article.readings)
    return [
        _toponym(reading, name, chooser) for reading in article.readings for name in reading.names if _is_toponym(name)
    ]


def _is_toponym(name: Name) -> bool:
    """Whether a name is a place's: a people's name ("Iraqi") isn't, nor is a person's."""
    is_people = name.country is not None and name.country.kind == "demonym"
    return name.is_unknown_place or (bool(name.places) and not is_people)


def _toponym(reading: Reading, name: Name, chooser: PlaceChooser) -> dict[str, object]:
    place = chooser.choose(name, wider_places(reading, name))
    start, end = reading.span(name.start, name.end)
    found: dict[str, object] = {"start": start, "end": end, "lat": None, "lon": None, "country": None}
    if place is not None:
        country = load_countries().name(place.country_iso3)
        found |= {"lat": place.latitude, "lon": place.longitude, "country": country}
    return found


def main() -> None:
    """Read the texts, write the toponyms of each, print the speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("predictions", type=Path)
    arguments = parser.parse_args()
    with arguments.documents.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    toponyms("A bomb exploded in Baghdad on Monday.")  # loads the vocabulary
    started = time.process_time()
    found = {row["doc_id"]: toponyms(row["text"]) for row in rows}
    seconds = time.process_time() - started
    with arguments.predictions.open("w", encoding="utf-8") as out:
        for doc_id, places in found.items():
            out.write(json.dumps({"doc_id": doc_id, "toponyms": places}, ensure_ascii=False) + "\n")
    print(Speed(len(rows), sum(len(row["text"].split()) for row in rows), seconds))


if __name__ == "__main__":
    main()
