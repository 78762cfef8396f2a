from django.urls import path

from .views import calendars, ideas, joining, public

urlpatterns = [
    path("", public.years, name="investment"),
    path("suggest/", public.suggest, name="investment_suggest"),
    path("workspace/", joining.workspace, name="investment_workspace"),
    path("workspace/<int:pk>/attest/", joining.attest, name="investment_attest"),
    path("ideas/<int:pk>/", ideas.idea, name="investment_idea"),
    path("ideas/<int:pk>/mine/", ideas.mine, name="investment_idea_mine"),
    path("ideas/<int:pk>/support/", ideas.support, name="investment_support"),
    path("calls/<int:pk>/", joining.call, name="investment_call"),
    path("calls/<int:pk>/apply/", joining.apply_for, name="investment_apply"),
    path("applications/<int:pk>/", joining.application, name="investment_application"),
    path("<slug:code>/", public.cycle, name="investment_cycle"),
    path("<slug:code>/calendar.ics", calendars.calendar, name="investment_calendar"),
    path("<slug:code>/zones/<str:zone_code>/", public.zone, name="investment_zone"),
    path("<slug:code>/ideas/", ideas.ideas, name="investment_ideas"),
    path("<slug:code>/ideas/new/", ideas.new, name="investment_idea_new"),
    path("<slug:code>/ideas/write-down/", ideas.write_down, name="investment_write_down"),
    path("<slug:code>/members/", public.members, name="investment_members"),
    path("<slug:code>/agencies/", public.agencies, name="investment_agencies"),
    path("<slug:code>/result/", public.result, name="investment_result"),
]
