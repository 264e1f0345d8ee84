import { frontMatterOf } from "../../syntax/data/frontMatter.ts";
import type { Document } from "../../workspace/document.ts";
import { jsonPlace } from "./jsonPlace.ts";
import { pbtxtPlace } from "./pbtxtPlace.ts";
import type { TypingPlace } from "./place.ts";
import { yamlPlace } from "./yamlPlace.ts";

/** Where a person is typing; `undefined` in a comment or in a language without places. */
export function typingPlace(document: Document, offset: number): TypingPlace | undefined {
  if (document.language === "yaml") return yamlPlace(document.text, offset);
  if (document.language === "prompty" || document.language === "markdown") {
    const head = frontMatterOf(document.text);
    return head && offset >= head.yaml.start && offset <= head.yaml.end ? yamlPlace(document.text.slice(0, head.yaml.end), offset) : undefined;
  }
  if (document.language === "pbtxt") return pbtxtPlace(document.text, offset);
  return document.language === "json" ? jsonPlace(document, offset) : undefined;
}
