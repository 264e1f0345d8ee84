import type { Frame } from "./frame.ts";

/** True for what may end the body early without an error: `suppress`, and managers of the notebook that catch or say so. */
export function maySwallow(callee: string, { text, known }: Frame): boolean {
  if (/(?:^|\.)(?:suppress|raises|assertRaises)$/.test(callee)) return true;
  if (callee.includes(".") || !known.has(callee)) return false;
  const [, kind, body = ""] = new RegExp(`^(class|def)\\s+${callee}\\b[^\\n]*((?:\\n(?:[ \\t][^\\n]*)?)*)`, "m").exec(text) ?? [];
  return (kind === "class" ? /\b__exit__\b[^]*?\breturn\s+(?!None\b|False\b)/ : /\byield\b[^]*\bexcept\b/).test(body);
}
