import { defineRule, type Finding } from "../../engine/rule.ts";
import { interpolationsIn } from "../../facts/config/interpolation.ts";
import { hasName, valuesOf } from "../../facts/config/kedroConf.ts";
import { cycleOf } from "../../facts/config/tasks.ts";
import { rootOf } from "../../kinds/data.ts";
import { confFolder } from "../../kinds/references/kedro.ts";
import { entriesAt, nodeAt, walk } from "../../syntax/data/access.ts";
import type { Node, Path } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Span } from "../../text/span.ts";

export const kedroParameterInterpolation = defineRule({
  id: "kedro-parameter-interpolation",
  summary: "A parameter takes its value from one that does not exist, or from itself",
  severity: "error",
  languages: ["yaml"],
  kinds: ["yaml"],
  references: ["https://docs.kedro.org/en/stable/configure/advanced_configuration/"],
  fix: "suggested",

  *check(document, snapshot) {
    const root = /\/conf\/[^/]+\/(?:[^/]+\/)*parameters[^/]*\.ya?ml$/.test(document.uri) ? rootOf(document) : undefined;
    const uses = root ? usesIn(document.text, root) : [];
    if (!root || uses.length === 0) return;
    const all = [root, ...valuesOf("parameters", confFolder(document.uri), snapshot)];
    for (const use of uses) if (!hasName(all, use.target)) yield* undefinedUse(use, root);
    const names = [...new Set(uses.map(({ name }) => name))];
    const cycle = cycleOf(names.map((name) => ({ name, at: uses.find((use) => use.name === name)?.at ?? root.span, needs: uses.filter((use) => use.name === name).map(({ target, at }) => ({ name: target, at })) })));
    if (cycle) yield { at: cycle.at, message: `These parameters refer to each other: ${cycle.names.map((name) => `\`${name}\``).join(" → ")}. Kedro cannot load any of them.`, related: cycle.places.map((at) => ({ at, message: "This value is part of the circle." })) };
  },
});

interface Use {
  /** The parameter whose value this is. */
  readonly name: string;
  /** The parameter that is asked for, from the root. */
  readonly target: string;
  readonly relative: boolean;
  readonly at: Span;
}

const usesIn = (text: string, root: Node): readonly Use[] =>
  [...walk(root)].flatMap(({ node, path }) => (node.type === "scalar" ? interpolationsIn(text, node).flatMap(({ expression, at }) => useOf(expression, path, at) ?? []) : []));

/** One dot begins beside the value, two begin one level above, as OmegaConf counts. */
function useOf(expression: string, path: Path, at: Span): Use | undefined {
  const [, dots = "", rest = ""] = /^(\.*)([A-Za-z_]\w*(?:\.\w+)*)$/.exec(expression) ?? [];
  if (rest === "" || dots.length > path.length) return undefined;
  const above = dots === "" ? [] : path.slice(0, path.length - dots.length);
  return { name: path.join("."), target: [...above, rest].join("."), relative: above.length > 0, at };
}

/** What stands at the root may be in a file that is not here; what is below a key is whole. */
function* undefinedUse({ target, relative, at }: Use, root: Node): Generator<Finding> {
  const steps = target.split(".");
  const holder = nodeAt(root, ...steps.slice(0, -1));
  if (holder?.type !== "mapping" || holder.entries.some(({ inherited }) => inherited)) return;
  const name = steps.at(-1) ?? "";
  const meant = nearest(name, entriesAt(holder).map(({ key }) => key.text));
  if (meant === undefined && !relative && steps.length === 1) return;
  const place = holder.entries.find(({ key }) => key.text === meant)?.key.span ?? holder.span;
  const end = { start: at.end - name.length, end: at.end };
  yield { at, related: [{ at: place, message: meant === undefined ? "What is there." : "Is this the one that is meant?" }], message: `There is no parameter \`${target}\`, so Kedro cannot load the parameters. ${meant === undefined ? "Define it, or correct the name." : `Did you mean \`${meant}\`?`}`, ...(meant !== undefined && { fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: end, text: meant }] }] }) };
}
