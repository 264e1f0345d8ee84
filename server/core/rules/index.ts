// Written by `npm run generate`.
import type { RuleInGroup } from "../engine/rule.ts";
import { aptAsks } from "./docker/apt-asks.ts";
import { aptListsInImage } from "./docker/apt-lists-in-image.ts";
import { codeBeforeDependencies } from "./docker/code-before-dependencies.ts";
import { develBaseImage } from "./docker/devel-base-image.ts";
import { pipCacheInImage } from "./docker/pip-cache-in-image.ts";
import { rootContainer } from "./docker/root-container.ts";
import { secretInImage } from "./docker/secret-in-image.ts";
import { shellFormCommand } from "./docker/shell-form-command.ts";
import { unpinnedBaseImage } from "./docker/unpinned-base-image.ts";
import { unverifiedDownload } from "./docker/unverified-download.ts";
import { unreadableNotebook } from "./notebook/unreadable-notebook.ts";

export const rules: readonly RuleInGroup[] = [
  { ...aptAsks, group: "docker" },
  { ...aptListsInImage, group: "docker" },
  { ...codeBeforeDependencies, group: "docker" },
  { ...develBaseImage, group: "docker" },
  { ...pipCacheInImage, group: "docker" },
  { ...rootContainer, group: "docker" },
  { ...secretInImage, group: "docker" },
  { ...shellFormCommand, group: "docker" },
  { ...unpinnedBaseImage, group: "docker" },
  { ...unverifiedDownload, group: "docker" },
  { ...unreadableNotebook, group: "notebook" },
];
