"""States that nobody should have written: how a good one is changed, and the sentence with which that is refused."""

import json
from collections.abc import Callable
from typing import Any

from contract.state.everything import Everything
from nnlesson.contract.state import write_state

type Head = dict[str, Any]
type Change = Callable[[Head], object]

DAMAGED = "it is damaged, or something else has written it"
THEME = "contract.state.everything"


def written() -> tuple[Head, bytes]:
    block = Everything(seed=5)
    for _ in range(4):
        block.step()
    line, _, arrays = write_state(block).partition(b"\n")
    return json.loads(line), arrays


def state(head: object, arrays: bytes = b"") -> bytes:
    return json.dumps(head).encode() + b"\n" + arrays


def thing(head: Head, name: str) -> Head:
    """What an attribute holds, where it is written."""
    found: Head = head["things"][head["attributes"][name]["thing"]]
    return found


def hold(name: str, value: object) -> Change:
    """Put something else into an attribute."""
    return lambda head: head["attributes"].update({name: value})


def hold_thing(name: str, written: object) -> Change:
    """Put something into an attribute that is written among the things."""

    def change(head: Head) -> None:
        head["things"].append(written)
        head["attributes"][name] = {"thing": len(head["things"]) - 1}

    return change


def option(name: str, value: object) -> Change:
    return lambda head: head["options"].update({name: value})


def within(name: str, key: str, value: object) -> Change:
    """Change how a thing is written."""
    return lambda head: thing(head, name).update({key: value})


def field(name: str, attribute: str, value: object) -> Change:
    """Put something into an attribute of an object."""
    return lambda head: thing(head, name)["attributes"].update({attribute: value})


def top(key: str, value: object) -> Change:
    return lambda head: head.update({key: value})


def drop(*path: str) -> Change:
    def change(head: Head) -> None:
        for key in path[:-1]:
            head = head[key]
        del head[path[-1]]

    return change


def an_object(name: str, **attributes: object) -> Head:
    return {"object": name, "attributes": attributes}


def stranger(name: str) -> str:
    return f"it holds {name}, which this figure does not use"


CODE = [
    *("builtins.eval", "builtins.exec", "builtins.object", "builtins.type", "os.system", "subprocess.Popen"),
    *(
        "posix.system",
        "nt.system",
        "importlib.import_module",
        "pickle.loads",
        "sys.exit",
        "js.eval",
        "code.InteractiveConsole",
    ),
    *("nnlesson.live.session.Session", "nnlesson.contract.block.Block", "nnlesson.contract.option.Number"),
    *("nnlesson.blocks.knobs.network.ThreeKnobs", "nnlesson.draw.figure.Figure", "numpy.ndarray", "numpy.memmap"),
    *("contract.test_control.Sample", "../../etc/passwd", "", f"{THEME}", f"{THEME}.nobody", f"{THEME}.np"),
]
HIDING = [
    "step",
    "start",
    "picture",
    "readouts",
    "w",
    "rng",
    "finished",
    "__class__",
    "__dict__",
    "__reduce__",
    "__del__",
]

