/** What every notebook does. Each prints something; cells are split at `# %%`. */
export const BASICS: Readonly<Record<string, string>> = {
  "a function that uses what a cell made": `
# %%
import math
# %%
scale = 3
def area(r):
    return math.pi * r * scale
# %%
scale = 4
print(area(1))
`,
  "a default that is computed": `
# %%
n = len("abc")
def f(x=n):
    return x
n = 9
print(f(), n)
`,
  "a built-in that is hidden later": `
# %%
print(sum([1, 2]))
sum = 5
print(sum)
`,
  "a function made twice": `
# %%
def f(): return 1
print(f())
# %%
def f(): return 2
print(f())
`,
  "an import under a name that is used again": `
# %%
import math as m
print(m.pi)
# %%
import cmath as m
print(m.sqrt(-1))
`,
  "strings of several lines": `
# %%
text = """one
  two
three"""
other = ("a"
  "b") + f'''{len(text)}
x'''
print(text, other)
`,
  "statements that share a line": `
# %%
import os; a = 1; b = a + 1  # two
print(a, b, bool(os))
`,
  "a counter that a function changes": `
# %%
count = 0
def more():
    global count
    count += 1
more(); more()
print(count)
`,
  "a class with a value from before": `
# %%
size = int("4")
class Box:
    width = size
    def area(self): return self.width * size
print(Box().area())
`,
  "comprehensions, walrus and lambdas": `
# %%
base = 10
rows = [y for x in range(3) if (y := x + base)]
add = lambda x, by=base: x + by
print(rows, y, add(1), {k: v for k, v in zip("ab", rows)})
`,
  "code made at run time": `
# %%
value = 2
exec("value = value * 21")
print(value, eval("value + 1"), globals()["value"])
`,
  "an import from the future": `
# %%
x = 1
# %%
from __future__ import annotations
def f(a: Undefined) -> Unknown: return a
print(f(x))
`,
  "await outside of functions": `
# %%
import asyncio
async def f(): return 7
# %%
print(await f())
`,
  "an annotation on a shared name": `
# %%
limit: int = 3
other: "list[int]"
def over(x): return x > limit
print(over(4))
`,
  "errors that are caught, deleting, with and match": `
# %%
import contextlib, io
try:
    missing
except NameError as error:
    print("no", type(error).__name__ in ("NameError", "UnboundLocalError"))
with contextlib.redirect_stdout(io.StringIO()) as out:
    print("hidden")
del out
pair = [1, 2]
match pair:
    case [a, b]:
        print(a + b)
`,
  "constants before and after": `
# %%
SEED = 7
PATHS = ("a", "b")
def show(): print(SEED, PATHS)
show()
# %%
SEED = 8
show()
`,
  "nested functions, decorators and recursion": `
# %%
import functools
def twice(f):
    @functools.wraps(f)
    def inner(*args): return f(f(*args))
    return inner
@twice
def add(x): return x + step
step = 5
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(add(1), fib(10), add.__name__)
`,
  "display, and expressions at the end": `
# %%
values = {"a": 1}
values
# %%
values.update(b=2)
values.pop("a")
# %%
display(values)
`,
  "a name called main": `
# %%
def main(): print("mine")
main()
`,
};
