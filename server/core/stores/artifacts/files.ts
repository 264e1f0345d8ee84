import { base64 } from "../../text/base64.ts";
import { utf8 } from "../../text/utf8.ts";
import { filesBelow, type StoreFile, type StoreFolder } from "../folder.ts";
import { parseJson } from "../numbers.ts";
import { readCsv } from "../tables/csv.ts";
import { MOST_IMAGE_BYTES, MOST_ROWS, MOST_TEXT_BYTES, unknownArtifact, type ArtifactContent, type ArtifactKind, type Artifacts, type RunArtifact } from "./artifact.ts";
import { contentOfJson } from "./json.ts";

/** What a file is by the end of its name. */
const TYPES: Readonly<Record<string, readonly [kind: ArtifactKind, mediaType: string]>> = {
  png: ["image", "image/png"],
  jpg: ["image", "image/jpeg"],
  jpeg: ["image", "image/jpeg"],
  gif: ["image", "image/gif"],
  webp: ["image", "image/webp"],
  bmp: ["image", "image/bmp"],
  svg: ["image", "image/svg+xml"],
  wav: ["audio", "audio/wav"],
  mp3: ["audio", "audio/mpeg"],
  ogg: ["audio", "audio/ogg"],
  mp4: ["video", "video/mp4"],
  webm: ["video", "video/webm"],
  csv: ["table", "text/csv"],
  tsv: ["table", "text/tab-separated-values"],
  json: ["json", "application/json"],
  html: ["html", "text/html"],
  md: ["text", "text/markdown"],
};
const TEXTS = new Set(["txt", "log", "yaml", "yml", "toml", "ini", "cfg", "py", "sh", "patch", "diff", "jsonl", "xml", "conf", "env", "dvc", ""]);

const endOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
export const kindOfFile = (name: string): ArtifactKind => TYPES[endOf(name)]?.[0] ?? (TEXTS.has(endOf(name)) ? "text" : "other");
export const mediaTypeOf = (name: string): string => TYPES[endOf(name)]?.[1] ?? "application/octet-stream";

/** A thing that a file is, with the name, step and kind by which the tracker knows it. */
export type NamedFile = RunArtifact & { readonly file: StoreFile };

/** Of a run with more files the first so many are listed. */
const MOST_FILES = 5000;

/** What lies below the folders that are asked for when somebody looks. `named` says what is known of a file by its path. */
export function folderArtifacts(folder: () => Promise<StoreFolder | undefined>, named: (path: string) => Partial<RunArtifact> = () => ({})): Artifacts {
  return fileArtifacts(async () => {
    const found = await folder();
    const files = found ? await filesBelow(found) : [];
    return files.slice(0, MOST_FILES).map(([path, file]): NamedFile => ({ ...fileArtifact(path, file), ...named(path) }));
  });
}

export const fileArtifact = (path: string, file: StoreFile): NamedFile => ({ id: path, name: path, kind: kindOfFile(path), size: file.size, time: file.modified, file });

/** Artifacts that are a file each. */
export function fileArtifacts(files: () => Promise<readonly NamedFile[]>): Artifacts {
  return {
    list: async () => (await files()).map(({ id, name, kind, step, time, size, index, caption }) => ({ id, name, kind, ...given({ step, time, size, index, caption }) })),
    async read(id) {
      const found = (await files()).find((each) => each.id === id);
      return found ? contentOfFile(found.file, found.kind) : unknownArtifact(id);
    },
  };
}

export function given<Fields extends object>(fields: Fields): { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };
}

/** A file as it is shown, no more of it than a view can bear. */
export async function contentOfFile(file: StoreFile, kind: ArtifactKind): Promise<ArtifactContent> {
  try {
    if (kind === "image" || kind === "audio" || kind === "video" || kind === "other") return await bytesIn(file, kind);
    const bytes = await file.bytes(0, Math.min(file.size, MOST_TEXT_BYTES));
    const text = bytes.length === file.size ? await file.text() : wholeLines(bytes);
    return contentOfText(file.name, text, bytes.length < file.size);
  } catch {
    return { state: "refused", reason: `${file.path} cannot be read; check its permissions.` };
  }
}

async function bytesIn(file: StoreFile, kind: "image" | "audio" | "video" | "other"): Promise<ArtifactContent> {
  if (kind === "other") return { state: "refused", reason: `${file.path} is no picture, table or text; open it with a program that knows it.` };
  if (file.size > MOST_IMAGE_BYTES) return { state: "refused", reason: `${file.path} is larger than ${MOST_IMAGE_BYTES / 1e6} MB, which is more than is shown here.` };
  return { state: kind, mediaType: mediaTypeOf(file.name), base64: base64(await file.bytes(0, file.size)) };
}

/** A text by the name of its file. */
export function contentOfText(name: string, text: string, cut = false): ArtifactContent {
  const end = endOf(name);
  if (end === "csv" || end === "tsv") {
    const { head, rows } = readCsv(text);
    return { state: "table", columns: head, rows: rows.slice(0, MOST_ROWS), total: rows.length };
  }
  const known = end === "json" && !cut ? contentOfJson(parseJson(text)) : undefined;
  return known ?? { state: "text", language: end === "json" || end === "html" ? end : end === "md" ? "markdown" : "text", text, ...(cut && { cut }) };
}

function wholeLines(bytes: Uint8Array): string {
  const end = bytes.lastIndexOf(10) + 1;
  return utf8(end > 0 ? bytes.subarray(0, end) : bytes);
}
