from summarizer.text.units import Block, blocks_of_text, split_units


def units(text: str, *blocks: Block) -> list[str]:
    found = split_units(text, blocks or blocks_of_text(text))
    return [text[unit.start : unit.end] for unit in found]


def paragraphs(text: str) -> list[int]:
    return [unit.paragraph for unit in split_units(text, blocks_of_text(text))]


WRAPPED = """\
The Minister of Foreign Affairs of Zambia spoke by telephone today with
his Serbian counterpart. The two ministers reviewed preparations for the
third round of consultations, which Lusaka will host in the spring, and
President Mwale will open.

They also exchanged views on the situation in the region, where the
African Union has called for restraint.
"""


def test_lines_are_units_and_blank_lines_part_paragraphs() -> None:
    text = "One line.\nAnother line.\n\n \t\nThird line.\n"

    assert units(text) == ["One line.", "Another line.", "Third line."]
    assert paragraphs(text) == [1, 1, 2]


def test_lines_of_wrapped_text_are_one_unit_also_before_a_capital() -> None:
    first, second = WRAPPED.strip().split("\n\n")

    assert units(WRAPPED) == [first, second]


def test_head_of_a_mail_does_not_hide_that_its_text_is_wrapped() -> None:
    head = "From: Press Office\nTo: list\nDate: Thu, 12 Feb 2032\nSubject: Readout\n\n"

    assert units(head + WRAPPED) == [*head.strip().split("\n"), *WRAPPED.strip().split("\n\n")]


def test_line_that_is_cut_in_a_sentence_goes_on_in_the_next() -> None:
    text = "The two ministers met in Riga and agreed that the talks\nshould go on in the spring."

    assert units(text) == [text]


def test_word_cut_at_the_end_of_a_line_is_put_together() -> None:
    assert units("A centre will be estab-\nlished.") == ["A centre will be estab-\nlished."]
    assert units("The Chad-\nNepal talks.") == ["The Chad-", "Nepal talks."]


def test_sentences_in_lines_of_their_own_stay_apart() -> None:
    text = (
        "The two sides agreed to open an air route between the capitals by 2033.\n"
        "The route will be served by airlines of both countries, officials said.\n"
        "Tickets will be on sale from the summer of next year at the earliest.\n"
        "Neither side would say what they will cost or who will pay for them."
    )

    assert units(text) == text.split("\n")


def test_entries_of_lists_are_never_joined() -> None:
    text = (
        "The two sides agreed on the following points for the coming years,\n"
        "• lower tariffs on coffee and on wine of all kinds and on\n"
        "- open an air route\n"
        "(a) respect for sovereignty and\n"
        "(b) peaceful settlement of disputes\n"
        "1. hold a forum\n"
        "> quoted text\n"
        "## heading"
    )

    assert units(text) == text.split("\n")


def test_columns_are_no_wrapped_text() -> None:
    text = "\n".join(f"Port {name}       40 ships       2031       tonnes" for name in "abcdef")

    assert units(text) == text.split("\n")


def test_lines_of_furniture_are_never_joined() -> None:
    text = "title: the talks of the two ministers about air routes\nauthor: someone"

    assert units(text, Block(0, len(text), "chrome")) == text.split("\n")


def test_blocks_part_units_and_hand_on_what_the_markup_says() -> None:
    text = "A post that goes on without an end to it in the following\n\nblock of text."
    blocks = [Block(0, 57, "embedded_post", "A (@a)"), Block(59, len(text))]

    found = split_units(text, blocks)

    assert [(unit.zone, unit.account) for unit in found] == [
        ("embedded_post", "A (@a)"),
        (None, None),
    ]


def test_text_of_another_script_is_split_into_its_lines() -> None:
    text = "双方同意设立委员会。\n葡方表示愿意提供支持。"

    assert units(text) == text.split("\n")
