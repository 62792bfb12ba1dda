"""What several books say of firms in the same words: the trade that decides a checklist, the grade that caps visits.

The roll of firms and the books that inspect them may not read each other; a firm brings its own words along, so they
stand below both.
"""

TRADES = {
    "factory": "工业",
    "food": "食品加工",
    "catering": "餐饮",
    "retail": "商贸",
    "lodging": "住宿",
    "farming": "种养殖",
    "fishery": "渔业",
    "gas": "燃气",
    "building": "建筑",
    "school": "学校幼儿园",
    "other": "其他",
}
RISKS = {"a": "A级", "b": "B级", "c": "C级", "d": "D级"}  # 企业安全风险分级
