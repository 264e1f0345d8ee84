export type Json = Readonly<Record<string, unknown>>;

/** Careful reading of JSON that other tools wrote: what is not as expected is absent, never a crash. */
export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
export const objectAt = (value: unknown, ...path: readonly string[]): Json => path.reduce<Json>((inner, key) => (isObject(inner[key]) ? inner[key] : {}), isObject(value) ? value : {});
export const listAt = (value: unknown, key: string): readonly unknown[] => {
  const list = isObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
};
export const numberOf = (value: unknown): number | undefined => (typeof value === "number" && Number.isFinite(value) ? value : undefined);

/** Texts as they are; the rest as JSON. Long ones are cut, for a book as prompt serves nobody in a table. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length - LONGEST} more characters)` : text;
}

const LONGEST = 20_000;

/** The last message of a chat, or the text itself. */
export function promptText(value: unknown): string {
  if (!Array.isArray(value)) return textOf(value);
  const messages = (value as readonly unknown[]).filter(isObject);
  if (messages.length === 0) return textOf(value);
  return textOf(messages.map((message) => (messages.length === 1 ? contentOf(message) : `${textOf(message["role"])}: ${contentOf(message)}`)).join("\n"));
}

function contentOf({ content }: Json): string {
  if (!Array.isArray(content)) return textOf(content);
  return (content as readonly unknown[]).map((part) => (isObject(part) && typeof part["text"] === "string" ? part["text"] : textOf(part))).join("\n");
}

/** Says the same for objects that hold the same; empty for nothing. */
export function stableText(value: unknown): string {
  if (value === undefined) return "";
  return JSON.stringify(value, (_, part: unknown) => (isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part));
}
