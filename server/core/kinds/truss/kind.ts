import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

/** Keys that hardly any other tool's `config.yaml` has. */
const TELLING = /^(?:trt_llm|docker_server|external_package_dirs|model_cache|model_class_filename|build_commands|bis_llm):|^[ \t]+use_gpu:|^python_version:[ \t]*["']?py3\d/gm;
const USUAL = /^(?:model_name|model_metadata|model_class_name|model_module_dir|requirements|requirements_file|resources|secrets|system_packages|environment_variables|base_image|runtime|description):/gm;

export const truss: Kind = {
  id: "truss",
  title: "Truss model",
  language: "yaml",
  names: [],
  sniff: (head, name) => (/^config\.ya?ml$/.test(name) && countOf(head, TELLING) > 0 && countOf(head, TELLING) + countOf(head, USUAL) > 2 ? "it has the settings of a Truss model" : undefined),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml" }),
};

const countOf = (head: string, pattern: RegExp): number => head.match(pattern)?.length ?? 0;
