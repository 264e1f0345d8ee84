import { defineRule } from "../../engine/rule.ts";
import { callsOf, textValue } from "../../facts/python/calls.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const unpinnedPrompt = defineRule({
  id: "unpinned-prompt",
  summary: "The prompt is whatever its owner has put on the hub by then",
  severity: "hint",
  strict: "warning",
  languages: ["python"],
  cwe: ["CWE-494"],
  owasp: ["LLM03:2025"],
  references: ["https://docs.smith.langchain.com/prompt_engineering/how_to_guides/manage_prompts_programatically"],
  fix: "none",

  *check(document) {
    for (const { name, arguments: given } of callsOf(document)) {
      const value = given[0]?.value;
      const prompt = textValue(value);
      if (!value || prompt === undefined || !/^(?:langchain(?:\w*)\.)?hub\.pull$|(?:^|\.)(?:pull_prompt|load_prompt)$/.test(name)) continue;
      const isOthers = /^[\w-]+\/[\w.-]+$/.test(prompt) || /^(?:lc|https?):\/\//.test(prompt);
      if (isOthers) yield { at: placeOf(value), message: `The owner of \`${prompt}\` can rewrite it at any time, and what your program tells its model changes with it. Name the commit that you tested: \`${prompt}:<commit>\`.` };
    }
  },
});
