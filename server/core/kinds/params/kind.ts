import type { Kind } from "../kind.ts";
import { keyDefinitions } from "../references/keys.ts";

export const params: Kind = {
  id: "params",
  title: "DVC parameters",
  language: "yaml",
  names: ["params.yaml"],
  features: { mentions: keyDefinitions },
};
