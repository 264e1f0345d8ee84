import type { Kind } from "../kind.ts";

/** What coding agents may do without asking, as a repository sets it for everybody who opens it. */
export const agentSettings: Kind = {
  id: "agent-settings",
  title: "Settings of coding agents",
  language: "jsonc",
  names: [".claude/settings.json", ".claude/settings.local.json", ".vscode/settings.json", ".gemini/settings.json", ".cursor/cli.json", ".cursor/permissions.json", "*.code-workspace"],
};
