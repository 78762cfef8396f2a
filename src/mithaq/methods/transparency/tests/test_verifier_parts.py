"""The parts of the verifier: signatures by RFC 8032, the head of a tree, and how they are joined to one file."""

from __future__ import annotations

import ast
import sys
from collections import Counter
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from mithaq.methods.transparency import tree_head
from mithaq.methods.transparency.tiles import grow, node_in
from mithaq.methods.transparency.verifier import one_file
from mithaq.methods.transparency.verifier.curve import signature_fits
from mithaq.methods.transparency.verifier.log import fetch, tree_hash

# RFC 8032, 7.1: tests 1 to 3.
RFC_8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]


@pytest.mark.parametrize(("key", "words", "signature"), RFC_8032)
def test_signature_when_of_the_standard_then_fits_and_altered_it_does_not(key, words, signature):
    given = bytes.fromhex(key), bytes.fromhex(words), bytes.fromhex(signature)
    assert signature_fits(*given)
    assert not signature_fits(given[0], given[1] + b"!", given[2])
    assert not signature_fits(given[0], given[1], given[2][:-1] + b"\x01")
    # The same number plus the order of the group: another spelling of the same signature is refused.
    order = 2**252 + 27742317777372353535851937790883648493
    spelled = int.from_bytes(given[2][32:], "little") + order
    assert not signature_fits(given[0], given[1], given[2][:32] + spelled.to_bytes(32, "little"))


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.integers(0, 511))
@settings(max_examples=25, deadline=None)
def test_signature_when_made_by_a_library_then_fits_and_with_a_bit_turned_it_does_not(seed, words, bit):
    key = Ed25519PrivateKey.from_private_bytes(seed)
    signature = key.sign(words)
    public = key.public_key().public_bytes_raw()
    assert signature_fits(public, words, signature)
    turned = bytearray(signature)
    turned[bit // 8] ^= 1 << bit % 8
    assert not signature_fits(public, words, bytes(turned))


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=40))
def test_tree_hash_when_by_rows_then_the_head_of_the_standard(leaves):
    tiles = grow(lambda level, index: b"", 0, leaves)
    assert tree_hash(leaves) == tree_head(node_in(lambda level, index: tiles[level, index]), len(leaves))


def test_fetch_when_the_town_is_named_below_localhost_then_this_machine_is_asked_by_that_name():
    class Town(BaseHTTPRequestHandler):
        def do_GET(self):
            words = f"{self.headers['Host']} {self.path}".encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(words)))
            self.end_headers()
            self.wfile.write(words)

        def log_message(self, *words):
            """Tests print nothing."""

    with HTTPServer(("127.0.0.1", 0), Town) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        name = f"regueb.localhost:{server.server_port}"
        assert fetch(f"http://{name}/log", "checkpoint") == f"{name} /log/checkpoint".encode()
        server.shutdown()


def test_one_file_when_joined_then_the_standard_library_alone_and_no_name_twice():
    tree = ast.parse(one_file())
    names: Counter[str] = Counter()
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module]
            assert {module.split(".")[0] for module in modules} <= sys.stdlib_module_names
            assert getattr(node, "level", 0) == 0
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names[node.name] += 1
        elif isinstance(node, ast.Assign):
            names.update(target.id for target in node.targets if isinstance(target, ast.Name))
    assert [name for name, count in names.items() if count > 1] == []
    assert "mithaq." not in one_file().replace("mithaq.methods", "mithaq.")
