import { comparePair, judgeDrift, commonColumns, type ComparedPair } from "../drift/drift.ts";
import { isKeyName } from "../drift/columnType.ts";
import type { DriftOptions, DriftReport } from "../drift/report.ts";
import type { Column, TableHead } from "../tables/table.ts";
import { compareRemoteNumbers, remotelyUndefined, type ProfiledPair } from "./numbers.ts";
import { profileOf, type RemoteProfile, type TypedName } from "./profile.ts";
import type { RemoteSide, RemoteSides, Row } from "./refine.ts";
import { categoriesStatement, distinctStatement } from "./statements.ts";

/** One side, its columns known. */
export interface RemoteData extends RemoteSide {
  readonly name: string;
  readonly columns: readonly TypedName[];
}

export type ColumnProgress = (done: number, of: number, column: string) => void;

/**
 * Compares data where they are: engines are asked for groups, counts and sums only, and the same plan is theirs and DuckDB's, so that the
 * figures are the same. What is approximate is said beside each column.
 */
export async function driftOverSql(reference: RemoteData, current: RemoteData, options: DriftOptions, progress: ColumnProgress = () => undefined): Promise<DriftReport> {
  const names = commonColumns(namesOf(reference), namesOf(current), options);
  const [before, after] = await Promise.all([profiles(reference, names), profiles(current, names)]);
  const pairs: ComparedPair[] = [];
  for (const [place, name] of names.entries()) {
    progress(place, names.length, name);
    const [one, other] = [before.get(name), after.get(name)];
    if (one && other) pairs.push(await pairOf({ reference, current }, { reference: one, current: other }, options));
  }
  return judgeDrift({ reference: headOf(reference, before), current: headOf(current, after), rows: {} }, pairs, options);
}

export const namesOf = ({ name, columns }: RemoteData): TableHead => ({ name, rows: 0, columns: columns.map((column) => column.name), problems: [] });

const headOf = (data: RemoteData, profiled: ReadonlyMap<string, RemoteProfile>): TableHead => ({ ...namesOf(data), rows: [...profiled.values()][0]?.rows ?? 0 });

export async function profiles(data: RemoteData, names: readonly string[]): Promise<ReadonlyMap<string, RemoteProfile>> {
  const wanted = new Set(names);
  const profiled = await profileOf(data, data.columns.filter(({ name }) => wanted.has(name)));
  return new Map(profiled.map((profile) => [profile.name, profile]));
}

async function pairOf(sides: RemoteSides, pair: ProfiledPair, options: DriftOptions): Promise<ComparedPair> {
  const { reference, current } = pair;
  const compared = (found: ComparedPair["compared"]): ComparedPair => ({ compared: found, missing: missingIn(pair) });
  try {
    const kind = await kindOf(sides, pair, options);
    if (kind.reason !== undefined) return compared(remotelyUndefined(pair, kind.type, kind.reason));
    if (kind.type === "number") return compared(await compareRemoteNumbers(sides, pair, { test: options.tests[reference.name], threshold: options.thresholds[reference.name], bins: options.bins[reference.name] }));
    const [one, other] = await Promise.all([categoriesOf(sides.reference, reference), categoriesOf(sides.current, current)]);
    const found = comparePair(one, other, { ...options, types: { ...options.types, [reference.name]: "category" } });
    return compared({ ...found.compared, computed: `Counted by ${[...new Set([sides.reference.table.dialect.name, sides.current.table.dialect.name])].join(" and ")}; every figure is exact.` });
  } catch (error) {
    return compared(remotelyUndefined(pair, "category", error instanceof Error ? error.message : String(error)));
  }
}

export const missingIn = ({ reference, current }: ProfiledPair): ComparedPair["missing"] => [{ missing: reference.missing, all: reference.rows }, { missing: current.missing, all: current.rows }];

export interface RemoteKind {
  readonly type: "number" | "category";
  /** Why it cannot be compared. */
  readonly reason?: string;
}

