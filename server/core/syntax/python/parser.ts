/**
 * The little that the core asks of a parser for Python. The grammar's node names are those of tree-sitter-python; only
 * this folder knows them.
 */
export interface PythonParser {
  /** `undefined` when the parser gave up. */
  parse(text: string): PythonTree | undefined;
}

export interface PythonTree {
  /** `hasError` is true where anything in the tree is wrong or missing. */
  readonly rootNode: { readonly hasError: boolean };
  walk(): PythonCursor;
  delete(): void;
}

export interface PythonCursor {
  readonly nodeType: string;
  readonly nodeIsNamed: boolean;
  readonly nodeIsMissing: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly currentFieldName: string | null;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
  delete(): void;
}

let installed: PythonParser | undefined;

/** Must be called once before a Python document is looked at. */
export function usePythonParser(parser: PythonParser): void {
  installed = parser;
}

export function pythonParser(): PythonParser {
  if (!installed) throw new Error("No parser for Python is installed: call usePythonParser first.");
  return installed;
}
