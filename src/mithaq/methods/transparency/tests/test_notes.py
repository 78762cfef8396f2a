"""Signed notes, checkpoints and cosignatures, against the example of Go's reference implementation and RFC 8032."""

from __future__ import annotations

import base64
import hashlib

import pytest

from mithaq.methods.transparency import (
    COSIGNS,
    BadSignature,
    Checkpoint,
    MalformedNote,
    Note,
    PrivateKey,
    cosign,
    cosignatures_of,
    open_checkpoint,
    open_note,
    parse_checkpoint,
    parse_note,
    parse_private,
    parse_public,
    sign,
)

# The example of golang.org/x/mod/sumdb/note.
PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PRIVATE = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
NOTE = (
    f"{TEXT}\n— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
# The example of c2sp.org/tlog-checkpoint and tlog-cosignature.
BEHIND_THE_SOFA = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"


def test_sign_when_of_the_reference_key_then_the_published_note():
    assert str(sign(TEXT, parse_private(PRIVATE))) == NOTE
    assert str(parse_private(PRIVATE).public) == PUBLIC
    assert parse_private(PRIVATE).secret() == PRIVATE
    assert open_note(NOTE, [parse_public(PUBLIC)]) == parse_note(NOTE)
    assert parse_note(NOTE).text == TEXT


def test_open_when_a_letter_of_the_words_is_changed_then_refused():
    with pytest.raises(BadSignature):
        open_note(NOTE.replace("answer", "Answer"), [parse_public(PUBLIC)])


def test_open_when_signed_by_an_unknown_key_then_refused_and_a_known_one_beside_it_suffices():
    other = PrivateKey.new("other.example/log")
    note = sign(TEXT, other, parse_private(PRIVATE))
    with pytest.raises(BadSignature):
        open_note(str(sign(TEXT, other)), [parse_public(PUBLIC)])
    assert open_note(str(note), [parse_public(PUBLIC)]).signatures == note.signatures


@pytest.mark.parametrize(
    "words",
    ["", "no signature\n", NOTE[:-1], NOTE.replace("—", "-"), NOTE.replace("\n\n", "\n"), "\x01" + NOTE],
)
def test_parse_when_no_note_then_refused(words):
    with pytest.raises(MalformedNote):
        parse_note(words)


@pytest.mark.parametrize("at", range(len(PUBLIC)))
def test_public_key_when_a_letter_is_changed_then_refused(at):
    letter = "B" if PUBLIC[at] != "B" else "C"
    with pytest.raises(MalformedNote):
        parse_public(PUBLIC[:at] + letter + PUBLIC[at + 1 :])


def test_private_key_when_printed_by_accident_then_nothing_is_told():
    key = parse_private(PRIVATE)
    assert PRIVATE.rsplit("+", 1)[1] not in repr(key)
    with pytest.raises(MalformedNote):
        PrivateKey.new("a name with spaces")


def test_checkpoint_when_of_the_specification_then_read_and_written_alike():
    found = parse_checkpoint(BEHIND_THE_SOFA)
    assert (found.origin, found.size) == ("example.com/behind-the-sofa", 20852163)
    assert found.text == BEHIND_THE_SOFA
    assert parse_checkpoint(f"{BEHIND_THE_SOFA}an extension\n") == found


@pytest.mark.parametrize(
    "text",
    [
        "a\n1\n",
        "a\n01\n" + "A" * 43 + "=\n",
        "a\n-1\n" + "A" * 43 + "=\n",
        "a\n1\nAAAA\n",
        "\n1\n" + "A" * 43 + "=\n",
    ],
)
def test_checkpoint_when_malformed_then_refused(text):
    with pytest.raises(MalformedNote):
        parse_checkpoint(text)


def test_checkpoint_when_signed_by_the_key_of_another_log_then_refused():
    key = PrivateKey.new("other.example/log")
    words = str(sign(Checkpoint("town.example/log", 0, hashlib.sha256().digest()).text, key))
    with pytest.raises(BadSignature):
        open_checkpoint(words, [key.public])


def test_cosign_when_checked_then_the_time_is_part_of_it():
    log, witness = PrivateKey.new("town.example/log"), PrivateKey.new("association.example", COSIGNS)
    note = sign(Checkpoint("town.example/log", 7, bytes(32)).text, log)
    cosigned = note.adding([cosign(note, witness, 1_790_000_000)])
    assert [one.at for one in cosignatures_of(cosigned, [witness.public])] == [1_790_000_000]
    assert open_checkpoint(str(cosigned), [log.public])[1].size == 7
    # Laid out as the specification says: the key's number, eight bytes of time, the signature of time and text.
    line = cosigned.signatures[1]
    assert len(base64.b64decode(str(line).rsplit(" ", 1)[1])) == 4 + 8 + 64
    words = f"cosignature/v1\ntime 1790000000\n{note.text}".encode()
    assert witness.public.fits(words, line.data[8:])
    later = type(line)(line.name, line.key_id, (1_790_000_001).to_bytes(8, "big") + line.data[8:])
    with pytest.raises(BadSignature):
        cosignatures_of(Note(note.text, (later,)), [witness.public])
    with pytest.raises(BadSignature):
        cosign(note, log, 1)
    assert cosignatures_of(note, [witness.public]) == []


def test_adding_when_the_signature_is_known_then_once():
    key = parse_private(PRIVATE)
    note = sign(TEXT, key)
    assert note.adding(note.signatures) == note
