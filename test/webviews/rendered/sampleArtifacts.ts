import { crc32, deflateSync } from "node:zlib";

import type { ArtifactContent, Artifacts, RunArtifact } from "../../../server/core/stores/artifacts/artifact.ts";

const STEPS = [0, 20, 40, 60, 79];

/** What a run of a search logged besides its metrics, a little different for each. */
export function sampleArtifacts(run: number): Artifacts {
  const things: readonly (readonly [RunArtifact, ArtifactContent])[] = [
    ...STEPS.map((step): readonly [RunArtifact, ArtifactContent] => [{ id: `sample@${step}`, name: "samples/generated", kind: "image", step, caption: `sample of step ${step}` }, { state: "image", mediaType: "image/png", base64: squares(step, run) }]),
    ...Array.from({ length: 14 }, (_, place) => place * 6).map((step): readonly [RunArtifact, ArtifactContent] => [{ id: `weights@${step}`, name: "layer1/weights", kind: "histogram", step }, histogram(step, run)]),
    [{ id: "confusion_matrix.json", name: "confusion_matrix.json", kind: "json" }, { state: "confusion-matrix", labels: ["stays", "leaves", "unsure"], counts: [[810 - run, 40 + run, 12], [70, 240 + run, 9], [14, 21, 60]] }],
    [{ id: "roc.json", name: "roc.json", kind: "curve" }, roc(run)],
    [{ id: "predictions.csv", name: "predictions.csv", kind: "table" }, { state: "table", columns: ["customer", "plan", "score", "leaves"], rows: Array.from({ length: 30 }, (_, row) => [`customer ${row}`, row % 3 === 0 ? "basic" : "plus", Math.round(((row * 0.618 + run * 0.1) % 1) * 1000) / 1000, row % 4 === 0]), total: 12_000 }],
    [{ id: "train.log", name: "train.log", kind: "text" }, { state: "text", language: "text", text: `loading data\nrun ${run}: 12,000 rows, 14 columns\nepoch 1 done <b>fast</b>\n` }],
    [{ id: "plot.svg", name: "plot.svg", kind: "image" }, { state: "image", mediaType: "image/svg+xml", base64: Buffer.from(DRAWING).toString("base64") }],
    [{ id: "sample.wav", name: "sample.wav", kind: "audio" }, { state: "audio", mediaType: "audio/wav", base64: silence().toString("base64") }],
    [{ id: "model.bin", name: "model.bin", kind: "other" }, { state: "bytes", mediaType: "application/octet-stream", base64: "AAAA" }],
    [{ id: "lost.png", name: "lost.png", kind: "image" }, { state: "refused", reason: "lost.png is not where the tracker says it is." }],
  ];
  return { list: () => Promise.resolve(things.map(([artifact]) => artifact)), read: (id) => Promise.resolve(things.find(([artifact]) => artifact.id === id)?.[1] ?? { state: "refused", reason: "gone" }) };
}

function histogram(step: number, run: number): ArtifactContent {
  const width = 0.2 + step / 60;
  const edges = Array.from({ length: 31 }, (_, place) => (place - 15) / 6);
  return { state: "histogram", edges, counts: edges.slice(1).map((edge) => Math.round(1000 * Math.exp(-(((edge - run * 0.01) / width) ** 2)))) };
}

function roc(run: number): ArtifactContent {
  const x = Array.from({ length: 41 }, (_, place) => place / 40);
  return { state: "curves", x: "fpr", y: "tpr", curves: [{ name: "", x, y: x.map((value) => value ** (0.18 + (run % 20) * 0.012)) }] };
}

/** It would like to run a script and to load a picture. */
const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" onload="document.title=\'run\'"><script>parent.document.title = "run"</script><image href="http://127.0.0.1:9/a.png"/><rect width="40" height="30" fill="green"/></svg>';

/** A tenth of a second of nothing, as WAV. */
function silence(): Buffer {
  const [header, rate, bytes] = [Buffer.alloc(44), 8000, 1600];
  for (const [text, at] of [["RIFF", 0], ["WAVEfmt ", 8], ["data", 36]] as const) header.write(text, at);
  for (const [value, at] of [[36 + bytes, 4], [16, 16], [0x10001, 20], [rate, 24], [rate * 2, 28], [0x100002, 32], [bytes, 40]] as const) header.writeUInt32LE(value, at);
  return Buffer.concat([header, Buffer.alloc(bytes)]);
}

/** A PNG of coloured squares. */
function squares(step: number, run: number): string {
  const size = 96;
  const rows = Array.from({ length: size }, (_, y) => Uint8Array.from({ length: size * 3 + 1 }, (_byte, at) => (at === 0 ? 0 : ((Math.floor((at - 1) / 3 / 12) * 37 + Math.floor(y / 12) * 53 + step * 3 + run * 11 + ((at - 1) % 3) * 60) % 256))));
  const header = Buffer.from([0, 0, 0, size, 0, 0, 0, size, 8, 2, 0, 0, 0]);
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.concat(rows))), chunk("IEND", Buffer.alloc(0))]).toString("base64");
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
