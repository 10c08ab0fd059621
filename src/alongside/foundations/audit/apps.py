from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "alongside.foundations.audit"
    label = "audit"
