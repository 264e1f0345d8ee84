/** What the process remembers, what waits, and how code is written. Each prints something; cells are split at `# %%`. */
export const PROCESS: Readonly<Record<string, string>> = {
  "random numbers that go on": `
# %%
import random
random.seed(3)
own = random.Random(5)
a = random.random()
# %%
b = random.sample(range(10), 3)
c = own.randint(0, 9)
# %%
state = random.getstate()
d = random.random()
random.setstate(state)
print(round(a, 6), b, c, own.randint(0, 9), d == random.random())
`,
  "working directory and environment": `
# %%
import os, tempfile
start = os.getcwd()
folder = tempfile.mkdtemp()
os.environ["STAGE"] = "one"
# %%
os.chdir(folder)
with open("note.txt", "w") as file:
    file.write("kept")
# %%
print(os.path.exists("note.txt"), os.path.realpath(os.getcwd()) == os.path.realpath(folder), os.environ.get("STAGE"), file.closed)
os.chdir(start)
# %%
print(os.path.exists("note.txt"), os.environ.pop("STAGE"))
`,
  "an open file that goes from cell to cell": `
# %%
import io
stream = io.StringIO("a\\nb\\nc\\n")
header = stream.readline().strip()
# %%
second = next(stream).strip()
# %%
print(header, second, stream.read().strip())
`,
  "printing that is redirected by hand": `
# %%
import io, sys
keep, sys.stdout = sys.stdout, io.StringIO()
print("hidden")
# %%
text = sys.stdout.getvalue()
sys.stdout = keep
# %%
print("seen", text.strip())
`,
  "options of the process": `
# %%
import decimal, locale, warnings
decimal.getcontext().prec = 4
warnings.simplefilter("error")
# %%
print(decimal.Decimal(1) / 3)
# %%
try:
    warnings.warn("careful")
except UserWarning as warning:
    print("raised", warning)
`,
  "an assertion, and a suppressed error": `
# %%
from contextlib import suppress
limit = int("3")
assert limit > 2, "too small"
with suppress(KeyError):
    found = {}["x"]
    print("never")
# %%
print("found" in globals(), limit)
`,
  "async with, async for and tasks": `
# %%
import asyncio
class Timer:
    async def __aenter__(self): return "in"
    async def __aexit__(self, *problem): return False
async def numbers():
    for n in range(3):
        yield n
# %%
async with Timer() as where:
    total = 0
    async for n in numbers():
        total += n
# %%
task = asyncio.ensure_future(asyncio.sleep(0, "done"))
squares = [n * n async for n in numbers()]
# %%
print(where, total, squares, await task)
`,
  "asynchronous comprehension alone": `
# %%
async def numbers():
    for n in range(3):
        yield n
# %%
found = [n async for n in numbers()]
print(found)
`,
  "gather over what another cell made": `
# %%
import asyncio
async def double(n):
    await asyncio.sleep(0)
    return n * factor
factor = 2
# %%
jobs = [double(n) for n in range(3)]
factor = 3
# %%
print(await asyncio.gather(*jobs))
`,
  "type hints in all places": `
# %%
from typing import Optional, TypeVar, Generic
T = TypeVar("T")
limit: Optional[int]
names: "list[str]" = []
class Cell(Generic[T]):
    value: T
    count: int = 0
    def __init__(self, value: T) -> None: self.value = value
# %%
cell: Cell[int] = Cell(4)
def head(items: "list[T]") -> Optional[T]: return items[0] if items else None
# %%
limit = cell.value
print(limit, head([9]), Cell.count, "limit" in globals(), Cell.__annotations__["count"].__name__)
`,
  "single dispatch and operators": `
# %%
from functools import singledispatch
@singledispatch
def kind(x): return "other"
@kind.register
def _(x: int): return "int"
@kind.register(list)
def _(x): return "list of " + kind(x[0])
# %%
print(kind(1), kind([2]), kind("a"))
`,
  "underscores of all sorts": `
# %%
_, second, __third = (1, 2, 3)
_private = second
for _ in range(4): pass
# %%
fourth, fifth, _sixth, __seven__ = 4, 5, 6, 7
# %%
print(_, second, __third, _private, fourth, fifth, _sixth, __seven__)
`,
  "letters of other alphabets": `
# %%
größe = 3
π = 3.14
def fläche(r): return π * r
# %%
größe += 1
print(fläche(größe), "…ünïcode")
`,
  "names that the project uses itself": `
# %%
run, main, params, data, Params, pipeline, typing, Any, settings = range(9)
features = training = stages = "own"
# %%
run += 10
def load_params(): return params
# %%
print(run, main, params, data, Params, pipeline, typing, Any, settings, features, load_params())
`,
  "results that are many": `
# %%
# %% [markdown]
# # First
# %%
import random
random.seed(1)
alpha, beta, gamma, delta, epsilon = (random.random() for _ in range(5))
_hidden = 1
count, index = 2, 3
# %% [markdown]
# # Second
# %%
alpha = alpha > beta
_hidden += count
# %% [markdown]
# # Third
# %%
print(alpha, round(beta + gamma + delta + epsilon, 6), _hidden, count, index)
`,
  "tabs, comments and lines that go on": `
# %%
total = 1 + \\
  2
if total:
	# a comment
	text = """
	inside
"""  # after

words = [  # one
    "a",
    "b"]   # it's two
# %%
print(total, repr(text), words)
`,
  "statements on one line": `
# %%
a = 1; b = 2; print(a, b)
if a: c = 3; d = 4
for x in range(2): print(x, end=" "); y = x
# %%
print(c, d, y)
`,
};
