import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { walk } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

const SPECIAL = ["_target_", "_recursive_", "_convert_", "_partial_", "_args_"];

export const hydraSpecialKey = defineRule({
  id: "hydra-special-key",
  summary: "A key that Hydra treats specially is misspelt",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["hydra"],
  references: ["https://hydra.cc/docs/advanced/instantiate_objects/overview/"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    yield* header(document.text);
    for (const { entry } of root ? walk(root) : []) {
      const isPath = entry?.value.type === "scalar" && /^[A-Za-z_]\w*(?:\.\w+)+$/.test(entry.value.text);
      if (!entry || !(/^_\w+_$/.test(entry.key.text) || (isPath && /^(?:_\w*target|target_)$/.test(entry.key.text))) || SPECIAL.includes(entry.key.text)) continue;
      const single = entry.key.text.replace(/^_+|_+$/g, "_");
      const meant = SPECIAL.includes(single) ? single : nearest(entry.key.text, SPECIAL, 2);
      if (meant === undefined) continue;
      yield { at: entry.key.span, message: `\`${entry.key.text}\` is an ordinary argument to Hydra. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, entry.key.span, meant)] };
    }
  },
});

/** `# @package _global_` on the first lines says where the keys of a file go; a slip makes it a comment. */
function* header(text: string): Generator<Finding> {
  const [whole, word = "", colon = "", place = ""] = /^#[ \t]*@([A-Za-z]+)(:?)[ \t]+([\w.]+)[ \t]*\r?$/m.exec(text.slice(0, FIRST_LINES)) ?? [];
  if (whole === undefined) return;
  const start = text.indexOf(whole) + whole.indexOf("@");
  const isWord = word === "package";
  const at = { start, end: start + 1 + word.length + colon.length };
  if ((isWord && colon !== "") || (!isWord && nearest(word, ["package"], 2) !== undefined)) {
    yield { at, message: `\`@${word}${colon}\` is an ordinary comment to Hydra, so the keys of this file go where its folder says. Write \`# @package ${place}\`.`, fixes: [{ title: "Change to `@package`", edits: [{ span: at, text: "@package" }] }] };
    return;
  }
  const meant = isWord && /^_+\w+$|^\w+_+$/.test(place) && !PLACES.includes(place) && !/^_(?:global|group)_\./.test(place) ? nearest(place, PLACES, 2) : undefined;
  const from = text.indexOf(place, start + 1 + word.length);
  if (meant !== undefined) yield { at: { start: from, end: from + place.length }, message: `\`${place}\` is taken for the name of a key, below which all of this file goes. Did you mean \`${meant}\`?`, fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: { start: from, end: from + place.length }, text: meant }] }] };
}

const PLACES = ["_global_", "_group_", "_here_"];

const FIRST_LINES = 400;
