import { keysOf } from "../schema/fields.ts";
import { any, boolean, key, loose, named, oneOf, text, type Shape } from "../schema/shape.ts";

/** What the data sets of Kedro (Apache-2.0) share. Names that begin with `_` are parts to be used again and may hold anything. */
const dataset: Shape = { aliases: { version: "versioned" }, ...loose({
  ...keysOf({
    type: ["text", "The class, such as `pandas.CSVDataset`."],
    filepath: ["text", "Where the data lies."],
    path: ["text", "Where the data lies."],
    load_args: ["map", "Arguments of reading."],
    save_args: ["map", "Arguments of writing."],
    fs_args: ["map", "Arguments of the file system."],
    credentials: ["text|map", "The name of the credentials."],
    layer: ["text", "The layer that it belongs to; newer files have it in `metadata`."],
    metadata: ["map", "Anything else, such as the layer."],
    copy_mode: ["'assign'|'copy'|'deepcopy'", "What nodes get of what is in memory."],
    table_name: ["text", "The table."],
    sql: ["text", "The query."],
    backend: ["text|'pickle'|'joblib'|'dill'|'cloudpickle'|'compress_pickle'", "The library that reads and writes."],
    file_format: ["text|'parquet'|'csv'|'json'|'orc'|'delta'|'feather'|'excel'|'hdf'|'avro'|'pickle'|'stata'|'iceberg'", "The format."],
    overwrite: ["bool", "Write over what is there."],
    filename_suffix: ["text", "The end of the names of parts."],
    dataset: ["text|map", "What each part is."],
  }),
  // A text in quotes counts as true, whatever it says.
  versioned: key(boolean, "Keep every version."),
}) };

export const schema: Shape = named(oneOf(dataset, text, any));
