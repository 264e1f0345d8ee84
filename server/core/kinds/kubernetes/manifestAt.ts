import type { Document } from "../../workspace/document.ts";

/** What the object around a place says it is. Read from the text, since a file is broken while somebody types in it. */
export function rootAt({ text }: Document, offset: number): { readonly apiVersion: string; readonly kind: string } {
  const before = text.lastIndexOf("\n---", offset);
  const after = text.indexOf("\n---", offset);
  const part = text.slice(before < 0 ? 0 : before, after < 0 ? text.length : after);
  return { apiVersion: valueOf(part, "apiVersion"), kind: valueOf(part, "kind") };
}

const valueOf = (part: string, key: string): string => new RegExp(`^${key}:[ \\t]*["']?([\\w./-]+)`, "m").exec(part)?.[1] ?? "";
