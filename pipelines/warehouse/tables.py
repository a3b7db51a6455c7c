"""The tables that Python writes: columns, types, grain and key, each said once.

From this registry come the DDL (``store.py``), the key checks and dbt's sources file (``python -m
pipelines.warehouse.sources``). The public tables aren't here: dbt builds them, and their contract is in its YAML.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        type: A DuckDB type.
        description: One sentence, kept as the column's comment in the database.
    """

    name: str
    type: str
    description: str
    required: bool = False


@dataclass(frozen=True)
class Table:
    """One table of one private schema.

    Attributes:
        grain: What one row is.
        key: The columns that identify a row.
    """

    schema: str
    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def full_name(self) -> str:
        """``schema.name``."""
        return f"{self.schema}.{self.name}"


def _c(name: str, type_: str, description: str) -> Column:
    return Column(name, type_, description)


def _r(name: str, type_: str, description: str) -> Column:
    return Column(name, type_, description, required=True)


_ARTICLE_ID = _r("article_id", "VARCHAR", "The article.")
_ATTACK_REPORT_ID = _r("attack_report_id", "VARCHAR", "The reported attack.")
_ACTOR_REF = _c("actor_ref", "VARCHAR", "The actor's key in the vocabulary, null for one it doesn't list.")
_DATES = (
    _c("date_start", "DATE", "First day it may have happened on."),
    _c("date_end", "DATE", "Last day it may have happened on."),
    _c("date_precision", "INTEGER", "UCDP's date_prec, 1 (day) to 5 (longer than a month)."),
    _c("date_text", "VARCHAR", "The words that date it, as written."),
    _c("date_basis", "VARCHAR", "The rule that turned the words into days."),
)

