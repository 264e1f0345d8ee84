import { defineRule } from "../../engine/rule.ts";
import { lockedFiles } from "../../facts/config/dvc/lock.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

export const dvcfileDuplicateOutput = defineRule({
  id: "dvcfile-duplicate-output",
  summary: "Two entries track one file",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc-file", "dvc-lock"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvc-files"],
  fix: "none",

  *check(document, snapshot) {
    const first = new Map<string, Scalar>();
    for (const { path, uri } of outputsOf(document, snapshot)) {
      const earlier = first.get(uri);
      if (earlier) yield { at: path.span, message: `\`${path.text}\` is tracked above already: DVC refuses two owners of one file, since it could not tell whose version to check out. Remove one entry.`, related: [{ at: earlier.span, message: "It is tracked here as well." }] };
      else first.set(uri, path);
    }
  },
});

function outputsOf(document: Document, snapshot: Snapshot): readonly { readonly path: Scalar; readonly uri: string }[] {
  if (document.kind === "dvc-lock") return lockedFiles(document, snapshot).filter(({ role }) => role === "outs");
  return itemsAt(rootOf(document), "outs").flatMap((out) => {
    const path = scalarAt(out, "path");
    return path ? [{ path, uri: path.text.replace(/^\.\/|\/$/g, "") }] : [];
  });
}
