/** Compares dotted versions by their numbers: below zero when `left` is older. Suffixes such as `+cu128` do not count. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [numbers(left), numbers(right)];
  for (let place = 0; place < Math.max(a.length, b.length); place++) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The oldest version that a rule such as `>=2.6,<3` or `^2.6` lets in; `undefined` where it has no lower end. */
export function lowestVersion(specifier: string): string | undefined {
  const lower = specifier.split(",").flatMap((part) => {
    const [, operator = "", version] = /^\s*(===?|~=|>=|>|\^|~|=)?\s*v?(\d[\w.]*?)(?:\.?\*)?(?:\+[\w.]+)?\s*$/.exec(part) ?? [];
    return version === undefined ? [] : [{ operator, version }];
  });
  return lower.map(({ version }) => version).toSorted(compareVersions).at(-1);
}

/** The one version that a rule names, if it is a pin: `==2.9.1`. */
export const pinnedVersion = (specifier: string): string | undefined => /^===?\s*(\d[\w.]*)(?:\+[\w.]+)?$/.exec(specifier)?.[1];

const numbers = (version: string): readonly number[] => (version.split("+")[0] ?? "").split(".").map((part) => Number.parseInt(part, 10) || 0);
