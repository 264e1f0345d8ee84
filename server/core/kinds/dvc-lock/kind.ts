import { featuresOf } from "../editing/features.ts";
import { any, choice, key, list, named, open, range, text } from "../schema/shape.ts";
import type { Kind } from "../kind.ts";
import { mentions } from "./mentions.ts";

const file = open({
  path: key(text, "Where the file or folder stands.", { required: true }),
  hash: key(choice("md5", "md5-dos2unix", "etag", "checksum"), "The algorithm of the checksum."),
  md5: key(text, "The checksum."),
  size: key(range(0, Infinity, "integer"), "Bytes."),
  nfiles: key(range(0, Infinity, "integer"), "Files in the folder."),
});

const schema = open({
  schema: key(text, "Version of the format."),
  stages: key(
    named(
      open({
        cmd: key(any, "The command as it last ran.", { required: true }),
        deps: key(list(file), "What it read."),
        params: key(named(any), "The parameters it read, by file."),
        outs: key(list(file), "What it wrote."),
      }),
    ),
    "What each stage last read and wrote.",
  ),
  datasets: key(any, "Versions of the datasets."),
});

export const dvcLock: Kind = {
  id: "dvc-lock",
  title: "DVC lock file",
  language: "yaml",
  names: ["dvc.lock"],
  schema,
  features: featuresOf({ schema, mentions, findsFiles: false }),
};
