/** The data sets of kedro-datasets 3 to 8 (Apache-2.0) and of Kedro itself, by package, as known in November 2026. */
const BY_PACKAGE: Readonly<Record<string, string>> = {
  api: "API",
  biosequence: "BioSequence",
  dask: "CSV Parquet",
  databricks: "ManagedTable ExternalTable",
  email: "EmailMessage",
  geopandas: "GeoJSON Generic",
  huggingface: "HF HFTransformerPipeline Arrow CSV JSON Parquet",
  ibis: "File Table",
  json: "JSON",
  langchain: "ChatAnthropic ChatCohere ChatOpenAI OpenAIEmbeddings",
  matlab: "Matlab",
  matplotlib: "Matplotlib",
  networkx: "GML GraphML JSON",
  openxml: "Docx Pptx",
  pandas: "CSV DeltaTable DeltaSharing Excel Feather GBQTable GBQQuery Generic HDF JSON Parquet SQLQuery SQLTable XML",
  partitions: "Partitioned Incremental",
  pickle: "Pickle",
  pillow: "Image",
  plotly: "HTML JSON Plotly",
  polars: "CSV EagerPolars LazyPolars Generic DeltaTable",
  prophet: "ProphetModel",
  pytorch: "PyTorch",
  redis: "Pickle",
  safetensors: "Safetensors",
  snowflake: "SnowparkTable",
  spark: "DeltaTable Spark SparkHive SparkJDBC SparkStreaming GBQQuery",
  svmlight: "SVMLight",
  tensorflow: "TensorFlowModel",
  text: "Text",
  tracking: "JSON Metrics",
  video: "Video",
  yaml: "YAML",
};

const OTHERS = ["MemoryDataset", "LambdaDataset", "CachedDataset", "SharedMemoryDataset", "holoviews.HoloviewsWriter", "matplotlib.MatplotlibWriter"];

export const KEDRO_DATASETS: readonly string[] = [...OTHERS, ...Object.entries(BY_PACKAGE).flatMap(([name, classes]) => classes.split(" ").map((one) => `${name}.${one}Dataset`))];

/** What `load_args` and `save_args` hand on, by data set: the arguments of the functions of pandas 1.5 to 2.3 (BSD-3) that they call. */
export const PANDAS_ARGUMENTS: Readonly<Record<string, { readonly load: string; readonly save: string }>> = {
  "pandas.CSVDataset": {
    load: "sep delimiter header names index_col usecols squeeze prefix mangle_dupe_cols dtype engine converters true_values false_values skipinitialspace skiprows skipfooter nrows na_values keep_default_na na_filter verbose skip_blank_lines parse_dates infer_datetime_format keep_date_col date_parser date_format dayfirst cache_dates iterator chunksize compression thousands decimal lineterminator quotechar quoting doublequote escapechar comment encoding encoding_errors dialect error_bad_lines warn_bad_lines on_bad_lines delim_whitespace low_memory memory_map float_precision storage_options dtype_backend",
    save: "sep na_rep float_format columns header index index_label mode encoding compression quoting quotechar lineterminator line_terminator chunksize date_format doublequote escapechar decimal errors storage_options",
  },
  "pandas.ExcelDataset": {
    load: "sheet_name header names index_col usecols squeeze dtype engine converters true_values false_values skiprows nrows na_values keep_default_na na_filter verbose parse_dates date_parser date_format thousands decimal comment skipfooter storage_options dtype_backend engine_kwargs",
    save: "sheet_name na_rep float_format columns header index index_label startrow startcol engine merge_cells encoding inf_rep verbose freeze_panes storage_options engine_kwargs writer",
  },
};

const FILES = "pandas.CSVDataset pandas.ExcelDataset pandas.ParquetDataset pandas.JSONDataset pandas.FeatherDataset pandas.HDFDataset pandas.XMLDataset pandas.GenericDataset pickle.PickleDataset json.JSONDataset yaml.YAMLDataset text.TextDataset pillow.ImageDataset spark.SparkDataset matplotlib.MatplotlibDataset matplotlib.MatplotlibWriter plotly.PlotlyDataset plotly.JSONDataset tensorflow.TensorFlowModelDataset tracking.MetricsDataset tracking.JSONDataset polars.CSVDataset polars.EagerPolarsDataset polars.LazyPolarsDataset geopandas.GeoJSONDataset video.VideoDataset svmlight.SVMLightDataset";

/** What a data set cannot do without; one of several is enough. */
export const KEDRO_NEEDS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(FILES.split(" ").map((name) => [name, ["filepath"]])),
  "pandas.SQLTableDataset": ["table_name"],
  "pandas.SQLQueryDataset": ["sql", "filepath"],
  "pandas.GBQTableDataset": ["table_name"],
  "partitions.PartitionedDataset": ["path"],
  "partitions.IncrementalDataset": ["path"],
  "api.APIDataset": ["url"],
};
