import { parseDocument } from "yaml";

import { unknownArtifact, type ArtifactContent, type Artifacts, type RunArtifact } from "../artifacts/artifact.ts";
import { contentOfFile, contentOfText, kindOfFile } from "../artifacts/files.ts";
import { plotNamed } from "../dvclive/artifacts.ts";
import { isRecord } from "../numbers.ts";
import type { RunData } from "../registered.ts";
import type { Repository } from "./repository.ts";

/** What of a commit tells of the run: its environment, its plots and pictures. */
const SHOWN = /(^|\/)(requirements[^/]*\.txt|(conda|environment)\.ya?ml|dvc\.lock|plots\/(sklearn|custom)\/.+\.json|plots\/images\/.+\.\w+)$/;

/** Files of an experiment's commit, read when somebody looks. */
export function commitArtifacts(repository: Repository, commit: string): Artifacts {
  return {
    list: async () => (await repository.files(commit)).filter((path) => SHOWN.test(path)).map((path): RunArtifact => ({ id: path, name: path, kind: kindOfFile(path), ...plotNamed(path) })),
    async read(id): Promise<ArtifactContent> {
      if (!SHOWN.test(id)) return unknownArtifact(id);
      if (kindOfFile(id) === "image") return pictureIn(id, await repository.bytes(commit, id));
      const [text = ""] = await repository.texts(commit, [id]);
      return contentOfText(id, text);
    },
  };
}

function pictureIn(path: string, bytes: Uint8Array): Promise<ArtifactContent> {
  const file = { name: path, path, size: bytes.length, modified: 0, text: () => Promise.resolve(""), bytes: (start: number, end: number) => Promise.resolve(bytes.subarray(start, end)) };
  return contentOfFile(file, "image");
}

/** The versions of what the stages read, as `dvc.lock` has them; code is told by the commit. */
export function lockedData(text: string): readonly RunData[] {
  const document = parseDocument(text, { logLevel: "silent" });
  const lock: unknown = document.errors.length > 0 ? undefined : document.toJS();
  const stages = isRecord(lock) && isRecord(lock["stages"]) ? Object.values(lock["stages"]).filter(isRecord) : [];
  const data = stages.flatMap(({ deps }) => (Array.isArray(deps) ? deps.filter(isRecord) : [])).flatMap(({ path, md5, hash, etag }): readonly RunData[] => {
    const digest = [md5, etag, hash].find((each) => typeof each === "string" && each !== "md5");
    return typeof path !== "string" || typeof digest !== "string" || /\.(py|ipynb|sh|r)$/i.test(path) ? [] : [{ name: path, digest }];
  });
  return [...new Map(data.map((each) => [each.name, each])).values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
