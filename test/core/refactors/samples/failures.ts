/** Where a notebook stops: a cell whose last value cannot be computed, and what only a notebook lacks. */
export const FAILURES: Readonly<Record<string, string>> = {
  "a key that is not there, shown at the end": `
# %%
import collections
point = collections.namedtuple("Point", "x")(1)
print("before")
# %%
point.y
# %%
print("never")
`,
  "a name that was taken away, shown at the end": `
# %%
kept = 1
print("before", kept)
del kept
# %%
kept
# %%
print("never")
`,
  "a name that may not be set, shown at the end": `
# %%
print("before")
if len("a") > 1:
    late = 1
# %%
late
# %%
print("never")
`,
  "a method that is not there, shown at the end": `
# %%
items = [1, 2]
print("before")
# %%
items.head()
# %%
print("never")
`,
  "no file of its own": `
# %%
def here():
    try:
        return __file__
    except NameError:
        return "a notebook"
# %%
print(here(), "__file__" in globals())
`,
};
