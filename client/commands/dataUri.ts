import { Uri } from "vscode";

/** A file that a menu (as a URI) or a lens (as text) passes. */
export function dataUri(given: unknown): Uri | undefined {
  if (given instanceof Uri) return given;
  return typeof given === "string" ? Uri.parse(given) : undefined;
}
