/** What IPython and hosted notebooks put among the names before the first cell runs. */
export const NOTEBOOK_NAMES: readonly string[] = ["display", "get_ipython", "In", "Out", "_", "__", "___", "_i", "_ii", "_iii", "_oh", "_dh", "exit", "quit", "spark", "sc", "sqlContext", "dbutils", "displayHTML", "reveal_type", "__builtin__", "input", "ipython_shell", "get_config"];
