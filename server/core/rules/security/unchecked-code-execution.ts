import { defineRule } from "../../engine/rule.ts";
import { authorOf, reached, type Sink } from "../../facts/security/reached.ts";

export const uncheckedCodeExecution = defineRule({
  id: "unchecked-code-execution",
  summary: "Text from a model or a visitor is run as Python",
  severity: "error",
  languages: ["python"],
  cwe: ["CWE-94", "CWE-95"],
  owasp: ["LLM05:2025"],
  references: ["https://genai.owasp.org/llmrisk/llm052025-improper-output-handling/"],
  elsewhere: ["B102", "B307", "S102", "S307"],
  fix: "none",

  *check(document, snapshot) {
    for (const { name, at, origin, related } of reached(document, snapshot, SINKS)) {
      yield {
        at,
        message: `\`${name}\` runs here as Python what ${authorOf(origin)}. One hidden instruction in a document or a question is enough to take over this process. Ask for data and read it with \`json.loads\` or \`ast.literal_eval\`, or run it in a sandbox that has no network and no secrets.`,
        related,
      };
    }
  },
});

const SINKS: readonly Sink[] = [
  { names: /^(?:builtins\.)?(?:exec|eval|compile)$/, place: 0, keyword: "source", network: true },
  { names: /^(?:__import__|importlib\.import_module|runpy\.run_path|runpy\.run_module)$/, place: 0, keyword: "name" },
  { names: /^(?:pandas\.eval|\w+\.eval|timeit\.timeit|numexpr\.evaluate)$|\.(?:runsource|runcode|run_cell)$/, place: 0 },
  { names: /(?:^|\.)(?:df|frame|dataframe|table)\w*\.query$/i, place: 0, keyword: "expr" },
  { names: /^jinja2\.(?:Template|Environment\.from_string)$|(?:^|\.)(?:env|environment|jinja\w*)\.from_string$/i, place: 0, keyword: "source" },
];
