"""Answers made smaller."""

import gzip

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from mithaq.portal.compression import CompressionMiddleware

LONG = "ميثاق " * 500


def answered(response, accepted="gzip, br"):
    request = RequestFactory().get("/", headers={"accept-encoding": accepted})
    return CompressionMiddleware(lambda request: response)(request)


@pytest.mark.parametrize(
    ("accepted", "encoding", "opened"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, GZIP;q=0.5", "gzip", gzip.decompress),
        ("br; q=1.0, gzip; q=0.0", "br", brotli.decompress),
    ],
)
def test_answer_when_long_then_smaller_and_the_same(accepted, encoding, opened):
    response = answered(HttpResponse(LONG, headers={"ETag": '"a"'}), accepted)
    assert (response["Content-Encoding"], response["ETag"]) == (encoding, 'W/"a"')
    assert opened(response.content).decode() == LONG
    assert len(response.content) < len(LONG.encode()) / 10
    assert response["Content-Length"] == str(len(response.content))
    assert response["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("short"),
        HttpResponse(b"\x89PNG" * 1000, content_type="image/png"),
        HttpResponse(LONG, headers={"Content-Encoding": "zstd"}),
    ],
    ids=["short", "picture", "encoded"],
)
def test_answer_when_not_worth_it_then_as_it_is(response):
    before = response.content
    assert answered(response).content == before


def test_answer_when_streamed_or_not_accepted_then_as_it_is():
    streamed = answered(StreamingHttpResponse([LONG.encode()]))
    assert b"".join(streamed.streaming_content).decode() == LONG
    plain = answered(HttpResponse(LONG), "identity")
    assert (plain.content.decode(), plain.has_header("Content-Encoding")) == (LONG, False)
    assert plain["Vary"] == "Accept-Encoding"
