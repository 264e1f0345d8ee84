import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";

export const croissantUrlHttp = defineRule({
  id: "croissant-url-http",
  summary: "Data are downloaded over a connection that anybody can change",
  severity: "warning",
  languages: ["json"],
  kinds: ["croissant"],
  references: ["https://docs.mlcommons.org/croissant/docs/croissant-spec.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { node, entry } of root ? walk(root) : []) {
      if (entry?.key.text === "contentUrl" && node.type === "scalar" && node.text.startsWith("http://")) yield { at: node.span, message: "These data come unencrypted, and anybody on the way can change them. Write `https://` if the server offers it." };
    }
  },
});
