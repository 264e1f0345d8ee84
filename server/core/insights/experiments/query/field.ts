import type { ExperimentsTable } from "../table.ts";
import { RUN_FIELDS, type ColumnKey } from "./cells.ts";
import type { Field, Wrong } from "./parse.ts";

/** Names as people know them: `loss`, `metrics.loss`, `params.rate`, `tag.team`, `status`. Case does not matter where that is clear. */
export function fieldKey({ name, figure }: Field, table: ExperimentsTable): ColumnKey | undefined {
  const [, attribute] = /^(?:attributes?|attr|run)\.(.+)$/.exec(name) ?? [];
  if (attribute !== undefined) return RUN_FIELDS.find(({ key }) => key === `run:${ATTRIBUTES[attribute.toLowerCase()] ?? attribute.toLowerCase()}`)?.key;
  const [, group, rest] = /^(params?|parameters?|metrics?|tags?)\.(.+)$/s.exec(name) ?? [];
  if (group?.startsWith("tag")) return `tag:${rest ?? ""}`;
  const wanted = rest ?? name;
  const kinds = group === undefined ? ["metric", "param"] : [group.startsWith("param") ? "param" : "metric"];
  const named = (alike: (a: string, b: string) => boolean) => table.columns.find((column) => kinds.includes(column.kind) && alike(column.name, wanted));
  const column = named((a, b) => a === b) ?? named((a, b) => a.toLowerCase() === b.toLowerCase());
  const own = group === undefined ? RUN_FIELDS.find(({ key, title }) => key === `run:${wanted.toLowerCase()}` || title.toLowerCase() === wanted.toLowerCase() || key === `run:${ATTRIBUTES[wanted.toLowerCase()] ?? ""}`) : undefined;
  if (own && !column) return own.key;
  if (!column) return undefined;
  return figure === undefined || figure === "last" ? `${column.kind}:${column.name}` : column.kind === "metric" ? `${figure}:${column.name}` : undefined;
}

/** As MLflow calls what we call otherwise. */
const ATTRIBUTES: Readonly<Record<string, string>> = { run_name: "name", run_id: "id", start_time: "started", created: "started" };

/** What is wrong with a field that is none. */
export const unknownField = ({ name, start }: Field, table: ExperimentsTable): Wrong => ({ state: "wrong", at: start, reason: `There is no column “${name}”.${suggestion(name, table)}` });

function suggestion(name: string, table: ExperimentsTable): string {
  const close = table.columns.find((column) => column.name.toLowerCase().includes(name.toLowerCase()) || name.toLowerCase().includes(column.name.toLowerCase()));
  return close ? ` Do you mean “${close.name}”?` : "";
}
