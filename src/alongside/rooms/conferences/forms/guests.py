from alongside.foundations.design.fields import TextField
from alongside.foundations.design.forms import Form

WRONG = "This code is not right, or it is too old. Look at the newest e-mail, or ask for a new link."


class CodeForm(Form):
    code = TextField(
        label="The six digits", width=10, missing="Enter the code from the e-mail", max_length=20
    )

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).replace(" ", "").replace("-", "")

    def refuse_code(self) -> None:
        self.add_error("code", WRONG)
