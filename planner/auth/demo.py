"""The demo's accounts: whose e-mails they have, and the one password they share."""

DOMAIN = "demo.samspil.example"
PASSWORD = "samspil i demokommunen"  # noqa: S105 - printed at every start of the demo


def is_demo(email: str) -> bool:
    """Whether an e-mail is one of the demo's, whose password everybody knows."""
    return email.endswith(f"@{DOMAIN}")
