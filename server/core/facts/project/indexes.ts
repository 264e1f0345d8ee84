import type { Snapshot } from "../../workspace/snapshot.ts";
import { resolvePath } from "../../workspace/uri.ts";
import { at, tomlOf } from "./dependencies.ts";

/** Addresses of package indexes that uv and Poetry are told of. */
export function projectIndexes(folderUri: string, { files }: Snapshot): readonly string[] {
  const document = files.read(resolvePath(folderUri, "pyproject.toml"));
  const root = document && tomlOf(document);
  const tables = [at(root, "tool", "uv", "index"), at(root, "tool", "poetry", "source")].flatMap((list): readonly unknown[] => (Array.isArray(list) ? list : []));
  return tables.map((table) => at(table, "url")).filter((url) => typeof url === "string");
}

/** Indexes that anyone can read. */
const PUBLIC = /^https:\/\/(?:[\w-]+\.)*(?:pypi\.org|pytorch\.org|pypi\.nvidia\.com|pythonhosted\.org|huggingface\.co|github\.io|googleapis\.com|vllm\.ai|data\.pyg\.org)(?:\/|$)/;

/** Those of the team: they ask for a name and a password. */
export const privateIndexes = (indexes: readonly string[]): readonly string[] => indexes.filter((address) => address.includes("${") || (/^https?:/.test(address) && !PUBLIC.test(address)));
