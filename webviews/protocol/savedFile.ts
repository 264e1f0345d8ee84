/** A file that the extension is to write, after asking where to. */
export interface SavedFile {
  readonly name: string;
  readonly text: string;
  readonly encoding: "text" | "base64";
}
