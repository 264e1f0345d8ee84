import type { Kind } from "../kind.ts";

/** Texts that coding agents read as instructions. */
export const agentInstructions: Kind = {
  id: "agent-instructions",
  title: "Instructions for coding agents",
  language: "markdown",
  names: ["AGENTS.md", "CLAUDE.md", "GEMINI.md", "SKILL.md", ".cursorrules", ".windsurfrules", ".clinerules", ".cursor/rules/*.mdc", ".github/copilot-instructions.md", ".github/instructions/*.md", ".claude/agents/*.md", ".claude/commands/*.md"],
};
