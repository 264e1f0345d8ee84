import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, isSet } from "../../syntax/data/access.ts";

export const langgraphBothApiAndSource = defineRule({
  id: "langgraph-both-api-and-source",
  summary: "Two settings that exclude each other",
  severity: "warning",
  languages: ["json"],
  kinds: ["langgraph"],
  references: ["https://docs.langchain.com/langsmith/cli"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const [one, other] of EXCLUSIVE) {
      const entry = entryOf(root, other);
      if (!entry || !isSet(root, one) || isNull(entry.value) || (entry.value.type === "sequence" && entry.value.items.length === 0)) continue;
      yield { at: entry.key.span, related: [entryOf(root, one)].flatMap((first) => (first ? [{ at: first.key.span, message: "The other stands here." }] : [])), message: `\`${one}\` already decides what \`${other}\` is for, and \`langgraph\` takes only one of them. Remove one.` };
    }
  },
});

const EXCLUSIVE = [
  ["source", "dependencies"],
  ["source", "pip_config_file"],
  ["_INTERNAL_docker_tag", "api_version"],
] as const;
