"""No page of the desk offers what it then refuses: whatever a link leads to, its reader may open."""

import re

import pytest

DUTIES = (
    "plans.editor",
    "plans.publisher",
    "plans.monitor",
    "plans.mel_officer",
    "plans.translator",
    "discuss.moderator",
)
# Downloads are no pages; adding a language or a sorting leads to the same page.
LEFT_OUT = re.compile(r"\.(csv|xlsx|json|zip|ics|pdf|atom)$|/(bundle|pdf|log-?out)/$")
MOST = 80


def shape(path: str) -> str:
    """The kind of page: numbers and codes left out."""
    return re.sub(r"/sections/[^/]+/", "/sections/X/", re.sub(r"\d+", "N", path))


@pytest.mark.parametrize("duty", DUTIES)
@pytest.mark.parametrize("loaded", ["regueb"], indirect=True)
def test_desk_when_every_link_is_followed_then_none_is_refused(loaded, make_person, visit, duty):
    town, _data = loaded
    client = visit(town, make_person("Officer", duties=(duty,)))
    queue, seen, refused = ["/en/desk/"], {"/en/desk/"}, []
    while queue and len(seen) < MOST:
        path = queue.pop(0)
        answer = client.get(path, follow=True)
        if answer.status_code != 200:
            refused.append((path, answer.status_code))
            continue
        for link in re.findall(r'href="(/en/desk/[^"?#]*)', answer.content.decode()):
            if not LEFT_OUT.search(link) and shape(link) not in seen:
                seen.add(shape(link))
                queue.append(link)
    assert refused == []
