import { defineRule, type Finding } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { scriptSteps } from "../../facts/config/workflowSteps.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const ghaCommandUnknown = defineRule({
  id: "gha-command-unknown",
  summary: "A command of DVC or CML is misspelt, or its runner is told what it does not know",
  severity: "error",
  languages: ["yaml"],
  kinds: ["github-workflow"],
  references: ["https://dvc.org/doc/command-reference"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { script } of scriptSteps(root)) yield* runnerOptions(document.text, script);
    for (const { node, entry } of root ? walk(root) : []) {
      if (entry?.key.text !== "run" || node.type !== "scalar") continue;
      for (const { groups, text, at } of matchesIn(document.text, node, /(?<=(?:^|[\n;&|(]|run:)\s*(?:(?:uv|poetry|pdm|pipenv|rye|hatch) run +)?)((dvc|cml)[ ]+([a-z][a-z-]*)(?:[ ]+([a-z][a-z-]*))?)/g)) {
        const [, program = "", command = "", more] = groups;
        const known = program === "dvc" ? DVC : Object.keys(CML);
        const parts = (program === "cml" ? CML : DVC_PARTS)[command];
        const wrong = known.includes(command) ? (more !== undefined && parts && !parts.includes(more) ? more : undefined) : command;
        const meant = wrong === undefined ? undefined : nearest(wrong, wrong === command ? known : (parts ?? []), 2);
        const start = wrong === undefined ? 0 : at.start + text.indexOf(wrong, program.length);
        const bare = program === "cml" && command === "comment" && wrong !== undefined && meant === undefined;
        if (bare || (program === "cml" && command === "comment" && more === undefined && /^[ ]+[\w./-]+\.(?:md|txt|html)\b/.test(document.text.slice(at.end)))) yield { at, message: "`cml comment` wants to be told what to do with the report, so it prints its help and the step fails. Write `cml comment create`." };
        if (wrong !== undefined && meant !== undefined) yield { at: { start, end: start + wrong.length }, message: `\`${program}\` has no command \`${wrong}\`, so the step fails. Did you mean \`${meant}\`?` };
      }
    }
  },
});

/** The options of `cml runner launch`, after its source (Apache-2.0). */
const LAUNCH = "labels idle-timeout name no-retry single reuse reuse-idle workdir path docker-volumes cloud cloud-region cloud-type cloud-permission-set cloud-metadata cloud-gpu cloud-hdd-size cloud-ssh-private cloud-spot cloud-spot-price cloud-startup-script cloud-aws-security-group cloud-aws-subnet cloud-aws-subnet-id tpi-version cml-version tf-resource destroy-delay docker-machine log driver repo token retry help version".split(" ");
const CLOUDS = ["aws", "azure", "gcp", "kubernetes"];
const CALLED: Readonly<Record<string, string>> = { amazon: "aws", ec2: "aws", google: "gcp", gce: "gcp", microsoft: "azure", k8s: "kubernetes", gke: "kubernetes", eks: "kubernetes" };

/** What a runner is started with, over as many lines as end with a backslash. */
function* runnerOptions(text: string, script: Scalar): Generator<Finding> {
  for (const { at, groups } of matchesIn(text, script, /(?<=(?:^|[\n;&|(]|run:)\s*)(cml(?:-|[ ]+)runner(?:[ ]+(?:launch|start))?((?:\\\r?\n|[^\n;|&])*))/g)) {
    const [, options = ""] = groups;
    const start = at.end - options.length;
    for (const { 0: whole, 1: name = "", 2: value = "", index } of options.matchAll(/(?<=\s)--([a-z][\w-]*)(?:[ =]["']?([\w.-]+)?)?/g)) {
      const meant = LAUNCH.includes(name) ? undefined : nearest(name, LAUNCH);
      if (meant !== undefined) yield { at: { start: start + index, end: start + index + name.length + 2 }, message: `\`cml runner\` takes no \`--${name}\`, so no machine is started. Did you mean \`--${meant}\`?` };
      if (name !== "cloud" || value === "" || CLOUDS.includes(value)) continue;
      const cloud = CALLED[value.toLowerCase()] ?? nearest(value, CLOUDS);
      const from = start + index + whole.lastIndexOf(value);
      yield { at: { start: from, end: from + value.length }, message: `\`cml runner\` knows no cloud \`${value}\`, so no machine is started. ${cloud === undefined ? "It may be `aws`, `azure`, `gcp` or `kubernetes`." : `Did you mean \`${cloud}\`?`}` };
    }
  }
}

const DVC = "add artifacts cache check-ignore checkout commit completion config dag data destroy diff doctor du exp experiments experiment fetch freeze gc get get-url git-hook import import-db import-url init install list list-url ls ls-url live metrics move mv params plots pull push queue remote remove repro root run stage status studio unfreeze unprotect update version help".split(" ");
const DVC_PARTS: Readonly<Record<string, readonly string[] | undefined>> = { metrics: ["show", "diff"], params: ["diff"], plots: ["show", "diff", "modify", "templates"], remote: ["add", "default", "list", "modify", "remove", "rename"], stage: ["add", "list"], artifacts: ["get"], exp: ["run", "show", "diff", "apply", "branch", "list", "push", "pull", "remove", "rename", "save", "clean", "gc", "queue-worker"] };
const CML: Readonly<Record<string, readonly string[] | undefined>> = { comment: ["create", "update"], runner: ["launch", "start"], pr: ["create"], tensorboard: ["connect"], workflow: ["rerun"], repo: ["prepare"], check: ["create"], asset: ["publish"], ci: undefined, "send-comment": undefined, "send-github-check": undefined, publish: undefined, "rerun-workflow": undefined, "tensorboard-dev": undefined };
