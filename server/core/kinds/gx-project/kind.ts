import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { NameTable } from "../references/names.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

/** Stores, and what of the project is kept in which. */
const NAMES: readonly NameTable[] = [{ defined: ["stores.@key"], used: ["expectations_store_name", "validations_store_name", "validation_results_store_name", "evaluation_parameter_store_name", "suite_parameter_store_name", "checkpoint_store_name", "profiler_store_name"] }];

export const gxProject: Kind = {
  id: "gx-project",
  title: "Great Expectations project",
  language: "yaml",
  names: ["great_expectations.yml", "great_expectations.yaml"],
  // A checkpoint of versions before 1.0.
  sniff: sniffYaml({ all: ["config_version"], any: ["validations", "expectation_suite_name", "run_name_template"], text: /^class_name:\s*["']?\w*Che\w*/m }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", names: NAMES }),
};
