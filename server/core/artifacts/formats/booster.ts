import type { MetadataValue } from "../report.ts";
import { startsWith } from "../source.ts";
import { latin1, shown } from "../text.ts";
import type { Format, Part } from "./format.ts";

/** The own formats of LightGBM, XGBoost and CatBoost: trees and numbers, and nothing that could be run. */
export const booster: Format = {
  name: "booster",
  matches: (part) => libraryOf(part) !== undefined,
  inspect(part) {
    const library = libraryOf(part);
    return { format: library?.format ?? "booster", evidence: [], metadata: library?.format === "lightgbm" ? headerOf(part) : {} };
  },
};

const LIBRARIES: readonly { readonly format: string; readonly matches: (head: Uint8Array) => boolean }[] = [
  { format: "lightgbm", matches: (head) => startsWith(head, "tree\nversion=v") },
  { format: "xgboost", matches: (head) => startsWith(head, '{"learner":{') },
  { format: "catboost", matches: (head) => startsWith(head, "CBM1") },
  // UBJSON: an object whose first key is of eight-byte length.
  { format: "xgboost", matches: (head) => startsWith(head, "{L\0\0\0\0\0\0\0\x07learner") },
];

const libraryOf = ({ head }: Part): (typeof LIBRARIES)[number] | undefined => LIBRARIES.find(({ matches }) => matches(head));

const HEADER_LENGTH = 1 << 16;

/** LightGBM begins with lines such as `objective=binary sigmoid:1`, up to an empty one. */
function headerOf({ source }: Part): Record<string, MetadataValue> {
  const header = latin1(source.read(0, HEADER_LENGTH)).split("\n\n", 1)[0] ?? "";
  const pairs = [...header.matchAll(/^(version|num_class|max_feature_idx|objective|feature_names)=(.*)$/gm)];
  return Object.fromEntries(pairs.map(([, key = "", value = ""]) => [key, shown(value, 500)]));
}
