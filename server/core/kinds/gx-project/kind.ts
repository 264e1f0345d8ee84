import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const gxProject: Kind = {
  id: "gx-project",
  title: "Great Expectations project",
  language: "yaml",
  names: ["great_expectations.yml", "great_expectations.yaml"],
  // A checkpoint of versions before 1.0.
  sniff: sniffYaml({ all: ["config_version"], any: ["validations", "expectation_suite_name", "run_name_template"], text: /^class_name:\s*["']?\w*Che\w*/m }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml" }),
};
