/** A name that stands twice gets its place, so that no column hides another. */
export function uniqueNames(header: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return header.map((cell, index) => {
    const name = cell.trim() || `column ${index + 1}`;
    const unique = seen.has(name) ? `${name} (column ${index + 1})` : name;
    seen.add(unique);
    return unique;
  });
}
