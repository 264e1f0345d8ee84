import { commonColumns, comparePair, judgeDrift, type ComparedPair } from "../drift/drift.ts";
import type { DataSet, DriftOptions } from "../drift/report.ts";
import { courseOf, type ColumnOverTime, type DriftOverTime } from "../overTime/overTime.ts";
import { WINDOW_UNITS, type WindowUnit } from "../overTime/windows.ts";
import { remoteType } from "./dialect.ts";
import { categoriesOf, countedColumn, kindOf, missingIn, namesOf, profiles, undefinedBecause, type ColumnProgress, type RemoteData } from "./driftOverSql.ts";
import { remotelyUndefined, type ProfiledPair } from "./numbers.ts";
import { profileFrom, SMALL, type RemoteProfile } from "./profile.ts";
import type { Row } from "./refine.ts";
import { FIELDS, type RemoteColumn } from "./statements.ts";
import { comparedWindow, windowCells } from "./windowCells.ts";
import { unitsStatement, windowCategoriesStatement, windowName, windowProfilesStatement, type Windowing } from "./windows.ts";

export type CourseOverSql = { readonly state: "done"; readonly report: DriftOverTime } | { readonly state: "failed"; readonly reason: string };

/** Which windows: by a column of times or the first one, for so long or the longest span that gives enough of them. */
export interface AskedCourse {
  readonly column?: string;
  readonly unit?: WindowUnit;
}

/**
 * Compares the windows of a table with the reference where both are. A column takes one statement for all windows: limits are chosen on the reference and all current data
 * together, and each window counts its values between them. Shares of bins are exact; within a cell the other distances are known up to bounds, which are said.
 */
export async function driftOverTimeOverSql(reference: RemoteData, current: RemoteData, asked: AskedCourse, options: DriftOptions, progress: ColumnProgress = () => undefined): Promise<CourseOverSql> {
  const times = current.columns.filter(({ type }) => remoteType(current.table.dialect, type) === "time").map(({ name }) => name);
  const cut = await windowingOf(current, times, asked);
  if (cut.state === "failed") return cut;
  const { windowing } = cut;
  const names = commonColumns(namesOf(reference), namesOf(current), options).filter((name) => name !== windowing.column);
  const [before, whole] = await Promise.all([profiles(reference, names), profiles(current, names)]);
  const windows = await windowProfiles(current, [...whole.values()], windowing);
  const pairs: (readonly ComparedPair[])[] = [];
  for (const [place, name] of names.entries()) {
    progress(place, names.length, name);
    const [one, all] = [before.get(name), whole.get(name)];
    if (one && all) pairs.push(await columnInWindows({ reference, current, windowing, windows, options }, { reference: one, current: all }));
  }
  const rows = [...before.values()][0]?.rows ?? 0;
  const reports = windows.map((window, place) => judgeDrift({ reference: { ...namesOf(reference), rows }, current: { ...namesOf(current), rows: window.rows }, rows: {} }, pairs.flatMap((of) => of[place] ?? []), options));
  const course = courseOf({ name: reference.name, rows }, windows, reports, { kind: "time", ...windowing });
  const engine = current.table.dialect.name;
  const without = cut.without === 0 ? [] : [`${cut.without} rows have no time in \`${windowing.column}\` and are left out.`];
  return { state: "done", report: { ...course, timeColumns: times, columns: course.columns.map((column) => ({ ...column, words: [column.words, ...computedIn(column, pairs, engine)].join(" ") })), problems: [`Windows are cut in the time zone of the session with ${engine}.`, ...without] } };
}

const ENOUGH_WINDOWS = 7;
/** Each has a row for every cell of every column. */
const MOST_WINDOWS = 500;

type Cut = { readonly state: "cut"; readonly windowing: Windowing; readonly without: number } | { readonly state: "failed"; readonly reason: string };

async function windowingOf({ name, table, ask }: RemoteData, times: readonly string[], asked: AskedCourse): Promise<Cut> {
  const column = asked.column ?? times[0];
  if (column === undefined) return { state: "failed", reason: `No column of ${name} is of a type for dates or times, so there is no course of time.` };
  if (!times.includes(column)) return { state: "failed", reason: `\`${column}\` of ${name} is no column of dates or times${times.length === 0 ? "" : `; those are ${times.join(", ")}`}.` };
  const [counts = []] = await ask(unitsStatement(table, column, WINDOW_UNITS));
  const windows = (unit: WindowUnit): number => Number(counts[WINDOW_UNITS.indexOf(unit)]);
  const [rows, filled] = [Number(counts[WINDOW_UNITS.length]), Number(counts[WINDOW_UNITS.length + 1])];
  const unit = asked.unit ?? WINDOW_UNITS.toReversed().find((one) => windows(one) > ENOUGH_WINDOWS) ?? "hour";
  if (windows(unit) > MOST_WINDOWS) return { state: "failed", reason: `By ${unit} there are ${windows(unit)} windows, and an engine is asked for ${MOST_WINDOWS} at most. Take a longer unit.` };
  return { state: "cut", windowing: { column, unit }, without: rows - filled };
}

interface ProfiledWindow extends DataSet {
  readonly columns: ReadonlyMap<string, RemoteProfile>;
}

const AT_ONCE = 60;

