"""The choices of a promise's fields, its lights, and what a town may set for itself."""

from taizhang.ledger.setting import Setting

RHYTHMS = {"month": "按月", "quarter": "按季"}
LIGHTS = {"idle": "未启动", "normal": "正常", "lag": "滞后", "risk": "风险", "done": "完成"}
WORST_FIRST = ("risk", "lag", "idle", "normal", "done")
RESULTS = {"kept": "按期兑现", "late": "逾期兑现", "dropped": "调整取消", "carried": "结转下年"}

BREAK_DOWN_DAYS = Setting("promise.break_down_days", "立账后多少个工作日内分解下达", 10, "个工作日", "本镇惯例")
ACCEPT_DAYS = Setting("promise.accept_days", "下达后多少个工作日内签收", 3, "个工作日", "本镇惯例")
REPORT_DAY = Setting("promise.report_day", "每月（季末月）几日前报进展", 28, "日", "本镇惯例", largest=28)
VERIFY_DAYS = Setting("promise.verify_days", "报结后多少个工作日内验收", 10, "个工作日", "本镇惯例")
EXTEND_DAYS = Setting("promise.extend_days", "申请延期后多少个工作日内答复", 3, "个工作日", "本镇惯例")
LAG_POINTS = Setting("promise.lag_points", "完成率落后时间进度多少个百分点为滞后", 10, "个百分点", "本镇惯例")
RISK_POINTS = Setting("promise.risk_points", "完成率落后时间进度多少个百分点为风险", 30, "个百分点", "本镇惯例")
URGE_DAYS, SUPERVISE_DAYS, CIRCULATE_DAYS = 0, 3, 10  # after the day a report was due: whom it comes up to
SETTINGS = (BREAK_DOWN_DAYS, ACCEPT_DAYS, REPORT_DAY, VERIFY_DAYS, EXTEND_DAYS, LAG_POINTS, RISK_POINTS)
