/**
 * The candidate with the same words, one of which is written out or cut short, or whose last word is left away:
 * `output_directory` for `output_dir`, `finetune_type` for `finetuning_type`, `gradient_accumulation` for `gradient_accumulation_steps`.
 */
export function sameWords(name: string, candidates: readonly string[]): string | undefined {
  const words = name.split(/[_-]/);
  if (words.length < 2 || name.length < SHORTEST_NAME) return undefined;
  const longer = candidates.filter((candidate) => candidate.startsWith(name) && LAST_WORD.test(candidate.slice(name.length)));
  return candidates.find((candidate) => oneCutShort(words, candidate.split(/[_-]/))) ?? (longer.length === 1 ? longer[0] : undefined) ?? (words.length > MANY_WORDS ? candidates.find((candidate) => oneLeftAway(words, candidate.split(/[_-]/))) : undefined);
}

/** Names of so many words are no others by chance: `per_device_batch_size` for `per_device_train_batch_size`. */
const MANY_WORDS = 3;

function oneLeftAway(words: readonly string[], others: readonly string[]): boolean {
  const at = others.findIndex((other, index) => other !== words[index]);
  return others.length === words.length + 1 && at > 0 && others.slice(at + 1).every((other, index) => other === words[at + index]);
}

/** Words that say what is counted, and which people leave away. */
const LAST_WORD = /^[_-](?:sizes?|steps?|strategy|ratio|types?|rates?|epochs?|length|limit)$/;

function oneCutShort(words: readonly string[], others: readonly string[]): boolean {
  if (words.length !== others.length) return false;
  const different = words.flatMap((word, index) => (word === others[index] ? [] : [[word, others[index] ?? ""] as const]));
  const [pair] = different;
  return different.length === 1 && pair !== undefined && sameStem(pair[0], pair[1]);
}

/** Names that are shorter are names of their own: `max_len`. */
const SHORTEST_NAME = 8;
const SHORTEST_WORD = 3;
const SHORTEST_STEM = 6;

function sameStem(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length >= SHORTEST_WORD && long.startsWith(short)) return true;
  return short.length > SHORTEST_STEM && long.startsWith(short.slice(0, SHORTEST_STEM));
}
