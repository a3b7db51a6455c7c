"""Hand-made rows of the private tables, so that the dbt project can be built and tested without reading any article.

Nothing here is read from an article by the engine; the rows say what a refresh might have left. The invented story: a
copied report, a newer toll, an article without a date, a withdrawn version, a retaliatory strike, a stated total, and
analysts' corrections.
``python tests/unit/dbt_project/hand_made_rows.py FILE`` fills a throw-away database.
"""

import random
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from pipelines.keys import stable_key
from pipelines.warehouse.store import connect, create_tables, insert_rows
from pipelines.warehouse.tables import ALL_TABLES, REFRESHES

READ_AT = datetime(2026, 1, 5, 3, 0, tzinfo=UTC).replace(tzinfo=None)


class Warehouse:
    """Collects rows of the private tables, filling in what a test doesn't care about."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {table.full_name: [] for table in ALL_TABLES}
        self.texts: dict[str, str] = {}

    def add(self, table: str, **values: Any) -> None:
        """One row; columns that aren't named are null."""
        self.rows[table].append(values)

    def article(self, article_id: str, published_on: date | None, text: str, **values: Any) -> str:
        """An article in a file of its own, read by the engine."""
        self.texts[article_id] = text
        path = f"{article_id}.txt"
        self.add(
            "articles.files",
            file_path=path,
            size_bytes=len(text),
            file_sha256=stable_key("sha", text),
            modified_ns=1,
            format="txt",
            article_count=1,
            reader_version="1",
            first_seen_at=READ_AT,
            last_read_at=READ_AT,
        )
        self.add("articles.occurrences", file_path=path, item="", article_id=article_id)
        row: dict[str, Any] = {
            "article_id": article_id,
            "file_path": path,
            "item": "",
            "publisher": "Example Desk",
            "title": text.split(".", maxsplit=1)[0],
            "published_on": published_on,
            "published_basis": "stated" if published_on else "none",
            "language": "en",
            "word_count": len(text.split()),
            "content_sha256": stable_key("sha", text),
            "text": text,
            "is_current": True,
            "first_seen_at": READ_AT,
        }
        self.add("articles.articles", **(row | values))
        self.add(
            "events.extractions",
            article_id=article_id,
            engine_version="1",
            sentence_count=text.count("."),
            attack_count=0,
            response_count=0,
            total_count=0,
            seconds=0.1,
        )
        return article_id

    def quote(self, record_id: str, article_id: str, words: str, field: str = "report") -> None:
        """Evidence for a record: the first place in the article where these words stand."""
        start = self.texts[article_id].index(words)
        self.add(
            "events.evidence",
            evidence_id=stable_key("evi", record_id, field),
            record_id=record_id,
            field=field,
            article_id=article_id,
            char_start=start,
            char_end=start + len(words),
            quote=words,
            rule="by_hand",
        )

    def attack(self, report_id: str, attack_id: str, article_id: str, words: str, **values: Any) -> str:
        """A reported attack, its membership and its evidence; ``location_id`` puts it in a place."""
        location_id = values.pop("location_id", None)
        row: dict[str, Any] = {
            "attack_report_id": report_id,
            "article_id": article_id,
            "trigger_start": self.texts[article_id].index(words),
            "attack_type": "rocket_attack",
            "stage": "accomplished",
            "reported_as": "main_event",
        }
        self.add("events.attack_reports", **(row | values))
        self.add("resolution.attack_members", attack_report_id=report_id, attack_id=attack_id, rule="by_hand")
        if location_id:
            self.add("resolution.report_locations", attack_report_id=report_id, location_id=location_id)
        self.quote(report_id, article_id, words)
        return report_id

    def casualty(self, figure_id: str, report_id: str, article_id: str, words: str, **values: Any) -> None:
        """A figure for a reported attack."""
        row: dict[str, Any] = {
            "casualty_report_id": figure_id,
            "attack_report_id": report_id,
            "article_id": article_id,
            "outcome": "killed",
            "victim_group": "unknown",
            "is_vague": False,
            "is_subset": False,
            "is_correction": False,
        }
        self.add("events.casualty_reports", **(row | values))
        self.quote(figure_id, article_id, words)

    def party(self, kind: str, record_id: str, report_id: str, article_id: str, words: str, **values: Any) -> None:
        """An ``attribution`` or a ``target`` of a reported attack; ``actor_id`` resolves it."""
        actor_id = values.pop("actor_id", None)
        self.add(
            f"events.{kind}_reports",
            **({f"{kind}_report_id": record_id, "attack_report_id": report_id, "article_id": article_id} | values),
        )
        if actor_id:
            self.add("resolution.report_actors", record_id=record_id, actor_id=actor_id)
        self.quote(record_id, article_id, words)

    def response(self, report_id: str, response_id: str, article_id: str, words: str, **values: Any) -> str:
        """A reported response, its membership and its evidence."""
        actor_id = values.pop("actor_id", None)
        row: dict[str, Any] = {
            "response_report_id": report_id,
            "article_id": article_id,
            "trigger_start": self.texts[article_id].index(words),
            "response_type": "statement",
            "status": "executed",
        }
        self.add("events.response_reports", **(row | values))
        self.add("resolution.response_members", response_report_id=report_id, response_id=response_id, rule="by_hand")
        if actor_id:
            self.add("resolution.report_actors", record_id=report_id, actor_id=actor_id)
        self.quote(report_id, article_id, words)
        return report_id

    def link(self, link_id: str, response: str, attack: str, article_id: str, words: str, **values: Any) -> None:
        """A report tying a response to an attack."""
        row: dict[str, Any] = {
            "link_report_id": link_id,
            "response_report_id": response,
            "attack_report_id": attack,
            "article_id": article_id,
            "link_type": "response",
            "basis": "context",
        }
        self.add("events.response_link_reports", **(row | values))
        self.quote(link_id, article_id, words)

    def answered(self, described_id: str, response: str, article_id: str, words: str, **values: Any) -> None:
        """An attack that a response is said to answer and that its article doesn't tell; ``attack_id`` is its match."""
        attack_id = values.pop("attack_id", None)
        row: dict[str, Any] = {
            "answered_attack_report_id": described_id,
            "response_report_id": response,
            "article_id": article_id,
            "description": words,
            "link_type": "response",
            "basis": "explicit",
        }
        self.add("events.answered_attack_reports", **(row | values))
        if attack_id:
            self.add(
                "resolution.answered_attack_matches",
                answered_attack_report_id=described_id,
                attack_id=attack_id,
                rule="by_hand",
            )
        self.quote(described_id, article_id, words, "description")

    def total(self, total_id: str, article_id: str, words: str, **values: Any) -> None:
        """A stated total."""
        self.add(
            "events.reported_totals",
            **(
                {"total_id": total_id, "article_id": article_id, "scope_text": words, "is_scope_coded": True} | values
            ),
        )
        self.quote(total_id, article_id, words, "value")

    def write(self, database: Path) -> None:
        """Create every private table in the file and store the rows."""
        with connect(database) as con:
            create_tables(con)
            for table in ALL_TABLES:
                blank = dict.fromkeys(column.name for column in table.columns)
                insert_rows(con, table, [blank | row for row in self.rows[table.full_name]])