FILES = Table(
    "articles",
    "files",
    "One raw file that a refresh has seen.",
    ("file_path",),
    (
        _r("file_path", "VARCHAR", "The file, relative to the raw folder, or NAME://PATH in a folder beside it."),
        _r("size_bytes", "BIGINT", "Its size."),
        _c("file_sha256", "VARCHAR", "SHA-256 of its bytes; null where it was not opened or could not be read."),
        _r("modified_ns", "BIGINT", "Its modification time, used only to notice change, never as a date of anything."),
        _c("format", "VARCHAR", "The format it was read as."),
        _r("article_count", "INTEGER", "How many articles it holds."),
        _r("reader_version", "VARCHAR", "Fingerprint of the reader; a changed reader reads the file again."),
        _r("first_seen_at", "TIMESTAMP", "When a refresh first saw it, in UTC."),
        _r("last_read_at", "TIMESTAMP", "When it was last read, in UTC."),
        _c("vanished_at", "TIMESTAMP", "When a refresh first missed it, in UTC; null while it is there."),
    ),
)
ARTICLES = Table(
    "articles",
    "articles",
    "One article, in one version of its text.",
    ("article_id",),
    (
        _ARTICLE_ID,
        _r("file_path", "VARCHAR", "The raw file it was read from."),
        _r("item", "VARCHAR", "Where in the file, empty when the file holds one article."),
        _c("url", "VARCHAR", "Its address, as stated in the file."),
        _c("publisher", "VARCHAR", "Who published it."),
        _c("title", "VARCHAR", "Its headline."),
        _c("published_on", "DATE", "The day it was published, null when the file doesn't say."),
        _r("published_basis", "VARCHAR", "Where published_on came from: stated, dateline, url, updated or none."),
        _c("language", "VARCHAR", "ISO 639-1 code."),
        _r("word_count", "INTEGER", "Words of the text."),
        _r("content_sha256", "VARCHAR", "SHA-256 of the text."),
        _r("text", "VARCHAR", "The text exactly as read; all offsets count its code points."),
        _r(
            "is_current",
            "BOOLEAN",
            "False when its file holds another version of it now, or a later capture of its address does.",
        ),
        _c("replaced_by_article_id", "VARCHAR", "The version that took its place next; null while it is current."),
        _c("replaced_at", "TIMESTAMP", "When a refresh first met that version, in UTC; null while it is current."),
        _r("first_seen_at", "TIMESTAMP", "When a refresh first read it, in UTC."),
    ),
)
OCCURRENCES = Table(
    "articles",
    "occurrences",
    "One place in one raw file that an article was read from, copies included.",
    ("file_path", "item"),
    (
        _r("file_path", "VARCHAR", "The file, relative to the raw folder, or NAME://PATH in a folder beside it."),
        _r("item", "VARCHAR", "Where in the file, empty when the file holds one article."),
        _ARTICLE_ID,
        _c("retrieved_from", "VARCHAR", "The address it was captured at, where the file says so."),
        _c(
            "retrieved_at",
            "TIMESTAMP",
            "When it was captured, in UTC, as the file says; null together with the address.",
        ),
    ),
)
REJECTED_INPUTS = Table(
    "articles",
    "rejected_inputs",
    "One raw file, or part of one, and one reason it was set aside for.",
    ("file_path", "item", "reason"),
    (
        _r("file_path", "VARCHAR", "The file, relative to the raw folder, or NAME://PATH in a folder beside it."),
        _r("item", "VARCHAR", "Which part of the file, empty for all of it."),
        _r(
            "reason",
            "VARCHAR",
            "A code: unreadable, empty, too_large, too_slow, binary, unknown_format, no_article, "
            "no_publication_date, invalid_field.",
        ),
        _r("detail", "VARCHAR", "What is wrong and what was done, for a person."),
        _r("first_seen_at", "TIMESTAMP", "When a refresh first met it, in UTC."),
    ),
)
EXTRACTIONS = Table(
    "events",
    "extractions",
    "One article as read by the engine, in the engine's latest version that read it.",
    ("article_id",),
    (
        _ARTICLE_ID,
        _r("engine_version", "VARCHAR", "Version and fingerprint of the engine; a changed engine reads again."),
        _r("sentence_count", "INTEGER", "Sentences read."),
        _r("attack_count", "INTEGER", "Attacks reported."),
        _r("response_count", "INTEGER", "Responses reported."),
        _r("total_count", "INTEGER", "Totals stated."),
        _r("seconds", "DOUBLE", "Time the engine took."),
        _c("error", "VARCHAR", "Why the engine gave up on the article, null when it read it."),
    ),
)
ATTACK_REPORTS = Table(
    "events",
    "attack_reports",
    "One attack as one article tells it.",
    ("attack_report_id",),
    (
        _ATTACK_REPORT_ID,
        _ARTICLE_ID,
        _r("trigger_start", "INTEGER", "Offset of the word that names the attack."),
        _r("attack_type", "VARCHAR", "Code of dim_attack_types."),
        _r("stage", "VARCHAR", "accomplished, attempted, foiled, threatened or alleged."),
        _r("reported_as", "VARCHAR", "main_event, background_recent or background_historical."),
        *_DATES,
        _c("place_name", "VARCHAR", "The place as written."),
        _c("place_id", "VARCHAR", "Its entry in the gazetteer, null when it has none."),
        _c("country_iso3", "VARCHAR", "Country of the attack, ISO 3166-1 alpha-3."),
        _c("where_precision", "INTEGER", "UCDP's where_prec, 1 (exact) to 7 (international)."),
        _c("weapon_type", "VARCHAR", "Code of dim_weapons."),
        _c("weapon_count", "INTEGER", "Number of weapons used, when stated."),
        _c("strike_count", "INTEGER", "Strikes in a series told as one attack, when stated."),
        _c("target_text", "VARCHAR", "What was attacked, as written."),
    ),
)
CASUALTY_REPORTS = Table(
    "events",
    "casualty_reports",
    "One figure for one reported attack.",
    ("casualty_report_id",),
    (
        _r("casualty_report_id", "VARCHAR", "The figure."),
        _ATTACK_REPORT_ID,
        _ARTICLE_ID,
        _r("outcome", "VARCHAR", "killed, wounded, missing, captured or killed_or_wounded."),
        _r("victim_group", "VARCHAR", "Who they were, as a code."),
        _c("nationality_iso3", "VARCHAR", "Their nationality, where the text gives one for this group."),
        _c("victims_text", "VARCHAR", "Who they were, as written."),
        _c("person_name", "VARCHAR", "The name of a named victim."),
        _c("low", "INTEGER", "Lowest number the words allow; 0 = stated to be none."),
        _c("best", "INTEGER", "The number the words give."),
        _c("high", "INTEGER", "Highest number the words allow."),
        _r("is_vague", "BOOLEAN", "True when the number stands for a word such as 'dozens'."),
        _r("is_subset", "BOOLEAN", "True when it is part of another figure and must not be added."),
        _r("is_correction", "BOOLEAN", "True when the text says that it takes the place of a figure given before."),
        _c("corrected_figure", "INTEGER", "The number that it takes back, null where the text doesn't say which."),
    ),
)
ATTRIBUTION_REPORTS = Table(
    "events",
    "attribution_reports",
    "One actor tied to one reported attack as its perpetrator.",
    ("attribution_report_id",),
    (
        _r("attribution_report_id", "VARCHAR", "The attribution."),
        _ATTACK_REPORT_ID,
        _ARTICLE_ID,
        _c("actor_name", "VARCHAR", "The actor as written; null when the attack is said to be unclaimed."),
        _ACTOR_REF,
        _r("attribution_status", "VARCHAR", "claimed, stated, blamed, suspected, denied or unclaimed."),
        _c("asserted_by", "VARCHAR", "Who says so, null when the article itself does."),
        _r("scope", "VARCHAR", "event, or series when said of a series the attack belongs to."),
    ),
)
TARGET_REPORTS = Table(
    "events",
    "target_reports",
    "One actor that one reported attack was aimed at.",
    ("target_report_id",),
    (
        _r("target_report_id", "VARCHAR", "The target."),
        _ATTACK_REPORT_ID,
        _ARTICLE_ID,
        _r("actor_name", "VARCHAR", "The target as written."),
        _ACTOR_REF,
    ),
)
RESPONSE_REPORTS = Table(
    "events",
    "response_reports",
    "One response as one article tells it.",
    ("response_report_id",),
    (
        _r("response_report_id", "VARCHAR", "The reported response."),
        _ARTICLE_ID,
        _r("trigger_start", "INTEGER", "Offset of the word that names the response."),
        _r("response_type", "VARCHAR", "Code of dim_response_types."),
        _c(
            "response_subtype",
            "VARCHAR",
            "Of a statement: condemnation, threat, attribution, demand, condolence, denial or other.",
        ),
        _c("actor_name", "VARCHAR", "Who responded, as written."),
        _ACTOR_REF,
        _c("target_name", "VARCHAR", "Whom it was aimed at, as written."),
        _r(
            "status",
            "VARCHAR",
            "executed, announced, decided, passed_chamber, passed_not_implemented, rejected or pending.",
        ),
        *_DATES,
        _c("votes_for", "INTEGER", "Votes in favour."),
        _c("votes_against", "INTEGER", "Votes against."),
        _c("same_as_attack_report_id", "VARCHAR", "The attack report that is this response, for retaliatory force."),
    ),
)
RESPONSE_LINK_REPORTS = Table(
    "events",
    "response_link_reports",
    "One article tying one response to one attack.",
    ("link_report_id",),
    (
        _r("link_report_id", "VARCHAR", "The link."),
        _r("response_report_id", "VARCHAR", "The response."),
        _ATTACK_REPORT_ID,
        _ARTICLE_ID,
        _r("link_type", "VARCHAR", "retaliation, response or followed_by."),
        _r("basis", "VARCHAR", "explicit, causal, context or sequence."),
        _c("asserted_by", "VARCHAR", "Who ties them, null when the article itself does."),
        _c("disputed_by", "VARCHAR", "Who denies the tie."),
    ),
)
ANSWERED_ATTACK_REPORTS = Table(
    "events",
    "answered_attack_reports",
    "One attack that one response is said to answer and that its article doesn't tell, as the words describe it.",
    ("answered_attack_report_id",),
    (
        _r("answered_attack_report_id", "VARCHAR", "The described attack."),
        _r("response_report_id", "VARCHAR", "The response that answers it."),
        _ARTICLE_ID,
        _r("description", "VARCHAR", "The words that describe it."),
        _c("attack_type", "VARCHAR", "Code of dim_attack_types, null when the words give none."),
        *_DATES,
        _c("place_name", "VARCHAR", "The place as written."),
        _c("place_id", "VARCHAR", "Its entry in the gazetteer."),
        _c("country_iso3", "VARCHAR", "Country of that place, ISO 3166-1 alpha-3."),
        _c("where_precision", "INTEGER", "UCDP's where_prec, 1 (exact) to 7 (international)."),
        _c("killed", "INTEGER", "How many died, null when the words don't say."),
        _c("person_name", "VARCHAR", "The first of the dead whom the words name."),
        _r("link_type", "VARCHAR", "retaliation, response or followed_by."),
        _r("basis", "VARCHAR", "explicit, causal, context or sequence."),
    ),
)
REPORTED_TOTALS = Table(
    "events",
    "reported_totals",
    "One total that one article states over a period or several events.",
    ("total_id",),
    (
        _r("total_id", "VARCHAR", "The stated total."),
        _ARTICLE_ID,
        _r("metric", "VARCHAR", "attacks, killed or wounded."),
        _c("value_low", "INTEGER", "Lowest number the words allow."),
        _c("value_best", "INTEGER", "The number the words give."),
        _c("value_high", "INTEGER", "Highest number the words allow."),
        _r("scope_text", "VARCHAR", "What is counted, as written."),
        _c("window_start", "DATE", "First day counted."),
        _c("window_end", "DATE", "Last day counted."),
        _c("attack_type", "VARCHAR", "Type of attack counted, null when the text doesn't narrow it."),
        _c("country_iso3", "VARCHAR", "Country counted in, null when the text doesn't narrow it."),
        _c("victim_group", "VARCHAR", "Victims counted, null when the text doesn't narrow it."),
        _c("nationality_iso3", "VARCHAR", "Nationality counted, null when the text doesn't narrow it."),
        _c("place_name", "VARCHAR", "The one place that all of it lies in, as written."),
        _c("place_id", "VARCHAR", "Its entry in the gazetteer."),
        _c("actor_name", "VARCHAR", "The one attacker, as written."),
        _ACTOR_REF,
        _c("target_kind", "VARCHAR", "Kind of place aimed at: base, embassy, airport or camp."),
        _r("is_scope_coded", "BOOLEAN", "True when the codes say all that the words say."),
    ),
)
EVIDENCE = Table(
    "events",
    "evidence",
    "One quoted span behind one recorded value.",
    ("evidence_id",),
    (
        _r("evidence_id", "VARCHAR", "The quotation."),
        _r("record_id", "VARCHAR", "Key of the report it backs."),
        _r("field", "VARCHAR", "The column it backs, or 'report' for the sentence that tells the whole."),
        _ARTICLE_ID,
        _r("char_start", "INTEGER", "First code point of the quotation in the article's text."),
        _r("char_end", "INTEGER", "The code point after its last."),
        _r("quote", "VARCHAR", "The quoted words, character for character."),
        _r("rule", "VARCHAR", "The rule or model that read them."),
    ),
)
ATTACK_MEMBERS = Table(
    "resolution",
    "attack_members",
    "One reported attack and the attack it is a report of.",
    ("attack_report_id",),
    (
        _ATTACK_REPORT_ID,
        _r("attack_id", "VARCHAR", "The attack."),
        _r("rule", "VARCHAR", "Why the report belongs to it: 'alone', or the rule that joined it to another report."),
    ),
)
RESPONSE_MEMBERS = Table(
    "resolution",
    "response_members",
    "One reported response and the response it is a report of.",
    ("response_report_id",),
    (
        _r("response_report_id", "VARCHAR", "The reported response."),
        _r("response_id", "VARCHAR", "The response."),
        _r("rule", "VARCHAR", "Why the report belongs to it."),
    ),
)
ANSWERED_ATTACK_MATCHES = Table(
    "resolution",
    "answered_attack_matches",
    "One attack that is only described as answered, and the known attack it is; none for those not recognised.",
    ("answered_attack_report_id",),
    (
        _r("answered_attack_report_id", "VARCHAR", "The described attack."),
        _r("attack_id", "VARCHAR", "The attack that other articles tell."),
        _r("rule", "VARCHAR", "Why it is that attack."),
    ),
)
ARTICLE_DUPLICATES = Table(
    "resolution",
    "article_duplicates",
    "One article that repeats another, word for word or with small changes.",
    ("article_id",),
    (_ARTICLE_ID, _r("duplicate_of_article_id", "VARCHAR", "The article it repeats: the earliest published.")),
)
LOCATIONS = Table(
    "resolution",
    "locations",
    "One place that some report names.",
    ("location_id",),
    (
        _r("location_id", "VARCHAR", "The place."),
        _r("name", "VARCHAR", "Its name in the gazetteer, or as written when the gazetteer doesn't have it."),
        _r(
            "location_kind",
            "VARCHAR",
            "town, district, admin1, country, region, base, airport, embassy, camp, "
            "neighbourhood, facility or unresolved.",
        ),
        _c("admin1", "VARCHAR", "First-level division."),
        _c("country_iso3", "VARCHAR", "Country."),
        _c("country_name", "VARCHAR", "Country's English name."),
        _c("latitude", "DOUBLE", "WGS 84 degrees north; null when unknown."),
        _c("longitude", "DOUBLE", "WGS 84 degrees east; null when unknown."),
        _c("where_precision", "INTEGER", "UCDP's where_prec that naming this place gives."),
    ),
)
REPORT_LOCATIONS = Table(
    "resolution",
    "report_locations",
    "One reported attack and the place it is set in.",
    ("attack_report_id",),
    (_ATTACK_REPORT_ID, _r("location_id", "VARCHAR", "The place.")),
)
ACTORS = Table(
    "resolution",
    "actors",
    "One actor that some report names.",
    ("actor_id",),
    (
        _r("actor_id", "VARCHAR", "The actor."),
        _r("name", "VARCHAR", "Its name in the vocabulary, or as written when the vocabulary doesn't have it."),
        _r(
            "actor_kind",
            "VARCHAR",
            "state_forces, government, international, armed_group, political, civilian_group, "
            "person, media or unknown.",
        ),
        _c("country_iso3", "VARCHAR", "The country it belongs to or acts from."),
        _c("parent_actor_id", "VARCHAR", "The actor it is part of."),
    ),
)
REPORT_ACTORS = Table(
    "resolution",
    "report_actors",
    "One report that names an actor, and that actor.",
    ("record_id",),
    (
        _r("record_id", "VARCHAR", "Key of the attribution, target or response report, or of the stated total."),
        _r("actor_id", "VARCHAR", "The actor."),
    ),
)
UNLISTED_ACTORS = Table(
    "resolution",
    "unlisted_actors",
    "One actor of kind unknown that has a name of its own, for a person to review.",
    ("actor_id",),
    (
        _r("actor_id", "VARCHAR", "The actor."),
        _r("is_group_like", "BOOLEAN", "Whether its name is a group's by a word of it, or nearly a listed one's."),
        _c("nearest_actor_id", "VARCHAR", "The listed actor with the most similar name; null where none is similar."),
        _c("nearest_name", "VARCHAR", "That actor's name."),
        _c("nearest_similarity", "DOUBLE", "How similar the two names are, 70 to 100."),
    ),
)

