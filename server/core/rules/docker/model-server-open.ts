import { defineRule } from "../../engine/rule.ts";
import { commandsOf } from "../../facts/docker/commands.ts";
import { baseImage } from "../../facts/docker/image.ts";
import { chainOf, effective, finalStage } from "../../facts/docker/stages.ts";
import { dockerfileOf, instructionsOf, type Dockerfile } from "../../syntax/dockerfile/dockerfile.ts";

export const modelServerOpen = defineRule({
  id: "model-server-open",
  summary: "The server in the image answers whoever comes",
  severity: "info",
  strict: "warning",
  languages: ["dockerfile"],
  cwe: ["CWE-306"],
  owasp: ["LLM10:2025"],
  references: ["https://docs.vllm.ai/en/stable/usage/security/"],
  fix: "none",

  *check(document) {
    const file = dockerfileOf(document);
    const stage = finalStage(file);
    const start = stage && (effective(chainOf(file, stage), "CMD") ?? effective(chainOf(file, stage), "ENTRYPOINT"));
    if (!start) return;
    const begins = effective(chainOf(file, stage), "ENTRYPOINT") ? "" : (ENTRYPOINTS.find(({ image }) => image.test(baseImage(file, chainOf(file, stage).at(-1) ?? stage)?.name ?? ""))?.begins ?? "");
    for (const { words, span } of commandsOf(document.text, start, file.escape)) {
      const line = `${words[0]?.text.startsWith("-") ? begins : ""}${words.map(({ text }) => text).join(" ")}`;
      const server = SERVERS.find(({ command }) => command.test(line));
      const listens = words.find(({ text }, index) => /^(?:--(?:host|ip|dashboard-host|address)=)?0\.0\.0\.0$/.test(text) && (text.startsWith("--") || /^-?-?(?:host|ip|dashboard-host|address|h)$/.test(words[index - 1]?.text ?? "")));
      if (!server || (!listens && server.asksHost) || server.key.test(line) || server.key.test(environmentOf(file))) continue;
      yield { at: listens?.span ?? span, message: `${server.what} asks nobody for a key here, and listens on every address of the container: whoever reaches the port uses your GPU${server.also}. ${server.instead}` };
    }
  },
});

/** Images whose own entrypoint takes a `CMD` of options. */
const ENTRYPOINTS: readonly { readonly image: RegExp; readonly begins: string }[] = [
  { image: /(?:^|\/)vllm-openai$/, begins: "vllm serve " },
  { image: /(?:^|\/)text-generation-inference$/, begins: "text-generation-launcher " },
];

interface Server {
  readonly command: RegExp;
  readonly what: string;
  /** What else a visitor can do. */
  readonly also: string;
  /** An option or variable of this form makes it ask. */
  readonly key: RegExp;
  readonly instead: string;
  /** It listens on this machine only unless told otherwise. */
  readonly asksHost: boolean;
}

const SERVERS: readonly Server[] = [
  { command: /\bvllm serve\b|vllm\.entrypoints\.openai/, what: "vLLM", also: "", key: /--api-key|VLLM_API_KEY/, instead: "Hand over a key when it starts: `VLLM_API_KEY`.", asksHost: false },
  { command: /\btext-generation-launcher\b/, what: "Text Generation Inference", also: "", key: /--api-key|\bAPI_KEY\b/, instead: "Hand over a key when it starts: `API_KEY`.", asksHost: false },
  { command: /\bsglang\.launch_server\b/, what: "SGLang", also: "", key: /--api-key/, instead: "Hand over a key: `--api-key`.", asksHost: true },
  { command: /\bmlflow (?:server|ui)\b/, what: "MLflow", also: " and can change or delete every run and model", key: /--app-name[= ]basic-auth/, instead: "Start it with `--app-name basic-auth`.", asksHost: true },
  { command: /\bray start\b/, what: "Ray's dashboard", also: " and can run any code on the cluster", key: /^$/, instead: "Leave `--dashboard-host` out, and reach it by `kubectl port-forward` or SSH.", asksHost: true },
  { command: /\btensorboard\b/, what: "TensorBoard", also: " and sees every run", key: /^$/, instead: "Reach it by port forwarding.", asksHost: true },
];

const environmentOf = (file: Dockerfile): string => instructionsOf(file).flatMap(({ keyword, assignments }) => (keyword === "ENV" ? assignments.map(({ name }) => name.text) : [])).join(" ");
