"""Beginning and describing a plan: template, dates, institutions."""

import copy
import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from mithaq.commons.access.policy import Denied
from mithaq.kit.i18n import Text

from ...actions.conflicts import EditConflict, stamp
from ...actions.plans import Responsible, begin_plan, change_plan, set_institutions
from ...actions.templates import ensure_template
from ...catalogues import template_data
from ...models import Plan, PlanInstitution, PlanTemplate, Question
from ..make import make_organisation, words


def version_two():
    data = copy.deepcopy(dict(template_data("ogp-local", 1)))
    data["version"] = 2
    data["questions"] = [one for one in data["questions"] if one["code"] != "letters"]
    data["questions"].append({**data["questions"][2], "code": "climate", "title": dict(words("Climate"))})
    return data


@pytest.mark.row("M04")
def test_template_when_loaded_twice_then_it_stands_once(house):
    first, second = ensure_template(by=house), ensure_template(by=house)
    assert first == second
    assert first.questions.count() == len(template_data("ogp-local", 1)["questions"])


@pytest.mark.row("M04")
def test_second_version_when_added_then_a_plan_of_the_first_is_untouched(by, house, draft):
    before = [(s.question.code, s.question.required) for s in draft.sections.select_related("question")]
    second = ensure_template(by=house, data=version_two())
    later = begin_plan(by=by, code="later", title=words("Later"), place=words("Regueb"), template=second)
    again = Plan.objects.get(pk=draft.pk)
    assert [
        (s.question.code, s.question.required) for s in again.sections.select_related("question")
    ] == before
    assert again.template.version == 1
    codes = set(later.sections.values_list("question__code", flat=True))
    assert "climate" in codes
    assert "letters" not in codes
    assert Question.objects.filter(template__version=1, code="letters").count() == 1


def test_template_when_it_holds_together_badly_then_nothing_is_written(house):
    broken = version_two()
    broken["questions"][0] = {**broken["questions"][0], "group": "nowhere"}
    with pytest.raises(ValidationError):
        ensure_template(by=house, data=broken)
    assert PlanTemplate.objects.count() == 0


@pytest.mark.row("M03")
def test_plan_when_its_end_comes_before_its_start_then_it_is_refused_in_words(by, template):
    today = timezone.localdate()
    with pytest.raises(ValidationError) as refused:
        begin_plan(
            by=by,
            code="p",
            title=words("P"),
            place=words("R"),
            template=template,
            starts_on=today,
            ends_on=today - dt.timedelta(days=1),
        )
    assert list(refused.value.message_dict) == ["ends_on"]
    assert "comes before the start" in refused.value.message_dict["ends_on"][0]
    assert Plan.objects.count() == 0


@pytest.mark.row("M03")
def test_dates_when_changed_then_end_start_and_submission_must_agree(by, draft):
    with pytest.raises(ValidationError):
        change_plan(by=by, plan=draft, changes={"ends_on": draft.starts_on})
    late = draft.ends_on + dt.timedelta(days=1)
    with pytest.raises(ValidationError):
        change_plan(by=by, plan=draft, changes={"submitted_on": late})
    ends = draft.starts_on + dt.timedelta(days=400)
    assert change_plan(by=by, plan=draft, changes={"ends_on": ends}).ends_on == ends


def test_header_when_somebody_changed_it_meanwhile_then_the_second_writer_is_told(by, publisher, draft):
    seen = stamp(draft)
    change_plan(by=publisher, plan=draft, changes={"title": words("Theirs")}, seen=seen)
    with pytest.raises(EditConflict) as conflict:
        change_plan(by=by, plan=draft, changes={"title": words("Mine")}, seen=seen)
    assert conflict.value.theirs.title == words("Theirs")
    assert Plan.objects.get(pk=draft.pk).title == words("Theirs")


@pytest.mark.row("M02")
def test_institutions_when_several_lead_then_all_are_kept_in_order(by, draft):
    five = [make_organisation(code) for code in ("mayor", "relations", "finance", "control", "development")]
    set_institutions(by=by, plan=draft, institutions=[Responsible(one) for one in five])
    kept = PlanInstitution.objects.filter(plan=draft, role="lead").order_by("order")
    assert [one.organisation for one in kept] == five
    three = [Responsible(five[2], "support", words("Office 3")), Responsible(five[0])]
    set_institutions(by=by, plan=draft, institutions=three)
    kept = list(PlanInstitution.objects.filter(plan=draft).order_by("order"))
    assert [(one.organisation, one.role) for one in kept] == [(five[2], "support"), (five[0], "lead")]
    assert kept[0].contact_unit == words("Office 3")
    with pytest.raises(ValidationError):
        set_institutions(by=by, plan=draft, institutions=[Responsible(five[0]), Responsible(five[0])])


@pytest.mark.row("T07")
@pytest.mark.parametrize("duties", [(), ("plans.monitor",), ("plans.translator",), ("discuss.moderator",)])
def test_plan_when_begun_by_others_than_its_writers_then_it_is_refused(
    town, template, make_person, actor_of, duties
):
    stranger = actor_of(make_person("Stranger", duties=duties))
    with pytest.raises(Denied):
        begin_plan(by=stranger, code="p", title=words("P"), place=words("R"), template=template)
    assert Plan.objects.count() == 0


def test_plan_when_its_short_name_is_taken_then_the_field_says_so(by, draft, template):
    with pytest.raises(ValidationError) as refused:
        begin_plan(by=by, code=draft.code, title=Text(en="x"), place=Text(en="y"), template=template)
    assert list(refused.value.message_dict) == ["code"]
