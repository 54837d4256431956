"""What stands around what somebody says in a mail is not read as what it says."""

import pytest

from genglossary import readers
from tests.readers.prose import check, structure

SAID = "A wind vane is a plate that\nturns with the wind."
HEADERS = "From: Mina <mina@example.org>\nTo: Jon <jon@example.org>\nDate: Mon, 3 Mar 2025 10:12\nSubject: Re: vane\n\n"


def paragraphs(text: str) -> list[str]:
    reading = readers.read("mail.txt", text.encode())
    check(reading)
    return [" ".join(text.split()) for _, text in structure(reading)]


@pytest.mark.parametrize(
    "mail",
    [
        HEADERS + SAID,
        "X-Mailer: none\nReferences: <a@example.org>\n <b@example.org>\n" + HEADERS + SAID,
        f"{HEADERS}Hi Jon,\n\n{SAID}\n\nBest regards,\nMina\n\n-- \nMina Holt\nPier Office, Quay 3\n",
        f"{SAID}\n\n-- \nMina Holt\nPier Office, Quay 3\n",
        f"On Sun, 2 Mar 2025, Jon <jon@example.org> wrote:\n> What is it?\n>> The pier log is a book.\n\n{SAID}",
        f"On Sunday, 2 March 2025, somebody called Jon Nes\n<jon@example.org> wrote:\n\n> What is a vane?\n\n{SAID}",
        f"Jon writes:\n> What is a vane?\n\n{SAID}\n\nCheers\nMina",
        f"{HEADERS}{SAID}\n\n========\nMina Holt\nTel: 00 00\n========\n",
        f"{SAID}\n\n-----Original Message-----\nFrom: Jon\nSent: Monday\nSubject: vane\n\n> What is it?",
    ],
)
def test_headers_quotations_and_signatures_of_mails_are_left_out(mail: str):
    assert paragraphs(mail) == [" ".join(SAID.split())]


def test_japanese_mails_are_read_the_same_way():
    mail = (
        "差出人: 霧島 <kiri@example.org>\n宛先: 岸田 <kishi@example.org>\n件名: Re: 風見\n\n岸田様\n\n"
        "風見とは、風で回る板である。\n\n2025年3月2日 18:02 岸田 <kishi@example.org>:\n> 風見とは何ですか。\n\n"
        "よろしくお願いいたします。\n\n-- \n霧島\n港湾事務所\n"
    )
    assert paragraphs(mail) == ["風見とは、風で回る板である。"]


def test_each_mail_of_several_is_read():
    first, second = "A vane turns.", "A cone warns."
    assert paragraphs(f"{HEADERS}{first}\n\n-- \nMina\nQuay 3\n\n{HEADERS}{second}\n") == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "To: the keeper. Wind the clock.",
        "Date: a fruit of a palm.\n\nFrom: a word of place.",
        "Thanks\n\nThe keepers built it.",
        "Best regards\nare sent by the keepers.",
        "Dear keepers,\n\nthe lamp is out.",
        ">>> vane.turn()",
        "The table ends.\n\nSigned\n\nA vane turns.",
    ],
)
def test_other_texts_keep_such_lines(text: str):
    assert "".join(paragraphs(text)).replace(" ", "") == "".join(text.split())


def test_what_is_quoted_outside_of_mails_is_a_quotation_without_its_signs():
    reading = readers.read("notes.txt", b"The book says:\n\n> A vane is a plate\n> that turns.\n\nIt is old.")
    check(reading)
    assert structure(reading) == [
        ("paragraph", "The book says:"),
        ("quote", "A vane is a plate\nthat turns."),
        ("paragraph", "It is old."),
    ]