def invented_story() -> Warehouse:
    """The story of the module's docstring."""
    w = Warehouse()
    w.add(
        "resolution.locations",
        location_id="loc_base",
        name="Norfell base",
        location_kind="base",
        admin1="Norfell",
        country_iso3="IRQ",
        country_name="Iraq",
        latitude=33.5,
        longitude=44.25,
        where_precision=1,
    )
    w.add(
        "resolution.locations",
        location_id="loc_country",
        name="Iraq",
        location_kind="country",
        country_iso3="IRQ",
        country_name="Iraq",
        latitude=33.0,
        longitude=44.0,
        where_precision=6,
    )
    w.add("resolution.actors", actor_id="act_usa", name="United States", actor_kind="state_forces", country_iso3="USA")
    w.add("resolution.actors", actor_id="act_iraq", name="Iraq", actor_kind="government", country_iso3="IRQ")
    w.add(
        "resolution.actors",
        actor_id="act_militia",
        name="River Brigades",
        actor_kind="armed_group",
        country_iso3="IRQ",
        parent_actor_id="act_iraq",
    )

    # no-break space, combining accent, an emoji of several code points and curly quotes, all before what is quoted
    first = w.article(
        "art_first",
        date(2020, 3, 12),
        "Rockets fall.\u00a0Cafe\u0301 owners \U0001f468\u200d\U0001f469\u200d\U0001f467 “heard it”. Two rockets hit "
        "Norfell base on 11 March, killing two soldiers. Washington blamed the River Brigades.",
    )
    copied = w.article("art_copy", date(2020, 3, 20), w.texts[first] + " (Agencies)", publisher="Other Desk")
    w.add("resolution.article_duplicates", article_id=copied, duplicate_of_article_id=first)
    newest = w.article(
        "art_newest",
        date(2020, 3, 17),
        "Three Americans and a Briton died in the 11 March rocket attack on Norfell base, which wounded at least 12. "
        "In retaliation the United States struck militia posts on 13 March, killing five policemen and a civilian. "
        "Iraq then summoned the ambassador. There have been 24 rocket attacks since October, killing four Americans.",
        publisher="Third Desk",
    )
    undated = w.article("art_undated", None, "A bomb went off in Iraq. Several people died.")
    withdrawn = w.article(
        "art_withdrawn", date(2020, 3, 11), "Ninety died in rockets on Norfell base.", is_current=False,
        replaced_by_article_id="art_quiet", replaced_at=READ_AT,
    )
    w.article("art_quiet", date(2020, 3, 18), "The harvest festival opened.")
    w.add(
        "articles.rejected_inputs",
        file_path="broken.bin",
        item="",
        reason="binary",
        detail="Not text: skipped.",
        first_seen_at=READ_AT,
    )

    march_11: dict[str, Any] = {
        "date_start": date(2020, 3, 11),
        "date_end": date(2020, 3, 11),
        "date_precision": 1,
        "date_text": "11 March",
        "date_basis": "explicit",
        "place_name": "Norfell base",
        "location_id": "loc_base",
        "country_iso3": "IRQ",
        "where_precision": 1,
        "weapon_type": "rocket",
    }
    for suffix, article in (("first", first), ("copy", copied)):
        report = w.attack(
            f"rep_{suffix}",
            "atk_base",
            article,
            "Two rockets hit Norfell base on 11 March, killing two soldiers.",
            weapon_count=2,
            **march_11,
        )
        w.casualty(
            f"fig_{suffix}",
            report,
            article,
            "killing two soldiers",
            victim_group="foreign_military",
            low=2,
            best=2,
            high=2,
        )
        w.party(
            "attribution",
            f"att_{suffix}",
            report,
            article,
            "Washington blamed the River Brigades.",
            actor_name="River Brigades",
            attribution_status="blamed",
            asserted_by="Washington",
            scope="event",
            actor_id="act_militia",
        )
    tolls = w.attack("rep_newest", "atk_base", newest, "the 11 March rocket attack on Norfell base", **march_11)
    for figure, nationality, number in (("usa", "USA", 3), ("gbr", "GBR", 1)):
        w.casualty(
            f"fig_{figure}",
            tolls,
            newest,
            "Three Americans and a Briton",
            victim_group="foreign_military",
            nationality_iso3=nationality,
            low=number,
            best=number,
            high=number,
        )
    w.casualty("fig_wounded", tolls, newest, "at least 12", outcome="wounded", low=12, best=12)
    w.attack("rep_withdrawn", "atk_base", withdrawn, "rockets on Norfell base", **march_11)
    w.casualty("fig_withdrawn", "rep_withdrawn", withdrawn, "Ninety died", low=90, best=90, high=90)

    strike = w.attack(
        "rep_strike",
        "atk_strike",
        newest,
        "struck militia posts on 13 March",
        attack_type="air_strike",
        date_start=date(2020, 3, 13),
        date_end=date(2020, 3, 13),
        date_precision=1,
        date_text="13 March",
        date_basis="explicit",
        country_iso3="IRQ",
        where_precision=6,
        location_id="loc_country",
        strike_count=4,
    )
    w.casualty("fig_police", strike, newest, "five policemen", victim_group="police", low=5, best=5, high=5)
    w.casualty("fig_civilian", strike, newest, "a civilian", victim_group="civilian", low=1, best=1, high=1)
    w.party(
        "attribution",
        "att_strike",
        strike,
        newest,
        "the United States struck",
        actor_name="United States",
        attribution_status="stated",
        scope="event",
        actor_id="act_usa",
    )
    w.party("target", "tgt_strike", strike, newest, "militia posts", actor_name="militia", actor_id="act_militia")
    w.party(
        "attribution",
        "att_unclaimed",
        tolls,
        newest,
        "rocket attack on Norfell base",
        attribution_status="unclaimed",
        scope="event",
    )

    answer = w.response(
        "rsp_strike",
        "rsn_strike",
        newest,
        "In retaliation the United States struck militia posts",
        response_type="military_strike",
        actor_name="United States",
        actor_id="act_usa",
        same_as_attack_report_id=strike,
    )
    w.link(
        "lnk_strike",
        answer,
        tolls,
        newest,
        "In retaliation",
        link_type="retaliation",
        basis="explicit",
        disputed_by="Iraq",
    )
    protest = w.response(
        "rsp_protest",
        "rsn_protest",
        newest,
        "Iraq then summoned the ambassador.",
        response_type="diplomatic_protest",
        actor_name="Iraq",
        actor_id="act_iraq",
        target_name="ambassador",
    )
    w.link("lnk_protest", protest, strike, newest, "then", link_type="followed_by", basis="sequence")

    letter = w.article("art_letter", date(2020, 3, 18), "Oslo wrote a letter over the rocket fire on the base.")
    note = w.response(
        "rsp_letter",
        "rsn_letter",
        letter,
        "Oslo wrote a letter",
        response_type="diplomatic_protest",
        actor_name="Oslo",
    )
    w.answered(
        "ans_letter", note, letter, "the rocket fire on the base", attack_type="rocket_attack", attack_id="atk_base"
    )

    w.attack(
        "rep_undated",
        "atk_undated",
        undated,
        "A bomb went off in Iraq.",
        attack_type="bombing",
        country_iso3="IRQ",
        where_precision=6,
        location_id="loc_country",
    )
    w.casualty("fig_undated", "rep_undated", undated, "Several people died", low=3, is_vague=True)

    window: dict[str, Any] = {"window_start": date(2019, 10, 21), "window_end": date(2020, 3, 17)}
    w.total(
        "tot_attacks",
        newest,
        "24 rocket attacks",
        metric="attacks",
        value_low=24,
        value_best=24,
        value_high=24,
        attack_type="rocket_attack",
        **window,
    )
    w.total(
        "tot_americans",
        newest,
        "four Americans",
        metric="killed",
        value_low=4,
        value_best=4,
        value_high=4,
        nationality_iso3="USA",
        **window,
    )
    add_corrections(w)
    return w


