import { defineRule } from "../../engine/rule.ts";
import { normalName } from "../../facts/project/requirements.ts";
import { compareVersions } from "../../facts/project/version.ts";
import { writtenRequirements, type WrittenRequirement } from "../../facts/project/writtenRequirements.ts";

export const conflictingRequirement = defineRule({
  id: "conflicting-requirement",
  summary: "A package is pinned to two versions, or to a range that holds none",
  severity: "error",
  languages: ["requirements", "yaml"],
  kinds: ["requirements", "cog", "bentofile", "truss", "yaml"],
  references: ["https://pip.pypa.io/en/stable/topics/dependency-resolution/"],
  fix: "none",

  *check(document) {
    const first = new Map<string, WrittenRequirement & { readonly version: string }>();
    for (const one of writtenRequirements(document)) {
      const range = emptyRange(one.text);
      if (range) yield { at: one.at, message: `No version is ${range.least} and ${range.most} at once, so pip installs nothing. Correct one of the two bounds.` };
      // By a marker each may be for another machine.
      const [, name, version] = /^([\w.-]+)(?:\[[^\]]*\])?\s*==\s*([\w.+!]+)$/.exec(one.text) ?? [];
      if (name === undefined || version === undefined) continue;
      const before = first.get(normalName(name));
      if (!before) first.set(normalName(name), { ...one, version });
      else if (before.version !== version) yield { at: one.at, message: `\`${name}\` is pinned to ${before.version} and to ${version}, so pip installs nothing. Keep one of the two.`, related: [{ at: before.at, message: "It is pinned here first." }] };
    }
  },
});

/** Two bounds of one requirement with nothing between them: `>=4.40,<4`. */
function emptyRange(text: string): { readonly least: string; readonly most: string } | undefined {
  const clauses = [...(text.split(";")[0] ?? "").matchAll(/(>=|>|<=|<|==)\s*(\d+(?:\.\d+)*)(?=\s*(?:,|\)|$))/g)].map(([, sign = "", version = ""]) => ({ sign, version }));
  const [least, ...others] = clauses.filter(({ sign }) => sign !== "<" && sign !== "<=");
  const [most, ...more] = clauses.filter(({ sign }) => sign === "<" || sign === "<=");
  if (!least || !most || others.length > 0 || more.length > 0) return undefined;
  const order = compareVersions(least.version, most.version);
  const isEmpty = order > 0 || (order === 0 && (most.sign === "<" || least.sign === ">"));
  return isEmpty ? { least: `\`${least.sign}${least.version}\``, most: `\`${most.sign}${most.version}\`` } : undefined;
}
