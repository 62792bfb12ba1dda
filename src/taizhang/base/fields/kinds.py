"""Every kind of private value by its key: a stored or pickled value names its kind by it."""

from taizhang.base.fields.account import ACCOUNT
from taizhang.base.fields.address import ADDRESS
from taizhang.base.fields.identity import ID_NUMBER
from taizhang.base.fields.kind import TEXT
from taizhang.base.fields.name import NAME
from taizhang.base.fields.phone import PHONE

KINDS = {kind.key: kind for kind in (TEXT, PHONE, ID_NUMBER, NAME, ACCOUNT, ADDRESS)}
