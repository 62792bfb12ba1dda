"""The units and counting words of township reports, and which of them measure one another."""

from fractions import Fraction

# Counting words: what is counted. 人 and 人次 are two bases, never one.
_COUNTING = (
    "人次 人 名 位 户次 户 家次 家 宗 件次 件 起 处 间 座 头 只 羽 尾 匹 辆 台 套 所 项次 项 期 条 批 "
    "批次 类 种 款 本 册 份 张 场次 场 次 架次 架 班次 班 列 趟 艘次 艘 个 村 镇 乡 支 例次 例 对 组 幅 栋 幢 "
    "层 门 口 眼 根 盏 块 片 段 部 车次 箱 盒 瓶 枚 把 道 株 棵 颗 粒 剂次 剂 针次 桌 顶 床 张床位 张床 "
    "床位 标准箱 标箱 单 篇 枝 盆 盘 节 档 届次 卷 封 桩 团 队 余次 面 孔 站 亭 园 社 员 师 生 轮 重量箱 "
)

# Measures: dimension, size in the dimension's base unit.
_MEASURES: dict[str, tuple[str, str]] = {
    "元": ("money", "1"), "块钱": ("money", "1"), "美元": ("usd", "1"), "欧元": ("eur", "1"), "港元": ("hkd", "1"),
    "港币": ("hkd", "1"), "日元": ("jpy", "1"), "元人民币": ("money", "1"),
    "亩": ("area", "2000/3"), "公顷": ("area", "10000"), "平方公里": ("area", "1000000"), "平方千米": ("area",
    "1000000"),
    "平方米": ("area", "1"), "平米": ("area", "1"), "平方": ("area", "1"), "㎡": ("area", "1"),
    "平方公尺": ("area", "1"), "市亩": ("area", "2000/3"),
    "公里": ("length", "1000"), "千米": ("length", "1000"), "km": ("length", "1000"), "米": ("length", "1"),
    "延米": ("length", "1"), "华里": ("length", "500"), "里": ("length", "500"), "海里": ("length", "1852"),
    "厘米": ("length", "1/100"), "毫米": ("length", "1/1000"), "微米": ("length", "1/1000000"),
    "纳米": ("length", "1/1000000000"),
    "公尺": ("length", "1"), "立方米": ("volume", "1"), "立方": ("volume", "1"), "方": ("volume", "1"),
    "升": ("litre", "1"),
    "吨": ("weight", "1000"), "公斤": ("weight", "1"), "千克": ("weight", "1"), "斤": ("weight", "1/2"),
    "市斤": ("weight", "1/2"), "担": ("weight", "50"), "克": ("weight", "1/1000"), "毫克": ("weight", "1/1000000"),
    "微克": ("weight", "1/1000000000"), "吨标准煤": ("coal", "1"), "标准煤": ("coal", "1"),
    "千瓦时": ("energy", "1"), "度": ("energy", "1"), "kWh": ("energy", "1"),
    "千瓦": ("power", "1"), "兆瓦": ("power", "1000"), "kW": ("power", "1"), "MW": ("power", "1000"), "GW": ("power",
    "1000000"),
    "马力": ("power", "3/4"), "千伏安": ("kva", "1"), "千伏": ("volt", "1"), "KV": ("volt", "1"), "kV": ("volt", "1"),
    "伏": ("volt",
    "1/1000"),
    "年": ("time", "365"), "个月": ("time", "30"), "周": ("time", "7"), "天": ("time", "1"), "日": ("time", "1"),
    "个工作日": ("workday", "1"), "工作日": ("workday", "1"), "小时": ("hour", "1"), "个小时": ("hour", "1"),
    "分钟": ("hour", "1/60"), "秒": ("hour", "1/3600"), "学时": ("lesson", "1"), "课时": ("lesson", "1"),
    "岁": ("age", "1"),
    "周岁": ("age", "1"), "%": ("percent", "1"), "‰": ("permille", "1"), "个百分点": ("points", "1"),
    "百分点": ("points", "1"),
    "个千分点": ("permille points", "1"), "倍": ("times", "1"), "番": ("doublings", "1"), "成": ("tenths", "1"),
    "吨公里": ("tonkm", "1"), "人公里": ("paxkm", "1"), "吨海里": ("tonnm", "1"), "℃": ("temperature", "1"),
    "摄氏度": ("temperature", "1"),
    "分": ("score", "1"), "级": ("grade", "1"), "档次": ("grade", "1"), "星级": ("grade", "1"), "分贝": ("decibel",
    "1"), "匹布": ("cloth", "1"),
    "兆": ("data", "1"), "TB": ("data", "1"), "PB": ("data", "1000"), "P": ("flops", "1"), "PFlops": ("flops", "1"),
    "锭": ("spindle", "1"), "公分": ("length", "1/100"),
}  # fmt: skip

