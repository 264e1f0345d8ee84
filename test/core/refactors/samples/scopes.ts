/** Whose name is it, and when is it looked up? Each prints something; cells are split at `# %%`. */
export const SCOPES: Readonly<Record<string, string>> = {
  "lambdas that see the last value": `
# %%
calls = []
for i in range(3):
    calls.append(lambda: i)
# %%
print([call() for call in calls])
i = 10
# %%
print([call() for call in calls])
`,
  "a generator that is read after its factor has changed": `
# %%
factor = 2
products = (factor * n for n in range(3))
# %%
factor = 5
# %%
print(list(products))
`,
  "a generator whose first iterable is taken at once": `
# %%
items = [1, 2]
later = (n for n in items)
# %%
items = [7, 8]
print(list(later), items)
`,
  "a class body that reads and hides a name": `
# %%
width = int("3")
class Box:
    width = width + 1
    sizes = [n for n in range(width)]
# %%
print(width, Box.width, Box.sizes)
`,
  "a comprehension in a class that sees the module": `
# %%
step = int("2")
# %%
class Grid:
    step = 5
    points = [n * step for n in range(step)]
print(Grid.points)
`,
  "global in nested functions": `
# %%
seen = 0
def outer():
    def inner():
        global seen
        seen += 1
        return seen
    return inner
# %%
count = outer()
print(count(), count())
# %%
print(seen)
`,
  "a global that only a function sets": `
# %%
def configure(value):
    global setting
    setting = value
# %%
configure(4)
# %%
print(setting)
`,
  "nonlocal state that goes on from cell to cell": `
# %%
def make():
    total = 0
    def add(n):
        nonlocal total
        total += n
        return total
    return add
add = make()
# %%
add(2)
# %%
print(add(3))
`,
  "defaults are fixed when a function is made": `
# %%
rate = float("0.5")
def scaled(x, by=rate, *, also=lambda: rate):
    return x * by, also()
# %%
rate = 2.0
# %%
print(scaled(4))
`,
  "a mutable default that remembers": `
# %%
def collect(item, into=[]):
    into.append(item)
    return into
# %%
collect(1)
# %%
print(collect(2), collect.__defaults__)
`,
  "recursion between functions of two cells": `
# %%
def even(n):
    return n == 0 or odd(n - 1)
# %%
def odd(n):
    return n != 0 and even(n - 1)
# %%
print(even(10), odd(7))
`,
  "a lambda that calls itself": `
# %%
start = int("1")
factorial = lambda n: start if n < 2 else n * factorial(n - 1)
# %%
print(factorial(5))
`,
  "a function that replaces itself": `
# %%
def greet(name):
    return "hello " + name
original = greet
def greet(name):
    return original(name).upper()
# %%
print(greet("a"))
greet = greet("b")
# %%
print(greet)
`,
  "a class that inherits from its former self": `
# %%
class Model:
    def name(self): return "base"
# %%
class Model(Model):
    def name(self): return "better " + super().name()
# %%
print(Model().name())
`,
  "annotations in quotes, and for type checkers only": `
# %%
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from collections.abc import Iterable
Pair = tuple[int, int]
def first(pair: "Pair") -> "int": return pair[0]
def total(items: Iterable[int]) -> int: return sum(items)
class Named:
    @property
    def __name__(self): return "named"
# %%
print(first((1, 2)), total([1, 2]), Named().__name__, __name__)
`,
};
