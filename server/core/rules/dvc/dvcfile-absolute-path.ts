import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";

export const dvcfileAbsolutePath = defineRule({
  id: "dvcfile-absolute-path",
  summary: "A tracked file is named by a path of one machine",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["dvc-file", "dvc-lock"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvc-files"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { node, entry } of root ? walk(root) : []) {
      if (entry?.key.text !== "path" || node.type !== "scalar" || !/^(?:\/(?:home|Users|mnt\/[a-z]\/|root)\/|~|[A-Za-z]:[\\/])/.test(node.text)) continue;
      yield { at: node.span, message: `\`${node.text}\` is a path of one machine: after a clone elsewhere DVC looks for it in vain, and \`dvc repro\` stops. Bring the file into the project and track it with \`dvc add\`, or give the place that all machines reach as a remote.` };
    }
  },
});
