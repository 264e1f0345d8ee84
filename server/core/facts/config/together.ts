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
export function together<One extends Told>(findings: Iterable<One>, definedIn: string, most = 3): Generator<One> {
  return atOnce(findings, (count) => `${count === 1 ? "Another use has" : `${count} other uses have`} nothing to refer to either: is ${definedIn} cut off, renamed, shifted or wrong itself?`, "What is used here is not defined either.", most);
}

/** Findings that have one cause where there are more than `most`: the first of them says so, with the places of the others beside it. */
export function* atOnce<One extends Told>(findings: Iterable<One>, says: (others: number) => string, beside: string, most: number): Generator<One> {
  const [first, ...others] = [...findings];
  if (!first) return;
  if (others.length < most) {
    yield first;
    yield* others;
    return;
  }
  yield { ...first, message: `${first.message} ${says(others.length)}`, related: [...(first.related ?? []), ...others.slice(0, MOST_PLACES).map(({ at }) => ({ at, message: beside }))] };
}

const MOST_PLACES = 10;
