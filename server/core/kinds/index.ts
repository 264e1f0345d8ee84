// Written by `npm run generate`.
import { dockerfile } from "./dockerfile/kind.ts";
import { json } from "./json/kind.ts";
import { notebook } from "./notebook/kind.ts";
import { python } from "./python/kind.ts";
import { requirements } from "./requirements/kind.ts";
import { toml } from "./toml/kind.ts";
import { yaml } from "./yaml/kind.ts";
import type { Kind } from "./kind.ts";

export const kinds: readonly Kind[] = [
  dockerfile,
  json,
  notebook,
  python,
  requirements,
  toml,
  yaml,
];