/** In their order. */
async function windowProfiles(data: RemoteData, columns: readonly RemoteColumn[], windowing: Windowing): Promise<readonly ProfiledWindow[]> {
  const found = new Map<string, ProfiledWindow>();
  for (let at = 0; at < Math.max(1, columns.length); at += AT_ONCE) {
    const part = columns.slice(at, at + AT_ONCE);
    const profiled = await profiledPart(data, part, windowing, 1).catch(() => profiledAlone(data, part, windowing));
    for (const { name, rows, columns: more } of profiled) found.set(name, { name, rows, columns: new Map([...(found.get(name)?.columns ?? []), ...more]) });
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** One column that an engine cannot sum does not spoil the others. */
async function profiledAlone(data: RemoteData, columns: readonly RemoteColumn[], windowing: Windowing): Promise<readonly ProfiledWindow[]> {
  const found: ProfiledWindow[] = [];
  for (const column of columns) found.push(...(await profiledPart(data, [column], windowing, 1).catch(() => profiledPart(data, [column], windowing, SMALL))));
  return found;
}

async function profiledPart({ table, ask }: RemoteData, columns: readonly RemoteColumn[], windowing: Windowing, scale: number): Promise<readonly ProfiledWindow[]> {
  const rows = await ask(windowProfilesStatement(table, columns, windowing, scale));
  return rows.flatMap(([start, count, ...fields]) => {
    if (start === null || start === undefined) return [];
    const profiled = columns.map(({ name, type }, place): [string, RemoteProfile] => [name, profileFrom({ name, type }, Number(count), fields.slice(place * FIELDS, (place + 1) * FIELDS), scale)]);
    return [{ name: windowName(start, windowing.unit), rows: Number(count), columns: new Map(profiled) }];
  });
}

interface Work {
  readonly reference: RemoteData;
  readonly current: RemoteData;
  readonly windowing: Windowing;
  readonly windows: readonly ProfiledWindow[];
  readonly options: DriftOptions;
}

/** One column in each window, in their order. A window may be too small for what the whole is compared as. */
async function columnInWindows(work: Work, whole: ProfiledPair): Promise<readonly ComparedPair[]> {
  const { windows, options, reference, current } = work;
  const pairs = windows.map(({ columns }): ProfiledPair => ({ reference: whole.reference, current: columns.get(whole.current.name) ?? whole.current }));
  const all = (compared: (pair: ProfiledPair, window: string) => ComparedPair["compared"]): readonly ComparedPair[] => pairs.map((pair, place) => ({ compared: compared(pair, windows[place]?.name ?? ""), missing: missingIn(pair) }));
  try {
    const { type, reason } = await kindOf({ reference, current }, whole, options);
    if (reason !== undefined) return all((pair) => remotelyUndefined(pair, type, reason));
    const compare = type === "number" ? await numbersByWindow(work, whole) : await categoriesByWindow(work, whole);
    return all((pair, window) => {
      const small = undefinedBecause(pair, type === "number", true);
      return small === undefined ? compare(pair, window) : remotelyUndefined(pair, type, small);
    });
  } catch (error) {
    return all((pair) => remotelyUndefined(pair, "category", error instanceof Error ? error.message : String(error)));
  }
}

type CompareWindow = (pair: ProfiledPair, window: string) => ComparedPair["compared"];

async function numbersByWindow({ reference, current, windowing, options }: Work, whole: ProfiledPair): Promise<CompareWindow> {
  const { name } = whole.reference;
  const cells = await windowCells({ reference, current }, whole, windowing, options.bins[name]);
  return (pair, window) => comparedWindow(cells, window, pair, { test: options.tests[name], threshold: options.thresholds[name] });
}

async function categoriesByWindow({ reference, current, windowing, windows, options }: Work, whole: ProfiledPair): Promise<CompareWindow> {
  const most = MOST_ROWS;
  const [before, rows] = await Promise.all([categoriesOf(reference, whole.reference), current.ask(windowCategoriesStatement(current.table, whole.current, windowing, most))]);
  if (rows.length >= most) throw new Error(`it has more than ${most} categories in ${windows.length} windows, too many to be fetched`);
  const byWindow = new Map<string, Row[]>();
  for (const [start, text, count] of rows) {
    const list = byWindow.get(windowName(start, windowing.unit)) ?? [];
    byWindow.set(windowName(start, windowing.unit), list);
    list.push([text, count]);
  }
  return (pair, window) => comparePair(before, countedColumn(pair.current, byWindow.get(window) ?? []), { ...options, types: { ...options.types, [before.name]: "category" } }).compared;
}

const MOST_ROWS = 500_000;

/** What is approximate, of all windows together. */
function computedIn({ name }: ColumnOverTime, pairs: readonly (readonly ComparedPair[])[], engine: string): readonly string[] {
  const effects = pairs.flatMap((of) => of.filter(({ compared }) => compared.name === name)).flatMap(({ compared }) => compared.tested?.effects[0] ?? []);
  const [first] = effects;
  if (!first) return [];
  const width = Math.max(...effects.map(({ range }) => (range ? range[1] - range[0] : 0)));
  const how = first.measure === "wasserstein" ? "may be off by half of" : "may be too small by up to";
  return [width === 0 ? `Computed by ${engine}; the course is exact.` : `Computed by ${engine} in groups of values: the ${first.title} ${how} ${Number(width.toPrecision(2))}.`];
}
