import type { NameTable } from "../references/names.ts";

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
  ...["spec", "spec.workflowSpec"].map((spec): NameTable => ({
    sort: "volume",
    defined: [`${spec}.volumes.[].name`, `${spec}.volumeClaimTemplates.[].metadata.name`, `${spec}.templates.[].volumes.[].name`],
    used: [...["container", "script", "initContainers.[]", "sidecars.[]", "containerSet.containers.[]"].map((holder) => `${spec}.templates.[].${holder}.volumeMounts.[].name`), `${spec}.templates.[].containerSet.volumeMounts.[].name`],
  })),
  { sort: "input", defined: ["spec.arguments.parameters.[].name", "spec.workflowSpec.arguments.parameters.[].name"], used: [], spelled: /\{\{=?\s*workflow\.parameters\.([\w-]+)/g },
];
