import { defineRule } from "../../engine/rule.ts";
import { LANGUAGE_CODES, LANGUAGES } from "../../facts/config/tables/hub.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { nodeAt, scalarsOf } from "../../syntax/data/access.ts";

export const cardLanguageUnknown = defineRule({
  id: "card-language-unknown",
  summary: "The language of a card is no ISO code",
  severity: "warning",
  languages: ["markdown"],
  kinds: ["model-card"],
  references: ["https://huggingface.co/docs/hub/model-cards#specifying-a-language"],
  fix: "suggested",

  *check(document) {
    for (const value of scalarsOf(nodeAt(rootOf(document), "language"))) {
      const word = value.text.toLowerCase();
      if (LANGUAGES.has(word) || /^[a-z]{3}$|^[a-z]{2,3}[-_]\w+$/.test(word) || SPECIAL.has(word)) continue;
      const code = LANGUAGE_CODES[word];
      // YAML 1.1 reads `no`, Norwegian, as false.
      const norway = value.value === false;
      yield {
        at: value.span,
        message: norway ? "Unquoted, this is no language but the value `false`. Write `\"no\"`, with quotes." : `\`${value.text}\` is no ISO 639 code of a language, so nobody finds this card by its language. ${code === undefined ? "Write a code such as `en`, `de` or `multilingual`." : `Write \`${code}\`.`}`,
        ...(code !== undefined && !norway && { fixes: [replaceWith(document.text, value.span, code)] }),
      };
    }
  },
});

const SPECIAL = new Set(["multilingual", "code", "other", "unknown"]);
