"""Response headers: what a browser may load, run, frame and keep."""

from flask import Flask, Response, request

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "manifest-src 'self'",
    )
)
ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
ONE_YEAR = 365 * 24 * 3600
STRICT_TRANSPORT = f"max-age={ONE_YEAR}; includeSubDomains"
IMMUTABLE = f"public, max-age={ONE_YEAR}, immutable"


def init_app(app: Flask) -> None:
    """Put the headers on every response, errors and files included."""
    app.after_request(_secure)


def _secure(response: Response) -> Response:
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", STRICT_TRANSPORT)
    if request.endpoint == "static" and response.status_code == 200 and _is_built(request.path):
        response.headers["Cache-Control"] = IMMUTABLE
    return response


def _is_built(path: str) -> bool:
    return "/build/" in path
