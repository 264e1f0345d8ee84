/** Modules that are not looked for in the workspace, by the first part of their name. */
export const isLibrary = (name: string, inNotebook: boolean): boolean => KNOWN.has(name) || (inNotebook ? STANDARD.has(name) : LOADED.has(name));

/** True for what comes with Python itself. */
export const isStandardLibrary = (name: string): boolean => STANDARD.has(name) || name === "__future__";

/** Libraries that the tables say more about than their source would. A workspace that holds one is that library's own. */
const KNOWN: ReadonlySet<string> = new Set(
  (
    "PIL catboost category_encoders cv2 cudf cuml dask feature_engine gensim hyperopt imblearn joblib keras lightgbm lightning matplotlib mlflow nltk numpy optuna " +
    "pandas plotly polars pyspark pytorch_lightning scipy seaborn shap sklearn spacy statsmodels tensorflow tensorflow_datasets torch torchmetrics torchvision tqdm " +
    "transformers xgboost"
  ).split(" "),
);

/** What the interpreter has loaded before a script begins, so that a file of that name cannot take its place. */
const LOADED: ReadonlySet<string> = new Set("__future__ abc builtins codecs encodings genericpath io marshal ntpath os posix posixpath site stat sys time zipimport".split(" "));

/** The standard library of Python 3.11, from `sys.stdlib_module_names`. A notebook's kernel has loaded most of it for itself. */
const STANDARD: ReadonlySet<string> = new Set(
  (
    "abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb " +
    "chunk cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses " +
    "dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch " +
    "fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp " +
    "importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder " +
    "msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib pdb pickle pickletools " +
    "pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re " +
    "readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver " +
    "spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny " +
    "tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle " +
    "turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp " +
    "zipfile zipimport zlib zoneinfo"
  ).split(" "),
);
