import { parseDocument } from "yaml";

import { unknownArtifact, type ArtifactContent, type Artifacts } from "../artifacts/artifact.ts";
import { contentOfText, kindOfFile } from "../artifacts/files.ts";
import { isRecord } from "../numbers.ts";
import type { RunData } from "../registered.ts";
import type { Repository } from "./repository.ts";

/** What of a commit is text and tells of the run: its environment, and plots that are kept as text. */
const SHOWN = /(^|\/)(requirements[^/]*\.txt|(conda|environment)\.ya?ml|dvc\.lock|plots\/(sklearn|custom)\/[^/]+\.json)$/;

/** Files of an experiment's commit, read when somebody looks. */
export function commitArtifacts(repository: Repository, commit: string): Artifacts {
  return {
    list: async () => (await repository.files(commit)).filter((path) => SHOWN.test(path)).map((path) => ({ id: path, name: path, kind: kindOfFile(path) })),
    async read(id): Promise<ArtifactContent> {
      if (!SHOWN.test(id)) return unknownArtifact(id);
      const [text = ""] = await repository.texts(commit, [id]);
      return contentOfText(id, text);
    },
  };
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