/** As what a column is compared, and why it cannot be. */
export async function kindOf(sides: RemoteSides, pair: ProfiledPair, { types }: DriftOptions): Promise<RemoteKind> {
  const { reference, current } = pair;
  const chosen = types[reference.name];
  const bothNumbers = [reference, current].every(({ type, count }) => type === "number" && count > 0);
  const isNumber = bothNumbers && chosen !== "category" && (chosen === "number" || !areFewWholeNumbers(pair));
  const reason = undefinedBecause(pair, isNumber, chosen !== undefined) ?? (isNumber && chosen === undefined && (await areKeys(sides, pair)) ? "every value stands once, so this is a row number or an identifier" : undefined);
  return { type: isNumber ? "number" : "category", ...(reason !== undefined && { reason }) };
}

const FEW_DISTINCT = 10;
const FEWEST_VALUES = 5;
export const MOST_CATEGORIES = 100_000;
/** Estimates of distinct values are off by less. */
const ALMOST_DISTINCT = 0.8;

const areFewWholeNumbers = ({ reference, current }: ProfiledPair): boolean => [reference, current].every(({ isWhole, distinct, count }) => count > 0 && isWhole && distinct <= FEW_DISTINCT);

/** The same reasons as for data at hand, as far as a profile tells. */
export function undefinedBecause({ reference, current }: ProfiledPair, isNumber: boolean, isChosen: boolean): string | undefined {
  for (const [side, { count, missing }] of Object.entries({ reference, current })) {
    if (count === 0) return missing > 0 ? `every value in the ${side} data is missing` : `the ${side} data have no rows`;
    if (count < FEWEST_VALUES) return `the ${side} data have only ${count} ${count === 1 ? "value" : "values"}, and a comparison needs at least ${FEWEST_VALUES}`;
  }
  if (isChosen) return undefined;
  if (reference.type === "time" && current.type === "time") return "it holds dates or times, which move on from one data set to the next";
  const both = [reference, current];
  if (isNumber) return undefined;
  if (both.every(({ count, distinct }) => count >= 20 && distinct > 0.8 * count)) return "almost every value stands once, so these are identifiers or free text, whose frequencies cannot be compared";
  return both.some(({ distinct }) => distinct > MOST_CATEGORIES) ? `it has more than ${MOST_CATEGORIES} categories, too many to be fetched` : undefined;
}

/** Where it looks so, it is worth to ask for the exact number of distinct values. */
async function areKeys({ reference, current }: RemoteSides, pair: ProfiledPair): Promise<boolean> {
  if (!mayBeKey(pair.reference) || !mayBeKey(pair.current)) return false;
  const exact = await Promise.all([isDistinct(reference, pair.reference), isDistinct(current, pair.current)]);
  return exact.every(Boolean);
}

const mayBeKey = ({ name, count, isWhole, distinct, least, most }: RemoteProfile): boolean => count >= 20 && isWhole && distinct >= ALMOST_DISTINCT * count && (isKeyName(name) || most - least + 1 <= 1.2 * count);

async function isDistinct({ table, ask }: RemoteSide, { name, count }: RemoteProfile): Promise<boolean> {
  const [[distinct] = []] = await ask(distinctStatement(table, name));
  return Number(distinct) === count;
}

/** How often each text of a column stands, the most frequent ones. */
export async function categoriesOf({ table, ask }: RemoteSide, profile: RemoteProfile): Promise<Column> {
  return countedColumn(profile, await ask(categoriesStatement(table, profile, MOST_CATEGORIES)));
}

/** Of rows of a text and how often it stands. */
export function countedColumn(profile: RemoteProfile, rows: readonly Row[]): Column {
  const texts = new Map(rows.map(([text, count]) => [profile.type === "number" ? String(Number(text)) : String(text), Number(count)]));
  return { name: profile.name, numbers: new Float64Array(), texts, missing: profile.missing, infinite: profile.infinite };
}
