"""The officers' desk, once for every feature: list, filter, sort, search, detail, history, bulk acts, export.

A feature writes one class and mounts it:

    class PlanDesk(Desk):
        code = "plans"
        label = _("Plans")
        columns = (
            Column("title", _("Title"), sort="title", main=True),
            Column("due", _("Due"), value="due_on", kind="due", sort="due_on"),
        )
        filters = (Filter("state", _("State"), choices=State.choices, where=lambda q, v: q.filter(state=v)),)

        def enter(self, actor): require_grant(actor, "plans.edit")
        def queryset(self, actor): return visible(actor, Plan.objects.all()).select_related("lead")

    urlpatterns = [path("desk/plans/", include(PlanDesk.urls()))]

Names of the URLs: desk_plans, desk_plans_export, desk_plans_bulk, desk_plans_object, desk_plans_history.
Everything a page shows is in its address (q, filters, sort, page): it can be kept, shared, and gone back to.
The desk knows no rule: who may enter, see or act comes from the methods a feature overrides.
"""

from .columns import Bulk, Column, Filter
from .views import Desk

__all__ = ["Bulk", "Column", "Desk", "Filter"]
