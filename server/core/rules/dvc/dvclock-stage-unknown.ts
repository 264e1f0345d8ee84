import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { folderOf } from "../../workspace/uri.ts";

export const dvclockStageUnknown = defineRule({
  id: "dvclock-stage-unknown",
  summary: "A dvc.lock has a stage that dvc.yaml does not have",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["dvc-lock"],
  references: ["https://dvc.org/doc/command-reference/status"],
  fix: "none",

  *check(document, snapshot) {
    const pipeline = snapshot.files.read(`${folderOf(document.uri)}/dvc.yaml`);
    const root = pipeline && soundRoots(pipeline)[0];
    if (!root) return;
    const known = new Set(entriesAt(root, "stages").map(({ key }) => key.text));
    for (const { key } of entriesAt(rootOf(document), "stages")) {
      if (!known.has(key.text.replace(/@.*$/, ""))) yield { at: key.span, message: `dvc.yaml has no stage \`${key.text}\`: it was renamed or removed, and what it made is no longer followed. \`dvc repro\` does not remove the entry; delete it.` };
    }
  },
});
