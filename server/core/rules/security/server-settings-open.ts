import { defineRule, type Finding } from "../../engine/rule.ts";
import { namedTexts } from "../../facts/secrets/assigned.ts";
import { walk } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";

export const serverSettingsOpen = defineRule({
  id: "server-settings-open",
  summary: "The settings of a model server let in whoever comes",
  severity: "warning",
  languages: ["ini", "toml", "yaml"],
  cwe: ["CWE-306", "CWE-918"],
  owasp: ["LLM10:2025"],
  references: ["https://pytorch.org/serve/security.html", "https://docs.streamlit.io/develop/api-reference/configuration/config.toml", "https://docs.litellm.ai/docs/proxy/virtual_keys"],
  fix: "none",

  *check(document) {
    if (document.kind === "torchserve") yield* inTorchServe(document);
    if (document.uri.endsWith("/.streamlit/config.toml")) yield* inData(document, STREAMLIT);
    if (document.kind === "litellm") yield* inData(document, LITELLM);
  },
});

interface Row {
  /** The keys down to the value, joined by dots. */
  readonly key: RegExp;
  readonly value: RegExp;
  readonly message: string;
}

function* inTorchServe(document: Document): Generator<Finding> {
  for (const { name, value, span } of namedTexts(document)) {
    const row = TORCHSERVE.find((one) => one.key.test(name) && one.value.test(value));
    if (row) yield { at: span, message: row.message };
  }
}

function* inData(document: Document, rows: readonly Row[]): Generator<Finding> {
  for (const root of soundRoots(document)) {
    for (const { node, path, entry } of walk(root)) {
      const row = entry && node.type === "scalar" ? rows.find((one) => one.key.test(path.join(".")) && one.value.test(node.text)) : undefined;
      if (row && entry) yield { at: { start: entry.key.span.start, end: node.span.end }, message: row.message };
    }
  }
}

const TORCHSERVE: readonly Row[] = [
  { key: /^management_address$/, value: /^https?:\/\/(?:0\.0\.0\.0|\[?::\]?)/, message: "Whoever reaches the management address registers a model of their own, and its handler is Python that runs here (ShellTorch, CVE-2023-43654). Let it listen on `127.0.0.1`." },
  { key: /^allowed_urls$/, value: /(?:^|\|)(?:file:\/\/\.\*|https?(?:\(s\)\?)?:\/\/\.\*|\.\*)/, message: "Models may be fetched from any address, and their handlers run here. Name the one store that you use: `allowed_urls=https://models\\.example\\.com/.*`." },
  { key: /^disable_token_authorization$/, value: /^true$/i, message: "Without tokens whoever reaches the server manages its models. Take the line out." },
];

const STREAMLIT: readonly Row[] = [
  { key: /^server\.enableXsrfProtection$/, value: /^false$/, message: "Without this protection any page that a visitor has open can upload files and press buttons in their name. Take the line out." },
  { key: /^server\.enableCORS$/, value: /^false$/, message: "Any page that a visitor has open may talk to this app in their name. Take the line out, and name your own address under `browser.serverAddress`." },
];

const LITELLM: readonly Row[] = [{ key: /^general_settings\.master_key$/, value: /^sk-(?:1234|test|litellm|master|admin|password)$/i, message: "This is the key of the documentation: whoever tries it manages the proxy and spends on all its providers. Write `os.environ/LITELLM_MASTER_KEY`, with a long random value there." }];
