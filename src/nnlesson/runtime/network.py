"""HTTP requests, with the certificates and the proxy that pip is set up to use on this machine."""

import os
import ssl
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit
from urllib.request import url2pathname
from zipfile import BadZipFile, ZipFile

import requests
from remotezip import RemoteZip, RemoteZipError  # type: ignore[import-untyped]  # it comes without types
from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH

from nnlesson.runtime import pip
from nnlesson.runtime.errors import Unreachable

TIMEOUT = (3.0, 60.0)  # seconds: a closed network is to be noticed soon, a slow one may take its time


class TrustingAdapter(HTTPAdapter):
    """Lets requests accept every authority that pip accepts; by itself it knows its own list only."""

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, ssl_context=authorities(), **options)


def download(address: str) -> bytes:
    try:
        answer = session().get(address, timeout=TIMEOUT)
        answer.raise_for_status()
        return answer.content
    except requests.RequestException as error:
        raise Unreachable(reason(error)) from error


def read_inside(address: str, member: str) -> bytes:
    """One file of a zip archive, of which only that part travels."""
    try:
        with opened(address) as archive:
            return archive.read(member)
    except KeyError as error:
        raise Unreachable(f"there is no {member} in it") from error
    except (OSError, RemoteZipError, BadZipFile) as error:
        raise Unreachable(reason(error)) from error


def opened(address: str) -> ZipFile:
    if address.startswith("file:"):  # where pip is pointed to a folder of wheels
        return ZipFile(url2pathname(urlsplit(address).path))
    return cast(ZipFile, RemoteZip(address, session=session(), timeout=TIMEOUT))


def session() -> requests.Session:
    """Requests to https, through pip's proxy if it has one."""
    fresh = requests.Session()
    fresh.mount("https://", TrustingAdapter())
    if proxy := pip.settings().get("proxy"):
        fresh.proxies = {"http": proxy, "https": proxy}
    return fresh


def authorities() -> ssl.SSLContext:
    """The system's certificates (and SSL_CERT_FILE's), those that come with requests, and those that pip is given."""
    context = ssl.create_default_context()
    named = (pip.settings().get("cert"), os.environ.get("REQUESTS_CA_BUNDLE"), os.environ.get("CURL_CA_BUNDLE"))
    for bundle in filter(None, (DEFAULT_CA_BUNDLE_PATH, *named)):
        if Path(bundle).is_file():
            context.load_verify_locations(cafile=bundle)
        elif Path(bundle).is_dir():
            context.load_verify_locations(capath=bundle)
    return context


def reason(error: Exception) -> str:
    """Why a request failed, in a few words; what the libraries say runs over several lines."""
    cause = error.__context__ if isinstance(error, RemoteZipError) and error.__context__ else error
    match cause:
        case requests.exceptions.SSLError():
            return "its certificate is not trusted here; PIP_CERT can name the file with the right one"
        case requests.Timeout():
            return "no answer in time"
        case requests.HTTPError(response=requests.Response(status_code=status)):
            return f"status {status}"
        case requests.ConnectionError():
            return "no connection"
    return str(cause).strip().partition("\n")[0] or type(cause).__name__
