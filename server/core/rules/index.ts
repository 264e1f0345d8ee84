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
import { dvcCycle } from "./dvc/dvc-cycle.ts";
import { dvcDepMissing } from "./dvc/dvc-dep-missing.ts";
import { dvcDuplicateOutput } from "./dvc/dvc-duplicate-output.ts";
import { dvcOverlappingOutputs } from "./dvc/dvc-overlapping-outputs.ts";
import { dvcParamKeyMissing } from "./dvc/dvc-param-key-missing.ts";
import { dvcSchema } from "./dvc/dvc-schema.ts";
import { dvcUnresolvedInterpolation } from "./dvc/dvc-unresolved-interpolation.ts";
import { invalidJson } from "./json/invalid-json.ts";
import { fitBeforeSplit } from "./leakage/fit-before-split.ts";
import { fitOnTest } from "./leakage/fit-on-test.ts";
import { resampleBeforeSplit } from "./leakage/resample-before-split.ts";
import { mlprojectEnvFileMissing } from "./mlproject/mlproject-env-file-missing.ts";
import { mlprojectMultipleEnvs } from "./mlproject/mlproject-multiple-envs.ts";
import { mlprojectSchema } from "./mlproject/mlproject-schema.ts";
import { mlprojectScriptMissing } from "./mlproject/mlproject-script-missing.ts";
import { mlprojectUndefinedParam } from "./mlproject/mlproject-undefined-param.ts";
import { mlprojectUnusedParam } from "./mlproject/mlproject-unused-param.ts";
import { unreadableNotebook } from "./notebook/unreadable-notebook.ts";
import { hardcodedSecret } from "./security/hardcoded-secret.ts";
import { remoteCodeTrusted } from "./security/remote-code-trusted.ts";
import { unsafeModelLoad } from "./security/unsafe-model-load.ts";
import { unsafeYamlLoad } from "./security/unsafe-yaml-load.ts";
import { duplicateKey } from "./yaml/duplicate-key.ts";
import { invalidYaml } from "./yaml/invalid-yaml.ts";

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
  { ...dvcCycle, group: "dvc" },
  { ...dvcDepMissing, group: "dvc" },
  { ...dvcDuplicateOutput, group: "dvc" },
  { ...dvcOverlappingOutputs, group: "dvc" },
  { ...dvcParamKeyMissing, group: "dvc" },
  { ...dvcSchema, group: "dvc" },
  { ...dvcUnresolvedInterpolation, group: "dvc" },
  { ...invalidJson, group: "json" },
  { ...fitBeforeSplit, group: "leakage" },
  { ...fitOnTest, group: "leakage" },
  { ...resampleBeforeSplit, group: "leakage" },
  { ...mlprojectEnvFileMissing, group: "mlproject" },
  { ...mlprojectMultipleEnvs, group: "mlproject" },
  { ...mlprojectSchema, group: "mlproject" },
  { ...mlprojectScriptMissing, group: "mlproject" },
  { ...mlprojectUndefinedParam, group: "mlproject" },
  { ...mlprojectUnusedParam, group: "mlproject" },
  { ...unreadableNotebook, group: "notebook" },
  { ...hardcodedSecret, group: "security" },
  { ...remoteCodeTrusted, group: "security" },
  { ...unsafeModelLoad, group: "security" },
  { ...unsafeYamlLoad, group: "security" },
  { ...duplicateKey, group: "yaml" },
  { ...invalidYaml, group: "yaml" },
];
