import type { Span } from "../../text/span.ts";

interface Told {
  readonly at: Span;
  readonly message: string;
  readonly related?: readonly { readonly at: Span; readonly message: string }[];
}

/**
 * Names that are used and not defined. When many are missing at once, the part that defines them is cut off, renamed or shifted,
 * and that is one fault: it is told once, with the other places beside it.
 */
export function* together<One extends Told>(findings: Iterable<One>, definedIn: string, most = 3): Generator<One> {
  const [first, ...others] = [...findings];
  if (!first) return;
  if (others.length < most) {
    yield first;
    yield* others;
    return;
  }
  const message = `${first.message} ${others.length === 1 ? "Another use has" : `${others.length} other uses have`} nothing to refer to either: is ${definedIn} cut off, renamed, shifted or wrong itself?`;
  yield { ...first, message, related: [...(first.related ?? []), ...others.slice(0, MOST_PLACES).map(({ at }) => ({ at, message: "What is used here is not defined either." }))] };
}

const MOST_PLACES = 10;
