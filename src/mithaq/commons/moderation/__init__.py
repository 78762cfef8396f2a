"""The desk at which comments are read, appeals decided, reports of abuse settled and answers written."""
