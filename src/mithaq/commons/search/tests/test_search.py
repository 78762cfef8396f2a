"""What search finds, in which order, for whom, and at what price."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone, translation

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.events import Event, events
from mithaq.commons.jobs.enums import State
from mithaq.commons.jobs.models import Job
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.people.models import Organisation
from mithaq.commons.search.actions import (
    index,
    note_failed_search,
    reindex,
    remove_synonyms,
    save_synonym,
    shareable,
)
from mithaq.commons.search.documents import documents
from mithaq.commons.search.models import FailedSearch, SearchEntry, SearchTerm
from mithaq.commons.search.queries import find_records, top_failed_searches
from mithaq.commons.search.snippets import snippet
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import GlossaryTerm
from mithaq.kit.i18n import Text
from mithaq.kit.registry import records

# Arabic, French, English


@pytest.mark.row("E02")
def test_search_when_spelling_differs_then_found(page, find):
    lighting = page(ar="الإنارة العمومية في حي النور")
    town_hall = page(ar="خدمات بلدية الرقاب")
    page(ar="النظافة والطرقات")
    assert find("انارة") == [lighting]
    assert find("البلدية") == [town_hall]
    assert find("إنَارَة") == [lighting]
    assert find("وبالإنارة") == [lighting]


def test_search_when_accents_or_plural_differ_then_found(page, find):
    lit = page(fr="Éclairage public des quartiers", en="Street lighting")
    assert find("eclairage") == [lit]
    assert find("ÉCLAIRAGES quartier") == [lit]
    assert find("lights") == [lit]
    assert find("lightings") == [lit]


def test_search_when_digits_are_arabic_indic_then_found(page, find):
    law = page(ar="القانون عدد 22 لسنة 2016")
    assert find("٢٠١٦") == [law]


def test_search_when_words_stand_in_two_languages_then_found_once(page, find):
    plan = page(ar="برنامج العمل", fr="plan d’action", en="action plan")
    assert find("برنامج action") == [plan]


def test_search_when_one_word_is_missing_then_not_found(page, find):
    page(en="street lighting")
    assert find("street sweeping") == []


@pytest.mark.parametrize("typed", ["", "  ", "ا", "%", "' OR 1=1 --", '"', "*", "(((", "\x00"])
def test_search_when_nothing_or_nonsense_is_typed_then_nothing(page, find, typed):
    page(en="street lighting")
    assert find(typed) == []


# Order


def test_search_when_word_is_in_the_title_then_first_then_often_then_newest(page, find):
    once = page(en="Parks\nwater is mentioned")
    often = page(en="Rivers\nwater and water and water")
    titled = page(en="Water\nnothing else")
    newer = page(en="Gardens\nwater is mentioned")
    SearchEntry.objects.filter(subject_id=once.pk).update(changed_at=timezone.now() - dt.timedelta(days=1))
    assert find("water") == [titled, often, newer, once]


def test_search_when_translated_then_a_thing_counts_once(page, find):
    three = page(ar="Regueb", fr="Regueb", en="Regueb")
    one = page(en="Regueb\nRegueb")
    assert find("regueb") == [one, three]


def test_search_when_paged_then_everything_comes_once(page, find, town):
    made = [page(en=f"water {number}") for number in range(7)]
    SearchEntry.objects.update(changed_at=timezone.now())
    seen, cursor, totals = [], "", []
    while True:
        results = find_records(anonymous(town), "water", limit=3, cursor=cursor)
        seen += [hit.object for hit in results.hits]
        totals.append(results.total)
        cursor = results.following
        if not cursor:
            break
    assert seen == made
    assert totals == [7, None, None]


@pytest.mark.parametrize("cursor", ["x", "!!!", "bnVsbA", "WzEsMl0", "e30", "é"])
def test_search_when_cursor_is_nonsense_then_first_page(page, town, cursor):
    page(en="water")
    assert len(find_records(anonymous(town), "water", cursor=cursor).hits) == 1


# Who may see


def test_search_when_policy_hides_then_neither_found_nor_counted(page, town, make_person, actor_of):
    page(en="water for all")
    secret = page(en="water report", note="private")
    results = find_records(anonymous(town), "water")
    assert ([hit.object.pk for hit in results.hits].count(secret.pk), results.total) == (0, 1)
    assert find_records(anonymous(town), "report").total == 0
    assert find_records(actor_of(make_person()), "water").total == 2


def test_search_when_it_belongs_to_another_town_then_not_found(page, salt, town):
    page(en="water for all")
    with inside(salt):
        assert find_records(anonymous(salt), "water").total == 0


# Filters


def test_search_when_narrowed_then_only_that_kind_and_language(page, body, find):
    text = page(fr="eau potable", en="drinking water")
    office = body(fr="Office de l’eau")
    assert find("eau") == [office, text]
    assert find("eau", record="test.body") == [office]
    assert find("eau", language="en") == []
    assert find("water", language="en") == [text]
    assert find("eau", record="test.unknown") == []


def test_search_when_found_in_several_languages_then_shown_in_the_readers(page, town):
    page(ar="الرقاب", fr="Regueb et sa région", en="Regueb and around")
    with translation.override("fr"):
        hit = find_records(anonymous(town), "regueb").hits[0]
    assert (hit.language, str(hit.title)) == ("fr", "<mark>Regueb</mark> et sa région")


# Excerpts


def test_snippet_when_word_has_vowels_and_article_then_marked_as_written():
    assert snippet("إصلاح الإِنَارَةِ في الحي", frozenset({"اناره"}), "ar") == (
        "إصلاح <mark>الإِنَارَةِ</mark> في الحي"
    )


def test_snippet_when_text_holds_html_then_escaped():
    assert snippet("<script>water</script> & more", frozenset({"water"}), "en") == (
        "&lt;script&gt;<mark>water</mark>&lt;/script&gt; &amp; more"
    )


def test_snippet_when_word_is_far_then_cut_around_it_between_words():
    shown = snippet("before " * 100 + "water " + "after " * 100, frozenset({"water"}), "en")
    assert shown.startswith("… before")
    assert shown.endswith("after …")
    assert "<mark>water</mark>" in shown
    assert len(shown) < 260


def test_snippet_when_nothing_is_found_then_the_beginning():
    assert snippet("one two", frozenset({"water"}), "en") == "one two"
    assert snippet("x" * 500, frozenset({"water"}), "en") == "x" * 220 + " …"


# The index


def test_index_when_text_changes_then_old_words_are_gone(page, find):
    thing = page(en="water", fr="eau")
    thing.term = Text(en="fire")
    thing.save()
    index(thing)
    assert find("water") == find("eau") == []
    assert find("fire") == [thing]
    assert SearchEntry.objects.count() == 1


def test_index_when_nothing_changed_then_terms_are_left_alone(page, town):
    thing = page(en="water")
    before = list(SearchTerm.objects.values_list("pk", flat=True))
    index(thing)
    assert list(SearchTerm.objects.values_list("pk", flat=True)) == before


def test_index_when_history_says_so_then_done_by_the_worker(town, house, find):
    event = events.add(Event(code="test.touched", label="touched"))
    thing = GlossaryTerm.objects.create(term=Text(en="lanterns"))
    record("test.touched", by=house, on=thing)
    run_pending()
    assert find("lantern") == [thing]
    record("test.touched", by=house, on=thing)
    thing.delete()
    run_pending()
    assert SearchEntry.objects.count() == SearchTerm.objects.count() == 0
    del events._items[event.code]


def test_index_when_much_happens_to_one_thing_then_one_look_at_the_end(town, house, find):
    event = events.add(Event(code="test.touched", label="touched"))
    bridge, pump = (GlossaryTerm.objects.create(term=Text(en=word)) for word in ("bridge", "pump"))
    for thing in (bridge, bridge, pump, bridge):
        record("test.touched", by=house, on=thing)
    assert Job.objects.filter(name="search.index").count() == 2
    GlossaryTerm.objects.filter(pk=bridge.pk).update(term=Text(en="tunnel"))
    run_pending()
    assert (find("tunnel"), find("bridge"), find("pump")) == ([bridge], [], [pump])
    record("test.touched", by=house, on=bridge)
    assert Job.objects.filter(name="search.index", state=State.WAITING).count() == 1
    del events._items[event.code]


def test_reindex_when_things_are_gone_or_new_then_the_index_is_true(page, find):
    gone, kept = page(en="water"), page(en="fire")
    new = GlossaryTerm.objects.create(term=Text(en="earth"))
    GlossaryTerm.objects.filter(pk=gone.pk).delete()
    SearchTerm.objects.all().delete()
    assert reindex(records.get("test.page")) == 2
    assert (find("water"), find("fire"), find("earth")) == ([], [kept], [new])
    assert SearchEntry.objects.count() == 2


def test_documents_when_text_has_no_language_then_one_without(town):
    thing = GlossaryTerm.objects.create(term=Text(), note="AB-12")
    assert [(one.language, one.body) for one in documents(thing)] == [("", "AB-12")]


@pytest.mark.parametrize("count", [1, 20])
def test_search_when_hits_grow_then_queries_do_not(page, body, town, count, django_assert_num_queries):
    for number in range(count):
        page(ar=f"ماء {number}", en=f"water {number}")
        body(en=f"water office {number}")
    with django_assert_num_queries(6):
        # synonyms, page with total, entries, terms, and one for each of two kinds
        results = find_records(anonymous(town), "water", limit=2 * count)
    assert len(results.hits) == 2 * count


def test_search_when_there_are_ten_thousand_entries_then_still_as_few_queries(
    town, django_assert_num_queries
):
    rows = [
        Organisation(municipality=town, code=f"o{n}", name=Text(en=f"Office {n}"), kind="government")
        for n in range(10_000)
    ]
    Organisation.objects.bulk_create(rows, batch_size=1000)
    now = timezone.now()
    entries = [
        SearchEntry(
            municipality=town,
            record="test.body",
            subject_id=row.pk,
            language="en",
            title=str(row.name),
            text="",
            digest="",
            changed_at=now - dt.timedelta(seconds=number),
        )
        for number, row in enumerate(Organisation.objects.order_by("pk"))
    ]
    SearchEntry.objects.bulk_create(entries, batch_size=1000)
    entries = list(SearchEntry.objects.order_by("pk"))
    SearchTerm.objects.bulk_create(
        [
            SearchTerm(municipality=town, entry=entry, term=term, weight=10)
            for entry in entries
            for term in entry.title.lower().split()
        ],
        batch_size=1000,
    )
    with django_assert_num_queries(5):
        results = find_records(anonymous(town), "office")
    assert results.total == 10_000
    assert [hit.object.code for hit in results.hits] == [f"o{n}" for n in range(20)]
    with django_assert_num_queries(5):
        results = find_records(anonymous(town), "office 4711")
    assert [hit.object.code for hit in results.hits] == ["o4711"]


# Words that mean the same


def test_synonyms_when_set_then_one_finds_the_other_until_removed(page, find, house):
    lit, bins = page(ar="الإنارة العمومية"), page(fr="ramassage des ordures")
    group = save_synonym(by=house, words="إنارة، éclairage\nlighting")
    assert find("eclairage") == find("Lighting") == [lit]
    assert find("ordure") == [bins]
    remove_synonyms(by=house, synonyms=[group])
    assert find("eclairage") == []


def test_synonyms_when_group_makes_no_sense_then_refused(house):
    for words in ("one", "one, ONE", "two words, other", "", ",,"):
        with pytest.raises(ValidationError):
            save_synonym(by=house, words=words)


def test_synonyms_when_actor_may_not_then_refused(town, house):
    group = save_synonym(by=house, words="a1, b2")
    with pytest.raises(Denied):
        save_synonym(by=anonymous(town), words="c3, d4")
    with pytest.raises(Http404):
        remove_synonyms(by=anonymous(town), synonyms=[group])
    assert find_records(anonymous(town), "c3").asked


# Searches in vain


def test_shareable_when_search_names_a_person_then_left_out():
    assert shareable("Écoles de nuit") == "ecoles de nuit"
    assert shareable("amal@example.org école") == "ecole"
    assert shareable("٩٨ 765 432 نظافة +216-98765432") == "نظافه"
    assert shareable("12345678") == shareable("a@b.c") == ""


def test_failed_search_when_repeated_then_counted_by_day(town, house):
    for words in ("École", "ecole", "eau", "98 765 432"):
        note_failed_search(by=house, words=words)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    FailedSearch.objects.create(day=yesterday, words="ecole", count=3)
    assert top_failed_searches(yesterday) == [("ecole", 5), ("eau", 1)]
    assert top_failed_searches(timezone.localdate()) == [("ecole", 2), ("eau", 1)]
