"""Proxies on loopback, as somebody may have in front of the pages: below /glossary, and HTTPS for whoever asks."""

import http.client
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

NGINX_CONF = Path(__file__).parents[3] / "docs" / "deploy" / "nginx.conf"
HOST, PATH = "tools.example", "/glossary"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def _handler(port: int, strips: bool) -> type[BaseHTTPRequestHandler]:
    class Proxy(BaseHTTPRequestHandler):
        """Passes each request on, with the headers that a good proxy writes."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {**dict(self.headers), "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            asked.request(self.command, self.path.removeprefix(PATH) if strips else self.path, body, headers)
            answer = asked.getresponse()
            content = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("content-length", "transfer-encoding", "connection", "server", "date"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            asked.close()

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    return Proxy


@contextmanager
def small(port: int, *, strips: bool) -> Iterator[int]:
    """A proxy of a few lines; gives its port. `strips`: whether it takes the path away."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(port, strips))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def nginx(port: int, folder: Path) -> Iterator[int]:
    """The real one with the configuration of the documentation, but for ports and the certificate."""
    mine = free_port()
    server = NGINX_CONF.read_text(encoding="utf-8").replace("listen 443 ssl;", f"listen 127.0.0.1:{mine};")
    server = server.replace("127.0.0.1:8000", f"127.0.0.1:{port}")
    places = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("proxy", "fastcgi", "uwsgi", "scgi"))
    file = folder / "nginx.conf"
    file.write_text(
        f"daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;\nevents {{}}\n"
        f"http {{ access_log off; client_body_temp_path {folder}/body;\n{places}{server} }}\n",
        encoding="utf-8",
    )
    command = [shutil.which("nginx") or "nginx", "-c", str(file), "-p", str(folder), "-e", str(folder / "error.log")]
    process = subprocess.Popen(command)
    try:
        _wait_for(mine)
        yield mine
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 10
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