_EVENT_KIND = _r("event_kind", "VARCHAR", "attack or response.")
_LINE = (
    _r("file_path", "VARCHAR", "The file, in the corrections folder."),
    _r("line_number", "INTEGER", "Its line; 0 for a file that could not be read as a whole."),
)
CORRECTION_LINES = Table(
    "corrections",
    "lines",
    "One line of an analyst's file of corrections, as written.",
    ("file_path", "line_number"),
    (
        *_LINE,
        _r("correction_id", "VARCHAR", "Made of all that the line says; equal lines share it."),
        _c("action", "VARCHAR", "merge, split, reject or set, as written."),
        _c("target", "VARCHAR", "Key of the event or report that it is about (column id)."),
        _c("others", "VARCHAR", "Keys of the other events or reports of a merge or split (column other_ids)."),
        _c("field", "VARCHAR", "The field to set."),
        _c("value", "VARCHAR", "Its value; null in a well-formed line means not known."),
        _c("who", "VARCHAR", "Who made the correction."),
        _c("corrected_at", "TIMESTAMP", "When it was made, in UTC (column when); null where the line is refused."),
        _c("why", "VARCHAR", "On what ground."),
        _c("problem", "VARCHAR", "Why the line is refused, null when it is well-formed."),
        _r("first_seen_at", "TIMESTAMP", "When a refresh first met it, in UTC."),
    ),
)
CORRECTION_OUTCOMES = Table(
    "resolution",
    "correction_outcomes",
    "One well-formed line of corrections and what became of it.",
    ("file_path", "line_number"),
    (
        *_LINE,
        _r("correction_id", "VARCHAR", "Made of all that the line says."),
        _r("status", "VARCHAR", "applied, superseded, not_matched or rejected."),
        _c("detail", "VARCHAR", "Why, or what was done."),
        _c("event_kind", "VARCHAR", "attack or response; null where nothing was matched."),
        _c("event_id", "VARCHAR", "The event it bears on now."),
        _c("report_count", "INTEGER", "Reports of that event."),
    ),
)
CORRECTED_EVENTS = Table(
    "resolution",
    "corrected_events",
    "One event and one correction that bears on it.",
    ("event_kind", "event_id", "correction_id"),
    (
        _EVENT_KIND,
        _r("event_id", "VARCHAR", "The event."),
        _r("correction_id", "VARCHAR", "The correction."),
        _r("action", "VARCHAR", "merge, split, reject or set; a rejected event is left out of the facts."),
    ),
)
CORRECTED_VALUES = Table(
    "resolution",
    "corrected_values",
    "One value of one column of one event that an analyst set, while it held.",
    ("event_kind", "event_id", "field", "corrected_at"),
    (
        _EVENT_KIND,
        _r("event_id", "VARCHAR", "The event."),
        _r("field", "VARCHAR", "The column, or perpetrator for the actor that carried an attack out."),
        _c("value", "VARCHAR", "Its value as text; null = not known."),
        _r("correction_id", "VARCHAR", "The correction that sets it."),
        _r("corrected_at", "TIMESTAMP", "When it took hold, in UTC."),
        _c("superseded_at", "TIMESTAMP", "When a later correction took its place, in UTC; null = it holds."),
    ),
)
PUBLISHED_REPORTS = Table(
    "history",
    "published_reports",
    "One report that some publication held, with the event it was last published under.",
    ("event_kind", "report_id"),
    (
        _EVENT_KIND,
        _r("report_id", "VARCHAR", "The report of an attack or response."),
        _ARTICLE_ID,
        _r("trigger_start", "INTEGER", "Offset of the word that names the event."),
        _c("event_id", "VARCHAR", "The event; null when an analyst rejected it."),
    ),
)
EVENT_CHANGES = Table(
    "history",
    "event_changes",
    "One id of an earlier publication, and one id that reports of it were next published under.",
    ("changed_at", "event_kind", "old_id", "change_number"),
    (
        _r("changed_at", "TIMESTAMP", "The refresh that found it, in UTC."),
        _EVENT_KIND,
        _r("old_id", "VARCHAR", "The id as published before."),
        _r("change_number", "INTEGER", "Numbers the new ids of one old id."),
        _c("new_id", "VARCHAR", "The id of the moved reports since; null where nothing took its place."),
        _c("current_id", "VARCHAR", "What new_id goes by at present; null where it is gone."),
        _r("change", "VARCHAR", "merged, split, rekeyed, rejected or vanished."),
        _r("cause", "VARCHAR", "new_articles, article_replaced, engine_changed, correction or other_evidence."),
        _c("joining_rules", "VARCHAR", "Rules that hold the moved reports in the new event, separated by blanks."),
        _r("moved_report_ids", "VARCHAR", "The reports that moved, as published before, separated by blanks."),
        _c("new_article_ids", "VARCHAR", "Articles of the new event that weren't published before."),
    ),
)

