"""Each kind of response: a text that tells one, and one that only sounds like it."""

from expected_news import ANY, Attack, News, Response, check, told

KILLED = "Gunmen shot dead three teachers near Garissa on Monday. "
BOMBED = "A bomb killed six people in Quetta on Sunday. "
_SHOT = (Attack("shooting", killed=(3, 3, 3)),)
_BLAST = (Attack("bombing|ied", killed=(6, 6, 6)),)


def answered(name: str, text: str, kind: str, **wanted: object) -> News:
    """A killing, and one response that must be tied to it."""
    return News(name, KILLED + text, _SHOT, responses=(Response(kind, answers=0, **wanted),))  # type: ignore[arg-type]


def unanswered(name: str, text: str) -> News:
    """A blast, and words that tell no response."""
    return News(name, BOMBED + text, _BLAST, responses=())


@told(
    answered("raid", "Troops launched a manhunt for the attackers on Tuesday.", "military_operation"),
    answered("siege_ended", "Commandos ended the six-hour siege of the school after the attack.", "military_operation"),
    answered("charges", "Prosecutors charged two men with murder.", "legal_complaint", actor="Prosecutors"),
    answered("sentence", "A court convicted two men of the killings on Tuesday.", "legal_complaint", actor="court"),
    answered("note", "Kenya summoned the Somali ambassador over the attack.", "diplomatic_protest", actor="Kenya"),
    answered(
        "vote",
        "Parliament voted 120 to 45 to close the border after the attack.",
        "legislative_action",
        votes=(120, 45),
    ),
    answered("sanction", "Kenya expelled two Somali diplomats over the attack.", "sanction", actor="Kenya"),
    answered("condolence", "The president expressed condolences to the families.", "statement", subtype="condolence"),
    answered("demand", "The United Nations urged Kenya to protect schools.", "statement", subtype="demand"),
    answered("asked_to_leave", "The senator recommended the troops withdraw from the county.", "statement"),
    answered("threat", "The president vowed to avenge the killings.", "statement", subtype="threat"),
    answered("in_own_words", '"This is a cowardly crime," President Ruto said on Tuesday.', "statement"),
    answered("judgement", "The governor called the killing senseless.", "statement", actor="governor"),
    answered("curfew", "The governor imposed a curfew on the county after the attack.", "security_measure"),
    answered("closure", "Schools in the county were closed after the attack.", "security_measure"),
    answered("staff_leave", "Oxfam withdrew its staff from the county after the attack.", "withdrawal", actor="Oxfam"),
    answered("arrest", "Police arrested four men on Tuesday in connection with the attack.", "arrest", actor="Police"),
    answered("march", "Hundreds of teachers marched through Nairobi to protest against the attack.", "protest"),
    answered("inquiry", "The government ordered an inquiry into the attack.", "other", actor="government"),
)
def test_kinds_of_responses(news: News) -> None:
    check(news)


@told(
    unanswered("routine_inquiry", "Police are investigating the blast."),
    unanswered("no_arrests", "No arrests have been made."),
    unanswered("not_arrested", "The man police seek hasn't been arrested."),
    unanswered("arrests_to_come", "Arrests are expected in the coming days, a lawyer said."),
    unanswered("earlier_charges", "The owner of the van had previously been charged with murder."),
    unanswered("threatened_with_arrest", "Officers threatened to arrest a reporter at the scene."),
    unanswered("order_to_a_suspect", "Officers demanded that the suspect drop a knife."),
    unanswered("passer_by", '"It was horrific," said Amina Khan, who lives nearby.'),
    unanswered("report", "Eleven shops were damaged, the interior ministry said in a statement."),
    unanswered("until", "Hospitals will stay open until the curfew is lifted."),
    unanswered("blame", "The governor blamed the Pakistani Taliban for the bombing."),
    unanswered("own_claim", "The Pakistani Taliban claimed the bombing and said the market was a legitimate target."),
    unanswered("talks_about_water", "Iran and Iraq held talks on river water in Basra on Monday."),
)
def test_what_only_sounds_like_a_response(news: News) -> None:
    check(news)


def test_a_digest_ties_a_withdrawal_to_no_attack_of_another_item() -> None:
    check(
        News(
            "digest",
            "A bomb kills six people in Quetta on Wednesday.\n\n"
            "Gunmen kill four farmers near Zaria on Wednesday.\n\n"
            "A drone strike kills two men in Sumy on Wednesday.\n\n"
            "Shelling kills three people in Marib on Wednesday.\n\n"
            "Finnish troops withdraw from a base in Lebanon under an agreement with the government.",
            (ANY_ATTACK, ANY_ATTACK, ANY_ATTACK, ANY_ATTACK),
            responses=(),
        )
    )


ANY_ATTACK = Attack("bombing|ied|shooting|armed_assault|drone_strike|artillery_shelling|other", days=ANY)
