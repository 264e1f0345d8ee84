import { defineRule } from "../../engine/rule.ts";
import { foldersIn } from "../../facts/config/neighbours.ts";
import { isSurelyMissing } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const promptfooFileMissing = defineRule({
  id: "promptfoo-file-missing",
  summary: "A file that the config names does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/configuration/reference/"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    // A prompt is read from a file without `file://` too.
    const prompts = new Set<Node>(manyOf(nodeAt(root, "prompts")));
    for (const { node } of root ? walk(root) : []) {
      const [, path] = node.type === "scalar" ? ((prompts.has(node) ? PROMPT.exec(node.text) : null) ?? /^file:\/\/([\w./ -]+\.\w+)(?::\w+)?$/.exec(node.text) ?? []) : [];
      const uri = path === undefined ? "" : resolvePath(folderOf(document.uri), path);
      if (path === undefined || path.startsWith("/") || (!isSurelyMissing(uri, snapshot, document.uri) && !inMisspeltFolder(uri, snapshot))) continue;
      yield { at: node.span, message: `\`${path}\` does not exist, although files like it do. Correct the path.` };
    }
  },
});

const PROMPT = /^((?:[\w.-]+\/)*[\w.-]+\.(?:txt|md|j2|json|jsonl|ya?ml|csv))$/;

/** The file stands in a folder beside the one that is named, which does not exist. */
function inMisspeltFolder(uri: string, snapshot: Snapshot): boolean {
  const folder = folderOf(uri);
  if (snapshot.files.exists(folder)) return false;
  const meant = nearest(baseName(folder), foldersIn(folderOf(folder), snapshot).map(baseName), 2);
  return meant !== undefined && snapshot.files.exists(resolvePath(folderOf(folder), `${meant}/${baseName(uri)}`));
}
