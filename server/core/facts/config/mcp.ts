import { entriesAt } from "../../syntax/data/access.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";

/** The MCP servers of a file, under either root key, in the order of the text. */
export const serversOf = (root: Node | undefined): readonly Entry[] => ["mcpServers", "servers"].flatMap((name) => entriesAt(root, name)).filter(({ value }) => value.type === "mapping");
