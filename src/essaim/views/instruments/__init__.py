"""The report's methods as instruments: one module a page, each readable as it is and alive with its script."""
