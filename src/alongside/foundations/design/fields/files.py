from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField

from alongside.foundations.design.fields.drawn import DrawnField, Params


class FileField(DrawnField, forms.FileField):
    """`accept` is a help for the browser's dialogue, such as "image/jpeg,.pdf". What a file is says its content alone.

    Its name is never kept, since people put names into it.
    """

    component = "file-upload"
    verb = "Choose"

    def __init__(self, *, accept: str = "", **kwargs: Any) -> None:
        self.accept = accept
        too_late = {"empty": "This file is empty. Choose another"}
        super().__init__(error_messages=too_late | kwargs.pop("error_messages", {}), **kwargs)

    def params(self, bound: BoundField) -> Params:
        attributes = {"accept": self.accept} if self.accept else {}
        label = self.title(bound, "govuk-label")
        return self.group(bound) | {"id": bound.auto_id, "label": label, "attributes": attributes}

    def in_words(self, value: Any) -> str:
        return "A file" if isinstance(value, UploadedFile) else ""
