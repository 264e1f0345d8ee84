import { defineRule } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { doneBefore, isHosted, isQuoted, scriptSteps } from "../../facts/config/workflowSteps.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, itemsAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const ghaToolMissing = defineRule({
  id: "gha-tool-missing",
  summary: "A job calls CML or DVC and nothing installs it",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["github-workflow"],
  references: ["https://github.com/iterative/setup-cml", "https://github.com/iterative/setup-dvc"],
  fix: "none",

  *check(document) {
    const told = new Set<string>();
    for (const job of entriesAt(rootOf(document), "jobs")) {
      for (const step of itemsAt(job.value, "steps")) {
        const action = scalarAt(step, "uses");
        const [, name = "", version] = /^iterative\/([\w-]+)(@\S+)?$/.exec(action?.text ?? "") ?? [];
        const meant = name === "" || ACTIONS.includes(name) ? undefined : nearest(name, ACTIONS, 2);
        if (action && meant !== undefined) yield { at: action.span, severity: "error", message: `There is no action \`iterative/${name}\`, so the job stops before its first step. Did you mean \`iterative/${meant}\`?` };
        else if (action && name !== "" && version === undefined) yield { at: action.span, severity: "error", message: `GitHub takes no action without a version. Write such as \`iterative/${name}@${name === "setup-cml" ? "v2" : "v1"}\`.` };
        if (meant !== undefined) told.add(`${job.key.text} ${meant.replace("setup-", "")}`);
      }
    }
    for (const one of scriptSteps(rootOf(document))) {
      if (!isHosted(one.job.value)) continue;
      const done = doneBefore(one);
      for (const [tool, installed] of TOOLS) {
        const call = matchesIn(document.text, one.script, new RegExp(`(?<=(?:^|[\\n;&|(])\\s*)(${tool} [a-z][\\w-]*)`, "g")).find(({ at }) => !isQuoted(document.text, at.start));
        const place = `${one.job.key.text} ${tool}`;
        if (!call || told.has(place) || installed.test(done)) continue;
        told.add(place);
        yield { at: call.at, message: `Machines of GitHub have no \`${tool}\`, and nothing in this job installs it before. Add a step \`uses: iterative/setup-${tool}@${tool === "cml" ? "v2" : "v1"}\`.` };
      }
    }
  },
});

const ACTIONS = ["setup-cml", "setup-dvc"];

/** What brings a tool. Actions of one's own, installers and programs such as make may bring anything. */
const ANYTHING = String.raw`uses: |^\./|/\S*setup\S*@|^(?!actions/(?:checkout|cache|upload-artifact|download-artifact|setup-(?:python|node|java|go))@|aws-actions/|google-github-actions/|azure/login)[\w-]+/[\w./-]+@|docker|\bmake\b|\bnix\b|\bconda\b|\bmamba\b|\bpixi\b|\./\S+`;

const TOOLS: readonly (readonly [tool: string, installed: RegExp])[] = [
  ["cml", new RegExp(`setup-cml|dvcorg/cml|\\bnpm (?:i|ci|install)\\b|${ANYTHING}`, "m")],
  ["dvc", new RegExp(`setup-dvc|\\bpipx? |\\bpip3 |\\buv |\\bpoetry |\\bpdm |\\bpipenv |\\brye |\\bhatch |\\bbrew |\\bapt(?:-get)? |\\bsnap |\\bchoco |${ANYTHING}`, "m")],
];
