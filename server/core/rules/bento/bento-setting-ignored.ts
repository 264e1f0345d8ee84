import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, isTrue, nodeAt } from "../../syntax/data/access.ts";

export const bentoSettingIgnored = defineRule({
  id: "bento-setting-ignored",
  summary: "A setting has no effect beside another",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["bentofile"],
  references: ["https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const [section, winner, losers] of PAIRS) {
      const holder = nodeAt(root, section);
      const first = entryOf(holder, winner);
      if (!first || isNull(first.value) || (winner === "no_index" && !isTrue(holder, winner))) continue;
      const [loser, ...more] = losers.flatMap((name) => entryOf(holder, name) ?? []).filter(({ value }) => !isNull(value));
      if (loser) yield { at: loser.key.span, message: `${[loser, ...more].map(({ key }) => `\`${key.text}\``).join(", ")} ${more.length > 0 ? "are" : "is"} ignored beside \`${winner}\`. Keep one of the two.`, related: [...othersIn(holder, winner), ...more.map(({ key }) => ({ at: key.span, message: "This is ignored too." }))] };
    }
  },
});

/** In a section, what wins over what. */
const PAIRS: readonly (readonly [section: string, winner: string, losers: readonly string[]])[] = [
  ["python", "requirements_txt", ["packages"]],
  ["python", "no_index", ["index_url", "extra_index_url"]],
  ["conda", "environment_yml", ["channels", "dependencies", "pip"]],
];
