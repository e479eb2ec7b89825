"""What the library holds and finds as rows for pandas and polars (*rækker*).

`docs/howto/frames.md` has the columns of every source in one table. Amounts are Decimals in
kroner with two decimals, printed figures are Decimals, `change` and other shares Decimals
of 1 with ten decimals, rounded half up and away from zero. All Decimals of a column have as
many decimals as the longest of them, so that none loses a digit in polars. Days are dates,
both ends included. What is missing or unknown is None. Sums of rows are in none, but in
those of a tree. No frame library is imported here.
"""

from kommunedata.records.frame import records

__all__ = ["records"]
