/** What the shell reads and what the notebook fills in: cells, and what they print. */
export const SHELLS: Readonly<Record<string, readonly [cells: string, printed: string]>> = {
  "braces of the shell and of the notebook": [`
# %%
size = 3
!mkdir -p made/{train,test}
!echo {size} {size + 1} f{1..3} {1 + 1}
!ls made | tr '\\n' ' '
# %%
!echo {size} {size + 1} {1 + 1} | tr -d ' '
`, "{size} {size + 1} f1 f2 f3 {1 + 1}\ntest train 342\n"],
  "what only bash reads": [`
# %%
!if [[ abc == a* ]]; then echo yes; fi
kept = !cat <<< "here"
print(kept)
`, "yes\n['here']\n"],
  "names that a magic takes away": [`
# %%
%reset -f
a = [1]
b = a
%xdel a
# %%
print("a" in globals(), b)
`, "False [1]\n"],
};
