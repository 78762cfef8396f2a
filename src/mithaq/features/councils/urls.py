from django.urls import path

from .views import board, calls, members, public

urlpatterns = [
    path("", public.decisions, name="decisions"),
    path("<int:pk>/", public.decision, name="decision"),
    path("positions/<int:pk>/", members.position, name="decision_position"),
    path("calls/", calls.calls, name="nomination_calls"),
    path("calls/<int:pk>/", calls.call, name="nomination_call"),
    path("calls/<int:pk>/nominate/", calls.nominate, name="nominate"),
    path("nominees/<int:pk>/withdraw/", calls.withdraw, name="nominee_withdraw"),
    path("board/<slug:slug>/", board.board, name="body_board"),
    path("board/<slug:slug>/tasks/", board.new_task, name="board_task_new"),
    path("board/<slug:slug>/risks/", board.new_risk, name="board_risk_new"),
    path("board/<slug:slug>/<str:quarter>/", board.quarter, name="board_quarter"),
    path("tasks/<int:pk>/move/", board.move, name="board_task_move"),
    path("risks/<int:pk>/over/", board.risk_over, name="board_risk_over"),
    path("agencies/<slug:slug>/", board.agencies_of, name="body_agencies"),
    path("follow-up/<slug:slug>/", public.follow_up, name="body_follow_up"),
]
