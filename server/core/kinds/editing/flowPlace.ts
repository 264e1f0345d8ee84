/** Where in brackets a person is typing: the steps from the value that the brackets are, down to the place. */
export interface FlowPlace {
  readonly steps: readonly (string | number)[];
  readonly at: "key" | "value";
  readonly typed: string;
  /** Keys that the innermost braces have before the place. */
  readonly keys: readonly string[];
}

interface Level {
  readonly bracket: "{" | "[";
  key: string | undefined;
  index: number;
  readonly keys: string[];
}

const TOKEN = /"(?:[^"\\]|\\[^])*"?|'(?:[^']|'')*'?|[{}[\],]|:(?=\s|$)|\s+|[^\s{}[\],:"'](?:[^{}[\],:\n]|:(?!\s|$))*/g;

/** Reads what stands between the start of a flow value and the cursor; `undefined` where every bracket is closed again. */
export function flowPlace(written: string): FlowPlace | undefined {
  const levels: Level[] = [];
  let word = "";
  for (const [token] of written.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token.trim() === "") continue;
    if (token === "{" || token === "[") levels.push({ bracket: token, key: undefined, index: 0, keys: [] });
    else if (token === "}" || token === "]") {
      levels.pop();
      // The value is over; braces that follow are text.
      if (levels.length === 0) return undefined;
    } else if (token === "," && level) Object.assign(level, { key: undefined, index: level.index + 1 });
    else if (token === ":" && level) {
      level.key = word;
      level.keys.push(word);
    } else word = token.trim().replace(/^(["'])(.*?)\1?$/, "$2");
  }
  const level = levels.at(-1);
  if (!level) return undefined;
  const typed = /(?:^|[{[,"']|:(?=\s))\s*["']?((?:[^{}[\],:"']|:(?!\s|$))*)$/.exec(written)?.[1] ?? "";
  const steps = levels.flatMap((one): readonly (string | number)[] => (one.bracket === "[" ? [one.index] : one.key === undefined ? [] : [one.key]));
  return { steps, at: level.bracket === "{" && level.key === undefined ? "key" : "value", typed, keys: level.keys };
}

/** Keys behind the place, up to the end of its braces. */
export function flowKeysAfter(rest: string): readonly string[] {
  let depth = 0;
  const keys: string[] = [];
  for (const { 0: token, 1: key } of rest.matchAll(/[{}[\]]|["']?([\w.-]+)["']?\s*:(?=\s|$)/g)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (depth === 0 && key !== undefined) keys.push(key);
    if (depth < 0) break;
  }
  return keys;
}
