/** Ways in which people write notebooks, one of each. Each prints something; cells are split at `# %%`. */
export const STYLES: Readonly<Record<string, string>> = {
  "star imports": `
# %%
from math import *
from collections import *
# %%
pi2 = pi * 2
d = OrderedDict(a=1)
# %%
pi = 3
print(round(pi2, 4), pi, sqrt(16), list(d), Counter("aab")["a"])
`,
  "sum redefined midway": `
# %%
s = sum([1, 2])
# %%
def sum(x):
    return "mine"
# %%
print(s, sum([1]))
`,
  "if name main": `
# %%
def main():
    global result
    result = 5
    print("main", __name__)
if __name__ == "__main__":
    main()
# %%
print(result)
`,
  "weakref and gc": `
# %%
import weakref, gc
class N: pass
n = N()
r = weakref.ref(n)
# %%
alive = r() is not None
del n
gc.collect()
# %%
print(alive, r() is None)
`,
  "closure over rebinding": `
# %%
factor = 2
def scale(x):
    return x * factor
# %%
a = scale(10)
factor = 5
# %%
b = scale(10)
fs = [lambda x, k=k: x * k + factor for k in range(3)]
factor = 100
# %%
print(a, b, [f(2) for f in fs])
`,
  "context manager across cells": `
# %%
import contextlib, io
stack = contextlib.ExitStack()
buf = io.StringIO()
stack.enter_context(contextlib.redirect_stdout(buf))
print("captured")
# %%
stack.close()
print("out", buf.getvalue().strip())
`,
  "monkeypatching modules": `
# %%
import math
orig = math.floor
math.floor = lambda x: "patched"
# %%
from math import floor
a = floor(2.5)
math.floor = orig
# %%
print(a, floor(1.5), math.floor(2.5))
`,
  "pickling a class from notebook": `
# %%
import pickle
class Model:
    def __init__(self, w): self.w = w
    def __eq__(self, o): return self.w == o.w
m = Model([1, 2])
# %%
blob = pickle.dumps(m)
m.w.append(3)
# %%
print(pickle.loads(blob).w, m.w, pickle.loads(blob) == m)
`,
  "metaclass counting": `
# %%
made = []
class Meta(type):
    def __new__(m, n, b, d):
        made.append(n)
        return super().__new__(m, n, b, d)
# %%
class X(metaclass=Meta): pass
print(made)
# %%
class Y(X): pass
print(made)
`,
  "mutual recursion across cells": `
# %%
def even(n): return True if n == 0 else odd(n - 1)
# %%
def odd(n): return False if n == 0 else even(n - 1)
# %%
print(even(10), odd(7))
`,
  "async with and queue": `
# %%
import asyncio
q = asyncio.Queue()
lock = asyncio.Lock()
# %%
async with lock:
    await q.put(1)
await q.put(2)
# %%
print(await q.get(), q.qsize(), lock.locked())
`,
  "partial and method refs": `
# %%
from functools import partial, reduce
items = []
push = items.append
add = partial(lambda a, b: a + b, 10)
# %%
push(add(5)); push(1)
items = []
# %%
push(99)
print(items, push.__self__, reduce(lambda a, b: a * b, [1, 2, 3]))
`,
  "generator consumed across cells": `
# %%
def squares(n):
    for i in range(n):
        yield i * i
gen = squares(6)
# %%
first = next(gen)
second = next(gen)
# %%
rest = list(gen)
print(first, second, rest, list(gen))
`,
  "lru_cache with global": `
# %%
from functools import lru_cache
base = 10
@lru_cache(None)
def h(x):
    return base + x
# %%
r1 = h(1)
base = 20
# %%
print(r1, h(1), h(2), h.cache_info().hits)
`,
  "maybe bound variable": `
# %%
import random
flag = len("abc") > 5
if flag:
    v = 1
# %%
try:
    print(v)
except NameError:
    print("unbound")
v = 2
# %%
print(v)
`,
  "class using global defined later and changed": `
# %%
class Net:
    def __init__(self):
        self.size = HIDDEN
    def out(self):
        return self.size * SCALE
# %%
HIDDEN = 4
net = Net()
# %%
SCALE = 2
one = net.out()
HIDDEN, SCALE = 8, 3
# %%
print(one, net.out(), Net().out())
`,
  "sqlite connection across cells": `
# %%
import sqlite3
con = sqlite3.connect(":memory:")
con.execute("create table t (a int)")
# %%
con.executemany("insert into t values (?)", [(1,), (2,)])
cur = con.execute("select a from t order by a")
# %%
print(next(cur), cur.fetchall())
con.close()
`,
  "operator overloading in-place": `
# %%
class V:
    def __init__(self, v): self.v = v
    def __iadd__(self, o): self.v += o; return self
a = V(1); b = a
# %%
a += 5
# %%
b += 1
print(a.v, b.v, a is b)
`,
  "defaultdict factory using global counter": `
# %%
from collections import defaultdict
seen = 0
def nxt():
    global seen
    seen += 1
    return seen
ids = defaultdict(nxt)
# %%
[ids[w] for w in "abcab"]
# %%
print(dict(ids), seen)
`,
};
