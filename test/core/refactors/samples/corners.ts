/** More habits of people who write notebooks. Each prints something; cells are split at `# %%`. */
export const CORNERS: Readonly<Record<string, string>> = {
  "del and reuse": `
# %%
a = [1, 2, 3]
b = a
del a
# %%
b.append(4)
try:
    print(a)
except NameError:
    a = "fresh"
# %%
for i, v in enumerate(b):
    if v == 3:
        found = i
        break
else:
    found = -1
del i
# %%
print(a, b, found, v, "i" in dir())
`,
  "exception names": `
# %%
errors = []
e = "outer"
for s in ["1", "x", None]:
    try:
        val = int(s)
    except (ValueError, TypeError) as e:
        errors.append(type(e).__name__)
    else:
        print("ok", val)
    finally:
        errors.append("f")
# %%
print(errors, val, "e" in globals())
`,
  "files written and read": `
# %%
import json, os, csv, pathlib
os.makedirs("out", exist_ok=True)
with open("out/a.json", "w") as fh:
    json.dump({"n": [1, 2]}, fh)
# %%
cfg = json.load(open("out/a.json"))
cfg["n"].append(3)
P = pathlib.Path("out")
(P / "b.csv").write_text("x,y\\n1,2\\n")
# %%
with open(P / "b.csv") as fh:
    rows = list(csv.DictReader(fh))
json.dump(cfg, open("out/a.json", "w"))
# %%
print(rows, sorted(p.name for p in P.iterdir()), fh.closed, fh.name)
print(json.loads((P / "a.json").read_text()))
`,
  "sys argv and argparse": `
# %%
import sys, argparse
parser = argparse.ArgumentParser()
parser.add_argument("--n", type=int, default=3)
args = parser.parse_args([])
parser.add_argument("--m", default="x")
# %%
args, unknown = parser.parse_known_args(["--n", "5", "--zzz"])
opts = vars(args)
opts["extra"] = 1
# %%
print(args.n, args.extra, unknown, sorted(opts))
`,
  "builtins shadowed": `
# %%
list = [1, 2]
max = 10
id = "x"
# %%
str = f"{max}-{id}"
print(list, str, len(list))
del list, str
# %%
print(list("ab"), str(5), max)
sum = sum(range(4))
print(sum)
`,
  "input shape dictionary updates": `
# %%
params = {"lr": .1, "layers": [8, 4]}
base = params
trial = params.copy()
trial["layers"].append(2)
# %%
params.update(lr=.2)
params |= {"x": 1}
# %%
trial["lr"] = 5
print(base, trial, base is params)
params = params | {"y": 2}
print(base is params, "y" in base)
`,
  "dataclasses and enums": `
# %%
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import NamedTuple
DEFAULT = 4
class Kind(Enum):
    A = auto()
    B = auto()
@dataclass
class Cfg:
    n: int = DEFAULT
    kind: Kind = Kind.A
    tags: list = field(default_factory=lambda: list(TAGS))
class Pt(NamedTuple):
    x: float
    y: float = DEFAULT
# %%
TAGS = ["t"]
c = Cfg()
DEFAULT = 9
# %%
c2 = replace(c, n=DEFAULT)
c2.tags.append("u")
print(c, c2, c.tags is c2.tags, Pt(1), Cfg().n)
`,
  "string templates multi line": `
# %%
import textwrap
sql = """
  select *
    from t
  where a = {a}
"""
a = 3
q = sql.format(a=a)
# %%
doc = f"""
{a!r:>5}
    indented {a + 1}
"""
def show(t):
    print(textwrap.dedent(t), end="|")
show(q); show(doc)
# %%
show("""
        eight
""")
print(repr('''a
b'''), r"\\n", b"\\x00", "tab\\there")
`,
  "matrices by recursion and memo": `
# %%
memo = {}
def fib(n):
    if n in memo: return memo[n]
    memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
# %%
fib(20)
# %%
print(len(memo), fib(30))
memo = {}
# %%
fib(5)
print(sorted(memo))
`,
  "escapes that warn": `
# %%
import re
p = "\\d+\\.\\w" "\\n" '\\-'
b = b"\\d\\x41\\N"
f = f"\\d{p!r}\\{1}\\s"
# %%
g = """
\\s and \\\\s and \\' \\
joined"""  # "\\d" in a comment
if True:
    h = r"\\d" "\\d" # '
print(p, b, f, g, h, re.findall("\\d+", "a12"))
`,
  "class in a try": `
# %%
import pickle
try:
    import nothing_there_at_all
except ImportError:
    class Fallback:
        def __init__(self): self.v = 1
    def make(): return Fallback()
# %%
x = pickle.loads(pickle.dumps(make()))
print(type(x).__qualname__, make.__qualname__, x.v)
`,
};
