"""How large the inputs are and how often each row of the table runs."""

SIZES = {
    # Rows of the matrices and CSV files, and bytes of the large CSV file. "inertia_slack" is how
    # much more inertia than the peer's is let pass: random starts on few rows end in other optima.
    # "loss_slack" likewise of an autoencoder: PyTorch's own losses after fifty epochs differ by 18%
    # of their mean from seed to seed on 2,000 rows (eight seeds), the largest 1.75 of the least.
    # A log has a tenth as many customers as rows.
    "full": {"customers": 8950, "million": 1_000_000, "fifty": 50_000, "twenty": 20_000,
             "csv_bytes": 1_000_000_000, "csv_rows": 1_000_000, "log_rows": 10_000_000,
             "inertia_slack": 0.005, "loss_slack": 0.03},
    "quick": {"customers": 2000, "million": 100_000, "fifty": 5000, "twenty": 5000,
              "csv_bytes": 100_000_000, "csv_rows": 100_000, "log_rows": 500_000,
             "inertia_slack": 0.05, "loss_slack": 0.5},
    "tiny": {"customers": 600, "million": 5000, "fifty": 800, "twenty": 800,
             "csv_bytes": 2_000_000, "csv_rows": 3000, "log_rows": 20_000,
             "inertia_slack": 0.05, "loss_slack": 0.5},
}

# Of the workers, and of the rows that are whole programs.
ROUNDS = {"full": (5, 5), "quick": (3, 1), "tiny": (2, 1)}
