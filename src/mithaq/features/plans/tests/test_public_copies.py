"""The plan elsewhere: feeds, pictures to share, the whole of it on paper."""

from xml.etree import ElementTree

from .test_public_pages import at, shown


def test_feed_when_read_then_the_news_in_ones_language(full_plan, visit):
    feed = visit(full_plan.municipality).get(f"/fr/plans/{full_plan.pk}/feed.atom")
    assert feed["Content-Type"] == "application/atom+xml; charset=utf-8"
    names = {"a": "http://www.w3.org/2005/Atom"}
    root = ElementTree.fromstring(feed.content)  # noqa: S314 our own document
    titles = [entry.findtext("a:title", namespaces=names) for entry in root.findall("a:entry", names)]
    assert titles[0].startswith("Ouvert aux commentaires jusqu’au")
    assert titles.count("Fait\u00a0: Step 1 en français") == 2
    assert titles[-1] == "Publié\u00a0: Plan regueb-2026 en français"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"


def test_share_picture_when_asked_then_drawn_once_and_kept(full_plan, visit):
    client = visit(full_plan.municipality)
    for path, kind in (
        (at(full_plan, "ar"), "plan"),
        (f"/ar/plans/{full_plan.pk}/commitments/1/", "commitment"),
    ):
        page = shown(client, path)
        address = page.split('property="og:image" content="')[1].split('"')[0]
        picture = client.get(address)
        assert picture.content[:8] == b"\x89PNG\r\n\x1a\n", kind
        assert "immutable" in picture["Cache-Control"], kind
        older = client.get(address.replace(address[-20:-4], "0" * 16))
        assert "immutable" not in older["Cache-Control"], kind
    assert client.get(f"/plans/{full_plan.pk}/share-xx-{'0' * 16}.png").status_code == 404


def test_plan_when_printed_then_the_whole_on_one_page(full_plan, visit):
    page = shown(visit(full_plan.municipality), f"/en/plans/{full_plan.pk}/whole/")
    for words in (
        "Our vision in English",
        "Our foreword in English",
        "Commitment 2 in English",
        "Step 3 in English",
    ):
        assert words in page
