from .importing import import_projects
from .opening import change_project, open_project, publish_project
from .planning import explain_delay, replan, tell_delays
from .remarks import forget_remark, post_remark
from .stages import move_project
from .steps import add_step, change_step, remove_step
from .translating import translate

__all__ = [
    "add_step",
    "change_project",
    "change_step",
    "explain_delay",
    "forget_remark",
    "import_projects",
    "move_project",
    "open_project",
    "post_remark",
    "publish_project",
    "remove_step",
    "replan",
    "tell_delays",
    "translate",
]
