"""A server for the sites that the browser looks at: one folder below one prefix, as a static host would give it out."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from socket import socket
from socketserver import BaseServer
from threading import Thread
from typing import Any, BinaryIO


@contextmanager
def serving(folder: Path, under: str) -> Iterator[str]:
    """Answer requests below `under` from the folder, for as long as the context lasts; the host is 127.0.0.1."""
    prefix = "/" + under.strip("/") + "/" if under.strip("/") else "/"
    answer = partial(Folder, prefix=prefix, directory=str(folder))
    with Server(("127.0.0.1", 0), answer) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()


class Server(ThreadingHTTPServer):
    """Answers each request beside the others."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away before its answer was out, and everything of any other error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Folder(SimpleHTTPRequestHandler):
    """The files of one folder below a prefix, as a static host gives them out: without listings."""

    def __init__(
        self, request: socket, client: tuple[str, int], server: BaseServer, *, prefix: str, directory: str
    ) -> None:
        self.prefix = prefix
        super().__init__(request, client, server, directory=directory)

    def send_head(self) -> BytesIO | BinaryIO | None:
        if not self.path.startswith(self.prefix):
            self.send_error(404)
            return None
        return super().send_head()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing: a request that matters is seen in the browser."""
