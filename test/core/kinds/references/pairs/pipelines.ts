import type { Pair } from "./pair.ts";

export const PIPELINES: readonly Pair[] = [
  {
    title: "params list <-> params.yaml",
    files: {
      "params.yaml": "train:\n  «epochs»: 3\n",
      "dvc.yaml": "stages:\n  a:\n    cmd: echo ${train.‹epochs›}\n    params: [train.‹epochs›]\n",
      "a.py": "import dvc.api\nprint(dvc.api.params_show()['train']['‹epochs›'])\n",
      "dvc.lock": "schema: '2.0'\nstages:\n  a:\n    cmd: x\n    params:\n      params.yaml:\n        train.‹epochs›: 3\n",
    },
  },
  {
    title: "params of another file",
    files: {
      "conf/more.yaml": "train:\n  «depth»: 3\n",
      "dvc.yaml": "stages:\n  a:\n    cmd: echo\n    params:\n      - conf/more.yaml:\n          - train.‹depth›\n",
    },
  },
  {
    title: "params of json",
    files: {
      "more.json": "{\"train\": {\"«depth»\": 3}}\n",
      "dvc.yaml": "stages:\n  a:\n    cmd: echo\n    params:\n      - more.json:\n          - train.‹depth›\n",
    },
  },
  {
    title: "params of toml",
    files: {
      "more.toml": "[train]\n«depth» = 3\n",
      "dvc.yaml": "stages:\n  a:\n    cmd: echo\n    params:\n      - more.toml:\n          - train.‹depth›\n",
    },
  },
  {
    title: "vars of dvc.yaml",
    files: {
      "dvc.yaml": "vars:\n  - «rounds»: 3\nstages:\n  a:\n    cmd: echo ${‹rounds›}\n",
    },
  },
  {
    title: "foreach item and stage",
    files: {
      "dvc.yaml": "stages:\n  a:\n    matrix:\n      «kind»: [x, y]\n    cmd: echo ${item.‹kind›}\n",
    },
  },
  {
    title: "dvc outs <-> deps",
    files: {
      "dvc.yaml": "stages:\n  a:\n    cmd: echo\n    outs: [«model.pkl»]\n  b:\n    cmd: echo\n    deps: [‹model.pkl›]\n",
    },
  },
  {
    title: "dvc outs <-> deps map, metrics, plots",
    files: {
      "dvc.yaml": "stages:\n  a:\n    cmd: echo\n    metrics:\n      - «scores.json»:\n          cache: false\n  b:\n    cmd: echo\n    deps:\n      - ‹scores.json›\n",
    },
  },
  {
    title: ".dvc out <-> deps",
    files: {
      "data/raw.csv.dvc": "outs:\n- md5: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n  size: 3\n  hash: md5\n  path: «raw.csv»\n",
      "dvc.yaml": "stages:\n  b:\n    cmd: echo\n    deps: [‹data/raw.csv›]\n",
    },
  },
  {
    title: "dvc command click",
    inPython: true,
    files: {
      "train.py": "import click\n@click.command()\n@click.option('«--depth»', default=3)\ndef main(depth): ...\n",
      "dvc.yaml": "stages:\n  a:\n    cmd: python train.py ‹--depth› 3\n",
    },
  },
  {
    title: "dvc command typer",
    inPython: true,
    files: {
      "train.py": "import typer\napp = typer.Typer()\n@app.command()\ndef main(«depth»: int = 3): ...\n",
      "dvc.yaml": "stages:\n  a:\n    cmd: python train.py ‹--depth› 3\n",
    },
  },
  {
    title: "dvc command file",
    files: {
      "‹train.py›": "print()\n",
      "dvc.yaml": "stages:\n  a:\n    cmd: python ‹train.py› 3\n    deps: [‹train.py›]\n",
    },
  },
  {
    title: "kedro dataset",
    files: {
      "conf/base/catalog.yml": "«cars»:\n  type: pandas.CSVDataset\n  filepath: a.csv\n",
      "src/p.py": "from kedro.pipeline import node\nn = node(fit, inputs='‹cars›', outputs='m')\n",
    },
  },
  {
    title: "kedro parameter",
    files: {
      "conf/base/parameters.yml": "model:\n  «depth»: 3\n",
      "src/p.py": "from kedro.pipeline import node\nn = node(fit, inputs=['params:model.‹depth›'], outputs='m')\n",
    },
  },
  {
    title: "kedro credentials",
    files: {
      "conf/local/credentials.yml": "«store»:\n  key: a\n",
      "conf/base/catalog.yml": "cars:\n  type: pandas.CSVDataset\n  filepath: s3://a.csv\n  credentials: ‹store›\n",
    },
  },
  {
    title: "kedro globals",
    files: {
      "conf/base/globals.yml": "«bucket»: s3://a\n",
      "conf/base/catalog.yml": "cars:\n  type: pandas.CSVDataset\n  filepath: ${globals:‹bucket›}/a.csv\n",
    },
  },
  {
    title: "kedro template key",
    files: {
      "conf/base/catalog.yml": "«_bucket»: s3://a\ncars:\n  type: pandas.CSVDataset\n  filepath: ${‹_bucket›}/a.csv\n",
    },
  },
  {
    title: "zenml step",
    inPython: true,
    files: {
      "run.py": "from zenml import step, pipeline\n@step\ndef «load»(): ...\n@pipeline\ndef p():\n    load()\n",
      "zenml.yaml": "steps:\n  ‹load›:\n    enable_cache: false\nenable_cache: true\n",
    },
  },
];
