"""CSV into columns by polars, pandas and DuckDB."""

from peer_base import Work


class CsvPolars(Work):
    def __init__(self, data, threads):
        super().__init__(data, "polars")
        import polars

        self.polars = polars

    def run(self):
        # The first 100 rows, its default, hold only whole credit limits.
        return self.polars.read_csv(self.data / "customers.csv", infer_schema_length=10_000)

    def answer(self):
        numbers = [name for name in self.result.columns if name != "CUST_ID"]
        single, double = self.polars.Float32, self.polars.Float64
        return {"rows": len(self.result),
                "sums": {n: self.result[n].cast(single).cast(double).sum() for n in numbers}}


class CsvPandas(Work):
    """One thread: its parser has no more."""

    def __init__(self, data, threads):
        super().__init__(data, "pandas")
        import pandas

        self.pandas = pandas

    def run(self):
        return self.pandas.read_csv(self.data / "customers.csv", engine="c")

    def answer(self):
        numbers = self.result.drop(columns="CUST_ID")
        return {"rows": len(self.result),
                "sums": {name: float(numbers[name].astype("float32").astype("float64").sum())
                         for name in numbers}}


class CsvDuckdb(Work):
    def __init__(self, data, threads):
        super().__init__(data, "duckdb")
        import duckdb

        self.connection = duckdb.connect()
        self.connection.execute(f"SET threads = {threads}")

    @property
    def result(self):
        return self._result

    @result.setter
    def result(self, value):
        if value is None and hasattr(self, "connection"):
            self.connection.execute("DROP TABLE IF EXISTS customers")
        self._result = value

    def run(self):
        path = str(self.data / "customers.csv").replace("'", "''")
        self.connection.execute(f"CREATE TABLE customers AS SELECT * FROM read_csv('{path}')")
        return "customers"

    def answer(self):
        described = self.connection.execute("DESCRIBE customers").fetchall()
        numbers = [column[0] for column in described if column[0] != "CUST_ID"]
        sums = ", ".join(f'sum("{name}"::FLOAT::DOUBLE)' for name in numbers)
        query = f"SELECT count(*), {sums} FROM customers"
        count, *values = self.connection.execute(query).fetchone()
        return {"rows": count, "sums": dict(zip(numbers, values))}
