/** What an import brings, and when. Each prints something; cells are split at `# %%`. */
export const IMPORTS: Readonly<Record<string, string>> = {
  "a star that hides a name of the notebook": `
# %%
pi = 3
# %%
from math import *
# %%
print(round(pi, 2), floor(2.5))
`,
  "a name that hides one of a star": `
# %%
from math import *
# %%
e = 5
print(e, round(pi, 2))
`,
  "two stars with the same names": `
# %%
from operator import *
from math import *
# %%
print(pow(2, 3))
`,
  "two stars the other way round": `
# %%
from math import *
from operator import *
# %%
print(pow(2, 3))
`,
  "a star and one name": `
# %%
from operator import *
from math import pow
# %%
print(pow(2, 3))
`,
  "one name and a star": `
# %%
from math import pow
from operator import *
# %%
print(pow(2, 3))
`,
  "parts of packages": `
# %%
import os.path
import xml.dom
import xml.etree.ElementTree as tree
# %%
import os
from os import path as places
# %%
print(os.path is places, xml.dom.__name__, tree.fromstring("<a/>").tag)
`,
  "a module that the notebook writes": `
# %%
import sys, tempfile, pathlib
folder = tempfile.mkdtemp()
pathlib.Path(folder, "written_helper.py").write_text("def answer(): return 42")
sys.path.insert(0, folder)
# %%
from written_helper import answer
# %%
print(answer())
`,
  "a module that is put among the loaded ones": `
# %%
import sys, types
fake = types.ModuleType("fake_settings")
fake.level = 3
sys.modules["fake_settings"] = fake
# %%
import fake_settings
from fake_settings import level
# %%
print(fake_settings.level, level)
`,
  "an import that a later one replaces": `
# %%
from time import sleep
# %%
def sleep(n): return "awake"
# %%
print(sleep(1))
`,
  "imports in functions and classes": `
# %%
class Parser:
    import json
    def read(self, text):
        from json import loads
        return loads(text)
# %%
print(Parser().read("[1]"), Parser.json.__name__)
`,
  "a name imported twice under two names": `
# %%
from math import sqrt as root
# %%
from math import sqrt
root = lambda x: "own"
# %%
print(root(4), sqrt(4))
`,
};
