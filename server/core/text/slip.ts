/** True where one is the other with one slip of the finger: a letter too many, too few, or two swapped, or another letter that no other word has there. */
export const isSlip = (word: string, meant: string): boolean => word.length !== meant.length || lettersOf(word) === lettersOf(meant) || misheard(word, meant);

/** Another letter often makes another word (`eoc_token_id`, `scales`), but hardly inside of a long one, or where both sound alike: `use_cashe`. */
function misheard(word: string, meant: string): boolean {
  const at = Array.from(word).findIndex((letter, index) => letter !== meant[index]);
  if (at < 0 || word.slice(at + 1) !== meant.slice(at + 1)) return false;
  const [before = "", after = ""] = [/[a-z]*$/i.exec(word.slice(0, at))?.[0], /^[a-z]*/i.exec(word.slice(at + 1))?.[0]];
  const length = before.length + 1 + after.length;
  const pair = [word[at], meant[at]].join("").toLowerCase();
  return before !== "" && after !== "" && /^[a-z]{2}$/.test(pair) && (length >= 6 || (length >= 4 && ALIKE.test(pair)));
}

const ALIKE = /^(?:[aeiouy]{2}|[sz]{2}|[ckqs]{2}|[mn]{2}|[dt]{2}|[fv]{2})$/;

const lettersOf = (word: string): string => Array.from(word.toLowerCase()).toSorted().join("");
