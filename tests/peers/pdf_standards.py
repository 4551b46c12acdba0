"""Whether a file keeps PDF/UA-1 and PDF/A, judged by page-validation."""

import page

Standard = page.ValidationProfile


def broken_rules(content: bytes, standard: "page.ValidationProfile") -> list[str]:
    """The rules of the standard that the file breaks; empty when it complies."""
    report = page.validate_pdf_bytes(content, profile=standard)
    failures = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    return failures or ([] if report.is_compliant else ["not compliant, for no stated reason"])
