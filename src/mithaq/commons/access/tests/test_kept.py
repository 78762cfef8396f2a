"""Parts of pages that are kept between visits."""

import pytest
from django.template import TemplateSyntaxError, engines

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.access.templatetags.kept import cache
from mithaq.commons.tenancy.context import inside

pytestmark = pytest.mark.django_db

SOURCE = (
    "{% load kept %}{% kept 'part' which %}{{ word }}{% endkept %}"
    "/{% kept_for_visitors 'form' which %}{{ word }}{% endkept_for_visitors %}"
)


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def shown(rf, settings):
    """Render the parts for an actor; `cookie`: with a session's cookie."""

    def render(actor, word, which="1", language="ar", cookie=False, host="regueb.localhost"):
        request = rf.get("/", headers={"host": host})
        request.actor = actor
        if cookie:
            request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
        template = engines["django"].from_string(SOURCE)
        with inside(actor.municipality, language):
            return template.render({"word": word, "which": which}, request)

    return render


def test_part_when_seen_again_then_the_same_words_for_whoever_has_no_duty(shown, town, make_person):
    regueb, citizen = town, Actor(municipality=town, person=make_person())
    assert shown(anonymous(regueb), "one") == "one/one"
    assert shown(anonymous(regueb), "two") == "one/one"
    assert shown(citizen, "three", cookie=True) == "one/three"


def test_part_when_an_officer_looks_then_made_anew_and_not_kept(shown, regueb):
    officer = Actor(municipality=regueb, grants=frozenset({"plans.edit"}))
    assert shown(officer, "draft", cookie=True) == "draft/draft"
    assert shown(anonymous(regueb), "one") == "one/one"
    assert shown(officer, "draft", cookie=True) == "draft/draft"


def test_part_when_anything_it_hangs_on_differs_then_another(shown, regueb, salt):
    assert shown(anonymous(regueb), "one") == "one/one"
    assert shown(anonymous(salt), "salt") == "salt/salt"
    assert shown(anonymous(regueb), "French", language="fr") == "French/French"
    assert shown(anonymous(regueb), "second", which="2") == "second/second"
    assert shown(anonymous(regueb), "there", host="salt.localhost") == "there/there"
    regueb.public_version += 1
    assert shown(anonymous(regueb), "later") == "later/later"


def test_part_when_it_has_no_name_then_refused():
    with pytest.raises(TemplateSyntaxError):
        engines["django"].from_string("{% load kept %}{% kept %}x{% endkept %}")
