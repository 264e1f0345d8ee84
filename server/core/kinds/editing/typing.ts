import type { Document } from "../../workspace/document.ts";
import { jsonPlace } from "./jsonPlace.ts";
import { pbtxtPlace } from "./pbtxtPlace.ts";
import type { TypingPlace } from "./place.ts";
import { yamlPlace } from "./yamlPlace.ts";

/** Where a person is typing; `undefined` in a comment or in a language without places. */
export function typingPlace(document: Document, offset: number): TypingPlace | undefined {
  if (document.language === "yaml") return yamlPlace(document.text, offset);
  if (document.language === "pbtxt") return pbtxtPlace(document.text, offset);
  return document.language === "json" ? jsonPlace(document, offset) : undefined;
}
