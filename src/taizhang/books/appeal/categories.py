"""The three levels of what appeals are about. A code's first two digits are its class, four its group.

Our own list for a township of farms, villages and one market street; codes are never used again for another meaning.
"""

_TREE: dict[str, dict[str, str]] = {
    "01 环境保护": {
        "畜禽养殖": "养殖污水、养殖气味、病死畜禽",
        "水体污染": "沟渠污染、鱼塘尾水、生活污水",
        "大气噪声": "露天焚烧、油烟扰民、噪声扰民",
        "垃圾清运": "垃圾堆积、垃圾桶不足、建筑垃圾",
    },
    "02 市政设施": {
        "道路路灯": "路灯不亮、路面破损、缺少标志",
        "排水排污": "排水不畅、井盖缺失、管道破裂",
        "供水供电": "停水、水质浑浊、停电、电线隐患",
        "公共场所": "公厕管护、文体设施、绿化管护",
    },
    "03 农业农村": {
        "农田水利": "水渠淤塞、灌溉缺水、机耕路损坏",
        "土地承包": "承包地纠纷、流转费用、征地补偿",
        "农业补贴": "农补发放、农机补贴、保险理赔",
        "村务财务": "村务公开、集体资产、村规民约",
    },
    "04 规划建设": {
        "农村建房": "建房审批、违法建设、宅基地纠纷",
        "房屋安全": "危房、施工影响、房屋漏水",
        "工程质量": "村道质量、工程拖延、工程款",
    },
    "05 民政救助": {
        "低保特困": "申请咨询、复核异议、停发原因",
        "残疾补贴": "残补材料、残补发放",
        "临时救助": "大病困难、受灾困难",
        "养老儿童": "养老服务、留守儿童",
    },
    "06 社保就业": {
        "养老保险": "参保缴费、待遇领取",
        "医疗保险": "报销比例、参保登记",
        "劳动纠纷": "拖欠工资、工伤赔偿、劳动合同",
    },
    "07 卫生教育": {
        "医疗卫生": "就医服务、卫生院药品、预防接种",
        "学校教育": "入学、校园安全、收费",
    },
    "08 交通运输": {
        "道路交通": "乱停乱放、超载超速、交通信号",
        "客运服务": "班次不足、公交站点",
    },
    "09 安全应急": {
        "消防安全": "通道堵塞、电动车充电、烟花爆竹",
        "生产安全": "作业隐患、危险物品",
        "水域安全": "警示标志、野泳溺水",
    },
    "10 市场监管": {
        "食品安全": "过期食品、无证经营",
        "消费纠纷": "价格欺诈、退货退款",
        "占道经营": "马路市场、流动摊贩",
    },
    "11 矛盾纠纷": {
        "邻里纠纷": "采光通行、相邻排水、家禽家畜",
        "家庭纠纷": "赡养抚养、家庭矛盾",
        "经济纠纷": "借款、租赁",
    },
    "12 政务服务": {
        "办事流程": "证件办理、材料要求、办理进度",
        "作风效能": "服务态度、推诿拖延",
    },
    "13 其他": {"其他": "其他"},
}


def _lay() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    classes: dict[str, str] = {}
    groups: dict[str, str] = {}
    items: dict[str, str] = {}
    for head, inner in _TREE.items():
        code, name = head.split(" ", 1)
        classes[code] = name
        for g, (group, listed) in enumerate(inner.items(), 1):
            groups[f"{code}{g:02}"] = group
            items |= {f"{code}{g:02}{i:02}": item for i, item in enumerate(listed.split("、"), 1)}
    return classes, groups, items


CLASSES, GROUPS, ITEMS = _lay()


def grouped(inner: dict[str, str], outer: dict[str, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices of one level under the headings of the level above."""
    width = len(next(iter(outer)))
    return [(name, [(c, n) for c, n in inner.items() if c[:width] == code]) for code, name in outer.items()]
