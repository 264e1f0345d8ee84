"""The numbers of params.yaml; the command line wins."""

import argparse
from pathlib import Path

import yaml


def load(section: str) -> dict:
    params = yaml.safe_load(Path("params.yaml").read_text(encoding="utf-8"))
    chosen = {"seed": params["seed"], **params[section]}
    parser = argparse.ArgumentParser()
    for name, value in chosen.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    return vars(parser.parse_args())
