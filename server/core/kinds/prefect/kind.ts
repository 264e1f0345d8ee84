import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";

export const prefect: Kind = {
  id: "prefect",
  title: "Prefect deployments",
  language: "yaml",
  names: ["prefect.yaml"],
  dialect: "pyyaml",
  features: featuresOf({ dialect: "pyyaml" }),
};
