/** Import names whose distribution on the package index is called otherwise. */
const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  sklearn: "scikit-learn", skimage: "scikit-image", cv2: "opencv-python-headless", PIL: "Pillow", yaml: "PyYAML", bs4: "beautifulsoup4", dateutil: "python-dateutil",
  dotenv: "python-dotenv", imblearn: "imbalanced-learn", mpl_toolkits: "matplotlib", pylab: "matplotlib", umap: "umap-learn", hdbscan: "hdbscan", fitz: "PyMuPDF",
  docx: "python-docx", pptx: "python-pptx", jwt: "PyJWT", Crypto: "pycryptodome", serial: "pyserial", usb: "pyusb", magic: "python-magic", git: "GitPython",
  github: "PyGithub", slugify: "python-slugify", psycopg2: "psycopg2-binary", MySQLdb: "mysqlclient", ldap: "python-ldap", attr: "attrs", tf_keras: "tf-keras",
  tensorflow_hub: "tensorflow-hub", tensorflow_datasets: "tensorflow-datasets", tensorflow_probability: "tensorflow-probability", tensorflow_text: "tensorflow-text",
  pytorch_lightning: "pytorch-lightning", torch_geometric: "torch-geometric", sentence_transformers: "sentence-transformers", huggingface_hub: "huggingface-hub",
  faiss: "faiss-cpu", azureml: "azureml-core", sagemaker: "sagemaker", boto3: "boto3", botocore: "botocore", vertexai: "google-cloud-aiplatform", openai: "openai",
  langchain_community: "langchain-community", langchain_openai: "langchain-openai", langchain_core: "langchain-core", llama_index: "llama-index", skopt: "scikit-optimize",
  category_encoders: "category-encoders", pandas_profiling: "ydata-profiling", ydata_profiling: "ydata-profiling", pycocotools: "pycocotools", nltk: "nltk",
  statsforecast: "statsforecast", prophet: "prophet", fbprophet: "prophet", kfp: "kfp", IPython: "ipython", ipywidgets: "ipywidgets", wx: "wxPython", zmq: "pyzmq",
  community: "python-louvain", Bio: "biopython", rdkit: "rdkit", OpenSSL: "pyOpenSSL", socks: "PySocks", Levenshtein: "python-Levenshtein", snappy: "python-snappy",
  pkg_resources: "setuptools", grpc: "grpcio", ruamel: "ruamel.yaml", sqlalchemy: "SQLAlchemy", flask: "Flask", django: "Django", jinja2: "Jinja2", markdown: "Markdown",
};

/** Parts of one namespace come from different distributions. */
const NAMESPACES: readonly (readonly [module: RegExp, distribution: (match: readonly string[]) => string])[] = [
  [/^google\.cloud\.(\w+)/, ([, part = ""]) => `google-cloud-${part.replace(/_v\d.*$/, "").replaceAll("_", "-")}`],
  [/^google\.(?:generativeai)/, () => "google-generativeai"],
  [/^google\.genai/, () => "google-genai"],
  [/^google\.(?:auth|oauth2)/, () => "google-auth"],
  [/^google\.protobuf/, () => "protobuf"],
  [/^azure\.ai\.ml/, () => "azure-ai-ml"],
  [/^azure\.(\w+(?:\.\w+)?)/, ([, part = ""]) => `azure-${part.replaceAll(/[._]/g, "-")}`],
];

/** These exist in a hosted notebook only. */
const HOSTED = new Set(["google.colab", "dbutils", "pyspark.dbutils", "kaggle_secrets"]);

/** The oldest releases whose interfaces today's notebooks use; a pin from pip lines or from the project goes before. */
export const OLDEST: Readonly<Record<string, string>> = {
  numpy: "1.22", pandas: "1.5", scipy: "1.9", "scikit-learn": "1.1", matplotlib: "3.5", seaborn: "0.12", statsmodels: "0.13", xgboost: "1.6", lightgbm: "3.3",
  torch: "1.13", torchvision: "0.14", tensorflow: "2.11", keras: "2.11", transformers: "4.25", datasets: "2.8", nltk: "3.7", plotly: "5.9", requests: "2.28", tqdm: "4.64",
  joblib: "1.2", Pillow: "9.2", networkx: "2.8", sympy: "1.10", "imbalanced-learn": "0.9", shap: "0.41", optuna: "3.0", mlflow: "2.0", "opencv-python-headless": "4.6",
};

/** True for modules that are the same wherever files are looked for: Python's own, and packages that everybody installs. */
export function isWellKnown(module: string): boolean {
  const [root = ""] = module.split(".");
  return STANDARD_LIBRARY.has(root) || Object.hasOwn(OLDEST, Object.hasOwn(DISTRIBUTIONS, root) ? (DISTRIBUTIONS[root] ?? "") : root);
}

/** The distribution that brings a module; `undefined` for what is no package. */
export function distributionOf(module: string): string | undefined {
  const [root = ""] = module.split(".");
  if (HOSTED.has(module) || HOSTED.has(module.split(".").slice(0, 2).join(".")) || STANDARD_LIBRARY.has(root)) return undefined;
  for (const [pattern, name] of NAMESPACES) {
    const match = pattern.exec(module);
    if (match) return name(match);
  }
  return Object.hasOwn(DISTRIBUTIONS, root) ? DISTRIBUTIONS[root] : root.replaceAll("_", "-");
}

/** Modules that come with Python 3.10 and later, the removed ones included. */
export const STANDARD_LIBRARY: ReadonlySet<string> = new Set(
  "__future__ __main__ _thread abc aifc argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii binhex bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder multiprocessing netrc nntplib ntpath numbers opcode operator optparse os parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver sqlite3 ssl stat statistics string stringprep struct subprocess sunau symbol symtable sys sysconfig tabnanny tarfile telnetlib tempfile termios test textwrap threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo urllib2 cPickle StringIO ConfigParser Queue cStringIO urlparse httplib itertools".split(" "),
);