def many_reports(last_day: date | None = None) -> Warehouse:
    """Thirty articles of twelve days on five attacks: copies, corrections, other types and days, vague and open figures.

    Args:
        last_day: Leaves out what was published later, and what has no day; their identities stay those of all.
    """
    w, chance = Warehouse(), random.Random(20)
    for number in range(30):
        day = date(2020, 3, 10) + timedelta(days=chance.randrange(12)) if number % 11 != 10 else None
        attack = chance.randrange(5)
        article_id, report_id = f"art_{number:02}", f"rep_{number:02}"
        copied = f"art_{number - 5:02}" if number % 6 == 5 else None
        low, exact = chance.randrange(1, 9), chance.random() < 0.6
        kind = chance.choice(["rocket_attack", "mortar_shelling", "other"])
        event_day = date(2020, 3, 9) + timedelta(days=attack if chance.random() < 0.7 else attack + 1)
        publisher = chance.choice(["Valley Wire", "Hill Post", None])
        correction, outcome = chance.random() < 0.2, chance.choice(["killed", "killed", "wounded"])
        if last_day is not None and (day is None or day > last_day):
            continue
        w.article(article_id, day, f"Report {number}. Rockets hit. People died.", publisher=publisher)
        if copied in w.texts:
            w.add("resolution.article_duplicates", article_id=article_id, duplicate_of_article_id=copied)
        w.attack(
            report_id, f"atk_{attack}", article_id, "Rockets hit.", attack_type=kind, date_start=event_day,
            date_end=event_day, date_precision=1, date_basis="explicit", country_iso3="IRQ", where_precision=6,
        )  # fmt: skip
        w.casualty(
            f"fig_{number:02}", report_id, article_id, "People died.", outcome=outcome, low=low,
            best=low if exact else None, high=low if exact else None, is_correction=correction and exact,
        )  # fmt: skip
    return w


