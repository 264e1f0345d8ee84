import type { Kind } from "../kind.ts";

export const githubWorkflow: Kind = {
  id: "github-workflow",
  title: "GitHub workflow",
  language: "yaml",
  names: [".github/workflows/*.yml", ".github/workflows/*.yaml"],
  rank: 1,
};
