import type { ArtifactKind, Artifacts } from "../artifacts/artifact.ts";
import { contentOfFile, given, kindOfFile } from "../artifacts/files.ts";
import { contentOfJson, histogramIn } from "../artifacts/json.ts";
import { readableArtifacts, type ReadableArtifact } from "../artifacts/readable.ts";
import { fileAt, type StoreFolder } from "../folder.ts";
import { isRecord, parseJson } from "../numbers.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A picture, table or the like, as it stands among the values of one step. */
export interface TrackioMedium {
  readonly name: string;
  readonly step: number;
  readonly time: number;
  readonly fields: Fields;
}

/** A version of an artifact that a run made or used: `model:v0`, with its files by their checksums. */
export interface TrackioArtifact {
  readonly name: string;
  readonly manifest: string;
}

export const isMedium = (value: unknown): value is Fields => isRecord(value) && typeof value["_type"] === "string" && value["_type"].startsWith("trackio.");

/** What `_type` says, where the thing is a file of its own. */
const FILES: Readonly<Record<string, ArtifactKind>> = { "trackio.image": "image", "trackio.audio": "audio", "trackio.video": "video", "trackio.html": "html", "trackio.object3d": "other" };
const KINDS: Readonly<Record<string, ArtifactKind>> = { "trackio.histogram": "histogram", "trackio.table": "table", "trackio.markdown": "text" };

/** `place` is the folder of the database: `media` and `artifacts` lie beside it. */
export function trackioMedia(project: string, media: readonly TrackioMedium[], artifacts: readonly TrackioArtifact[], place: StoreFolder | undefined): Artifacts {
  return readableArtifacts(async () => [...media.flatMap((medium) => readable(medium, place)), ...(await Promise.all(artifacts.map((artifact) => filesOf(project, artifact, place)))).flat()]);
}

function readable({ name, step, time, fields }: TrackioMedium, place: StoreFolder | undefined): readonly ReadableArtifact[] {
  const { _type: type, _value: value, file_path: path, caption } = fields;
  const about = { id: `${name}@${step}`, name, step, ...(time > 0 && { time }), ...given({ caption: typeof caption === "string" && caption !== "" ? caption : undefined }) };
  const [fileKind, kind] = [FILES[String(type)], KINDS[String(type)]];
  if (fileKind !== undefined && typeof path === "string") return [{ ...about, kind: fileKind, content: () => fileContent(`media/${path}`, fileKind, place) }];
  if (kind === undefined) return [];
  if (kind === "text") return [{ ...about, kind, content: () => ({ state: "text", language: "markdown", text: String(value) }) }];
  return [{ ...about, kind, content: () => (kind === "histogram" ? histogramIn(fields) : contentOfJson(value)) ?? { state: "table", columns: [], rows: [], total: 0 } }];
}

async function fileContent(path: string, kind: ArtifactKind, place: StoreFolder | undefined): ReturnType<typeof contentOfFile> {
  const file = place && (await fileAt(place, path));
  return file ? contentOfFile(file, kind) : { state: "refused", reason: `${path} is not beside the database; Trackio may have kept it elsewhere, or it was cleaned up.` };
}

async function filesOf(project: string, { name, manifest }: TrackioArtifact, place: StoreFolder | undefined): Promise<readonly ReadableArtifact[]> {
  const entries: unknown = parseJson(manifest);
  const found = (Array.isArray(entries) ? entries : []).filter(isRecord).map(async ({ path, digest, size }): Promise<ReadableArtifact> => {
    const blob = `artifacts/${project}/blobs/sha256/${String(digest).slice(0, 2)}/${String(digest)}`;
    const file = place && (await fileAt(place, blob));
    const kind = kindOfFile(String(path));
    const named = file && { ...file, name: String(path) };
    return { id: `${name}/${String(path)}`, name: `${name}/${String(path)}`, kind, ...given({ size: typeof size === "number" ? size : undefined }), content: () => (named ? contentOfFile(named, kind) : { state: "refused", reason: `${blob} is not beside the database any more.` }) };
  });
  return Promise.all(found);
}
