import { defineRule } from "../../engine/rule.ts";
import type { Call } from "../../facts/python/calls.ts";
import { authorOf, reached, type Sink } from "../../facts/security/reached.ts";
import type { Origin } from "../../facts/security/sources.ts";
import type { Document } from "../../workspace/document.ts";

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
    for (const { name, at, origin, related } of reached(document, snapshot, SINKS)) yield { at, message: TEMPLATE.test(name) ? asTemplate(name, origin) : asPython(name, origin), related };
  },
});

const TEMPLATE = /^jinja2\.Template$|\.from_string$/;

const asPython = (name: string, origin: Origin): string =>
  `\`${name}\` runs here as Python what ${authorOf(origin)}. One hidden instruction in a document or a question is enough to take over this process. Ask for data and read it with \`json.loads\` or \`ast.literal_eval\`, or run it in a sandbox that has no network and no secrets.`;

const asTemplate = (name: string, origin: Origin): string =>
  `\`${name}\` takes for a template what ${authorOf(origin)}. A Jinja template can reach Python's inner attributes, and so run anything in this process. Keep the template in the project and hand the text over as a value, or use \`jinja2.sandbox.ImmutableSandboxedEnvironment\`.`;

const SINKS: readonly Sink[] = [
  { names: /^(?:builtins\.)?(?:exec|eval|compile)$/, place: 0, keyword: "source", network: true },
  { names: /^(?:__import__|importlib\.import_module|runpy\.run_path|runpy\.run_module)$/, place: 0, keyword: "name" },
  { names: /^(?:pandas\.eval|\w+\.eval|timeit\.timeit|numexpr\.evaluate)$|\.(?:runsource|runcode|run_cell)$/, place: 0 },
  { names: /(?:^|\.)(?:df|frame|dataframe|table)\w*\.query$/i, place: 0, keyword: "expr" },
  { names: /^jinja2\.(?:Template|Environment\.from_string)$|(?:^|\.)(?:env|environment|jinja\w*)\.from_string$/i, place: 0, keyword: "source", when: hasNoSandbox },
  { names: /^\.from_string$/, place: 0, keyword: "source", when: (call, document) => /\bEnvironment\(/.test(document.text.slice(call.callee.start, call.callee.end)) },
];

/** Jinja's sandbox keeps a template from Python's inner attributes. */
function hasNoSandbox(_: Call, document: Document): boolean {
  return !/\b(?:Immutable)?SandboxedEnvironment\b/.test(document.text);
}
