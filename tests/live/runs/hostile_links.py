"""Links that nobody should follow, by rule: a good one is written, and then every part of it is spoilt in every way."""

import gzip
import json
import pickle
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from live.visit import Visit

KIND = "training-loop"
OPTIONS: dict[str, Any] = {"rate": 1.0, "sentences": "all", "speed": "steps", "country": "germany", "seed": 3}

type Path = tuple[str | int, ...]
type Case = tuple[str, str]  # what is wrong with it, and the link

HUGE, DEEP = 10**400, 60
NOT_JSON = {"NaN": "NaN", "minus infinity": "-Infinity", "more than any": "1e999"}  # numbers that Python would read
WRONG: dict[str, Any] = {
    "null": None,
    "yes": True,
    "a word": "x",
    "half a letter": "\ud800",
    "markup": "<img src=x onerror=alert(1)>",
    "code": "__import__('os').system('true')",
    "a long text": "x" * 5_000,
    "minus one": -1,
    "a half": 1.5,
    "a huge number": HUGE,
    "an empty list": [],
    "a list": [1, "x"],
    "an empty object": {},
    "an object": {"__class__": "Session"},
    "a deep list": json.loads("[" * DEEP + "]" * DEEP),
    **{name: f"<{name}>" for name in NOT_JSON},
}
NAMES = (
    *("", "x", "__init__", "__class__", "__del__", "__reduce__", "start", "step", "opened", "changed", "evaluate"),
    *("advance", "new-start", "new_start", "rewind", "follow", "take", "pick", "throw-away", "go-back-to", "tables"),
    *("scale", "rng", "set ", "SET", "train()", "network", "picture", "objective"),
)
UNKNOWN = ("", "speedy", "steps", "running", "network", "made", "page_options", "__class__", "__dict__", "pressed")


def good() -> Visit:
    """A run in which something was set, and something pressed."""
    visit = Visit()
    visit.open(KIND, **OPTIONS)
    for _ in range(5):
        visit.does("step")
    visit.does("set", {"option": "rate", "to": 2.0})
    visit.does("step")
    visit.does("press", {"at": "net-weight-0-1-1", "x": 0.5, "y": 0.5})
    visit.does("step")
    return visit


def link_of(visit: Visit) -> str:
    text: str = visit.does("take", "link")["taken"]["text"]
    return text


def unpacked(link: str) -> bytes:
    return urlsafe_b64decode(link + "=" * (-len(link) % 4))


