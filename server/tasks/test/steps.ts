/** One part of `npm test`. */
export interface Step {
  readonly name: string;
  /** What is run: a task of server/tasks, a script of package.json, or a script of it that ends in mocha. */
  readonly run: { readonly task: string } | { readonly script: string } | { readonly mocha: string };
  /** Steps that must have succeeded before. */
  readonly needs: readonly string[];
  /** Steps that must have ended before, well or not. */
  readonly after?: readonly string[];
  /** Nothing else runs meanwhile, for it measures time. */
  readonly alone?: boolean;
}

const checks = ["types", "lint", "layers", "generated files", "unit"];
const inEditor = [...checks, "package", "embedded editor", "browser"];

/** In order of preference; up to two run at a time. What only prepares comes early, since it mostly waits for the network. */
export const steps: readonly Step[] = [
  { name: "python", run: { task: "python.ts" }, needs: [] },
  { name: "types", run: { script: "types" }, needs: [] },
  { name: "lint", run: { script: "lint" }, needs: [] },
  { name: "layers", run: { script: "layers" }, needs: [] },
  { name: "generated files", run: { script: "generate:check" }, needs: [] },
  { name: "grammars", run: { script: "test:grammars" }, needs: [] },
  { name: "unit", run: { mocha: "unit" }, needs: [], after: ["python"] },
  { name: "package", run: { task: "package.ts" }, needs: [] },
  { name: "browser", run: { task: "browser.ts" }, needs: [] },
  { name: "embedded editor", run: { task: "editor/install.ts" }, needs: [] },
  { name: "views", run: { mocha: "test:webviews" }, needs: [...checks, "package", "browser"] },
  { name: "language server", run: { mocha: "test:lsp" }, needs: [...checks, "package"] },
  { name: "command line", run: { mocha: "test:cli" }, needs: [...checks, "package"] },
  { name: "extension host", run: { mocha: "test:editor" }, needs: inEditor, alone: true },
  { name: "workbench", run: { mocha: "test:workbench" }, needs: inEditor, alone: true },
];
