/**
 * The Python that runs a notebook or its project for `notebook verify`. It takes a file with the job and writes a file
 * with what it saw. Values are told by digests: the process that compares them needs no pandas.
 */
export const VERIFICATION_RUNNER = String.raw`
import __future__, ast, asyncio, contextlib, functools, hashlib, importlib, inspect, io, json, linecache, operator, os, random, re, sys, traceback, types

job = json.load(open(sys.argv[1], encoding="utf-8"))
seen = {"printed": "", "values": {}}
# As a kernel does: modules beside the notebook can be imported.
sys.path.insert(0, os.getcwd())


def digest(value, depth=0):
    kind = type(value).__name__
    root = type(value).__module__.split(".")[0]
    try:
        if value is None or isinstance(value, (bool, int, str, bytes)):
            return repr(value)[:200] if len(repr(value)) <= 200 else kind + " " + short(repr(value))
        if isinstance(value, float):
            return "%.12g" % value
        if kind in ("DataFrame", "Series", "Index") and root == "pandas":
            import pandas
            text = value.to_csv() if hasattr(value, "to_csv") else str(list(value))
            types = str(value.dtypes) if hasattr(value, "dtypes") else str(value.dtype)
            return "%s %s %s" % (kind, getattr(value, "shape", len(value)), short(text + types))
        if kind == "ndarray":
            return "ndarray %s %s %s" % (value.shape, value.dtype, short(value.tobytes() if value.dtype != object else repr(value.tolist())))
        if hasattr(value, "detach") and hasattr(value, "numpy"):
            return digest(value.detach().cpu().numpy(), depth)
        if depth < 4 and isinstance(value, (list, tuple)):
            return "%s of %d [%s]" % (kind, len(value), ", ".join(digest(one, depth + 1) for one in value[:50]))
        if depth < 4 and isinstance(value, dict):
            return "%s of %d {%s}" % (kind, len(value), ", ".join("%r: %s" % (key, digest(one, depth + 1)) for key, one in list(value.items())[:50]))
        if isinstance(value, (set, frozenset)):
            return "%s of %d %s" % (kind, len(value), short(repr(sorted(map(repr, value)))))
        if hasattr(value, "get_params") and hasattr(value, "fit") and depth < 3:
            state = {key: digest(one, depth + 1) for key, one in sorted(vars(value).items()) if key.endswith("_") and not key.startswith("_")}
            return "%s %s" % (kind, short(json.dumps([repr(value), state])))
        if callable(value) or inspect.ismodule(value):
            return kind + " " + getattr(value, "__name__", "")
        text = re.sub(r"0x[0-9a-f]+", "0x", repr(value))
        return kind + " " + (short(text) if "0x" not in text else "")
    except Exception as error:
        return "%s (not compared: %s)" % (kind, type(error).__name__)


def short(text):
    return hashlib.sha256(text if isinstance(text, bytes) else text.encode("utf-8", "replace")).hexdigest()[:12]


# What leaves the table of modules and has no other name loses its own names.
runner = sys.modules["__main__"]


FUTURES = functools.reduce(operator.or_, (getattr(__future__, name).compiler_flag for name in __future__.all_feature_names))


def run_notebook():
    # A module of its own, so that the notebook neither sees nor changes a name of this file.
    sys.modules["__main__"] = main = types.ModuleType("__main__")
    space = main.__dict__
    space["display"] = print
    for name in job["modules"]:
        importlib.import_module(name)
        space[name.split(".")[0]] = sys.modules[name.split(".")[0]]
    # One loop for all cells, so that a task of one can be awaited in the next.
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    # What a cell imports from __future__ holds for the cells below it, too.
    futures = 0
    for cell in job["cells"]:
        place = "cell %d" % (cell["index"] + 1)
        # As a kernel does: the source of a function can be asked for.
        linecache.cache[place] = (len(cell["code"]) + 1, None, (cell["code"] + "\n").splitlines(True), place)
        code = compile(cell["code"], place, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT | futures, dont_inherit=True)
        futures |= code.co_flags & FUTURES
        result = eval(code, space)
        if inspect.iscoroutine(result):
            loop.run_until_complete(result)
        for stage in job["stages"]:
            if stage["lastCell"] == cell["index"]:
                seen["values"][stage["name"]] = {name: digest(space[name]) if name in space else "nothing" for name in stage["names"]}


def run_project():
    sys.path.insert(0, job["source"])
    pipeline = importlib.import_module(job["package"] + ".pipeline")
    for stage in job["stages"]:
        setattr(pipeline, stage["name"], watched(getattr(pipeline, stage["name"]), stage))
    result = pipeline.run()
    if inspect.iscoroutine(result):
        asyncio.run(result)


def watched(function, stage):
    def note(result):
        names = stage["names"]
        values = [] if not names else [result] if len(names) == 1 else list(result)
        seen["values"][stage["name"]] = {name: digest(value) for name, value in zip(names, values)}
        return result

    if inspect.iscoroutinefunction(function):
        async def run(*arguments):
            return note(await function(*arguments))
    else:
        def run(*arguments):
            return note(function(*arguments))
    return run


# Both runs begin with the same random streams, so that a notebook without a seed can be compared, too.
random.seed(0)
with contextlib.suppress(ImportError):
    import numpy
    numpy.random.seed(0)

printed = io.StringIO()
try:
    with contextlib.redirect_stdout(printed):
        (run_notebook if job["kind"] == "notebook" else run_project)()
except BaseException:
    seen["error"] = traceback.format_exc(limit=-3)
seen["printed"] = printed.getvalue()
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump(seen, file)
`;
