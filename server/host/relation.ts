/** A column of what can stand after FROM. */
export interface RelationColumn {
  readonly name: string;
  /** As the engine calls it. */
  readonly type: string;
  readonly isNumeric: boolean;
  /** SQL for its value: a double, or text written as elsewhere in this program. */
  readonly value: string;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
