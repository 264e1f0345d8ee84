/** Writes the stores that `npm run bench:runs` reads: node generate.ts KIND FILE [SIZES]. A process of its own, so that its memory is not counted. */
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

import { crc32c } from "../../../server/core/stores/checksum.ts";
import { mlflowDatabase } from "../../harness/mlflowDatabase.ts";

const [kind = "", file = "", ...sizes] = process.argv.slice(2);
const [runs = 0, metrics = 0, params = 0, points = 1] = sizes.map(Number);
mkdirSync(dirname(file), { recursive: true });
rmSync(file, { force: true });
function writeMlflow(): void {
  const db = mlflowDatabase(file);
  db.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN");
  const run = db.prepare("INSERT INTO runs VALUES (?, ?, 'LOCAL', 'train.py', '', 'me', 'FINISHED', ?, ?, '', 'active', '', 1, NULL)");
  const metric = db.prepare("INSERT INTO metrics VALUES (?, ?, ?, ?, ?, 0)");
  const latest = db.prepare("INSERT INTO latest_metrics VALUES (?, ?, ?, ?, 0, ?)");
  const param = db.prepare("INSERT INTO params VALUES (?, ?, ?)");
  const tag = db.prepare("INSERT INTO tags VALUES (?, ?, ?)");
  const random = lehmer();
  for (let index = 0; index < runs; index += 1) {
    const id = index.toString(16).padStart(32, "0");
    const start = 1.7e12 + index * 60_000;
    run.run(id, `run ${index}`, start, start + 45_000);
    for (let which = 0; which < metrics; which += 1) {
      const name = `${which % 2 === 0 ? "train" : "val"}/metric_${which}`;
      let value = 0;
      for (let step = 0; step < points; step += 1) metric.run(name, (value = Math.exp(-step / 1000) + random() * 0.1), start + step, id, step);
      latest.run(name, value, start + points, points - 1, id);
    }
    for (let which = 0; which < params; which += 1) param.run(`param_${which}`, which % 3 === 0 ? (["adam", "sgd", "lion"][index % 3] ?? "") : String(random()), id);
    for (const [key, value] of [["mlflow.user", "me"], ["mlflow.source.name", "train.py"], ["team", index % 2 === 0 ? "a" : "b"]] as const) tag.run(key, value, id);
  }
  db.exec("COMMIT");
  db.close();
}

/** `runs` scalar events, as writers of TensorBoard have them, over ten tags. */
function writeEvents(): void {
  const out = openSync(file, "w");
  const tags = Array.from({ length: 10 }, (_, index) => Buffer.from(`train/metric_${index}`));
  const random = lehmer();
  let parts: Buffer[] = [];
  for (let event = 0; event < runs; event += 1) {
    const tag = tags[event % 10] ?? Buffer.alloc(0);
    const value = Buffer.concat([Buffer.from([10, tag.length]), tag, Buffer.from([21]), float(random())]);
    const summary = Buffer.concat([Buffer.from([10, value.length]), value]);
    parts.push(record(Buffer.concat([Buffer.from([9]), double(1.7e9 + event), Buffer.from([16]), varint(Math.floor(event / 10)), Buffer.from([42, summary.length]), summary])));
    if (parts.length < 20_000 && event < runs - 1) continue;
    writeSync(out, Buffer.concat(parts));
    parts = [];
  }
  closeSync(out);
}

function record(data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(data.length, 0);
  head.writeUInt32LE(masked(crc32c(head.subarray(0, 8))), 8);
  const foot = Buffer.alloc(4);
  foot.writeUInt32LE(masked(crc32c(data)), 0);
  return Buffer.concat([head, data, foot]);
}

const masked = (sum: number): number => (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0;

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}

const float = (value: number): Buffer => Buffer.from(Float32Array.of(value).buffer);
const double = (value: number): Buffer => Buffer.from(Float64Array.of(value).buffer);

function lehmer(): () => number {
  let state = 42;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

if (kind === "mlflow") writeMlflow();
else writeEvents();
