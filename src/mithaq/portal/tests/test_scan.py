from __future__ import annotations

import pytest

from mithaq.portal.testing.scan import assert_no_private, private_words


@pytest.mark.row("T03")
@pytest.mark.parametrize(
    ("text", "leaked"),
    [
        ("<p>Write to Amal.B@town.example now</p>", ["amal.b@town.example"]),
        ("<a href='mailto:amal@town.example'>write</a>", ["amal@town.example"]),
        ("<p>Call 98-123-456 or +216 98 123 456</p>", ["98-123-456", "+216 98 123 456"]),
        ("<p>اتصلوا على ٩٨١٢٣٤٥٦</p>", ["98123456"]),
        ("<p>07 9012 3456</p>", ["07 9012 3456"]),
        ('{"phone": "+962790123456"}', ["+962790123456"]),
    ],
)
def test_scan_when_an_address_or_number_is_shown_then_it_is_named(text, leaked):
    assert list(private_words(text)) == leaked
    with pytest.raises(AssertionError, match="private"):
        assert_no_private(text)


@pytest.mark.parametrize(
    "text",
    [
        "<p>Population 64 998, budget 1 234 567 dinars in 2026</p>",
        "<time datetime='2026-11-21T10:00:00+00:00'>21/11/2026</time>",
        "<p>Reference R-2026-0142, sum 456, article 29</p>",
        "<script>var a = 'x@y.example'</script>",
        "<img src='logo@2x.png'>",
        "<p>from 2021-01-01 to 2023-12-31</p>",
    ],
)
def test_scan_when_there_is_nothing_private_then_it_is_quiet(text):
    assert list(private_words(text)) == []


def test_scan_when_a_contact_is_published_then_it_is_allowed():
    assert_no_private(b"<p>contact@regueb.example</p>", allowed={"contact@regueb.example"})
