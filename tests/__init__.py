"""The tests of the whole project; ./test runs them."""
