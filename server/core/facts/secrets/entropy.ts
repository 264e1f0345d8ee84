/** Shannon entropy of a text in bits per character (C. E. Shannon, 1948): 0 for one repeated character, about 4 to 6 for random keys. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