REFRESHES = Table(
    "history",
    "refreshes",
    "One refresh whose outcome was published, the present one included.",
    ("refresh_number",),
    (
        _r("refresh_number", "INTEGER", "Counts the refreshes that were published."),
        _r("refreshed_at", "TIMESTAMP", "When it joined its reports, in UTC."),
        _r("engine_version", "VARCHAR", "The engine that read what was not read before."),
        _r("raw_files", "INTEGER", "Raw files there were, those set aside included."),
        _r("articles", "INTEGER", "Current articles."),
        _r("new_articles", "INTEGER", "Current articles that the publication before did not have."),
        _r("articles_read_anew", "INTEGER", "Articles the publication before had from another engine, or not at all."),
        _r("failed_articles", "INTEGER", "Current articles the engine gave up on."),
        _r("duplicate_articles", "INTEGER", "Current articles that repeat another."),
        _r("rejected_inputs", "INTEGER", "Raw files and parts of them that are set aside."),
        _r("new_rejected_inputs", "INTEGER", "Those that the publication before did not have, or for another reason."),
        _r("attack_reports", "INTEGER", "Attacks as single articles tell them."),
        _r("casualty_reports", "INTEGER", "Figures as single articles give them."),
        _r("response_reports", "INTEGER", "Responses as single articles tell them."),
        _r("attacks", "INTEGER", "Attacks they come to, before analysts' rejections."),
        _r("responses", "INTEGER", "Responses they come to, before analysts' rejections."),
        _r("changed_ids", "INTEGER", "Ids of the publication before that changed."),
    ),
)

