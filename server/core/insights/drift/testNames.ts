/** Tests and distances that a person may choose for a column of numbers; the first is the default. */
export const NUMBER_TESTS = ["ks", "wasserstein", "psi", "jensen-shannon", "hellinger", "kl", "tvd", "energy", "anderson-darling", "cramer-von-mises", "mann-whitney"] as const;

/** Those for a column of categories; the first is the default. */
export const CATEGORY_TESTS = ["chi-square", "jensen-shannon", "psi", "hellinger", "kl", "tvd", "z"] as const;

export type NumberTest = (typeof NUMBER_TESTS)[number];
export type CategoryTest = (typeof CATEGORY_TESTS)[number];
export type TestName = NumberTest | CategoryTest;

export const TEST_NAMES: readonly TestName[] = [...new Set<TestName>([...NUMBER_TESTS, ...CATEGORY_TESTS])];

export const isNumberTest = (test: TestName): test is NumberTest => NUMBER_TESTS.some((known) => known === test);
export const isCategoryTest = (test: TestName): test is CategoryTest => CATEGORY_TESTS.some((known) => known === test);

export const TEST_TITLES: Readonly<Record<TestName | "none", string>> = {
  ks: "Kolmogorov–Smirnov test",
  wasserstein: "Wasserstein distance",
  psi: "Population stability index",
  "jensen-shannon": "Jensen–Shannon distance",
  hellinger: "Hellinger distance",
  kl: "Kullback–Leibler divergence",
  tvd: "Total variation distance",
  energy: "Energy distance",
  "anderson-darling": "Anderson–Darling test",
  "cramer-von-mises": "Cramér–von Mises test",
  "mann-whitney": "Mann–Whitney test",
  "chi-square": "Chi-square test",
  z: "Z-test of two shares",
  none: "No test",
};

/** How large a difference is, in a measure that does not grow with the number of rows. */
export type Measure = "ks" | "psi" | "jensen-shannon" | "hellinger" | "kl" | "tvd" | "wasserstein" | "energy" | "cliffs-delta" | "share";

/** What a measure is called in a sentence and, shorter, in a list; and from where a change counts as large unless a person says otherwise. */
export const MEASURES: Readonly<Record<Measure, { readonly title: string; readonly label: string; readonly large: number }>> = {
  ks: { title: "KS distance", label: "KS", large: 0.1 },
  psi: { title: "PSI", label: "PSI", large: 0.1 },
  // About a change from 50 % to 62 % in one of two categories.
  "jensen-shannon": { title: "Jensen–Shannon distance", label: "JS", large: 0.1 },
  hellinger: { title: "Hellinger distance", label: "H", large: 0.1 },
  kl: { title: "KL divergence", label: "KL", large: 0.05 },
  tvd: { title: "Total variation distance", label: "TVD", large: 0.1 },
  wasserstein: { title: "Wasserstein distance in standard deviations", label: "W", large: 0.1 },
  energy: { title: "Energy distance of standardised values", label: "E", large: 0.15 },
  // Where Romano et al. (2006) draw the line between negligible and small.
  "cliffs-delta": { title: "Cliff's delta", label: "δ", large: 0.147 },
  share: { title: "Change of the share", label: "Δ", large: 0.1 },
};