def add_corrections(w: Warehouse) -> None:
    """An attack of a film that an analyst rejected, a weapon set by hand, a line that is wrong, an id that is gone."""
    film = w.article(
        "art_film", date(2020, 3, 19), "In the film a bomb kills eighty people. Its makers condemn the film's attack."
    )
    w.attack("rep_film", "atk_film", film, "a bomb kills eighty people", attack_type="bombing", country_iso3="IRQ")
    w.casualty("fig_film", "rep_film", film, "eighty people", low=80, best=80, high=80)
    response = w.response(
        "rsp_film", "rsn_film", film, "Its makers condemn", response_type="statement", response_subtype="condemnation"
    )
    w.link("lnk_film", response, "rep_film", film, "condemn", link_type="response", basis="explicit")
    w.party("target", "tgt_film", "rep_film", film, "people", actor_name="people", actor_id="act_militia")
    lines = (
        ("cor_film", "reject", "atk_film", None, None, None),
        ("cor_weapon", "set", "atk_undated", "weapon_type", "bomb", None),
        ("cor_wrong", "erase", "atk_undated", None, None, "'erase' is no action"),
    )
    for number, (correction_id, action, target, field, value, problem) in enumerate(lines, start=2):
        place: dict[str, Any] = {"file_path": "ours.csv", "line_number": number, "correction_id": correction_id}
        w.add(
            "corrections.lines",
            **place,
            action=action,
            target=target,
            field=field,
            value=value,
            who="An analyst",
            corrected_at=READ_AT,
            why="It is a film",
            problem=problem,
            first_seen_at=READ_AT,
        )
        if problem is None:
            event: dict[str, Any] = {"event_kind": "attack", "event_id": target}
            w.add("resolution.correction_outcomes", **place, **event, status="applied", report_count=1)
            w.add("resolution.corrected_events", **event, correction_id=correction_id, action=action)
        if field:
            w.add(
                "resolution.corrected_values",
                event_kind="attack",
                event_id=target,
                field=field,
                value=value,
                correction_id=correction_id,
                corrected_at=READ_AT,
            )
    report: dict[str, Any] = {"event_kind": "attack", "report_id": "rep_first", "article_id": "art_first"}
    w.add("history.published_reports", **report, trigger_start=0, event_id="atk_of_old")
    w.add(
        "history.event_changes",
        changed_at=READ_AT,
        event_kind="attack",
        old_id="atk_of_old",
        change_number=1,
        new_id="atk_base",
        current_id="atk_base",
        change="rekeyed",
        cause="new_articles",
        joining_rules="by_hand",
        moved_report_ids="rep_first",
    )
    counts = dict.fromkeys((column.name for column in REFRESHES.columns), 3)
    w.add("history.refreshes", **counts | {"refresh_number": 1, "refreshed_at": READ_AT, "engine_version": "1"})


if __name__ == "__main__":
    invented_story().write(Path(sys.argv[1]))
