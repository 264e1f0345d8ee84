/** Is it one object or two, and who has changed it? Each prints something; cells are split at `# %%`. */
export const OBJECTS: Readonly<Record<string, string>> = {
  "two names of one list, and in-place addition": `
# %%
a = [1]
b = a
# %%
a += [2]
# %%
a = a + [3]
# %%
print(a, b, a is b)
`,
  "a list inside of a dictionary": `
# %%
table = {"x": []}
inner = table["x"]
# %%
inner.append(1)
table.setdefault("y", []).append(2)
# %%
print(table, inner is table["x"])
`,
  "a default that is one object many times": `
# %%
grid = [[0] * 2] * 2
# %%
grid[0][0] = 7
# %%
print(grid)
`,
  "dict views and iterators that go on": `
# %%
ages = {"a": 1}
keys = ages.keys()
steps = iter([1, 2, 3])
next(steps)
# %%
ages["b"] = 2
# %%
print(list(keys), next(steps), list(steps))
`,
  "zip and map that are read once": `
# %%
pairs = zip("abc", range(3))
doubled = map(lambda n: n * 2, [1, 2])
# %%
head = next(pairs)
# %%
print(head, list(pairs), list(pairs), sum(doubled), sum(doubled))
`,
  "a generator function with its state": `
# %%
def count():
    n = 0
    while True:
        sent = yield n
        n = sent if sent is not None else n + 1
counter = count()
# %%
next(counter), next(counter)
# %%
print(counter.send(10), next(counter))
`,
  "class state and instance state": `
# %%
class Tally:
    total = 0
    names = []
    def add(self, name):
        Tally.total += 1
        self.names.append(name)
        self.last = name
# %%
one, two = Tally(), Tally()
one.add("a")
# %%
two.add("b")
# %%
print(Tally.total, one.names, two.last, hasattr(one, "last"), one.names is two.names)
`,
  "a dataclass with a factory": `
# %%
from dataclasses import dataclass, field, replace
@dataclass
class Run:
    name: str
    scores: list = field(default_factory=list)
# %%
first = Run("a")
first.scores.append(1)
# %%
second = replace(first, name="b")
second.scores.append(2)
# %%
print(first, second)
`,
  "a named tuple, an enum and a set": `
# %%
from collections import namedtuple
from enum import Enum, auto
Point = namedtuple("Point", "x y")
class Color(Enum):
    RED = auto()
    BLUE = auto()
# %%
points = {Point(1, 2), Point(1, 2)}
chosen = Color["BLUE"]
# %%
print(points, chosen is Color.BLUE, Color.RED.value)
`,
  "a cache that counts": `
# %%
import functools
calls = []
@functools.lru_cache(maxsize=None)
def slow(n):
    calls.append(n)
    return n * factor
factor = 2
# %%
slow(3)
slow(3)
# %%
factor = 100
print(slow(3), slow(4), calls, slow.cache_info().hits)
`,
  "a cached property and slots": `
# %%
from functools import cached_property
class Data:
    @cached_property
    def size(self):
        print("computed")
        return 3
data = Data()
# %%
first = data.size
# %%
print(data.size + first)
`,
  "results of which one begins with an underscore": `
# %%
def pair(x): return x, x + 1
# %%
a, _ = pair(1)
b, c = pair(a)
# %%
print(a, b, c, _)
`,
};
