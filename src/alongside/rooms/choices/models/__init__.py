from alongside.rooms.choices.models.choice import Advice, Answer, InformationSession
from alongside.rooms.choices.models.consent import Consent
from alongside.rooms.choices.models.sharing import SharingDecision

__all__ = ["Advice", "Answer", "Consent", "InformationSession", "SharingDecision"]
