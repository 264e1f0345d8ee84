/** A copy of a node, and of all in it, that stands `by` characters further on. */
export function moved<Shape extends object>(node: Shape, by: number): Shape {
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node) as [string, unknown][]) copy[key] = movedValue(key, value, by);
  return copy as Shape;
}

function movedValue(key: string, value: unknown, by: number): unknown {
  if (typeof value === "number") return key === "start" || key === "end" ? value + by : value;
  if (Array.isArray(value)) return value.map((item: unknown) => (typeof item === "object" && item !== null ? moved(item, by) : item));
  return typeof value === "object" && value !== null ? moved(value, by) : value;
}
