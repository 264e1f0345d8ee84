import type { Scalar } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";

/** One `${…}` in a scalar. */
export interface Interpolation {
  /** What stands between the braces, without blanks at its ends. */
  readonly expression: string;
  /** The expression's place in the file. */
  readonly at: Span;
  /** With `${` and `}`. */
  readonly whole: Span;
}

/** Every `${…}` of a scalar that is not escaped as `\${`. Places are exact in quoted and block scalars too. */
export function interpolationsIn(text: string, scalar: Scalar): readonly Interpolation[] {
  const raw = text.slice(scalar.span.start, scalar.span.end);
  if (!raw.includes("${")) return [];
  return [...raw.matchAll(/(?<!\\)\$\{(\s*)([^{}]*?)\s*\}/g)].map((match): Interpolation => {
    const start = scalar.span.start + match.index + 2 + (match[1] ?? "").length;
    const expression = match[2] ?? "";
    const whole = { start: scalar.span.start + match.index, end: scalar.span.start + match.index + match[0].length };
    return { expression, at: { start, end: start + expression.length }, whole };
  });
}

/** `a.b[0]` as steps; `undefined` where it is no plain key path. */
export function keyPath(expression: string): readonly (string | number)[] | undefined {
  if (!/^[\w@-]+(\.[\w@-]+|\[[\w.-]+\])*$/.test(expression)) return undefined;
  return [...expression.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
}
