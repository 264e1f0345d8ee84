import { defineRule } from "../../engine/rule.ts";
import { readParams } from "../../facts/config/dvc/params.ts";
import { pipelineOf } from "../../facts/config/dvc/pipeline.ts";
import { nodeAt, scalarAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { folderOf } from "../../workspace/uri.ts";

export const dvcLockStale = defineRule({
  id: "dvc-lock-stale",
  summary: "A stage differs from what dvc.lock says was run last",
  severity: "hint",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/command-reference/status"],
  fix: "none",

  *check(document, snapshot) {
    const lock = snapshot.files.read(`${folderOf(document.uri)}/dvc.lock`);
    const locked = lock && soundRoots(lock)[0];
    if (!locked) return;
    for (const { name, commands, params } of pipelineOf(document, snapshot)?.stages ?? []) {
      const [command] = commands;
      const last = nodeAt(locked, "stages", name);
      const ran = scalarAt(last, "cmd");
      if (command && commands.length === 1 && ran && !command.text.includes("${") && words(ran.text) !== words(command.text)) {
        yield { at: command.span, message: `dvc.lock says that \`${name}\` ran \`${words(ran.text)}\`. The command has changed since, so its outputs are not what this pipeline makes: \`dvc repro\` brings them up to date.` };
      }
      for (const { node, name: parameter, fileUri, fileName } of params) {
        const file = readParams(fileUri, snapshot);
        if (parameter === undefined || file.state !== "read") continue;
        const now = nodeAt(file.root, ...parameter.split("."));
        const then = nodeAt(last, "params", fileName, parameter);
        if (now?.type === "scalar" && then?.type === "scalar" && now.value !== then.value) yield { at: node.span, message: `\`${parameter}\` is ${now.text} and was ${then.text} when \`${name}\` ran last: \`dvc repro\` brings its outputs up to date.` };
      }
    }
  },
});

const words = (command: string): string => command.trim().split(/\s+/).join(" ");
