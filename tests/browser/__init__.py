"""The product in a real browser, against a server and a database of its own."""
