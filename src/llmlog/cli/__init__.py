"""The command line: the app and its lazy group, option groups, the session, and the one place that writes."""
