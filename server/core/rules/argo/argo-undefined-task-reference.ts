import { defineRule } from "../../engine/rule.ts";
import { namesUnder, workflowsOf } from "../../facts/config/argo.ts";
import { matchesUnder, type Match } from "../../facts/config/matches.ts";
import { entriesAt, itemsAt, manyOf, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const argoUndefinedTaskReference = defineRule({
  id: "argo-undefined-task-reference",
  summary: "A template reads what a task or step gives that it does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/variables/"],
  fix: "none",

  *check(document) {
    const templates = workflowsOf(document).flatMap(({ templates: all }) => all.map(({ node }) => node));
    for (const { match, what, names } of templates.flatMap((node) => [...referencesIn(node, document.text, "tasks", namesUnder(node, "dag", "tasks")), ...referencesIn(node, document.text, "steps", stepNames(node))])) {
      if (names.has(match.text)) continue;
      const meant = nearest(match.text, names);
      yield { at: match.at, message: `This template has no ${what} called \`${match.text}\`, so Argo cannot resolve this and refuses the workflow. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}` };
    }
  },
});

interface Reference {
  readonly match: Match;
  readonly what: string;
  readonly names: ReadonlySet<string>;
}

/** What a graph or list of steps reads of its own members; templates without any are given such texts by others. */
function referencesIn(template: Node, text: string, own: string, names: ReadonlySet<string>): readonly Reference[] {
  const pattern = new RegExp(`(?<=\\{\\{\\s*${own}\\.)([\\w-]+)(?=\\.(?:outputs|status|ip|id|exitCode|startedAt|finishedAt|hostNodeName)\\b)`, "g");
  return names.size === 0 ? [] : matchesUnder(text, template, pattern).map((match) => ({ match, what: own.slice(0, -1), names }));
}

/** Hooks of steps have names too, and are read like steps. */
function stepNames(template: Node): ReadonlySet<string> {
  const steps = itemsAt(template, "steps").flatMap(manyOf);
  return new Set(steps.flatMap((step) => [stringAt(step, "name") ?? [], ...entriesAt(step, "hooks").map(({ key }) => key.text)].flat()));
}
