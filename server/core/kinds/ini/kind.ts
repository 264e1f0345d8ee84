import type { Kind } from "../kind.ts";

/** Sections with `key = value` lines, of tools that keep their credentials so. What `*.properties` files are, their content tells. */
export const ini: Kind = {
  id: "ini",
  title: "Settings in sections",
  language: "ini",
  names: [".dvc/config", ".dvc/config.local", ".pypirc", ".aws/credentials", ".aws/config", ".databrickscfg", ".netrc", "pip.conf", "pip.ini", "mlflow.ini", "wandb/settings", ".comet.config", "*.properties"],
};
