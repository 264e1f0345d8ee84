/** What code finds by name in the program that runs it. Each prints something; cells are split at `# %%`. */
export const REACH: Readonly<Record<string, string>> = {
  "a star that waits for the search path": `
# %%
import sys, os
os.makedirs("lib_of_star", exist_ok=True)
with open("lib_of_star/star_helpers.py", "w") as out:
    out.write("SCALE = 3\\ndef grow(x):\\n    return x * SCALE\\n")
# %%
sys.path.append("lib_of_star")
from star_helpers import *
# %%
grown = grow(2)
SCALE = 5
print(grown, SCALE, grow(1))
`,
  "a star in a try and under a condition": `
# %%
try:
    from no_module_of_this_name import *
except ImportError:
    from math import *
wanted = True
if wanted:
    from string import *
# %%
def area(r): return round(pi * r * r, 1)
print(floor(pi), area(1), digits[:3])
`,
  "names of the program's main module": `
# %%
import sys
import __main__
def alpha(): return 1
size = 3
# %%
print(getattr(sys.modules[__name__], "alpha")(), sys.modules["__main__"].size, __main__.size)
`,
  "code that is timed as text": `
# %%
import timeit
def work(): return 1
rate = timeit.timeit("work()", setup="from __main__ import work", number=1)
# %%
print(rate >= 0)
`,
  "tests inside of the notebook": `
# %%
import doctest, unittest
def add(a, b):
    """
    >>> add(1, base)
    3
    """
    return a + b
base = 2
class TestAdd(unittest.TestCase):
    def test_one(self):
        self.assertEqual(add(1, 2), 3)
# %%
result = doctest.testmod()
ran = unittest.main(argv=[""], exit=False, verbosity=0)
print(result.attempted, result.failed, ran.result.testsRun)
`,
  "what an object has": `
# %%
import argparse
words = argparse.ArgumentParser()
words.add_argument("--size", type=int, default=2)
given = words.parse_args([])
# %%
known = vars(given)
known["size"] += 1
print(given.size, "size" in dir(given))
`,
};
