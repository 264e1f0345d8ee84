/** Everything that edges lead to, from some nodes on, with these; backwards where `near` is `to`. */
export function reached(starts: readonly string[], edges: readonly { readonly from: string; readonly to: string }[], near: "from" | "to", far: "from" | "to"): ReadonlySet<string> {
  const found = new Set(starts);
  const open = [...starts];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of edges) {
      if (edge[near] !== id || found.has(edge[far])) continue;
      found.add(edge[far]);
      open.push(edge[far]);
    }
  }
  return found;
}
