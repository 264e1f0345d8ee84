import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const mcpJson: Kind = {
  id: "mcp-json",
  title: "MCP servers",
  language: "json",
  names: [".mcp.json", "mcp.json", "claude_desktop_config.json", "mcp_config.json"],
  schema,
  features: featuresOf({ schema }),
};
