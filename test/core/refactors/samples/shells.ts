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
  "dollars, quotes and braces": [`
# %%
size, price = 3, 5
HOME = "mine"
!echo "\\$5" \\$size $HOME $$HOME | sed "s#/[a-z/]*#home#"
!echo '$size' '{size}'
!echo '$size' $size
!echo $nobody $size
!printf 'a b\\n' | awk '{print $2}'
!echo {} {size} | tr -d ' '
# %%
!!echo unseen
folder = "sub"
!mkdir -p {folder} && basename "$(pwd)/{folder}"
found = !echo {{size}} {[n + 1 for n in range(size)]} {size!r}
print(found)
`, "\\5 3 mine home\n3 3\n$size 3\n\nb\n{}{size}\nsub\n['{size} [1, 2, 3] 3']\n"],
  "what a cell printed, as text and printed again": [`
# %%
%%capture kept
import sys
print("hidden")
print("apart", file=sys.stderr)
# %%
print([str(kept), kept.stdout, kept.stderr, f"{kept}"])
kept()
# %%
%%capture --no-stdout half
print("seen")
# %%
print([half.stdout])
%prun -q -l 3 total = sum([1, 2])
print(total)
`, "['hidden\\n', 'hidden\\n', 'apart\\n', 'hidden\\n']\nhidden\nseen\n['']\n3\n"],
  "a variable of the environment": [`
# %%
%env STAGE_HERE=prod
# %%
!echo $STAGE_HERE
`, "prod\n"],
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
