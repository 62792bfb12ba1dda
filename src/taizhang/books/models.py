"""The table of contents: every book this town keeps."""

from taizhang.books.accusation.book import AccusationBook
from taizhang.books.appeal.book import AppealBook
from taizhang.books.campaign.book import CampaignBook
from taizhang.books.dispute.book import DisputeBook
from taizhang.books.enterprise.book import EnterpriseBook
from taizhang.books.hazard.book import HazardBook
from taizhang.books.household.book import HouseholdBook
from taizhang.books.inspection.book import InspectionBook
from taizhang.books.law_volunteer.book import LawVolunteerBook
from taizhang.books.night_demand.book import NightDemandBook
from taizhang.books.night_visit.book import NightVisitBook
from taizhang.books.penalty.book import PenaltyBook
from taizhang.books.petition.book import PetitionBook
from taizhang.books.progress.book import ProgressBook
from taizhang.books.promise.book import PromiseBook
from taizhang.books.rectification.book import RectificationBook
from taizhang.books.reported_figure.book import ReportedFigureBook
from taizhang.books.resident.book import ResidentBook

__all__ = [
    "AccusationBook",
    "AppealBook",
    "CampaignBook",
    "DisputeBook",
    "EnterpriseBook",
    "HazardBook",
    "HouseholdBook",
    "InspectionBook",
    "LawVolunteerBook",
    "NightDemandBook",
    "NightVisitBook",
    "PenaltyBook",
    "PetitionBook",
    "ProgressBook",
    "PromiseBook",
    "RectificationBook",
    "ReportedFigureBook",
    "ResidentBook",
]
