import { utf8 } from "../../text/utf8.ts";
import { growingCurve, type GrowingCurve } from "../curve.ts";
import { isRecord, numberFrom, parseJson } from "../numbers.ts";
import type { RunCode } from "../run.ts";
import { eachField, numberAt, payloads, textAt } from "../wire.ts";

/** What the records of one `.wandb` file say, as far as they are read. It changes while records are taken. */
export interface WandbRun {
  readonly curves: Map<string, GrowingCurve>;
  readonly config: Map<string, unknown>;
  /** Values of the summary that are no curve of their own. */
  readonly summary: Map<string, unknown>;
  /** Metrics that `define_metric` says to be better when they are higher or lower. */
  readonly goals: Map<string, "higher" | "lower">;
  /** Pictures, tables and the like, as the history names them. */
  readonly media: WandbMedium[];
  facts: WandbFacts;
  steps: number;
  lastTime: number;
}

/** The fields of one medium at one step, such as `_type` and `path`. */
export interface WandbMedium {
  readonly name: string;
  readonly step: number;
  readonly time: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface WandbFacts {
  readonly id?: string;
  readonly name?: string;
  readonly project?: string;
  readonly entity?: string;
  readonly group?: string;
  readonly jobType?: string;
  readonly sweep?: string;
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly startTime?: number;
  readonly exitCode?: number;
  readonly runtime?: number;
  readonly code?: RunCode;
}

export const emptyRun = (): WandbRun => ({ curves: new Map(), config: new Map(), summary: new Map(), goals: new Map(), media: [], facts: {}, steps: 0, lastTime: NaN });

/** Takes one record into the run. Kinds that say nothing about parameters, metrics or the run itself are passed over unread. */
export function takeRecord(run: WandbRun, record: Uint8Array): void {
  eachField(record, ({ number, bytes }) => KINDS[number]?.(run, bytes));
}

const KINDS: Readonly<Record<number, (run: WandbRun, message: Uint8Array) => void>> = { 2: history, 3: summary, 5: config, 7: machine, 12: metric, 17: head, 18: exit, 26: environment };

interface Item {
  readonly name: string;
  readonly value: unknown;
}

/** Keys come as a path even where they are flat. */
function itemOf(message: Uint8Array, isKnown?: (name: string, json: string) => boolean): Item | undefined {
  const path = textsAt(message, 2);
  const name = path.length > 0 ? path.join(".") : (textAt(message, 1) ?? "");
  const json = textAt(message, 16) ?? "null";
  if (name === "" || isKnown?.(name, json) === true) return undefined;
  return { name, value: parseJson(json) };
}

const textsAt = (message: Uint8Array, number: number): readonly string[] => payloads(message, number).map(utf8);

function history(run: WandbRun, message: Uint8Array): void {
  const items = payloads(message, 1).flatMap((item) => leavesOf(itemOf(item)));
  const own = (name: string): number | undefined => numberFrom(items.find((item) => item.name === name)?.value);
  const [stepMessage] = payloads(message, 2);
  const step = own("_step") ?? (stepMessage && numberAt(stepMessage, 1)) ?? run.steps;
  const time = (own("_timestamp") ?? NaN) * 1000;
  if (time > 0) run.lastTime = time;
  run.steps = step + 1;
  const media = items.flatMap(({ name }) => (name.endsWith(TYPE) ? [name.slice(0, -TYPE.length)] : []));
  for (const { name, value } of items) {
    const number = typeof value === "boolean" ? Number(value) : numberFrom(value);
    if (number !== undefined && !name.startsWith("_") && !media.some((medium) => name.startsWith(`${medium}.`))) curveNamed(run, name).add(step, time, number);
  }
  for (const { name, value } of items) if (isMedium(value)) run.media.push({ name, step, time, fields: value });
  for (const name of media) {
    const fields = items.flatMap((item) => (item.name.startsWith(`${name}.`) ? [[item.name.slice(name.length + 1), item.value] as const] : []));
    run.media.push({ name, step, time, fields: Object.fromEntries(fields) });
  }
}

/** Versions before 0.18 write what is nested as one object, and a medium as one with its kind. */
function leavesOf(item: Item | undefined): readonly Item[] {
  if (!item) return [];
  if (!isRecord(item.value) || isMedium(item.value)) return [item];
  return Object.entries(item.value).flatMap(([key, value]) => leavesOf({ name: `${item.name}.${key}`, value }));
}

const isMedium = (value: unknown): value is Readonly<Record<string, unknown>> => isRecord(value) && typeof value["_type"] === "string";

/** The kind of a medium stands beside its path. Its width and height are no metrics. */
const TYPE = "._type";

/** How the machine was used; W&B keeps it beside the steps of the training, by time. */
function machine(run: WandbRun, message: Uint8Array): void {
  const [stamp] = payloads(message, 2);
  const time = (stamp ? (numberAt(stamp, 1) ?? NaN) : NaN) * 1000;
  for (const bytes of payloads(message, 3)) {
    const name = textAt(bytes, 1);
    const value = numberFrom(parseJson(textAt(bytes, 16) ?? ""));
    if (name === undefined || value === undefined) continue;
    const curve = curveNamed(run, `system/${name}`);
    curve.add(curve.count, time, value);
  }
}

function curveNamed(run: WandbRun, name: string): GrowingCurve {
  const known = run.curves.get(name);
  if (known) return known;
  const curve = growingCurve();
  run.curves.set(name, curve);
  return curve;
}

/** W&B writes the summary twice per step. What has a curve is known better from there, and is not even parsed; its lowest or mean value, as `define_metric` asks for it, comes as an object of the same name. */
function summary(run: WandbRun, message: Uint8Array): void {
  for (const bytes of payloads(message, 1)) {
    const item = itemOf(bytes, (name, json) => name.startsWith("_") || (run.curves.has(name) && !json.startsWith("{")));
    for (const leaf of leavesOf(item)) if (!isMedium(leaf.value) && !run.curves.has(leaf.name)) run.summary.set(leaf.name, leaf.value);
  }
  for (const bytes of payloads(message, 2)) {
    const item = itemOf(bytes);
    if (item) run.summary.delete(item.name);
  }
}

function config(run: WandbRun, message: Uint8Array): void {
  for (const bytes of payloads(message, 1)) {
    const item = itemOf(bytes);
    if (item && !item.name.startsWith("_wandb")) run.config.set(item.name, item.value);
  }
  for (const bytes of payloads(message, 2)) {
    const item = itemOf(bytes);
    if (item) run.config.delete(item.name);
  }
}

function metric(run: WandbRun, message: Uint8Array): void {
  const name = textAt(message, 1);
  const goal = GOALS[numberAt(message, 8) ?? 0];
  if (name !== undefined && goal) run.goals.set(name, goal);
}

const GOALS: Readonly<Record<number, "higher" | "lower">> = { 1: "lower", 2: "higher" };

function head(run: WandbRun, message: Uint8Array): void {
  const [nested] = payloads(message, 4);
  if (nested) config(run, nested);
  const [start] = payloads(message, 17);
  const [git] = payloads(message, 21);
  const texts = { id: textAt(message, 1), entity: textAt(message, 2), project: textAt(message, 3), group: textAt(message, 6), jobType: textAt(message, 7), name: textAt(message, 8), note: textAt(message, 9), sweep: textAt(message, 12) };
  run.facts = {
    ...run.facts,
    ...given(texts),
    ...(start && { startTime: (numberAt(start, 1) ?? 0) * 1000 + (numberAt(start, 2) ?? 0) / 1e6 }),
    ...(git && { code: { ...run.facts.code, ...given({ repository: textAt(git, 1), commit: textAt(git, 2) }) } }),
    tags: textsAt(message, 10),
  };
}

function exit(run: WandbRun, message: Uint8Array): void {
  run.facts = { ...run.facts, exitCode: numberAt(message, 1) ?? 0, runtime: numberAt(message, 2) ?? 0 };
}

function environment(run: WandbRun, message: Uint8Array): void {
  const [git] = payloads(message, 9);
  const code = given({ program: textAt(message, 7) ?? textAt(message, 6), repository: git && textAt(git, 1), commit: git && textAt(git, 2) });
  run.facts = { ...run.facts, code: { ...run.facts.code, ...code, args: textsAt(message, 5) } };
}

/** Without what is not there or empty. */
function given(fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, value]])));
}
