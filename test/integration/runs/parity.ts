import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

import { wholeRuns, type Run, type StoreContents } from "../../../server/core/index.ts";
import { runReader } from "../../../server/host/runs/reader.ts";
import { temporaryFolder } from "../../harness/disk.ts";
import { runPython } from "../../harness/python.ts";
import type { RunningServer } from "../../harness/trackingServer.ts";
import { peerPython } from "../../../server/tasks/python.ts";

/** A run as its tracker's own library reads it back; values as text, so that NaN and infinities survive. */
export interface Written {
  readonly id: string;
  readonly name?: string;
  readonly status?: string;
  readonly params: Readonly<Record<string, string>>;
  /** All points of each curve. */
  readonly curves: Readonly<Record<string, readonly (readonly [step: number, value: string])[]>>;
  /** What the library says is the value of a metric. */
  readonly last?: Readonly<Record<string, string>>;
}

/**
 * Has a library write a store into the folder that is the script's first argument, and print what it reads back from
 * there as JSON. Then everything of it must be what our reader finds in that folder, or through the server that is started over it. `before` runs once, for that takes a while.
 */
export function readsAs(script: string, damage?: Damage, serve?: (python: string, folder: string) => Promise<RunningServer>): void {
  const folder = temporaryFolder({});
  let written: readonly Written[] = [];
  let stores: readonly StoreContents[] = [];
  let runs: readonly Run[] = [];
  let server: RunningServer | undefined;
  after(() => server?.stop());
  before(async function () {
    this.timeout(900_000);
    const python = process.env["MODELWRIGHT_PYTHON"] ?? (await peerPython("runs"));
    const { output, errors } = runPython(python, { "write.py": script }, ["write.py", folder]);
    const [, json] = output.split("READ BACK ");
    assert.ok(json !== undefined, errors);
    written = JSON.parse(json) as readonly Written[];
    server = await serve?.(python, folder);
    stores = await runReader().read(server ? { stores: [server.address] } : { folders: [folder], git: true });
    runs = stores.flatMap(wholeRuns);
  });

  const ours = ({ id }: Written): Run => {
    const run = runs.find((each) => each.id === id);
    assert.ok(run, `there is no run ${id} among ${runs.map((each) => each.id).join()}`);
    return run;
  };

  it("finds the runs, and nothing damaged", () => {
    assert.ok(written.length > 0);
    assert.deepEqual(stores.flatMap(({ problems }) => problems), []);
    assert.deepEqual(runs.map(({ id }) => id).toSorted(), written.map(({ id }) => id).toSorted());
    for (const each of written) {
      const { name, status } = ours(each);
      assert.deepEqual([name, status], [each.name ?? name, each.status ?? status]);
    }
  });

  it("reads every parameter", () => {
    for (const each of written) assert.deepEqual(numbersAlike(ours(each).params), numbersAlike(each.params));
  });

  it("reads every point of every curve", async () => {
    for (const each of written) {
      const run = ours(each);
      assert.deepEqual(Object.keys(run.metrics).toSorted(), Object.keys(each.curves).toSorted());
      const store = stores.find((contents) => contents.runs.some(({ id }) => id === each.id));
      for (const [metric, points] of Object.entries(each.curves)) {
        const curve = await store?.curve(run.id, metric);
        const read = [...(curve?.steps ?? [])].map((step, index) => [step, curve?.values[index]] as const);
        assert.deepEqual(read.toSorted(byStep), points.map(([step, value]) => [step, pythonNumber(value)] as const).toSorted(byStep), metric);
      }
    }
  });

  if (damage) it("names a file that is damaged, shows the rest, and writes nothing", async () => {
    const { damaged, rest } = damage;
    const other = temporaryFolder({});
    cpSync(folder, other, { recursive: true });
    const [path] = filesIn(other).filter((each) => damaged.test(each));
    assert.ok(path !== undefined, filesIn(other).join("\n"));
    spoil(join(other, path));
    const before = contentIn(other);
    const read = await runReader().read({ folders: [other], git: true });
    assert.deepEqual([...new Set(read.flatMap(({ problems }) => problems.map(({ file }) => file)))], [join(other, path)]);
    assert.equal(read.flatMap(({ runs: shown }) => shown).length, written.length - (rest === "others" ? 1 : rest === "none" ? written.length : 0));
    assert.deepEqual(contentIn(other), before);
  });

  if (damage) it("survives damage at twenty places of each kind of file: it names the file or reads what it read, and shows the rest", async function () {
    this.timeout(600_000);
    const whole = JSON.stringify(await pointsOf(stores));
    const other = temporaryFolder({});
    cpSync(folder, other, { recursive: true });
    const main = filesIn(other).find((each) => damage.damaged.test(each));
    assert.ok(main !== undefined);
    for (const path of new Set([main, ...oneOfEachKind(filesIn(other))])) {
      const file = join(other, path);
      const intact = readFileSync(file);
      // Databases and Parquet files keep no checksums of their values.
      const isChecked = path === main && !/^(SQLite|PAR1)/.test(intact.subarray(0, 6).toString("latin1"));
      // By its first line a table is known for one; without it, it is any file.
      const firstLine = /\.(csv|log|jsonl)$/.test(path) ? intact.indexOf("\n") + 1 : 0;
      // The main file at every place; of the others, whose readers share its ways, at every third.
      const places: readonly number[] = Array.from({ length: 20 }, (_, place) => place).filter((place) => path === main || place % 3 === 0);
      for (const { how, place } of damages(places)) {
        const at = `${path}: ${how.name} ${place}`;
        writeFileSync(file, how(Buffer.from(intact), (place + 1) / 21, firstLine));
        const before = contentIn(other);
        const { named, points } = await readDamaged(other);
        assert.deepEqual(named.filter((each) => each !== file), [], at);
        if (how === spoiltAt && isChecked) assert.ok(named.length > 0 || JSON.stringify(points) === whole, `${at}: what is damaged is shown as if it were whole`);
        if (damage.rest !== "none" && (how === spoiltAt || path !== main)) assert.ok(points.length >= written.length - 2, at);
        assert.deepEqual(contentIn(other), before, at);
      }
      writeFileSync(file, intact);
    }
  });

  it("takes the same value for the last", () => {
    for (const each of written) {
      const { metrics } = ours(each);
      for (const [metric, value] of Object.entries(each.last ?? {})) assert.deepEqual(Number(metrics[metric]?.last), pythonNumber(value), metric);
    }
  });
}

