import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { sniffYaml } from "../sniff.ts";
import { stepFunctions } from "../../facts/config/zenml.ts";
import { mentions } from "./mentions.ts";
import { schema } from "./schema.ts";

export const zenml: Kind = {
  id: "zenml",
  title: "ZenML run",
  language: "yaml",
  names: [],
  sniff: sniffYaml(
    { any: ["enable_artifact_metadata", "enable_artifact_visualization", "enable_step_logs"] },
    { all: ["enable_cache"], any: ["steps", "settings", "parameters"], none: ["jobs", "stages", "components", "apiVersion"] },
    { all: ["steps", "settings"], text: /^ +(parent_image|required_integrations|skip_build|apt_packages):/m },
  ),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", mentions, candidates: ({ path, at }, { uri }, snapshot) => (at === "key" && path.length === 1 && path[0] === "steps" ? [...stepFunctions(uri, snapshot).keys()].map((label) => ({ label, kind: "reference" as const })) : []) }),
};
