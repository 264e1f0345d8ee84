/** A copy of a node, and of all in it, that stands `by` characters further on. */
export function moved<Shape extends object>(node: Shape, by: number): Shape {
  const own = node as Readonly<Record<string, unknown>>;
  const copy: Record<string, unknown> = {};
  // Every node below an edit is copied at every key, so this makes no lists on the way.
  for (const key in own) {
    const value = own[key];
    if (typeof value === "number") copy[key] = key === "start" || key === "end" ? value + by : value;
    else copy[key] = typeof value === "object" && value !== null ? (Array.isArray(value) ? movedItems(value, by) : moved(value, by)) : value;
  }
  return copy as Shape;
}

function movedItems(items: readonly unknown[], by: number): readonly unknown[] {
  return items.map((item) => (typeof item === "object" && item !== null ? moved(item, by) : item));
}
