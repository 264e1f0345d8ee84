import { defineRule, type Finding } from "../../engine/rule.ts";
import { namesUnder, workflowsOf } from "../../facts/config/argo.ts";
import { matchesUnder, type Match } from "../../facts/config/matches.ts";
import { entriesAt, itemsAt, manyOf, nodeAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
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
    const tellers = templates.flatMap((node) => [...itemsAt(node, "dag", "tasks"), ...itemsAt(node, "steps").flatMap(manyOf)]).flatMap((one) => scalarAt(one, "name") ?? []);
    yield* acrossKinds(templates, document.text);
    for (const { match, what, names } of templates.flatMap((node) => [...referencesIn(node, document.text, "tasks", namesUnder(node, "dag", "tasks")), ...referencesIn(node, document.text, "steps", stepNames(node))])) {
      if (names.has(match.text)) continue;
      const meant = nearest(match.text, names);
      yield { at: match.at, related: [...tellers].filter(({ text }) => text === meant || (meant === undefined && isPartOf(text, match.text))).map(({ span }) => ({ at: span, message: "Is this what is meant?" })), message: `This template has no ${what} called \`${match.text}\`, so Argo cannot resolve this and refuses the workflow. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}` };
    }
  },
});

const SHORTEST_PART = 3;

const isPartOf = (one: string, other: string): boolean => Math.min(one.length, other.length) >= SHORTEST_PART && (one.includes(other) || other.includes(one));

/** A graph has tasks and a list has steps: the other word leads to nothing, though the name is right. */
function* acrossKinds(templates: readonly Node[], text: string): Generator<Finding> {
  for (const template of templates) {
    const [own, other, names] = nodeAt(template, "dag") ? (["tasks", "steps", namesUnder(template, "dag", "tasks")] as const) : (["steps", "tasks", stepNames(template)] as const);
    const part = nodeAt(template, own === "tasks" ? "dag" : "steps");
    for (const { text: name, at } of part ? matchesUnder(text, part, new RegExp(`(?<=\\{\\{=?\\s*)${other}\\.([\\w-]+)(?=\\.outputs\\.)`, "g")) : []) {
      if (names.has(name)) yield { at: { start: at.start - other.length - 1, end: at.start - 1 }, message: `\`${name}\` is among the ${own} of this template, so \`${other}.${name}\` leads to nothing and Argo refuses the workflow. Write \`${own}.${name}\`.` };
    }
  }
}

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
