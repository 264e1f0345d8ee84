import { defineRule } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const ghaCommandUnknown = defineRule({
  id: "gha-command-unknown",
  summary: "A command of DVC or CML is misspelt",
  severity: "error",
  languages: ["yaml"],
  kinds: ["github-workflow"],
  references: ["https://dvc.org/doc/command-reference"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { node, entry } of root ? walk(root) : []) {
      if (entry?.key.text !== "run" || node.type !== "scalar") continue;
      for (const { groups, text, at } of matchesIn(document.text, node, /(?<=(?:^|[\n;&|(]|run:)\s*(?:(?:uv|poetry|pdm|pipenv|rye|hatch) run +)?)((dvc|cml)[ ]+([a-z][a-z-]*)(?:[ ]+([a-z][a-z-]*))?)/g)) {
        const [, program = "", command = "", more] = groups;
        const known = program === "dvc" ? DVC : Object.keys(CML);
        const parts = (program === "cml" ? CML : DVC_PARTS)[command];
        const wrong = known.includes(command) ? (more !== undefined && parts && !parts.includes(more) ? more : undefined) : command;
        const meant = wrong === undefined ? undefined : nearest(wrong, wrong === command ? known : (parts ?? []), 2);
        const start = wrong === undefined ? 0 : at.start + text.indexOf(wrong, program.length);
        if (wrong !== undefined && meant !== undefined) yield { at: { start, end: start + wrong.length }, message: `\`${program}\` has no command \`${wrong}\`, so the step fails. Did you mean \`${meant}\`?` };
      }
    }
  },
});

const DVC = "add artifacts cache check-ignore checkout commit completion config dag data destroy diff doctor du exp experiments experiment fetch freeze gc get get-url git-hook import import-db import-url init install list list-url ls ls-url live metrics move mv params plots pull push queue remote remove repro root run stage status studio unfreeze unprotect update version help".split(" ");
const DVC_PARTS: Readonly<Record<string, readonly string[] | undefined>> = { metrics: ["show", "diff"], params: ["diff"], plots: ["show", "diff", "modify", "templates"], remote: ["add", "default", "list", "modify", "remove", "rename"], stage: ["add", "list"], artifacts: ["get"], exp: ["run", "show", "diff", "apply", "branch", "list", "push", "pull", "remove", "rename", "save", "clean", "gc", "queue-worker"] };
const CML: Readonly<Record<string, readonly string[] | undefined>> = { comment: ["create", "update"], runner: ["launch", "start"], pr: ["create"], tensorboard: ["connect"], workflow: ["rerun"], repo: ["prepare"], check: ["create"], asset: ["publish"], ci: undefined, "send-comment": undefined, "send-github-check": undefined, publish: undefined, "rerun-workflow": undefined, "tensorboard-dev": undefined };
