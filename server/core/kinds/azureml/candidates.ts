import { nodeAt, stringAt } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, relativePath, resolvePath } from "../../workspace/uri.ts";
import type { Candidate } from "../editing/complete.ts";
import { PROGRAM } from "../editing/pathCompletions.ts";
import type { TypingPlace } from "../editing/place.ts";

/** The programs of the folder of the code, which a command starts in. */
export function* candidates({ path, at, typed }: TypingPlace, document: Document, { files }: Snapshot): Generator<Candidate> {
  const begun = at === "value" && path.at(-1) === "command" ? PROGRAM.exec(typed)?.[1] : undefined;
  if (begun === undefined) return;
  const code = stringAt(nodeAt(readData(document, "pyyaml")?.roots[0], ...path.slice(0, -1)), "code");
  if (code === undefined || code.includes(":")) return;
  const folder = resolvePath(folderOf(document.uri), code);
  const before = typed.slice(0, typed.length - begun.length);
  for (const uri of files.list(folder)) if (/\.(py|sh)$/.test(uri)) yield { label: `${before}${relativePath(folder, uri)}`, kind: "file" };
}
