export { latin1, utf8 } from "../text/utf8.ts";

/** Text from a file as one short line that cannot disturb a terminal or a page. */
export function shown(text: string, limit = 120): string {
  const clean = text.slice(0, limit + 1).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
  return clean.length > limit ? `${clean.slice(0, limit)}…` : clean;
}

export const plural = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
