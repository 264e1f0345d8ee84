import type { Dialect } from "../data/dialect.ts";
import type { Scalar, Tree } from "../data/node.ts";
import { parseYaml } from "./parse.ts";

/**
 * The tree of YAML that stands in a block scalar of another file (`serveConfigV2: |`). Everything around it is blanked out,
 * so that places stay those of the file.
 */
export function parseEmbedded(text: string, { span }: Scalar, dialect: Dialect): Tree | undefined {
  const body = text.indexOf("\n", span.start) + 1;
  if (!/^[|>]/.test(text.slice(span.start)) || body === 0) return undefined;
  return parseYaml(text.slice(0, body).replace(/[^\n]/g, " ") + text.slice(body, span.end), dialect);
}
