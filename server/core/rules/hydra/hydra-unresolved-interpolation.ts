import { defineRule, type Finding } from "../../engine/rule.ts";
import { hydraProject, type HydraProject } from "../../facts/config/hydraProject.ts";
import { interpolationsIn, keyPath } from "../../facts/config/interpolation.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, nodeAt, walk } from "../../syntax/data/access.ts";
import type { Node, Path } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const hydraUnresolvedInterpolation = defineRule({
  id: "hydra-unresolved-interpolation",
  summary: "A `${…}` names a key that its own config does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["hydra", "torchtune"],
  references: ["https://hydra.cc/docs/advanced/defaults_list/"],
  fix: "suggested",

  *check(document, snapshot) {
    const root = rootOf(document);
    if (!root) return;
    const project = document.kind === "hydra" ? hydraProject(document, snapshot) : undefined;
    for (const { node, path: place } of walk(root)) {
      if (node.type === "scalar" && isUnclosed(node.text)) yield { at: node.span, message: `\`${node.text}\` opens a \`\${\` that no brace closes, so reading this value fails. Close it.` };
      for (const { expression, at } of node.type === "scalar" ? interpolationsIn(document.text, node) : []) {
        const resolver = misspeltResolver(expression);
        if (resolver !== undefined) yield { at, message: `There is no resolver \`${expression.replace(/:.*$/s, "")}\`, so reading this value fails. Did you mean \`${resolver}\`?` };
        const meant = misspelt(root, keyPath(expression) ?? []);
        if (meant === undefined && place[0] !== "defaults" && project && isNowhere(expression, place, document.uri, project)) {
          yield { at, message: `No config of this project defines \`${expression}\`, whichever options are chosen, so reading this value fails. Correct the name, or define it.`, severity: "warning" };
        }
        // A recipe of torchtune is one file, to which only the command line adds.
        if (meant === undefined && resolver === undefined && document.kind === "torchtune" && /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(expression) && !nodeAt(root, ...expression.split("."))) {
          yield { at, message: `This recipe has no \`${expression}\`, so reading this value fails, unless the command line gives it. Correct the name, or add the key.`, severity: "warning" };
        }
        if (meant !== undefined) yield { at, message: `\`${expression}\` does not exist: there is no such key here, so reading this value fails. Did you mean \`${meant}\`?`, related: definitionOf(root, meant), fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] };
      }
    }
  },
});

/** The key that was meant may be the one with the slip in it. */
function definitionOf(root: Node, name: string): NonNullable<Finding["related"]> {
  const steps = name.split(".");
  const entry = entryOf(nodeAt(root, ...steps.slice(0, -1)) ?? root, steps.at(-1) ?? "");
  return entry ? [{ at: entry.key.span, message: `\`${name}\` is defined here.` }] : [];
}

const isUnclosed = (text: string): boolean => text.includes("${") && text.split("${").length > text.split("}").length && !text.includes("\\${");

const RESOLVERS = ["oc.env", "oc.create", "oc.decode", "oc.deprecated", "oc.dict.keys", "oc.dict.values", "oc.select"];

/** Projects register resolvers of their own, but none that begins like OmegaConf's. */
function misspeltResolver(expression: string): string | undefined {
  const [, name] = /^([\w.]+):/.exec(expression) ?? [];
  return name === undefined || !name.startsWith("oc.") || RESOLVERS.includes(name) ? undefined : nearest(name, RESOLVERS);
}

/** The key is in no file, wherever its own file is put. Steps into lists are left alone. */
function isNowhere(expression: string, place: Path, uri: string, project: HydraProject): boolean {
  const [, dots = "", rest = ""] = /^(\.*)([\w.-]+)$/.exec(expression) ?? [];
  const steps = rest.split(".");
  if (rest === "" || steps[0] === "hydra" || steps.includes("") || place.some((step) => typeof step === "number")) return false;
  if (dots === "") return project.has(steps) === "missing";
  const within = place.slice(0, place.length - dots.length).map(String);
  const packages = project.packagesOf(uri);
  return place.length >= dots.length && packages.length > 0 && packages.every((name) => project.has([...(name === "" ? [] : name.split(".")), ...within, ...steps]) === "missing");
}

/** The path with its wrong step mended, where all before it is here and a sister key is nearly the same. */
function misspelt(root: Node, path: Path): string | undefined {
  for (const [depth, step] of path.entries()) {
    const holder = depth === 0 ? root : nodeAt(root, ...path.slice(0, depth));
    if (typeof step !== "string" || holder?.type !== "mapping") return undefined;
    if (nodeAt(holder, step)) continue;
    const meant = step.length > 3 ? nearest(step, holder.entries.map(({ key }) => key.text)) : undefined;
    return meant === undefined ? undefined : [...path.slice(0, depth), meant, ...path.slice(depth + 1)].join(".");
  }
  return undefined;
}
