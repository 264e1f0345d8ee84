import { readData } from "../../syntax/data/read.ts";
import { documentLines, type Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { resolvePath } from "../../workspace/uri.ts";

const FILES = ["requirements.txt", "pyproject.toml", "environment.yml", "environment.yaml", "Pipfile", "MLproject", "dvc.yaml"];

/** Files that should tell what a project is and cannot be read: each with what is wrong, as a sentence. */
export function unreadableFiles(folderUri: string, { files }: Snapshot): readonly string[] {
  return FILES.flatMap((file) => {
    const uri = resolvePath(folderUri, file);
    if (!files.exists(uri)) return [];
    const document = files.read(uri);
    if (!document) return [`${file} is no text, so nothing can be told from it.`];
    const fault = faultOf(document);
    return fault === undefined ? [] : [`${file} cannot be read: ${fault}`];
  });
}

/** A template becomes data only when it is filled in. */
function faultOf(document: Document): string | undefined {
  const tree = readData(document);
  const [problem] = tree?.problems ?? [];
  return problem && !tree?.uncertain ? `in line ${documentLines(document).position(problem.at.start).line + 1}, ${problem.reason}.` : undefined;
}
