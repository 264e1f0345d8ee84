interface Known<Output> {
  readonly value: Output;
}

/** Remembers one derived value per input object. A changed input is a new object, so nothing is ever invalidated by hand. */
export function memo<Input extends object, Output>(compute: (input: Input) => Output): (input: Input) => Output {
  const known = new WeakMap<Input, Known<Output>>();
  return (input) => {
    const hit = known.get(input);
    if (hit) return hit.value;
    const value = compute(input);
    known.set(input, { value });
    return value;
  };
}

/**
 * Remembers values by the text that they are of, for parts of texts that stay the same from edit to edit. Of what was not
 * asked for lately it forgets all that is over `most`; twice as many are known at any time.
 */
export function rememberedByText<Output>(compute: (text: string) => Output, most: number): (text: string) => Output {
  let recent = new Map<string, Known<Output>>();
  let before = recent;
  return (text) => {
    const hit = recent.get(text);
    if (hit) return hit.value;
    if (recent.size >= most) [recent, before] = [new Map<string, Known<Output>>(), recent];
    const earlier = before.get(text);
    // A part of a text keeps the whole of it in memory, unless it is copied.
    const own = earlier ? text : (JSON.parse(JSON.stringify(text)) as string);
    const known = earlier ?? { value: compute(own) };
    recent.set(own, known);
    return known.value;
  };
}
