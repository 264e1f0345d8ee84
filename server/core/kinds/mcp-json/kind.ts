import { featuresOf } from "../editing/features.ts";
import type { NameTable } from "../references/names.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

/** What VS Code asks the user for, and where the answer goes. */
const NAMES: readonly NameTable[] = [{ sort: "input", defined: ["inputs.[].id"], used: [], spelled: /\$\{input:([\w-]+)\}/g }];

export const mcpJson: Kind = {
  id: "mcp-json",
  title: "MCP servers",
  language: "json",
  names: [".mcp.json", "mcp.json", "claude_desktop_config.json", "mcp_config.json"],
  schema,
  features: featuresOf({ schema, names: NAMES }),
};
