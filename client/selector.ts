/** Schemes whose files can be checked. */
const SCHEMES = ["file", "untitled", "vscode-vfs"];

export const LANGUAGES: readonly string[] = ["python", "yaml", "dockerfile", "json", "jsonc", "toml", "pip-requirements", "pbtxt", "modelfile", "prompty", "shellscript"];

/** Files that may carry another language, or none, by their names. */
export const NAMES: readonly string[] = [
  ...["*.py", "*.pyi", "*.pyw", "*.ipynb", "*.toml", "*.dvc", "dvc.lock", "MLproject", "MLProject", "mlproject", "MLmodel"],
  ...["config.pbtxt", "Modelfile", "Modelfile.*", "*.modelfile", "*.prompty", "*.jsonl", "*.ndjson", "*.csv", "*.tsv", "README.md"],
  ...["Dockerfile", "Dockerfile.*", "*.dockerfile", "Containerfile", ".env", ".env.*", "*.env"],
  ...["AGENTS.md", "CLAUDE.md", "GEMINI.md", "SKILL.md", ".cursorrules", ".windsurfrules", ".clinerules", ".cursor/rules/*.mdc", ".github/copilot-instructions.md", ".github/instructions/*.md", ".claude/agents/*.md", ".claude/commands/*.md", "*.code-workspace"],
  ...[".dvc/config", ".dvc/config.local", ".pypirc", ".aws/credentials", ".aws/config", ".databrickscfg", ".netrc", "pip.conf", "pip.ini", "mlflow.ini", "wandb/settings", ".comet.config", "*.properties"],
  ...["requirements*.txt", "requirements/*.txt", "constraints*.txt"],
];

/** What the language server is told of: files by language or name, and the cells of notebooks. */
export const selector = [
  ...SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
  ...SCHEMES.map((scheme) => ({ scheme, pattern: `**/{${NAMES.join(",")}}` })),
  { notebook: "jupyter-notebook", language: "python" },
];
