interface Groupable {
  readonly message: string;
  readonly leakage?: unknown;
  readonly related?: readonly object[];
}

/**
 * One finding per source, for people. A leak is found once for each fit and score that it spoils; a person repairs the
 * one call that all of them come from, so they become one finding that names every place.
 * @param sourceOf what two findings of one source have in common besides: their rule and their place, as plain data
 */
export function groupedBySource<Finding extends Groupable>(findings: readonly Finding[], sourceOf: (finding: Finding) => unknown): readonly Finding[] {
  const bySource = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([sourceOf(finding), finding.leakage === undefined ? finding.message : ""]);
    const first = bySource.get(key);
    bySource.set(key, first === undefined ? finding : { ...first, related: distinct([...(first.related ?? []), ...(finding.related ?? [])]) });
  }
  return [...bySource.values()];
}

const distinct = (places: readonly object[]): readonly object[] => [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
