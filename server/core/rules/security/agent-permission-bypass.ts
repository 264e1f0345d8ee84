import { defineRule } from "../../engine/rule.ts";
import { walk } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";

export const agentPermissionBypass = defineRule({
  id: "agent-permission-bypass",
  summary: "The repository lets agents act without being asked",
  severity: "warning",
  languages: ["jsonc", "json"],
  kinds: ["agent-settings"],
  cwe: ["CWE-862"],
  owasp: ["LLM06:2025"],
  references: ["https://genai.owasp.org/llmrisk/llm062025-excessive-agency/"],
  fix: "none",

  *check(document) {
    for (const root of soundRoots(document)) {
      for (const { node, path, entry } of walk(root)) {
        if (node.type !== "scalar") continue;
        const row = ROWS.find(({ key, value }) => key.test(path.filter((step) => typeof step === "string").join(".")) && value.test(node.text));
        if (row) yield { at: entry ? { start: entry.key.span.start, end: node.span.end } : node.span, message: `${row.effect} Everybody who opens this repository gets this setting, and a sentence hidden in a file or an issue is enough to use it. Take it out, and let each person decide.` };
      }
    }
  },
});

const ROWS: readonly { readonly key: RegExp; readonly value: RegExp; readonly effect: string }[] = [
  { key: /^permissions\.defaultMode$/, value: /^bypassPermissions$/, effect: "The agent runs every command and changes every file without asking." },
  { key: /^permissions\.allow$/, value: /^(?:\*|Bash|Bash\(\*(?::\*)?\)|PowerShell(?:\(\*\))?|Shell\(\*\)|Write\(\/?\*\*?\))$/, effect: "The agent runs any command without asking." },
  { key: /^(?:settings\.)?enableAllProjectMcpServers$/, value: /^true$/, effect: "Every tool server that the repository names is started without asking." },
  { key: /^sandbox\.(?:allowUnsandboxedCommands)$/, value: /^true$/, effect: "Commands may leave the sandbox." },
  { key: /(?:^|\.)chat\.tools\.(?:global\.)?autoApprove$|(?:^|\.)chat\.tools\.terminal\.enableAutoApprove$/, value: /^true$/, effect: "Tools run without asking." },
  { key: /(?:^|\.)chat\.tools\.terminal\.autoApprove\.(?:\/\.\*\/|\*|\/\^?\.\*\$?\/\w*)$/, value: /^true$/, effect: "The agent runs any command without asking." },
  { key: /^hooks(?:\.|$).*command$/, value: /permissionDecision\\*"?\s*:\s*\\*"?allow|"(?:decision|behavior)\\*"\s*:\s*\\*"(?:approve|allow)/, effect: "A hook allows whatever the agent asks for." },
  { key: /(?:^|\.)security\.workspace\.trust\.enabled$/, value: /^false$/, effect: "Nobody is asked any more whether a folder may run code." },
  { key: /(?:^|\.)(?:autoAccept|yolo|trust|alwaysAllow)$/, value: /^true$/, effect: "Tools run without asking." },
  { key: /^hooks(?:\.|$).*command$/, value: /(?:curl|wget)\b[^|]*\|\s*(?:ba|z)?sh\b/, effect: "A hook downloads a program and runs it unseen." },
  { key: /^env\.(?:ANTHROPIC|OPENAI|GEMINI|HF)_(?:BASE_URL|API_BASE|ENDPOINT)$/, value: /^http/, effect: "All prompts, and the key with them, go to another server." },
];
