import { defineRule } from "../../engine/rule.ts";
import { environmentOf, servicesOf } from "../../facts/compose/services.ts";
import { nodeAt, scalarsOf } from "../../syntax/data/access.ts";

export const composeOpenPort = defineRule({
  id: "compose-open-port",
  summary: "A service without a password is opened to the whole network",
  severity: "info",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["compose"],
  cwe: ["CWE-306"],
  owasp: ["LLM10:2025"],
  references: ["https://docs.docker.com/engine/network/port-publishing/"],
  fix: "suggested",

  *check(document) {
    for (const service of servicesOf(document)) {
      const server = SERVERS.find(({ image }) => image.test(service.image?.text ?? ""));
      if (!server || environmentOf(service).some(({ name, value }) => server.key.test(name) && value !== "")) continue;
      const words = [...scalarsOf(nodeAt(service.node, "command")), ...scalarsOf(nodeAt(service.node, "entrypoint"))].map(({ text }) => text).join(" ");
      if (/--api[-_]key|--auth|basic-auth|IdentityProvider\.token=\w|requirepass/i.test(words)) continue;
      for (const port of scalarsOf(nodeAt(service.node, "ports"))) {
        if (/^(?:127\.|localhost:|\[::1\])|\$\{?\w*(?:HOST|BIND|ADDR)/i.test(port.text) || !port.text.includes(":")) continue;
        yield {
          at: port.span,
          message: `This opens \`${service.name.text}\` to everybody who reaches the machine, past its firewall, and ${server.what} asks nobody for a password here. Say \`127.0.0.1:${port.text}\` to keep it on this machine.`,
          fixes: [{ title: "Open it to this machine only", edits: [{ span: port.span, text: `"127.0.0.1:${port.text}"` }] }],
        };
      }
    }
  },
});

/** What serves whoever comes unless a variable of this name sets a key. */
const SERVERS: readonly { readonly image: RegExp; readonly what: string; readonly key: RegExp }[] = [
  { image: /(?:^|\/)ollama(?::|@|$)/, what: "Ollama", key: /^$/ },
  { image: /(?:^|\/)(?:vllm-openai|sglang)(?::|@|$)/, what: "the server", key: /API_KEY$/ },
  { image: /(?:^|\/)text-(?:generation|embeddings)-inference(?::|@|$)/, what: "the server", key: /API_KEY$/ },
  { image: /(?:^|\/)(?:chroma|chromadb)(?::|@|$)/, what: "Chroma", key: /AUTH/ },
  { image: /(?:^|\/)qdrant(?::|@|$)/, what: "Qdrant", key: /API_KEY$/ },
  { image: /(?:^|\/)weaviate(?::|@|$)/, what: "Weaviate", key: /APIKEY|OIDC/ },
  { image: /(?:^|\/)mlflow(?::|@|$)/, what: "MLflow", key: /AUTH/ },
  { image: /(?:^|\/)tritonserver(?::|@|$)/, what: "Triton", key: /^$/ },
];
