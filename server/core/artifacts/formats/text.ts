import { judge } from "../globals/judge.ts";
import { uninspected, type Evidence, type Findings } from "../report.ts";
import { readAll } from "../source.ts";
import { shown, utf8 } from "../text.ts";
import { danger, extensionOf, type Format, type Part } from "./format.ts";
import { inspectTemplate } from "./jinja.ts";

const LONGEST = 1 << 23;

export const template: Format = {
  name: "chat-template",
  matches: ({ name }) => ["j2", "jinja", "jinja2"].includes(extensionOf(name)),
  inspect: (part) => withText(part, "chat-template", (text) => inspectTemplate(text, "template")),
};

/** Configs beside a model: templates in them are rendered, and Hydra calls whatever `_target_` names. */
export const yamlFile: Format = {
  name: "yaml",
  matches: ({ name }) => ["yaml", "yml"].includes(extensionOf(name)),
  inspect: (part) => withText(part, "yaml", (text) => [...inspectTemplate(text, "template"), ...yamlTags(text), ...targets(text)]),
};

function withText(part: Part, format: string, check: (text: string) => readonly Evidence[]): Findings {
  const bytes = readAll(part.source, LONGEST);
  if (bytes === undefined) return uninspected(format, "The text is larger than is looked at.");
  return { format, evidence: check(utf8(bytes)), metadata: {} };
}

/** Keys may be quoted, escaped and inside brackets; values may be quoted, folded, anchored, tagged or an alias of an anchor. */
function targets(text: string): readonly Evidence[] {
  const plain = text.replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4}))/g, (_, short?: string, long?: string) => String.fromCharCode(parseInt(short ?? long ?? "0", 16)));
  return [...plain.matchAll(/_target_['"]?\s*:\s*(?:[>|][-+\d]*\s+|&[\w-]+\s+|!\S*\s+)*(\*?)['"]?([\w.-]+)/g)].flatMap(([, star = "", value = ""]) => ofTarget(star === "" ? value : (anchored(plain, value) ?? "")));
}

const anchored = (text: string, name: string): string | undefined => new RegExp(`&${name}\\s+['"]?([\\w.]+)`).exec(text)?.[1];

/** NeMo and other users of Hydra import and call what `_target_` names (CVE-2025-23304). */
export function ofTarget(target: string): readonly Evidence[] {
  const dot = target.lastIndexOf(".");
  const { verdict, reason } = judge(dot < 0 ? "builtins" : target.slice(0, dot), target.slice(dot + 1));
  return verdict === "dangerous" ? [danger(`Hydra would call \`${shown(target)}\`, which ${reason}.`, "_target_")] : [];
}

const yamlTags = (text: string): readonly Evidence[] =>
  [...text.matchAll(/!!python\/(object\/(?:apply|new)|object|name|module):([\w.]+)/g)]
    .slice(0, 20)
    .map((match) => danger(`The tag \`!!python/${match[1] ?? ""}\` makes an unsafe YAML loader reach \`${shown(match[2] ?? "")}\`.`, "tag"));
