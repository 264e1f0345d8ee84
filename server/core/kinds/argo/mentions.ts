import { workflowsOf, type Template, type Workflow } from "../../facts/config/argo.ts";
import { itemsAt, manyOf, scalarAt, stringAt } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Mention } from "../references/mention.ts";
import type { NameTable } from "../references/names.ts";
import { withinQuotes } from "../references/written.ts";

/** What is known within each template of the two places that templates stand at. */
const WITHIN = ["spec.templates.[]", "spec.workflowSpec.templates.[]"];

export const names: readonly NameTable[] = [
  {
    sort: "template",
    defined: WITHIN.map((template) => `${template}.name`),
    used: ["spec.entrypoint", "spec.onExit", "spec.workflowSpec.entrypoint", "spec.workflowSpec.onExit", ...WITHIN.flatMap((template) => [`${template}.steps.[].[].template`, `${template}.dag.tasks.[].template`, `${template}.steps.[].[].onExit`, `${template}.dag.tasks.[].onExit`])],
  },
  ...WITHIN.flatMap((within): readonly NameTable[] => [
    {
      sort: "task",
      within,
      defined: [`${within}.dag.tasks.[].name`, `${within}.steps.[].[].name`],
      used: [`${within}.dag.tasks.[].dependencies.[]`, `${within}.dag.tasks.[].depends`],
      part: /(?<![\w.-])([\w-]+)(?:\.\w+)?/g,
      spelled: /\{\{=?\s*(?:tasks|steps)\.([\w-]+)\./g,
    },
    { sort: "input", within, defined: [`${within}.inputs.parameters.[].name`], used: [], spelled: /\{\{=?\s*inputs\.parameters\.([\w-]+)/g },
    { sort: "artifact", within, defined: [`${within}.inputs.artifacts.[].name`], used: [], spelled: /\{\{=?\s*inputs\.artifacts\.([\w-]+)/g },
  ]),
  { sort: "input", defined: ["spec.arguments.parameters.[].name", "spec.workflowSpec.arguments.parameters.[].name"], used: [], spelled: /\{\{=?\s*workflow\.parameters\.([\w-]+)/g },
];

/** The arguments of a call name the inputs of the template that it calls. */
export function* mentions(document: Document): Generator<Mention> {
  const roots = readData(document, "go-yaml")?.roots ?? [];
  for (const workflow of workflowsOf(document)) {
    const root = roots.findIndex(({ span }) => span.start <= workflow.spec.span.start && workflow.spec.span.end <= span.end);
    const head = stringAt(roots[root], "kind") === "CronWorkflow" ? "spec.workflowSpec" : "spec";
    const scopeOf = (index: number): string => `${root > 0 ? `${root}.` : ""}${head}.templates.${index}`;
    for (const template of workflow.templates) yield* callArguments(template, workflow, document, scopeOf);
  }
}

function* callArguments({ node }: Template, { templates }: Workflow, { uri, text }: Document, scopeOf: (index: number) => string): Generator<Mention> {
  for (const step of [...itemsAt(node, "steps").flatMap(manyOf), ...itemsAt(node, "dag", "tasks")]) {
    const callee = templates.findIndex(({ name }) => name !== undefined && name.text === scalarAt(step, "template")?.text);
    const given = ARGUMENTS.flatMap(([list, sort]) => itemsAt(step, "arguments", list).map((item) => ({ sort, name: scalarAt(item, "name") })));
    for (const { sort, name } of callee < 0 ? [] : given) {
      const at = name && withinQuotes(text, name);
      if (at) yield { subject: { sort, uri, name: name.text, scope: scopeOf(callee) }, at };
    }
  }
}

const ARGUMENTS = [["parameters", "input"], ["artifacts", "artifact"]] as const;
