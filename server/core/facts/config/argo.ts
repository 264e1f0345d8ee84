import { memo } from "../../memo.ts";
import { entriesAt, itemsAt, manyOf, mappingAt, nodeAt, scalarAt, scalarsOf, stringAt, walk } from "../../syntax/data/access.ts";
import type { Mapping, Node, Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import { matchesIn, type Match } from "./matches.ts";
import { isSlippedIn } from "./meant.ts";
import type { Task } from "./tasks.ts";

/** One workflow (or template of one) of a file. */
export interface Workflow {
  readonly kind: string;
  readonly spec: Mapping;
  readonly templates: readonly Template[];
  /** Every place that names a template of the same workflow. */
  readonly calls: readonly Scalar[];
  /** Templates may come from elsewhere, so a missing name proves nothing. */
  readonly open: boolean;
}

export interface Template {
  readonly name: Scalar | undefined;
  readonly node: Mapping;
  readonly tasks: readonly Task[];
}

export const workflowsOf = memo((document: Document): readonly Workflow[] =>
  soundRoots(document, "go-yaml").flatMap((root): Workflow[] => {
    const kind = stringAt(root, "kind") ?? "";
    const spec = mappingAt(root, "spec", "workflowSpec") ?? mappingAt(root, "spec");
    if (!spec || !stringAt(root, "apiVersion")?.startsWith("argoproj.io/") || !kind.includes('Workflow')) return [];
    const templates = itemsAt(spec, "templates").flatMap((node) => (node.type === "mapping" ? [templateOf(node, document.text)] : []));
    return [{ kind, spec, templates, calls: callsIn(spec, templates), open: mappingAt(spec, "workflowTemplateRef") !== undefined }];
  }),
);

function templateOf(node: Mapping, text: string): Template {
  const tasks = itemsAt(node, "dag", "tasks").flatMap((task): Task[] => {
    const name = scalarAt(task, "name");
    const depends = scalarAt(task, "depends");
    const listed = scalarsOf(nodeAt(task, "dependencies")).map(({ text: need, span }) => ({ name: need, at: span }));
    const inWords = depends ? matchesIn(text, depends, /(?<![\w.-])([\w-]+)(?:\.\w+)?/g).map((match) => ({ name: match.text, at: match.at })) : [];
    return name ? [{ name: name.text, at: name.span, needs: [...listed, ...inWords] }] : [];
  });
  return { name: scalarAt(node, "name"), node, tasks };
}

function callsIn(spec: Mapping, templates: readonly Template[]): readonly Scalar[] {
  const steps = templates.flatMap(({ node }) => [...itemsAt(node, "steps").flatMap(manyOf), ...itemsAt(node, "dag", "tasks")]);
  const hooks = [spec, ...steps].flatMap((holder) => entriesAt(holder, "hooks").map(({ value }) => value));
  const named = [...steps, ...hooks].flatMap((step: Node) => [scalarAt(step, "template") ?? [], scalarAt(step, "onExit") ?? []].flat());
  return [...[scalarAt(spec, "onExit") ?? []].flat(), ...named].filter(({ text }) => text !== "" && !text.includes("{{"));
}

/** Names in a list of `name:` entries, such as the parameters of `inputs`. */
export const namesUnder = (node: Node | undefined, ...path: readonly string[]): ReadonlySet<string> => new Set(itemsAt(node, ...path).flatMap((item) => stringAt(item, "name") ?? scalarAt(item, "name")?.text ?? []));

/** What a template reads as `{{inputs.parameters.name}}` and does not declare. Templates written in place have inputs of their own. */
export function undeclaredInputs({ node }: Template, text: string, side: "parameters" | "artifacts"): readonly Match[] {
  // A list whose own name has a slip is told there.
  if (isSlippedIn(node, "inputs") || isSlippedIn(nodeAt(node, "inputs"), side)) return [];
  const known = namesUnder(node, "inputs", side);
  const pattern = new RegExp(`\\{\\{=?\\s*inputs\\.${side}\\.([\\w-]+)[^}]*\\}\\}`, "g");
  const used = [...walk(node)].filter(({ path }) => !path.includes("inline")).flatMap(({ node: inner }) => (inner.type === "scalar" ? matchesIn(text, inner, pattern) : []));
  return used.filter((match) => !known.has(match.text));
}
