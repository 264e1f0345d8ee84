/** Habits of people who write notebooks, and what Python makes of them. Each prints something; cells are split at `# %%`. */
export const HABITS: Readonly<Record<string, string>> = {
  "decorators and registry": `
# %%
import functools, time
REGISTRY = {}
def register(name=None):
    def deco(fn):
        REGISTRY[name or fn.__name__] = fn
        @functools.wraps(fn)
        def inner(*a, **k):
            inner.calls += 1
            return fn(*a, **k)
        inner.calls = 0
        return inner
    return deco
# %%
@register()
def add(a, b=OFFSET if "OFFSET" in globals() else 1):
    "adds"
    return a + b
# %%
@register("mul")
def multiply(a, b):
    return a * b * scale
scale = 3
# %%
print(add(1), multiply(2, 3), add.calls, multiply.calls, sorted(REGISTRY), add.__doc__)
scale = 4
print(REGISTRY["mul"](1, 1), multiply.calls)
`,
  "class in pieces": `
# %%
class Net:
    def __init__(self, n):
        self.n = n
        self.log = []
# %%
def train(self, steps):
    for s in range(steps):
        self.n += RATE
        self.log.append(round(self.n, 3))
    return self
Net.train = train
# %%
RATE = 0.5
net = Net(1).train(2)
# %%
RATE = 2
def evaluate(self): return sum(self.log) * RATE
Net.evaluate = evaluate
net.train(1)
# %%
print(net.log, net.evaluate(), hasattr(Net, "train"))
del Net.train
print(hasattr(net, "train"))
`,
  "add_to_class of d2l": `
# %%
import inspect
def add_to_class(Class):
    def wrapper(obj):
        setattr(Class, obj.__name__, obj)
    return wrapper
# %%
class A:
    def __init__(self):
        self.b = 1
a = A()
# %%
@add_to_class(A)
def do(self):
    print('Class attribute "b" is', self.b)
a.do()
# %%
class HyperParameters:
    def save(self, ignore=[]):
        raise NotImplemented
class HyperParameters(HyperParameters):
    def save(self, ignore=[]):
        frame = inspect.currentframe().f_back
        _, _, _, local_vars = inspect.getargvalues(frame)
        self.hparams = {k: v for k, v in local_vars.items() if k not in set(ignore + ['self']) and not k.startswith('_')}
        for k, v in self.hparams.items():
            setattr(self, k, v)
# %%
class B(HyperParameters):
    def __init__(self, a, b, c):
        self.save(ignore=['c'])
        print('self.a =', self.a, 'self.b =', self.b)
b = B(a=1, b=2, c=3)
print(do, hasattr(b, 'c'))
`,
  "generator pipelines": `
# %%
def read():
    for line in ["1", "x", "3"]:
        print("read", line)
        yield line
def parse(lines):
    for line in lines:
        try:
            yield int(line)
        except ValueError:
            bad.append(line)
bad = []
stream = parse(read())
# %%
first = next(stream)
print("first", first)
# %%
bad = bad if bad else ["reset"]
rest = list(stream)
# %%
print(rest, bad)
`,
  "counters and last expressions": `
# %%
from collections import Counter
c = Counter("abracadabra")
c
# %%
c.update("aaa")
c.most_common(1)
# %%
d = dict(c); d.pop("a")
# %%
x = [1,2,3]
x.reverse() or x
# %%
y = x
y += [9]
y.pop(0); y
# %%
(lambda: x.append(5))()
# %%
[x.append(i) for i in range(2)]
# %%
print(c["a"], d, x, y)
`,
  "last expressions with effects": `
# %%
import itertools
it = iter([1, 2, 3, 4])
log = []
def note(v):
    log.append(v)
    return v
# %%
next(it)
# %%
note("shown")
# %%
z = note("set")
z if note("cond") else 0
# %%
f"{note('f')}"
# %%
note(1) == note(2)
# %%
{**{"a": note("dict")}}
# %%
log and note("and")
# %%
class P:
    @property
    def v(self):
        note("prop"); return 1
    def __getitem__(self, k):
        note(k); return k
    def __repr__(self):
        return "P"
p = P()
# %%
p.v
# %%
p["k"]
# %%
-p.v
# %%
print(next(it), log)
`,
  "global counters through callbacks": `
# %%
count = 0
handlers = []
def on(f):
    handlers.append(f)
    return f
@on
def inc(by=1):
    global count
    count += by
@on
def dbl(_=None):
    globals()["count"] = count * 2
# %%
for h in handlers:
    h(2)
# %%
print(count)
count = 100
handlers[0]()
print(count)
`,
  "nested functions and closures in cells": `
# %%
def outer(n):
    acc = []
    def inner(k):
        acc.append(k * mult)
        return acc
    return inner
mult = 2
f = outer(3)
# %%
r1 = f(1)
mult = 10
r2 = f(1)
# %%
r2.append("x")
print(r1, r2 is r1)
k = 3
g = [lambda: k for _ in range(2)]
for k in range(5): pass
print([h() for h in g])
# %%
del mult
try:
    f(1)
except NameError as e:
    print("gone", e)
mult = 1
print(f(1))
`,
};
