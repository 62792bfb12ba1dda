"""Posts (岗位): what a person may be appointed to. Code, not rows: reviewed like code.

The list follows the roles of a town after the 2019 reform; a town names its offices as it likes,
the posts stay these.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Post:
    """Something a person may be appointed to; `duty` says in a line what for."""

    key: str
    title: str
    duty: str = ""


HOTLINE_CLERK = Post("hotline_clerk", "热线专员", "登记、派单、回访")
OFFICE_CLERK = Post("office_clerk", "经办人", "签收、办理、答复本单位的事项")
OFFICE_HEAD = Post("office_head", "站所负责人", "审核本单位的答复、延期和退单")
LEADER = Post("leader", "分管领导", "审批延期、督办")
CHIEF = Post("chief", "主要领导", "看全镇，督办")
PARTY_OFFICE = Post("party_office", "党政办汇总", "汇总数字，起草报告")
VILLAGE_CADRE = Post("village_cadre", "村干部", "办理本村事项，协办")
GRID_WORKER = Post("grid_worker", "网格员", "巡查上报")
SAFETY_OFFICER = Post("safety_officer", "应急站经办", "检查、核查、复查隐患")
SAFETY_CHIEF = Post("safety_chief", "应急站站长", "审核隐患处置")
GOVERNANCE_CLERK = Post("governance_clerk", "综治专干", "平安夜访、矛盾调处、专项行动")
JUDICIAL_CLERK = Post("judicial_clerk", "司法所经办", "法律明白人、调解登记、司法确认")
MEDIATOR = Post("mediator", "调解员", "主持调解，回访履行")
PETITION_CLERK = Post("petition_clerk", "信访专干", "登记、甄别、转送信访事项")
REVIEW_OFFICE = Post("review_office", "复查复核承办", "办理复查、复核")
ENFORCER = Post("enforcer", "执法员", "检查、立案、调查、告知、送达")
LEGAL_REVIEWER = Post("legal_reviewer", "法制审核员", "审核处罚决定")
DISCIPLINE = Post("discipline", "纪检监督", "检举控告、以案促改")
AUDITOR = Post("auditor", "审计管理员", "查看日志，核验封印")
TOWN_ADMIN = Post("town_admin", "系统管理员", "维护辖区、单位、人员")
SECURITY_ADMIN = Post("security_admin", "安全管理员", "审批任职和权限")

ALL: dict[str, Post] = {
    p.key: p
    for p in (
        HOTLINE_CLERK,
        OFFICE_CLERK,
        OFFICE_HEAD,
        LEADER,
        CHIEF,
        PARTY_OFFICE,
        VILLAGE_CADRE,
        GRID_WORKER,
        SAFETY_OFFICER,
        SAFETY_CHIEF,
        GOVERNANCE_CLERK,
        JUDICIAL_CLERK,
        MEDIATOR,
        PETITION_CLERK,
        REVIEW_OFFICE,
        ENFORCER,
        LEGAL_REVIEWER,
        DISCIPLINE,
        AUDITOR,
        TOWN_ADMIN,
        SECURITY_ADMIN,
    )
}


def choices() -> list[tuple[str, str]]:
    """Every post for a choice field. A callable, so that a new post needs no migration."""
    return [(p.key, p.title) for p in ALL.values()]
