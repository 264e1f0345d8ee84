import { growingCurve, type GrowingCurve } from "../curve.ts";
import { eachField, numberAt, payloads, repeatedTexts, textAt } from "../wire.ts";
import { hparamsOf } from "./hparams.ts";
import { readTensor, type Tensor } from "./tensor.ts";

/** What the event files of one folder say, as far as they are read. It changes while events are taken. */
export interface TensorboardRun {
  readonly curves: Map<string, GrowingCurve>;
  readonly params: Map<string, string>;
  /** Pictures, histograms and the like: where in which file they lie. */
  readonly media: Map<string, MediaPlace[]>;
  /** What the hparams plugin says: 1 succeeded, 2 failed, 3 running. */
  status?: number;
  firstTime: number;
  lastTime: number;
  /** From this step on the file writes again what earlier files of the run may hold. */
  resumedAt?: number;
}

export interface MediaPlace {
  readonly kind: MediaKind;
  readonly step: number;
  readonly time: number;
  readonly file: string;
  /** Of the event in the file. */
  readonly start: number;
  readonly end: number;
  /** How many pictures or sounds one tensor holds, where it is more than one. */
  readonly count?: number;
}

export type MediaKind = "image" | "histogram" | "audio" | "text" | "pr-curve" | "other";

export const emptyRun = (): TensorboardRun => ({ curves: new Map(), params: new Map(), media: new Map(), firstTime: NaN, lastTime: NaN });

const STARTED = 1;

export interface EventPlace {
  readonly file: string;
  readonly start: number;
}

/** What is remembered from event to event: what each tag is, for only its first value says so, and its name. */
export interface Tags {
  readonly kinds: Map<string, string>;
  readonly nameOf: (bytes: Uint8Array) => string;
}

export const newTags = (): Tags => ({ kinds: new Map(), nameOf: repeatedTexts() });

export function takeEvent(run: TensorboardRun, tags: Tags, event: Uint8Array, place: EventPlace): void {
  let time = 0;
  let step = 0;
  const summaries: Uint8Array[] = [];
  let session: Uint8Array | undefined;
  eachField(event, ({ number, value, bytes }) => {
    if (number === 1) time = value * 1000;
    else if (number === 2) step = value;
    else if (number === 5) summaries.push(bytes);
    else if (number === 7) session = bytes;
  });
  if (Number.isNaN(run.firstTime)) run.firstTime = time;
  run.lastTime = time;
  // A training that resumed says from which step on it writes again.
  if (session && numberAt(session, 1) === STARTED && step > 0) resume(run, step);
  const media = { step, time, file: place.file, start: place.start, end: place.start + event.length };
  for (const summary of summaries) eachField(summary, ({ number, bytes }) => number === 1 && takeValue(run, tags, bytes, media));
}

function resume(run: TensorboardRun, step: number): void {
  for (const curve of run.curves.values()) curve.dropFrom(step);
  run.resumedAt ??= step;
}

function takeValue(run: TensorboardRun, tags: Tags, message: Uint8Array, place: Omit<MediaPlace, "kind">): void {
  let tag = "";
  let simple: number | undefined;
  let tensor: Uint8Array | undefined;
  let old: MediaKind | undefined;
  let metadata: Uint8Array | undefined;
  eachField(message, ({ number, value, bytes }) => {
    if (number === 1) tag = tags.nameOf(bytes);
    else if (number === 2) simple = value;
    else if (number === 8) tensor = bytes;
    else if (number === 9) metadata = bytes;
    else old ??= OLD_KINDS[number];
  });
  const plugin = metadata && payloads(metadata, 1)[0];
  if (plugin && !tags.kinds.has(tag)) tags.kinds.set(tag, textAt(plugin, 1) ?? "");
  const kind = tags.kinds.get(tag);
  if (kind === "hparams" && plugin) {
    takeHparams(run, plugin);
    return;
  }
  if (simple !== undefined) curveNamed(run, tag).add(place.step, place.time, simple);
  else if (tensor && (kind === "scalars" || kind === undefined)) takeTensor(run, tag, tensor, place);
  else if (tensor || old) {
    const medium = old ?? PLUGINS[kind ?? ""] ?? "other";
    const count = tensor && (medium === "image" || medium === "audio") ? countIn(medium, readTensor(tensor)) : 1;
    mediaNamed(run, tag).push({ ...place, kind: medium, ...(count > 1 && { count }) });
  }
}

/** Width and height stand before the pictures of one step; a sound has its label beside it, in newer versions. */
const countIn = (kind: "image" | "audio", { texts, shape }: Tensor): number => (kind === "image" ? texts.length - 2 : (shape[0] ?? 1));

/** Fields that older writers use instead of tensors. */
const OLD_KINDS: Readonly<Record<number, MediaKind>> = { 4: "image", 5: "histogram", 6: "audio" };
const PLUGINS: Readonly<Record<string, MediaKind>> = { images: "image", histograms: "histogram", audio: "audio", text: "text", pr_curves: "pr-curve" };

function takeTensor(run: TensorboardRun, tag: string, tensor: Uint8Array, { step, time }: Omit<MediaPlace, "kind">): void {
  const { values } = readTensor(tensor);
  const [value] = values;
  if (value !== undefined && values.length === 1) curveNamed(run, tag).add(step, time, value);
}

function takeHparams(run: TensorboardRun, plugin: Uint8Array): void {
  const [content] = payloads(plugin, 2);
  const { params, status, startTime } = content ? hparamsOf(content) : {};
  for (const [name, value] of params ?? []) run.params.set(name, value);
  if (status !== undefined) run.status = status;
  if (startTime !== undefined) run.firstTime = startTime;
}

function curveNamed(run: TensorboardRun, tag: string): GrowingCurve {
  const curve = run.curves.get(tag) ?? growingCurve();
  if (curve.count === 0) run.curves.set(tag, curve);
  return curve;
}

function mediaNamed(run: TensorboardRun, tag: string): MediaPlace[] {
  const places = run.media.get(tag) ?? [];
  if (places.length === 0) run.media.set(tag, places);
  return places;
}
