/** What is changed from outside of where it was made. Each prints something; cells are split at `# %%`. */
export const CHANGES: Readonly<Record<string, string>> = {
  "a module that is changed, then imported from": `
# %%
import math
math.tau_twice = lambda: 2 * math.tau
math.sqrt = lambda x: -1
# %%
from math import sqrt
# %%
print(round(math.tau_twice(), 3), sqrt(4))
`,
  "a method of a library class that is replaced": `
# %%
import collections
original = collections.Counter.most_common
def loud(self, n=None):
    print("counting")
    return original(self, n)
collections.Counter.most_common = loud
# %%
print(collections.Counter("aab").most_common(1))
collections.Counter.most_common = original
# %%
print(collections.Counter("aab").most_common(1))
`,
  "an object that changes when it is shown": `
# %%
class Shy:
    seen = 0
    def __repr__(self):
        Shy.seen += 1
        return "shy"
shy = Shy()
# %%
print(shy, Shy.seen)
`,
  "star arguments and unpacking into places": `
# %%
class Holder: pass
holder, items = Holder(), [0, 0]
holder.a, (items[0], *rest) = 1, "xyz"
# %%
[first, *middle, last] = range(5)
*start, end = rest
# %%
print(holder.a, items, rest, first, middle, last, start, end, {**{"k": 1}, "l": 2})
`,
  "swapping, and assigning several at once": `
# %%
low, high = 1, 9
# %%
low, high = high, low
x = y = []
# %%
y.append(low)
print(low, high, x)
`,
  "augmented assignment to items, attributes and strings": `
# %%
counts = {"a": 1}
class Box: n = 1
box = Box()
word = "x"
# %%
counts["a"] += 1
box.n *= 5
word *= 3
bits = 6
bits |= 1; bits <<= 1; bits //= 3
# %%
print(counts, box.n, Box.n, word, bits)
`,
  "a function that changes what it is given, by keyword": `
# %%
def rename(*, table, key="k"):
    table[key] = table.pop("old")
    return None
record = {"old": 1}
other = record
# %%
rename(table=record)
# %%
print(other)
`,
  "a callback that a library calls": `
# %%
log = []
def note(pair):
    log.append(pair)
    return -pair
# %%
ordered = sorted([1, 3, 2], key=note)
# %%
print(ordered, log)
`,
  "deep and shallow copies": `
# %%
import copy
whole = {"a": [1]}
shallow, deep = copy.copy(whole), copy.deepcopy(whole)
# %%
whole["a"].append(2)
# %%
print(shallow, deep)
`,
  "context managers with state": `
# %%
from contextlib import contextmanager
depth = 0
@contextmanager
def nested(name):
    global depth
    depth += 1
    yield name, depth
    depth -= 1
# %%
with nested("a") as (name, level), nested("b") as inner:
    print(name, level, inner)
# %%
print(depth, inner)
`,
  "weak references and identity": `
# %%
import weakref
class Node: pass
node = Node()
other = node
link = weakref.ref(node)
# %%
del node
# %%
print(link() is other)
`,
};
