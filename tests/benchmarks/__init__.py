"""Measurements that are run by hand; nothing here passes or fails by a clock."""