REFUSED: list[tuple[str, Change, str]] = [
    # Another version, another figure
    *[
        (f"version {v!r}", top("version", v), f"it is of version {v}, and this site reads version 1")
        for v in (0, 2, -1)
    ],
    ("version text", top("version", "1"), "it is of version 1, and this site reads version 1"),
    ("version none", top("version", None), "it is of version None, and this site reads version 1"),
    ("version long", top("version", "9" * 999), f"it is of version {'9' * 20}, and this site reads version 1"),
    ("kind", top("kind", "and-gate"), "it is of another figure, and-gate"),
    ("kind list", top("kind", []), "it is of another figure, []"),
    # Something missing, something too much
    ("half a letter", top("run", {"happenings": [[1, "press", {"at": "\ud800"}]]}), DAMAGED),
    *[(f"no {key}", drop(key), DAMAGED) for key in ("version", "kind", "options", "attributes", "things")],
    *[(f"{key} null", top(key, None), DAMAGED) for key in ("options", "attributes", "things")],
    *[(f"{key} list", top(key, []), DAMAGED) for key in ("options", "attributes")],
    ("no attribute", drop("attributes", "rows"), "its rows is missing"),
    ("no option", drop("options", "rate"), "it has other settings than this figure"),
    ("strange attribute", hold("strange", 1), "it has 'strange', which this figure does not know"),
    ("strange option", option("strange", 1), "it has other settings than this figure"),
    ("id", hold("id", "other"), "it has 'id', which this figure does not know"),
    ("field missing", lambda h: thing(h, "neuron")["attributes"].pop("W"), "its neuron.W is missing"),
    # Settings
    ("option too large", option("rate", 1e300), "its rate does not fit (give a number from 0.01 to 10)"),
    ("option nan", option("rate", {"float": "nan"}), "its rate does not fit (give a number from 0.01 to 10)"),
    ("option text nan", option("rate", "nan"), "its rate does not fit (give a number from 0.01 to 10)"),
    ("option huge", option("size", 10**400), "its size does not fit (give a whole number from 1 to 9)"),
    ("option list", option("size", [2]), "its size does not fit (give a whole number from 1 to 9)"),
    ("option word", option("word", "xor"), 'its word does not fit (give "and" or "or")'),
    ("option seed", option("seed", -1), "its seed does not fit (give a whole number from 0 to 4294967295)"),
    ("option thing", option("rate", {"thing": 0}), "its rate does not fit (give a number from 0.01 to 10)"),
    (
        "caption long",
        option("caption", "x" * 2000),
        "its caption does not fit (give a text of at most 1000 characters)",
    ),
    # Wrong types
    ("text for a number", hold("large", "7"), "its large is a text in the place of an int"),
    ("yes for a number", hold("large", True), "its large is a yes or no in the place of an int"),
    ("number for a text", hold("text", 7), "its text is an int in the place of a text"),
    ("list for an array", hold_thing("x", {"list": [1.0]}), "its x is a list in the place of an array"),
    ("tuple for a list", hold("rows", {"tuple": []}), "its rows is a tuple in the place of a list"),
    ("list for a dictionary", hold_thing("by_step", {"list": []}), "its by_step is a list in the place of a dict"),
    ("set for a frozen one", hold_thing("pairs", {"set": []}), "its pairs is a set in the place of a frozenset"),
    (
        "array for an object",
        lambda h: hold("neuron", h["attributes"]["x"])(h),
        "its neuron is an array in the place of a Dense",
    ),
    (
        "other class",
        lambda h: hold("neuron", h["attributes"]["network"])(h),
        "its neuron is a Network in the place of a Dense",
    ),
    ("number for an object", hold("chance", 5), "its chance is an int in the place of a Generator"),
    ("text in a row", hold_thing("endless", {"list": ["a"]}), "its endless holds something else than it should"),
    ("field of another type", field("losses", "count", "many"), "its losses.count is a text in the place of an int"),
    ("weights of a text", field("neuron", "W", "heavy"), "its neuron.W is a text in the place of an array"),
    (
        "weights of integers",
        lambda h: field("neuron", "W", h["attributes"]["whole"])(h),
        "its neuron.W is an array of another kind",
    ),
    ("a list that is none", hold("rows", [1, 2]), DAMAGED),
    (
        "a list of texts that is none",
        hold_thing("rows", {"list": "ab"}),
        "its rows holds something else than it should",
    ),
    ("a dictionary of nothing", hold_thing("by_step", {"dict": [[1]]}), DAMAGED),
    ("a dictionary of numbers", hold_thing("by_step", {"dict": 3}), DAMAGED),
    ("a key that is a list", hold_thing("by_step", {"dict": [[[1], 2]]}), DAMAGED),
    ("a key that is a thing", hold_thing("by_step", {"dict": [[{"thing": 0}, 2]]}), DAMAGED),
    ("a tag that nobody knows", hold("large", {"eval": "1"}), DAMAGED),
    ("a thing that nobody knows", hold_thing("rows", {"eval": "1"}), DAMAGED),
    ("a thing that is none", hold_thing("rows", None), DAMAGED),
    (
        "a row of another class",
        hold("nothing", {"tuple": [], "class": f"{THEME}.Memory"}),
        "it has a Memory that is none",
    ),
    ("a row too short", hold("nothing", {"tuple": [1], "class": f"{THEME}.Record"}), "it has a Record that is none"),
    # Numbers
    ("a number that nobody knows", hold("scalar", {"float": "1e5"}), DAMAGED),
    ("a word for a number", hold("scalar", {"number": ["float64", "a"]}), DAMAGED),
    ("a number of a strange kind", hold("scalar", {"number": ["object", 1]}), "it has numbers of the kind object"),
    ("a number too large for its kind", hold("one", {"number": ["int32", 2**40]}), DAMAGED),
    # Arrays
    ("array of objects", within("x", "array", "object"), "it has numbers of the kind object"),
    ("array of a strange kind", within("x", "array", "float128"), "it has numbers of the kind float128"),
    ("array of code", within("x", "array", "__import__('os')"), "it has numbers of the kind __import__('os')"),
    ("array of no kind", within("x", "array", None), "it has numbers of the kind None"),
    *[
        (f"shape {shape}", within("x", "shape", shape), "it has an array of no possible shape")
        for shape in ([-1, 2], [2.0, 8], ["8", 2], [True, 16], [None])
    ],
    *[
        (f"shape {shape}", within("x", "shape", shape), "its arrays have not as many bytes as they should")
        for shape in ([10**9, 10**9], [2**62], [8, 3], [0], [])
    ],
    ("shape of many", within("x", "shape", [1] * 100 + [8, 2]), DAMAGED),
    ("shape none", within("x", "shape", None), DAMAGED),
    ("another shape", within("x", "shape", [16]), "its training.x is an array of another kind"),
    # What is named
    *[
        (f"thing {place!r}", hold("rows", {"thing": place}), "it names something that it does not have")
        for place in (-1, 10**9, 1.0, "0", None, True, [0])
    ],
    # Chance
    ("generator empty", within("chance", "generator", {}), DAMAGED),
    ("generator text", within("chance", "generator", "PCG64"), DAMAGED),
    (
        "generator huge",
        within("chance", "generator", {"state": {"state": 2**300, "inc": 1}, "has_uint32": 0, "uinteger": 0}),
        DAMAGED,
    ),
    # Code
    *[(f"class {name}", hold_thing("memory", an_object(name)), stranger(name)) for name in CODE],
    ("class none", hold_thing("memory", an_object(None)), stranger("None")),  # type: ignore[arg-type]
    ("a trap", hold_thing("memory", an_object(f"{THEME}.Trap", a=1)), "its memory is a Trap in the place of a Memory"),
    (
        "a trap in a dictionary",
        hold_thing("large", an_object(f"{THEME}.Trap")),
        "its large is a Trap in the place of an int",
    ),
    (
        "a trap's property",
        hold_thing("memory", an_object(f"{THEME}.Trap", doubled=1)),
        "it has something in the place of Trap.doubled",
    ),
    ("a block that nobody knows", hold_thing("memory", {"block": "and-gate", "attributes": {}}), DAMAGED),
    *[(f"hides {name}", hold(name, 1), f"it has something in the place of Everything.{name}") for name in HIDING],
    ("hides a layer's method", field("neuron", "forward", 1), "it has something in the place of Dense.forward"),
    ("hides an object's class", field("neuron", "__class__", 1), "it has something in the place of Dense.__class__"),
    # What fits, and cannot be
    ("weights that are none", lambda h: field("neuron", "W", None)(h), "this figure cannot be drawn from it"),
]

RAW = {
    "empty": (b"", DAMAGED),
    "blank": (b"\n", DAMAGED),
    "a number": (b"5", DAMAGED),
    "a list": (b"[1]", DAMAGED),
    "null": (b"null", DAMAGED),
    "half": (b'{"version":1,"kind":"every', DAMAGED),
    "not a text": (b"\xff\xfe\x00", DAMAGED),
    "a pickle": (b"cos\nsystem\n(S'echo'\ntR.", DAMAGED),
    "a new pickle": (b"\x80\x04\x95\x1e\x00\x00\x00", DAMAGED),
    "python": (b"__import__('os').system('true')", DAMAGED),
    "an archive": (b"PK\x03\x04", DAMAGED),
    "deep": (b"[" * 200_000, DAMAGED),
    "deep and whole": (b'{"version":' + b"[" * 100_000 + b"]" * 100_000 + b"}", DAMAGED),
    "nan": (b'{"version":NaN}', "it has NaN where a number should be"),
    "infinite": (b'{"version":-Infinity}', "it has -Infinity where a number should be"),
    "many digits": (b'{"version":' + b"9" * 5000 + b"}", DAMAGED),
    "large": (b" " * 16_000_001, "it has more than 16 MB"),
}
