/**
 * The candidate with the same words, one of which is written out or cut short, or whose last word is left away:
 * `output_directory` for `output_dir`, `finetune_type` for `finetuning_type`, `gradient_accumulation` for `gradient_accumulation_steps`.
 */
export function sameWords(name: string, candidates: readonly string[]): string | undefined {
  const words = name.split(/[_-]/);
  if (words.length < 2 || name.length < SHORTEST_NAME) return undefined;
  const longer = candidates.filter((candidate) => candidate.startsWith(name) && LAST_WORD.test(candidate.slice(name.length)));
  return candidates.find((candidate) => oneCutShort(words, candidate.split(/[_-]/))) ?? (longer.length === 1 ? longer[0] : undefined) ?? candidates.find((candidate) => oneLeftAway(words, candidate.split(/[_-]/), SMALL)) ?? (words.length > MANY_WORDS ? candidates.find((candidate) => oneLeftAway(words, candidate.split(/[_-]/))) : undefined);
}

/** Names of so many words are no others by chance: `per_device_batch_size` for `per_device_train_batch_size`. */
const MANY_WORDS = 3;

/** Words that people leave away within a name: `preprocessing_workers` for `preprocessing_num_workers`. */
const SMALL = /^(?:num|max|min|per|of)$/;

function oneLeftAway(words: readonly string[], others: readonly string[], which = /./): boolean {
  const at = others.findIndex((other, index) => other !== words[index]);
  return others.length === words.length + 1 && at > 0 && which.test(others[at] ?? "") && others.slice(at + 1).every((other, index) => other === words[at + index]);
}

/** Words that say what is counted, and which people leave away. */
const LAST_WORD = /^[_-](?:sizes?|steps?|microseconds|strategy|ratio|types?|rates?|epochs?|length|limit)$/;

/**
 * The one candidate that begins or ends with the name and has a word more, or has the same words in another order: `experiment`
 * for `experiment_name`, `timeoutSeconds` for `timeout`, `max_trials_total` for `max_total_trials`.
 */
export function moreWords(name: string, candidates: readonly string[]): string | undefined {
  const words = wordsOf(name);
  const alike = candidates.filter((candidate) => isLonger(words, wordsOf(candidate)) || hasUnit(wordsOf(candidate), words) || isReordered(words, wordsOf(candidate)));
  return name.length >= SHORTEST_WORD && alike.length === 1 ? alike[0] : undefined;
}

const wordsOf = (name: string): readonly string[] => name.replaceAll(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase().split(/[_-]/);

/** People write units behind names that have none: `timeoutSeconds`. */
const hasUnit = (words: readonly string[], others: readonly string[]): boolean => others.length === words.length + 1 && words.every((word, index) => word === others[index]) && UNIT.test(others.at(-1) ?? "");

const UNIT = /^(?:s|secs?|seconds?|ms|millis|minutes?|hours?|bytes|mb|gb)$/;

/** The long one is the short one with a word or two before or behind. */
function isLonger(short: readonly string[], long: readonly string[]): boolean {
  const more = long.length - short.length;
  return more > 0 && more <= MOST_WORDS_MORE && (short.every((word, index) => word === long[index]) || short.every((word, index) => word === long[index + more]));
}

const isReordered = (words: readonly string[], others: readonly string[]): boolean => words.length > 2 && words.toSorted().join(" ") === others.toSorted().join(" ");

const MOST_WORDS_MORE = 2;

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
