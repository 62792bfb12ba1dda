"""The only writers of the town. Each verb is one transaction: lock → permit → check → write → tell."""

from taizhang.town.verbs.areas import add_area, end_area, import_areas, name_area, rename_area
from taizhang.town.verbs.calendar import load_calendar
from taizhang.town.verbs.founding import found_town
from taizhang.town.verbs.offices import add_office, rename_office, retire_office
from taizhang.town.verbs.people import add_person, change_person, deactivate, reactivate
from taizhang.town.verbs.postings import appoint, end_posting
from taizhang.town.verbs.settings import choose_setting, drop_setting
from taizhang.town.verbs.signing import change_password, note_sign_in, note_sign_out, note_unlock, reset_password

__all__ = [
    "add_area", "add_office", "add_person", "appoint", "change_password", "change_person", "choose_setting",
    "deactivate", "drop_setting", "end_area", "end_posting", "found_town", "import_areas", "load_calendar",
    "name_area", "note_sign_in", "note_sign_out", "note_unlock", "reactivate", "rename_area", "rename_office",
    "reset_password", "retire_office",
]  # fmt: skip
