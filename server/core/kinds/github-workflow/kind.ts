import type { NameTable } from "../references/names.ts";
import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";

const NAMES: readonly NameTable[] = [
  { sort: "job", defined: ["jobs.@key"], used: ["jobs.*.needs", "jobs.*.needs.[]"], spelled: /\bneeds\.([\w-]+)\./g },
];

export const githubWorkflow: Kind = {
  id: "github-workflow",
  title: "GitHub workflow",
  language: "yaml",
  names: [".github/workflows/*.yml", ".github/workflows/*.yaml", ".github/actions/*/action.yml", ".github/actions/*/action.yaml"],
  rank: 1,
  features: featuresOf({ names: NAMES }),
};
