import { featuresOf } from "../editing/features.ts";
import { sniffJson } from "../sniff.ts";
import type { Kind } from "../kind.ts";

export const croissant: Kind = {
  id: "croissant",
  title: "Croissant metadata",
  language: "json",
  names: [],
  sniff: sniffJson({ text: /mlcommons\.org\/croissant/ }),
  features: featuresOf({}),
};
