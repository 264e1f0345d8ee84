import type { Document } from "../../workspace/document.ts";
import { argumentOf, callsOf } from "../python/calls.ts";

/** The texts that `setup(…)` of a setup.py is given by a keyword, as one text or a list; empty where code computes them. */
export function setupTexts(document: Document, keyword: string): readonly string[] {
  const call = callsOf(document).find(({ name }) => /(?:^|\.)setup$/.test(name));
  const value = call && argumentOf(call, keyword);
  const items = value?.type === "list" || value?.type === "tuple" ? value.items : value ? [value] : [];
  return items.flatMap((item) => (item.type === "text" ? [item.value] : []));
}
