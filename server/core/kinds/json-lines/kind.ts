import type { Kind } from "../kind.ts";

/** Records of a data set, one JSON object per line. */
export const jsonLines: Kind = {
  id: "json-lines",
  title: "Records of data",
  language: "jsonl",
  names: ["*.jsonl", "*.ndjson"],
  rank: -1,
};
