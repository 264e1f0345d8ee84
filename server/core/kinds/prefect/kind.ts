import { featuresOf } from "../editing/features.ts";
import type { NameTable } from "../references/names.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

const LISTS = ["build", "push", "pull"].flatMap((list) => [list, `deployments.[].${list}`]);

/** The `id` of a step, whose results later steps and deployments read as `{{ id.result }}`. */
const NAMES: readonly NameTable[] = [{ sort: "step", defined: LISTS.map((list) => `${list}.[].*.id`), used: [], spelled: /\{\{\s*(?!prefect\.|\$)([\w-]+)\./g }];

export const prefect: Kind = {
  id: "prefect",
  title: "Prefect deployments",
  language: "yaml",
  names: ["prefect.yaml"],
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", names: NAMES }),
};
