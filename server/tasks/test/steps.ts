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
  /** It takes no harm from waiting: it gets the processors' time that others leave. */
  readonly patient?: boolean;
  /** Only what is patient runs meanwhile, for a page answers people who do not like to wait. */
  readonly undisturbed?: boolean;
}

const inEditor = ["package", "embedded editor", "browser"];

/**
 * In order of preference; up to two run at a time. What prepares comes first, since it mostly waits for the network, and
 * then what waits for pages, beside which the checks have the rest of the processors. Nothing waits for a check: whoever
 * changed something sees all that is wrong at once.
 */
export const steps: readonly Step[] = [
  { name: "package", run: { task: "package.ts" }, needs: [] },
  { name: "embedded editor", run: { task: "editor/install.ts" }, needs: [] },
  { name: "browser", run: { task: "browser.ts" }, needs: [] },
  { name: "workbench", run: { mocha: "test:workbench" }, needs: inEditor, undisturbed: true },
  { name: "python", run: { task: "python.ts" }, needs: [], patient: true },
  { name: "types", run: { script: "types" }, needs: [], patient: true },
  { name: "layers", run: { script: "layers" }, needs: [], patient: true },
  { name: "generated files", run: { script: "generate:check" }, needs: [], patient: true },
  { name: "grammars", run: { script: "test:grammars" }, needs: [], patient: true },
  { name: "lint", run: { script: "lint" }, needs: [], patient: true },
  { name: "unit", run: { mocha: "unit" }, needs: [], after: ["python"], patient: true },
  { name: "views", run: { mocha: "test:webviews" }, needs: ["package", "browser"] },
  { name: "command line", run: { mocha: "test:cli" }, needs: ["package"] },
  { name: "language server", run: { mocha: "test:lsp" }, needs: ["package"] },
  { name: "extension host", run: { mocha: "test:editor" }, needs: inEditor, alone: true },
];
