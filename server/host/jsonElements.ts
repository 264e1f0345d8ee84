/** What is larger is not kept: where one seems so large, something else is the matter. */
export const MOST_CHARACTERS = 64_000_000;

/** An object or list of an array and the line that it ends in. Where the array is not whole, the last one has no text. */
export interface JsonElement {
  readonly text?: string;
  readonly line: number;
}

/** The objects and lists of a JSON array one by one, so that one at a time is held; numbers and words between them are passed over. */
export async function* elementsOf(texts: AsyncIterable<string>): AsyncGenerator<JsonElement> {
  const scan = elementScanner();
  for await (const text of texts) {
    const { elements, isDone, isTooLarge } = scan(text);
    yield* elements;
    if (isDone) return;
    if (isTooLarge) break;
  }
  yield { line: scan("").line };
}

interface Scanned {
  /** That end in this text. */
  readonly elements: readonly JsonElement[];
  /** Of what comes next. */
  readonly line: number;
  readonly isDone: boolean;
  readonly isTooLarge: boolean;
}

/** Goes from sign to sign and keeps what is not at its end yet. */
function elementScanner(): (text: string) => Scanned {
  let [depth, line, length] = [0, 1, 0];
  let [inText, isEscaped] = [false, false];
  let parts: string[] = [];
  /** Whether the sign opens or closes something, being in no text. */
  function stepAt(sign: number): number {
    if (sign === NEW_LINE) line += 1;
    if (isEscaped) isEscaped = false;
    else if (sign === QUOTE) inText = !inText;
    else if (inText) isEscaped = sign === BACKSLASH;
    else return STEPS[sign] ?? 0;
    return 0;
  }
  return (text) => {
    const elements: JsonElement[] = [];
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const step = stepAt(text.charCodeAt(at));
      if (step === 0) continue;
      depth += step;
      if (depth === 2 && step > 0) start = at;
      if (depth === 1 && step < 0) {
        elements.push({ text: parts.join("") + text.slice(start, at + 1), line });
        [parts, length] = [[], 0];
      }
      if (depth === 0) return { elements, line, isDone: true, isTooLarge: false };
    }
    if (depth >= 2) {
      parts.push(text.slice(start));
      length += text.length - start;
    }
    return { elements, line, isDone: false, isTooLarge: length > MOST_CHARACTERS };
  };
}

const [NEW_LINE, QUOTE, BACKSLASH] = [10, 34, 92];
/** Brackets and braces by their code. */
const STEPS = Int8Array.from({ length: 128 }, (_, code) => ({ 91: 1, 123: 1, 93: -1, 125: -1 })[code] ?? 0);

/** Lines as they come; where one does not end soon, `endless` and nothing behind it. */
export async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string | { readonly state: "endless" }> {
  let [parts, length]: [string[], number] = [[], 0];
  for await (const text of texts) {
    let start = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
      yield parts.join("") + text.slice(start, end);
      [parts, length, start] = [[], 0, end + 1];
    }
    parts.push(text.slice(start));
    length += text.length - start;
    if (length <= MOST_CHARACTERS) continue;
    yield { state: "endless" };
    return;
  }
  yield parts.join("");
}
