"""Where the tests of each linguistic phenomenon are, and that each has sentences enough, for and against.

The index for readers: of each phenomenon, the tests whose sentences show it and the tests whose sentences only look
like it. A phenomenon needs six sentences and three against; a test that is renamed or emptied fails here.
"""

import importlib

import pytest

INDEX: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "1 totals over a period or several events": (
        (
            "test_totals_are_not_attacks.test_a_count_over_a_period_is_a_total",
            "test_totals_are_not_attacks.test_a_count_listed_place_by_place_is_a_total_of_its_items",
            "test_one_story_or_many.test_totals_without_a_dated_period",
        ),
        ("test_totals_are_not_attacks.test_what_is_no_total",),
    ),
    "2 ordinals and appositions": (
        ("test_which_mentions_are_one_attack.test_an_ordinal_belongs_to_the_attack_beside_it",),
        ("test_which_mentions_are_one_attack.test_an_ordinal_makes_no_attack_of_its_own",),
    ),
    "3 definite and dated mentions of an attack": (
        ("test_which_mentions_are_one_attack.test_a_definite_mention_is_the_attack_it_points_to",),
        ("test_which_mentions_are_one_attack.test_a_word_of_attack_without_an_attack",),
    ),
    "4 relative clauses and 'again'": (
        ("test_which_mentions_are_one_attack.test_again_is_another_attack",),
        ("test_which_mentions_are_one_attack.test_again_and_which_without_another_attack",),
    ),
    "5 headline, standfirst and lede": (
        ("test_which_mentions_are_one_attack.test_headline_and_lede_tell_one_attack",),
        ("test_which_mentions_are_one_attack.test_titles_teasers_and_captions_tell_nothing",),
    ),
    "6 the day of the telling and the day of the attack": (
        ("test_days_of_attacks.test_the_day_of_the_attack_beats_the_day_of_the_telling",),
        ("test_days_of_attacks.test_the_day_of_the_telling_dates_no_attack",),
    ),
    "7 relative and vague days": (
        ("test_days_of_attacks.test_relative_and_vague_days", "test_times.test_codebook_dates"),
        (
            "test_days_of_attacks.test_no_day_is_invented",
            "test_times.test_what_gives_no_day",
            "test_times.test_what_is_no_time",
        ),
    ),
    "8 claimed, blamed, denied, unclaimed": (
        (
            "test_who_is_said_to_have_done_it.test_who_is_said_to_have_done_it",
            "test_claims_blame_and_denial.test_who_says_who_did_it",
        ),
        (
            "test_who_is_said_to_have_done_it.test_nobody_is_made_the_actor",
            "test_claims_blame_and_denial.test_what_says_nothing_of_who_did_it",
        ),
    ),
    "9 negation and absence": (
        (
            "test_what_did_not_happen.test_an_explicit_zero_is_zero",
            "test_what_did_not_happen.test_negation",
        ),
        (
            "test_what_did_not_happen.test_an_absent_figure_is_not_zero",
            "test_more_of_each_phenomenon.test_a_negation_reaches_no_further_than_its_clause",
        ),
    ),
    "10 hypothetical, threatened, attempted, foiled": (
        (
            "test_what_did_not_happen.test_attempted_and_foiled_attacks",
            "test_more_of_each_phenomenon.test_attacks_that_failed_were_frequent_or_only_words",
            "test_what_only_sounds_like_an_attack.test_attacks_beside_words_of_threat_are_attacks",
        ),
        (
            "test_what_did_not_happen.test_threats_hypotheses_and_accidents_are_no_attacks",
            "test_what_only_sounds_like_an_attack.test_threats_fears_and_plans_are_no_attacks",
        ),
    ),
    "11 denied and disputed attacks": (
        (
            "test_what_did_not_happen.test_a_denial_stands_beside_the_attack",
            "test_more_of_each_phenomenon.test_disputed_attacks",
        ),
        ("test_what_did_not_happen.test_a_denied_attack_is_not_counted_as_having_happened",),
    ),
    "12 tolls that change or compete": (
        (
            "test_tolls.test_tolls_that_change",
            "test_tolls.test_competing_tolls_give_low_and_high",
            "test_more_of_each_phenomenon.test_tolls_that_grow_or_are_corrected",
        ),
        (
            "test_tolls.test_what_is_no_toll",
            "test_tolls.test_a_figure_with_a_day_beside_it_stays_off_the_attack_of_another_day",
            "test_more_of_each_phenomenon.test_figures_that_update_no_toll",
        ),
    ),
    "13 parts and lists of victims": (
        (
            "test_tolls.test_lists_are_added_and_parts_are_not",
            "test_more_of_each_phenomenon.test_parts_named_in_other_ways_are_parts",
        ),
        (
            "test_tolls.test_parts_never_raise_the_toll",
            "test_more_of_each_phenomenon.test_what_is_added_is_no_part",
        ),
    ),
    "14 quantities": (
        ("test_tolls.test_quantities",),
        (
            "test_tolls.test_numbers_that_count_no_victims",
            "test_lists_and_parts_of_tolls.test_numbers_that_count_others",
            "test_rooms_of_the_engine.test_what_is_no_quantity",
        ),
    ),
    "15 who acts and who suffers": (
        ("test_voice_and_names.test_who_acts_and_who_suffers",),
        (
            "test_voice_and_names.test_words_and_names_that_mislead",
            "test_more_of_each_phenomenon.test_who_did_it_to_whom_and_who_did_nothing",
        ),
    ),
    "retaliation and other responses": (
        (
            "test_responses_to_attacks.test_responses_and_the_attacks_they_answer",
            "test_kinds_of_responses.test_kinds_of_responses",
            "test_which_attack_a_response_answers.test_the_attack_that_a_response_answers",
        ),
        (
            "test_responses_to_attacks.test_what_is_no_response",
            "test_kinds_of_responses.test_what_only_sounds_like_a_response",
            "test_which_attack_a_response_answers.test_what_answers_no_attack",
        ),
    ),
    "exercises": (
        ("test_what_only_sounds_like_an_attack.test_attacks_beside_an_exercise_are_attacks",),
        ("test_what_only_sounds_like_an_attack.test_exercises_are_no_attacks",),
    ),
    "accidents": (
        (
            "test_what_only_sounds_like_an_attack.test_attacks_beside_words_of_accident_are_attacks",
            "test_one_story_or_many.test_what_was_no_accident_stays_an_attack",
        ),
        (
            "test_what_only_sounds_like_an_attack.test_accidents_are_no_attacks",
            "test_one_story_or_many.test_accidents_and_films_are_no_attacks",
        ),
    ),
    "anniversaries, memorials, films": (
        ("test_what_only_sounds_like_an_attack.test_attacks_remembered_with_a_date_or_told_at_a_memorial_are_attacks",),
        ("test_what_only_sounds_like_an_attack.test_remembering_is_no_attack",),
    ),
    "teasers, captions, lines around the story": (
        ("test_what_only_sounds_like_an_attack.test_stories_beside_such_lines_are_told",),
        ("test_what_only_sounds_like_an_attack.test_lines_around_the_story_tell_no_attack",),
    ),
}
"""Of each phenomenon (the fifteen of the issue first): tests that show it, tests of what only looks like it."""


def sentences_of(test: str) -> int:
    """How many parameters a test has."""
    module, name = test.split(".")
    marks = getattr(importlib.import_module(module), name).pytestmark
    return sum(len(mark.args[1]) for mark in marks if mark.name == "parametrize")


@pytest.mark.parametrize("phenomenon", INDEX)
def test_each_phenomenon_has_sentences_for_and_against(phenomenon: str) -> None:
    shows, only_looks_like_it = (sum(map(sentences_of, tests)) for tests in INDEX[phenomenon])
    assert shows >= 3
    assert only_looks_like_it >= 3
    assert shows + only_looks_like_it >= 6