COUNTING = frozenset(_COUNTING.split())
ALL = tuple(sorted({*COUNTING, *_MEASURES}, key=len, reverse=True))
_BY_FIRST: dict[str, tuple[str, ...]] = {}
for _unit in ALL:
    _BY_FIRST[_unit[0]] = (*_BY_FIRST.get(_unit[0], ()), _unit)
_SIZES = {unit: (kind, Fraction(size)) for unit, (kind, size) in _MEASURES.items()}

# Words in which the counting character is not one: 家庭, 人均, 人民, 项目 after 个 and the like never reach here.
_NOT_AFTER = {
    "村": ("村民", "村级", "村庄"),
    "人": ("人均", "人民币", "人民"), "户": ("户均",), "家": ("家庭", "家园", "家乡"), "个": ("个别", "个性"),
    "分": ("分别", "分之", "分类", "分管"),
    "年": ("年均", "年度"), "度": ("度假",), "里": ("里程",), "方": ("方面", "方向", "方式", "方案"), "次": ("次要",),
    "生": ("生产", "生态", "生活", "生均"),
    "面": ("面向", "面临"), "社": ("社会", "社区"), "员": ("员工",), "师": ("师生",), "团": ("团结",),
    "园": ("园区",), "道": ("道路",),
    "队": ("队伍",), "口": ("口岸",), "门": ("门前",), "站": ("站点",), "级": ("级别",), "单": ("单位", "单元",
    "单亲"), "场": ("场所", "场地", "场馆"),
    "节": ("节约", "节能"), "成": ("成为", "成功", "成立", "成果", "成员"), "日": ("日常",), "周": ("周年", "周边"),
    "期": ("期间", "期末"),
    "对": ("对口", "对接", "对外"), "片": ("片区",), "张": ("张家", "张北"), "座": ("座谈",), "处": ("处置", "处理",
    "处级"),
    "部": ("部门", "部分", "部委"), "组": ("组织", "组建"), "列": ("列入", "列为"), "批": ("批准", "批复"),
    "条": ("条件", "条例"), "位": ("位于", "位居", "位列"),
    "本": ("本科", "本地"), "台": ("台账", "台风"), "套": ("套餐",), "升": ("升至", "升级", "升到"), "床": (),
    "轮": ("轮训", "轮换", "轮作", "轮番"), "把": (), "班": ("班子",), "层": ("层面",),
}  # fmt: skip


def unit_at(text: str, at: int) -> str:
    """Return the longest unit that begins at `at`, or "" when none does."""
    if at >= len(text):
        return ""
    for unit in _BY_FIRST.get(text[at], ()):
        if text.startswith(unit, at):
            if any(text.startswith(word, at) for word in _NOT_AFTER.get(unit, ())):
                continue
            return unit
    return ""


def measure(unit: str) -> tuple[str, Fraction]:
    """Return (dimension, size): units of one dimension can be added once multiplied by their size."""
    return _SIZES.get(unit, (unit, Fraction(1)))
