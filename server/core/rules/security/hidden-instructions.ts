import { defineRule } from "../../engine/rule.ts";
import { isTool } from "../../facts/security/sources.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

export const hiddenInstructions = defineRule({
  id: "hidden-instructions",
  summary: "A text holds characters or sentences that are meant for a model and not for its reader",
  severity: "warning",
  languages: ["python", "markdown", "yaml", "json", "jsonc"],
  cwe: ["CWE-1007", "CWE-77"],
  owasp: ["LLM01:2025"],
  references: ["https://trojansource.codes/", "https://genai.owasp.org/llmrisk/llm01-prompt-injection/"],
  fix: "suggested",

  *check(document) {
    const { text } = document;
    for (const match of text.matchAll(HIDDEN)) {
      const at = { start: match.index, end: match.index + match[0].length };
      const count = Array.from(match[0]).length;
      yield {
        at,
        severity: "error",
        message: `Here ${count === 1 ? "stands a character" : `stand ${count} characters`} that no editor shows and every model reads: the usual way to hide an order, or to make code look like other code. Take ${count === 1 ? "it" : "them"} out.`,
        fixes: [{ title: "Take the hidden characters out", edits: [{ span: at, text: "" }] }],
      };
    }
    for (const part of document.kind === "agent-instructions" ? [{ start: 0, end: text.length }] : toolDescriptions(document)) {
      for (const { pattern, why } of ORDERS) {
        const match = pattern.exec(text.slice(part.start, part.end));
        const start = part.start + (match?.index ?? 0);
        if (match) yield { at: { start, end: start + match[0].length }, message: `${why} Such a sentence does not belong into ${document.language === "python" ? "the description of a tool, which every model that is offered the tool reads" : "instructions that a team shares"}: look at who wrote it.` };
      }
    }
  },
});

/** What a model reads of the tools that a program offers: the first text of their functions, and `description=`. */
function toolDescriptions(document: Document): readonly Span[] {
  const found: Span[] = [];
  if (document.language !== "python" || !/\btool|\bmcp\b/i.test(document.text)) return found;
  walk(moduleOf(document).body, (node) => {
    const [first] = node.type === "function" && isTool(node) ? node.body : [];
    if (first?.type === "expressionStatement" && first.value.type === "text") found.push(placeOf(first.value));
    if (node.type === "argument" && node.name === "description" && node.value.type === "text") found.push(placeOf(node.value));
    return true;
  });
  return found;
}

/** Tag characters outside of flags, direction marks, and runs of characters without width. Joiners between letters belong to Persian, Hindi and emoji. */
const HIDDEN = /(?<!\u{1f3f4}[\u{e0000}-\u{e007f}]*)[\u{e0000}-\u{e007f}]+|[\u202a-\u202e\u2066-\u2069]+|[\u200b-\u200d\u2060\ufeff]{3,}/gu;

const ORDERS: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /\b(?:ignore|disregard|forget) (?:all |any )?(?:the )?(?:previous|prior|above|earlier) (?:instructions|rules|prompts?)/i, why: "This tells the agent to drop the rules that it was given." },
  { pattern: /\b(?:do not|don't|never) (?:tell|inform|mention (?:this|it) to|show|reveal (?:this|it) to) the (?:user|developer|human)/i, why: "This tells the agent to keep something from the person it works for." },
  { pattern: /\bread\b[^.\n]{0,60}(?:~\/\.(?:ssh|aws|netrc|kube|config\/gcloud)|\bid_rsa\b|\/etc\/(?:passwd|shadow)|\.env\b)/i, why: "This makes the model read keys that no tool needs." },
  { pattern: /\b(?:curl|wget|fetch|post|send|upload)\b(?!-\w)[^\n]{0,120}(?:\.env\b|~\/\.ssh|id_rsa|\$(?:\{)?\w*(?:TOKEN|KEY|SECRET)|credentials)/i, why: "This makes the agent send keys away." },
];
