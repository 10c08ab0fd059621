"""Papers as files. Their names say nothing of whom they are about: they stay in a folder of downloads."""

from django.http import HttpResponse

from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import Agency
from alongside.foundations.papers.paper import Paper
from alongside.foundations.papers.pdf import as_pdf
from alongside.foundations.papers.word import as_word
from alongside.rooms.choices.queries.consent import may_hear_of_immigration
from alongside.rooms.people.models import Case

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def hears_of_immigration(request: Request, case: Case) -> bool:
    """Whether the person agreed, by name, that an agency of the reader is told of it in a file."""
    agencies = Agency.objects.filter(pk__in=request.viewer.agency_ids)
    return any(may_hear_of_immigration(case, agency, request.now) for agency in agencies)


def pdf_of(paper: Paper, name: str) -> HttpResponse:
    return _file(as_pdf(paper), "application/pdf", f"{name}.pdf")


def word_of(paper: Paper, name: str) -> HttpResponse:
    return _file(as_word(paper), WORD, f"{name}.docx")


def _file(data: bytes, content_type: str, name: str) -> HttpResponse:
    kept = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=content_type, headers=kept)
