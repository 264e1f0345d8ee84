/** A text as a Python literal. */
export const pythonText = (text: string): string => JSON.stringify(text).replace(/\\u2028|\\u2029/g, "");

/** A value as a Python literal. */
export function pythonValue(value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "number" ? String(value) : pythonText(value);
}

const KEYWORDS = new Set("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(" "));

/** A text as a Python name. */
export function pythonName(text: string): string {
  const name = text.toLowerCase().replace(/[^a-z\d]+/g, "_").replace(/^_+|_+$/g, "");
  return KEYWORDS.has(name) || !/^[a-z]/.test(name) ? `n_${name}` : name;
}

/** Names of their own for texts that may become the same name. */
export function uniqueNames(texts: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    let name = pythonName(text);
    for (let count = 2; taken.has(name); count++) name = `${pythonName(text)}_${count}`;
    taken.add(name);
    return name;
  });
}
