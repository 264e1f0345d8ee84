import { utf8 } from "../../text/utf8.ts";
import type { Artifacts, RunArtifact } from "../artifacts/artifact.ts";
import { fileArtifacts, folderArtifacts, kindOfFile, type NamedFile } from "../artifacts/files.ts";
import type { StoreFile, StoreFolder } from "../folder.ts";
import { isRecord } from "../numbers.ts";
import type { AskServer } from "./pages.ts";

/** Gives a folder of the disk by its path. */
export type FolderAt = (path: string) => StoreFolder;
/** A file of a run as the server's own client downloads it. */
export type Download = (runId: string, path: string) => Promise<Uint8Array>;

/** What `artifact_uri` names, where that is a folder of this machine. */
export function mlflowArtifacts(folder: StoreFolder | undefined): Artifacts | undefined {
  return folder && folderArtifacts(() => Promise.resolve(folder), named);
}

/** An address of artifacts as a path of this machine; `undefined` for those of a cloud. */
export function localPath(address: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(address) || /^[a-z]:[\\/]/i.test(address)) return address;
  const [, path] = /^file:(?:\/\/)?(.*)$/.exec(address) ?? [];
  return path === undefined ? undefined : decoded(path).replace(/^\/([a-z]:)/i, "$1");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `log_image` with a key writes the step and time into the name, and a second, smaller file beside it. */
const IMAGE = /^images\/(.+?)[+%]step[+%](-?\d+)[+%]timestamp[+%](\d+)[+%].*?([+%]compressed)?\.\w+$/;

function named(path: string): Partial<RunArtifact> {
  const [, key, step, time, isSmall] = IMAGE.exec(path) ?? [];
  if (key === undefined) return {};
  return { name: `${key.replaceAll(/[~#]/g, "/")}${isSmall === undefined ? "" : " (small)"}`, step: Number(step), time: Number(time) };
}

/** A run has seldom more folders than this, and each costs a question. */
const MOST_FOLDERS = 200;

/** What a server lists of a run, and gives when it is looked at. */
export function serverArtifacts(runId: string, ask: AskServer, download: Download): Artifacts {
  let known: Promise<readonly NamedFile[]> | undefined;
  const artifacts = fileArtifacts(() => (known ??= listed(runId, ask, download)));
  return {
    list: () => {
      known = listed(runId, ask, download);
      return artifacts.list();
    },
    read: (id) => artifacts.read(id),
  };
}

async function listed(runId: string, ask: AskServer, download: Download): Promise<readonly NamedFile[]> {
  const found: NamedFile[] = [];
  const waiting = [""];
  for (let asked = 0; waiting.length > 0 && asked < MOST_FOLDERS; asked += 1) {
    const folder = waiting.shift() ?? "";
    const answer = await ask("GET", "artifacts/list", { run_id: runId, ...(folder !== "" && { path: folder }) });
    const files = isRecord(answer) && Array.isArray(answer["files"]) ? answer["files"].filter(isRecord) : [];
    for (const { path, is_dir, file_size } of files) {
      if (is_dir === true) waiting.push(String(path));
      else found.push({ id: String(path), name: String(path), kind: kindOfFile(String(path)), size: Number(file_size ?? 0), ...named(String(path)), file: remoteFile(String(path), Number(file_size ?? 0), () => download(runId, String(path))) });
    }
  }
  return found;
}

function remoteFile(path: string, size: number, fetched: () => Promise<Uint8Array>): StoreFile {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { name, path, size, modified: 0, text: async () => utf8(await fetched()), bytes: async (start, end) => (await fetched()).subarray(start, end) };
}
