"""What each kind of private value accepts, keeps, shows and is found as. Numbers are invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base import clock
from taizhang.base.fields import creditcode
from taizhang.base.fields.account import ACCOUNT
from taizhang.base.fields.address import ADDRESS
from taizhang.base.fields.identity import ID_NUMBER
from taizhang.base.fields.kind import TEXT
from taizhang.base.fields.kinds import KINDS
from taizhang.base.fields.name import NAME
from taizhang.base.fields.phone import PHONE


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("13800001234", "13800001234", "138****1234"),
        (" 138 0000-1234 ", "13800001234", "138****1234"),
        ("+86 13800001234", "13800001234", "138****1234"),
        ("13800001234", "13800001234", "138****1234"),
        ("（0759）5550123", "0759-5550123", "0759-****123"),
        ("0759—5550123转8001", "0759-5550123-8001", "0759-****123"),
        ("01055550123", "010-55550123", "010-****123"),
        ("5550123", "5550123", "****123"),
        ("12345", "12345", "****"),
        ("400-555-0123", "4005550123", "****123"),
        ("+85255550123", "+85255550123", "****123"),
    ],
)
def test_phone_when_it_can_be_rung(typed: str, kept: str, shown: str) -> None:
    assert (PHONE.clean(typed), PHONE.mask(kept)) == (kept, shown)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("1380000123", "手机号码应为 11 位，这里有 10 位：请核对。"),
        ("138000012345", "手机号码应为 11 位，这里有 12 位：请核对。"),
        ("12800001234", "请填写一个 11 位手机号码，或带区号的固定电话，例如 0759-5550123。"),
        ("13800001234 13800001235", "请填写一个 11 位手机号码，或带区号的固定电话，例如 0759-5550123。"),
        ("无", "请填写一个 11 位手机号码，或带区号的固定电话，例如 0759-5550123。"),
    ],
)
def test_phone_when_it_cannot_be_rung(typed: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:
        PHONE.clean(typed)
    assert str(caught.value) == message


def test_phone_when_found_however_it_was_written() -> None:
    ways = ["13800001234", "138-0000-1234", "+8613800001234", "１３８００００１２３４"]
    assert {PHONE.found_as(way) for way in ways} == {"13800001234"}
    assert PHONE.found_as("(0759)5550123") == PHONE.found_as("0759-5550123") == "07595550123"


@pytest.mark.parametrize(
    "number", ["11010519491231002X", "11010519491231002x", "440524188001010014", "１１０１０５19491231002X"]
)
def test_id_number_when_it_is_an_example_of_the_standard(number: str) -> None:
    assert ID_NUMBER.clean(number) in ("11010519491231002X", "440524188001010014")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("11010519491231002", "身份证号码应为 18 位，这里有 17 位：请核对。"),
        ("110105491231002", "这是 15 位的旧身份证号码：请按现在的证件填写 18 位号码。"),
        ("1101051949123100XX", "身份证号码应为 17 位数字加 1 位数字或 X：请核对。"),
        ("110105194912310021", "身份证号码校验位不符，至少有一位写错：请核对。"),
        ("110105194902300020", "身份证号码第 7 至 14 位 19490230 不是真实的出生日期：请核对。"),
        ("110105299912310027", "身份证号码第 7 至 14 位 29991231 不是真实的出生日期：请核对。"),
        ("000105194912310020", "身份证号码开头 00 不是省级代码：请核对。"),
    ],
)
def test_id_number_when_it_is_wrong(typed: str, message: str) -> None:
    with clock.at(date(2026, 1, 1)), pytest.raises(ValueError) as caught:
        ID_NUMBER.clean(typed)
    assert str(caught.value) == message


@pytest.mark.parametrize(("number", "shown"), [("44089919900101123X", "4408**********123X"), ("短", "*")])
def test_id_number_when_masked(number: str, shown: str) -> None:
    assert ID_NUMBER.mask(number) == shown


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("张三", "张三", "张*"),
        ("张 三", "张三", "张*"),
        ("张小三", "张小三", "张*三"),
        ("欧阳三", "欧阳三", "欧阳*"),
        ("欧阳小三", "欧阳小三", "欧阳**"),
        ("张李小三", "张李小三", "张**三"),
        ("阿不都·买买提", "阿不都·买买提", "阿**·***"),
        ("John  Smith", "John Smith", "J***"),
        ("㙍埇", "㙍埇", "㙍*"),
        ("𠀀三", "𠀀三", "𠀀*"),
        ("王", "王", "*"),
    ],
)
def test_name_when_written_and_shown(typed: str, kept: str, shown: str) -> None:
    assert (NAME.clean(typed), NAME.mask(kept)) == (kept, shown)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("张三、李四", "姓名里只能有文字：请去掉数字和符号，一处只填一个人。"),
        ("张三13800001234", "姓名里只能有文字：请去掉数字和符号，一处只填一个人。"),
        ("张" * 51, "姓名不能超过 50 个字：请只填一个人的姓名。"),
    ],
)
def test_name_when_it_is_none(typed: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:
        NAME.clean(typed)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("龙湾镇东村委会西屋村12号", "龙湾镇东村委会西屋村****"),
        ("龙湾镇人民路三十二号之一", "龙湾镇人民路****"),
        ("花园小区5栋2单元301", "花园小区****"),
        ("龙湾镇东村", "龙湾镇东村"),
        ("龙湾镇东村张三家对面", "龙湾镇东村****"),
        ("龙湾镇东村第三组", "龙湾镇东村****"),
    ],
)
def test_address_when_masked(address: str, shown: str) -> None:
    assert ADDRESS.mask(address) == shown


def test_account_when_written_in_groups() -> None:
    kept = ACCOUNT.clean("6222 0000 1111 2222 333")
    assert (kept, ACCOUNT.mask(kept), ACCOUNT.mask("12")) == ("6222000011112222333", "****2333", "****")
    with pytest.raises(ValueError, match="银行账号应为 8 至 32 位数字：请核对。"):
        ACCOUNT.clean("622a")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("91350100M000100Y4", "统一社会信用代码应为 18 位，这里有 17 位：请核对。"),
        ("91350100M000100Y44", "统一社会信用代码校验位不符，至少有一位写错：请核对。"),
        ("91350100I000100Y43", "统一社会信用代码只有数字和大写字母（没有 I、O、S、V、Z）：请核对。"),
    ],
)
def test_credit_code_when_it_is_wrong(typed: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:
        creditcode.clean(typed)
    assert str(caught.value) == message


def test_credit_code_when_typed_small_and_spaced() -> None:
    assert creditcode.clean("91350100 m000100y43 ") == "91350100M000100Y43"


@given(st.sampled_from(sorted(KINDS)), st.text(min_size=1))
def test_mask_when_given_anything_at_all(key: str, text: str) -> None:
    kind = KINDS[key]
    assert isinstance(kind.mask(text), str)
    assert kind.found_as(text) == kind.found_as(f" {text} ")


@given(st.text(alphabet="0123456789", min_size=11, max_size=11))
def test_mask_when_a_number_must_not_show(digits: str) -> None:
    assert digits not in PHONE.mask(digits)
    assert TEXT.mask(digits) == "（已加密）"
