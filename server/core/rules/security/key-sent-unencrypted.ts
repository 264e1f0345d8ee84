import { defineRule } from "../../engine/rule.ts";
import { argumentOf, callsOf, textValue } from "../../facts/python/calls.ts";
import { namedTexts } from "../../facts/secrets/assigned.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const keySentUnencrypted = defineRule({
  id: "key-sent-unencrypted",
  summary: "Prompts and the key with them are sent without encryption",
  severity: "warning",
  languages: ["python", "dotenv"],
  cwe: ["CWE-319"],
  owasp: ["LLM02:2025"],
  references: ["https://owasp.org/www-community/controls/Certificate_and_Public_Key_Pinning"],
  fix: "suggested",

  *check(document) {
    for (const call of callsOf(document)) {
      for (const keyword of ["base_url", "api_base", "openai_api_base", "azure_endpoint", "endpoint_url"]) {
        const value = argumentOf(call, keyword);
        if (value && isOpen(textValue(value))) yield { at: placeOf(value), message: messageOf(keyword), fixes: [encrypted(document.text, placeOf(value))] };
      }
    }
    for (const { name, value, span } of namedTexts(document)) {
      if (/^(?:OPENAI_(?:API_BASE|BASE_URL)|ANTHROPIC_BASE_URL|HF_ENDPOINT|AZURE_OPENAI_ENDPOINT)$/.test(name) && isOpen(value)) yield { at: span, message: messageOf(name), fixes: [encrypted(document.text, span)] };
    }
  },
});

const messageOf = (name: string): string => `\`${name}\` names a server that is reached without encryption: anybody on the way reads the prompts and the key, and can answer in the model's place. Write \`https://\`.`;

/** Not for a server of this machine, of this cluster, or beside this container. */
const isOpen = (address: string | undefined): boolean => /^http:\/\/(?!localhost|127\.|0\.0\.0\.0|\[?::1|host\.docker\.internal|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|[\w-]+(?::|\/|$)|[^/]+\.(?:local|svc|internal|cluster\.local)(?:[:/]|$))/.test(address ?? "");

function encrypted(text: string, span: { readonly start: number; readonly end: number }): { readonly title: string; readonly edits: readonly [{ readonly span: { readonly start: number; readonly end: number }; readonly text: string }] } {
  const start = text.indexOf("http://", span.start);
  return { title: "Encrypt the connection", edits: [{ span: { start, end: start + "http".length }, text: "https" }] };
}
