import { featuresOf } from "../editing/features.ts";
import { sniffJson } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const greatExpectations: Kind = {
  id: "great-expectations",
  title: "Great Expectations suite",
  language: "json",
  names: [],
  sniff: sniffJson({ all: ["expectations"], any: ["expectation_suite_name", "expectation_type"] }, { all: ["expectations", "kwargs"] }, { all: ["expectation_type", "kwargs"] }, { all: ["kwargs"], text: /"expect_(?:column|table|multicolumn)/ }),
  schema,
  features: featuresOf({ schema }),
};
