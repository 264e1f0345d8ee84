/** What is set on which way, what ends where, and what the process remembers. Each prints something; cells are split at `# %%`. */
export const FLOW: Readonly<Record<string, string>> = {
  "a loop that may not run": `
# %%
rows = []
best = "none"
for row in rows:
    best = row
# %%
print(best)
try:
    print(row)
except NameError as problem:
    print(type(problem).__name__)
`,
  "a loop variable that is used later": `
# %%
names = ["a", "b"]
for index, name in enumerate(names):
    length = len(name)
else:
    done = True
# %%
print(index, name, length, done)
`,
  "a break that leaves a name unset": `
# %%
for n in range(5):
    if n == 2:
        break
    found = n
else:
    missed = True
# %%
print(n, found, "missed" in globals())
`,
  "while with else": `
# %%
n = 3
while n:
    n -= 1
    last = n
else:
    ended = "yes"
# %%
print(n, last, ended)
`,
  "set under a condition, read under the same": `
# %%
verbose = len("abc") > 2
if verbose:
    message = "long"
# %%
if verbose:
    print(message)
if not verbose:
    print(other)
`,
  "try, else and finally": `
# %%
steps = []
try:
    value = int("x")
except ValueError as problem:
    value = -1
    steps.append(str(problem)[:7])
else:
    steps.append("else")
finally:
    closed = True
# %%
print(value, steps, closed)
`,
  "the name of an error is gone afterwards": `
# %%
error = "before"
try:
    1 / 0
except ZeroDivisionError as error:
    kept = error
# %%
try:
    print(error)
except NameError:
    print("no error", kept.args)
`,
  "an import that may fail": `
# %%
try:
    import surely_not_there as fast
except ImportError:
    fast = None
try:
    import json as parser
except ImportError:
    parser = None
# %%
print(fast, parser.loads("[1]"))
`,
  "an import on a condition": `
# %%
import sys
if sys.version_info >= (3, 8):
    from math import prod
else:
    prod = None
# %%
print(prod([2, 3]))
`,
  "deleting and making anew": `
# %%
table = [1]
del table
# %%
table = {"a": 1}
del table["a"]
# %%
print(table)
`,
  "a deleted name shows the built-in again": `
# %%
max = 3
print(max)
# %%
del max
# %%
print(max([1, 2]))
`,
  "built-ins that are hidden in one cell only": `
# %%
numbers = list(range(3))
id = 7
# %%
list = "mine"
print(list, id)
# %%
del list
print(list("ab"), numbers)
`,
  "match with captures": `
# %%
command = {"do": "move", "by": [1, 2]}
match command:
    case {"do": "stop"}:
        state = "stopped"
    case {"do": action, "by": [x, *others]} if x > 0:
        state = "moving"
    case _:
        state = "?"
# %%
print(state, action, x, others)
`,
  "managers of the notebook that swallow errors": `
# %%
from contextlib import contextmanager
class Quiet:
    def __enter__(self): return self
    def __exit__(self, *found): return True
@contextmanager
def calm():
    try:
        yield
    except ZeroDivisionError:
        pass
# %%
with Quiet():
    n = 1
    m = int("x")
with calm():
    k = 1 / 0
    j = 2
# %%
try:
    print(n, m)
except NameError:
    print(n, "no m", "j" in globals())
`,
  "a name that is shown and nobody makes": `
# %%
print("before")
# %%
nobody_makes_this
# %%
print("never")
`,
};
