import { defineRule } from "../../engine/rule.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { walk } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { relativePath } from "../../workspace/uri.ts";

export const gxSuiteUndefined = defineRule({
  id: "gx-suite-undefined",
  summary: "A checkpoint uses a suite that the project does not have",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["gx-project"],
  references: ["https://docs.greatexpectations.io/docs/0.18/reference/learn/terms/checkpoint/"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const folder = findFromHere(document.uri, "expectations/", snapshot);
    const suites = folder.state === "found" ? [...suitesIn(folder.uri.replace(/\/$/, ""), snapshot)] : [];
    for (const { node, entry } of root && suites.length > 0 ? walk(root) : []) {
      if (entry?.key.text !== "expectation_suite_name" || node.type !== "scalar" || node.text === "" || isPlaceholder(node) || suites.includes(node.text)) continue;
      const meant = nearest(node.text, suites);
      yield { at: node.span, message: `The project has no suite \`${node.text}\`, so this checkpoint stops. ${meant === undefined ? "Correct the name or make the suite." : `Did you mean \`${meant}\`?`}` };
    }
  },
});

/** A dot in the name of a suite is a folder on disk. */
function* suitesIn(folder: string, snapshot: Snapshot, within = folder, depth = 0): Generator<string> {
  for (const uri of snapshot.files.list(within)) {
    if (uri.endsWith("/") && depth < 3) yield* suitesIn(folder, snapshot, uri.slice(0, -1), depth + 1);
    if (uri.endsWith(".json")) yield relativePath(folder, uri).slice(0, -".json".length).replaceAll("/", ".");
  }
}
