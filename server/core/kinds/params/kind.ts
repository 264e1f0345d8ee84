import type { Kind } from "../kind.ts";

export const params: Kind = {
  id: "params",
  title: "DVC parameters",
  language: "yaml",
  names: ["params.yaml"],
};
