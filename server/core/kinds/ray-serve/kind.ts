import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { symbolMentions } from "../references/symbols.ts";
import { schema } from "./schema.ts";

export const rayServe: Kind = {
  id: "ray-serve",
  title: "Ray Serve config",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ all: ["applications"], text: /import_path\s*:/m }, { any: ["proxy_location", "http_options", "grpc_options"], text: /^\s+-?\s*import_path\s*:/m }, { text: /^kind:\s*["']?RayService\b/m }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", mentions: (document, snapshot) => symbolMentions(document, snapshot, "pyyaml") }),
};
