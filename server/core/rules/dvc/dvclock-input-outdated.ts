import { defineRule } from "../../engine/rule.ts";
import { lockedFiles } from "../../facts/config/dvc/lock.ts";

export const dvclockInputOutdated = defineRule({
  id: "dvclock-input-outdated",
  summary: "A stage last ran on an older version of what another stage made",
  severity: "info",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["dvc-lock"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#dvclock-file"],
  fix: "none",

  *check(document, snapshot) {
    const files = lockedFiles(document, snapshot);
    const made = new Map(files.flatMap((file) => (file.role === "outs" && file.hash ? [[file.uri, file] as const] : [])));
    for (const { role, uri, stage, path, hash } of files) {
      const producer = made.get(uri);
      if (role !== "deps" || !hash || !producer?.hash || producer.hash.text === hash.text) continue;
      yield {
        at: hash.span,
        message: `\`${stage.text}\` last read another version of \`${path.text}\` than \`${producer.stage.text}\` wrote since: its outputs, and the metrics among them, are not of the data that stands beside them. Run \`dvc repro ${stage.text.replace(/@.*$/, "")}\` and commit both.`,
        related: [{ at: producer.hash.span, message: `\`${producer.stage.text}\` wrote this version.` }],
      };
    }
  },
});
