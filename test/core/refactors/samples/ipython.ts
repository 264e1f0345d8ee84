/** Lines of IPython, and what the notebook prints with them as plain output, written down from IPython 9 without its own remarks; cells are split at `# %%`. */
export const IPYTHON: Readonly<Record<string, readonly [cells: string, printed: string]>> = {
  "capturing what is printed": [`
# %%
%%capture kept
print("hidden")
value = 3
# %%
print(kept.stdout.strip(), value)
kept.show()
`, "hidden 3\nhidden\n"],
  "capturing nothing by name": [`
# %%
%%capture --no-stderr
print("hidden")
# %%
print("seen")
`, "seen\n"],
  "a timed cell and a timed line": [`
# %%
%%time
total = sum(range(4))
if total:
    %time double = total * 2
# %%
print(total, double)
`, "6 12\n"],
  "measuring leaves nothing behind": [`
# %%
n = 1
# %%
%%timeit -n 1 -r 1 m = 2
n = 5
# %%
%timeit -n 1 -r 1 sum(range(3))
print(n)
`, "1\n"],
  "shell lines and what they print": [`
# %%
word = "hello"
!echo $word from the shell
# %%
lines = !printf 'a\\nb\\n'
for line in lines:
    !echo {line}
print("after", len(lines))
`, "hello from the shell\na\nb\nafter 2\n"],
  "a cell for the shell": [`
# %%
%%bash
for i in 1 2; do
  echo "line $i"
done
# %%
%%bash --out text
echo "kept "here""
# %%
print(text.strip())
`, "line 1\nline 2\nkept here\n"],
  "a file that the notebook writes, and imports": [`
# %%
import os, sys
sys.path.insert(0, os.getcwd())
# %%
%%writefile helper_of_notebook.py
SCALE = 3
def scaled(x):
    """Scales."""
    return f"{x * SCALE}\\n"
# %%
import helper_of_notebook as helper
from helper_of_notebook import scaled
# %%
print(scaled(2), helper.SCALE)
`, "6\n 3\n"],
  "a file that the notebook writes, and runs": [`
# %%
with open("script_of_notebook.py", "w") as file:
    file.write("answer = 42\\nprint('running', __name__)\\n")
# %%
%run script_of_notebook
# %%
print(answer + 1)
`, "running __main__\n43\n"],
  "lines that only steer the notebook": [`
# %%
%matplotlib inline
%load_ext autoreload
%autoreload 2
%config InlineBackend.figure_format = 'retina'
x = 1
# %%
x?
print(x)
`, "1\n"],
  "environment and folders": [`
# %%
import os, tempfile
home = os.getcwd()
place = tempfile.mkdtemp()
%env MODE_OF_NOTEBOOK=fast
# %%
mode = %env MODE_OF_NOTEBOOK
where = %pwd
# %%
print(mode, where == home, os.environ["MODE_OF_NOTEBOOK"])
`, "fast True fast\n"],
  "magics in strings and comments": [`
# %%
text = """
%matplotlib inline
!ls
"""
# %time nothing
rest = 7 \\
  % 4
# %%
print(len(text.splitlines()), rest, "50%")
`, "3 3 50%\n"],
  "exported calls of magics": [`
# %%
get_ipython().run_line_magic('matplotlib', 'inline')
get_ipython().system('echo called')
listed = get_ipython().getoutput('echo one')
# %%
print(list(listed))
`, "called\n['one']\n"],
  "a value at the end of a cell": [`
# %%
found = [3, 1]
found
# %%
found.sort()
found[0]
# %%
found.pop();
print(found)
`, "[1]\n"],
  "a helper in a cell of its own": [`
# %%
%%writefile helper_w.py
def triple(x):
    return x * 3
# %%
from helper_w import triple
print(triple(4))
`, "12\n"],
  "a file that is run with words": [`
# %%
%%writefile scr_run.py
import sys
VAL = 3
def inc(x): return x + VAL
print("ran", sys.argv[1:])
# %%
%run scr_run.py a b
# %%
print(inc(1), VAL)
`, "ran ['a', 'b']\n4 3\n"],
  "expressions in shell lines": [`
# %%
fname = "abc.txt"
!echo content > {fname}
# %%
!cat $fname
n = 3
# %%
!echo {n * 2} "$n"
`, "content\n6 3\n"],
  "changing the folder quietly": [`
# %%
!mkdir -p sub1
%cd -q sub1
# %%
import os
print(os.path.basename(os.getcwd()))
%cd -q ..
print(os.path.exists("sub1"))
`, "sub1\nTrue\n"],
  "the value that was shown last": [`
# %%
3 + 4
# %%
print(_ * 2)
`, "14\n"],
  "text in calls and braces of the shell": [`
# %%
d = {"k": "v"}
!echo {d["k"]} {"-".join(["a", "b"])}
!echo '{"a": 1}' '$d' | awk '{print $1}'
# %%
!echo "$((1 + 1))"
`, "v a-b\n{\"a\":\n2\n"],
  "calls of the shell by hand": [`
# %%
from IPython import get_ipython
ip = get_ipython()
get_ipython().run_line_magic(
    magic_name="matplotlib",
    line="inline",
)
if True:
    ip.run_line_magic("load_ext", "autoreload")
ip.ast_node_interactivity = "all"
command = "echo by name"
# %%
ip.system("echo by text")
ip.system(command)
found = ip.getoutput(command)
ip.user_ns["count"] = len(found)
get_ipython().run_cell_magic("capture", "kept", "print('hidden')\\nvalue = 2\\n")
get_ipython().run_cell_magic("bash", "", "echo from bash\\n")
# %%
ip.run_line_magic("time", "double = value * 2")
print(count, kept.stdout.strip(), double, "google.colab" in str(get_ipython()))
`, "by text\nby name\nfrom bash\n1 hidden 4 False\n"],
  "words that IPython takes for magics": [`
# %%
load_ext autoreload
autoreload 2
config InlineBackend.figure_format = 'retina'
# %%
ls = 3
pwd
ls
timeit -n 1 -r 1 ls + 1
print(ls)
`, "3\n"],
  "a file that is run among the names of the notebook": [`
# %%
%%writefile names_i.py
SIZE = 1
def size(): return SIZE
# %%
%run -i names_i.py
print(SIZE, size())
# %%
SIZE = 5
print(size())
`, "1 1\n5\n"],
  "a timed value, and Python of its own": [`
# %%
total = %time 1 + 2
# %%
%%python3
total = 9
print("apart", total)
# %%
print(total)
`, "apart 9\n3\n"],
};