def packed(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def written(said: object) -> str:
    """As a link, in which words like "<NaN>" stand for what JSON does not have."""
    text = json.dumps(said)
    for name, word in NOT_JSON.items():
        text = text.replace(f'"<{name}>"', word)
    return packed(zlib.compress(text.encode()))


LINK = link_of(good())
SAID: dict[str, Any] = json.loads(zlib.decompress(unpacked(LINK)))


def paths(said: Any, here: Path = ()) -> Iterator[Path]:
    """Every part of what a link says."""
    inner = said.items() if isinstance(said, dict) else enumerate(said) if isinstance(said, list) else ()
    for key, value in inner:
        yield (*here, key)
        yield from paths(value, (*here, key))


def changed(path: Path, value: object) -> dict[str, Any]:
    said = deepcopy(SAID)
    part: Any = said
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return said


def without(path: Path) -> dict[str, Any]:
    said = deepcopy(SAID)
    part: Any = said
    for key in path[:-1]:
        part = part[key]
    del part[path[-1]]
    return said


STEP = "optimizers.GradientDescent.step"
NO_EDITS = [
    1,
    "js",
    [],
    [STEP],
    {STEP: 1},
    {STEP: None},
    {STEP: "x" * 8_001},
    {"layers.Dense": "x"},
    {"os.path.join": "x"},
]
NO_EDITS += [{"compiled.train": "x"}, {"": ""}, {STEP: {}}, {f"layers.Dense.f{i}": "" for i in range(10_000)}]


def may_be(path: Path, wrong: str) -> bool:
    """Whether this is nothing wrong there: a rate of one and a half, a run without happenings, another name."""
    match path:
        case ("options",) | ("numbers",):
            return wrong == "an empty object"
        case ("happenings",) | ("weights",):
            return wrong == "an empty list"
        case ("options", "rate"):
            return wrong == "a half"
        case ("numbers" | "weights", _):
            return wrong in ("a half", "minus one")
        case ("happenings", at, 2):
            return wrong == "null" and SAID["happenings"][at][1] == "press"
        case ("happenings", _, 2, "x" | "y"):
            return wrong in ("a half", "minus one")
        case ("happenings", _, 2, "to"):
            return wrong == "a half"
        case ("happenings", _, 2, "at"):
            return wrong in ("a word", "markup", "code") or wrong in NOT_JSON
    return False


def spoilt() -> Iterator[Case]:
    for path in paths(SAID):
        for name, value in WRONG.items():
            if not may_be(path, name) and not (path[-1] == "at" and name in NOT_JSON):
                yield f"{name} for {path}", written(changed(path, value))


def lacking() -> Iterator[Case]:
    """Without one thing; what is not said of options is as it is by itself, and less may have happened."""
    for path in paths(SAID):
        if (path[:1] == path and path != ("weights",)) or (path[0] == "happenings" and len(path) > 2):
            yield f"without {path}", written(without(path))


def with_more() -> Iterator[Case]:
    (at, name, value), press = SAID["happenings"]
    for more in ([at, name, value, 1], [at, name, {**value, "by": 1}], [at, "pause", 1], [at, "reset", {}]):
        yield f"more: {more}", written({**SAID, "happenings": [more, press]})
    yield "a pointer with more", written({**SAID, "happenings": [[at, "press", {**press[2], "z": 1}]]})
    yield "held by a number", written({**SAID, "happenings": [[at, "point", {**press[2], "held": 1}]]})
    yield "very far away", written({**SAID, "happenings": [[at, "press", {**press[2], "x": 1e9}]]})
    yield (
        "a weight that is not there",
        written({**SAID, "happenings": [[at, "press", {**press[2], "at": "net-weight-0-99-0"}]]}),
    )
    for edits in NO_EDITS:
        yield f"in code: {str(edits)[:40]}", written({**SAID, "edits": edits})
        yield f"later in code: {str(edits)[:40]}", written({**SAID, "happenings": [[at, "edit", edits]]})
    wrong: list[Any] = ["rate", 1, {}, [1], [None], ["nothing"], ["rate", "rate"], ["title"], ["rate"] * 10_000]
    for fixed in wrong:
        yield f"fixes {str(fixed)[:40]}", written({**SAID, "fixed": fixed})
    for option in (*UNKNOWN, "title", "caption"):
        yield f"sets {option}", written({**SAID, "happenings": [[at, "set", {"option": option, "to": "x"}]]})
    for option in UNKNOWN:
        yield f"with {option}", written({**SAID, "options": {**SAID["options"], option: 1}})
    for name in NAMES:
        yield f"calls {name}", written({**SAID, "happenings": [[at, name, None]]})
    for to in (0.0, -1.0, 10.1, 1e308, "2,5", "0x1", "much"):
        yield f"rate {to}", written({**SAID, "options": {**SAID["options"], "rate": to}})
        yield f"later rate {to}", written({**SAID, "happenings": [[at, "set", {"option": "rate", "to": to}]]})


def out_of_order() -> Iterator[Case]:
    first, second = SAID["happenings"]
    yield "turned round", written({**SAID, "happenings": [second, first]})
    for moment, end in ((-1, 5), (8, 7), (10**6 + 1, 10**6 + 1), (2**63, 2**63), (1.0, 7), ("7", "7"), (True, True)):
        yield f"at {moment} of {end}", written({**SAID, "moment": moment, "end": end, "happenings": []})
    for at in (-1, 10**6, 2**64, 1.0, "1", False):
        yield f"happens at {at}", written({**SAID, "happenings": [[at, *first[1:]]]})


def of_other_versions() -> Iterator[Case]:
    for version in (0, 2, 3, -1, 99, 1.0, True, "1", "v1", "1.0", None, [1], {"major": 1}):
        yield f"version {version}", written({**SAID, "version": version})


def cut_off() -> Iterator[Case]:
    for length in range(len(LINK)):
        yield f"its first {length} letters", LINK[:length]
    for length in range(1, len(LINK), 7):
        yield f"without its first {length} letters", LINK[length:]


def flipped() -> Iterator[Case]:
    data = unpacked(LINK)
    for bit in range(0, 8 * len(data), 5):
        spoilt = bytearray(data)
        spoilt[bit // 8] ^= 1 << bit % 8
        yield f"bit {bit} flipped", packed(bytes(spoilt))


def foreign() -> Iterator[Case]:
    """Something else altogether."""
    for name, data in {
        "a pickle": pickle.dumps(SAID),
        "an archive": b"PK\x03\x04" + b"\0" * 60,
        "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 60,
        "python": b"__import__('os').system('true')",
        "gzip": gzip.compress(json.dumps(SAID).encode(), mtime=0),
        "no bytes": b"",
        "text as it is": json.dumps(SAID).encode(),
    }.items():
        yield name, packed(data)
        yield f"{name}, packed", packed(zlib.compress(data)) if name != "text as it is" else packed(data * 2)
    for text in (
        "javascript:alert(1)",
        "<script>alert(1)</script>",
        "data:text/html,x",
        "../../etc/passwd",
        "\0",
        "é",
        "🙂",
    ):
        yield text, text
    for root in (None, True, 3, "x", [], [SAID], {}, {"link": LINK}):
        yield f"the root {root}"[:40], written(root)
    for file in (
        '{"link": 3}',
        '{"link": null}',
        '{"link": ["x"]}',
        '{"link": {}}',
        "{",
        '{"kind": "x"}',
        '{"link": ""}',
    ):
        yield f"the file {file}", file
    yield "a file in a file", json.dumps({"link": json.dumps({"link": LINK})})
    yield "followed by another", LINK + LINK
    yield "with words behind it", packed(unpacked(LINK) + b"words")


def oversized() -> Iterator[Case]:
    first = SAID["happenings"][0]
    text = json.dumps(SAID)
    yield "too many letters", "x" * 100_001
    yield "a file of too many letters", '{"link": "' + "x" * 100_001 + '"}'
    yield "a bomb", packed(zlib.compress(b"0" * 50_000_000, 9))
    yield "a bomb in blanks", packed(zlib.compress((text + " " * 40_000_000).encode(), 9))
    yield "a bomb in a name", packed(zlib.compress(f'{{"{"x" * 40_000_000}": 1}}'.encode(), 9))
    yield "a million happenings", packed(zlib.compress(b'{"happenings":[' + b"[1,2,3]," * 1_000_000 + b"[]]}", 9))
    for count in (2_001, 15_000):
        yield f"{count} happenings", written({**SAID, "happenings": [first] * count})
    yield "many happenings of nothing", written({**SAID, "happenings": [[]] * 240_000})
    yield "many weights", written({**SAID, "weights": [None] * 190_000})
    yield "many numbers", written({**SAID, "numbers": {f"n{i}": None for i in range(60_000)}})
    yield "many options", written({**SAID, "options": {f"n{i}": 1 for i in range(60_000)}})
    yield "a long kind", written({**SAID, "kind": "x" * 900_000})
    yield "a long option", written({**SAID, "options": {"country": "x" * 900_000}})
    yield (
        "a long thing to press",
        written({**SAID, "happenings": [[5, "press", {"at": "x" * 900_000, "x": 0, "y": 0}]]}),
    )
    for depth in (2_000, 100_000, 450_000):
        yield f"{depth} lists deep", packed(zlib.compress(b"[" * depth + b"]" * depth))
        yield f"{depth} objects deep", packed(zlib.compress(b'{"a":' * (depth // 3) + b"1" + b"}" * (depth // 3)))
    yield "a number of many digits", packed(zlib.compress(b'{"version":' + b"9" * 900_000 + b"}"))
    yield "a fraction of many digits", packed(zlib.compress(b'{"version":0.' + b"9" * 900_000 + b"}"))


RULES = {
    "spoilt": spoilt,
    "lacking": lacking,
    "with more": with_more,
    "out of order": out_of_order,
    "of other versions": of_other_versions,
    "cut off": cut_off,
    "flipped": flipped,
    "foreign": foreign,
    "oversized": oversized,
}
