"""A table of customers of a log of purchases, by polars."""

from peer_base import Work


class CustomersPolars(Work):
    def __init__(self, data, threads):
        super().__init__(data, "polars")
        import polars

        self.polars = polars

    def run(self):
        column = self.polars.col
        log = self.polars.scan_csv(self.data / "purchases.csv", try_parse_dates=True)
        return log.group_by("CUSTOMER").agg(
            amount=column("AMOUNT").sum(), purchases=self.polars.len(),
            orders=column("ORDER").n_unique(), products=column("PRODUCT").n_unique(),
            first=column("DATE").min(), last=column("DATE").max(),
        ).sort("CUSTOMER").collect()

    def answer(self):
        end = self.result["last"].max()
        table = self.result.with_columns(
            recency_days=(end - self.polars.col("last")).dt.total_days(),
            tenure_days=(end - self.polars.col("first")).dt.total_days())
        figures = {}
        for name in ["amount", "orders", "purchases", "products", "recency_days", "tenure_days"]:
            path = self.path_for(f"customers_{name}.f64")
            table[name].to_numpy().astype("<f8").tofile(path)
            figures[name] = str(path)
        return {"customers": len(table), "figures": figures}
