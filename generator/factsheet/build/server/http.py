"""The local server over HTTP.

Our own, since that of MkDocs builds the whole site again after each change.
"""

import html
import json
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from factsheet.build.server.live_site import LiveSite
from factsheet.problems.problem import Problem
from factsheet.site.rendering.template_errors import TemplateMistake

WAITS = 20.0
"""Seconds that a request for news waits for a change; the page then asks again."""
NEWS = "/.factsheet/news"
_SCRIPT = (Path(__file__).parent / "news.js").read_text(encoding="utf-8")
_PANEL = (Path(__file__).parent / "panel.html").read_text(encoding="utf-8")
_EMPTY = "<!doctype html><title>Factsheet</title><body></body>"


class Server(ThreadingHTTPServer):
    """Serves the site below the path of its address, such as `/factsheet/`."""

    daemon_threads = True

    def __init__(self, host: str, port: int, live: LiveSite, top: str) -> None:
        """Raise OSError if the port is taken; `top` begins and ends with a slash."""
        super().__init__((host, port), partial(_RequestHandler, live, top))

    def handle_error(self, request: object, client_address: object) -> None:
        """Print nothing if a browser has left for another page before it got the answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _RequestHandler(SimpleHTTPRequestHandler):
    def __init__(self, live: LiveSite, top: str, *handler_arguments: object) -> None:
        self._live = live
        self._top = top
        super().__init__(*handler_arguments, directory=str(live.files))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if asked.path == NEWS:
            self._send_news(asked.query)
        elif not asked.path.startswith(self._top):
            self._redirect(self._top)
        else:
            try:
                self._show(unquote(asked.path.removeprefix(self._top)))
            except TemplateMistake as mistake:
                self._send(_EMPTY, HTTPStatus.INTERNAL_SERVER_ERROR, str(mistake))

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing, so that the terminal shows only messages on the content."""

    def _show(self, path: str) -> None:
        page = path.removesuffix("index.html")
        file = self._find_file(path)
        if file is not None and file.suffix == ".html" and (written := _read_page(file)) is not None:
            self._send(written)
        elif file is not None and file.suffix != ".html":
            self.path = f"/{path}"
            super().do_GET()
        elif (drawn := self._live.draw(page)) is not None:
            self._send(drawn)
        elif (made := self._live.make(path)) is not None:
            self._send_body(made, self.guess_type(path), HTTPStatus.OK)
        elif self._live.draw(f"{page}/") is not None:
            self._redirect(f"{self._top}{page}/")
        else:
            self._send(self._live.draw_missing() or _EMPTY, HTTPStatus.NOT_FOUND)

    def _find_file(self, path: str) -> Path | None:
        """Return the file that MkDocs has written for the path, or None."""
        if self._live.files is None:
            return None
        file = Path(self.translate_path(f"/{path}"))  # never outside of the folder
        if file.is_dir():
            file /= "index.html"
        return file if file.is_file() else None

    def _send_news(self, query: str) -> None:
        (known,) = parse_qs(query).get("version", ["0"])[:1]
        version = self._live.wait(int(known) if known.isdigit() else 0, WAITS)
        news = json.dumps({"version": version, "problems": [str(problem) for problem in self._live.problems]})
        self._send_body(news.encode(), "application/json", HTTPStatus.OK)

    def _send(self, page: str, status: HTTPStatus = HTTPStatus.OK, mistake: str = "") -> None:
        script = _SCRIPT.replace("{news}", NEWS).replace("{version}", str(self._live.version))
        before, end, after = page.rpartition("</body>")
        panel = _make_panel(self._live.problems, self._live.trouble, mistake)
        seen = f"{before}{panel}<script>{script}</script>{end}{after}"
        self._send_body(seen.encode(), "text/html; charset=utf-8", status)

    def _send_body(self, body: bytes, kind: str, status: HTTPStatus) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _redirect(self, where: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()


def _read_page(file: Path) -> str | None:
    """Return the page; None if MkDocs is just writing it anew, in which case the page shown next reloads itself."""
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def _make_panel(problems: tuple[Problem, ...], trouble: str, mistake: str) -> str:
    """Return a panel with everything that is wrong, or nothing; with a `mistake` there is no page below it."""
    details = [text for text in (trouble, mistake, *map(str, problems)) if text]
    if not details:
        return ""
    head = []
    if len(problems) == 1:
        head.append("1 error in the content.")
    elif problems:
        head.append(f"{len(problems)} errors in the content.")
    if trouble or mistake:
        head.append("The settings, a template or a Markdown page has an error.")
    if not mistake:
        head.append("This is the last good version of the page.")
    return _PANEL.replace("{head}", " ".join(head)).replace("{details}", html.escape("\n".join(details)))
