import { bars, BINS, TAIL } from "../drift/charts.ts";
import { isKeyName } from "../drift/columnType.ts";
import { summariseCategories, SHARES } from "../drift/summary.ts";
import { anonymityWords } from "../profile/anonymity.ts";
import { notesOf } from "../profile/column.ts";
import { profileWords } from "../profile/profile.ts";
import type { Anonymity, ColumnKind, ProfileChart, ProfileColumn, ProfileOptions, ProfileReport } from "../profile/report.ts";
import { typedValue } from "../tables/typed.ts";
import { countUpToIn, quantileIn } from "./cells.ts";
import { categoriesOf, type ColumnProgress, type RemoteData } from "./driftOverSql.ts";
import { profileOf, summaryOf, type RemoteProfile } from "./profile.ts";
import { refine, type AskedQuantile, type Refined, type RemoteSide } from "./refine.ts";
import { distinctStatement, groupSizesStatement, samplesStatement } from "./statements.ts";

/** Says what a table holds, where it is: the engine is asked for groups, counts and sums, as for drift, and for some rows to look for personal data in. */
export async function profileOverSql(data: RemoteData, { quasi = [] }: ProfileOptions = {}, progress: ColumnProgress = () => undefined): Promise<ProfileReport> {
  const profiles = await profileOf(data, data.columns);
  const samples = profiles.length === 0 ? [] : await data.ask(samplesStatement(data.table, profiles, SAMPLES));
  const columns: ProfileColumn[] = [];
  for (const [place, profile] of profiles.entries()) {
    progress(place, profiles.length, profile.name);
    columns.push(await columnOf(data, profile, samples.flatMap((row) => typedValue(row[place]) ?? []).map(String)));
  }
  const rows = profiles[0]?.rows ?? 0;
  const anonymity = await anonymityOf(data, quasi, rows);
  const unknown = quasi.filter((name) => !profiles.some((profile) => profile.name === name)).map((name) => `There is no column \`${name}\` to judge anonymity by.`);
  const { name: engine, distinctIsExact } = data.table.dialect;
  const computed = `Computed by ${engine}: counts, means and quantiles are exact${distinctIsExact ? "" : ", distinct numbers and identifiers are estimated"}; histograms are drawn from groups of values. Rows that repeat others, correlations and outliers are looked for in files only.`;
  const report = { version: 1 as const, data: { name: data.name, rows, columns: columns.length }, duplicates: 0, columns, correlations: [], ...(anonymity && { anonymity }), problems: [computed, ...unknown] };
  return { ...report, words: profileWords(report) };
}

const SAMPLES = 300;
const FEW_DISTINCT = 10;
/** Texts are fetched as categories only where they repeat. */
const MOSTLY_OTHER = 0.5;
const NO_COUNTS: ReadonlyMap<string, number> = new Map();

async function columnOf(data: RemoteData, profile: RemoteProfile, samples: readonly string[]): Promise<ProfileColumn> {
  const kind = await kindOf(data, profile);
  const counts = await countsOf(data, profile, kind);
  const refined = kind === "number" ? await refine({ reference: data, current: { ...data, ask: () => Promise.resolve([]) } }, profile.name, [profile.least, profile.most], QUANTILES) : undefined;
  const { name, missing, rows, infinite } = profile;
  const summary = counts.size > 0 ? summariseCategories(counts, missing) : summaryOf(profile, refined ? SHARES.map((share) => quantileIn(refined.cells, refined.below, "reference", share).value) : []);
  const whole: ProfileColumn = { name, kind, ...summary, missingShare: rows === 0 ? 0 : missing / rows, chart: chartOf(refined, counts), notes: [] };
  const ends = profile.type === "number" && profile.count > 0 ? Float64Array.of(profile.least, profile.most) : new Float64Array();
  return { ...whole, notes: notesOf(whole, { numbers: ends, texts: NO_COUNTS, infinite }, counts, samples) };
}

async function countsOf(data: RemoteData, profile: RemoteProfile, kind: ColumnKind): Promise<ReadonlyMap<string, number>> {
  if (kind === "constant" && profile.type === "number") return new Map([[String(profile.least), profile.count]]);
  return kind === "category" || kind === "constant" ? (await categoriesOf(data, profile)).texts : NO_COUNTS;
}

const QUANTILES: readonly AskedQuantile[] = SHARES.map((share) => ({ side: "reference", share, isLimit: false }));

async function kindOf(side: RemoteSide, { name, type, count, distinct, least, most, isWhole }: RemoteProfile): Promise<ColumnKind> {
  if (count === 0) return "empty";
  if (type === "time") return "time";
  if (type === "truth") return distinct === 1 ? "constant" : "category";
  if (type === "number") {
    if (least === most) return "constant";
    if (isWhole && distinct <= FEW_DISTINCT) return "category";
    const mayBeKey = isWhole && count >= 20 && distinct > 0.8 * count && (isKeyName(name) || most - least + 1 === count);
    return mayBeKey && Number((await side.ask(distinctStatement(side.table, name)))[0]?.[0]) === count ? "identifier" : "number";
  }
  if (distinct === 1) return "constant";
  if (distinct <= MOSTLY_OTHER * count && distinct <= 100_000) return "category";
  return distinct > 0.9 * count ? "identifier" : "text";
}

function chartOf(refined: Refined | undefined, counts: ReadonlyMap<string, number>): ProfileChart {
  if (refined) return histogramOf(refined);
  if (counts.size === 0) return { kind: "none" };
  const ordered = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const list = ordered.map(([, count]) => count);
  const chart = bars({ labels: ordered.map(([label]) => label), reference: list, current: list });
  return chart.kind === "bars" ? { kind: "bars", labels: chart.labels, shares: chart.reference } : { kind: "none" };
}

function histogramOf({ cells, below }: Refined): ProfileChart {
  const at = (share: number): number => quantileIn(cells, below, "reference", share).value;
  const [from, to] = at(1 - TAIL) > at(TAIL) ? [at(TAIL), at(1 - TAIL)] : [at(0), at(1)];
  const edges = Array.from({ length: BINS + 1 }, (_, index) => from + ((to - from) * index) / BINS);
  const all = below.reference.at(-1) ?? 0;
  const upTo = [...edges.slice(1, -1).map((edge) => countUpToIn(cells, below, "reference", edge)), all];
  return { kind: "histogram", edges, tails: { below: at(0) < from, above: at(1) > to }, shares: upTo.map((count, bin) => (count - (upTo[bin - 1] ?? 0)) / all) };
}

async function anonymityOf({ table, ask, columns }: RemoteData, quasi: readonly string[], rows: number): Promise<Anonymity | undefined> {
  const names = columns.map(({ name }) => name).filter((name) => quasi.includes(name));
  if (names.length === 0 || rows === 0) return undefined;
  const [[k, unique] = []] = await ask(groupSizesStatement(table, names));
  return anonymityWords(names, Number(k), Number(unique));
}
