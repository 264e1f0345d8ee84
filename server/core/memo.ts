/** Remembers one derived value per input object. A changed input is a new object, so nothing is ever invalidated by hand. */
export function memo<Input extends object, Output>(compute: (input: Input) => Output): (input: Input) => Output {
  const known = new WeakMap<Input, { readonly value: Output }>();
  return (input) => {
    const hit = known.get(input);
    if (hit) return hit.value;
    const value = compute(input);
    known.set(input, { value });
    return value;
  };
}
