import type { Kind } from "../kind.ts";

export const yaml: Kind = {
  id: "yaml",
  title: "YAML",
  language: "yaml",
  names: ["*.yaml", "*.yml"],
  rank: -1,
};
