import type { NameTable } from "../references/names.ts";
import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

const NAMES: readonly NameTable[] = [
  { sort: "model", defined: ["model_list.[].model_name"], used: ["router_settings.fallbacks.[].@key", "router_settings.fallbacks.[].*.[]", "litellm_settings.fallbacks.[].@key", "litellm_settings.fallbacks.[].*.[]", "litellm_settings.default_fallbacks.[]", "router_settings.default_fallbacks.[]", "litellm_settings.context_window_fallbacks.[].*.[]"] },
];

export const litellm: Kind = {
  id: "litellm",
  title: "LiteLLM proxy",
  language: "yaml",
  names: ["litellm_config.yaml", "litellm-config.yaml"],
  sniff: sniffYaml({ all: ["model_list"], text: /litellm_params\s*:/ }, { any: ["litellm_settings"] }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", names: NAMES }),
};
