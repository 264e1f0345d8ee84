import { defineRule, type Finding } from "../../engine/rule.ts";
import { environmentBeside } from "../../facts/config/environmentFile.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, walk } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { isSlip } from "../../text/slip.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

export const composeInterpolation = defineRule({
  id: "compose-interpolation",
  summary: "A `$` begins a variable that Compose cannot read, or one that is misspelt",
  severity: "error",
  languages: ["yaml"],
  kinds: ["compose"],
  references: ["https://docs.docker.com/reference/compose-file/interpolation/"],
  fix: "none",

  *check(document, snapshot) {
    yield* misspelt(document, snapshot);
    const values = entriesAt(rootOf(document)).filter(({ key }) => !key.text.startsWith("x-")).flatMap(({ value }) => [value, ...walk(value).map(({ node }) => node)]);
    const seen = new Set<number>();
    for (const node of values) {
      if (node.type !== "scalar" || seen.has(node.span.start) || !node.text.includes("$")) continue;
      seen.add(node.span.start);
      const problem = brokenIn(node.text);
      if (problem !== undefined) yield { at: node.span, message: `\`${problem}\` is no variable that Compose can read, so it refuses the file. Write \`\${NAME}\`, or \`$$\` for a dollar sign that the container is to see.` };
    }
  },
});

/** A variable that the file of variables beside this one has under nearly this name, and that nothing here uses. */
function* misspelt(document: Document, snapshot: Snapshot): Generator<Finding> {
  const root = rootOf(document);
  const environment = environmentBeside(document, snapshot);
  if (!root || !environment) return;
  const used = matchesUnder(document.text, root, /(?<!\$)\$\{([A-Za-z_]\w*)\}/g);
  const unused = [...environment.names].filter((name) => !new RegExp(`\\$\\{?${name}\\b`).test(document.text));
  for (const { text, at } of used) {
    const meant = environment.names.has(text) ? undefined : nearest(text, unused, 2);
    if (meant !== undefined && isSlip(text, meant)) yield { at, severity: "warning", message: `\`${environment.file}\` has no \`${text}\`, so Compose puts nothing here. Did you mean \`${meant}\`, which nothing in this file uses?` };
  }
}

/** The first `$` that is neither doubled nor followed by a name, or by a name and a default in braces. */
function brokenIn(text: string): string | undefined {
  for (let at = text.indexOf("$"); at >= 0; at = text.indexOf("$", at)) {
    const [, whole = ""] = /^(\$\$|\$[A-Za-z_]\w*)/.exec(text.slice(at)) ?? [];
    const end = whole === "" ? closeOf(text, at) : at + whole.length;
    if (end === undefined) return text.slice(at, at + 20);
    at = end;
  }
  return undefined;
}

/** Where the braces that begin behind the `$` end; `undefined` where they do not, or hold no name. */
function closeOf(text: string, at: number): number | undefined {
  if (!/^\$\{[A-Za-z_]\w*(?:\}|:?[-?+])/.test(text.slice(at))) return undefined;
  let depth = 0;
  for (let index = at + 1; index < text.length; index++) {
    if (text[index] === "{" && text[index - 1] === "$") depth++;
    else if (text[index] === "}" && --depth === 0) return index + 1;
  }
  return undefined;
}
