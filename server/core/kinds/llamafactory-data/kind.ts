import { entriesAt } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import type { Mention } from "../references/mention.ts";
import { withinQuotes } from "../references/written.ts";
import { schema } from "./schema.ts";

/** The datasets of the registry, which runs name. */
function* mentions(document: Document): Generator<Mention> {
  for (const { key } of entriesAt(readData(document)?.roots[0])) {
    const at = withinQuotes(document.text, key);
    if (at) yield { subject: { sort: "dataset", uri: document.uri, name: key.text }, at, defines: true };
  }
}

/** The `datasets` library writes files of this name too; those describe one dataset and have no sources. */
export const llamafactoryData: Kind = {
  id: "llamafactory-data",
  title: "LLaMA-Factory datasets",
  language: "json",
  names: [],
  sniff: (head, name) => (name === "dataset_info.json" && /"(?:file_name|hf_hub_url|ms_hub_url|om_hub_url|script_url|cloud_file_name)"\s*:/.test(head) ? "its datasets have sources" : undefined),
  rank: 1,
  schema,
  features: featuresOf({ schema, mentions }),
};
