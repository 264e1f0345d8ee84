import { defineRule } from "../../engine/rule.ts";
import { walk } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";

export const yamlAnchorUnused = defineRule({
  id: "yaml-anchor-unused",
  summary: "An anchor that nothing refers to",
  severity: "hint",
  languages: ["yaml"],
  references: ["https://yaml.org/spec/1.2.2/#692-node-anchors"],
  fix: "safe",

  *check(document) {
    const anchors = document.text.includes(" &") ? [...document.text.matchAll(ANCHOR)] : [];
    if (anchors.length === 0) return;
    const tree = readData(document);
    if (!tree || tree.problems.length > 0 || tree.uncertain) return;
    const scalars = tree.roots.flatMap((root) => [...walk(root)]).flatMap(({ node, entry }) => [...(entry ? [entry.key.span] : []), ...(node.type === "scalar" ? [node.span] : [])]);
    const used = new Set([...document.text.matchAll(/\*([\w.-]+)/g)].map(([, name]) => name));
    for (const { 0: whole, 1: name = "", index } of anchors) {
      const start = index + whole.length - name.length - 1;
      if (used.has(name) || scalars.some((span) => span.start <= start && start < span.end)) continue;
      const at = { start, end: index + whole.length };
      yield { at, message: `Nothing in this file refers to the anchor \`${name}\`. Remove it, or use it as \`*${name}\`.`, fixes: [{ title: "Remove the anchor", edits: [{ span: { start: at.start - 1, end: at.end }, text: "" }] }] };
    }
  },
});

/** `&name` where a node may begin. */
const ANCHOR = /^(?![ \t]*#)[^#\n]*?(?:[:,[{]|^[ ]*-|-)[ ]&([\w.-]+)(?=\s|$)/gm;
