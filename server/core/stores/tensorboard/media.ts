import { base64 } from "../../text/base64.ts";
import { utf8 } from "../../text/utf8.ts";
import { unknownArtifact, type ArtifactContent, type ArtifactKind, type Artifacts, type RunArtifact, type TableCell } from "../artifacts/artifact.ts";
import { mediaTypeOf } from "../artifacts/files.ts";
import type { StoreFile } from "../folder.ts";
import { valueOf, type Value } from "../run.ts";
import { eachField, payloads } from "../wire.ts";
import type { MediaKind, MediaPlace, TensorboardRun } from "./summaries.ts";
import { readTensor } from "./tensor.ts";

const KINDS: Readonly<Record<MediaKind, ArtifactKind>> = { image: "image", histogram: "histogram", audio: "audio", text: "text", "pr-curve": "curve", other: "other" };

/** Pictures, histograms, PR curves and texts of a run; each lies in an event of one of the files. */
export function tensorboardMedia(parts: readonly Pick<TensorboardRun, "media">[], files: readonly StoreFile[]): Artifacts {
  const all = (): readonly Medium[] => mediaIn(parts);
  return {
    list: () => Promise.resolve(all().map(({ artifact }) => artifact)),
    async read(id) {
      const medium = all().find(({ artifact }) => artifact.id === id);
      const file = files.find(({ path }) => path === medium?.place.file);
      if (!medium || !file) return unknownArtifact(id);
      const { start, end, kind } = medium.place;
      const value = await file.bytes(start, end).then((event) => valueAt(event, medium.artifact.name), () => undefined);
      return value ? contentOf(value, kind, medium.artifact.index ?? 0) : { state: "refused", reason: `${file.path} cannot be read at this step; it changed since the table was read.` };
    },
  };
}

interface Medium {
  readonly artifact: RunArtifact;
  readonly place: MediaPlace;
}

function mediaIn(parts: readonly Pick<TensorboardRun, "media">[]): readonly Medium[] {
  const places = parts.flatMap(({ media }) => [...media].flatMap(([name, own]) => own.map((place) => ({ name, place }))));
  return places.flatMap(({ name, place }) => {
    const about = { name, kind: KINDS[place.kind], step: place.step, time: place.time };
    const id = `${name}@${place.step}:${place.start}`;
    return Array.from({ length: place.count ?? 1 }, (_, index): Medium => ({ place, artifact: place.count === undefined ? { ...about, id } : { ...about, id: `${id}/${index}`, index } }));
  });
}

/** The Summary.Value of a tag in an event. */
function valueAt(event: Uint8Array, tag: string): Uint8Array | undefined {
  const values = payloads(event, 5).flatMap((summary) => payloads(summary, 1));
  return values.find((value) => payloads(value, 1).some((name) => utf8(name) === tag));
}

function contentOf(value: Uint8Array, kind: MediaKind, index: number): ArtifactContent {
  const [tensor] = payloads(value, 8).map(readTensor);
  const [image] = payloads(value, 4);
  const [histogram] = payloads(value, 5);
  const [audio] = payloads(value, 6);
  if (image) return picture(payloads(image, 4)[0]);
  if (histogram) return oldHistogram(histogram);
  if (audio) return { state: "audio", mediaType: "audio/wav", base64: base64(payloads(audio, 4)[0] ?? NOTHING) };
  if (!tensor) return NO_CONTENT;
  // Width and height stand before the pictures of one step.
  if (kind === "image") return picture(tensor.texts[2 + index]);
  if (kind === "audio") return { state: "audio", mediaType: "audio/wav", base64: base64(tensor.texts[index * (tensor.shape[1] ?? 1)] ?? NOTHING) };
  if (kind === "text") return textsOf(tensor.texts.map(utf8), tensor.shape);
  if (kind === "histogram") return newHistogram(tensor.values);
  return kind === "pr-curve" ? prCurve(tensor.values, tensor.shape[1] ?? 0) : NO_CONTENT;
}

const NOTHING = new Uint8Array(0);
const NO_CONTENT: ArtifactContent = { state: "refused", reason: "This kind of summary is not shown; TensorBoard shows it." };

function picture(bytes: Uint8Array | undefined): ArtifactContent {
  if (!bytes || bytes.length === 0) return { state: "refused", reason: "The event holds no picture." };
  return { state: "image", mediaType: mediaTypeOf(`a.${endByStart(bytes)}`), base64: base64(bytes) };
}

const endByStart = (bytes: Uint8Array): string => (bytes[0] === 0x89 ? "png" : bytes[0] === 0xff ? "jpg" : bytes[0] === 0x47 ? "gif" : "png");

/** HistogramProto: the upper limit of each bucket (field 6) and its count (field 7); the lowest value is where the first begins. */
function oldHistogram(message: Uint8Array): ArtifactContent {
  const [limits, counts] = [doubles(message, 6), doubles(message, 7)];
  // What is zero is not written at all.
  let [min, max] = [0, 0];
  eachField(message, ({ number, value }) => {
    if (number === 1) min = value;
    if (number === 2) max = value;
  });
  const lower = limits.map((_, bucket) => (bucket === 0 ? min : Math.max(min, limits[bucket - 1] ?? min)));
  return { state: "histogram", edges: [...lower, max].map((edge, place) => valueOf(place === limits.length ? Math.min(max, limits.at(-1) ?? max) : edge)), counts };
}

/** A row per bucket: where it begins, where it ends, its count. */
function newHistogram(values: readonly number[]): ArtifactContent {
  const rows = Array.from({ length: Math.floor(values.length / 3) }, (_, row) => values.slice(row * 3, row * 3 + 3));
  const edges = [...rows.map(([left = NaN]) => left), rows.at(-1)?.[1] ?? NaN];
  return { state: "histogram", edges: edges.map(valueOf), counts: rows.map(([, , count = 0]) => count) };
}

function doubles(message: Uint8Array, field: number): readonly number[] {
  const found: number[] = [];
  eachField(message, ({ number, value, bytes }) => {
    if (number !== field) return;
    if (bytes.length === 0) found.push(value);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 8 <= bytes.length; at += 8) found.push(view.getFloat64(at, true));
  });
  return found;
}

/** Six rows, one column per threshold: true and false positives, true and false negatives, precision, recall. */
function prCurve(values: readonly number[], thresholds: number): ArtifactContent {
  const row = (index: number): readonly Value[] => values.slice(index * thresholds, (index + 1) * thresholds).map(valueOf);
  return { state: "curves", x: "recall", y: "precision", curves: [{ name: "", x: row(5), y: row(4) }] };
}

/** A text, or texts in rows, as TensorBoard shows them: as Markdown. */
function textsOf(texts: readonly string[], [height = 1, width = 0]: readonly number[]): ArtifactContent {
  if (width === 0 || texts.length < 2) return { state: "text", language: "markdown", text: texts.join("\n\n") };
  const rows = Array.from({ length: height }, (_, row): readonly TableCell[] => texts.slice(row * width, (row + 1) * width));
  return { state: "table", columns: Array.from({ length: width }, (_, column) => String(column + 1)), rows, total: height };
}
