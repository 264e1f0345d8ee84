import { defineRule, type Finding } from "../../engine/rule.ts";
import { misspeltResolver, OMEGACONF_RESOLVERS } from "../../facts/config/resolvers.ts";
import { hydraProject, type HydraProject } from "../../facts/config/hydraProject.ts";
import { interpolationsIn, keyPath } from "../../facts/config/interpolation.ts";
import { rootOf } from "../../kinds/data.ts";
import { memo } from "../../memo.ts";
import { entryOf, nodeAt, walk } from "../../syntax/data/access.ts";
import type { Node, Path } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";

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
        const wrong = document.kind === "hydra" ? malformed(expression, place[0] === "hydra" || isOfHydra(document)) : undefined;
        if (wrong !== undefined) {
          yield { at: expression === "" ? node.span : at, message: wrong.message, ...(wrong.meant !== undefined && { fixes: [{ title: `Change to \`${wrong.meant}\``, edits: [{ span: at, text: wrong.meant }] }] }) };
          continue;
        }
        const resolver = misspeltResolver(expression);
        if (resolver !== undefined) yield { at, message: `There is no resolver \`${expression.replace(/:.*$/s, "")}\`, so reading this value fails. ${resolver === "" ? `OmegaConf has ${OMEGACONF_RESOLVERS.map((one) => `\`${one}\``).join(", ")}.` : `Did you mean \`${resolver}\`?`}` };
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

/** A config of Hydra's own group, which is put below `hydra`. */
const isOfHydra = memo(({ uri, text }: Document): boolean => /\/hydra(?:\/(?:(?:launcher|sweeper|\w+_logging|output|\w*help|env|callbacks)\/)?[^/]+)?\.ya?ml$/.test(uri) || /^#\s*@package\s+hydra\b/m.test(text));

/** What can be read nowhere, whatever the config holds. */
function malformed(expression: string, ofHydra: boolean): { readonly message: string; readonly meant?: string } | undefined {
  if (expression === "") return { message: "`${}` names nothing, so reading this value fails. Write the key that is meant." };
  if (/^[A-Za-z_]\w*(?:\.\w+)*\.(?:\.|$)/.test(expression)) return { message: `\`${expression}\` has a dot too many, so OmegaConf cannot read it. Write the keys with one dot between them.` };
  const [, resolver, rest = ""] = /^(oc\.(?:env|create|decode|deprecated|select|dict\.keys|dict\.values))(?:\.(.*))?$/.exec(expression) ?? [];
  if (resolver !== undefined) return { message: `\`${resolver}\` is a resolver, and its argument follows a colon; this is read as a key, which there is not. Write \`\${${resolver}:${rest === "" ? "…" : rest}}\`.`, ...(rest !== "" && { meant: `${resolver}:${rest}` }) };
  const own = ofHydra ? null : /^hydra\.(runtime|job|sweep|run|mode|launcher|sweeper|overrides)\b(.*)$/.exec(expression);
  if (own) return { message: `The config of the program has no \`hydra\`: its settings are read by the resolver of that name. Write \`\${hydra:${own[1] ?? ""}${own[2] ?? ""}}\`.`, meant: `hydra:${own[1] ?? ""}${own[2] ?? ""}` };
  const [, path] = (ofHydra ? /^hydra[.:]([\w.]+)$/ : /^hydra:([\w.]+)$/).exec(expression) ?? [];
  const [part = "", name = ""] = path?.split(".") ?? [];
  const known = HYDRA_FACTS[part];
  if (path === undefined || name === "" || !known || known.includes(name)) return undefined;
  const meant = nearest(name, known);
  return meant === undefined ? undefined : { message: `Hydra's \`${part}\` has no \`${name}\`, so reading this value fails. Did you mean \`${meant}\`?`, meant: expression.replace(name, meant) };
}

/** What Hydra 1.1 to 1.3 tells of a run. */
const HYDRA_FACTS: Readonly<Record<string, readonly string[]>> = {
  runtime: ["version", "version_base", "cwd", "config_sources", "output_dir", "choices"],
  job: ["name", "chdir", "override_dirname", "id", "num", "config_name", "env_set", "env_copy", "config"],
  run: ["dir"],
  sweep: ["dir", "subdir"],
};

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