ARTICLE_TABLES = (FILES, ARTICLES, OCCURRENCES, REJECTED_INPUTS)
EVENT_TABLES = (
    EXTRACTIONS,
    ATTACK_REPORTS,
    CASUALTY_REPORTS,
    ATTRIBUTION_REPORTS,
    TARGET_REPORTS,
    RESPONSE_REPORTS,
    RESPONSE_LINK_REPORTS,
    ANSWERED_ATTACK_REPORTS,
    REPORTED_TOTALS,
    EVIDENCE,
)
RESOLUTION_TABLES = (
    ATTACK_MEMBERS,
    RESPONSE_MEMBERS,
    ANSWERED_ATTACK_MATCHES,
    ARTICLE_DUPLICATES,
    LOCATIONS,
    REPORT_LOCATIONS,
    ACTORS,
    REPORT_ACTORS,
    CORRECTION_OUTCOMES,
    CORRECTED_EVENTS,
    CORRECTED_VALUES,
    UNLISTED_ACTORS,
)
CORRECTION_TABLES = (CORRECTION_LINES,)
HISTORY_TABLES = (PUBLISHED_REPORTS, EVENT_CHANGES, REFRESHES)
ALL_TABLES = ARTICLE_TABLES + EVENT_TABLES + CORRECTION_TABLES + RESOLUTION_TABLES + HISTORY_TABLES
