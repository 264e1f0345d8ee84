import { defineRule } from "../../engine/rule.ts";
import { normalName } from "../../facts/project/requirements.ts";
import { writtenRequirements, type WrittenRequirement } from "../../facts/project/writtenRequirements.ts";

export const conflictingRequirement = defineRule({
  id: "conflicting-requirement",
  summary: "A package is pinned to two versions",
  severity: "error",
  languages: ["requirements", "yaml"],
  kinds: ["requirements", "cog", "bentofile", "truss", "yaml"],
  references: ["https://pip.pypa.io/en/stable/topics/dependency-resolution/"],
  fix: "none",

  *check(document) {
    const first = new Map<string, WrittenRequirement & { readonly version: string }>();
    for (const one of writtenRequirements(document)) {
      // By a marker each may be for another machine.
      const [, name, version] = /^([\w.-]+)(?:\[[^\]]*\])?\s*==\s*([\w.+!]+)$/.exec(one.text) ?? [];
      if (name === undefined || version === undefined) continue;
      const before = first.get(normalName(name));
      if (!before) first.set(normalName(name), { ...one, version });
      else if (before.version !== version) yield { at: one.at, message: `\`${name}\` is pinned to ${before.version} and to ${version}, so pip installs nothing. Keep one of the two.`, related: [{ at: before.at, message: "It is pinned here first." }] };
    }
  },
});