interface Damage {
  /** The first file whose path fits is damaged. */
  readonly damaged: RegExp;
  /** What is shown then: all runs with what is left of the damaged one, the others, or none, where all lie in that one file. */
  readonly rest: "all" | "others" | "none";
}

const filesIn = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.parentPath.includes(".git")).map((entry) => relative(folder, join(entry.parentPath, entry.name))).toSorted();

/** Of files whose paths differ in numbers and identifiers alone, the first. */
const oneOfEachKind = (paths: readonly string[]): readonly string[] => [...new Map(paths.toReversed().map((path) => [path.replaceAll(/[0-9a-f]{8,}|\d+/g, "0"), path])).values()];

/** Every file with its bytes and the time at which it was written. */
const contentIn = (folder: string): readonly string[] => filesIn(folder).map((path) => `${path} ${statSync(join(folder, path)).mtimeMs} ${createHash("sha256").update(readFileSync(join(folder, path))).digest("hex")}`);

/** Which files are said to be damaged, and what of the runs is shown; what they logged is looked at as well. */
async function readDamaged(folder: string): Promise<{ readonly named: readonly string[]; readonly points: readonly unknown[] }> {
  const read = await runReader().read({ folders: [folder], git: true });
  const artifacts = read.flatMap((store) => store.runs.flatMap(({ id }) => store.artifactsOf?.(id) ?? []));
  for (const own of artifacts) await Promise.all((await own.list()).map(({ id }) => own.read(id)));
  return { named: [...new Set(read.flatMap(({ problems }) => problems.map(({ file }) => file)))], points: await pointsOf(read) };
}

/** Every run with all that its store says of it. */
async function pointsOf(stores: readonly StoreContents[]): Promise<readonly unknown[]> {
  const all = stores.flatMap((store) => wholeRuns(store).map(async ({ id, params, metrics }) => {
    const curves = await Promise.all(Object.keys(metrics).map(async (metric) => [metric, [...(await store.curve(id, metric)).values].map(String)] as const));
    return [id, params, metrics, curves] as const;
  }));
  return (await Promise.all(all)).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

interface PlaceOfDamage {
  readonly how: (bytes: Buffer, part: number, start: number) => Buffer;
  readonly place: number;
}

/** Each place is cut off at once, and spoilt at another time. */
const damages = (places: readonly number[]): readonly PlaceOfDamage[] => places.flatMap((place) => [{ how: cutAt, place }, { how: spoiltAt, place }]);

const placeIn = (bytes: Buffer, part: number, start: number): number => start + Math.floor((bytes.length - start) * part);

const cutAt = (bytes: Buffer, part: number, start: number): Buffer => bytes.subarray(0, placeIn(bytes, part, start));

function spoiltAt(bytes: Buffer, part: number, start: number): Buffer {
  const from = placeIn(bytes, part, start);
  const to = Math.min(bytes.length, from + 24);
  return bytes.fill(Buffer.from([0, 255, 10, 0, 255, 0]), from, to);
}

/** As a failing disk leaves a file: a stretch in its middle holds something else. Of a database all but the first page. */
function spoil(path: string): void {
  const bytes = readFileSync(path);
  const isDatabase = bytes.subarray(0, 6).toString() === "SQLite";
  const [from, to] = isDatabase ? [4096, bytes.length] : [Math.floor(bytes.length * 0.5), Math.floor(bytes.length * 0.5) + Math.min(40, Math.ceil(bytes.length / 4))];
  const lastOf = isDatabase ? to : Math.max(from + 1, Math.min(to, bytes.length - 1));
  bytes.fill(Buffer.from([0, 255, 10, 0, 255, 0]), from, lastOf);
  writeFileSync(path, bytes);
}

type Point = readonly [step: number, value: number | undefined];

const byStep = ([stepA, a = 0]: Point, [stepB, b = 0]: Point): number => stepA - stepB || a - b || 0;

/** MLflow writes infinities to SQL as the largest numbers that there are, and gives those back. */
const SPECIAL: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, "-inf": -Infinity, "1.7976931348623157e+308": Infinity, "-1.7976931348623157e+308": -Infinity };
const pythonNumber = (text: string): number => SPECIAL[text] ?? Number(text);

/** Python writes 1e-05 where JavaScript writes 0.00001; both are the same number. */
const numbersAlike = (params: Readonly<Record<string, string>>): Readonly<Record<string, string | number>> =>
  Object.fromEntries(Object.entries(params).map(([name, text]) => [name, text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text)]));

/** How each script ends. */
export const READ_BACK = `
import json
print("READ BACK " + json.dumps(written))
`;
