"""The verbs of reports as a reader of the journal says them."""

BOOK = "report"  # what their journal lines are filed under; no book of the shelf has this name

WORDS: dict[str, str] = {
    "create": "建立报告",
    "write": "修改正文",
    "describe": "修改题头",
    "bind": "绑定数字",
    "mark": "标明数字来源",
    "approve": "核定数字写法",
    "accept": "采用台账的数",
    "drop": "去掉数字",
    "explain": "保留并说明",
    "unexplain": "撤回说明",
    "recall": "写入上年承诺",
    "check": "核对",
    "review": "审核",
    "sign": "签发",
    "freeze": "定稿冻结",
    "deliver": "报出",
    "send_back": "退回",
    "revise": "改版",
    "lift": "分解承诺",
    "draft_correction": "拟更正说明",
    "write_correction": "修改更正说明",
    "send_correction": "发出更正说明",
    "export": "导出",
}
