/** Which names are looked up late, by text or on one branch. Each prints something; cells are split at `# %%`. */
export const LOOKUPS: Readonly<Record<string, string>> = {
  "a method that is attached later, and uses the notebook": `
# %%
class Stack:
    def __init__(self): self.items = []
# %%
limit = int("2")
def push(self, item):
    if len(self.items) < limit: self.items.append(item)
Stack.push = push
# %%
stack = Stack()
for n in range(4): stack.push(n)
print(stack.items)
limit = 3
stack.push(9)
print(stack.items)
`,
  "a name of a class, a function and a number in turn": `
# %%
class thing: pass
print(thing.__name__)
# %%
def thing(): return 2
print(thing())
# %%
thing = 3
print(thing)
`,
  "comprehension variables stay inside": `
# %%
x = "outside"
squares = [x * x for x in range(3)]
pairs = {x: y for x, y in zip("ab", squares)}
# %%
print(x, squares, pairs)
`,
  "walrus in a comprehension and in a condition": `
# %%
data = [3, 1, 4]
big = [last := n for n in data if n > 1]
# %%
if (size := len(big)) > 1 and (first := big[0]):
    print("two")
# %%
print(last, size, first)
`,
  "functions that look up each other by name": `
# %%
def twice(x): return x * 2
def apply(name, x): return globals()[name](x)
# %%
print(apply("twice", 4))
`,
  "a function defined on one branch": `
# %%
flag = len("ab") == 2
if flag:
    def area(r): return r * unit
else:
    def area(r): return 0
unit = 3
# %%
print(area(2))
unit = 4
print(area(2))
`,
  "names in eval and in format": `
# %%
rows = 3
columns = 4
# %%
print(eval("rows * columns"), "{rows}".format(**globals()), f"{rows=}")
`,
  "a closure over what is deleted later": `
# %%
bonus = int("5")
def pay(x): return x + bonus
print(pay(1))
# %%
del bonus
# %%
try:
    pay(1)
except NameError as problem:
    print("gone", type(problem).__name__)
`,
  "a property that prints when it is shown": `
# %%
class Sensor:
    reads = 0
    @property
    def value(self):
        Sensor.reads += 1
        print("read")
        return 1
sensor = Sensor()
# %%
sensor.value
# %%
print(Sensor.reads)
`,
  "a method of one's own that is called like one that only shows": `
# %%
class Report:
    def __init__(self): self.lines = []
    def describe(self):
        self.lines.append("described")
        print("described")
report = Report()
# %%
report.describe()
# %%
print(report.lines)
`,
  "global at the top": `
# %%
global level
level = 2
def more(): return level + 1
# %%
level = 5
print(more())
`,
};
