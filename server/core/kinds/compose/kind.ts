import { servingMemory } from "../../facts/config/estimate/serving.ts";
import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const compose: Kind = {
  id: "compose",
  title: "Docker Compose",
  language: "yaml",
  names: ["docker-compose", "compose"].flatMap((name) => [`${name}.yml`, `${name}.yaml`, `${name}.*.yml`, `${name}.*.yaml`, `${name}-*.yml`, `${name}-*.yaml`]),
  dialect: "go-yaml",
  schema,
  features: featuresOf({ schema, dialect: "go-yaml", estimates: servingMemory }),
};
