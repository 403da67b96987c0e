"""Compare a translation with its source: pairs in, findings out, family by family.

`compare.py` lists the checks and runs them; `finding.py` says what a check gets and what it gives.
"""
